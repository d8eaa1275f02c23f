"""What becomes of every hope when something falls away."""
