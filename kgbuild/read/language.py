"""Recognises articles that are not in English, which kgbuild cannot read.

Only one question is asked, so counting function words is enough and a model of 100 languages is not needed:
in running English text about four words in ten are among the forty commonest, in other languages a few in
a hundred. Other scripts are told by their letters. The words are data, in `languages.txt` of the ontology.
A text too short to tell counts as English: nothing is lost on a guess.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

from kgbuild.errors import OntologyError
from kgbuild.lexicon.location import ontology_dir

ENGLISH = "en"
UNKNOWN = "und"
"""ISO 639-3 for a language that is not determined."""

FEWEST_WORDS = 8
"""Shorter texts, such as headlines, are not judged."""
SAMPLE_CHARACTERS = 2_000
CLEARLY_ENGLISH = 0.25
"""Share of English function words from which no other language is looked at."""
FEWEST_HITS = 3
"""Function words of another language that a text must hold: names and quotations bring one or two."""
FOREIGN_SHARE = 0.15
"""Share of words that must be among them; in the 25 languages listed it is 0.2 to 0.5 of running text."""
FOREIGN_LEAD = 2
"""How many times as many of them as of English function words there must be."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def language_of(text: str) -> str:
    """ISO 639-1 code of a text's language; `und` for another script or an unknown language."""
    sample = text[:SAMPLE_CHARACTERS]
    if not sample.isascii() and _is_other_script(sample):
        return UNKNOWN
    words = [word.casefold() for word in _WORD.findall(sample)]
    known = function_words()
    english = sum(word in known[ENGLISH] for word in words)
    if len(words) < FEWEST_WORDS or english >= CLEARLY_ENGLISH * len(words):
        return ENGLISH
    counts = {code: sum(word in known[code] for word in words) for code in known if code != ENGLISH}
    best = max(counts, key=lambda code: (counts[code], code))
    enough = max(FEWEST_HITS, FOREIGN_SHARE * len(words), FOREIGN_LEAD * english)
    several = len(known[best].intersection(words)) > 1
    return best if several and counts[best] >= enough else ENGLISH


def _is_other_script(sample: str) -> bool:
    """Whether most letters are not Latin."""
    letters = [character for character in sample if character.isalpha()]
    latin = sum(character < "\u0250" or "\u1e00" <= character < "\u1f00" for character in letters)
    return 2 * latin < len(letters) and len(letters) > FEWEST_WORDS


@functools.cache
def function_words(path: Path | None = None) -> dict[str, frozenset[str]]:
    """The function words of each language in `languages.txt`.

    Raises:
        OntologyError: The file is missing or a line has no code before a colon, or there is no English.
    """
    path = path or ontology_dir() / "languages.txt"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"cannot be read: {error}", path) from error
    words: dict[str, frozenset[str]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        code, colon, listed = line.partition(":")
        if not colon or not re.fullmatch(r"[a-z]{2,3}", code.strip()):
            raise OntologyError("is not a language code, a colon and words", path, number)
        words[code.strip()] = frozenset(listed.casefold().split())
    if ENGLISH not in words:
        raise OntologyError(f"lacks the line of {ENGLISH!r}", path)
    english = words.pop(ENGLISH)
    telling = {code: frozenset(w for w in known - english if len(w) > 1) for code, known in words.items()}
    return {ENGLISH: english, **telling}
