"""Reads the operators: words that change whether an event happened, or say who says so.

Files under `ontology/operators/` are plain text. A section names where the words stand, a line gives the
words, for predicates also where the event stands from their point of view, and after the colon what they do:

    [verbs]
    manage              xcomp               : +|-
    insist              ccomp/subjunctive   : future demanded possible demands
    try                 xcomp@past          : -|- past probable
    accuse              prep:of             : alleged says
    rule_out            obj|xcomp           : negate

    [auxiliaries]
    may|might           : possible future
    must_have           : past probable

Sections are `verbs`, `nouns`, `adjectives` (predicates with an event in a complement), `auxiliaries`,
`adverbs` (in the event's own clause), `report_adverbs` (beside a reporting verb), `modifiers` (adjectives and
participles on an event noun), `degrees` (of an adjective with an infinitive), `markers` (subordinators of the
event's own clause), `times` (subordinators of time), `prepositions` (of a source: `according to`), `courses`
(event nouns for what takes its time) and `states` (for what holds for long). An underscore joins a verb with
a word that must depend on it (its particle, `put_it`), an auxiliary with `have` or `not`, and the words of a
subordinator or preposition.

A complement may be narrowed: after a slash to what is of a form, after an `@` to governors in a tense. The
signature `+|-` of an implicative or factive is what the event is when the predicate is affirmed, and what
it is when that is negated; `+` it happened, `-` it did not, `0` nobody can tell. The scheme is that of Nairn,
Condoravdi & Karttunen (2006), Computing relative polarity for textual inference, ICoS-5.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kgbuild.errors import OntologyError
from kgbuild.lexicon.lines import entries
from kgbuild.records import PhraseRef

PREDICATE_SECTIONS = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ"}
WORD_SECTIONS = frozenset(
    {
        "auxiliaries",
        "adverbs",
        "report_adverbs",
        "modifiers",
        "degrees",
        "markers",
        "times",
        "prepositions",
        "courses",
        "states",
    }
)
EFFECTS = frozenset(
    {
        # on polarity, certainty and tense
        "negate", "possible", "probable", "future", "past", "present",
        # contexts, which decide the status
        "planned", "considered", "threatened", "demanded", "alleged", "hypothetical",
        # attribution: the predicate's subject, or what `source=` names, is a source with this stance
        "says", "denies", "declines", "questions", "demands", "considers", "threatens", "promises",
        # who did it is claimed, that it happened is not: `blamed Iran for the attack`
        "perpetrator",
        # what was planned, or is voted on, is settled by it
        "decided",
        # an attempt, which is an act of its own where to try is to do: `tried to kill him`
        "tried",
        # it makes somebody else act: `persuaded it to withdraw`
        "induces",
        # somebody's part in an event that is taken for granted: `denied responsibility for the attack`
        "grants",
        # a support verb: its subject and prepositions are the event noun's own; with `undergoes` (face,
        # suffer) the subject is whom the event befalls
        "support", "undergoes",
        # the source is the object, or unnamed
        "source=obj", "source=poss", "source=none",
    }
)  # fmt: skip
FORMS = frozenset(
    {
        "subjunctive",  # insisted that it withdraw, demanded that it should be freed
        "whether",  # asked whether, if it withdrew
        "self",  # warned that it would withdraw: what the governor itself may do
        "object",  # wanted it to withdraw: the governor has an object of its own
        "asked",  # called on it to withdraw: the governor names whom it asks under a preposition
        "noun",  # called it an attack
        "gerund",  # talks on freeing hostages
        "bare",  # escaped arrest: a noun without a determiner or possessor
        "indefinite",  # supports a round of sanctions: a noun with no determiner but an article for any
        "wished",  # would welcome talks: such a noun, under an auxiliary for what may be
        "determined",  # provides for the withdrawal: a noun with a determiner or possessor
        "terms",  # the plan includes a pullout: the governor's subject says what is to be done
        "part",  # a noun for a part in a deed: claimed responsibility for the attack
        "participle",  # provided that it withdrew: the governor is a participle
        "report",  # an act of speech or thought: met to demand
        "claim",  # a noun for something said: denied reports, rejected the accusation
        "prospect",  # a noun for what may be: dismissed the possibility of a raid
        "plan",  # a noun for something meant: the attempt failed
        "deed",  # discussed the raid: a definite noun for what has been done, or is arranged
        "incident",  # investigated an explosion: a countable noun for violence
        "judged",  # considers the raid a crime: the governor says what it thinks of it
        "decision",  # an act of deciding: voted to approve it
    }
)
TENSES = frozenset({"past", "present", "future"})
SIGNATURES = frozenset(f"{a}|{b}" for a in "+-0" for b in "+-0")


@dataclass(frozen=True, slots=True)
class Complement:
    """Where an event stands from a predicate's point of view.

    Attributes:
        function: As frames name it: `xcomp`, `obj`, `prep:of`, `advcl:to` …
        form: The kind of clause or noun asked for, of `FORMS`, or "".
        tense: The tense asked for of the predicate's own clause, or "".
    """

    function: str
    form: str = ""
    tense: str = ""


@dataclass(frozen=True, slots=True)
class OperatorEntry:
    """One line of an operator file.

    Attributes:
        words: Its words, lower case; a particle after an underscore.
        complements: Where the event stands, for predicates; empty for other words.
        effects: What the operator does, of `EFFECTS`.
        signature: What an implicative or factive makes of the event, affirmed and negated; or None.
        ref: The line.
    """

    words: tuple[str, ...]
    complements: tuple[Complement, ...]
    effects: frozenset[str]
    ref: PhraseRef
    signature: tuple[str, str] | None = None
    functions: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "functions", frozenset(c.function for c in self.complements))


@dataclass(frozen=True, slots=True)
class OperatorTable:
    """All operators, by section and first word."""

    entries: Mapping[tuple[str, str], tuple[OperatorEntry, ...]] = field(default_factory=dict)

    def find(self, section: str, word: str) -> tuple[OperatorEntry, ...]:
        """The entries of a section whose first word this is, those that ask for more first."""
        return self.entries.get((section, word), ())


def read_operators(paths: Iterable[Path]) -> OperatorTable:
    """Reads operator files; lines of later files come before those of earlier ones.

    Raises:
        OntologyError: A line has an unknown section, complement or effect, or lacks its colon.
    """
    found: dict[tuple[str, str], list[tuple[bool, bool, OperatorEntry]]] = {}
    for path in reversed(list(paths)):
        section = ""
        for number, line in entries(path):
            if line.startswith("["):
                section = line.strip("[] ")
                if section not in PREDICATE_SECTIONS and section not in WORD_SECTIONS:
                    raise OntologyError(f"there is no section [{section}]", path, number)
                continue
            entry = _read_line(line, section, PhraseRef(line, path.name, number), path)
            plain = all(not c.form and not c.tense for c in entry.complements)
            for word in entry.words:
                first, _, particle = word.partition("_")
                found.setdefault((section, first), []).append((not particle, plain, entry))
    return OperatorTable({key: _most_demanding_first(entries) for key, entries in found.items()})


def _most_demanding_first(found: list[tuple[bool, bool, OperatorEntry]]) -> tuple[OperatorEntry, ...]:
    """Sorts lines that ask for a particle, a form or a tense before those that do not."""
    ordered = sorted(found, key=lambda item: item[:2])
    return tuple({id(entry): entry for *_, entry in ordered}.values())


def _read_line(line: str, section: str, ref: PhraseRef, path: Path) -> OperatorEntry:
    left, colon, right = line.rpartition(" :")
    parts, effects = left.split(), frozenset(right.split())
    wanted = 2 if section in PREDICATE_SECTIONS else 1
    if not section:
        raise OntologyError("the line stands before the first [section]", path, ref.line)
    if not colon or len(parts) != wanted:
        form = "words complements : effects" if wanted == 2 else "words : effects"
        raise OntologyError(f"'{line}' is not of the form '{form}'", path, ref.line)
    signatures = sorted(effects & SIGNATURES)
    if unknown := effects - EFFECTS - SIGNATURES:
        raise OntologyError(f"there is no effect '{min(unknown)}'", path, ref.line)
    if len(signatures) > 1:
        raise OntologyError(f"'{line}' has two signatures", path, ref.line)
    complements = tuple(_complement(part, ref, path) for part in parts[1].split("|")) if wanted == 2 else ()
    signature = (signatures[0][0], signatures[0][2]) if signatures else None
    return OperatorEntry(tuple(parts[0].split("|")), complements, effects - SIGNATURES, ref, signature)


def _complement(text: str, ref: PhraseRef, path: Path) -> Complement:
    rest, _, tense = text.partition("@")
    function, _, form = rest.partition("/")
    if form and form not in FORMS:
        raise OntologyError(f"there is no form '{form}' of a complement", path, ref.line)
    if tense and tense not in TENSES:
        raise OntologyError(f"there is no tense '{tense}'", path, ref.line)
    return Complement(function, form, tense)
