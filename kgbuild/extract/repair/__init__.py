"""Readings of the parser that grammar rules out, mended before anything looks at the tree."""
