"""Finds the words that express events: matches the lexicon's patterns on the dependency tree.

Patterns are indexed by the lemma of their head word. A pattern matches where its fixed words depend on the
head in their functions and its required slots are filled; of the patterns that match one word, the one that
asks for most wins. A noun that is part of a longer match (`sanctions` in `impose sanctions`) is not matched
again by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType

from kgbuild.extract.claims.context import ACCUSING, SAYING, government
from kgbuild.extract.claims.government import find_operator, function_in, is_counted
from kgbuild.extract.matching.accused import accused, blamed
from kgbuild.extract.matching.fillers import required_filled, slot_fillers
from kgbuild.extract.matching.patterns import Patterns
from kgbuild.extract.syntax.constituents import children, is_passive, obligation, obliges, prepositions
from kgbuild.extract.syntax.frames import Frame, frame_of, noun_frame, predicate_frame
from kgbuild.extract.syntax.noun_phrases import ACTOR_LABELS, PORTIONS
from kgbuild.extract.syntax.tree import Node, Sentence
from kgbuild.extract.syntax.tree_relations import ends_name, is_of_object
from kgbuild.lexicon.noun_classes import Nouns
from kgbuild.lexicon.operators import OperatorTable
from kgbuild.lexicon.phrases import Fixed, Phrase

POS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}
LONGEST_TRIGGER = 6
"""Words between the head and its fixed words up to which a trigger is shown as one stretch."""
BARE_COMPLEMENTS = frozenset({"xcomp", "obj", "amod", "compound", "advmod", "obl", "ccomp", "iobj"})
DONE_IN = frozenset({"support", "solidarity", "retaliation", "defiance", "opposition"})
"""Nouns that with `in` say what a verb's subject does by doing so: `rallied in support of the judge`."""
BANS = frozenset({"ban", "embargo", "moratorium", "prohibition"})
FRAMES_OF_EVENTS = frozenset(
    "package deal plan programme program effort process offer bid campaign mission operation round "
    "session".split()
)
"""Nouns that leave the event to the noun before them: `a peace talks effort`, but not `aid workers`."""
ANSWERING = frozenset({"REJECT", "SUPPORT", "CONCEDE", "ACCUSE", "AGREE", "PROTEST"})
"""Categories of acts that answer another's, which is an event beside them: `welcomed Chad's withdrawal`."""
SOMEBODY = frozenset("man woman guy person leader people president politician regime".split())
"""Nouns that say nothing of whom somebody is called: `called him a dangerous man`."""
PUTTING_DOWN = frozenset({"Repression"})
"""Classes of acts against what others do, which is an event, too: `broke up a march by survivors`."""
UNDOING = frozenset(
    "violate breach break ignore infringe withdraw pull scrap suspend abandon cancel sever cut end halt stop "
    "reject refuse denounce renounce".split()
)
"""Verbs that undo or refuse what their noun names, and so tell the act themselves: `violated the treaty`."""
ASKING = frozenset({"urge", "ask", "press", "request", "beg", "implore", "beseech", "petition", "lobby"})
"""Verbs whose object is asked to do what an infinitive says."""
DUTY = frozenset({"ccomp:must"})
"""The clauses of patterns that ask for what must be done."""
OPPOSING = frozenset({"against", "on"})
"""Prepositions of those whom an act strikes."""
RECEIVING = frozenset({"receive"})
"""Light verbs whose subject is whom the event is directed at."""


@dataclass(slots=True)  # never changed, but frozen it would take three times as long to make
class Match:
    """A pattern found in a sentence.

    Attributes:
        phrase: The pattern.
        head: Its head word.
        fixed: The words that filled its fixed parts.
        frame: The head's frame, with what its fixed noun and its support verb contribute.
        support: The light verb that an event noun is object or subject of, if there is one.
    """

    phrase: Phrase
    head: Node
    fixed: tuple[Node, ...]
    frame: Frame
    support: Node | None = None

    def trigger(self, deeds: Set[str]) -> tuple[int, int]:
        """Node range of the trigger: head and fixed words, as long as they stand close together.

        Args:
            deeds: The event nouns; of words too far apart to be shown as one, such a noun is, or the head.
        """
        obliged = self.frame.get("ccomp:must", ()) if "ccomp:must" in self.phrase.clauses else ()
        if obliged:
            # "said that Israel must withdraw": that it must, and neither that it was said nor what it must
            word = obligation(obliged[0])
            return word.i, word.i + 1
        indices = sorted({self.head.i, *(t.i for t in self.fixed)})
        if indices[-1] - indices[0] >= LONGEST_TRIGGER:
            # "held a second round of talks": a noun that tells of the act by itself says more than its verb
            nouns = () if self.head.lemma in UNDOING else self.fixed
            word = next((t for t in nouns if t.lemma in deeds and _is_carried_out(t)), self.head)
            return _first_part(word), word.i + 1
        return _first_part(self.head.tree.nodes[indices[0]]), indices[-1] + 1


class TriggerIndex:
    """The lexicon's patterns by part of speech and head lemma, the most demanding first.

    Args:
        phrases: The patterns.
        operators: The words that govern events.
        categories: The PLOVER categories of the event classes.
    """

    def __init__(
        self,
        phrases: Iterable[Phrase],
        operators: OperatorTable,
        categories: Mapping[str, str | None] = MappingProxyType({}),
    ) -> None:
        self.operators, self._categories = operators, categories
        found: dict[tuple[str, str], list[Phrase]] = {}
        for phrase in phrases:
            found.setdefault((phrase.pos, phrase.head), []).append(phrase)
        self._patterns: Mapping[tuple[str, str], Patterns] = {
            key: Patterns(phrases) for key, phrases in found.items()
        }
        self._heads = frozenset(head for _, head in found)

    def matches(self, sentence: Sentence) -> list[Match]:
        """The events of a sentence, one per word, in text order."""
        heads = [token for token in sentence.nodes if token.lemma in self._heads]
        if not heads:
            return []
        present = {token.lemma for token in sentence.nodes} | {token.lower for token in sentence.nodes}
        found = [m for token in heads if (m := self._match(token, present)) is not None]
        taken = {(t.i, m.phrase.event_class) for m in found for t in m.fixed if m.head is not t}
        nouns = {m.head.i: m.phrase.event_class for m in found}
        words = {
            t.i
            for m in found
            for t in m.fixed
            if m.head is not t
            and self._is_part(t, m.phrase)
            and not self._is_told_apart(t, m, nouns.get(t.i, m.phrase.event_class))
        }
        return [m for m in found if m.head.i not in words and (m.head.i, m.phrase.event_class) not in taken]

    def _is_told_apart(self, noun: Node, match: Match, event_class: str) -> bool:
        """`resumed talks that were suspended`: what a relative clause adds leaves an act of another kind."""
        relative = match.head.dep == "acl:relcl" and match.head.head is noun
        return relative and self._categories.get(event_class) != self._categories.get(
            match.phrase.event_class
        )

    def _is_part(self, word: Node, phrase: Phrase) -> bool:
        """Whether a fixed word is no event of its own.

        An infinitive is one, and what somebody asks for or is accused of, or what is another's: the offer
        in `rejected Israel's offer`.
        """
        category = self._categories.get(phrase.event_class)
        # what is sought is planned by who seeks it
        asked = category == "REQUEST" and "plover" not in phrase.overrides and phrase.head != "seek"
        put_down = phrase.event_class in PUTTING_DOWN
        if word.pos == "VERB" or asked or put_down or self._is_alleged(word):
            return False
        return not (category in ANSWERING and phrase.is_about_others_act)

    def _is_alleged(self, noun: Node) -> bool:
        """Whether a noun is what somebody is accused of, and so an event beside the accusation."""
        _, _, entry = government(noun, self.operators)
        return entry is not None and bool(entry.effects & ACCUSING)

    def _match(self, token: Node, words: Set[str]) -> Match | None:
        """The best match of a word among the lemmas and forms of its sentence; none for most words."""
        for pos in _parts_of_speech(token):
            known = self._patterns.get((pos, token.lemma))
            patterns = known.possible(words) if known is not None else []
            if patterns and _is_no_event(token):
                return None
            if patterns and (match := self._best(patterns, token, pos)):
                return match
        return None

    def _best(self, patterns: Sequence[Phrase], token: Node, pos: str) -> Match | None:
        """The best match of a head's patterns, which come the most demanding first."""
        patterns = [phrase for phrase in patterns if phrase.clauses != DUTY or _tells_duty(token)]
        if not patterns:
            return None
        frame = predicate_frame(token) if pos == "ADJ" else frame_of(token)
        found: list[Match] = []
        for phrase in patterns:
            if found and phrase.specificity < found[0].phrase.specificity:
                break  # what asks for less fits less well
            match = self._try(phrase, token, frame)
            if match is not None:
                found.append(match)
        return max(found, key=_fit) if len(found) > 1 else found[0] if found else None

    def _try(self, phrase: Phrase, token: Node, frame: Frame) -> Match | None:
        fixed: list[Node] = []
        for part in phrase.fixed:
            word = _find_fixed(part, token, frame)
            if word is None:
                return None
            fixed.append(word)
        if phrase.absent and any(frame.get(function) for function in phrase.absent):
            return None
        if phrase.excluded and _depends(phrase.excluded, [token, *fixed]):
            return None
        if phrase.clauses and not any(frame.get(clause) for clause in _clauses(phrase)):
            return None
        merged = _merge_fixed(frame, fixed)
        if phrase.pos == "NOUN":
            match = self._nominal(phrase, token, fixed, merged)
            return match if required_filled(phrase, match.frame) else None
        if not required_filled(phrase, merged):
            return None
        return Match(phrase, token, tuple(fixed), merged)

    def _nominal(self, phrase: Phrase, noun: Node, fixed: list[Node], frame: Frame) -> Match:
        """An event noun takes subject and prepositions from the light verb that it stands under."""
        support, effects = self._support(noun)
        if _is_done_in(noun) and "prep:of" in frame:
            # "in support of the judge" is support for him, "with the support of the judge" his own
            frame = {**frame, "prep:for": [*frame.get("prep:for", []), *frame["prep:of"]], "prep:of": []}
        if support is not None:
            outer = frame_of(support)
            frame = {**frame}
            if function_in(noun) != "subj":
                undergoes = "undergoes" in effects or support.lemma in RECEIVING
                undergone = "support:obj" if undergoes else "support:subj"
                # "rebels involved in an attack" are the object of what involves them
                involved = is_passive(support) and function_in(noun).startswith("prep:")
                taking_part = outer.get("obj" if involved else "subj", [])
                frame[undergone] = [t for t in taking_part if t.i != noun.i]
            for function, tokens in outer.items():
                if function.startswith("prep:") or function == "iobj":
                    own = (t for t in tokens if t.i != noun.i and not is_of_object(t, noun))
                    frame[function] = [*frame.get(function, []), *own]
        for function, read in (("accused", accused), ("blamed", blamed)):
            if found := read(noun, self.operators):
                frame = {**frame, function: found}
        return Match(phrase, noun, tuple(fixed), frame, support)

    def _support(self, noun: Node) -> tuple[Node | None, frozenset[str]]:
        """The light verb of an event noun, `hold` in `held two rounds of talks`, and its effects."""
        inner = noun
        for _ in range(3):
            function, outer = function_in(inner), inner.head
            if outer is inner:
                break
            if function == "conj" or is_counted(function, outer):
                if outer.head.lemma in RECEIVING and self._reports(outer, function, inner):
                    break
                inner = outer
                continue
            entry = find_operator(self.operators, outer, function, inner)
            if entry is not None and "support" in entry.effects:
                return outer, entry.effects
            # "attended a rally in support of the judge"
            verb = outer.head if outer.relation == "obj" else outer
            if _is_done_in(inner) and verb.pos == "VERB":
                return verb, frozenset()
            break
        return None, frozenset()

    def _reports(self, noun: Node, function: str, event: Node) -> bool:
        """`received reports of abuse`: who gets reports of a deed does not undergo it."""
        entry = find_operator(self.operators, noun, function, event)
        return entry is not None and bool(entry.effects & SAYING)


def _first_part(word: Node) -> int:
    """Where a word begins that parsers take apart at its hyphen: `test-fired`, `re-opened`."""
    hyphened = word.i > 1 and word.tree.nodes[word.i - 1].tag == "HYPH"
    return word.i - 2 if hyphened else word.i


def _is_carried_out(noun: Node) -> bool:
    """Whether a noun is what its verb does, or is the measure of: `held a day of protests`."""
    counted = noun.head.lemma in PORTIONS and noun.head.relation in ("obj", "conj")
    measured = "of" in prepositions(noun) and counted
    return noun.pos == "NOUN" and (noun.relation in ("obj", "nsubj") or measured)


def _is_done_in(noun: Node) -> bool:
    return noun.lemma in DONE_IN and prepositions(noun) == ["in"]


def _tells_duty(verb: Node) -> bool:
    """Whether a verb tells what must be done; most that is `said` does not."""
    return any(obliges(clause) for clause in children(verb, "ccomp"))


def _is_no_event(token: Node) -> bool:
    """Whether a word tells of no event by its place: within a name, before a noun or under a ban."""
    return (token.label in ACTOR_LABELS and token.pos == "PROPN") or _is_modifier(token) or _is_banned(token)


def _is_modifier(token: Node) -> bool:
    """`aid workers` are no aid, but `a peace talks effort` is about talks."""
    modifies = (
        token.pos == "NOUN" and token.dep in ("compound", "nmod:desc") and token.head.pos in ("NOUN", "PROPN")
    )
    return modifies and token.head.lemma not in FRAMES_OF_EVENTS


def _is_banned(noun: Node) -> bool:
    """`a ban on arms sales` tells of no sale."""
    return noun.pos == "NOUN" and noun.head.lemma in BANS and prepositions(noun) == ["on"]


def _fit(match: Match) -> tuple[int, int, int]:
    """How well a pattern fits: by what it asks for, by its first noun, by how many of its roles are filled.

    `carried out airstrikes and raids` is of airstrikes first.
    """
    filled = {slot.role for slot in match.phrase.slots if slot_fillers(match.frame, slot)}
    return match.phrase.specificity, -sum(1 for word in match.fixed if word.dep == "conj"), len(filled)


def _parts_of_speech(token: Node) -> list[str]:
    """Under which parts of speech a word is looked up; `is a victim` is predicated like an adjective."""
    pos = POS.get(token.pos)
    if pos is None:
        return []
    if pos == "NOUN" and children(token, "cop"):
        return ["ADJ", "NOUN"]
    return [pos, "VERB"] if pos == "ADJ" and token.tag in ("VBN", "VBG", "JJ") else [pos]


def _clauses(phrase: Phrase) -> list[str]:
    return sorted(phrase.clauses | ({"advcl:to"} if "xcomp" in phrase.clauses else set()))


def _find_fixed(part: Fixed, head: Node, frame: Frame) -> Node | None:
    """The dependent that fills a fixed part of a pattern, or None."""
    for function in part.functions:
        for token in _fixed_candidates(function, head, frame):
            if (token.lemma in part.lemmas or token.lower in part.lemmas) and not ends_name(token):
                if token.label == "PERSON":
                    continue  # "is sending Rice to the region"
                return token
    return None


def _depends(words: Nouns, heads: Sequence[Node]) -> bool:
    """Whether one of the words depends on one of the heads: `heart` in `suffered a heart attack`.

    What is coordinated with a head says nothing of its sense: `sent food and weapons`; nor do those whom it
    strikes: `suspended attacks on the militants`.
    """
    return any(
        child.dep != "conj" and (child.lemma in words or child.lower in words) and not _is_opponent(child)
        for head in heads
        for child in head.children
    )


def _is_opponent(word: Node) -> bool:
    return word.relation in ("obl", "nmod") and not OPPOSING.isdisjoint(prepositions(word))


def _fixed_candidates(function: str, head: Node, frame: Frame) -> Iterator[Node]:
    if function == "comp":
        yield from _complements(head, frame)
    elif function == "any":
        for child in head.children:
            if child.relation == "nsubj":
                continue  # "the World Food Programme suspended …": a word of who acts is none of the act
            yield child
            yield from child.children
        for noun in frame.get("obj", ()):
            yield noun
            yield from noun.children
    elif function == "prt":
        yield from frame.get("prt", ())
        for child in head.children:
            yield from (c for c in child.children if c.relation == "case")
    else:
        yield from frame.get(function, ())
        if function == "prep:to":
            # "ordered the troops to leave": an infinitive
            yield from (*frame.get("xcomp", ()), *frame.get("advcl:to", ()))
        if function.startswith("prep:"):
            for noun in frame.get("obj", ()):
                yield from noun_frame(noun).get(function, ())
            if head.pos == "NOUN" and head.relation == "obj":
                # "announced the deployment of troops on a mission": hung on the verb
                yield from frame_of(head.head).get(function, ())


def _complements(head: Node, frame: Frame) -> Iterator[Node]:
    """Objects and other dependents without a preposition, and what a counting object is `of`."""
    yield from frame.get("obj", ())
    for child in head.children:
        if child.relation in BARE_COMPLEMENTS and not (
            (child.relation == "obl" and prepositions(child))
            or (child.relation == "ccomp" and children(child, "nsubj"))
            or _strikes_itself(child, head)
        ):
            yield child
            if child.relation == "xcomp" and child.lemma in SOMEBODY:
                yield from children(child, "amod")
    for noun in frame.get("obj", ()):
        # "held a round of talks", "signed a trade and investment agreement"
        for part in children(noun, "nmod", "compound", "conj", "appos"):
            counts = part.relation == "nmod" and "of" in prepositions(part) and _is_portion(noun)
            names = part.relation == "compound" and noun.lemma in FRAMES_OF_EVENTS
            # "declared him persona non grata": parsers take what somebody is declared for an apposition
            if part is not head and (counts or names or part.relation in ("conj", "appos")):
                yield part


def _is_portion(noun: Node) -> bool:
    """Whether a noun stands for what it is `of`; numbers and sums do."""
    return noun.pos != "NOUN" or bool(noun.label) or noun.lemma in PORTIONS


def _strikes_itself(clause: Node, head: Node) -> bool:
    """`plan to attack Chad` is no plan of an attack: the infinitive says itself whom it would strike."""
    if clause.tag != "VB" or not any(c.lower == "to" and c.dep == "mark" for c in clause.children):
        return False
    # "urged the army to free him", "to return": the army is asked for no return
    own = children(clause, "obj") and not children(head, "obj", "iobj", "nsubj:pass")
    return head.lemma in ASKING or bool(own)


def _merge_fixed(frame: Frame, fixed: list[Node]) -> Frame:
    """The frame with what depends on its fixed nouns: `on Iran` in `impose sanctions on Iran`."""
    if not fixed:
        return frame
    nouns = [t for t in fixed if t.pos in ("NOUN", "PROPN", "SYM", "NUM")]
    verbs = [t for t in fixed if t.pos == "VERB"]
    if not nouns and not verbs:
        return frame
    # "sent blankets and medicine": what is listed with the phrase's noun is no receiver of it
    listed = {c.i for t in nouns for c in t.children if c.dep == "conj" and t.relation == "obj"}
    indices = {t.i for t in nouns} | listed
    merged = {function: [t for t in tokens if t.i not in indices] for function, tokens in frame.items()}
    if not merged.get("obj") and merged.get("iobj"):
        # "gave Ethiopia aid": with the noun taken for the event, the other object is the one
        merged["obj"] = merged["iobj"]
    for noun in nouns:
        for function, tokens in _around(noun):
            merged.setdefault(function, []).extend(tokens)
    for verb in verbs:
        # "sent a team to investigate the crash": a fixed infinitive lends its object and prepositions
        for function, tokens in frame_of(verb).items():
            if function == "obj" or function.startswith("prep:"):
                merged.setdefault(function, []).extend(tokens)
    return merged


def _around(noun: Node) -> Iterator[tuple[str, list[Node]]]:
    """What depends on a fixed noun, and on a participle behind it: `sanctions imposed on India`."""
    for clause in children(noun, "acl"):
        if clause.tag == "VBN":
            yield from ((f, tokens) for f, tokens in frame_of(clause).items() if f.startswith("prep:"))
    for function, tokens in noun_frame(noun).items():
        if function.startswith("prep:") or function in ("poss", "mod", "anti", "xcomp", "ccomp"):
            yield function, tokens
