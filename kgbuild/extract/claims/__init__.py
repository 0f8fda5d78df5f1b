"""Whether an event happened and who says so, composed along the tree."""
