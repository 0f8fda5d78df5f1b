"""Decides who can be party to an event, and whose party a deed or a thing makes of somebody.

A party is a person, a group, a state or an organization. What is said of a deed or a thing is said of whose
it is (`criticized Israel's raids`, `a ministry statement says`); the table `OWNERS` holds where that stands.
What somebody did to others makes no party of those others: `condemned the killing of a priest` criticizes no
priest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kgbuild.extract.actors.mentions import MentionReader
from kgbuild.extract.matching.fillers import leads, naming
from kgbuild.extract.roles.scenes_of_deeds import is_scene
from kgbuild.extract.syntax.constituents import (
    RELATIVE_PRONOUNS,
    children,
    is_opposed,
    is_passive,
    nominals,
    prepositions,
    tells_kind,
)
from kgbuild.extract.syntax.noun_phrases import MEASURES, QUANTITIES, NounPhrase, counted
from kgbuild.extract.syntax.subjects import DOCUMENTS, surface_subjects
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.phrases import Phrase
from kgbuild.records import TARGET, Actor, ActorKind, Mention

ADVERSARIES = frozenset({"enemy", "foe", "opponent", "adversary", "critic", "rival", "victim"})
"""Nouns of those who do not act for whom they are `of`."""
AUTHORS = frozenset({"GOV", "MIL", "COP", "REB", "UAF", "OPP", "JUD", "LEG", "SPY", "IGO", "PTY"})
"""Sectors whose nouns before a deed say whose it is: `a government crackdown`, `a rebel attack`."""
FORCES = frozenset({"government", "rebel", "insurgent", "militant", "guerrilla", "police", "army"})
"""Nouns of those whose deed it is also across another noun: `government price controls`."""
NO_AUTHORS = frozenset(
    "troop force soldier prisoner military artillery intelligence drone jet warplane helicopter submarine "
    "aircraft battery tank ship terrorist".split()
)
"""Nouns of such sectors that undergo the deed instead, or say of what kind it is: `a troop withdrawal`."""
INSURGENT = frozenset({"insurgent", "militant", "rebel", "guerrilla", "separatist"})
"""Adjectives that are nouns of those who act, too."""
VOICING = frozenset({"voice", "express", "show", "state", "declare", "reiterate"})
"""Verbs with which opposition is what one says, and not who opposes."""
OF_AUTHORS = frozenset(
    "decision statement declaration position opinion ruling resolution intention action reaction motion "
    "commitment announcement argument treatment judgment behaviour refusal proposal handling warning "
    "stance government performance resistance presence involvement participation interference "
    "intervention reluctance insistence negligence failure ambition aspiration bid "
    "cooperation contribution assistance".split()
)
"""Nouns that end like those of deeds, and are nevertheless `of` who does them."""
FATES = frozenset("death fate loss disappearance release rape suicide siege blockade".split())
"""Nouns of what befalls somebody: investigating his death is not investigating him."""
OF_MEANS = frozenset("excessive deadly lethal physical brute undue necessary".split())
"""Adjectives of the force that is used, and sent nowhere."""
DEPICTIONS = frozenset("cartoon caricature drawing depiction portrayal image picture portrait sketch".split())
"""Nouns that are `of` whom they show, who has not made them."""
DEED_ENDINGS = ("al", "tion", "sion", "ment", "ance", "ence", "ing", "ure")
"""Endings of nouns that are `of` what is done to: `the dismissal of the minister`."""
PLACE_NOUNS = frozenset(
    "capital area zone border region province district territory position city town village camp front "
    "frontier strip coast island land part neighborhood neighbourhood suburb county section quarter "
    "outskirts peninsula valley governorate prefecture municipality vicinity corridor".split()
)
"""Common nouns of places: no parties, and of nobody."""
SITES = frozenset(
    "checkpoint airport hotel market cafe restaurant stadium mall theater theatre cinema park cemetery "
    "hospital mosque church shop store nightclub bar subway bus train".split()
)
"""Nouns of what stands in a town and is not its state's: `a protest at a Jerusalem checkpoint`."""
IMPERSONAL = frozenset({"it", "this", "that", "these", "those", "which", "what", "who", "there"})
WEAPONS = frozenset(
    "bomb missile rocket drone shell mortar blast explosion attack strike airstrike raid gunfire mine "
    "grenade shelling bombardment shooting bombing ambush assault offensive warplane jet bullet "
    "artillery war fighting battle clash conflict violence firefight gunbattle fight skirmish incursion "
    "invasion operation crackdown shootout gunfight infighting unrest riot rioting uprising rebellion "
    "hostility bloodshed crossfire rampage massacre onslaught counteroffensive foray stabbing siege barrage "
    "salvo volley warfare bullet munition explosive torpedo howitzer cannon landmine knife".split()
)
"""What is no actor but is used by one: `a car bomb killed two soldiers` has an instrument and no source."""
FIRED = frozenset("rocket mortar artillery tank missile sniper gun shell hostile friendly enemy".split())
"""What stands before the `fire` that kills: `rocket fire`."""
OUTBREAKS = frozenset("exchange outbreak upsurge surge flare-up hail burst campaign round night day".split())
"""Nouns that, like numbers, stand for the violence that they are `of`: `an exchange of fire`."""
CARRYING = frozenset({"carry", "transport", "escort", "ferry"})
"""Verbs of what vehicles do with people."""
TAKING = frozenset({"take", "bring"})
"""Verbs of the same, which are said of all else as well."""
VEHICLES = frozenset(
    "bus minibus car van truck train plane helicopter boat ship ferry vehicle convoy".split()
)
REPORTS = frozenset({"report", "story", "article", "account"})
PAPERS = frozenset({"media", "medium", "newspaper", "magazine", "press", "tabloid", "daily"})
"""Nouns before what is reported that say who has reported it."""
JUDGING = frozenset(
    "criticize criticise condemn denounce oppose reject dismiss dispute deny rule "
    "see view consider fear target obtain cover read report blame".split()
)
"""Participles of what somebody thinks of a thing or does with it, who is not its author."""
FILLED = frozenset({"fill", "pack", "crowd", "cram", "jam"})
"""Participles of what is full of people: `a bus packed with commuters`."""
RIDING = frozenset({"travel", "ride", "drive", "fly", "sit"})
"""Verbs of people in vehicles."""
LAUNCHERS = frozenset(
    "drone aircraft plane warplane jet helicopter gunship ship warship boat submarine tank vehicle car truck "
    "motorcycle launcher".split()
)
"""What weapons are fired from, which is not fired at."""
OF_ARMIES = LAUNCHERS - {"boat", "vehicle", "car", "truck", "motorcycle"}
"""Those that act for the state whose name stands before them: `a U.S. plane killed four rebels`."""
STATING = frozenset({"say", "state", "add", "note", "announce", "report", "claim"})
"""Verbs of what a document tells of its author."""
DIRECTIONS = frozenset({"to", "on", "against", "for"})
"""Prepositions of whom a thing goes to or is about: `restrictions on aid to Nepal`."""
PARTNERS = frozenset({"with", "between", "among"})
"""Prepositions of whom a deed is done together with: `an accord with Iran`."""
DOING = frozenset(
    "play make take launch carry conduct commit stage hold issue give express adopt impose propose do mount "
    "offer announce pursue lead wage".split()
)
"""Verbs of which a deed is the object: `the role that Norway played`."""
PROPOSING = frozenset(
    "introduce propose draft table pass adopt approve sign issue enact file write publish send submit".split()
)
"""Verbs of those who do what the document says that is their object."""
OF_STATES = frozenset(
    "violation abuse repression crackdown detention arrest execution election poll vote referendum law "
    "legislation censorship policy rule reform constitution corruption".split()
)
"""What a state answers for that it happens in: `human rights violations in Zimbabwe`."""


def is_political(actor: Actor) -> bool:
    """Whether an actor has a standing in politics: a name, a country, or more than a private role."""
    if actor.kind is ActorKind.THING:
        return False
    return actor.named or actor.country is not None or actor.sector not in (None, "CVL")


def concerns_politics(actor: Actor) -> bool:
    """Whether an event with this participant is one of politics: a thing of a known country is enough."""
    return is_political(actor) or (actor.kind is ActorKind.THING and actor.country is not None)


def is_somebody(actor: Actor) -> bool:
    """Whether an actor is a person or a group of people, of whatever standing."""
    return actor.kind in (ActorKind.PERSON, ActorKind.GROUP)


def weapon(noun: Node) -> Node | None:
    """What a deed is done with or in, if a noun names or counts it: the attacks of `a wave of attacks`."""
    if noun.lemma in WEAPONS:
        return noun
    if noun.lemma == "fire":
        return noun if any(c.lemma in FIRED for c in children(noun, "compound", "amod")) else None
    if noun.lemma not in QUANTITIES and noun.lemma not in OUTBREAKS:
        return None
    counted = (c for c in children(noun, "nmod") if "of" in prepositions(c))
    return next((c for c in counted if c.lemma in WEAPONS or c.lemma == "fire"), None)


def is_same(mention: Mention, other: Mention) -> bool:
    """Whether two mentions are of one actor: who acts is not struck as well, whatever he is called there."""
    return mention.span == other.span or (mention.actor.named and mention.actor.id == other.actor.id)


def but_own_country(targets: list[Mention], sources: Sequence[Mention]) -> list[Mention]:
    """Without the state that somebody acts for himself, if there are others.

    `Oman's premier will strengthen the partnership between Oman and Chad`: with Chad.
    """
    own = {m.actor.country for m in sources}
    return [
        m for m in targets if m.actor.kind is not ActorKind.COUNTRY or m.actor.country not in own
    ] or targets


def _is_impersonal(actor: Actor) -> bool:
    return not actor.named and actor.name.lower() in IMPERSONAL


@dataclass(frozen=True, slots=True)
class Deeds:
    """The event nouns of a lexicon.

    Attributes:
        nouns: All of them: `raid`, `talks`.
        undergone: Those whose `of` names whom the deed is done to: `killing`, `arrest`, `invasion`.
    """

    nouns: frozenset[str]
    undergone: frozenset[str]

    @classmethod
    def of(cls, phrases: Iterable[Phrase]) -> Deeds:
        """The event nouns that some phrases are headed by."""
        nominal = [phrase for phrase in phrases if phrase.pos == "NOUN"]
        undergone = (
            phrase.head
            for phrase in nominal
            if any(slot.role == TARGET and slot.function == "prep:of" for slot in phrase.slots)
        )
        return cls(frozenset(phrase.head for phrase in nominal), frozenset(undergone))


class Parties:
    """Finds the parties that the words of one document stand for.

    Args:
        reader: Reads mentions of the document.
        deeds: The event nouns of the lexicon.
    """

    def __init__(self, reader: MentionReader, deeds: Deeds) -> None:
        self.reader, self._deeds = reader, deeds

    def acting(self, token: Node) -> list[Mention]:
        """Whom a filler that acts names; `Israeli missiles` are Israel's, `the Turkish lira` is nobody."""
        if token.tag == "VBG" and token.pos == "VERB":
            # "Syrian government shelling killed …" read as a clause
            return [m for subject in children(token, "nsubj") for m in self.acting(subject)]
        mentions = self.reader.mentions(token)
        if token.lower == "it" and (document := _document_of(token)):
            return self.acting(document)  # "a ministry statement says it is consulting with Oman"
        if not any(self.is_party(m, token) for m in mentions):
            mentions = self.owners(token, modifiers=self._speaks(counted(token))) or self._proposers(token)
        return [m for m in mentions if m.actor.kind is not ActorKind.PLACE and not _is_impersonal(m.actor)]

    def of(self, token: Node, concerned: frozenset[str] = frozenset()) -> list[Mention]:
        """Whom a filler names: itself, or whose the deed or the thing is; nobody for a thing of no one.

        Args:
            token: The head of the filler.
            concerned: Prepositions of whom the thing goes to, is about or is shared with; these count as
                well, where they are named.
        """
        if token.lower == "visiting" and (visitors := children(token, "obj")):
            # "against visiting Crown Prince Mohammed", read as a clause
            token = visitors[0]
        mentions = self.reader.mentions(token)
        if any(self.is_party(m, token) for m in mentions):
            return mentions
        if any(m.actor.kind is ActorKind.PLACE for m in mentions):
            # "rejected the Kirkuk council decision"
            return (self.authors(token.head) if token.relation in ("compound", "nmod") else []) or mentions
        return self.owners(token, anybody=True) or self._concerned(token, concerned)

    def is_party(self, mention: Mention, token: Node) -> bool:
        """Whether a mention is of somebody: a state, an organization, people, or a pronoun for them."""
        if mention.actor.kind is ActorKind.PLACE:
            return False
        head = counted(token)
        if head.label in MEASURES or (head.lower == "force" and not head.label and not _is_described(head)):
            return False
        if head.pos == "PRON" and _is_impersonal(mention.actor):
            # "those not involved with the rebels" are people
            return head.lower == "those" and bool(children(head, "acl", "amod"))
        if token.lemma in ("member", "group"):
            return True
        if head.lemma == "opposition" and head.relation == "obj" and head.head.lemma in VOICING:
            return False  # "to express opposition to the war"
        if head.pos == "PRON" and self.reader.stands_for_thing(mention, head):
            return False
        counts = head.pos in ("PRON", "NUM") or head.lemma in QUANTITIES or head.lemma == "other"
        return counts or head.label == "NORP" or self.reader.can_act(mention, token)

    def riders(self, vehicle: Node) -> list[Node]:
        """`a car carrying the minister`: who is in it is struck, stopped or searched with it."""
        clauses = children(vehicle, "acl")
        verbs = CARRYING | TAKING if vehicle.lemma in VEHICLES else CARRYING
        carrying = [c for c in clauses if c.lemma in verbs and not is_passive(c)]
        aboard = [n for c in carrying for n in nominals(children(c, "obj"))]
        aboard += [n for c in clauses if c.lemma in RIDING for n in _aboard(c)]
        full = [c for c in clauses if c.lemma in FILLED and c.tag == "VBN"]
        aboard += nominals([o for c in full for o in children(c, "obl") if "with" in prepositions(o)])
        return [n for n in aboard if any(self.is_party(m, n) for m in self.reader.mentions(n))]

    def thing(self, token: Node) -> Mention:
        """What an act is directed at where that is no party: a thing, or a place (`the town of Hebron`)."""
        mention, head = self.reader.thing(token), counted(token)
        named = [c for c in children(head, "nmod") if c.label == "GPE" and "of" in prepositions(c)]
        named += [c for c in children(head, "appos") if c.label == "GPE"]  # "the capital, Khartoum"
        if head.lemma in PLACE_NOUNS and named:
            return replace(mention, actor=self.reader.place(named[0]).actor)
        return mention

    def is_deed(self, noun: Node) -> bool:
        """Whether a noun names what somebody does to somebody: `killing`, `raid`."""
        return noun.lemma in self._deeds.nouns

    def owners(self, token: Node, *, modifiers: bool = True, anybody: bool = False) -> list[Mention]:
        """Whose a deed or a thing is, after the first row of the table that names a party.

        Args:
            token: The noun.
            modifiers: Names and nouns before it count.
            anybody: Who is said to be its author is so, of whatever standing.
        """
        head = counted(token)
        if head.lemma in PLACE_NOUNS or head.lemma in ("street", "square", "road"):
            # "a bomb in Pakistan's city of Quetta": what lies in a country does not act for it
            return []
        if head.lemma in REPORTS and modifiers and (reporting := self._reporters(head)):
            return reporting
        rows = OF_AUTHORS_ROWS if head.lemma in OF_AUTHORS else OWNERS
        for row in rows:
            if (row is _complement and self._is_undergone(head)) or (row is _modifiers and not modifiers):
                continue
            owners = [owner for owner in row(head) if owner is not token]
            if self._strikes(head):
                owners = [owner for owner in owners if not is_scene(owner, head)]
            if row is _modifiers and (self._strikes(head) or head.lemma in SITES):
                owners = [owner for owner in owners if not self._is_town(owner)]
            found = [m for owner in owners for m in self._parties_of(owner, anybody and row is _agents)]
            if found:
                return found
        return self.authors(head) if modifiers else []

    def _reporters(self, report: Node) -> list[Mention]:
        """`denied U.S. media reports`, `a newspaper report`: the paper, and not the country of its name."""
        if report.relation not in ("obj", "nmod", "obl"):
            return []
        papers = [c for c in children(report, "compound") if c.lemma in PAPERS and c.i == report.i - 1]
        return [self.reader.mention(paper) for paper in papers]

    def _strikes(self, noun: Node) -> bool:
        """Whether a noun names a deed, before which a town says where: `a Baghdad operation`."""
        return self.is_deed(noun) or noun.lemma in WEAPONS

    def _is_town(self, name: Node) -> bool:
        return (
            name.label == "GPE"
            and not leads(name)
            and not self.reader.names_country(self.reader.mention(name))
        )

    def _proposers(self, document: Node) -> list[Mention]:
        """`passed a bill that would sanction Togo`: who makes the law does what it does."""
        verb = document.head
        if document.lemma not in DOCUMENTS or document.relation != "obj" or verb.lemma not in PROPOSING:
            return []
        proposers = [] if is_passive(verb) else nominals(surface_subjects(verb))
        return [m for token in proposers for m in self.acting(token) if is_political(m.actor)]

    def _is_undergone(self, noun: Node) -> bool:
        """Whether the `of` of a noun names whom a deed is done to."""
        return noun.lemma in self._deeds.undergone or (
            noun.lemma in FATES | DEPICTIONS | ADVERSARIES
            or (noun.lemma.endswith(DEED_ENDINGS) and noun.lemma not in OF_AUTHORS)
        )

    def _speaks(self, noun: Node) -> bool:
        """Whether a noun before which a name stands acts for that name: a deed, a document, a weapon."""
        means = noun.lemma in WEAPONS or noun.lemma in OF_ARMIES
        return means or self.is_deed(noun) or noun.lemma in DOCUMENTS

    def authors(self, deed: Node) -> list[Mention]:
        """Who does a deed, where nouns before it say so: `Syrian government shelling`, `a police raid`."""
        found = []
        before = children(deed, "compound", "amod", "nmod")
        before += [
            n for c in before if c.dep == "compound" for n in children(c, "compound") if n.lemma in FORCES
        ]
        for child in before:  # "government price controls" are the government's
            own = (
                child.i < deed.i
                and child.dep != "nmod:poss"
                and not child.label
                and not (is_scene(child, deed) or tells_kind(child, deed))
            )
            if own and not is_opposed(child) and self._acts(child):
                begin = child.i
                while begin > 0 and child.tree.nodes[begin - 1].label == "NORP":
                    begin -= 1
                found.append(self.reader.phrase_mention(NounPhrase(child, begin, child.i + 1, None)))
        return found

    def _acts(self, noun: Node) -> bool:
        # "an insurgent attack", where parsers take who attacks for an adjective
        insurgent = noun.pos == "ADJ" and noun.lemma in INSURGENT
        office = self.reader.office(noun.lemma) if noun.pos == "NOUN" or insurgent else None
        if noun.i + 1 < len(noun.tree) and noun.tree.nodes[noun.i + 1].text in "-–":
            return False
        before = noun.tree.nodes[noun.i - 1] if noun.i else noun
        if children(noun, "nummod") or before.pos == "NUM" or before.text in "-–":
            return False  # "six-party talks"
        if office is None or office.sector not in AUTHORS or noun.lemma in NO_AUTHORS:
            return False
        return office.kind is not ActorKind.PERSON or office.sector in ("REB", "UAF", "OPP")

    def _parties_of(self, owner: Node, anybody: bool) -> list[Mention]:
        mentions = self.reader.mentions(owner)
        # "a study by an environmental group"
        found = [m for m in mentions if (anybody or is_political(m.actor)) and self.is_party(m, owner)]
        if not found and owner.pos == "NOUN":
            # "the decision of Turkey's parliament's committee": whose the owner is
            return self.owners(owner)
        return found

    def _concerned(self, token: Node, markers: frozenset[str]) -> list[Mention]:
        """`restrictions on aid to Nepal`, `violations in Zimbabwe`: only who is named."""
        head = counted(token)
        made = [o for c in children(head, "acl") if c.tag == "VBN" for o in children(c, "obl")]
        shared = [o for o in made if PARTNERS & set(prepositions(o))]  # "an accord signed with India"
        found = [
            mention
            for complement in (*children(head, "nmod"), *shared)
            for child in nominals([complement])
            if (markers | ({"in"} if head.lemma in OF_STATES else set())) & set(prepositions(complement))
            for mention in self.reader.mentions(child)
            if "in" not in prepositions(complement) or self.reader.names_country(mention)
        ]
        return [m for m in found if (m.actor.named or "of" in markers) and self._has_standing(m)]

    def _has_standing(self, mention: Mention) -> bool:
        return mention.actor.kind is not ActorKind.PLACE and is_political(mention.actor)


def _is_described(noun: Node) -> bool:
    """Whether a noun has a word of description before it: `a multinational force`, but not `use of force`."""
    before = [c for c in children(noun, "amod", "compound", "nmod", "det") if c.i < noun.i]
    return any(c.lower not in OF_MEANS for c in before)


def _document_of(pronoun: Node) -> Node | None:
    """The document of whose saying a pronoun is subject: the statement of `a statement says it has met`."""
    clause = pronoun.head
    told = pronoun.relation == "nsubj" and clause.relation == "ccomp" and clause.head.lemma in STATING
    subjects = surface_subjects(clause.head) if told else []
    return next((s for s in subjects if s.lemma in DOCUMENTS and s.pos == "NOUN"), None)


def _aboard(clause: Node) -> list[Node]:
    """`the car in which the envoy was travelling`, `the car he was driving in`: who was in it."""
    within = [c for c in clause.children if c.lower == "in" or "in" in prepositions(c)]
    riders = [c for c in children(clause, "nsubj") if c.lower not in RELATIVE_PRONOUNS]
    return nominals(riders) if within else []


def _agents(noun: Node) -> Iterator[Node]:
    """`an attack by rebels`, `an appeal lodged by the ministry`."""
    # not so `a decision to strengthen the mission by 300 troops`, `a law criticized by Oman`
    clauses = (c for c in children(noun, "acl") if c.tag != "VB" and c.lemma not in JUDGING)
    below = [noun, *clauses, *children(noun, "nmod")]
    for above in below:
        yield from nominals([c for c in children(above, "nmod", "obl") if "by" in prepositions(c)])


def _possessors(noun: Node) -> Iterator[Node]:
    """`Israel's raids`."""
    yield from nominals(children(noun, "nmod:poss"))


def _complement(noun: Node) -> Iterator[Node]:
    """`the decision of the court`, `a statement from Moscow`."""
    for child in children(noun, "nmod"):
        if {"of", "from"} & set(prepositions(child)) and child.i > noun.i:
            yield from nominals([child])


def _modifiers(noun: Node) -> Iterator[Node]:
    """`Israeli raids`, `a UN resolution`."""
    before = [c for c in children(noun, "amod", "compound", "nmod") if c.i < noun.i and c.dep != "nmod:poss"]
    before += [n for c in before for n in children(c, "conj")]
    # "an Israeli-Palestinian deal", where parsers hang the first name on the second
    before += [n for c in before if c.label == "NORP" for n in children(c, "amod") if _is_hyphened(n)]
    yield from (c for c in naming(before) if not prepositions(c))


def _is_hyphened(name: Node) -> bool:
    return name.label == "NORP" and name.head.i == name.i + 2 and name.tree.nodes[name.i + 1].text in "-–"


def _doers(noun: Node) -> Iterator[Node]:
    """`the role that Norway played`, `remarks made by the envoy` is told by its agent."""
    for clause in children(noun, "acl:relcl"):
        subjects = children(clause, "nsubj") if clause.lemma in DOING else []
        if subjects and not any(s.lower in RELATIVE_PRONOUNS for s in subjects) and not is_passive(clause):
            yield from nominals(subjects)


OWNERS: tuple[Callable[[Node], Iterator[Node]], ...] = (
    *(_agents, _possessors, _modifiers, _doers, _complement),
)
"""Where it stands whose a deed or a thing is, surest first."""
OF_AUTHORS_ROWS = (_agents, _possessors, _doers, _complement, _modifiers)
"""The same for nouns that are `of` who does them: `the NATO ambitions of Georgia`."""
