"""Lists the plurals of nouns of which it is hard to guess what must be cut: *embargoes*, *treaties*, *wives*.

The rest need no list: nearly every edit script for a plural cuts one letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from training.word_lists import Form, WordList

# The *e* may be part of the lemma or not: *launches*, but *caches*; *wolves*, but *valves*.
_MINDING_E = re.compile(r".*(?:s|x|z|ch|sh|v|i)e")
_SIBILANT = re.compile(r".*(?:s|x|z|ch|sh)")
_CONSONANT_Y = re.compile(r".*[^aeiou]y")


def noun_plurals(nouns: WordList) -> Iterator[Form]:
    """Yield the plurals of a list, in the order of the alphabet.

    A plural that is also a noun of its own is left out: *data* mostly is, and the treebanks have the others
    that matter (*men*, *teeth*). Of two nouns that the exception list gives for a plural, the regular one is
    taken: *taxes* are seldom of a taxis.
    """
    for noun in sorted(nouns.lemmas):
        plural = regular_plural(noun)
        if plural and plural not in nouns.lemmas and noun in nouns.irregular.get(plural, (noun,)):
            yield plural, "NNS", noun
    for plural, lemmas in sorted(nouns.irregular.items()):
        if plural not in nouns.lemmas and len(lemmas) == 1 and lemmas[0] in nouns.lemmas:
            yield plural, "NNS", lemmas[0]


def regular_plural(noun: str) -> str | None:
    """Return the plural of a noun if its lemma is hard to guess from it, otherwise None.

    Nouns of one or two letters are names of letters and abbreviations; *crises* and *axes* are irregular.
    """
    if len(noun) < 3 or noun.endswith(("sis", "xis")):
        return None
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if _CONSONANT_Y.fullmatch(noun):
        return noun[:-1] + "ies"
    if _SIBILANT.fullmatch(noun):
        return noun + "es"
    return noun + "s" if _MINDING_E.fullmatch(noun) else None
