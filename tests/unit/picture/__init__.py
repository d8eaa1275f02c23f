"""What the picture layer promises: where things stand, how they look, what is said of them."""
