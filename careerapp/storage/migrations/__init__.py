"""Steps from one schema of the database to the next; an applied step never changes."""
