"""The best routes to an outcome, by months, by chance and by risk."""
