"""The journal: search, and nodes that a note mentions."""
