"""Where one person is in one tab, what they have begun, and saving what they did."""
