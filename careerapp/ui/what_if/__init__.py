"""The parts of the What if…? page: losses to suppose, and their effect on every hope."""
