"""Lemmas from a dictionary of the treebanks and, for words not in it, from edit scripts.

An edit script says how a word becomes its lemma: change its case, cut letters from its end, append others
(Straka 2018, "UDPipe 2.0 Prototype", section 3). The encoder chooses among scripts; the dictionary overrules
it for words whose lemma was nearly always the same with the same tags.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

_CASES: tuple[tuple[str, Callable[[str], str]], ...] = (("l", str.lower), ("k", str), ("t", str.capitalize))
_CASE = dict(_CASES)

# Both treebanks write large numbers without commas in the lemma.
_GROUPED_NUMBER = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")


def edit_script(form: str, lemma: str) -> str:
    """Return the shortest script that turns ``form`` into ``lemma``.

    It is written as the case (lower, keep, title), the number of letters cut, a plus sign and the letters
    appended: ``l3+y`` makes "country" of "Countries". Where the two share no beginning it is ``=`` and the
    lemma.
    """
    best, effort = "", 0
    for case, change in _CASES:
        base = change(form)
        shared = _shared_letters(base, lemma)
        script = f"{case}{len(base) - shared}+{lemma[shared:]}"
        if shared and (not best or len(base) - shared + len(lemma) - shared < effort):
            best, effort = script, len(base) - shared + len(lemma) - shared
    return best or f"={lemma}"


def _shared_letters(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def apply_script(form: str, script: str) -> str:
    """Return the lemma that ``script`` makes of ``form``; one that does not fit changes the case only."""
    if script.startswith("="):
        return script[1:]
    base = _CASE[script[0]](form)
    letters_cut, ending = script[1:].split("+", 1)
    cut = int(letters_cut)
    return base if cut > len(base) else (base[: len(base) - cut] + ending) or form


class Lemmatizer:
    """Finds lemmas by dictionary and edit script.

    Args:
        scripts: The edit scripts in the order of the encoder's classes.
        dictionary: Lemma by word and tags, the key being ``form``, a tab, UPOS, a tab and XPOS.
    """

    def __init__(self, scripts: Sequence[str], dictionary: Mapping[str, str]) -> None:
        self._scripts = tuple(scripts)
        self._dictionary = dictionary
        self._known: dict[tuple[str, str, str, int], str] = {}

    def lemma(self, form: str, upos: str, xpos: str, script: int) -> str:
        """Return the lemma of ``form``, never empty; ``script`` is the class that the encoder chose."""
        key = (form, upos, xpos, script)
        lemma = self._known.get(key)
        if lemma is None:
            if _GROUPED_NUMBER.fullmatch(form):
                lemma = form.replace(",", "")
            else:
                lemma = self._look_up(form, upos, xpos) or apply_script(form, self._scripts[script])
            if len(form) < 40:
                self._known[key] = lemma
        return lemma

    def _look_up(self, form: str, upos: str, xpos: str) -> str | None:
        # A curly apostrophe is a straight one to the dictionary: n’t is not.
        plain = form.replace("’", "'")
        tags = f"\t{upos}\t{xpos}"
        return self._dictionary.get(plain + tags) or self._dictionary.get(plain.lower() + tags)
