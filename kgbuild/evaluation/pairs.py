"""Scores sentences with one marked pair of actors and the PLOVER category of what one does to the other.

The answer for a sentence is the category of the first record whose source and target mentions overlap the
marked ones; nothing tells the program which two actors are meant. The score is F1, averaged over the
categories of the gold.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from kgbuild.evaluation.matching import Record, category, f1, overlap

NONE = "none"


def score_pairs(gold: Sequence[Record], records: Sequence[Record]) -> tuple[float, list[str], list[str]]:
    """Macro-averaged F1, lines of figures, and a line for each miss."""
    by_document: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.get("plover"):
            by_document[record["document"]].append(record)
    confusion, misses = Counter[tuple[str, str]](), []
    for sentence in gold:
        wanted, found = category(sentence["plover"]) or NONE, _answer(sentence, by_document[sentence["id"]])
        confusion[wanted, found] += 1
        if found != wanted:
            misses.append(f"{wanted} read as {found}: {sentence['text']}")
    scores, lines = [], []
    for name in sorted({wanted for wanted, _ in confusion}):
        true = confusion[name, name]
        false = sum(n for (wanted, found), n in confusion.items() if found == name != wanted)
        missed = sum(n for (wanted, found), n in confusion.items() if wanted == name != found)
        precision, recall, score = f1(true, false, missed)
        scores.append(score)
        lines.append(f"{name:10} P {precision:.3f} R {recall:.3f} F1 {score:.3f} n {true + missed}")
    unanswered = sum(n for (_, found), n in confusion.items() if found == NONE)
    macro, accuracy = sum(scores) / len(scores), (len(gold) - len(misses)) / len(gold)
    none = unanswered / len(gold)
    lines.append(f"macro F1 {macro:.3f}, accuracy {accuracy:.3f}, no event for the pair {none:.3f}")
    return macro, lines, misses


def _answer(sentence: Record, records: Sequence[Record]) -> str:
    source, target = sentence["source"], sentence["target"]
    for record in records:
        forth = _touches(record["source"], source) and _touches(record["target"], target)
        back = _touches(record["source"], target) and _touches(record["target"], source)
        if forth or (record.get("reciprocal") and back):
            return category(record["plover"]) or NONE
    return NONE


def _touches(actors: Sequence[Record], spans: Sequence[Record]) -> bool:
    return any(overlap(actor, span) for actor in actors for span in spans)
