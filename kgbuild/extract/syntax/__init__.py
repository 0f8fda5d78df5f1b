"""The grammar of a sentence: its tree, and what phrases, clauses and subjects say of it."""
