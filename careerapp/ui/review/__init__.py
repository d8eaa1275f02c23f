"""The recurring review: its steps, its questions, its schedule."""
