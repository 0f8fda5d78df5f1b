"""Who did it, to whom, and what else takes part: in the phrase, in its clause, in the sentences before."""
