"""Lists every form of every listed verb, so that no verb of the news depends on a guessed edit script.

A quarter of the verbs of the lists occur in the treebanks, and an edit script learnt from them makes "impos"
of *imposed* and "foug" of *fought*. Regular forms follow the spelling rules of English (Huddleston & Pullum
2002, chapter 18); irregular ones come from the exception list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from training.word_lists import Form, WordList

# Their forms are auxiliaries, which the treebanks have all of.
_AUXILIARIES = frozenset({"be", "may"})

# Past tense and participle are the base form; an exception list has no need to say so.
_UNCHANGED = frozenset(
    "beat beset bet bid broadcast burst cast come cost cut forecast hit hurt let offset outbid overcome "
    "overrun put quit read recast reset rid run set shed shut slit split spread thrust undercut upset wed "
    "wet".split()
)

_CONSONANT_Y = re.compile(r".*[^aeiou]y")
_SIBILANT = re.compile(r".*(?:s|x|z|ch|sh)")
_CONSONANT_O = re.compile(r".*[^aeiou]o")
# *dyeing*, *agreeing* and *canoeing* keep it, and *swingeing* does to be told from *swinging*.
_MUTE_E = re.compile(r"(?!(?:d|s|sw|t)inge$).*[^eoyi]e")

# One short vowel between consonants; of longer verbs the exception list has those that double (expelled).
_DOUBLING = re.compile(r"(?:[^aeiou]*|[^aeiou]*qu)[aeiou][bdfgklmnprstvz]")


def verb_forms(verbs: WordList) -> Iterator[Form]:
    """Yield the forms of all verbs of a list, in the order of the alphabet."""
    full_verbs = verbs.lemmas - _AUXILIARIES
    for verb in sorted(full_verbs):
        for form, xpos in regular_forms(verb):
            # "see" does not make *seed*; "fee" does make *feed*, but nobody means it.
            if form == verb or form not in verbs.lemmas:
                yield form, xpos, verb
    for form, lemmas in sorted(verbs.irregular.items()):
        if form not in lemmas:
            for verb in sorted(full_verbs.intersection(lemmas)):
                yield from ((form, xpos, verb) for xpos in _irregular_tags(form))


def regular_forms(verb: str) -> Iterator[tuple[str, str]]:
    """Yield the forms that a verb has by the rules of spelling, each with its Penn Treebank tag."""
    for xpos in ("VB", "VBP"):
        yield verb, xpos
    yield third_person(verb), "VBZ"
    yield participle(verb), "VBG"
    for xpos in ("VBD", "VBN"):
        yield past_tense(verb), xpos
        if verb in _UNCHANGED:
            yield verb, xpos


def third_person(verb: str) -> str:
    """Return the third person singular: *denies*, *attaches*, *vetoes*, *calls*."""
    if _CONSONANT_Y.fullmatch(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if _SIBILANT.fullmatch(verb) or _CONSONANT_O.fullmatch(verb) else "s")


def past_tense(verb: str) -> str:
    """Return the past tense of a regular verb: *denied*, *imposed*, *banned*, *mimicked*."""
    if _CONSONANT_Y.fullmatch(verb):
        return verb[:-1] + "ied"
    return verb + "d" if verb.endswith("e") else _stem(verb) + "ed"


def participle(verb: str) -> str:
    """Return the present participle: *denying*, *imposing*, *lying*, *agreeing*, *banning*."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    return (verb[:-1] if _MUTE_E.fullmatch(verb) else _stem(verb)) + "ing"


def _stem(verb: str) -> str:
    if verb.endswith("c"):
        return verb + "k"
    return verb + verb[-1] if _DOUBLING.fullmatch(verb) else verb


def _is_past(form: str) -> bool:
    return not form.endswith(("ing", "s"))


def _irregular_tags(form: str) -> tuple[str, ...]:
    if _is_past(form):
        return ("VBD", "VBN")
    return ("VBG",) if form.endswith("ing") else ("VBZ",)
