"""The pages, each a straight script that `main` runs."""
