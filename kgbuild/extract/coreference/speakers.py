"""Which tokens stand in which quotation, and who speaks it."""

from __future__ import annotations

from kgbuild.extract.syntax.quotation_marks import quoted_ranges
from kgbuild.extract.syntax.tree import Node, Tree
from kgbuild.extract.syntax.tree_relations import dependent

SHORTEST = 3
"""Tokens of the shortest quotation that can be speech; shorter ones quote a word."""
_SAYING = (
    "say tell add ask reply answer announce declare state warn argue claim note explain insist write tweet "
    "call conclude continue comment remark stress urge vow admit deny joke recall suggest acknowledge exclaim"
)
SAYING = frozenset(_SAYING.split())

_HUMAN = (
    "witness general colonel chief king queen prince head envoy nurse mother father wife son brother sister "
    "pope priest bishop rabbi imam judge mayor premier delegate diplomat refugee survivor victim friend "
    "relative aide colleague official spokesperson politician source militia police student pilot guard"
)
HUMAN = frozenset(_HUMAN.split())
AGENT_ENDINGS = ("er", "or", "ist", "man", "men", "woman", "women", "ian", "ant", "ary", "ent")
FULL_STOP = "."
"""A quotation that ends in one ends its sentence: `… at noon." The minister says …` is another matter."""
NO_AGENT_ENDINGS = (
    "ment",
    "cent",
    "power",
    "number",
    "weather",
    "paper",
    "order",
    "border",
    "event",
    "talent",
)


def may_speak(noun: Node) -> bool:
    """Whether a subject can be who speaks: a person's name, `he` or `she`, or a noun for a person."""
    if noun.pos == "PRON":
        return noun.lower in ("he", "she")
    if noun.label:
        return noun.label == "PERSON"
    word = noun.lemma
    return noun.pos == "NOUN" and (
        word in HUMAN or (word.endswith(AGENT_ENDINGS) and not word.endswith(NO_AGENT_ENDINGS))
    )


def quotation_numbers(tree: Tree) -> list[int | None]:
    """For each token the number of the quotation around it, or None."""
    numbers: list[int | None] = [None] * len(tree)
    spoken = [(begin, end) for begin, end in quoted_ranges(tree) if end - begin >= SHORTEST]
    for number, (begin, end) in enumerate(spoken):
        numbers[begin:end] = [number] * (end - begin)
    return numbers


def speakers(tree: Tree, quotations: list[int | None]) -> dict[int, int]:
    """For each quotation with a speaker, the token index of the speaker's head.

    The speaker is the subject of a verb of saying next to the quotation, in one of its sentences; a
    quotation with no word beside it in its sentences has the speaker of the one before it.
    """
    found: dict[int, int] = {}
    regions: dict[int, list[int]] = {}
    for index, number in enumerate(quotations):
        if number is not None:
            regions.setdefault(number, []).append(index)
    for number, tokens in regions.items():
        speaker = _speaker_beside(tree, quotations, tokens[0], tokens[-1])
        if speaker is not None:
            found[number] = speaker
        elif number - 1 in found and _stands_alone(tree, quotations, tokens):
            found[number] = found[number - 1]
    return found


def _speaker_beside(tree: Tree, quotations: list[int | None], first: int, last: int) -> int | None:
    verbs = [
        node
        for number in sorted({tree.nodes[first].sentence, tree.nodes[last].sentence})
        for node in tree.sentences[number].nodes
        if node.pos == "VERB" and node.lemma in SAYING and quotations[node.i] is None
        if node.i < last or tree.nodes[last].text != FULL_STOP
    ]
    for verb in sorted(verbs, key=lambda verb: min(abs(verb.i - first), abs(verb.i - last))):
        subject = dependent(verb, "nsubj")
        if subject is not None and quotations[subject.i] is None:
            return subject.i
    return None


def _stands_alone(tree: Tree, quotations: list[int | None], tokens: list[int]) -> bool:
    """Whether nothing but the quotation stands in its sentences."""
    sentences = {tree.nodes[tokens[0]].sentence, tree.nodes[tokens[-1]].sentence}
    around = tree.nodes[max(0, tokens[0] - 2) : tokens[-1] + 3]
    return not any(
        quotations[node.i] is None and node.text.isalpha() and node.sentence in sentences for node in around
    )
