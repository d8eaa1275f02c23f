"""Pieces that several features are made of: widgets, charts, explanations, files."""
