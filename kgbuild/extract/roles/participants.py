"""Fills an event's roles: from the pattern's slots, and for nouns from possessors, modifiers and light verbs.

What may be source and target is decided here and nowhere else. A source can act; a target is a party, or for
classes that act on things and places (an attack, a seizure) the thing or place itself. Everything else that
stands in a target's slot is a topic or an object, and a place under a local preposition is a location.
Coordinated parties of a meeting, an agreement or a clash take part alike: the first is given as source, the
others as targets, and the event is marked reciprocal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgbuild.extract.matching.fillers import PLACE_PREPOSITIONS, can_fill, naming, slot_fillers
from kgbuild.extract.matching.triggers import Match
from kgbuild.extract.roles.abroad import BORDERS, neighbours, stationed, struck_abroad
from kgbuild.extract.roles.further_roles import instruments, locations, other_roles
from kgbuild.extract.roles.harm import harmed, protested, struck_beside, to_be_routed, to_be_stopped
from kgbuild.extract.roles.implied_parties import OCCASIONS, implied_sources, implied_targets
from kgbuild.extract.roles.kinds_of_acts import (
    BY_FORCE,
    ON_TERRITORY,
    ON_THINGS,
    VISIT,
    acts_on_things,
    has_own_forces,
    is_protest,
    looks_into_claim,
    role_of_things,
)
from kgbuild.extract.roles.nominal_roles import add_nominal_defaults, is_town
from kgbuild.extract.roles.parties import (
    DIRECTIONS,
    LAUNCHERS,
    PARTNERS,
    PLACE_NOUNS,
    WEAPONS,
    Parties,
    but_own_country,
    concerns_politics,
    is_political,
    is_same,
)
from kgbuild.extract.roles.scenes_of_deeds import is_scene, struck_sites
from kgbuild.extract.syntax.constituents import children, is_passive, nominals, prepositions
from kgbuild.extract.syntax.frames import frame_of
from kgbuild.extract.syntax.noun_phrases import ACTOR_LABELS, PLACE_LABELS, counted
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.classes import EventClass
from kgbuild.lexicon.phrases import Slot
from kgbuild.records import SOURCE, TARGET, ActorKind, Mention, Participation

CONCERNED = {
    **dict.fromkeys(sorted(ON_TERRITORY), DIRECTIONS | {"of"}),
    **dict.fromkeys(("REJECT", "SUPPORT"), PARTNERS),
    "AID": DIRECTIONS | {"of", "in"},
}
"""By category: prepositions of who else makes a thing a party: `welcomed talks among rebels`."""
FAR_PREPOSITIONS = frozenset({"against", "with", "to"})
"""Prepositions that are so much a phrase's own that their noun is sought below other nouns too."""
SCENES = frozenset({"prep:at", "prep:outside"})
"""Functions of whom a protest is directed at, unless something else says so."""
FURTHERING = frozenset({"SUPPORT", "AGREE"})
"""Categories of acts for whom a further act is for."""
ENDEAVOURS = frozenset("effort attempt bid move initiative work drive step".split())
IN_WORDS_TO_SOMEBODY = frozenset({"AGREE", "COOPERATE", "REQUEST", None})
"""Categories of acts towards somebody: what they are about is no target."""
IN_TOWNS = frozenset({"in", "across", "throughout"})
"""Prepositions under which a capital is the town."""
RECIPROCAL = frozenset({("each", "other"), ("one", "another")})
TOGETHER = frozenset({"together with", "along with", "jointly with"})
"""Prepositions of who acts, or undergoes something, beside somebody."""
PROPOSALS = frozenset({"proposal", "offer", "plan", "initiative", "request", "call"})
HAND_WEAPONS = frozenset({"gun", "launcher", "rifle", "stick", "club"})
"""What people fight each other with."""
DEEPEST = 3
"""How many nouns below the phrase it is sought."""
CIRCUMSTANCES = frozenset(
    "effort attempt bid move response retaliation revenge reprisal reaction support protest connection "
    "exchange return addition accordance case wake aftermath line absence presence light view honor honour "
    "defiance violation breach coordination conjunction consultation compliance recognition memory".split()
)
"""Nouns that say with `in` why or how, and not whom it strikes."""

TALKS = frozenset({"Meeting", "Negotiation", "Mediation", "PhoneCall"})
"""Classes of what only parties take part in; one word may stand for any: `they met … the talks`."""

_ORDER = {SOURCE: 0, TARGET: 1}


@dataclass(slots=True)  # never changed, but frozen it would take three times as long to make
class Cast:
    """Who takes part in one event, and whether they do so alike."""

    participations: tuple[Participation, ...]
    reciprocal: bool

    def mentions(self, role: str) -> list[Mention]:
        """The actor mentions in a role."""
        return [p.filler for p in self.participations if p.role == role and isinstance(p.filler, Mention)]

    def extended(self, added: Iterable[Participation]) -> Cast:
        """With more participations: sources first, then targets, then the rest."""
        parts = sorted((*self.participations, *added), key=lambda part: _ORDER.get(part.role, len(_ORDER)))
        return Cast(tuple(parts), self.reciprocal)

    def filled(self, role: str, mentions: Iterable[Mention]) -> Cast:
        """With parties in a role in which it has none; who takes part already is left out."""
        if self.mentions(role):
            return self
        taken = {mention.actor for held in _ORDER for mention in self.mentions(held)}
        added = [Participation(role, mention) for mention in mentions if mention.actor not in taken]
        return self.extended(added) if added else self


def cast(match: Match, event_class: EventClass, parties: Parties) -> Cast:
    """The participants of a match."""
    tokens = _role_tokens(match, event_class, parties)
    if match.phrase.pos == "NOUN":
        add_nominal_defaults(tokens, match, event_class, parties)
    if not tokens.get(TARGET):
        tokens[TARGET] = _struck(match, event_class, parties)
    companions = _companions(match)
    beside = TARGET if _undergo(companions, match, tokens, parties) else SOURCE
    _extend(tokens, beside, companions)
    third = match.phrase.shares_subject and _turns_to_third(tokens, match, parties)
    sources = _sources(tokens.pop(SOURCE, []), parties)
    sources = sources or implied_sources(match, event_class, parties)
    undergoing = tokens.pop(TARGET, []) or _reconciled(match, event_class)
    one_another = any(_is_reciprocal(t) for t in undergoing)
    undergoing = [t for t in undergoing if not _is_reciprocal(t)]
    if event_class.reciprocal:
        # "clashed with machine guns"
        undergoing = [t for t in undergoing if t.lemma not in WEAPONS | HAND_WEAPONS]
    targets, things = _targets(undergoing, event_class, sources, parties)
    between = len(shared := match.frame.get("prep:between", ())) > 1
    targets = but_own_country(targets, sources) if shared and not event_class.reciprocal else targets
    symmetric = event_class.reciprocal or between or one_another
    mutual = len(sources) > 1 and not third and (symmetric or match.phrase.shares_subject)
    if not (targets or mutual or has_own_forces(event_class)):
        targets = implied_targets(match, event_class, sources, parties)
    if not (targets or things) and event_class.plover in ON_THINGS:
        stopped = to_be_stopped(match, parties)
        targets = [m for m in stopped if not any(is_same(m, source) for source in sources)]
    if not targets and event_class.plover not in IN_WORDS_TO_SOMEBODY and event_class.name not in TALKS:
        # coders mark what is rejected, boycotted or seized as the target where it is nobody's
        named = [t for t in things if _is_nominal(t) and not _is_told_of(t, match)]
        targets = [parties.thing(t) for t in named if t.dep != "compound" or t.head not in named]
        things = []
    things = [t for t in things if _is_nominal(t) or event_class.name not in TALKS]
    if not targets and mutual:
        sources, targets = sources[:1], sources[1:]
    elif symmetric and not sources and targets and _are_all(match, undergoing):
        # "a summit of Asian leaders" is theirs alone
        alone = len(targets) == 1
        sources, targets = (targets, []) if alone and _is_theirs(match, undergoing) else (sources, targets)
        sources, targets = (sources, targets) if alone else (targets[:1], targets[1:])
    reader = parties.reader
    participations = [Participation(SOURCE, m) for m in sources] + [Participation(TARGET, m) for m in targets]
    participations += instruments(match, reader) if not sources else []
    if not any(concerns_politics(m.actor) for m in (*sources, *targets)) and not is_protest(
        match, event_class
    ):
        # no event of politics: the rest is not worth the time
        return Cast(tuple(participations), reciprocal=False)
    places = locations(match, event_class, reader, [*sources, *targets])
    if not targets and (abroad := struck_abroad(match, event_class, sources, places)):
        participations += [Participation(TARGET, m) for m in abroad]
        places = []
    participations += places
    participations += [
        Participation(role_of_things(event_class), reader.noun_phrase_span(thing)) for thing in things
    ]
    participations += other_roles(tokens, parties)
    # an event has a handful of them: to compare them is much faster than to hash actors with all their fields
    once = [part for i, part in enumerate(participations) if part not in participations[:i]]
    return Cast(tuple(once), bool(symmetric and sources and targets))


def _are_all(match: Match, tokens: Sequence[Node]) -> bool:
    """Whether those found are all who take part: `talks with Oman and Qatar` are somebody else's, too."""
    partners = match.frame.get("prep:with", ()) if match.phrase.pos == "NOUN" else ()
    against = any(slot.role == TARGET and slot.function == "prep:against" for slot in match.phrase.slots)
    return not against and not any(token in partners for token in tokens)


def _is_theirs(match: Match, tokens: Sequence[Node]) -> bool:
    """Whether those are told of with `of`: `a meeting of the Council`, but not `a visit to it`."""
    own = match.frame.get("prep:of", ()) if match.phrase.pos == "NOUN" else ()
    return all(token in own for token in tokens)


def _turns_to_third(tokens: dict[str, list[Node]], match: Match, parties: Parties) -> bool:
    """`Oman and Qatar agreed to start talks with Iran`: both do with another what they agree to do."""
    subjects, beside = match.frame.get("subj", ()), tokens.get(TARGET, [])
    if not beside or any(t not in subjects for t in beside):
        return False
    clauses = match.frame.get("xcomp", ())
    with_ = [t for clause in clauses for t in frame_of(clause).get("prep:with", ())]
    objects = [o for clause in clauses for o in children(clause, "obj")]
    with_ += [t for o in objects for t in children(o, "nmod") if "with" in prepositions(t)]
    third = [t for t in with_ if any(parties.is_party(m, t) and is_political(m.actor) for m in parties.of(t))]
    if third:
        _extend(tokens, SOURCE, beside)
        tokens[TARGET] = third
    return bool(third)


def _struck(match: Match, event_class: EventClass, parties: Parties) -> list[Node]:
    """Whom a deed by force struck or a protest is against, where its own phrase does not say so."""
    against = match.frame.get("anti", [])
    if event_class.plover == "PROTEST":
        return against or struck_beside(match) or protested(match, parties)
    if against or event_class.plover not in BY_FORCE:
        return against if event_class.plover in BY_FORCE else []
    one_sided = acts_on_things(event_class) and not event_class.reciprocal
    sites = struck_sites(match.head) if one_sided and match.phrase.pos == "NOUN" else []
    return sites or (harmed(match, parties) if one_sided else []) or to_be_routed(match)


def _is_told_of(token: Node, match: Match) -> bool:
    """`demanded that more money be spent`, `a call for talks on peace`: asked of somebody, of no thing."""
    clause = token.head
    told = clause is match.head or clause in match.fixed
    if token.dep == "nmod" and "on" in prepositions(token) and not told:
        return True
    return token.relation == "nsubj" and clause.relation == "ccomp" and clause.head is match.head


def _is_nominal(token: Node) -> bool:
    return token.pos in ("NOUN", "PROPN")


# Which words fill a role.


def _role_tokens(match: Match, event_class: EventClass, parties: Parties) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    sharing: dict[str, list[Slot]] = {}
    for slot in match.phrase.slots:
        sharing.setdefault(slot.function, []).append(slot)
    for slots in sharing.values():
        tokens = [
            t for t in slot_fillers(match.frame, slots[0]) if not _is_local(t, slots[0], event_class, parties)
        ]
        if slots[0].function == "prep:in" and event_class.plover == "COERCE" and _belong(match.fixed):
            tokens = []  # "froze the general's assets in London"
        tokens = _own(tokens, match) if tokens else []
        if slots[0].role == TARGET and _is_scene(slots[0], match):
            continue
        if len(slots) > 1:
            # "SOURCE and TARGET meet", "between SOURCE and TARGET": the first, and the others
            others = {t.i: t for t in (*tokens[1:], *slot_fillers(match.frame, slots[1]))}
            _extend(found, slots[0].role, tokens[:1])
            _extend(found, slots[1].role, [t for i, t in sorted(others.items()) if t not in tokens[:1]])
        else:
            _extend(found, slots[0].role, tokens)
    if not found.get(TARGET):
        found[TARGET] = _object_of_fixed(match) or _given(match) or _hung_deeper(match)
        found[TARGET] = found[TARGET] or stationed(match, event_class)
    return found


def _reconciled(match: Match, event_class: EventClass) -> list[Node]:
    """`mediates an Israeli-Palestinian truce`: the two between whom it is to be."""
    names = naming(match.frame.get("mod", ())) if event_class.name == "Mediation" else []
    return names if len(names) > 1 and match.phrase.pos == "VERB" else []


def _is_reciprocal(token: Node) -> bool:
    """`each other`, `one another`: those who act themselves."""
    following = token.tree.nodes[token.i + 1 : token.i + 2]
    pair = (token.lower, following[0].lower if following else "")
    before = token.tree.nodes[token.i - 1].lower if token.i else ""
    return pair in RECIPROCAL or (before, token.lower) in RECIPROCAL


def _belong(nouns: Sequence[Node]) -> bool:
    """Whether what somebody acts on is another's, as the phrase itself says."""
    return any(children(noun, "nmod:poss") for noun in nouns)


def _object_of_fixed(match: Match) -> list[Node]:
    """`began attacking oil facilities`: what a verb strikes that stands for a noun of the phrase."""
    if not any(slot.role == TARGET for slot in match.phrase.slots) or children(match.head, "obj", "iobj"):
        return []
    verbs = [t for t in match.fixed if t.pos == "VERB" and t.relation == "xcomp" and t.tag in ("VB", "VBG")]
    return [o for o in nominals([o for v in verbs for o in children(v, "obj")]) if o.lemma not in WEAPONS]


def _given(match: Match) -> list[Node]:
    """`sending Peru ten tons of food`: who gets what the phrase says that somebody is sent."""
    to_somebody = any(slot.role == TARGET and slot.function == "prep:to" for slot in match.phrase.slots)
    receivers = children(match.head, "iobj") if match.phrase.pos == "VERB" and to_somebody else []
    return nominals([t for t in receivers if t not in match.fixed])


def _is_scene(slot: Slot, match: Match) -> bool:
    """`fired at Israel from Gaza`, `a rally at a university against the siege`: where it is done, that is."""
    if slot.function != "prep:from" and slot.function not in SCENES:
        return False
    filled = {s.function for s in match.phrase.slots if s.role == TARGET and slot_fillers(match.frame, s)}
    if slot.function == "prep:from" and any(t.lemma in LAUNCHERS for t in match.frame.get("prep:from", ())):
        return True
    if slot.function == "prep:from":
        return filled != {"prep:from"} and slot.function in filled
    return bool(filled & {"prep:against", "prep:over"})


def _own(tokens: list[Node], match: Match) -> list[Node]:
    """Without what a fixed infinitive lends where the phrase has it: `was asked to leave the country`."""
    lent = [t for t in tokens if t.relation == "obj" and t.head.pos == "VERB" and t.head in match.fixed]
    return [t for t in tokens if t not in lent] or tokens


def _is_local(token: Node, slot: Slot, event_class: EventClass, parties: Parties) -> bool:
    """Whether a slot's filler only says where: `an offensive in Helmand`, `a trial in Baghdad`."""
    marker, on_things = slot.function.removeprefix("prep:"), acts_on_things(event_class)
    if marker == "in" and token.lemma in CIRCUMSTANCES:
        return True
    if marker == "in" and on_things and slot.role == TARGET and parties.is_deed(token):
        # "blew himself up in an attack on a patrol"
        return True
    if marker in ("mod", "poss") and slot.role == SOURCE and on_things:
        return is_scene(token, token.head) or (marker == "mod" and is_town(token, parties))
    somewhere = token.label in PLACE_LABELS or (on_things and token.lemma in PLACE_NOUNS)
    if marker not in PLACE_PREPOSITIONS or not somewhere:
        return False
    if marker == "at" and event_class.plover != "CONSULT" and (token.label == "GPE" or on_things):
        # "lashed out at the United States", "fired rockets at the town of Ashkelon"
        return False
    if event_class.name in (VISIT, "DiplomaticRelations"):
        # "arrived in Paraguay" is a visit to it, "arrived in Encarnación" is not; so with an embassy there
        return not parties.reader.names_country(parties.reader.mention(token))
    return slot.role == SOURCE or (slot.role == TARGET and event_class.plover not in ON_TERRITORY)


def _hung_deeper(match: Match) -> list[Node]:
    """`filed a suit in a court of New York against a bank`: the phrase may hang on any noun before it."""
    wanted = {
        s.function.removeprefix("prep:") for s in match.phrase.slots if s.role == TARGET
    } & FAR_PREPOSITIONS
    level = [match.head, *match.fixed] if wanted else []
    proposals = [t for t in match.fixed if t.lemma in PROPOSALS]
    if any(
        c.label in ("NORP", "GPE") for t in proposals for c in children(t, "amod", "compound", "nmod:poss")
    ):
        return []  # "agreed to Egyptian proposals for a truce with Israel": Egypt's
    for _ in range(DEEPEST):
        level = [
            c for node in level for c in children(node, "obl", "nmod", "obj") if c.pos in ("NOUN", "PROPN")
        ]
        found = [c for c in level if wanted & set(prepositions(c)) and can_fill(c, "prep:")]
        found = [c for c in found if c.head.lemma not in BORDERS]
        if found:
            return nominals(found[:1])
    return []


def _extend(found: dict[str, list[Node]], role: str, tokens: Sequence[Node]) -> None:
    known = found.setdefault(role, [])
    if tokens:
        known += [t for t in tokens if t not in known]


# Which of them are parties.


def _included(tokens: Sequence[Node]) -> Iterator[Node]:
    """`Governments across the region, including Brazil`: each, and who is named as one of them."""
    for token in tokens:
        yield token
        if token.pos == "NOUN" and token.is_plural and not token.label:
            below = [
                *children(token, "nmod"),
                *(n for c in children(token, "nmod") for n in children(c, "nmod")),
            ]
            named = [c for c in below if "including" in prepositions(c) and c.label in ACTOR_LABELS]
            yield from nominals(named)


def _sources(tokens: Sequence[Node], parties: Parties) -> list[Mention]:
    found: list[Mention] = []
    for token in _included([t for t in tokens if not _is_reciprocal(t)]):
        found += [m for m in parties.acting(token) if not any(is_same(m, known) for known in found)]
    return found


def _targets(
    tokens: Sequence[Node], event_class: EventClass, sources: Sequence[Mention], parties: Parties
) -> tuple[list[Mention], list[Node]]:
    """The parties among the fillers, beside who acts, and the fillers that are none."""
    found: list[Mention] = []
    things: list[Node] = []
    on_things = acts_on_things(event_class)
    concerned = CONCERNED.get(event_class.plover or "", frozenset())
    tokens = [t for token in tokens for t in parties.riders(token) or [token]]
    if event_class.name in TALKS:
        tokens = [t for t in tokens if t.lower not in OCCASIONS]
    for token in _included(_furthered(tokens, event_class)):
        mentions = parties.of(token, concerned)
        if looks_into_claim(event_class.name, token):
            mentions = [m for m in mentions if m.head.begin > token.begin]
        if not on_things and event_class.plover not in ON_TERRITORY:
            mentions = [m for m in mentions if m.actor.kind is not ActorKind.PLACE]
        elif on_things and all(m.actor.kind is not ActorKind.PLACE for m in mentions):
            own = parties.reader.mentions(token)
            mentions = mentions if any(parties.is_party(m, token) for m in own) else [parties.thing(token)]
        elif not mentions and event_class.plover in ON_TERRITORY and counted(token).lemma in PLACE_NOUNS:
            mentions = neighbours(token, parties) or [parties.thing(token)]
        if mentions and token.label == "GPE" and (on_things or IN_TOWNS & set(prepositions(token))):
            # what is captured or put under curfew is the capital and not the state that it often stands for
            mentions = [_as_city(m, token, parties) for m in mentions]
        others = [m for m in mentions if not any(is_same(m, s) for s in sources)]
        if not parties.is_deed(token):
            others = [m for m in others if not _is_own_country(m, token, sources)]
        if not others and not any(parties.is_party(m, token) for m in parties.reader.mentions(token)):
            things.append(token)
        if event_class.plover == "MOBILIZE" and _is_own(token, others, sources):
            continue
        found += [
            m
            for m in others
            if all((k.span != m.span or k.actor != m.actor) and not _is_again(m, k) for k in found)
        ]
    return found, things


def _is_own_country(mention: Mention, token: Node, sources: Sequence[Mention]) -> bool:
    """`Oman's king defended the country's customs`: who speaks of a thing at home does not mean the state."""
    told = mention.span.text.lower() in ("the country", "the nation", "its", "their", "his", "her")
    whole = mention.head.begin <= token.begin < mention.head.end
    return told and not whole and any(mention.actor.country == s.actor.country is not None for s in sources)


def _is_again(mention: Mention, known: Mention) -> bool:
    """`revoke Mr. Bee's bail`, `his`: who is named already is not struck twice."""
    return mention.actor.named and mention.actor.id == known.actor.id


def _is_own(token: Node, mentions: Sequence[Mention], sources: Sequence[Mention]) -> bool:
    """`sent troops to its eastern provinces`: whose own they are, he sends nobody against himself."""
    own = any(c.lower in ("its", "his", "her", "their") for c in children(token, "nmod:poss"))
    countries = {m.actor.country for m in sources if m.actor.country}
    nobody = all(m.actor.kind in (ActorKind.THING, ActorKind.PLACE) for m in mentions)
    return own and nobody and any(m.actor.country in countries for m in mentions)


def _furthered(tokens: Sequence[Node], event_class: EventClass) -> list[Node]:
    """`committed to supporting Mali`, `praised efforts at freeing monks`: who is supported, or freed."""
    if event_class.plover not in FURTHERING:
        return list(tokens)
    found: list[Node] = []
    for token in tokens:
        clauses = [token] if token.pos == "VERB" and not children(token, "nsubj") else []
        if token.lemma in ENDEAVOURS and not children(token, "nmod:poss", "nmod", "amod", "compound"):
            clauses = children(token, "acl")
        objects = [o for clause in clauses if clause.tag in ("VB", "VBG") for o in children(clause, "obj")]
        found += nominals(objects) or [token]
    return found


def _companions(match: Match) -> list[Node]:
    """`Together with Sweden, Finland has proposed …`: who acts beside the subject."""
    verb = match.support or match.head
    frame = match.frame
    if verb.pos != "VERB" or not (frame.get("subj") or frame.get("support:subj") or is_passive(verb)):
        return []
    with_ = [o for o in children(verb, "obl", "advmod") for o in (o, *children(o, "obl", "nmod"))]
    return nominals([o for o in with_ if TOGETHER & set(_marked(o))])


def _undergo(
    companions: Sequence[Node], match: Match, tokens: Mapping[str, list[Node]], parties: Parties
) -> bool:
    """`kidnapped the chief along with ten aides`: whether who is beside somebody undergoes what he does."""
    objects = [t for t in match.frame.get("obj", ()) if t in tokens.get(TARGET, ())]
    if not companions or not objects or match.phrase.pos != "VERB":
        return False
    if is_passive(match.head):
        return True
    object_, companion = objects[-1], companions[0]
    if companion.i < object_.i or not any(
        parties.is_party(m, object_) for m in parties.reader.mentions(object_)
    ):
        return False
    return bool(object_.label) == bool(companion.label) or not match.frame.get("subj", [companion])[0].label


def _marked(token: Node) -> list[str]:
    """The prepositions of a word, with an adverb that belongs to them: `together with`."""
    before = token.tree.nodes[token.left_edge - 1 : token.left_edge]
    adverbs = [c.lower for c in (*token.children, token.head, *before) if c.pos == "ADV" and c.i < token.i]
    return [*prepositions(token), *(f"{a} {p}" for a in adverbs for p in prepositions(token))]


def _as_city(mention: Mention, token: Node, parties: Parties) -> Mention:
    metonym = mention.actor.kind is ActorKind.COUNTRY and mention.actor.sector == "GOV"
    return parties.reader.place(token) if metonym and token.pos == "PROPN" else mention
