"""Every page as a person uses it, run without a browser."""
