"""Small tests and signs, and what the work model rests on untested."""
