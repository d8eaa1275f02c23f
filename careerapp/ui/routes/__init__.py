"""The parts of the Routes page: inspectors, route builder, lists of ways, tray of ideas."""
