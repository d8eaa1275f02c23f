"""Pieces used by several features: widgets, charts, explanations, files."""
