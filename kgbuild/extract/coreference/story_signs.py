"""What tells that a sentence is the first one of a story, and how much each sign counts.

A first sentence takes up nothing and tells what has just happened or is said; what it names is named again
behind it and was not before it; the sentence behind it goes on (`he said`) as none in the middle of a story
need to. The weights are those of a logistic regression on news in brief, whose stories were told apart by
reading, and on whole articles, in which none begins.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kgbuild.extract.coreference import known_names
from kgbuild.extract.coreference.finder import TIMES
from kgbuild.extract.coreference.referring import PRONOUNS
from kgbuild.extract.syntax.tree import WEEKDAYS, Node, Sentence, Tree
from kgbuild.extract.syntax.tree_relations import dependent
from kgbuild.lexicon.gazetteer import Gazetteer

BASE = -3.45
WEIGHTS = {
    "alone": 1.11,
    "before-next": -0.38,
    "behind-before": -0.79,
    "countries-before": 0.62,
    "deeds-before": -0.79,
    "deeds-recurring": 0.56,
    "far-before": -1.36,
    "fronted": -1.02,
    "new-words": 0.91,
    "next-day": 0.71,
    "next-perfect": -0.73,
    "next-pronoun": -0.68,
    "next-said": 0.58,
    "next-says": 0.55,
    "other-countries": 1.60,
    "own-before": -1.13,
    "perfect": 0.98,
    "pronoun": -1.22,
    "recurring": 1.09,
    "recurring-next": 0.43,
    "says": 0.90,
    "short-before": -0.73,
    "surname-before": -0.92,
    "taken-up-next": -0.35,
    "words-before": -0.50,
    "year": -0.72,
}
"""Logarithms of odds, by sign; a sign that is a number counts as often."""

REMEMBERED, FAR, AHEAD = 3, 6, 3
"""Sentences before a first one whose words are asked for, those before them, and those behind it."""
STEM = 6
"""Letters of a word that count: `attackers` take up an attack."""
NOUNS = frozenset({"NOUN", "PROPN"})
DEEDS = frozenset({"VERB", "ADJ"})
PLACES = frozenset({"GPE", "NORP", "LOC"})
LINKS = frozenset(
    "but and or so also however meanwhile instead moreover furthermore additionally nevertheless otherwise "
    "then thus therefore still yet too both such this that these those others another other earlier later "
    "separately elsewhere".split()
)
"""Words that join a sentence to what stands before it."""
OPENING = 4
"""Words at the beginning of a sentence among which such a word counts."""
LONGEST_SUBJECT = 10
"""Words at the beginning of a sentence in which a name tells something new of `the family`."""
SHORT = 10
"""Words below which a sentence is a rest or a heading."""
MARKS = frozenset({'"', "“", "``"})
_EVERYDAY = (
    "official people government country report year month week day time police spokesman minister president "
    "leader monday tuesday wednesday thursday friday saturday sunday statement news world percent group "
    "state nation member authority force troop soldier meeting number man woman agency u.s. united states "
    "january february march april may june july august september october november december "
    "mr. mrs. ms. north south east west northern southern eastern western person citizen hundred thousand "
    "dozen city town capital area region province military service "
    "say kill other last more new attack call have take security include make"
)
EVERYDAY = frozenset(word[:STEM] for word in _EVERYDAY.split())
"""Words that stories share which have nothing to do with each other."""
_COMMON = (
    "least international foreign prime first come plan hold election several unite former al lead war begin "
    "part violence tell meet continue use economic talk political investigation expect help support "
    "terrorist officer follow suspect wound operation release end fire work general announce high accuse "
    "issue insurgent effort border responsibility parliament be control party organization try development "
    "bomb large death visit next many find house leave late arrest base union set recent top remain power "
    "rebel charge democratic go secretary right fight show protest criticize give peace program die place "
    "vote open old central increase demand carry production claim oil separate threat want court rule allow "
    "head human major return run discuss second islamic concern chief provide stop"
)
COMMON = frozenset(word[:STEM] for word in _COMMON.split())
"""Words of many stories: two that share one need not be one."""
OF_COMMON = 0.3
"""How much such a word counts beside a rare one."""
REPORTING = frozenset({"say", "report", "accuse", "call", "warn", "tell"})
"""Verbs whose present opens a report, `Nepal says`, and ..."""
SPEAKING = frozenset({"say", "tell", "add", "note", "call"})
"""... whose past goes on with one: `he said`."""
PRESENT = frozenset({"VBZ", "VBP"})
YEARS = ("18", "19", "20")
MOST = {"own-before": 6.0, "far-before": 4.0, "behind-before": 6.0, "recurring": 6.0, "recurring-next": 4.0}
MOST |= {"deeds-before": 4.0, "deeds-recurring": 4.0, "taken-up-next": 4.0, "before-next": 4.0}
"""How much the words of each sign count together at most."""
MOST_SHARED = 5
NEXT = {
    sign: f"next-{sign}"
    for sign in ("alone", "pronoun", "fronted", "perfect", "says", "said", "day", "year", "short")
}
"""What a sign of a sentence's form is called where the sentence before it is asked about."""


@dataclass(slots=True)
class Told:
    """What a sentence tells of, and how.

    Attributes:
        names: Stems of its nouns and names, countries by their codes; `deeds`: of its verbs and adjectives.
        countries: Those codes. surnames: The words of the names of persons.
        signs: What its own form tells.
    """

    names: set[str] = field(default_factory=set)
    deeds: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    signs: dict[str, float] = field(default_factory=dict)


def odds(tree: Tree, gazetteer: Gazetteer) -> list[float]:
    """For each sentence the logarithm of the odds that it begins a story; the first one's is 0.

    Args:
        tree: The document.
        gazetteer: Knows countries and their demonyms.
    """
    told = [_told(sentence, gazetteer) for sentence in tree.sentences]
    found = [0.0] * len(told)
    for number in range(1, len(told)):
        signs = signs_at(told, number)
        found[number] = BASE + sum(WEIGHTS.get(sign, 0.0) * value for sign, value in signs.items())
    return found


def signs_at(told: list[Told], number: int) -> dict[str, float]:
    """The signs of a sentence that is not the first: of itself and of those around it."""
    own, before = told[number], told[number - 1]
    recent, behind = told[max(0, number - REMEMBERED) : number], told[number + 1 : number + 1 + AHEAD]
    near = set[str]().union(*(other.names for other in recent))
    far = near.union(*(other.names for other in told[max(0, number - FAR) : number]))
    ahead = set[str]().union(*(other.names for other in behind))
    done = set[str]().union(*(other.deeds for other in recent))
    to_do = set[str]().union(*(other.deeds for other in behind))
    known = set[str]().union(*(other.surnames for other in told[max(0, number - FAR) : number]))
    places = set[str]().union(*(other.countries for other in recent))
    shared = {
        "own-before": own.names & near,
        "far-before": (own.names & far) - near,
        "behind-before": (ahead - own.names) & near,
        "recurring": (own.names - near) & ahead,
        "deeds-before": own.deeds & done,
        "deeds-recurring": (own.deeds - done) & to_do,
    }
    signs = dict(own.signs)
    signs["words-before"] = min(len(near & (own.names | ahead)), MOST_SHARED)
    signs["new-words"] = len(own.names - far) / max(1, len(own.names))
    signs["countries-before"] = bool(own.countries & places)
    signs["other-countries"] = bool(own.countries and places and not own.countries & places)
    signs["surname-before"] = bool(own.surnames & known)
    signs["short-before"] = before.signs["short"]
    for following in behind[:1]:
        shared["recurring-next"] = (own.names - near) & following.names
        shared["taken-up-next"] = own.names & following.names
        shared["before-next"] = (following.names - own.names) & near
        for sign, value in following.signs.items():
            signs[NEXT[sign]] = value
    return signs | {sign: min(_weight(words), MOST[sign]) for sign, words in shared.items()}


def _weight(words: set[str]) -> float:
    """How many words these are, those of many stories for less."""
    common = len(words & COMMON)
    return len(words) - common + OF_COMMON * common


def _told(sentence: Sentence, gazetteer: Gazetteer) -> Told:
    told = Told()
    for node in sentence.nodes:
        if node.label in PLACES:
            code = known_names.country(gazetteer, node.text) or known_names.capital(gazetteer, node.text)
            if code is not None:
                told.countries.add(code)
                continue
        if len(node.text) < 2:
            continue
        if node.pos in NOUNS or node.label == "NORP":
            told.names.add(node.lemma[:STEM])
            if node.label == "PERSON":
                told.surnames.add(node.lower)
        elif node.pos in DEEDS:
            told.deeds.add(node.lemma[:STEM])
    told.names = (told.names - EVERYDAY) | told.countries
    told.deeds -= EVERYDAY
    told.signs = _form(sentence)
    return told


def _form(sentence: Sentence) -> dict[str, float]:
    """What the form of a sentence tells, by sign."""
    nodes = [node for node in sentence.nodes if not node.is_space] or sentence.nodes
    first = nodes[0]
    root = next((node for node in nodes if node.head is node), first)
    subject = dependent(root, "nsubj", "nsubj:pass")
    auxiliary = next((c for c in root.children if c.dep == "aux" and c.tag in PRESENT), None)
    return {
        "alone": stands_alone(sentence),
        "pronoun": first.pos == "PRON" or (subject is not None and subject.pos == "PRON"),
        "fronted": first.pos in ("ADP", "SCONJ"),
        "perfect": auxiliary is not None and auxiliary.lemma == "have" and root.tag == "VBN",
        "says": root.tag in PRESENT and root.lemma in REPORTING,
        "said": root.tag == "VBD" and root.lemma in SPEAKING,
        "day": any(node.lower in WEEKDAYS for node in nodes),
        "year": any(len(node.text) == 4 and node.text.isdigit() and node.text[:2] in YEARS for node in nodes),
        "short": len(nodes) < SHORT,
    }


def stands_alone(sentence: Sentence) -> bool:
    """Whether no word of a sentence takes up what stands before it."""
    opening = sentence.nodes[:OPENING]
    if any(node.lower in LINKS for node in opening) or opening[0].text in MARKS:
        return False
    if opening[0].lower == "the" and not any(map(_is_name, _before_verb(sentence))):
        return False  # "The lawmakers": known ones
    for node in sentence.nodes:
        if node.pos in NOUNS:
            return True
        if node.pos == "PRON" and node.lower in PRONOUNS:
            return False
    return False


def _is_name(node: Node) -> bool:
    return bool(node.label) and node.label not in TIMES


def _before_verb(sentence: Sentence) -> list[Node]:
    """The first words of a sentence, as far as its subject can reach: `The family of a U.S. agent`."""
    first = next((i for i, node in enumerate(sentence.nodes) if node.pos in ("VERB", "AUX")), LONGEST_SUBJECT)
    return sentence.nodes[: max(OPENING, min(first, LONGEST_SUBJECT))]
