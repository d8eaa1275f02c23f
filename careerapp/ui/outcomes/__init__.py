"""Step 1, what is hoped for: setting the outcomes against each other."""
