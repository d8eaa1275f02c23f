"""Data points: logging one, its result, correcting it, the timeline."""
