"""Numbers and findings about a work model; pure, no clock, the same for the same model."""
