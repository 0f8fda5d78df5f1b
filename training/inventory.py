"""Collects the label inventory and the lemma dictionary from the training sentences and word lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from typing import TypeVar

from kgbuild.annotate.encoder_labels import LabelInventory
from kgbuild.annotate.encoder_lemmas import edit_script
from training.entity_files import ENTITY_LABELS
from training.noun_plurals import noun_plurals
from training.treebank import TreebankSentence
from training.verb_forms import verb_forms
from training.word_lists import WordList

SOURCES = ("any", "uner_ewt", "gum", "crossner_politics", "redocred", "wikigold", "wnut17")
"""Annotation conventions; ``any`` stands for all of them together."""

T = TypeVar("T")

# Rarer ones are typing errors or single irregular words, which the dictionary holds.
_FEWEST_SCRIPT_USES = 3
_FEWEST_READING_USES = 2


def collect_labels(sentences: Sequence[TreebankSentence]) -> LabelInventory:
    """Return every label of ``sentences``, the most frequent first."""
    readings: Counter[tuple[str, str, str]] = Counter()
    scripts: Counter[str] = Counter()
    deprels: Counter[str] = Counter()
    for sentence in sentences:
        readings.update(zip(sentence.upos, sentence.xpos, sentence.feats, strict=True))
        scripts.update(map(edit_script, sentence.words, sentence.lemmas))
        deprels.update(sentence.deprels)
    kept = [reading for reading in _ranked(readings) if readings[reading] >= _FEWEST_READING_USES]
    columns = [tuple(dict.fromkeys(column)) for column in zip(*kept, strict=True)]
    positions = [{label: i for i, label in enumerate(column)} for column in columns]
    return LabelInventory(
        upos=columns[0],
        xpos=columns[1],
        feats=columns[2],
        scripts=tuple(script for script in _ranked(scripts) if scripts[script] >= _FEWEST_SCRIPT_USES),
        readings=tuple((positions[0][u], positions[1][x], positions[2][f]) for u, x, f in kept),
        deprels=tuple(_ranked(deprels)),
        entities=ENTITY_LABELS,
        sources=SOURCES,
    )


def collect_lemmas(sentences: Sequence[TreebankSentence], scripts: Container[str]) -> dict[str, str]:
    """Return the lemma of each (form, UPOS, XPOS) of which one lemma makes up nine tenths.

    A word met once is left out if its lemma needs an edit that no class of ``scripts`` makes: mostly it is a
    typing error that the treebank corrects ("say" for "stay"), and would spoil the word it resembles.
    """
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for form, upos, xpos, lemma in zip(
            sentence.words, sentence.upos, sentence.xpos, sentence.lemmas, strict=True
        ):
            if lemma != "_":
                seen[f"{form.replace('’', chr(39))}\t{upos}\t{xpos}"][lemma] += 1
    dictionary = {}
    for key in sorted(seen):
        lemma, uses = min(seen[key].items(), key=lambda item: (-item[1], item[0]))
        usual = seen[key].total() > 1 or edit_script(key.split("\t")[0], lemma) in scripts
        if usual and uses >= 0.9 * seen[key].total():
            dictionary[key] = lemma
    return dictionary


def add_listed_forms(dictionary: Mapping[str, str], verbs: WordList, nouns: WordList) -> dict[str, str]:
    """Return the dictionary of the treebanks with the forms of listed verbs and nouns that they lack."""
    with_verbs = verbs.complete(dictionary, verb_forms(verbs))
    return nouns.complete(with_verbs, noun_plurals(nouns))


def _ranked(counts: Counter[T]) -> list[T]:
    return [label for label, _ in sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))]
