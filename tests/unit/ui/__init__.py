"""Tests of what the pages are made of, as far as it needs no page."""
