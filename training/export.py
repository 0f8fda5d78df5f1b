"""Packs a trained network as a spaCy pipeline."""

from __future__ import annotations

import shutil
from pathlib import Path

import spacy

import kgbuild.annotate.encoder  # noqa: F401 - registers the component
from kgbuild.annotate.encoder import EncoderComponent, EncoderData
from kgbuild.annotate.encoder_labels import LabelInventory
from kgbuild.annotate.encoder_pieces import WordPieces
from training.network import Network
from training.onnx_graph import write_graph

ENTITY_SOURCE = "uner_ewt"
"""The convention that the shipped recognizer follows; see training/README.md for how the sources compare."""

_HERE = Path(__file__).parent

_META = {
    "lang": "en",
    "name": "kgbuild",
    "version": "1.0.0",
    "description": "Tags, features, lemmas, Universal Dependencies and named entities for English news",
    "author": "kgbuild contributors",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.0,<4.0.0",
}


def encoder_data(
    network: Network, labels: LabelInventory, lemmas: dict[str, str], pieces: WordPieces, *, quantized: bool
) -> EncoderData:
    """Return the network in the form that the component loads."""
    return EncoderData(
        model=write_graph(network, quantized=quantized),
        tokenizer=pieces.to_bytes(),
        labels=labels,
        lemmas=lemmas,
        label_weights=network.label_product.weight.detach().float().T.contiguous().numpy(),
    )


def write_pipeline(data: EncoderData, folder: Path, entity_source: str = ENTITY_SOURCE) -> None:
    """Write a pipeline for ``spacy.load``; what stood in ``folder`` is replaced once the new one is whole."""
    nlp = spacy.blank("en")
    nlp.meta.update(_META)
    component = nlp.add_pipe("kgbuild_encoder", config={"entity_source": entity_source})
    assert isinstance(component, EncoderComponent)
    component.set_data(data)
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    nlp.to_disk(part)
    shutil.copy(_HERE / "LICENSE-model", part / "LICENSE")
    shutil.copy(_HERE.parent / "docs/model-card.md", part / "README.md")
    old = folder.with_name(folder.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    part.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
