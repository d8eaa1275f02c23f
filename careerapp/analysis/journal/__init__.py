"""Reading the journal: searching it, and finding what a note mentions."""
