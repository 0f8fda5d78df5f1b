"""Scores to structures: dependency trees with one root, and entities that are well-formed.

Both take the best-scoring choice for each word and search only where these choices do not fit together.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
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
    weights = np.array(scores, np.float64)
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


def _maximum_arborescence(scores: npt.NDArray[np.float64]) -> Heads:
    """Find the maximum spanning arborescence (Chu and Liu 1965; Edmonds 1967), contracting cycles."""
    heads: Heads = scores.argmax(axis=1)
    cycle = sorted(_find_cycle(heads))
    if not cycle:
        return heads
    count = len(scores)
    rest = [word for word in range(count) if word not in set(cycle)]
    inner, outer = np.array(cycle), np.array(rest, np.int64)
    columns = np.concatenate(([0], outer + 1)).astype(np.int64)

    # The contracted node stands last. Entering the cycle at a word loses that word's edge inside the cycle.
    gain = scores[np.ix_(inner, columns)] - scores[inner, heads[inner]][:, None]
    smaller = np.full((len(rest) + 1, len(rest) + 2), _NEVER)
    smaller[:-1, :-1] = scores[np.ix_(outer, columns)]
    smaller[-1, :-1] = gain.max(axis=0)
    entered_at = gain.argmax(axis=0)
    if rest:
        leaving = scores[np.ix_(outer, inner + 1)]
        smaller[:-1, -1] = leaving.max(axis=1)
        left_from = leaving.argmax(axis=1)
    contracted = _maximum_arborescence(smaller)

    result: Heads = heads.copy()
    for position, word in enumerate(rest):
        head = int(contracted[position])
        result[word] = inner[left_from[position]] + 1 if head == len(rest) + 1 else columns[head]
    entry = int(contracted[-1])
    result[inner[entered_at[entry]]] = columns[entry]
    return result


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
