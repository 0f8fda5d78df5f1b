"""Reads the phrases that express events, and turns each line into patterns over grammatical functions.

A file under `ontology/triggers/` is plain text, one phrase a line under the class that it expresses:

    [Sanction]
    SOURCE impose|slap sanctions on TARGET over TOPIC
    SOURCE sanction TARGET ~ sanctioning
    TARGET be hit by sanctions
    sanctions on|against TARGET ; cameo=163

Capital words are slots for roles; `|` separates alternatives; what stands in parentheses may be missing;
`~ noun` names a nominalisation, which takes the same slots; `; key=value` overrides what the class says.
`SOURCE{union|teacher}` asks for one of these heads, or with `{person}` for a kind of name; `TARGET!` for a
filler, without which the line does not match.
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
from dataclasses import dataclass, replace
from pathlib import Path

from kgbuild.errors import OntologyError
from kgbuild.records import SOURCE, TARGET, PhraseRef

PREPOSITIONS = frozenset(
    "about above across after against ahead along amid among around as at before behind below beneath "
    "beside between beyond by despite during for from in inside into like near of on onto over per "
    "regarding through outside throughout to toward towards under until upon via with within without".split()
)
PARTICLES = frozenset(["up", "down", "out", "off", "away", "back", "apart", "aside", "forward", "together"])
CLAUSES = {"DO": "xcomp", "THAT": "ccomp", "MUST": "ccomp:must"}
SYNONYMOUS_PREPOSITIONS = {"upon": "on", "towards": "toward", "onto": "on"}
OVERRIDES = frozenset({"plover", "cameo", "confidence"})


@dataclass(frozen=True, slots=True)
class Slot:
    """A role and the grammatical function that fills it, e.g. `target` by `prep:on`.

    `heads` are the lemmas of which its filler's head must be one; empty where any will do.
    """

    role: str
    function: str
    required: bool = False
    heads: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fixed:
    """A dependent that must be there: its function and its possible lemmas."""

    function: str
    lemmas: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One pattern: a head word, what must depend on it, and which functions fill which roles.

    Attributes:
        event_class: Local name of the ontology class.
        head: Lemma of the head word, lower case.
        pos: `VERB`, `NOUN` or `ADJ`.
        slots, fixed: Roles by function, and required words.
        clauses: Functions of which one must be filled by a clause; empty where none is asked for.
        overrides: PLOVER, CAMEO or confidence where the line departs from its class.
        ref: The line itself.
    """

    event_class: str
    head: str
    pos: str
    slots: tuple[Slot, ...]
    fixed: tuple[Fixed, ...]
    clauses: frozenset[str]
    overrides: Mapping[str, str]
    ref: PhraseRef

    @property
    def specificity(self) -> int:
        """How much the pattern asks for; of several that match, the one that asks for most is taken."""
        required = len({slot.role for slot in self.slots if slot.required})
        required += 2 * any(slot.heads for slot in self.slots)
        return 3 * len(self.fixed) + required + len(self.clauses)


def read_phrases(
    paths: Iterable[Path], classes: Mapping[str, object], roles: frozenset[str]
) -> Iterator[Phrase]:
    """The patterns of all trigger files, in the order of files and lines.

    Args:
        paths: Trigger files.
        classes: The event classes by local name.
        roles: The roles that a slot may name, lower case.

    Raises:
        OntologyError: A line names an unknown class or role, or cannot be read as a phrase.
    """
    for path in paths:
        yield from _read_file(path, classes, roles)


def _read_file(path: Path, classes: Mapping[str, object], roles: frozenset[str]) -> Iterator[Phrase]:
    event_class: str | None = None
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = raw.partition("#")[0].strip()
        if not line:
            continue
        try:
            if line.startswith("["):
                event_class = _read_header(line, classes)
            elif event_class is None:
                raise OntologyError(f"'{line}' stands before the first [Class]")
            else:
                ref = PhraseRef(line, path.name, number)
                yield from compile_line(line, event_class, ref, roles)
        except OntologyError as error:
            raise OntologyError(str(error), path, number) from None


def _read_header(line: str, classes: Mapping[str, object]) -> str:
    name = line.strip("[] ")
    if name not in classes:
        near = ", ".join(sorted(c for c in classes if c[:3].lower() == name[:3].lower()))
        raise OntologyError(f"there is no event class '{name}'" + (f"; did you mean {near}?" if near else ""))
    return name


def compile_line(line: str, event_class: str, ref: PhraseRef, roles: frozenset[str]) -> list[Phrase]:
    """The patterns of one line: one for each alternative head, and one for each nominalisation.

    Raises:
        OntologyError: The line cannot be read as a phrase.
    """
    body, _, tail = line.partition(";")
    phrase, *nouns = (part.strip() for part in body.split("~"))
    overrides = _read_overrides(tail)
    words = _tokenize(phrase)
    if not words:
        raise OntologyError("the phrase is empty")
    parser = _PhraseParser(words, event_class, ref, roles, overrides)
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


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    optional: bool

    @property
    def name(self) -> str:
        """A slot without its heads and its possessive ending."""
        return self.text.partition("{")[0].removesuffix("'s").removesuffix("!")

    @property
    def is_asked_for(self) -> bool:
        """Whether a slot is marked with `!`: the line does not match where it stays empty."""
        return "!" in self.text

    @property
    def heads(self) -> frozenset[str]:
        """The heads that a slot asks for."""
        return frozenset(filter(None, self.text.partition("{")[2].rstrip("}").lower().split("|")))

    @property
    def is_possessive(self) -> bool:
        return self.text.endswith("'s")

    @property
    def is_slot(self) -> bool:
        return self.name.isupper() and len(self.name) > 1

    @property
    def alternatives(self) -> list[str]:
        return self.text.lower().split("|")


def _tokenize(phrase: str) -> list[_Word]:
    words, optional = [], False
    for token in re.findall(r"[()]|[^\s()]+", phrase):
        if token in "()":
            if optional == (token == "("):
                raise OntologyError("parentheses do not match")
            optional = token == "("
        else:
            words.append(_Word(token, optional))
    if optional:
        raise OntologyError("parentheses do not match")
    return words


class _PhraseParser:
    """Reads the words of one phrase from left to right."""

    def __init__(
        self,
        words: list[_Word],
        event_class: str,
        ref: PhraseRef,
        roles: frozenset[str],
        overrides: Mapping[str, str],
    ) -> None:
        self.words, self.event_class, self.ref = words, event_class, ref
        self.roles, self.overrides = roles, overrides
        self.slots: list[Slot] = []
        self.fixed: list[Fixed] = []
        self.clauses: frozenset[str] = frozenset()
        self.passive = False

    def parse(self) -> list[Phrase]:
        first = self.words[0]
        if first.is_slot and first.is_possessive:
            self.slots.append(Slot(self._role(first.name), "poss"))
            return self._parse_noun(self.words[1:])
        if first.is_slot:
            return self._parse_clause(self.words)
        return self._parse_noun(self.words)

    def _parse_clause(self, words: list[_Word]) -> list[Phrase]:
        subjects, rest = _leading_slots(words)
        if not rest:
            raise OntologyError("the phrase has no word but slots")
        verb, rest = rest[0], rest[1:]
        subject, pos, heads = "subj", "VERB", verb.alternatives
        if heads == ["be"] and rest:
            heads, rest = rest[0].alternatives, rest[1:]
            self.passive = all(_is_participle(head) for head in heads)
            subject, pos = ("obj", "VERB") if self.passive else ("subj", "ADJ")
            if self.passive:
                heads = [lemma for head in heads for lemma in participle_lemmas(head)]
        for slot in subjects:
            self.slots.append(Slot(self._role(slot.name), subject, bool(slot.heads), slot.heads))
        self._parse_dependents(rest, bare="obj")
        return self._patterns(heads, pos)

    def _parse_noun(self, words: list[_Word]) -> list[Phrase]:
        before = list(
            itertools.takewhile(
                lambda w: w.text.lower() not in PREPOSITIONS and not _is_prepositions(w), words
            )
        )
        if not before or before[-1].is_slot:
            raise OntologyError("the phrase has no noun that expresses the event")
        *modifiers, head = before
        for modifier in modifiers:
            if modifier.is_slot:
                self.slots.append(Slot(self._role(modifier.name), "mod"))
            else:
                self.fixed.append(Fixed("mod", frozenset(modifier.alternatives)))
        self._parse_dependents(words[len(before) :], bare=None)
        return self._patterns([noun_lemma(w) for w in head.alternatives], "NOUN")

    def _parse_dependents(self, words: list[_Word], bare: str | None) -> None:
        """Reads what follows the head: objects, particles, prepositions with a slot or words, clauses."""
        prepositions: list[str] = []
        latest: list[str] = []
        clause = ""
        selective = not any(not w.is_slot and not _is_prepositions(w) for w in words)
        for position, word in enumerate(words):
            if word.is_slot and word.name in CLAUSES:
                clause = CLAUSES[word.name]
                self.clauses |= {clause}
                # "to DO" asks for an infinitive: its "to" is no preposition
                prepositions = []
            elif word.is_slot:
                if clause:
                    function = f"{clause.partition(':')[0]}:subj"
                    asked = word.is_asked_for or bool(word.heads)
                    self.slots.append(Slot(self._role(word.name), function, asked, word.heads))
                else:
                    self._add_slot(word, prepositions, bare, selective)
                # "give in to TARGET's demand": the preposition is the fixed word's
                latest, prepositions = prepositions, prepositions if word.is_possessive else []
            elif _is_prepositions(word):
                prepositions = [SYNONYMOUS_PREPOSITIONS.get(p, p) for p in word.alternatives]
                # "meet (with) TARGET": without the preposition the slot is the object
                prepositions += [""] if word.optional and bare else []
                clause = ""
            elif _is_particle(word):
                self.fixed.append(Fixed("prt", frozenset(word.alternatives)))
            elif word.text == "and":
                # "between SOURCE and TARGET": both stand under the one preposition
                prepositions = latest
            else:
                self._add_fixed(word, prepositions, bare, following=words[position + 1 :])
        if words and _is_prepositions(words[-1]) and bare:
            # "take over TARGET", "call TARGET in": what nothing follows is a particle
            self.fixed.append(Fixed("prt", frozenset(words[-1].alternatives)))

    def _add_slot(self, word: _Word, prepositions: list[str], bare: str | None, selective: bool) -> None:
        role = self._role(word.name)
        if word.is_possessive:
            self.slots += [Slot(role, function, word.is_asked_for) for function in ("poss", "mod")]
        elif prepositions:
            required = selective and bare is not None and role in (SOURCE, TARGET) and not word.optional
            required = required and not any(slot.function == "obj" for slot in self.slots)
            for preposition in prepositions:
                function = self._function(preposition, bare)
                asked = required or word.is_asked_for or bool(word.heads)
                self.slots.append(Slot(role, function, asked, word.heads))
        elif bare is None:
            raise OntologyError(f"{word.text} after a noun needs a preposition before it")
        else:
            taken = any(slot.function == bare for slot in self.slots)
            self.slots.append(Slot(role, "iobj" if taken else bare, not word.optional, word.heads))

    def _add_fixed(
        self, word: _Word, prepositions: list[str], bare: str | None, following: list[_Word]
    ) -> None:
        lemmas = frozenset(itertools.chain.from_iterable((w, noun_lemma(w)) for w in word.alternatives))
        if following and not (
            following[0].is_slot or _is_prepositions(following[0]) or _is_particle(following[0])
        ):
            # a modifier of the word that follows: "house" in "under house arrest"
            self.fixed.append(Fixed("any", lemmas))
        elif prepositions:
            self.fixed.append(Fixed(self._function(prepositions[0], bare), lemmas))
        else:
            self.fixed.append(Fixed("any" if bare is None else "comp", lemmas))

    def _function(self, preposition: str, bare: str | None) -> str:
        """The function of what stands under a preposition; `by` with a passive is its agent."""
        if not preposition:
            return bare or "obj"
        return "subj" if self.passive and preposition == "by" else f"prep:{preposition}"

    def _patterns(self, heads: list[str], pos: str) -> list[Phrase]:
        slots, fixed = tuple(self.slots), tuple(self.fixed)
        return [
            Phrase(self.event_class, head, pos, slots, fixed, self.clauses, self.overrides, self.ref)
            for head in heads
        ]

    def _role(self, slot: str) -> str:
        role = slot.lower()
        if role not in self.roles:
            raise OntologyError(
                f"there is no role '{slot}'; roles are {', '.join(sorted(self.roles)).upper()}"
            )
        return role


def _leading_slots(words: list[_Word]) -> tuple[list[_Word], list[_Word]]:
    """`SOURCE and TARGET meet`: the slots that are subject, and what follows."""
    count = 0
    while count < len(words) and (words[count].is_slot or words[count].text == "and"):
        count += 1
    return [w for w in words[:count] if w.is_slot], words[count:]


def _is_prepositions(word: _Word) -> bool:
    return not word.is_slot and all(alternative in PREPOSITIONS for alternative in word.alternatives)


def _is_particle(word: _Word) -> bool:
    return not word.is_slot and all(alternative in PARTICLES for alternative in word.alternatives)


def _nominalised(verbal: Phrase, noun: str) -> Phrase:
    """The pattern of a verb's nominalisation: `SOURCE expel TARGET` gives `SOURCE's expulsion of TARGET`."""
    transitive = any(slot.function == "obj" for slot in verbal.slots)
    functions = {"subj": ("poss", "prep:by", "mod"), "obj": ("prep:of",), "iobj": ("prep:to",)}
    if not transitive:
        functions["subj"] = ("poss", "prep:by", "mod", "prep:of")
    slots = [
        Slot(slot.role, function)
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


def _is_participle(word: str) -> bool:
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
