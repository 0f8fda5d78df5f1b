"""Scores coreference on OntoGUM with the CoNLL score, beside a head-match baseline.

    python benchmarks/coreference.py ontogum_dev.conll gum_dev.conllu [--entities gum_dev.jsonl]
    python benchmarks/coreference.py ontogum_dev.conll gum_dev.conllu --model FOLDER

OntoGUM (https://github.com/amir-zeldes/gum, coref/ontogum) follows OntoNotes: no singletons, spans with
all their modifiers. Without --model the trees of the CoNLL-U file are used, with the names of --entities
where given; with it the model parses the tokenized text. The CoNLL score is the mean F1 of MUC (Vilain et al.
1995), B³ (Bagga and Baldwin 1998) and CEAF-e (Luo 2005), each summed over all documents.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
import spacy
from spacy.lang.en import English
from spacy.tokens import Doc

from kgbuild.extract.coreference import chains
from kgbuild.extract.coreference.referring import Kind, Nominal
from kgbuild.extract.syntax.tree import Tree

Span = tuple[int, int]
Cluster = frozenset[Span]
Ratio = tuple[float, float]
"""Numerator and denominator of a recall or precision, to be summed over documents."""
Counts = tuple[Ratio, Ratio]


# --- data ------------------------------------------------------------------------------------------


def read_gold(path: Path) -> list[tuple[list[str], list[Cluster]]]:
    """The words and clusters of each document of a CoNLL file with brackets in its last column."""
    documents: list[list[list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# begin document"):
            documents.append([])
        elif line.strip() and not line.startswith("#"):
            documents[-1].append(line.split("\t"))
    return [([row[1] for row in rows], _clusters(rows)) for rows in documents]


def _clusters(rows: list[list[str]]) -> list[Cluster]:
    opened: dict[str, list[int]] = {}
    found: dict[str, set[Span]] = {}
    for index, row in enumerate(rows):
        for begins, name, ends in re.findall(r"(\(?)(\d+)(\)?)", row[2]):
            if begins:
                opened.setdefault(name, []).append(index)
            if ends:
                found.setdefault(name, set()).add((opened[name].pop(), index + 1))
    return [frozenset(spans) for spans in found.values()]


def read_trees(path: Path, entities: Path | None) -> list[Doc]:
    """The documents of a CoNLL-U file as Docs with gold analyses."""
    names = _entities(entities) if entities else {}
    vocab = English().vocab
    documents: list[list[tuple[str, list[list[str]]]]] = []
    rows: list[list[str]] = []
    sentence_id, last_of_contraction, unspaced = "", 0, False
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newdoc"):
            documents.append([])
        elif line.startswith("# sent_id"):
            sentence_id, last_of_contraction, unspaced = line.partition("= ")[2], 0, False
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            if cells[0].isdigit():
                if int(cells[0]) < last_of_contraction or (int(cells[0]) == last_of_contraction and unspaced):
                    cells[9] = "SpaceAfter=No"
                rows.append(cells)
            elif "-" in cells[0]:
                last_of_contraction, unspaced = int(cells[0].partition("-")[2]), "SpaceAfter=No" in cells[9]
        elif not line and rows:
            documents[-1].append((sentence_id, rows))
            rows = []
    return [_doc(vocab, sentences, names) for sentences in documents]


def _entities(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    records = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {record["sent_id"]: [tuple(entity) for entity in record["ents"]] for record in records}


def _doc(
    vocab: spacy.Vocab,
    sentences: list[tuple[str, list[list[str]]]],
    names: dict[str, list[tuple[int, int, str]]],
) -> Doc:
    columns: dict[str, list] = {
        key: [] for key in ("words", "heads", "deps", "tags", "pos", "lemmas", "morphs")
    }
    columns |= {"spaces": [], "sent_starts": [], "ents": []}
    for sentence_id, rows in sentences:
        offset, position = len(columns["words"]), 0
        for number, cells in enumerate(rows):
            space = "SpaceAfter=No" not in cells[9]
            columns["words"].append(cells[1])
            columns["lemmas"].append(cells[2])
            columns["pos"].append(cells[3])
            columns["tags"].append(cells[4])
            columns["morphs"].append("" if cells[5] == "_" else cells[5])
            columns["heads"].append(offset + (int(cells[6]) - 1 if int(cells[6]) else number))
            columns["deps"].append("ROOT" if cells[7] == "root" else cells[7])
            columns["spaces"].append(space)
            columns["sent_starts"].append(number == 0)
            columns["ents"].append(_tag(names.get(sentence_id, ()), position, position + len(cells[1])))
            position += len(cells[1]) + space
    return Doc(vocab, **columns)


def _tag(entities: Iterable[tuple[int, int, str]], begin: int, end: int) -> str:
    for first, last, label in entities:
        if first <= begin and end <= last:
            return f"{'B' if begin == first else 'I'}-{label}"
    return "O"


# --- systems ---------------------------------------------------------------------------------------


def resolved(doc: Doc) -> list[Cluster]:
    """The chains of kgbuild in OntoNotes' terms: full spans, nothing that stands alone."""
    found = []
    for chain in chains(Tree(doc)):
        spans = frozenset(_full_span(doc, nominal) for nominal in chain.nominals)
        if len(spans) > 1:
            found.append(spans)
    return found


def head_match(doc: Doc) -> list[Cluster]:
    """Baseline: noun phrases with the same head word are the same, pronouns by their word."""
    by_head: dict[str, set[Span]] = {}
    for chain in chains(Tree(doc)):
        for nominal in chain.nominals:
            if nominal.kind is not Kind.GROUP:
                key = doc[nominal.head].lower_ if nominal.kind is Kind.PRONOUN else nominal.lemma
                by_head.setdefault(key, set()).add(_full_span(doc, nominal))
    return [frozenset(spans) for spans in by_head.values() if len(spans) > 1]


OUTSIDE = frozenset("case cc mark punct cop nsubj aux advmod obl advcl parataxis".split())
"""Relations of what stands beside a phrase or around it, and is no part of it."""


def _full_span(doc: Doc, nominal: Nominal) -> Span:
    """A phrase with its modifiers and clauses, without its preposition and what is coordinated with it."""
    if nominal.kind is Kind.PRONOUN:
        return nominal.begin, nominal.end
    head = doc[nominal.head]
    if nominal.function == "mod" and head.dep_ in ("compound", "amod"):
        return nominal.begin, nominal.end
    begin, end = head.i, head.i + 1
    for child in head.children:
        relation = child.dep_.partition(":")[0]
        if relation in OUTSIDE:
            if child.lower_ in ("'s", "’s", "'", "’") and relation == "case":
                end = max(end, child.i + 1)
            continue
        if relation == "conj" and nominal.kind is not Kind.GROUP:
            continue
        begin, end = min(begin, child.left_edge.i), max(end, child.right_edge.i + 1)
    begin, end = min(begin, nominal.begin), max(end, nominal.end if nominal.kind is not Kind.GROUP else end)
    while end - 1 > head.i and doc[end - 1].is_punct and doc[end - 1].text in ",.;:":
        end -= 1
    return begin, end


# --- metrics ---------------------------------------------------------------------------------------


def muc(gold: list[Cluster], found: list[Cluster]) -> Counts:
    """Links: for each cluster, its size less the number of clusters that the other side splits it into."""
    return _muc_side(gold, found), _muc_side(found, gold)


def _muc_side(clusters: list[Cluster], others: list[Cluster]) -> Ratio:
    owner = {span: number for number, other in enumerate(others) for span in other}
    right = total = 0
    for cluster in clusters:
        parts = {owner[span] for span in cluster if span in owner}
        missing = sum(span not in owner for span in cluster)
        right += len(cluster) - len(parts) - missing
        total += len(cluster) - 1
    return right, total


def b_cubed(gold: list[Cluster], found: list[Cluster]) -> Counts:
    """Mentions: for each, the share of its cluster that the other side's cluster has too."""
    return _b_cubed_side(gold, found), _b_cubed_side(found, gold)


def _b_cubed_side(clusters: list[Cluster], others: list[Cluster]) -> Ratio:
    owner = {span: other for other in others for span in other}
    right = sum(
        len(cluster & owner.get(span, frozenset())) / len(cluster) for cluster in clusters for span in cluster
    )
    return right, sum(map(len, clusters))


def ceaf_e(gold: list[Cluster], found: list[Cluster]) -> Counts:
    """Entities: the similarity of clusters under the best one-to-one alignment."""
    graph = nx.Graph()
    for first, expected in enumerate(gold):
        for second, cluster in enumerate(found):
            shared = len(expected & cluster)
            if shared:
                graph.add_edge(
                    ("gold", first), ("found", second), weight=2 * shared / (len(expected) + len(cluster))
                )
    matching = nx.max_weight_matching(graph)
    similarity = sum(graph.edges[edge]["weight"] for edge in matching)
    return (similarity, len(gold)), (similarity, len(found))


METRICS: dict[str, Callable[[list[Cluster], list[Cluster]], Counts]] = {
    "MUC": muc,
    "B³": b_cubed,
    "CEAF-e": ceaf_e,
}


@dataclass
class Score:
    """Recall, precision and F1, 0 … 1."""

    recall: float
    precision: float

    @property
    def f1(self) -> float:
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


def score(pairs: Iterable[tuple[list[Cluster], list[Cluster]]]) -> dict[str, Score]:
    """Each metric over all documents, and the scores of finding mentions at all."""
    pairs = list(pairs)
    scores = {}
    for name, metric in [*METRICS.items(), ("mentions", mentions)]:
        recalls, precisions = zip(*(metric(gold, found) for gold, found in pairs), strict=True)
        scores[name] = Score(_sum(recalls), _sum(precisions))
    return scores


def mentions(gold: list[Cluster], found: list[Cluster]) -> Counts:
    """Mentions that stand in some cluster on both sides."""
    expected, got = frozenset().union(*gold), frozenset().union(*found)
    shared = len(expected & got)
    return (shared, len(expected)), (shared, len(got))


def _sum(ratios: Iterable[Ratio]) -> float:
    numerators, denominators = zip(*ratios, strict=True)
    return sum(numerators) / (sum(denominators) or 1)


# --- main ------------------------------------------------------------------------------------------


def parsed(model: Path, documents: list[list[str]], spaces: list[list[bool]]) -> Iterator[Doc]:
    """The documents, tokenized as they are, parsed by a model."""
    import kgbuild.annotate.encoder  # noqa: F401  (registers its component)

    nlp = spacy.load(model)
    pairs = zip(documents, spaces, strict=True)
    yield from nlp.pipe([Doc(nlp.vocab, words=words, spaces=after) for words, after in pairs])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("coreference", type=Path)
    parser.add_argument("conllu", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--entities", type=Path)
    options = parser.parse_args()
    gold = read_gold(options.coreference)
    docs = read_trees(options.conllu, options.entities)
    assert [len(words) for words, _ in gold] == [len(doc) for doc in docs], "the two files hold other texts"
    if options.model:
        spaces = [[bool(token.whitespace_) for token in doc] for doc in docs]
        words = [[token.text for token in doc] for doc in docs]
        docs = list(parsed(options.model, words, spaces))
    for name, system in (("head match", head_match), ("kgbuild", resolved)):
        start = time.perf_counter()
        found = [system(doc) for doc in docs]
        seconds = time.perf_counter() - start
        scores = score(zip([clusters for _, clusters in gold], found, strict=True))
        print(name)
        for metric, value in scores.items():
            print(f"  {metric:10} R {value.recall:.3f}  P {value.precision:.3f}  F1 {value.f1:.3f}")
        conll = sum(scores[metric].f1 for metric in METRICS) / len(METRICS)
        print(f"  CoNLL {100 * conll:.1f}   {sum(map(len, docs)) / seconds:,.0f} words/s")


if __name__ == "__main__":
    main()
