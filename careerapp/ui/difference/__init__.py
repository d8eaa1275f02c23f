"""The difference between two moments of a version: in sentences, on the map, as progress."""
