"""What would help most: the next step, the test, the one more link."""
