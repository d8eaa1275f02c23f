"""The database: an append-only history in one SQLite file; domain values in and out."""
