"""Scores to structures: dependency trees with one root, and entities that are well-formed.

Both take the best-scoring choice for each word and search only where these choices do not fit together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Weights = npt.NDArray[np.float64]
Heads = npt.NDArray[np.int64]
Tags = npt.NDArray[np.int64]

_NEVER = -1e9


def decode_tree(scores: Scores) -> Heads:
    """Return the best tree with exactly one root.

    Args:
        scores: Score of each head for each word; shape (words, words + 1), column 0 the root, column h + 1
            word h.

    Returns:
        The head of each word, 0 for the root and h + 1 for word h; shape (words,).
    """
    count = len(scores)
    if count <= 1:
        return np.zeros(count, np.int64)
    weights: Weights = np.array(scores, np.float64)
    weights[np.arange(count), np.arange(count) + 1] = _NEVER
    heads: Heads = weights.argmax(axis=1)
    if is_tree(heads):
        return heads
    # A price on every root edge that no sum of other edges can outweigh leaves the best tree with the fewest
    # roots, which is one (Zmigrod, Vieira and Cotterell 2020, section 3).
    possible = weights[weights > _NEVER]
    weights[:, 0] -= (possible.max() - possible.min() + 1.0) * count
    return _maximum_arborescence(weights)


def is_tree(heads: Heads) -> bool:
    """Tell whether ``heads`` (0 the root, h + 1 word h) form a tree with one root."""
    return int(np.count_nonzero(heads == 0)) == 1 and not _find_cycle(heads)


def _find_cycle(heads: Heads) -> list[int]:
    """Return the words of one cycle, or an empty list."""
    parents = heads.tolist()
    visited = [0] * len(parents)
    for start in range(len(parents)):
        word, mark = start, start + 1
        while visited[word] == 0:
            visited[word] = mark
            if parents[word] == 0:
                break
            word = parents[word] - 1
        else:
            if visited[word] == mark:
                cycle = [word]
                while parents[cycle[-1]] - 1 != word:
                    cycle.append(parents[cycle[-1]] - 1)
                return cycle
    return []


@dataclass(frozen=True, slots=True)
class _Contraction:
    """A cycle that was made one node, its first word.

    Attributes:
        words: The cycle.
        heads: The head of each of its words within it.
        entered_at: For each head, where in ``words`` the edge from it enters the cycle; shape (words + 1,).
        left_from: For each word, where in ``words`` the edge to it leaves the cycle; shape (words,).
    """

    words: list[int]
    heads: Heads
    entered_at: Heads
    left_from: Heads


def _maximum_arborescence(weights: Weights) -> Heads:
    """Find the maximum spanning arborescence (Chu and Liu 1965; Edmonds 1967); ``weights`` is used up."""
    heads: Heads = weights.argmax(axis=1)
    contractions = []
    while cycle := _find_cycle(heads):
        contractions.append(_contract(weights, heads, cycle))
    for contraction in reversed(contractions):
        _expand(heads, contraction)
    return heads


def _contract(weights: Weights, heads: Heads, cycle: list[int]) -> _Contraction:
    """Make ``cycle`` one node in ``weights`` and ``heads``; its other words leave the graph."""
    words = np.array(cycle)
    inner = heads[words]
    # Entering the cycle at a word costs that word's edge inside the cycle.
    gains = weights[words] - weights[words, inner][:, None]
    leaving = weights[:, words + 1]
    contraction = _Contraction(cycle, inner, gains.argmax(axis=0), leaving.argmax(axis=1))
    node, others = cycle[0], words[1:]
    heads[np.isin(heads, words + 1)] = node + 1
    weights[node] = gains.max(axis=0)
    weights[:, node + 1] = leaving.max(axis=1)
    weights[others] = _NEVER
    weights[:, others + 1] = _NEVER
    weights[node, words + 1] = _NEVER
    # Outside of the graph, a word points at the root so that no cycle is found through it.
    heads[others] = 0
    heads[node] = weights[node].argmax()
    return contraction


def _expand(heads: Heads, contraction: _Contraction) -> None:
    """Undo one contraction in ``heads``."""
    words = np.array(contraction.words)
    node = contraction.words[0]
    entry = int(heads[node])
    dependents = np.flatnonzero(heads == node + 1)
    heads[dependents] = words[contraction.left_from[dependents]] + 1
    heads[words] = contraction.heads
    heads[words[contraction.entered_at[entry]]] = entry


class EntityScheme:
    """Tags that mark entities word by word: B(egin), I(nside), E(nd), S(ingle) with a label, and O(utside).

    Args:
        labels: The entity labels; tag 0 is O, then come B, I, E, S of each label in order.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        self.tags = ("O", *(f"{prefix}-{label}" for label in labels for prefix in "BIES"))
        count = len(self.tags)
        kinds = np.arange(count)
        position = np.where(kinds == 0, -1, (kinds - 1) % 4)
        self.label_of: npt.NDArray[np.int64] = np.where(kinds == 0, -1, (kinds - 1) // 4)
        self.begins = np.isin(position, (0, 3))
        self._may_start = np.isin(position, (-1, 0, 3))
        self._may_end = np.isin(position, (-1, 2, 3))
        same = self.label_of[:, None] == self.label_of[None, :]
        open_before = np.isin(position, (0, 1))[:, None]
        continues = np.isin(position, (1, 2))[None, :]
        self._allowed = np.where(open_before, continues & same, ~continues)

    def decode(self, scores: Scores, starts: npt.NDArray[np.bool_]) -> Tags:
        """Return the best tags of which every entity is complete and lies within one sentence.

        Args:
            scores: Shape (words, tags).
            starts: Whether a sentence starts at each word, the first included; shape (words,).
        """
        tags: Tags = scores.argmax(axis=1)
        if not len(tags):
            return tags
        begins = np.flatnonzero(starts).tolist()
        good = np.ones(len(tags), np.bool_)
        good[1:] = self._allowed[tags[:-1], tags[1:]]
        good[begins] = self._may_start[tags[begins]]
        ends = [*(begin - 1 for begin in begins[1:]), len(tags) - 1]
        good[ends] &= self._may_end[tags[ends]]
        for begin, end in zip(begins, ends, strict=True):
            if not good[begin : end + 1].all():
                tags[begin : end + 1] = self._viterbi(scores[begin : end + 1])
        return tags

    def _viterbi(self, scores: Scores) -> Tags:
        """Find the best allowed tags of one sentence (Viterbi 1967); no transition has a score of its own."""
        barrier = np.where(self._allowed, 0.0, _NEVER)
        best = scores[0] + np.where(self._may_start, 0.0, _NEVER)
        previous = np.zeros(scores.shape, np.int64)
        for word in range(1, len(scores)):
            reached = best[:, None] + barrier
            previous[word] = reached.argmax(axis=0)
            best = reached.max(axis=0) + scores[word]
        tags: Tags = np.zeros(len(scores), np.int64)
        tags[-1] = int((best + np.where(self._may_end, 0.0, _NEVER)).argmax())
        for word in range(len(scores) - 1, 0, -1):
            tags[word - 1] = previous[word, tags[word]]
        return tags
