"""Tests of what a work model is and how it is edited."""
