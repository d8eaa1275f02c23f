"""Advice: steps to take next, links to test first, links worth adding."""
