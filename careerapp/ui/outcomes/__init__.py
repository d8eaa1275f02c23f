"""The parts of the Outcomes page: the form for the importance of hopes."""
