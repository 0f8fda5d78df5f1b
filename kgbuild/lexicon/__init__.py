"""Reads the data under `ontology/` into typed tables, and rejects what means nothing."""
