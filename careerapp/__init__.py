"""careerapp: a flexible model of your work, in place of a career plan."""
