"""Forms: widgets for the fields of domain values, saving them, and problems at fields."""
