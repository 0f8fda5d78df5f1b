"""Finds who takes part in an event where no slot of its pattern says so.

Whose troops are sent sends them, whose request is heard has made it, who leaves for talks takes part in them.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.claims.government import function_in
from kgbuild.extract.matching.fillers import naming
from kgbuild.extract.matching.triggers import Match
from kgbuild.extract.matching.wishers import wishers
from kgbuild.extract.roles.attending import (
    fighters,
    in_the_course,
    included,
    outer_visit,
    spoken_with,
    travellers,
)
from kgbuild.extract.roles.harm import answerable_for, culprits, focused
from kgbuild.extract.roles.kinds_of_acts import (
    BETWEEN_SPEAKERS,
    BY_FORCE,
    EXPULSIONS,
    OBJECT,
    OF_COURTS,
    ON_THINGS,
    VOICING,
    acts_on_things,
    has_own_forces,
)
from kgbuild.extract.roles.nominal_roles import is_town
from kgbuild.extract.roles.parties import LAUNCHERS, Parties, is_political, is_same, is_somebody, weapon
from kgbuild.extract.syntax.constituents import children, is_passive, prepositions
from kgbuild.extract.syntax.frames import frame_of
from kgbuild.extract.syntax.subjects import ANSWERING
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import SOURCE, TARGET, ActorKind, Mention

ANNOUNCING = frozenset("announce order approve authorize declare decree unveil impose launch".split())
"""Verbs whose subject does what their object names."""
USING = frozenset("fire launch set detonate explode plant drop throw hurl shoot use lob leave place".split())
"""Verbs of what somebody does with a weapon."""
FIGHTS = frozenset(
    "insurgency rebellion uprising insurrection resistance inquiry investigation state observer monitor "
    "peacekeeper contingent".split()
)
"""Nouns of deeds that also name those who do them, and of those who are sent: `waged an insurgency`."""


FEARING = frozenset(
    "fear dread repel repulse withstand survive escape resist avoid flee evade defy brave weather".split()
)
"""Verbs of which who is attacked is the subject."""
SUFFERING = FEARING | {"complain"}
BACKING = frozenset("support backing help assistance aid blessing".split())
"""Nouns with which somebody does something: `won its independence with Soviet backing`."""
COURTS = frozenset({"court", "tribunal"})
CUSTODY = frozenset(
    "detention prison jail custody captivity imprisonment center centre facility camp cell".split()
)
ENTRY = frozenset({"entry", "access", "entrance", "admission", "visa", "asylum", "passage"})
"""What a state grants or denies at its own border."""
WHOSE_MEASURES = frozenset({"CONCEDE", "RETREAT", "SANCTION"})
"""Categories of what states do to measures of their own, as of lifting them."""
MEASURES = frozenset(
    "sanction embargo ban blockade siege curfew restriction aid assistance funding offensive operation "
    "campaign enrichment tariff boycott moratorium freeze".split()
)
"""Nouns of what a state imposes, gives or carries out, and takes back."""
REFUTING = frozenset("deny refute rebut dispute".split())
"""Verbs of who has been accused of what is their object."""
SURRENDER = "Surrender"
TAKING = frozenset({"accept", "receive", "demand", "negotiate", "secure", "force"})
"""Verbs of those to whom one surrenders: `the Allies accepted its surrender`."""
RESPONDING = frozenset("respond reply react answer accede bow yield listen agree".split())
"""Verbs with whose `to` somebody answers: `has not responded to the request`."""
ADDRESSING = frozenset(
    "tell urge ask assure inform brief press warn thank congratulate present reassure".split()
)
"""Verbs of speaking to somebody."""
TALKS = frozenset({"Meeting", "Negotiation", "PhoneCall"})
INVASIONS = frozenset({"Invasion", "Occupation"})
TRUCES = frozenset({"Ceasefire"})
"""Classes of what two sides agree on."""
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})
"""Categories of what nobody does with what is his own."""
TERRITORY = frozenset({"territory", "airspace", "space", "water", "sovereignty", "soil", "border"})
"""What is a state's own, and is violated with the state."""
MISSIONS = frozenset({"embassy", "consulate", "mission", "legation"})
"""What a state opens and closes for itself: `the Omani embassy in Togo was closed`."""
WORDS = frozenset("pledge promise offer message declaration expression vow assurance".split())
"""Nouns of words in which somebody gives, asks or threatens something."""
GIVEN = frozenset({"COOPERATE", "AID", "SUPPORT", "AGREE", "CONCEDE"})
"""Categories of what is given to somebody, or done with him."""
GIVING = frozenset("offer promise pledge give provide extend grant lend propose pay award".split())
"""Verbs of giving it."""
AID_CUT = "AidCut"
"""The class of what is no longer given, before which may stand whom it was given to."""
STATEMENT = "Statement"
"""The class of what is written or said: whose report is released releases it, and is not addressed by it."""
OCCASIONS = frozenset({"conference", "summit", "meeting", "symposium", "convention", "talks"})
"""Nouns that also end the names of meetings, which take part in none: `the Munich Security Conference`."""
COUNTERPART = "counterpart"
HOSTING = frozenset({"host", "organize", "organise", "sponsor"})
"""Verbs of who has others meet at his place."""
ALLIANCE = frozenset({"coalition"})
"""What a deal or talks are about that are named after it: `a coalition deal`."""


def implied_sources(match: Match, event_class: EventClass, parties: Parties) -> list[Mention]:
    """Who acts, where no slot says so: whose troops are sent, whose request is heard, who left for talks."""
    weapons = [t for t in map(weapon, match.frame.get("subj", ())) if t is not None]
    if weapons:
        return [m for t in weapons for user in _users(t) for m in parties.acting(user)]
    if _undergoes(match):
        if event_class.name in OF_COURTS and (courts := [t for t in _nouns(match) if t.lemma in COURTS]):
            return [m for t in courts if _is_named_after(t, parties) for m in parties.acting(t)]
        # "was the target of a Taliban attack", "was hit by U.S. sanctions", "suffered raids blamed on rebels"
        blamed = (culprit for t in _nouns(match) for culprit in _culprits_of(t))
        return [m for t in blamed for m in parties.acting(t)] or [
            m for t in _nouns(match) for m in parties.owners(t)
        ]
    if match.phrase.pos == "NOUN":
        return _sources_of_noun(match, event_class, parties)
    if match.phrase.pos == "VERB" and not match.frame.get("subj"):
        return _sources_of_verb(match, event_class, parties)
    return []


def _sources_of_verb(match: Match, event_class: EventClass, parties: Parties) -> list[Mention]:
    """Who does what a verb without subject tells of."""
    if event_class.name in EXPULSIONS and not has_own_forces(event_class):
        # "was thrown out of the United States": by it
        return [m for m in _left(match, parties) if _expels(m, parties)]
    if event_class.plover in BY_FORCE:
        # "was killed in an Israeli air strike", "rebel attacks were directed at troops"
        deeds = (t for t in _nouns(match) if parties.is_deed(t))
        fired_from = (t for t in match.frame.get("prep:from", ()) if t.lemma in LAUNCHERS)
        found = culprits(match, parties) or [m for t in (*deeds, *fired_from) for m in parties.owners(t)]
        return found or _jailers([t for t in _held_in(match) if t.lemma in CUSTODY], parties)
    if event_class.name == "Release":
        # "were released from Ugandan prisons", "from detention in Uganda"
        return _jailers(
            [*match.frame.get("prep:from", ()), *(t for t in _nouns(match) if t.lemma in CUSTODY)], parties
        )
    if any(t.lemma in ENTRY for t in match.fixed) and is_passive(match.head):
        # "was denied entry to Peru": by it
        countries = (t for f in ("prep:to", "prep:into") for t in match.frame.get(f, ()) if t.label == "GPE")
        return [m for t in countries for m in parties.reader.mentions(t) if parties.reader.names_country(m)]
    tokens: list[Node] = []
    if has_own_forces(event_class) or any(t.lemma in MISSIONS for t in match.fixed):
        tokens = _nouns(match)
    elif event_class.name == AID_CUT and not is_passive(match.head):
        pass  # "threatened to cut off Palestinian aid": that is for them
    elif event_class.plover in WHOSE_MEASURES and any(t.lemma in MEASURES for t in match.fixed):
        tokens = _measuring(match)
    elif event_class.name == STATEMENT:
        tokens = list(match.frame.get("poss", ())) or list(match.frame.get("mod", ()))
    elif event_class.plover in BETWEEN_SPEAKERS and not _names_owner(match):
        tokens = list(match.frame.get("poss", ()))
    return [m for t in tokens for m in parties.acting(t) if is_political(m.actor)]


def _sources_of_noun(match: Match, event_class: EventClass, parties: Parties) -> list[Mention]:
    """Who does what a noun tells of."""
    authors = parties.authors(match.head) or [
        m
        for t in _culprits_of(match.head)
        for m in parties.acting(t)  # "died in attacks blamed on rebels"
    ]
    if not authors and event_class.plover == "ASSAULT" and match.head.head.lemma == "convict":
        # "three men were convicted of his murder"; what somebody is only blamed for may not be his deed
        authors = [m for t in answerable_for(match.head) for m in parties.acting(t)]
    if event_class.plover == "PROTEST" and not authors:
        # "student protests"
        authors = [m for t in match.fixed for m in parties.reader.mentions(t) if parties.is_party(m, t)]
    if authors:
        return authors
    if event_class.reciprocal and event_class.plover in ON_THINGS:
        return [m for t in fighters(match.head) for m in parties.acting(t)]
    tokens = _deployed(match, event_class, parties) or _announcers(match.head)
    if event_class.reciprocal or event_class.name in TRUCES:
        tokens = wishers(match.head) or tokens
    # "in a speech to reporters, he said"; one to nobody in particular is no event of its own
    addressed = event_class.name == STATEMENT and "prep:to" in match.frame
    if event_class.plover == "CONSULT" or addressed:
        tokens = wishers(match.head) or travellers(match) or (tokens if match.head.dep == "nmod" else [])
        tokens = tokens or _opposite(match)
    if event_class.plover in ("CONSULT", "PROTEST"):
        tokens = tokens or included(match.head) or outer_visit(match.head, parties)
    tokens = tokens or (spoken_with(match.head) if event_class.plover in BETWEEN_SPEAKERS else [])
    found = [m for t in tokens for m in parties.acting(t) if is_political(m.actor)]
    found = found or [m for t in in_the_course(match.head) for m in parties.acting(t)]
    return found or _promised(match.head, parties)


def _promised(noun: Node, parties: Parties) -> list[Mention]:
    """`their pledges of support`, `a message of congratulations from Oman`: whose words they are."""
    above = noun.head
    told = noun.relation == "nmod" and prepositions(noun) == ["of"] and above.lemma in WORDS
    return parties.owners(above) if told else []


def _opposite(match: Match) -> list[Node]:
    """`talks with her counterparts are to cover trade`: whose counterparts they are."""
    others = [t for t in match.frame.get("prep:with", ()) if t.lemma == COUNTERPART]
    return [owner for t in others for owner in children(t, "nmod:poss")]


def _is_named_after(court: Node, parties: Parties) -> bool:
    """`a Dutch court`, `Iran's top court`: whose court it is; `a London court` only says where."""
    before = [court, *children(court, "nmod:poss", "amod", "compound", "nmod")]
    return any(t.label in ("ORG", "NORP", "GPE") and not is_town(t, parties) for t in before)


def _deployed(match: Match, event_class: EventClass, parties: Parties) -> list[Node]:
    """`the deployment of Chinese destroyers` is by them, as it is where they were deployed."""
    own = match.frame.get("prep:of", []) if has_own_forces(event_class) else []
    if _announcers(match.head) and not any(
        mention.actor.country or mention.actor.named for token in own for mention in parties.acting(token)
    ):
        return []  # "Kenya announced the deployment of 230 troops": they are Kenya's
    return own


def _nouns(match: Match) -> list[Node]:
    """The fixed nouns of a match."""
    return [t for t in match.fixed if t.pos in ("NOUN", "PROPN")]


def _users(weapon: Node) -> list[Node]:
    """`Rebels fired a rocket that destroyed a tank`, `a missile fired by a U.S. drone`: who fired it."""
    for clause in children(weapon, "acl"):
        if clause.lemma in USING and is_passive(clause):
            return [o for o in children(clause, "obl") if {"by", "from"} & set(prepositions(o)) and _fires(o)]
    if blamed := _culprits_of(weapon):
        return blamed
    if answerable := answerable_for(weapon):
        return answerable
    verb = weapon.head
    used = weapon.relation == "obj" and verb.lemma in USING and not is_passive(verb)
    return frame_of(verb).get("subj", []) if used else []


def _culprits_of(deed: Node) -> list[Node]:
    """`bombings blamed on rebels`: those blamed."""
    accusations = [c for c in children(deed, "acl") if c.lemma == "blame" and is_passive(c)]
    return [o for c in accusations for o in children(c, "obl") if {"on", "upon"} & set(prepositions(o))]


def _fires(launcher: Node) -> bool:
    """Whether something fires, and is not only where something is fired from: a drone, no town."""
    return launcher.label not in ("GPE", "LOC", "DATE", "TIME")


def _left(match: Match, parties: Parties) -> list[Mention]:
    """What somebody was made to leave."""
    tokens = [t for f in ("prep:from", "prep:out", "prep:out of") for t in match.frame.get(f, ())]
    return [m for t in tokens for m in parties.reader.mentions(t)]


def _expels(mention: Mention, parties: Parties) -> bool:
    """Whether one can be thrown out by what one leaves: a state, or a body of states."""
    return parties.reader.names_country(mention) or mention.actor.sector == "IGO"


def _measuring(match: Match) -> list[Node]:
    """`the U.S. embargo on Cuba was lifted`: whose it is; `the Cuba embargo` is against Cuba."""
    owners = list(match.frame.get("poss", ()))
    against = any(match.frame.get(f) for f in ("prep:on", "prep:against", "prep:to", "prep:of"))
    named = naming(match.frame.get("mod", ()))
    return owners or [t for t in named if against or t.label in ("NORP", "ORG")]


def _held_in(match: Match) -> list[Node]:
    """`are held in Ugandan prisons`, `is in U.S. custody`: where somebody is kept, if that is told."""
    kept = match.phrase.event_class == "Arrest"
    return (
        [*match.fixed, *(t for f in ("prep:in", "prep:at") for t in match.frame.get(f, ()))] if kept else []
    )


def _jailers(prisons: Sequence[Node], parties: Parties) -> list[Mention]:
    """Whose prisons they are, or who holds somebody there."""
    return [m for t in prisons for m in parties.owners(t)] or [
        m for t in prisons for m in _lying_in(t, parties)
    ]


def _lying_in(prison: Node, parties: Parties) -> list[Mention]:
    """`detention in North Korea`: who holds somebody there."""
    if prison.lemma not in CUSTODY:
        return []
    where = [c for c in children(prison, "nmod") if "in" in prepositions(c)]
    return [m for c in where for m in parties.reader.mentions(c) if parties.reader.names_country(m)]


def _undergoes(match: Match) -> bool:
    """Whether a pattern is about who is struck, and names the deed with a noun that may say whose it is."""
    slots = {(slot.role, slot.function) for slot in match.phrase.slots}
    struck = (TARGET, "subj") in slots or ((TARGET, "obj") in slots and (SOURCE, "subj") not in slots)
    return (
        match.phrase.pos != "NOUN"
        and struck
        and not any(role == SOURCE and not function.startswith("prep:") for role, function in slots)
    )


def _names_owner(match: Match) -> bool:
    """Whether a pattern says who the owner of its fixed noun is."""
    return any(slot.function == "poss" for slot in match.phrase.slots)


def _announcers(noun: Node) -> list[Node]:
    """`Rabat announced a suspension of flights`, `plans for a visit`: who announces something, does it."""
    if noun.dep == "nmod" and noun.head.lemma == "plan":
        noun = noun.head
    verb = noun.head
    ordered = noun.relation == "obj" and verb.lemma in ANNOUNCING and not is_passive(verb)
    return frame_of(verb).get("subj", []) if ordered else []


def implied_targets(
    match: Match, event_class: EventClass, sources: Sequence[Mention], parties: Parties
) -> list[Mention]:
    """Whom the fixed noun is or belongs to: `expelled aid workers`, `rejected an Iranian appeal`.

    Of nouns, who answers an offer or fears an attack, and the country in a sentence about an invasion.
    """
    if match.phrase.pos == "NOUN" and sources:
        head = match.head
        found = (
            _told_there(head, event_class, parties)
            or _facing(head, event_class, parties)
            or _offered(head, event_class, parties)
            or _invaded(head, event_class, sources, parties)
            or [m for t in focused(head, event_class) for m in parties.of(t) if parties.is_party(m, t)]
        )
        return [m for m in found if not any(_is_of(m, s) for s in sources)]
    if match.phrase.pos != "VERB" or not any(slot.role == TARGET for slot in match.phrase.slots):
        return []
    if _undergoes(match):
        return []
    states = {m.actor.country for m in sources}
    functions = {slot.function for slot in match.phrase.slots if slot.role in (SOURCE, OBJECT)}
    for noun in match.fixed:
        if noun.pos not in ("NOUN", "PROPN") or noun.lemma in FIGHTS:
            continue
        named = not noun.is_plural and children(noun, "det")  # "joined the Union's force"
        joined = noun.lemma == "force" and match.head.lemma in ("join", "combine", "unite", "use")
        joined = joined and not named
        if joined or (sources and _is_hosted(match, noun)):
            continue  # "joined forces": their own; "used military force"
        own = any(c.pos == "PRON" for c in children(noun, "nmod:poss"))
        if own and (event_class.plover in MUTUAL or match.head.lemma in VOICING):
            continue  # "reopened their embassies", "voiced their anger": their own
        groups = [[m for m in parties.reader.mentions(noun) if parties.is_party(m, noun)]]
        own_words = event_class.name == STATEMENT
        if (
            "poss" not in functions
            and not own_words
            and not (acts_on_things(event_class) and parties.is_deed(noun))
        ):
            # "guerrilla attacks" are no attacks on guerrillas
            groups.append(parties.owners(noun))
            groups.append([m for t in _named_before(noun) for m in parties.of(t)])
        for position, found in enumerate(groups):
            # "intimidate voters": people of whatever standing
            people = position == 0 and noun.is_plural and event_class.plover == "COERCE"
            anybody = people or acts_on_things(event_class)
            mentions = [m for m in found if anybody or is_political(m.actor)]
            mentions = [m for m in mentions if m.span.text.split()[-1].lower() not in OCCASIONS | ALLIANCE]
            dismissed = position == 0 and event_class.plover == "COERCE"
            if dismissed or event_class.plover in ("REQUEST", "ACCUSE", "REJECT", "CONCEDE"):
                # "demanded his apology", "dismissed the government": at home, too
                own = any(is_same(m, s) for m in mentions for s in sources)
            else:
                own = any(
                    (m.actor.country in states and m.actor.country is not None)
                    or any(is_same(m, s) for s in sources)
                    for m in mentions
                )
            if mentions and not own:
                return mentions
    return _refused(match, event_class, sources, parties)


def _refused(
    match: Match, event_class: EventClass, sources: Sequence[Mention], parties: Parties
) -> list[Mention]:
    """`turned down offers from relief agencies`, where parsers hang who made them on the verb."""
    if event_class.plover != "REJECT" or not match.frame.get("obj"):
        return []
    found = [m for t in match.frame.get("prep:from", ()) for m in parties.of(t) if is_political(m.actor)]
    return [m for m in found if not any(is_same(m, s) for s in sources)]


def _is_hosted(match: Match, meeting: Node) -> bool:
    """`Peru hosts an OPEC summit`: whether a meeting is only named after a body, and not after who meets."""
    hosted = match.head.lemma in HOSTING and meeting.lemma in OCCASIONS
    return hosted and not any(c.label == "NORP" for c in meeting.children)


def _named_before(noun: Node) -> list[Node]:
    """`suspended its Gaza offensive`, `Japan's Iraqi mission`: where it is, beside whose it is.

    Of a state's territory, it is whose that is: `violated Omani airspace`.
    """
    known = noun.lemma in TERRITORY or children(noun, "nmod:poss")
    names = children(noun, "amod", "compound") if known else []
    return [c for c in names if c.i < noun.i and c.label in ("GPE", "NORP") and "." not in c.text]


def _facing(noun: Node, event_class: EventClass, parties: Parties) -> list[Mention]:
    """`rejected the offer`, `fear an invasion`: whose answer or fear it is, the act is directed at him."""
    verb = noun.head
    function = function_in(noun)
    backed = noun.lemma in BACKING and function == "prep:with"
    responds = (verb.lemma in RESPONDING and function == "prep:to") or (
        verb.lemma == "complain" and function in ("prep:of", "prep:about")
    )
    if not (responds or backed or noun.relation == "obj") or verb.pos != "VERB" or is_passive(verb):
        return []
    if backed:
        return [m for t in frame_of(verb).get("subj", ()) for m in parties.of(t) if is_political(m.actor)]
    if event_class.reciprocal:
        return []
    if event_class.name == SURRENDER and verb.lemma in TAKING:
        return [m for t in frame_of(verb).get("subj", ()) for m in parties.of(t) if parties.is_party(m, t)]
    answers = ANSWERING | RESPONDING if event_class.plover in BETWEEN_SPEAKERS else frozenset()
    answers |= REFUTING if event_class.plover == "ACCUSE" else frozenset()
    if verb.lemma not in answers | (SUFFERING if event_class.plover in BY_FORCE else frozenset()):
        return []
    tokens = frame_of(verb).get("subj", ())
    if verb.lemma == "complain":
        return [m for t in tokens for m in parties.reader.mentions(t) if parties.is_party(m, t)]
    return [m for t in tokens for m in parties.of(t) if is_political(m.actor)]


def _offered(noun: Node, event_class: EventClass, parties: Parties) -> list[Mention]:
    """`offered nuclear cooperation to Chad`, `will give Chad any support`: whom it is offered to."""
    verb = noun.head
    if event_class.plover not in GIVEN or noun.relation != "obj" or verb.lemma not in GIVING:
        return []
    frame = frame_of(verb)
    receivers = frame.get("iobj") or frame.get("prep:to") or []
    found = [m for t in receivers for m in parties.of(t) if parties.is_party(m, t)]
    found = [m for m in found if is_political(m.actor) or is_somebody(m.actor)]
    return [] if is_passive(verb) else found


def _told_there(noun: Node, event_class: EventClass, parties: Parties) -> list[Mention]:
    """`told Ms. Bee in a meeting`, `assured her during talks`: whom one speaks to there, one meets."""
    verb = noun.head
    there = event_class.name in TALKS and function_in(noun) in ("prep:in", "prep:during", "prep:at")
    if not there or verb.lemma not in ADDRESSING or is_passive(verb) or children(noun, "nmod:poss"):
        return []
    frame = frame_of(verb)
    told = frame.get("iobj") or frame.get("obj", [])
    if verb.lemma == "present":
        told = frame.get("prep:to", [])
    found = [m for t in told for m in parties.of(t) if parties.is_party(m, t) and is_political(m.actor)]
    return [m for m in found if m.actor.kind is ActorKind.PERSON and m.actor.sector != "MED"]


def _invaded(
    noun: Node, event_class: EventClass, sources: Sequence[Mention], parties: Parties
) -> list[Mention]:
    """`Iraq exports less than before the U.S.-led invasion`: the one other country that it is about."""
    if event_class.name not in INVASIONS:
        return []
    found: dict[str, Mention] = {}
    for node in noun.tree.nodes[: noun.i][::-1]:
        if node.sentence != noun.sentence:
            break
        if node.label == "GPE" or node.lemma in ("country", "nation"):
            known = node.label != "GPE"
            found |= {
                m.actor.id: m
                for m in parties.reader.mentions(node)
                if parties.reader.names_country(m) or (known and m.actor.kind is ActorKind.COUNTRY)
                if not any(_is_of(m, source) for source in sources)
            }
    return list(found.values()) if len(found) == 1 else []


def _is_of(mention: Mention, source: Mention) -> bool:
    """Whether somebody is the source himself, or acts for the same state."""
    country = mention.actor.country
    return is_same(mention, source) or (country is not None and country == source.actor.country)
