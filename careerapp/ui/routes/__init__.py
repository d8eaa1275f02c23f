"""Step 2, the ways: the inspector, the route builder, the list of ways, the tray of ideas."""
