"""Findings in sentences: what an analysis comes to, in words a person would use."""
