"""Reads the phrases that express events, and turns each line into patterns over grammatical functions.

A file under `ontology/triggers/` is plain text, one phrase a line under the class that it expresses:

    [Sanction]
    SOURCE impose|slap sanctions on TARGET over TOPIC
    SOURCE sanction TARGET ~ sanctioning
    TARGET be hit by sanctions
    sanctions on|against TARGET ; cameo=163

Capital words are slots for roles; `|` separates alternatives; what stands in parentheses may be missing;
`~ noun` names a nominalisation, which takes the same slots; `; key=value` overrides what the class says.
`TARGET!` asks for a filler, without which the line does not match. Braces say with what a slot may be filled:
`SOURCE{union|teacher}` asks for one of these heads, `{person}` for a kind of name, `{@building}` for a class
of nouns (see noun_classes.py), `TARGET{-idea|-@disease}` for anything but these: where one of them stands in
the slot, the line does not match. `SOURCE?{@party}` may be missing, as in a passive without an agent. What
stands alone with a minus must not depend on the head or its noun: a word or class of nouns (`-verbal|heart
attack`), a preposition (`-at`), an object, an infinitive, a clause or what somebody is called (`-OBJECT`,
`-DO`, `-THAT`, `-PREDICATE`).

Verbs are written in their base form, with SOURCE or TARGET as subject; a line that begins with a noun, or
with a possessive slot (`SOURCE's expulsion of TARGET`), is headed by that noun. Passives, relative clauses,
coordination, control and light verbs come from grammar and need no phrases of their own. `DO` asks for an
infinitive or gerund, `THAT` for a clause, `MUST` for one that obliges (`must`, `should`, `has to`); a slot
behind one of them is its subject: `SOURCE demand THAT TARGET`. `TARGET's` before a fixed word of a clause is
that word's possessor or modifier: `SOURCE reject TARGET's demand`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kgbuild.errors import OntologyError
from kgbuild.lexicon.lines import entries
from kgbuild.lexicon.noun_classes import ANYTHING, Choice, NounClasses, Nouns, read_choice
from kgbuild.lexicon.phrase_words import (
    CLAUSES,
    COMPLEMENTS,
    PREPOSITIONS,
    SYNONYMOUS_PREPOSITIONS,
    Word,
    is_participle,
    is_particle,
    is_prepositions,
    leading_slots,
    noun_lemma,
    participle_lemmas,
    tokenize,
)
from kgbuild.records import SOURCE, TARGET, PhraseRef

OVERRIDES = frozenset({"plover", "cameo"})


@dataclass(frozen=True, slots=True)
class Slot:
    """A role and the grammatical function that fills it, e.g. `target` by `prep:on`.

    `choice` says what the filler's head must be, or must not be.
    """

    role: str
    function: str
    required: bool = False
    choice: Choice = ANYTHING


@dataclass(frozen=True, slots=True)
class Fixed:
    """A dependent that must be there: the functions that it may have and its possible lemmas."""

    functions: tuple[str, ...]
    lemmas: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One pattern: a head word, what must depend on it, and which functions fill which roles.

    Attributes:
        event_class: Local name of the ontology class.
        head: Lemma of the head word, lower case.
        pos: `VERB`, `NOUN` or `ADJ`.
        slots, fixed: Roles by function, and required words.
        excluded: Words of which none may depend on the head or on a fixed noun.
        absent: Functions that nothing may fill.
        clauses: Functions of which one must be filled by a clause; empty where none is asked for.
        overrides: PLOVER or CAMEO where the line departs from its class.
        ref: The line itself.
    """

    event_class: str
    head: str
    pos: str
    slots: tuple[Slot, ...]
    fixed: tuple[Fixed, ...]
    excluded: Nouns
    absent: frozenset[str]
    clauses: frozenset[str]
    overrides: Mapping[str, str]
    ref: PhraseRef
    specificity: int = field(init=False)
    """How much the pattern asks for; of several that match, the one that asks for most is taken."""
    shares_subject: bool = field(init=False)
    """Whether the parties of two roles are its subject: `SOURCE and TARGET meet`."""

    def __post_init__(self) -> None:
        required = len({slot.role for slot in self.slots if slot.required})
        required += 2 * any(slot.required and slot.choice.is_telling for slot in self.slots)
        object.__setattr__(self, "specificity", 3 * len(self.fixed) + required + len(self.clauses))
        subjects = sum(slot.function == "subj" for slot in self.slots)
        object.__setattr__(self, "shares_subject", subjects > 1)

    @property
    def is_about_others_act(self) -> bool:
        """Whether a fixed word is an act of the target's: `SOURCE reject TARGET's demand`."""
        return any(slot.role == TARGET and slot.function == "poss" for slot in self.slots)


@dataclass(frozen=True, slots=True)
class Names:
    """What a line of a trigger file may name.

    Attributes:
        event_classes: The event classes by local name.
        roles: The roles that a slot may fill, lower case.
        nouns: The classes of nouns that a slot may ask for or rule out.
    """

    event_classes: Mapping[str, object]
    roles: frozenset[str]
    nouns: NounClasses


def read_phrases(paths: Iterable[Path], names: Names) -> Iterator[Phrase]:
    """The patterns of all trigger files, in the order of files and lines.

    Raises:
        OntologyError: A line names what there is not, or cannot be read as a phrase.
    """
    for path in paths:
        yield from _read_file(path, names)


def _read_file(path: Path, names: Names) -> Iterator[Phrase]:
    event_class: str | None = None
    for number, line in entries(path):
        try:
            if line.startswith("["):
                event_class = _read_header(line, names.event_classes)
            elif event_class is None:
                raise OntologyError(f"'{line}' stands before the first [Class]")
            else:
                ref = PhraseRef(line, path.name, number)
                yield from compile_line(line, event_class, ref, names)
        except OntologyError as error:
            raise OntologyError(str(error), path, number) from None


def _read_header(line: str, classes: Mapping[str, object]) -> str:
    name = line.strip("[] ")
    if name not in classes:
        near = ", ".join(sorted(c for c in classes if c[:3].lower() == name[:3].lower()))
        raise OntologyError(f"there is no event class '{name}'" + (f"; did you mean {near}?" if near else ""))
    return name


def compile_line(line: str, event_class: str, ref: PhraseRef, names: Names) -> list[Phrase]:
    """The patterns of one line: one for each alternative head, and one for each nominalisation.

    Raises:
        OntologyError: The line cannot be read as a phrase.
    """
    body, _, tail = line.partition(";")
    phrase, *nouns = (part.strip() for part in body.split("~"))
    overrides = _read_overrides(tail)
    words = tokenize(phrase)
    if all(word.is_excluded for word in words):
        raise OntologyError("the phrase is empty")
    parser = _PhraseParser(words, event_class, ref, names, overrides)
    patterns = parser.parse()
    for noun in nouns:
        patterns += [_nominalised(patterns[0], lemma) for lemma in noun.split("|")]
    return patterns


def _read_overrides(tail: str) -> dict[str, str]:
    overrides = {}
    for item in filter(None, (part.strip() for part in re.split(r"[;\s]+", tail))):
        key, equals, value = item.partition("=")
        if not equals or key not in OVERRIDES:
            raise OntologyError(f"'{item}' is not one of {', '.join(sorted(OVERRIDES))} with a value")
        overrides[key] = value
    return overrides


class _PhraseParser:
    """Reads the words of one phrase from left to right."""

    def __init__(
        self,
        words: list[Word],
        event_class: str,
        ref: PhraseRef,
        names: Names,
        overrides: Mapping[str, str],
    ) -> None:
        self.words = [word for word in words if not word.is_excluded]
        ruled_out = [a for word in words if word.is_excluded for a in word.text[1:].split("|")]
        self.absent = frozenset(filter(None, map(_ruled_out_function, ruled_out)))
        others = [a for a in ruled_out if not _ruled_out_function(a)]
        self.excluded = read_choice(others, names.nouns).asked
        self.event_class, self.ref = event_class, ref
        self.names, self.overrides = names, overrides
        self.slots: list[Slot] = []
        self.fixed: list[Fixed] = []
        self.clauses: frozenset[str] = frozenset()
        self.passive = False

    def parse(self) -> list[Phrase]:
        first = self.words[0]
        if first.is_slot and first.is_possessive:
            # what must be filled may be so by an adjective, too: "SOURCE!'s aid", "Italian aid"
            functions = ("poss", "mod") if first.is_asked_for else ("poss",)
            self.slots += [self._slot(first, function) for function in functions]
            return self._parse_noun(self.words[1:])
        if first.is_slot:
            return self._parse_clause(self.words)
        return self._parse_noun(self.words)

    def _parse_clause(self, words: list[Word]) -> list[Phrase]:
        subjects, rest = leading_slots(words)
        if not rest:
            raise OntologyError("the phrase has no word but slots")
        verb, rest = rest[0], rest[1:]
        subject, pos, heads = "subj", "VERB", verb.alternatives
        if heads == ["be"] and rest:
            heads, rest = rest[0].alternatives, rest[1:]
            self.passive = all(is_participle(head) for head in heads)
            subject, pos = ("obj", "VERB") if self.passive else ("subj", "ADJ")
            if self.passive:
                heads = [lemma for head in heads for lemma in participle_lemmas(head)]
        for slot in subjects:
            self.slots.append(self._slot(slot, subject))
        self._parse_dependents(rest, bare="obj")
        return self._patterns(heads, pos)

    def _parse_noun(self, words: list[Word]) -> list[Phrase]:
        before = list(
            itertools.takewhile(
                lambda w: w.text.lower() not in PREPOSITIONS and not is_prepositions(w), words
            )
        )
        if not before or before[-1].is_slot:
            raise OntologyError("the phrase has no noun that expresses the event")
        *modifiers, head = before
        for modifier in modifiers:
            if modifier.is_slot:
                self.slots.append(self._slot(modifier, "mod"))
            else:
                self.fixed.append(Fixed(("mod",), frozenset(modifier.alternatives)))
        self._parse_dependents(words[len(before) :], bare=None)
        return self._patterns([noun_lemma(w) for w in head.alternatives], "NOUN")

    def _parse_dependents(self, words: list[Word], bare: str | None) -> None:
        """Reads what follows the head: objects, particles, prepositions with a slot or words, clauses."""
        prepositions: list[str] = []
        latest: list[str] = []
        clause = ""
        selective = not any(not w.is_slot and not is_prepositions(w) for w in words)
        for position, word in enumerate(words):
            if word.is_slot and word.name in CLAUSES:
                clause = CLAUSES[word.name]
                self.clauses |= {clause}
                # "to DO" asks for an infinitive: its "to" is no preposition
                prepositions = []
            elif word.is_slot:
                if clause:
                    self.slots.append(self._slot(word, f"{clause.partition(':')[0]}:subj"))
                else:
                    self._add_slot(word, prepositions, bare, selective)
                # "give in to TARGET's demand": the preposition is the fixed word's
                latest, prepositions = prepositions, prepositions if word.is_possessive else []
            elif is_prepositions(word):
                prepositions = [SYNONYMOUS_PREPOSITIONS.get(p, p) for p in word.alternatives]
                # "meet (with) TARGET": without the preposition the slot is the object
                prepositions += [""] if word.optional and bare else []
                clause = ""
            elif is_particle(word):
                self.fixed.append(Fixed(("prt",), frozenset(word.alternatives)))
            elif word.text == "and":
                # "between SOURCE and TARGET": both stand under the one preposition
                prepositions = latest
            else:
                self._add_fixed(word, prepositions, bare, following=words[position + 1 :])
        if words and is_prepositions(words[-1]) and bare:
            # "take over TARGET", "call TARGET in": what nothing follows is a particle
            self.fixed.append(Fixed(("prt",), frozenset(words[-1].alternatives)))

    def _add_slot(self, word: Word, prepositions: list[str], bare: str | None, selective: bool) -> None:
        role = self._role(word.name)
        if word.is_possessive:
            self.slots += [self._slot(word, function) for function in ("poss", "mod")]
        elif prepositions:
            required = selective and bare is not None and role in (SOURCE, TARGET) and not word.optional
            required = required and not any(slot.function == "obj" for slot in self.slots)
            for preposition in prepositions:
                self.slots.append(self._slot(word, self._function(preposition, bare), required))
        elif bare is None:
            raise OntologyError(f"{word.text} after a noun needs a preposition before it")
        else:
            taken = any(slot.function == bare for slot in self.slots)
            self.slots.append(self._slot(word, "iobj" if taken else bare, not word.optional))

    def _add_fixed(
        self, word: Word, prepositions: list[str], bare: str | None, following: list[Word]
    ) -> None:
        lemmas = frozenset(itertools.chain.from_iterable((w, noun_lemma(w)) for w in word.alternatives))
        if following and not (
            following[0].is_slot or is_prepositions(following[0]) or is_particle(following[0])
        ):
            # a modifier of the word that follows: "house" in "under house arrest"
            self.fixed.append(Fixed(("any",), lemmas))
        elif prepositions:
            functions = dict.fromkeys(self._function(p, bare) for p in prepositions)
            self.fixed.append(Fixed(tuple(functions), lemmas))
        else:
            self.fixed.append(Fixed(("any" if bare is None else "comp",), lemmas))

    def _function(self, preposition: str, bare: str | None) -> str:
        """The function of what stands under a preposition; `by` with a passive is its agent."""
        if not preposition:
            return bare or "obj"
        return "subj" if self.passive and preposition == "by" else f"prep:{preposition}"

    def _slot(self, word: Word, function: str, required: bool = False) -> Slot:
        choice = read_choice(word.choice, self.names.nouns)
        asked = required or word.is_asked_for or bool(choice.asked)
        asked = asked and not word.may_be_missing
        return Slot(self._role(word.name), function, asked, choice)

    def _patterns(self, heads: list[str], pos: str) -> list[Phrase]:
        one = Phrase(
            event_class=self.event_class,
            head="",
            pos=pos,
            slots=tuple(self.slots),
            fixed=tuple(self.fixed),
            excluded=self.excluded,
            absent=self.absent,
            clauses=self.clauses,
            overrides=self.overrides,
            ref=self.ref,
        )
        return [replace(one, head=head) for head in heads]

    def _role(self, slot: str) -> str:
        role = slot.lower()
        if role not in self.names.roles:
            known = ", ".join(sorted(self.names.roles)).upper()
            raise OntologyError(f"there is no role '{slot}'; roles are {known}")
        return role


def _ruled_out_function(item: str) -> str | None:
    """The function that `-DO` or `-against` rules out; None for a word."""
    return COMPLEMENTS.get(item) or (f"prep:{item}" if item in PREPOSITIONS else None)


def _nominalised(verbal: Phrase, noun: str) -> Phrase:
    """The pattern of a verb's nominalisation: `SOURCE expel TARGET` gives `SOURCE's expulsion of TARGET`."""
    transitive = any(slot.function == "obj" for slot in verbal.slots)
    functions = {"subj": ("poss", "prep:by", "mod"), "obj": ("prep:of",), "iobj": ("prep:to",)}
    if not transitive:
        functions["subj"] = ("poss", "prep:by", "mod", "prep:of")
    slots = [
        Slot(slot.role, function, choice=slot.choice)
        for slot in verbal.slots
        for function in functions.get(slot.function, (slot.function,))
    ]
    return replace(
        verbal,
        head=noun_lemma(noun.strip().lower()),
        pos="NOUN",
        slots=tuple(slots),
        fixed=(),
        clauses=frozenset(),
    )
