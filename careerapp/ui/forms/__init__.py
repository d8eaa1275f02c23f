"""Widgets on one side, domain fields on the other, and what happens between the two."""
