"""The first page: the part of the map around one hope."""
