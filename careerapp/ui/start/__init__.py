"""The parts of the Start page: the nodes of its small map."""
