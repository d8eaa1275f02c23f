"""What is different between two moments: in sentences, on the map, as progress."""
