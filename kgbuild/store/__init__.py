"""A corpus on disk: what was read of every document is kept, so that nothing is read twice or lost."""
