"""Phrases that can refer to somebody or something, and what they can refer to.

What a phrase can refer to is told by number, gender and animacy: a country is `it`, a minister `he` or
`she`, a government `it` or `they`. Gender follows from titles, nouns and common given names; where nothing
tells it, both stay open.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What sort of phrase refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    GROUP = "group"
    """A coordination: `Russia and China`."""


MALE, FEMALE, NEUTER = "m", "f", "n"
ANY_PERSON = frozenset({MALE, FEMALE})
ANYTHING = frozenset({MALE, FEMALE, NEUTER})
THING = frozenset({NEUTER})

PRONOUNS: dict[str, tuple[int, str, frozenset[str]]] = {
    **dict.fromkeys("i me my mine myself".split(" "), (1, "sing", ANY_PERSON)),
    **dict.fromkeys("we us our ours ourselves".split(" "), (1, "plur", ANY_PERSON)),
    **dict.fromkeys("you your yours yourself yourselves".split(" "), (2, "", ANY_PERSON)),
    **dict.fromkeys("he him his himself".split(" "), (3, "sing", frozenset({MALE}))),
    **dict.fromkeys("she her hers herself".split(" "), (3, "sing", frozenset({FEMALE}))),
    **dict.fromkeys("it its itself".split(" "), (3, "sing", THING)),
    **dict.fromkeys("they them their theirs themselves".split(" "), (3, "plur", ANYTHING)),
}
"""Person, number and possible genders of each personal, possessive and reflexive pronoun."""


@dataclass(slots=True, eq=False)
class Nominal:
    """A phrase that refers.

    Attributes:
        head: Token index of its head.
        begin, end: Its tokens from the first word before the head to the end of the head's name.
        sentence: Number of its sentence.
        kind: What sort of phrase it is.
        words: The words of a name, or the head word in lower case.
        lemma: Lemma of the head, lower case.
        number: `sing`, `plur`, or "" where it can be both.
        genders: The genders that it can have.
        definite: It has a definite determiner or a possessor.
        modifiers: What stands before its head, determiners left out, in lower case.
        country: Code of the country that a modifier, a possessor or the name itself tells.
        others: Codes of further ones: `Peruvian and Bolivian officials`, `Iraq's envoy to Iran`.
        function: `subj`, `obj`, `obl`, `nmod`, `poss`, `appos`, `mod` or `other`.
        quotation: Number of the quotation that it stands in, or None.
        label: Entity label of a name, or "".
        person: 1, 2 or 3.
        parts: Heads of the members of a coordination.
        roles: Nouns that say what it is: titles, appositions, predicates.
        role_words: What stands before those nouns: `foreign` of `foreign minister`.
        metonym: Code of the country that a capital stands for.
        is_named: A name stands before its head, and no number unless it is a people's: `NATO soldiers`.
        is_pair: It says that there are two of them: `both countries`, `the two sides`.
    """

    head: int
    begin: int
    end: int
    sentence: int
    kind: Kind
    words: tuple[str, ...]
    lemma: str
    number: str
    genders: frozenset[str]
    definite: bool
    modifiers: frozenset[str]
    country: str | None
    function: str
    quotation: int | None
    label: str = ""
    person: int = 3
    parts: tuple[int, ...] = ()
    roles: frozenset[str] = frozenset()
    role_words: frozenset[str] = frozenset()
    metonym: str | None = None
    is_pair: bool = False
    is_named: bool = False
    others: tuple[str, ...] = ()
