"""The label inventory survives a file, and readings never contradict themselves."""

from __future__ import annotations

import numpy as np

from kgbuild.annotate.encoder_labels import LabelInventory, ReadingDecoder

LABELS = LabelInventory(
    upos=("NOUN", "VERB"),
    xpos=("NN", "VB", "VBD"),
    feats=("Number=Sing", "VerbForm=Inf", "_"),
    scripts=("l0+",),
    readings=((0, 0, 0), (1, 1, 1), (1, 2, 2)),
    deprels=("root",),
    entities=("PERSON",),
    sources=("any",),
)


def test_inventory_is_read_as_it_was_written() -> None:
    assert LabelInventory.from_json(LABELS.to_json()) == LABELS


def test_tags_are_chosen_together() -> None:
    upos = np.array([[3.0, 2.9]], np.float32)
    xpos = np.array([[0.0, 0.0, 5.0]], np.float32)
    feats = np.array([[1.0, 0.0, 1.0]], np.float32)

    reading = ReadingDecoder(LABELS).decode(upos, xpos, feats)

    assert LABELS.readings[int(reading[0])] == (1, 2, 2)
