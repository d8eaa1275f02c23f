"""The drawing without beliefs: ways, hinges, assumptions, salvage. Imports no NumPy."""
