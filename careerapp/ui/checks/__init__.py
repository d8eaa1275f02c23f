"""Small tests and signs, the assumptions of the work model, beliefs beside data points."""
