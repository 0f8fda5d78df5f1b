"""Finds where a text that holds several stories, as news in brief does, turns from one to the next.

A story opens with a sentence that takes up nothing: no pronoun, no connective, no noun or name of the
sentences before it. What is only known from one story is not meant in the next.
"""

from __future__ import annotations

from kgbuild.extract.coreference.finder import TIMES
from kgbuild.extract.coreference.referring import PRONOUNS
from kgbuild.extract.tree import Node, Sentence, Tree

REMEMBERED, AHEAD = 3, 4
"""Sentences before and behind the turn that may not share a name or noun."""
STEM = 6
"""Letters of a word that count: `attackers` take up an attack."""
LEAST_WORDS = 5
"""Nouns and names that a sentence must have to open a story."""
CONTENT = frozenset({"NOUN", "PROPN"})
LINKS = frozenset(
    "but and or so also however meanwhile instead moreover furthermore additionally nevertheless otherwise "
    "then thus therefore still yet too both such this that these those others another earlier later".split()
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
    "january february march april may june july august september october november december"
)
EVERYDAY = frozenset(word[:STEM] for word in _EVERYDAY.split())
"""Nouns that stories share which have nothing to do with each other."""


def story_numbers(tree: Tree) -> list[int]:
    """For each sentence the number of the story that it belongs to, from 0."""
    told = [_told(sentence) for sentence in tree.sentences]
    numbers: list[int] = []
    story, first = 0, 0
    for sentence, words in zip(tree.sentences, told, strict=True):
        number = sentence.number
        if number and len(words) >= LEAST_WORDS and stands_alone(sentence):
            before = frozenset().union(*told[max(first, number - REMEMBERED) : number])
            after = frozenset().union(*told[number : number + AHEAD])
            if not before & after - EVERYDAY:
                story, first = story + 1, number
        numbers.append(story)
    return numbers


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
