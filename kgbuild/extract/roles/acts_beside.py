"""Completes the parties of an act from another act of its sentence, whose parties are the same people.

`Pirates have freed two sailors who were kidnapped in May`: who frees them had them. `Police broke up a rally
by students`: whom that strikes are the students. `A boy was killed and his brother wounded by army gunfire`:
the gunfire struck both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kgbuild.extract.coreference.deed_roles import CAPTORS
from kgbuild.extract.roles.candidates import Candidate, is_violent, violence_before
from kgbuild.extract.roles.event_anaphora import GENERAL
from kgbuild.extract.roles.fighting_sides import ARMED
from kgbuild.extract.roles.harm import KILLING
from kgbuild.extract.roles.kinds_of_acts import FREEING, STRIKING, TAKING
from kgbuild.extract.roles.participants import Cast
from kgbuild.extract.roles.parties import Parties
from kgbuild.extract.syntax.constituents import children, is_negated, is_passive, prepositions
from kgbuild.extract.syntax.frames import frame_of
from kgbuild.extract.syntax.noun_phrases import TIMES, counted
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import SOURCE, TARGET, Actor, ActorKind, Mention, Participation

LATEST = frozenset({"first", "second", "third", "fourth", "fifth", "latest", "deadliest", "worst"})
DONE = ("obj", "prep:on", "prep:against", "prep:at")
"""Functions of a deed, and of what it strikes, on which parsers hang the next deed of a row."""
PARTIAL = frozenset({"NUM", "DET", "PRON", "ADJ"})
"""Parts of speech of words for some of those told before."""
PROTEST = "PROTEST"
BY_LAW = "Arrest"
"""The class of what the state does to whom it holds; others kidnap."""
COURTS = frozenset({"JUD", "LEG"})
"""Sectors of those who order that somebody be freed whom others hold."""


def with_parties_of_act_beside(
    candidate: Candidate, others: Sequence[Candidate], classes: Mapping[str, EventClass], parties: Parties
) -> Candidate:
    """A candidate with the parties that another act of its sentence says.

    Args:
        candidate: The event.
        others: All events of its sentence.
        classes: The event classes by name.
        parties: Finds the parties of the document.
    """
    event_class = classes[candidate.match.phrase.event_class]
    candidate = _with_part(candidate, others, parties)
    if event_class.name == FREEING and not candidate.cast.mentions(SOURCE):
        return replace(candidate, cast=candidate.cast.filled(SOURCE, _keepers(candidate, others)))
    if event_class.plover == PROTEST:
        return _with_parties_of_protest(candidate, others, classes)
    if event_class.plover not in STRIKING or candidate.antecedent is not None:
        return candidate
    cast = candidate.cast
    if not cast.mentions(SOURCE) and not cast.reciprocal:
        if candidate.match.phrase.pos == "VERB":
            doers = (
                _holders(candidate, others)
                or _captors(candidate, parties)
                or _sharing_agent(candidate, others, classes)
                or _of_clause_before(candidate, others, classes)
            )
        else:
            doers = _of_row(candidate, others, classes) or _of_clause_described(candidate, others, classes)
        cast = cast.filled(SOURCE, doers)
    if candidate.match.phrase.pos == "NOUN":
        cast = _with_parties_of_predicate(replace(candidate, cast=cast), others, classes)
    if candidate.match.phrase.pos == "VERB" and is_violent(candidate, classes):
        cast = _with_victims(replace(candidate, cast=cast), others)
    candidate = candidate if cast is candidate.cast else replace(candidate, cast=cast)
    return _with_protesters(candidate, others, classes)


def _holders(candidate: Candidate, others: Sequence[Candidate]) -> list[Mention]:
    """`Sudan freed two pilots who had been detained`: who had them, if he is of those who take people so."""
    verb = candidate.match.head
    taken = candidate.match.phrase.event_class
    if taken not in TAKING or verb.relation != "acl" or not is_passive(verb) or is_negated(verb):
        return []
    held = set(candidate.match.frame.get("obj", ()))
    for other in others:
        freed = other.match.frame.get("obj", ())
        if other.match.phrase.event_class == FREEING and verb.head in held and held & set(freed):
            return [m for m in other.cast.mentions(SOURCE) if _takes(m.actor, taken)]
    return []


def _captors(candidate: Candidate, parties: Parties) -> list[Mention]:
    """`his kidnappers freed the engineer, who was abducted in May`: whom the sentence calls so."""
    verb = candidate.match.head
    if candidate.match.phrase.event_class not in TAKING or not is_passive(verb) or is_negated(verb):
        return []
    sentence = verb.tree.sentences[verb.sentence]
    captors = [node for node in sentence.nodes if node.lemma in CAPTORS and node.pos == "NOUN"]
    return [m for node in captors[:1] for m in parties.reader.mentions(node) if parties.is_party(m, node)]


def _of_clause_before(
    candidate: Candidate, others: Sequence[Candidate], classes: Mapping[str, EventClass]
) -> Sequence[Mention]:
    """`Rebels shelled a mosque, an attack that killed five`: the clause before tells who attacked."""
    verb = candidate.match.head
    deeds = [t for t in candidate.match.frame.get("subj", ()) if t.lemma in GENERAL and t is verb.head]
    if not deeds or verb.relation != "acl" or deeds[0].relation not in ("appos", "parataxis", "conj"):
        return ()
    if not any(c.lower in ("a", "an") for c in children(deeds[0], "det")):
        return ()
    told = violence_before(deeds[0], others, classes)
    return told.cast.mentions(SOURCE) if told is not None else ()


def _of_clause_described(
    candidate: Candidate, others: Sequence[Candidate], classes: Mapping[str, EventClass]
) -> Sequence[Mention]:
    """`Gunmen shot an editor, the second attack on journalists in a week`: what the clause before tells."""
    noun = candidate.match.head
    if noun.relation not in ("appos", "parataxis", "obl") or prepositions(noun):
        return ()
    if not any(c.lower in LATEST for c in children(noun, "amod")) or not is_violent(candidate, classes):
        return ()
    told = violence_before(noun, others, classes)
    return told.cast.mentions(SOURCE) if told is not None else ()


def _of_row(
    candidate: Candidate, others: Sequence[Candidate], classes: Mapping[str, EventClass]
) -> Sequence[Mention]:
    """`carried out attacks on hotels and an assault on a camp`: who does the first does the second."""
    noun = candidate.match.head
    if noun.dep != "conj" or not is_violent(candidate, classes):
        return ()
    for other in others:
        verb = other.match.phrase.pos == "VERB" and not is_passive(other.match.head)
        row = [*other.match.fixed, *(t for f in DONE for t in other.match.frame.get(f, ()))]
        if verb and noun.head in row and is_violent(other, classes):
            return other.cast.mentions(SOURCE)
    return ()


def _with_victims(candidate: Candidate, others: Sequence[Candidate]) -> Cast:
    """`attacked a post, killing nine and wounding five`: those struck there, beside the thing or place."""
    cast, verb = candidate.cast, candidate.match.head
    struck = cast.mentions(TARGET)
    if not struck or any(m.actor.kind not in (ActorKind.THING, ActorKind.PLACE) for m in struck):
        return cast
    results = [c for c in children(verb, "advcl") if c.tag == "VBG" and c.lemma in KILLING]
    results += [c for r in results for c in children(r, "conj") if c.lemma in KILLING]
    harmed = [m for o in others if o.match.head in results for m in o.cast.mentions(TARGET)]
    return cast.extended(Participation(TARGET, m) for m in harmed if m not in struck)


def _with_parties_of_predicate(
    candidate: Candidate, others: Sequence[Candidate], classes: Mapping[str, EventClass]
) -> Cast:
    """`the raids on the camp were a massacre`, `the clash is the latest violence by rebels`: one deed."""
    noun, cast = candidate.match.head, candidate.cast
    for other in others:
        named = other.match.head
        predicate = noun in children(named, "nsubj") or named in children(noun, "nsubj")
        cop = children(noun, "cop") or children(named, "cop")
        if predicate and cop and is_violent(other, classes) and is_violent(candidate, classes):
            cast = cast.filled(SOURCE, other.cast.mentions(SOURCE))
            cast = cast.filled(TARGET, other.cast.mentions(TARGET))
    return cast


def _keepers(candidate: Candidate, others: Sequence[Candidate]) -> list[Mention]:
    """`seek the release of two sailors held by pirates`: who has them would release them."""
    freed = {t for f in ("prep:of", "poss") for t in candidate.match.frame.get(f, ())}
    if candidate.match.phrase.pos != "NOUN":
        return []
    for other in others:
        verb = other.match.head
        if other.match.phrase.event_class in TAKING and verb.relation == "acl" and verb.head in freed:
            return [m for m in other.cast.mentions(SOURCE) if _takes(m.actor, other.match.phrase.event_class)]
    return []


def _takes(actor: Actor, taking: str) -> bool:
    """Whether somebody who frees people is likely to have taken them: a court is not, nor a rescuer."""
    if actor.sector in ARMED:
        return True
    state = actor.kind is ActorKind.COUNTRY or actor.sector in ("GOV", "MIL", "COP", "SPY")
    return taking == BY_LAW and state and actor.sector not in COURTS


def _sharing_agent(
    candidate: Candidate, others: Sequence[Candidate], classes: Mapping[str, EventClass]
) -> list[Mention]:
    """`was shot dead and another was wounded by soldiers`: who did the one did the other."""
    verb = candidate.match.head
    if verb.lemma not in KILLING and verb.lemma != "shoot":
        return []
    if not is_passive(verb) or any(o.label not in TIMES for o in children(verb, "obl", "advcl")):
        return []  # "were killed in Basra and two wounded by a bomb" may be two stories
    for other in others:
        beside = other.match.head
        # "was killed and two wounded in a raid" tells of both how
        behind = beside.dep == "conj" and beside.head is verb and is_passive(beside)
        before = verb.dep == "conj" and verb.head is beside and _has_agent(beside)
        if not (behind or before) or beside.lemma not in KILLING:
            continue
        if classes[other.match.phrase.event_class].plover in STRIKING:
            return other.cast.mentions(SOURCE)
    return []


def _has_agent(verb: Node) -> bool:
    return is_passive(verb) and bool(frame_of(verb).get("subj"))


def _with_part(candidate: Candidate, others: Sequence[Candidate], parties: Parties) -> Candidate:
    """`seized thirty guards and later killed nine of them`: those of whom it is some are those seized."""
    objects = candidate.match.frame.get("obj", ())
    part = next((t for t in objects if t.pos in PARTIAL and _is_of_them(t)), None)
    if part is None:
        return candidate
    doers = {m.actor.id for m in candidate.cast.mentions(SOURCE)}
    told = [
        o
        for o in others
        if o.match.head.i < part.i
        and o.match.head is not candidate.match.head
        and o.cast.mentions(TARGET)
        and doers == {m.actor.id for m in o.cast.mentions(SOURCE)}
    ]
    if not told:
        return candidate
    whole = max(told, key=lambda o: o.match.head.i).cast.mentions(TARGET)[-1].actor
    kept = tuple(p for p in candidate.cast.participations if p.role != TARGET)
    cast = replace(candidate.cast, participations=kept)
    some = parties.reader.thing(part)  # by their own words
    actor = replace(
        some.actor,
        kind=ActorKind.GROUP,
        country=whole.country,
        affiliation=whole.affiliation,
        sector=whole.sector,
        country_basis=whole.country_basis,
    )
    return replace(candidate, cast=cast.extended([Participation(TARGET, replace(some, actor=actor))]))


def _is_of_them(part: Node) -> bool:
    """`many of them`: whether a word is for some of those told before."""
    below = next((c for c in children(part, "nmod") if "of" in prepositions(c)), counted(part))
    return below is not part and below.lower == "them"


def _with_parties_of_protest(
    candidate: Candidate, others: Sequence[Candidate], classes: Mapping[str, EventClass]
) -> Candidate:
    """`marched as part of anti-Japanese protests`, `stopped work in strikes protesting cuts`: one protest."""
    cast = candidate.cast
    for other in others:
        if other is candidate or classes[other.match.phrase.event_class].plover != PROTEST:
            continue
        inner, outer = other.match.head, candidate.match.head
        if inner not in outer.ancestors() and outer not in inner.ancestors():
            continue
        sources = {m.actor.id for m in other.cast.mentions(SOURCE)}
        if not sources or not cast.mentions(SOURCE) or sources == {m.actor.id for m in cast.mentions(SOURCE)}:
            cast = cast.filled(SOURCE, other.cast.mentions(SOURCE))
            cast = cast.filled(TARGET, other.cast.mentions(TARGET))
    return candidate if cast is candidate.cast else replace(candidate, cast=cast)


def _with_protesters(
    candidate: Candidate, others: Sequence[Candidate], classes: Mapping[str, EventClass]
) -> Candidate:
    """`opened fire on a protest by students`, `broke up their rally`: it struck those who protest."""
    cast = candidate.cast
    struck = cast.mentions(TARGET)
    things = [m for m in struck if m.actor.kind is ActorKind.THING]
    if len(things) != len(struck):
        return candidate
    for other in others:
        protest = other.match.head
        if classes[other.match.phrase.event_class].plover != PROTEST or protest.pos != "NOUN":
            continue
        met = [m for m in things if m.head.begin <= protest.begin < m.head.end]
        if not met and (things or protest not in candidate.match.fixed):
            continue
        own = {m.actor.id for m in cast.mentions(SOURCE)}
        crowd = [m for m in other.cast.mentions(SOURCE) if m.actor.id not in own]
        if crowd:
            kept = tuple(p for p in cast.participations if p.role != TARGET or p.filler not in met)
            cast = replace(cast, participations=kept).extended(Participation(TARGET, m) for m in crowd)
            return replace(candidate, cast=cast)
    return candidate
