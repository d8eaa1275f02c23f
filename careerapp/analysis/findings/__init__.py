"""Findings: results of the analysis as sentences."""
