"""The session of one person in one tab: the work that is open, forms, selections, saving."""
