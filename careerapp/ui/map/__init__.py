"""The map on a page: its panel, filters and overlays, and the edits made on it."""
