"""Which actor a mention is, and which mentions are one event."""
