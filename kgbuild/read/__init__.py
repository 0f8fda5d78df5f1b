"""Reads files of every kind into articles."""
