"""What the drawing says by itself, without a belief: ways, hinges, assumptions. No NumPy."""
