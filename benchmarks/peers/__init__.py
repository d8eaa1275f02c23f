"""What the figures of the analysis are measured on, and beside."""
