"""Cuts a phrase of the ontology into words: slots with what they ask for, fixed words and prepositions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kgbuild.errors import OntologyError

PREPOSITIONS = frozenset(
    "about above across after against ahead along alongside amid among around as at before behind below "
    "beneath beside between beyond by despite during for from in inside into like near of on onto over per "
    "regarding through outside throughout to toward towards under until upon via with within without".split()
)
PARTICLES = frozenset(["up", "down", "out", "off", "away", "back", "apart", "aside", "forward", "together"])
CLAUSES = {"DO": "xcomp", "THAT": "ccomp", "MUST": "ccomp:must"}
COMPLEMENTS = {"DO": "xcomp", "THAT": "ccomp", "OBJECT": "obj", "PREDICATE": "xcomp:predicate"}
"""Complements that a phrase can rule out: `SOURCE and TARGET meet -OBJECT`."""
SYNONYMOUS_PREPOSITIONS = {"upon": "on", "towards": "toward", "onto": "on"}


@dataclass(frozen=True)
class Word:
    """A word of a phrase as it is written: `impose|slap`, `TARGET{gpe}`, `-verbal`.

    Attributes:
        text: The word with all that is attached to it.
        optional: Whether it stands in parentheses.
    """

    text: str
    optional: bool

    @cached_property
    def name(self) -> str:
        """A slot without its choice, its mark and its possessive ending."""
        return self._outside.removesuffix("'s").rstrip("!?")

    @cached_property
    def _outside(self) -> str:
        """What is written before and behind the braces."""
        before, _, rest = self.text.partition("{")
        return before + rest.partition("}")[2]

    @property
    def is_asked_for(self) -> bool:
        """Whether a slot is marked with `!`: the line does not match where it stays empty."""
        return "!" in self._outside

    @property
    def may_be_missing(self) -> bool:
        """Whether a slot is marked with `?`: what fills it must be as asked for, but nothing need fill it."""
        return "?" in self._outside

    @property
    def choice(self) -> list[str]:
        """What stands in a slot's braces."""
        return self.text.partition("{")[2].partition("}")[0].split("|") if "{" in self.text else []

    @property
    def is_possessive(self) -> bool:
        """Whether a slot is written with `'s`."""
        return self._outside.endswith("'s")

    @cached_property
    def is_slot(self) -> bool:
        """Whether it is a role's name in capitals."""
        return self.name.isupper() and len(self.name) > 1

    @property
    def is_excluded(self) -> bool:
        """Whether it must not be there: `-verbal attack`."""
        return self.text.startswith("-") and len(self.text) > 1

    @cached_property
    def alternatives(self) -> list[str]:
        """The words of which one must be there, in lower case."""
        return self.text.lower().split("|")


def tokenize(phrase: str) -> list[Word]:
    """The words of a phrase in order.

    Raises:
        OntologyError: Parentheses or braces do not match.
    """
    words, optional = [], False
    for token in re.findall(r"[()]|[^\s()]+", phrase):
        if token in "()":
            if optional == (token == "("):
                raise OntologyError("parentheses do not match")
            optional = token == "("
        elif token.count("{") != token.count("}"):
            raise OntologyError(f"the braces of '{token}' do not match; there is no space inside them")
        else:
            words.append(Word(token, optional))
    if optional:
        raise OntologyError("parentheses do not match")
    return words


def leading_slots(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """`SOURCE and TARGET meet`: the slots that are subject, and what follows."""
    count = 0
    while count < len(words) and (words[count].is_slot or words[count].text == "and"):
        count += 1
    return [w for w in words[:count] if w.is_slot], words[count:]


def is_prepositions(word: Word) -> bool:
    """Whether all alternatives of a fixed word are prepositions."""
    return not word.is_slot and all(alternative in PREPOSITIONS for alternative in word.alternatives)


def is_particle(word: Word) -> bool:
    """Whether all alternatives of a fixed word are particles of phrasal verbs."""
    return not word.is_slot and all(alternative in PARTICLES for alternative in word.alternatives)


IRREGULAR_PARTICIPLES = {
    "beaten": "beat", "begun": "begin", "bound": "bind", "broken": "break", "brought": "bring",
    "built": "build",
    "caught": "catch", "cut": "cut", "dealt": "deal", "driven": "drive", "fought": "fight", "found": "find",
    "forbidden": "forbid", "given": "give", "held": "hold", "hit": "hit", "hurt": "hurt", "kept": "keep",
    "laid": "lay", "led": "lead", "left": "leave", "made": "make", "met": "meet", "overthrown": "overthrow",
    "put": "put", "sent": "send", "set": "set", "shot": "shoot", "shut": "shut", "sought": "seek",
    "spoken": "speak", "stolen": "steal", "struck": "strike", "sworn": "swear", "taken": "take",
    "thrown": "throw",
    "torn": "tear", "withdrawn": "withdraw", "won": "win", "wounded": "wound",
}  # fmt: skip


def is_participle(word: str) -> bool:
    """Whether a word behind `be` is written as a past participle."""
    return word in IRREGULAR_PARTICIPLES or word.endswith("ed")


def participle_lemmas(word: str) -> list[str]:
    """What the base form of a past participle can be; forms that are no word never match a token."""
    if word in IRREGULAR_PARTICIPLES:
        return [IRREGULAR_PARTICIPLES[word]]
    stem = word[:-2]
    forms = [stem, stem + "e"]
    if stem.endswith("i"):
        forms.append(stem[:-1] + "y")
    if len(stem) > 2 and stem[-1] == stem[-2]:
        forms.append(stem[:-1])
    return forms


def noun_lemma(word: str) -> str:
    """The singular of a noun as written in a phrase; words in -ss, -us and -is stay."""
    if word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1]
