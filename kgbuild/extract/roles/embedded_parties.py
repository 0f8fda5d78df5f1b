"""Finds whom a speech act or a gift is directed at, where only the act it is about says so.

`Russia threatened to bomb Ukraine` threatens Ukraine; `Paris demanded that Tehran free him` asks Tehran;
`gave 60 million to help people in Mali` helps Mali's people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from kgbuild.extract.matching.triggers import Match
from kgbuild.extract.roles.candidates import Candidate
from kgbuild.extract.roles.events_around import (
    ASKING,
    of_asker,
    of_charge_before,
    of_deed_below,
    of_event_above,
    of_event_below,
    of_meeting_below,
)
from kgbuild.extract.roles.kinds_of_acts import CLAIMS, STRIKES, VISIT, VOICING, role_of_things
from kgbuild.extract.roles.participants import Cast
from kgbuild.extract.roles.parties import PARTNERS, Parties, is_political, is_same
from kgbuild.extract.syntax.constituents import children, is_negated, is_passive, nominals, prepositions
from kgbuild.extract.syntax.frames import frame_of
from kgbuild.extract.syntax.subjects import surface_subjects
from kgbuild.extract.syntax.tree import Node
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import SOURCE, TARGET, ActorKind, Mention, Participation

DIRECTED = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT", "AID", "PROTEST"})
"""Categories whose act lies in, or is for, another act, whose parties it concerns."""
TO_ASKER = frozenset({"Apology", "PropertyReturn", "Surrender", "Compensation"})
"""Classes of what one asks for oneself, as one does for aid."""
DIRECTED_CLASSES = frozenset({"Mediation"})
TRADING = frozenset("provide give sell buy purchase supply lend grant deliver lease donate".split())
"""Verbs of what is agreed on with whom it goes to or comes from: `a deal to provide Togo with rice`."""
CONDITIONAL = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
"""Categories of what somebody will do to who does not do his part."""
DISPATCHING = frozenset("send deploy dispatch despatch use mobilize mobilise withdraw pull recall".split())
"""Verbs of what somebody does with his own men: `threatened to send troops to fight rebels`."""
AGAINST_DEEDS = frozenset({"ACCUSE", "PROTEST", "REJECT"})
"""Categories whose act is directed at who did what it is about: `condemned the shelling by rebels`."""
WITHHELD = frozenset({"RETREAT", "CONCEDE", "AGREE", "REJECT", "THREATEN", "SANCTION"})
"""Categories of what somebody will not do until another does his part."""
OWN_FUNCTIONS = ("xcomp", "advcl:to", "ccomp")
PARTY_FUNCTIONS = (
    *("ccomp:subj", "prep:to", "obj", "iobj", "prep:with", "prep:on", "prep:against", "prep:between"),
    *("prep:from", "prep:for", "prep:in"),
)
"""Where the party of the other act stands, likeliest first; under `in`, only a country."""
AGAINST = "prep:against"
IN_COUNTRIES = frozenset({"in", "to", "for"})
"""Prepositions of whom what is paid for is there for: `to promote growth in Mali`."""
CONCERNED = {"AID": IN_COUNTRIES, "AGREE": IN_COUNTRIES}
REASONS = frozenset({"response", "protest", "reaction"})
"""Nouns that say with `in` what somebody strikes or marches against."""
CONCERNING = frozenset({"with", "against", "into", "by", "toward", "towards"})
"""Prepositions of whom what somebody wishes for is shared with or directed at."""
SHARED_WITH = frozenset({"with", "between"})
"""Those of whom it is shared with, also behind a second noun: `called for expansion of ties with Oman`."""
CONTRIBUTIONS = frozenset(
    "participation involvement contribution engagement compliance restraint transparency leadership "
    "commitment action accountability flexibility".split()
)
"""Nouns of what is asked of whose it would be."""
FEELINGS = frozenset(
    "doubt anger outrage dismay disappointment alarm frustration regret skepticism indignation".split()
)
"""Nouns of what one shows of a deed that a clause says."""
POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my"})
DEMANDING = frozenset({"demand", "urge", "ask", "criticize", "criticise", "denounce", "condemn", "accuse"})
"""Participles that say whom protests and demands are directed at."""
INTENDED = frozenset({"design", "aim", "intend", "mean", "dedicate"})
"""Participles that lead on to what a thing is for."""
RECEIVING = frozenset({"of", "for", "to"})
"""Prepositions of those who get what is paid for."""
ABOUT_ACTS = frozenset("demand call request pressure decision plan policy order law proposal measure".split())
"""Nouns of what somebody is to do, or to have done to him."""
SETTLING = frozenset("agree promise pledge accept concede offer vow consent yield".split())
"""Verbs of what a strike ends for."""
SETTLED = frozenset({"after", "following"})
SETTLEMENTS = frozenset(
    "agreement deal accord settlement talk negotiation meeting promise assurance compromise".split()
)
"""Nouns of what a strike ends with."""
DENYING = frozenset({"deny"})
"""Verbs of what is said not to be so, which answer who says that it is, and nobody whom it is about."""
VOICED_AT = frozenset({"at", "over", "against", "to", "with", "about"})
"""Prepositions of what one voices anger at, opposition to or frustration with."""
REFUGE = frozenset({"asylum", "refuge", "sanctuary", "shelter"})


def with_embedded_party(
    candidate: Candidate, others: Sequence[Candidate], event_class: EventClass, parties: Parties
) -> Candidate:
    """A candidate that has no target of its own, with that of the act below it.

    Args:
        candidate: The event.
        others: All events of its sentence.
        event_class: Its class; only speech acts and aid are directed so.
        parties: Finds the parties of the document.
    """
    if any(mention.actor.kind is not ActorKind.THING for mention in candidate.cast.mentions(TARGET)):
        return candidate
    sources = candidate.cast.mentions(SOURCE)
    # a denial answers who says what is denied
    surest = 1 if candidate.match.head.lemma in DENYING else None
    for found in islice(_inherited(candidate, others, event_class, parties), surest):
        targets = [m for m in found if not any(is_same(m, own) for own in sources) and _is_other(m, sources)]
        if targets:
            kept = tuple(_as_topic(p, event_class) for p in candidate.cast.participations)
            added = tuple(Participation(TARGET, mention) for mention in targets)
            cast = Cast(kept + added, candidate.cast.reciprocal)
            return replace(candidate, cast=cast)
    return candidate


def _is_other(mention: Mention, sources: Sequence[Mention]) -> bool:
    """`committed itself to fighting in its tribal areas`: nobody promises anything to his own things.

    Nor does a president do so to `the nation`, of which he is.
    """
    own = {m.actor.country for m in sources}
    known = mention.actor.kind is ActorKind.COUNTRY and mention.head.text in ("country", "nation")
    return not (known or mention.actor.kind is ActorKind.THING) or mention.actor.country not in own


def _inherited(
    candidate: Candidate, others: Sequence[Candidate], event_class: EventClass, parties: Parties
) -> Iterator[list[Mention]]:
    """Whom the act can be directed at, surest first."""
    if event_class.plover in AGAINST_DEEDS:
        yield of_charge_before(candidate, others) if event_class.plover == "REJECT" else []
        yield of_deed_below(candidate, others)
    yield from _of_contents(candidate.match, event_class, parties)
    if event_class.plover in WITHHELD:
        # what is threatened is surer than what it depends on
        yield of_event_below(candidate, others, event_class) if event_class.name == "Threat" else []
        yield from _of_clauses(_until(candidate.match.head), parties)
    if event_class.plover in DIRECTED or event_class.name in DIRECTED_CLASSES:
        yield of_event_below(candidate, others, event_class)
        refused = event_class.plover == "REJECT"
        clauses, concerned = _clauses(candidate.match), CONCERNED.get(event_class.plover or "", frozenset())
        if event_class.name in DIRECTED_CLASSES:
            concerned = PARTNERS
        if event_class.name in DIRECTED_CLASSES or event_class.plover == "AID":
            clauses = _chained(clauses)
        yield from _of_clauses(
            clauses, parties, concerned, asked=event_class.plover in ASKING, refused=refused
        )
    if event_class.plover == "AID":
        yield from _of_receivers(_clauses(candidate.match), parties)
    yield from _of_trade(candidate.match, event_class, parties)
    if event_class.plover == "CONCEDE":
        for clause in _contents(candidate.match):
            # what is granted to somebody, who is to do it, or to have it done to him
            yield from _of_clauses(iter([clause]), parties, asked=not is_passive(clause))
        yield from _of_settlement(candidate.match, parties)
        if any(t.lemma in STRIKES for t in candidate.match.fixed):
            # "ended a strike aimed at forcing the ministry to pay"
            yield from _of_clauses(_clauses(candidate.match), parties)
    if candidate.match.phrase.event_class == "Request":
        yield from _of_refuge(candidate.match, parties)
    if event_class.plover == "AID" or event_class.name in TO_ASKER:
        yield of_asker(candidate, others)
    if event_class.plover == "PROTEST":
        yield from _of_reasons(candidate.match, parties)
    yield from _of_surroundings(candidate, others, event_class, parties)
    yield of_event_above(candidate, others, parties)


def _of_surroundings(
    candidate: Candidate, others: Sequence[Candidate], event_class: EventClass, parties: Parties
) -> Iterator[list[Mention]]:
    """Who is named beside the act: in what is wished for, a condition, a means, or a meeting ahead."""
    match = candidate.match
    if event_class.plover in ASKING:
        yield from _of_wishes(match, parties)
    if event_class.name == "Threat":
        yield from _of_conditions(match.head, parties)
    elif event_class.plover in CONDITIONAL and not candidate.cast.mentions(TARGET):
        yield from _of_conditions(match.support or _verb_of(match.head), parties)
    if event_class.name == "Retaliation":
        # "retaliated by cutting ties with Chad"
        means = (c for c in children(match.head, "advcl") if any(m.lower == "by" for m in c.children))
        yield from _of_clauses(means, parties)
    if event_class.name == VISIT:
        yield of_meeting_below(candidate, others)
    if event_class.name == "Commitment":
        for noun in match.frame.get("prep:to", ()):
            yield from _of_partners(noun, parties)


def _as_topic(participation: Participation, event_class: EventClass) -> Participation:
    """A thing that stood for a target, as what the act is about, where a party has been found."""
    if participation.role != TARGET or not isinstance(participation.filler, Mention):
        return participation
    return Participation(role_of_things(event_class), participation.filler.span)


def _of_wishes(match: Match, parties: Parties) -> Iterator[list[Mention]]:
    """`called for closer ties with Oman`, `for pressure against Togo`: whom a thing asked for concerns."""
    for noun in (t for f in ("prep:for", "obj") for t in match.frame.get(f, ())):
        if noun.lemma in CONTRIBUTIONS:
            # "called for greater U.S. participation"
            yield [m for m in parties.owners(noun) if is_political(m.actor)]
        for other in (c for n in (noun, *children(noun, "nmod")) for c in children(n, "nmod")):
            deep = other.head is not noun
            if (SHARED_WITH if deep else CONCERNING) & set(prepositions(other)):
                row = nominals([other]) if deep else [other]
                found = [m for t in row for m in parties.reader.mentions(t) if parties.is_party(m, t)]
                yield [m for m in found if is_political(m.actor)]


def _of_partners(noun: Node, parties: Parties) -> Iterator[list[Mention]]:
    """`its commitment to a pact with the ministry`: with whom what one promises to keep was made."""
    for other in (c for c in children(noun, "nmod") if "with" in prepositions(c)):
        yield [m for m in parties.of(other) if is_political(m.actor) and parties.is_party(m, other)]


def _of_conditions(verb: Node, parties: Parties) -> Iterator[list[Mention]]:
    """`threatened to leave if the court ruled against it`: whoever is not to do it."""
    for above in (verb, *children(verb, "xcomp", "ccomp")):
        for clause in children(above, "advcl"):
            if any(c.lower in ("if", "unless") for c in children(clause, "mark")):
                subjects = frame_of(clause).get("subj", ())
                yield [m for t in subjects for m in parties.of(t) if is_political(m.actor)]


def _verb_of(deed: Node) -> Node:
    """`could start sanctions if Togo …`: the verb that a deed's noun is object of, or the deed itself."""
    return deed.head if deed.relation == "obj" and deed.head.pos == "VERB" else deed


def _of_contents(match: Match, event_class: EventClass, parties: Parties) -> Iterator[list[Mention]]:
    """Whom what is felt or looked into concerns."""
    if event_class.plover == "ACCUSE":
        yield from _of_feelings(match, parties)
    if event_class.name == "Investigation":
        yield from _of_claims(match, parties)


def _of_feelings(match: Match, parties: Parties) -> Iterator[list[Mention]]:
    """`expressed doubts that Chad is prepared`, `voiced anger that it failed`: whose deed that is."""
    nouns = [t for t in match.fixed if t.lemma in FEELINGS]
    clauses = [c for t in nouns for c in children(t, "acl", "ccomp") if c.dep != "acl:relcl"]
    clauses += [c for c in children(match.head, "ccomp") if nouns]
    for subject in (s for clause in clauses for s in surface_subjects(clause)):
        if len(nominals([subject])) == 1:  # "doubts that he and Chad will agree" are about both
            yield [m for m in parties.of(subject) if is_political(m.actor)]


def _of_claims(match: Match, parties: Parties) -> Iterator[list[Mention]]:
    """`an inquiry into claims that soldiers beat children`: those whose deed is claimed."""
    for noun in match.frame.get("prep:into", ()):
        if noun.label == "MONEY" or noun.pos == "SYM":
            # "an inquiry into the 4 million spent under the fund of a ministry"
            spent = [o for c in children(noun, "acl") for o in children(c, "obl")]
            yield [m for token in spent for m in parties.of(token) if is_political(m.actor)]
        clauses = [c for c in children(noun, "acl", "ccomp") if _is_said(c)] if noun.lemma in CLAIMS else []
        for subject in (s for clause in clauses for s in frame_of(clause).get("subj", ())):
            yield [m for m in parties.of(subject) if is_political(m.actor)]


def _is_said(clause: Node) -> bool:
    """`suspicions that he lied`, `suspicions he lied`: a clause that lacks nothing."""
    return bool(children(clause, "mark")) or (clause.dep == "acl" and bool(children(clause, "nsubj")))


def _chained(clauses: Iterator[Node]) -> Iterator[Node]:
    """`an effort to try to prevent a war`: each clause, and the one that it leads to."""
    for clause in clauses:
        yield clause
        yield from children(clause, "xcomp")


def _of_reasons(match: Match, parties: Parties) -> Iterator[list[Mention]]:
    """`went on strike in response to GE's decision`: whose deed they protest against."""
    verb = match.support or match.head
    for function in ("prep:outside", "prep:in front of"):
        # "rallied outside Georgia's parliament"
        for token in match.frame.get(function, ()):
            yield [m for m in parties.of(token) if is_political(m.actor)]
    for clause in children(verb, "advcl", "xcomp"):
        if clause.lemma in VOICING and any(c.lower == "to" for c in children(clause, "mark")):
            # "called a strike to express anger over plans by the government"
            about = [c for t in children(clause, "obj") for c in children(t, "nmod")]
            for noun in (c for c in about if VOICED_AT & set(prepositions(c))):
                yield [m for m in parties.of(noun) if is_political(m.actor)]
    for reason in children(verb, "obl"):
        for noun in children(reason, "nmod") if reason.lemma in REASONS else ():
            if {"to", "at", "against", "over"} & set(prepositions(noun)):
                yield [m for m in parties.of(noun) if is_political(m.actor)]


def _of_clauses(
    clauses: Iterator[Node],
    parties: Parties,
    concerned: frozenset[str] = frozenset(),
    *,
    asked: bool = False,
    refused: bool = False,
) -> Iterator[list[Mention]]:
    """The political parties of infinitives, clauses and purposes, whatever their verbs, likeliest first.

    Args:
        clauses: The verbs of the clauses.
        parties: Finds the parties of the document.
        concerned: Prepositions of whom a thing is for that makes him a party.
        asked: The subject of a clause is who is asked to act.
        refused: They say what somebody will not do, which he refuses nobody whom it would be against.
    """
    for clause in clauses:
        frame = frame_of(clause)
        subject = _until_marker(clause) or (asked and bool(children(clause, "nsubj")))
        # "demanded that the prisoners be freed" asks nothing of the prisoners
        unless = any(c.lower == "unless" for c in children(clause, "mark"))
        befallen = (asked or unless) and is_passive(clause)
        own = befallen or clause.lemma in DISPATCHING
        for function in (*(("subj",) if subject else ()), *PARTY_FUNCTIONS):
            if (own and function == "obj") or (refused and function == AGAINST):
                continue  # "refused to testify against the general" refuses him nothing
            for token in frame.get(function, ()):
                if token.dep == "nmod:poss" or any(
                    c.lower in POSSESSIVES and c.dep == "nmod:poss" for c in token.children
                ):
                    # "promised that his country …": his own
                    continue
                if function == "prep:in" and token.label != "GPE":
                    continue
                given = function == "iobj" and bool(concerned)  # "agreed to give elders more power"
                mentions = [
                    m
                    for m in parties.of(token, concerned)
                    if (given or is_political(m.actor)) and parties.is_party(m, token)
                ]
                if function == "prep:in":
                    mentions = [m for m in mentions if parties.reader.names_country(m)]
                if mentions:
                    yield mentions
        if clause.lemma in DISPATCHING:
            purposes = (c for c in children(clause, "advcl") if any(m.lower == "to" for m in c.children))
            yield from _of_clauses(purposes, parties, concerned, asked=asked)
        for owed in children(clause, "obj"):
            yield from _of_debtors(owed, parties)


def _of_trade(match: Match, event_class: EventClass, parties: Parties) -> Iterator[list[Mention]]:
    """`signed a deal to sell Togo jets`, `forgave the debt Togo owes`: who gets it, or is rid of it."""
    if event_class.name == "Agreement":
        yield from _of_clauses((c for c in _clauses(match) if c.lemma in TRADING), parties)
    if event_class.plover == "AID":
        for noun in match.frame.get("obj", ()):
            yield from _of_debtors(noun, parties)


def _of_debtors(noun: Node, parties: Parties) -> Iterator[list[Mention]]:
    """`agreed to cancel the debt Togo owes`, `half of the debt owed by Togo`: whose debt it is."""
    debts = [noun, *children(noun, "nmod")]
    for clause in (c for n in debts for c in children(n, "acl") if c.lemma == "owe"):
        yield [m for t in frame_of(clause).get("subj", ()) for m in parties.of(t) if is_political(m.actor)]


def _of_receivers(clauses: Iterator[Node], parties: Parties) -> Iterator[list[Mention]]:
    """`aid to meet the needs of people in Mali`, `to pay for food for those affected`: whoever they are."""
    for clause in clauses:
        frame = frame_of(clause)
        for token in (t for f in ("obj", "prep:for", "prep:to") for t in frame.get(f, ())):
            for person in (token, *(c for c in children(token, "nmod") if RECEIVING & set(prepositions(c)))):
                mentions = [m for m in parties.reader.mentions(person) if parties.is_party(m, person)]
                if mentions:
                    yield mentions


def _contents(match: Match) -> Iterator[Node]:
    """`conceded to demands that exiles should vote`, `dropped a plan to jail monks`: what the noun says."""
    for noun in match.fixed:
        if noun.lemma in ABOUT_ACTS:
            yield from (c for c in children(noun, "acl", "ccomp") if c.dep != "acl:relcl")


def _of_settlement(match: Match, parties: Parties) -> Iterator[list[Mention]]:
    """`called off the strike after a deal with the ministry`: with whom it has been settled."""
    for clause in children(match.head, "advcl"):
        if clause.lemma in SETTLING and any(c.lower == "after" for c in children(clause, "mark")):
            # "called off the strike after the ministry agreed to talks"
            for subject in surface_subjects(clause):
                yield [m for m in parties.of(subject) if is_political(m.actor)]
    for reason in children(match.head, "obl"):
        if SETTLED & set(prepositions(reason)) and reason.lemma in SETTLEMENTS:
            frame = frame_of(reason)
            for token in (t for f in ("prep:with", "prep:from", "prep:by") for t in frame.get(f, ())):
                yield [m for m in parties.of(token) if is_political(m.actor) and parties.is_party(m, token)]


def _of_refuge(match: Match, parties: Parties) -> Iterator[list[Mention]]:
    """`fled to Kenya seeking asylum`: where somebody goes for it."""
    verb = match.head
    if not any(t.lemma in REFUGE for t in match.fixed) or verb.relation != "advcl":
        return
    frame = frame_of(verb.head)
    for token in (t for f in ("prep:to", "prep:in", "prep:into") for t in frame.get(f, ())):
        yield [m for m in parties.of(token) if parties.reader.names_country(m)]


def _until(verb: Node) -> Iterator[Node]:
    """`will not lift the embargo until Cuba …`: the clause says whose part is awaited."""
    below = children(verb, "ccomp", "xcomp", "acl")
    for node in (verb, verb.head, *below):
        for clause in (c for c in children(node, "advcl") if _until_marker(c)):
            # "until he is satisfied that Cuba …", "before the law is changed and the minister …"
            yield from (clause, *children(clause, "ccomp"), *children(clause, "conj"))


def _until_marker(clause: Node) -> bool:
    """Whether a clause says what is awaited; `before` does where something will not be done before."""
    clause = clause.head if clause.relation in ("conj", "ccomp") else clause
    marks = {c.lower for c in clause.children if c.dep == "mark"}
    return bool(marks & {"until", "till", "unless"}) or ("before" in marks and is_negated(clause.head))


def _clauses(match: Match) -> Iterator[Node]:
    for function in OWN_FUNCTIONS:
        yield from match.frame.get(function, ())
    for noun in match.fixed:
        # "announced 60 million in aid to help people in Mali"
        for clause in children(noun, "acl"):
            if clause.tag == "VB":
                yield clause
            elif clause.lemma in INTENDED:
                # "an effort designed to help the two sides"
                yield from (c for c in children(clause, "xcomp", "advcl") if c.tag in ("VB", "VBG"))
    for word in (match.support or match.head, *match.fixed, match.head):
        # "staged a protest demanding that the government …"
        below = children(word, "acl", "advcl", "xcomp")
        yield from (clause for clause in below if clause.tag == "VBG" and clause.lemma in DEMANDING)
