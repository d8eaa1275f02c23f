"""The engine: a work model as a graph, and the chances of reaching its nodes."""
