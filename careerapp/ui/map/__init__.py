"""The map on a page: its panel, filters and overlays, and the edits that are made on it by hand."""
