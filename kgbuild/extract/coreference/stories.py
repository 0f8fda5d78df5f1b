"""Finds where a text that holds several stories, as news in brief does, turns from one to the next.

A story opens with a sentence that takes up nothing, as far as its first words tell, and that reads like
the first one of a report: it says what has just happened or is said (`has arrested`, `says`), of somebody
new, and what it names is named again behind it and was not before it. Each of these counts; none decides.
What is only known from one story is not meant in the next.
"""

from __future__ import annotations

from kgbuild.extract.coreference.finder import TIMES
from kgbuild.extract.coreference.referring import PRONOUNS
from kgbuild.extract.syntax.noun_phrases import NAMED
from kgbuild.extract.syntax.tree import Node, Sentence, Tree
from kgbuild.extract.syntax.tree_relations import dependent

REMEMBERED, AHEAD = 3, 3
"""Sentences before and behind the first one of a story whose names and nouns are asked for."""
STEM = 6
"""Letters of a word that count: `attackers` take up an attack."""
CONTENT = frozenset({"NOUN", "PROPN"})
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
MARKS = frozenset({'"', "“", "``"})
_EVERYDAY = (
    "official people government country report year month week day time police spokesman minister president "
    "leader monday tuesday wednesday thursday friday saturday sunday statement news world percent group "
    "state nation member authority force troop soldier meeting number man woman agency u.s. united states "
    "january february march april may june july august september october november december "
    "mr. mrs. ms. north south east west northern southern eastern western person citizen hundred thousand "
    "dozen city town capital area region province military service"
)
EVERYDAY = frozenset(word[:STEM] for word in _EVERYDAY.split())
"""Nouns that stories share which have nothing to do with each other."""
REPORTING = frozenset({"say", "report", "accuse", "call", "warn", "tell"})
"""Verbs whose present opens a report: `Nepal says`."""
PRESENT = frozenset({"VBZ", "VBP"})

ALONE, NEWS, STRANGER = 1.5, 1.5, 1.0
"""Weights of a sentence that takes up nothing, tells news, and has a subject not named before."""
RECURRING, SHARED = 1.7, -2.0
"""Weights of each word that is new and taken up behind a sentence, and of each that stands on both sides."""
MOST_RECURRING, MOST_SHARED = 3, 5
LEAST = 4.2
"""What these must come to; set, as the weights, by logistic regression on 120 stories of news in brief."""


def story_numbers(tree: Tree) -> list[int]:
    """For each sentence the number of the story that it belongs to, from 0."""
    told = [_told(sentence) - EVERYDAY for sentence in tree.sentences]
    numbers: list[int] = []
    story = 0
    for sentence in tree.sentences:
        story += sentence.number > 0 and _opens(sentence, told) >= LEAST
        numbers.append(story)
    return numbers


def _opens(sentence: Sentence, told: list[frozenset[str]]) -> float:
    """How much a sentence reads like the first one of a story."""
    number, own = sentence.number, told[sentence.number]
    before = frozenset[str]().union(*told[max(0, number - REMEMBERED) : number])
    behind = frozenset[str]().union(*told[number + 1 : number + 1 + AHEAD])
    score = RECURRING * min(len((own - before) & behind), MOST_RECURRING)
    score += SHARED * min(len(before & (own | behind)), MOST_SHARED)
    if score + ALONE + NEWS + STRANGER < LEAST:
        return score
    root = next((node for node in sentence.nodes if node.head is node), sentence.nodes[0])
    score += ALONE if stands_alone(sentence) else 0.0
    score += NEWS if _is_news(root) else 0.0
    return score + (STRANGER if _has_new_subject(root, before) else 0.0)


def _is_news(root: Node) -> bool:
    """Whether a main verb tells what has just happened, goes on or is said."""
    if root.tag in PRESENT:
        return root.lemma in REPORTING
    auxiliary = next((c for c in root.children if c.dep == "aux" and c.tag in PRESENT), None)
    return auxiliary is not None and (auxiliary.lemma, root.tag) in (("have", "VBN"), ("be", "VBG"))


def _has_new_subject(root: Node, before: frozenset[str]) -> bool:
    subject = dependent(root, "nsubj", "nsubj:pass")
    names = (node for node in subject.subtree() if node.label in NAMED) if subject is not None else ()
    return any(node.lemma.lower()[:STEM] not in before for node in names)


def _told(sentence: Sentence) -> frozenset[str]:
    """The nouns and names of a sentence, and the adjectives of nationality."""
    return frozenset(
        node.lemma.lower()[:STEM]
        for node in sentence.nodes
        if len(node.text) > 1 and (node.pos in CONTENT or node.label == "NORP")
    )


def stands_alone(sentence: Sentence) -> bool:
    """Whether no word of a sentence takes up what stands before it."""
    opening = sentence.nodes[:OPENING]
    if any(node.lower in LINKS for node in opening) or opening[0].text in MARKS:
        return False
    if opening[0].lower == "the" and not any(map(_is_name, _before_verb(sentence))):
        return False  # "The lawmakers": known ones
    for node in sentence.nodes:
        if node.pos in CONTENT:
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
