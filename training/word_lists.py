"""Reads lists of English base forms and irregular forms, and adds the forms they imply to a lemma dictionary.

The lists are those of spacy-lookups-data (Explosion, MIT), which took them from Princeton WordNet's index and
exception files (WordNet licence). They know nothing of frequency, so what the treebanks attest goes first.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

Form = tuple[str, str, str]
"""Form, Penn Treebank tag and lemma."""


@dataclass(frozen=True, slots=True)
class WordList:
    """The words of one part of speech, those in capitals and of several words aside.

    Attributes:
        upos: The universal tag of the words.
        lemmas: The base forms.
        irregular: The base forms that the exception list gives for a form, often but one.
        preferred: The lookup table's lemma of a form, whatever its part of speech.
    """

    upos: str
    lemmas: frozenset[str]
    irregular: Mapping[str, tuple[str, ...]]
    preferred: Mapping[str, str]

    def settle(self, forms: Iterable[Form]) -> dict[tuple[str, str], str]:
        """Return one lemma for each (form, tag) of ``forms``.

        Of several, a listed irregular one goes first, then the lookup table's; then the longest, so that a
        final *e* is not lost (*bathed*), and the first of the alphabet (*aunties* of "auntie").
        """
        candidates: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for form, xpos, lemma in forms:
            candidates[form, xpos].add(lemma)
        return {key: self._choose(key[0], found) for key, found in sorted(candidates.items())}

    def _choose(self, form: str, found: set[str]) -> str:
        listed = found.intersection(self.irregular.get(form, ())) or found
        preferred = self.preferred.get(form)
        return preferred if preferred in listed else min(listed, key=lambda lemma: (-len(lemma), lemma))

    def complete(self, dictionary: Mapping[str, str], forms: Iterable[Form]) -> dict[str, str]:
        """Return a lemma dictionary with ``forms`` added.

        An entry stays as it is unless its lemma is no word of the list: the one use of a form can be an
        annotator's slip ("fre" for *freed*).

        Args:
            dictionary: Lemma by form, tab, UPOS, tab, XPOS, as `training.inventory.collect_lemmas` makes it.
            forms: Forms of words of this list.
        """
        settled = {
            f"{form}\t{self.upos}\t{xpos}": lemma for (form, xpos), lemma in self.settle(forms).items()
        }
        completed = settled | dict(dictionary)
        for key, lemma in dictionary.items():
            form, tags = key.split("\t", 1)
            implied = settled.get(f"{form.lower()}\t{tags}")
            if implied is not None and lemma not in self.lemmas:
                completed[key] = implied
        return dict(sorted(completed.items()))


def read_verbs() -> WordList:
    """Return the verbs of spacy-lookups-data, which must be installed."""
    return _read("verb", "VERB")


def read_nouns() -> WordList:
    """Return the nouns of spacy-lookups-data, which must be installed."""
    return _read("noun", "NOUN")


def _read(kind: str, upos: str) -> WordList:
    exceptions = _table("exc")[kind]
    return WordList(
        upos=upos,
        lemmas=frozenset(filter(_is_plain, _table("index")[kind])),
        irregular={
            form: tuple(lemma for lemma in lemmas if _is_plain(lemma))
            for form, lemmas in exceptions.items()
            if _is_plain(form)
        },
        preferred=_table("lookup"),
    )


def _table(name: str) -> dict[str, Any]:
    """Return a table of the package; some are compressed."""
    folder = files("spacy_lookups_data") / "data"
    plain = folder / f"en_lemma_{name}.json"
    packed = folder / f"en_lemma_{name}.json.gz"
    table: dict[str, Any] = json.loads(
        plain.read_bytes() if plain.is_file() else gzip.decompress(packed.read_bytes())
    )
    return table


def _is_plain(word: str) -> bool:
    return word.isalpha() and word.isascii() and word.islower()
