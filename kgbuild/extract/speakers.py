"""Which tokens stand in which quotation, and who speaks it."""

from __future__ import annotations

from kgbuild.extract.parse_tree import Tree

OPENING = frozenset({"“", "‘‘", "«", "„", "``"})
CLOSING = frozenset({"”", "’’", "»", "''"})
NEUTRAL = '"'
SHORTEST = 3
"""Tokens of the shortest quotation that can be speech; shorter ones quote a word."""
_SAYING = (
    "say tell add ask reply answer announce declare state warn argue claim note explain insist write tweet "
    "call conclude continue comment remark stress urge vow admit deny joke recall suggest acknowledge exclaim"
)
SAYING = frozenset(_SAYING.split())


def quotation_numbers(tree: Tree) -> list[int | None]:
    """For each token the number of the quotation around it, or None."""
    numbers: list[int | None] = [None] * len(tree.texts)
    opened, number = None, 0
    for index, text in enumerate(tree.texts):
        if text.isspace() and text.count("\n") > 1:
            opened = None
        elif text in OPENING or (text == NEUTRAL and opened is None):
            opened = index
        elif opened is not None and (text in CLOSING or text == NEUTRAL):
            if index - opened > SHORTEST:
                numbers[opened + 1 : index] = [number] * (index - opened - 1)
                number += 1
            opened = None
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
    sentences = {tree.sentences[first], tree.sentences[last]}
    begin, end = first, last
    while begin > 0 and tree.sentences[begin - 1] in sentences:
        begin -= 1
    while end + 1 < len(tree.texts) and tree.sentences[end + 1] in sentences:
        end += 1
    outside = [
        index for index in range(begin, end + 1) if quotations[index] is None and tree.pos[index] == "VERB"
    ]
    for index in sorted(outside, key=lambda index: min(abs(index - first), abs(index - last))):
        if tree.lemmas[index] in SAYING:
            subject = tree.child(index, "nsubj")
            if subject is not None and quotations[subject] is None:
                return subject
    return None


def _stands_alone(tree: Tree, quotations: list[int | None], tokens: list[int]) -> bool:
    """Whether nothing but the quotation stands in its sentences."""
    sentences = {tree.sentences[tokens[0]], tree.sentences[tokens[-1]]}
    begin, end = max(0, tokens[0] - 2), min(len(tree.texts), tokens[-1] + 3)
    return all(
        quotations[index] is not None
        or not tree.texts[index].isalpha()
        or tree.sentences[index] not in sentences
        for index in range(begin, end)
    )
