"""A work model as numbered nodes and links, and the chances of reaching each of them."""
