"""Data points: writing down what happened, what follows from it, and correcting it."""
