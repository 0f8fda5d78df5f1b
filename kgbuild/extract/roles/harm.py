"""Finds whom a deed struck, and who did it, where only a verb beside the deed says so.

`Troops carried out airstrikes, killing ten fighters`: those killed are those struck. `The town was crippled
by an offensive`: so is what it crippled. `Twelve rebels were killed in a raid`, `was deposed in a coup led by
a general`: who carried the raid out, or led the coup, did it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.claims.government import function_in
from kgbuild.extract.matching.triggers import Match
from kgbuild.extract.roles.fighting_sides import ARMED, FORCES
from kgbuild.extract.roles.kinds_of_acts import AGAINST_PERSONS, ON_THINGS
from kgbuild.extract.roles.parties import DOING, WEAPONS, Parties, is_same, weapon
from kgbuild.extract.syntax.constituents import children, is_passive, nominals, prepositions
from kgbuild.extract.syntax.frames import frame_of
from kgbuild.extract.syntax.noun_phrases import PLACE_LABELS, QUANTITIES, counted
from kgbuild.extract.syntax.subjects import surface_subjects
from kgbuild.extract.syntax.tree import Node
from kgbuild.extract.syntax.tree_relations import first_noun
from kgbuild.lexicon.classes import EventClass
from kgbuild.records import Mention

KILLING = frozenset({"kill", "wound", "injure", "maim", "slaughter", "massacre"})
"""Verbs of harm that tell of an event themselves, which shares its parties with the deed's noun."""
HARMING = KILLING | frozenset(
    "hit strike destroy damage displace devastate cripple level flatten demolish shatter ruin hurt target "
    "burn".split()
)
"""Verbs of what a deed does to those whom it strikes."""
STRIKING = frozenset({"attack", "strike", "fire", "bomb"})
"""Verbs of attacking that need no object."""
ROUTING = frozenset(
    "fight clear wipe root drive push defeat crush dislodge flush eliminate hunt capture kill oust rout "
    "combat disarm destroy disperse suppress quell repel force dismantle".split()
)
"""Verbs of what troops set out for: whom they mean to do it to is whom the deed is directed at."""
INTENDED = frozenset({"aim", "design", "intend", "mean"})
"""Participles that lead from a deed to its purpose: `an offensive aimed at clearing the valley`."""
EFFORTS = frozenset("effort bid attempt drive push campaign move".split())
"""Nouns that lead from a deed to its purpose: `in an effort to clear the valley of rebels`."""
UNDERGONE = frozenset({"ambush", "attack", "shoot", "assassinate", "murder"})
"""Verbs of what armed men do to somebody."""
DRIVING = frozenset("drive oust push topple overthrow expel dislodge rout defeat crush devastate".split())
"""Verbs of what a deed does to people whom it strikes; of things, it is said of prices as well."""
DYING = frozenset({"die", "perish"})
"""Verbs of those whom the deed strikes in which they do so."""
STOPPING = frozenset(
    "stop halt end prevent pre-empt preempt curb deter foil thwart counter avenge suppress punish contain "
    "disrupt repel combat".split()
)
"""Verbs of what troops set out to do to the attacks of those whom they attack."""
SEEKING = frozenset({"hunt", "search"})
"""Verbs with whose `for` somebody is sought."""
RANKED = frozenset("latest last first second third fourth fifth one part deadliest worst bloodiest".split())
"""Words by which a deed is told to be one of several."""
SHIELDING = frozenset({"protect", "defend", "shield", "guard", "safeguard", "secure"})
"""Verbs of keeping somebody from a deed that would strike him."""
MEANS = ("prep:in", "prep:during")
"""Functions of the deed in which somebody comes to harm."""
FIGHTS = frozenset(
    "clash battle fight fighting firefight gunfight gunbattle gun-battle shootout shoot-out combat skirmish "
    "confrontation standoff".split()
)
"""Nouns of fights, in which those are harmed whom the other side strikes."""
FOCUSES = frozenset({"focus", "target", "subject", "object", "victim"})
"""Nouns of what a deed is directed at: `the focus of an investigation`."""
FINDING = frozenset({"implicate", "incriminate", "clear", "exonerate", "target"})
"""Verbs of what an inquiry does with whom it is about."""
HURT = frozenset({"dead", "wounded", "injured", "homeless"})
"""How a deed leaves people."""
PASSING = frozenset("pass drive travel walk go patrol approach cross ride enter leave gather wait".split())
"""Verbs of those who are where a bomb goes off."""
EXPLODING = frozenset({"explode", "detonate", "blow", "go"})
BEGINNING = frozenset({"begin", "erupt", "start", "break", "flare", "follow"})
BY_WHICH = ("by", "in", "from")
"""Prepositions of what else somebody came to harm by."""
MISHAPS = frozenset(
    "clash fight battle exchange die crash collide flee fail resist escape surrender flare erupt".split()
)
"""Verbs of what armed men do who strike nobody, or whom others strike as well."""
CLAIMING = frozenset({"claim", "take", "admit", "accept"})
"""Verbs of who says that a deed is his, with `responsibility`."""
BLAMING = frozenset({"blame", "accuse", "suspect", "convict"})
BLAMED_FOR = frozenset({"for", "of", "in"})
"""Prepositions of what somebody is blamed for."""
FIRING = frozenset({"open", "fire", "shoot"})
"""Verbs of shooting at somebody, whom they need not name."""
AFTER = frozenset({"after", "when"})
ATTACKERS = frozenset("attacker bomber assailant gunman hijacker raider".split())
CAMPAIGNS = frozenset("campaign war fight struggle battle offensive crackdown drive".split())
"""Nouns of what violence and strikes are a part of."""
COUPS = frozenset("coup revolution uprising operation crackdown sweep mission putsch".split())
"""Nouns of deeds that no phrase of their own tells of."""


def harmed(match: Match, parties: Parties) -> list[Node]:
    """Those whom a violent deed struck after what stands beside it: whom it killed or crippled.

    Args:
        match: The deed.
        parties: Finds the parties of the document.
    """
    if match.phrase.pos == "NOUN" and match.support is None and _is_known(match.head):
        return _of_series(match.head)
    nouns = [match.head] if match.phrase.pos == "NOUN" else [t for t in match.fixed if t.pos == "NOUN"]
    verbs = HARMING - KILLING if match.phrase.pos == "NOUN" and match.support is None else HARMING
    for noun in nouns:
        if found := _struck_by(first_noun(noun), verbs) or _driven_by(first_noun(noun), parties):
            return found
    verb = match.support or _governing(match.head)
    if struck := struck_beside(match):
        return struck
    if match.phrase.pos == "VERB" and (shot := _passing(match.head) or _fired_at(match.head)):
        return shot
    if match.phrase.pos == "VERB" and _is_moment(match.head):
        # "the workers were asleep when the rebels attacked"
        return frame_of(match.head.head).get("subj", [])
    for clause in verb.children if verb is not None else ():
        if clause.relation in ("advcl", "conj") and is_harm(clause) and not children(clause, "nsubj"):
            # "killing five and wounding nine"
            beside = [c for c in children(clause, "conj") if is_harm(c) and not children(c, "nsubj")]
            return [t for verb in (clause, *beside) for t in frame_of(verb).get("obj", ())]
    return []


def struck_beside(match: Match) -> list[Node]:
    """Whom the deed strikes that an event is part of: `opened fire in an attack on the base`."""
    deeds = [t for t in match.frame.get("prep:in", ()) if t.lemma in WEAPONS and match.phrase.pos == "VERB"]
    # "the attacks inside Lebanon in a campaign against Hezbollah", "a strike as part of a campaign against …"
    beside = [*match.frame.get("prep:in", ()), *match.frame.get("prep:as", ())]
    whole = [c for t in beside if t.lemma == "part" for c in children(t, "nmod")]
    deeds += [t for t in (*beside, *whole) if t.lemma in CAMPAIGNS]
    frames = (frame_of(deed) for deed in deeds)
    return next((frame[f] for frame in frames for f in ("prep:on", "prep:against") if f in frame), [])


def focused(deed: Node, event_class: EventClass) -> list[Node]:
    """`The firm has been the focus of a government probe`, `the target of Turkish raids`: whom it strikes.

    Args:
        deed: The noun of the deed.
        event_class: Its class.
    """
    if event_class.plover not in AGAINST_PERSONS | ON_THINGS:
        return []
    noun = first_noun(deed)
    focus = noun.head
    if noun.relation == "nsubj" and focus.lemma in FINDING and not is_passive(focus):
        return frame_of(focus).get("obj", [])  # "the inquiry implicated two ministers"
    is_one = focus.lemma in FOCUSES and "of" in prepositions(noun) and bool(children(focus, "cop"))
    return surface_subjects(focus) if is_one else []


def protested(match: Match, parties: Parties) -> list[Node]:
    """`protests of Chad's record`: what they are against, where those that they are `of` are nobody.

    Args:
        match: The protest.
        parties: Finds the parties of the document.
    """
    things = match.frame.get("prep:of", ()) if match.head.lemma == "protest" else ()
    return [t for t in things if not any(parties.is_party(m, t) for m in parties.reader.mentions(t))]


def to_be_routed(match: Match) -> list[Node]:
    """Those whom a deed is to clear out, after its purpose: `an offensive to drive out rebels`."""
    for verb in _purposes(match):
        frame = frame_of(verb)
        found = frame.get("obj", []) if verb.lemma in ROUTING else []
        if not found and verb.lemma in SEEKING:
            found = frame.get("prep:for", [])
        if found:
            return found
    return []


def to_be_stopped(match: Match, parties: Parties) -> list[Mention]:
    """Those whose attacks a deed is to stop, after its purpose: `an offensive to end rocket fire by rebels`.

    Args:
        match: The deed.
        parties: Finds the parties of the document.
    """
    for verb in _purposes(match):
        frame = frame_of(verb)
        deeds = frame.get("obj", []) if verb.lemma in STOPPING else []
        if verb.lemma in SHIELDING:
            deeds = [t for f in ("prep:against", "prep:from") for t in frame.get(f, ())]
        for deed in deeds:
            if parties.is_deed(deed) or deed.lemma in WEAPONS:
                return parties.owners(deed)
    return []


def _purposes(match: Match) -> Iterator[Node]:
    """The verbs that say what a deed is for: `to drive out`, `aimed at stopping`, `in a bid to end`."""
    words = [match.support or match.head, *match.fixed, match.head]
    clauses = [c for word in words for c in children(word, "acl", "advcl", "xcomp") if _is_infinitive(c)]
    meant = (c for word in words for c in children(word, "acl") if c.lemma in INTENDED and c.tag == "VBN")
    clauses += [c for participle in meant for c in children(participle, "advcl", "xcomp", "ccomp")]
    efforts = (n for word in words for n in children(word, "obl", "nmod") if n.lemma in EFFORTS)
    clauses += [c for effort in efforts for c in children(effort, "acl") if _is_infinitive(c)]
    for clause in clauses:
        yield clause
        yield from children(clause, "xcomp")


def culprits(match: Match, parties: Parties) -> list[Mention]:
    """Who did the deed in which somebody came to harm: `killed in an Israeli raid`, `deposed in his coup`."""
    frames = [match.frame, *(frame_of(verb) for verb in _beside(match.head))]
    for function in MEANS:
        for deed in (d for frame in frames for t in frame.get(function, ()) for d in _deeds(t)):
            if parties.is_deed(deed) or deed.lemma in WEAPONS or deed.lemma in COUPS:
                found = (
                    parties.owners(deed)
                    or [m for t in _carrying_out(deed) for m in parties.acting(t)]
                    or _opponents(deed, match, parties)
                )
                if found:
                    return found
    return _armed_beside(match, parties)


def _armed_beside(match: Match, parties: Parties) -> list[Mention]:
    """`were killed when a bomber drove his van into a post`: the armed men who were at something then.

    Of those who were killed and bear arms against a state, its troops.
    """
    by_which = (t for preposition in BY_WHICH for t in match.frame.get(f"prep:{preposition}", ()))
    if any(t.label not in PLACE_LABELS for t in by_which):
        return []
    for clause in children(match.head, "advcl"):
        when = any(c.lower in ("when", "as") for c in clause.children)
        # "while troops were searching a village", and not "while gunmen killed another"
        when = when or (clause.tag == "VBG" and any(c.lower == "while" for c in clause.children))
        if not when or clause.pos != "VERB" or is_passive(clause) or clause.lemma in MISHAPS:
            continue
        subjects = frame_of(clause).get("subj", ())
        found = [m for t in subjects for m in parties.reader.mentions(t) if parties.is_party(m, t)]
        struck = [m for t in match.frame.get("obj", ()) for m in parties.of(t)]
        apart = not any(is_same(m, victim) for m in found for victim in struck)
        sides = {m.actor.sector for m in found}, {m.actor.sector for m in struck}
        # "Three rebels were killed as troops searched a village"
        hunted = sides[0] <= FORCES and bool(sides[1]) and sides[1] <= ARMED
        if found and apart and (hunted or sides[0] <= ARMED):
            return found
    return []


def is_in_violence(match: Match) -> bool:
    """Whether somebody came to harm in violence of whomever: `were killed in an upsurge of violence`."""
    means = (t for function in MEANS for t in match.frame.get(function, ()))
    return any(weapon(t) is not None and not t.label for t in means)


def _deeds(word: Node) -> list[Node]:
    """`an operation in the area, during which …`: a relative clause may hang on the place before it."""
    beside = children(word.head, "obj") if word.relation == "obl" and children(word, "acl:relcl") else []
    return [counted(word), *beside]  # "killed in one of the attacks"


def _struck_by(noun: Node, verbs: frozenset[str]) -> list[Node]:
    """`the offensive crippled the town`, `an attack that killed ten`, `guard the port from attacks`."""
    verb, function = noun.head, function_in(noun)
    if verb.pos == "VERB" and function == "subj" and verb.lemma in verbs:
        return frame_of(verb).get("obj", [])
    if verb.lemma in SHIELDING and function in ("prep:from", "prep:against"):
        return frame_of(verb).get("obj", [])
    if verb.relation == "obj" and verb.head.lemma in SHIELDING and function in ("prep:from", "prep:against"):
        return [verb]  # "protect ships against hijackings", hung on the ships
    deed = counting(noun)
    if deed.head.lemma in FOCUSES and function_in(deed) == "prep:of" and children(deed.head, "cop"):
        return nominals(surface_subjects(deed.head))  # "the village was the target of shelling"
    for clause in children(noun, "acl"):
        harms = clause.lemma in verbs or _leaves_dead(clause)
        if harms and not is_passive(clause) and noun in frame_of(clause).get("subj", ()):
            return frame_of(clause).get("obj", [])
    return []


def _of_series(noun: Node) -> list[Node]:
    """`The ambush was the latest in a series of attacks on police`: whom those strike of which it is one."""
    level = [noun.head] if noun.relation == "nsubj" and noun.head.lower in RANKED else []
    for _ in range(2):
        level = [c for node in level for c in children(node, "nmod", "obl")]
        for deed in (c for c in level if c.lemma in WEAPONS):
            frame = frame_of(deed)
            return frame.get("prep:on") or frame.get("prep:against") or []
    return []


def _driven_by(noun: Node, parties: Parties) -> list[Node]:
    """`was ousted in an invasion`, `the raids drove them out`, `died in a string of attacks`: who was."""
    deed = counting(noun)
    verb, function = deed.head, function_in(deed)
    frame = frame_of(verb) if verb.pos == "VERB" else {}
    if verb.lemma in DRIVING and (function == "subj" or (function in MEANS and is_passive(verb))):
        struck = frame.get("obj", [])
    elif verb.lemma in DYING and function in MEANS:
        struck = frame.get("subj", [])
    else:
        return []
    met = verb.lemma in DYING
    return [t for t in struck if any(_is_victim(m, t, parties, met) for m in parties.reader.mentions(t))]


def counting(noun: Node) -> Node:
    """The word that a noun is counted with, `string` of `a string of attacks`, or the noun itself."""
    counts = noun.relation == "nmod" and noun.head.lemma in QUANTITIES and "of" in prepositions(noun)
    return noun.head if counts else noun


def answerable_for(deed: Node) -> list[Node]:
    """`claimed responsibility for raids`, `is blamed for attacks, including a bombing`: whose deed it is.

    Args:
        deed: The noun of the deed.
    """
    above = deed.head
    if "including" in prepositions(deed) and deed.relation in ("nmod", "obl"):
        deed = above.head if above.pos == "VERB" and above.relation == "acl" else above
    deed = counting(first_noun(deed))
    above = deed.head
    if above.lemma == "responsibility" and above.head.lemma in CLAIMING:
        return frame_of(above.head).get("subj", [])
    blamed = deed.relation == "obl" and above.lemma in BLAMING and is_passive(above)
    return frame_of(above).get("obj", []) if blamed and BLAMED_FOR & set(prepositions(deed)) else []


def _is_victim(mention: Mention, token: Node, parties: Parties, died: bool) -> bool:
    """Whether a party is likelier to be struck than to strike: `two gunmen died in the attack` did both."""
    attacks = token.lemma in ATTACKERS or (died and mention.actor.sector in ARMED)
    return parties.is_party(mention, token) and not attacks


def _fired_at(verb: Node) -> list[Node]:
    """`opened fire after rebels attacked them`, `was wounded by men who opened fire`: the other side."""
    if verb.lemma not in FIRING or is_passive(verb) or (verb.lemma == "open" and not _opens_fire(verb)):
        return []
    attacker, above = verb.head, verb.head.head
    if verb.relation == "acl" and attacker.dep == "obl:agent" and above.lemma in HARMING | UNDERGONE:
        return frame_of(above).get("obj", [])
    for clause in children(verb, "advcl"):
        if any(c.lower in AFTER for c in children(clause, "mark")) and clause.lemma not in EXPLODING:
            return [t for t in frame_of(clause).get("subj", ()) if t.pos != "PRON"]
    return []


def _opens_fire(verb: Node) -> bool:
    return any(o.lemma == "fire" for o in children(verb, "obj"))


def _passing(verb: Node) -> list[Node]:
    """`a mine exploded as a navy convoy passed`: who was there then."""
    if verb.lemma not in EXPLODING:
        return []
    moments = [c for c in children(verb, "advcl") if c.lemma in PASSING and not is_passive(c)]
    when = (c for c in moments if any(m.lower in ("as", "when", "while") for m in c.children))
    return [t for clause in when for t in frame_of(clause).get("subj", ())]


def _leaves_dead(clause: Node) -> bool:
    """`an attack that left nine people dead`."""
    return clause.lemma == "leave" and any(c.lower in HURT for c in children(clause, "xcomp"))


def _is_moment(verb: Node) -> bool:
    """Whether an attack without object came when somebody was doing something: `when rebels struck`."""
    when = any(c.lower == "when" for c in children(verb, "advmod", "mark"))
    above = verb.head
    ongoing = above.tag == "VBG" or bool(children(above, "cop"))
    return when and verb.relation == "advcl" and verb.lemma in STRIKING and ongoing


def _is_known(noun: Node) -> bool:
    """`the blast`: of what has been told before, more is known than what it destroyed."""
    return any(c.lower in ("the", "this", "that", "these", "those") for c in children(noun, "det"))


def _governing(head: Node) -> Node | None:
    """The verb of a deed: its own, or the one that its noun is object of."""
    if head.pos == "VERB":
        return head
    return head.head if head.relation == "obj" and head.head.pos == "VERB" else None


def is_harm(clause: Node) -> bool:
    """Whether a verb tells of harm that somebody or something does: `killed ten`."""
    return clause.pos == "VERB" and clause.lemma in HARMING and not is_passive(clause)


def _is_infinitive(clause: Node) -> bool:
    return clause.pos == "VERB" and any(c.lower == "to" for c in children(clause, "mark"))


def _beside(verb: Node) -> list[Node]:
    """Verbs that share what a verb stands in: `were killed and injured in a raid`, `were reported killed`."""
    found = [
        c
        for c in verb.children
        if c.dep == "conj" and c.pos == "VERB" and (not children(c, "nsubj") or is_passive(c))
    ]
    return [*found, verb.head] if verb.relation == "xcomp" and is_passive(verb.head) else found


def _carrying_out(deed: Node) -> list[Node]:
    """`Troops carried out an operation, during which …`: who carried it out."""
    verb = deed.head
    carried = deed.relation == "obj" and verb.lemma in DOING and not is_passive(verb)
    return [t for t in frame_of(verb).get("subj", ()) if not prepositions(t)] if carried else []


def _opponents(fight: Node, match: Match, parties: Parties) -> list[Mention]:
    """`were killed in a gunfight with police`: with whom they fought, unless they are of the same sort."""
    if fight.lemma not in FIGHTS or match.head.lemma not in HARMING:
        return []
    struck = {m.actor.sector for t in match.frame.get("obj", ()) for m in parties.of(t)}
    with_ = [c for c in children(fight, "nmod") if "with" in prepositions(c)]
    if not with_:
        # "killed in a clash that erupted as soldiers searched the area"
        begun = [c for c in children(fight, "acl") if c.lemma in BEGINNING]
        then = [c for clause in begun for c in children(clause, "advcl") if not is_passive(c)]
        with_ = [s for clause in then for s in children(clause, "nsubj")]
    found = [m for t in nominals(with_) for m in parties.acting(t)]
    # two words often call the same men: "militants died in a battle with insurgents"
    return [m for m in found if m.actor.sector not in struck & ARMED]
