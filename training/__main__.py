"""Trains the language model: ``python -m training --data DIR --init DIR --out DIR``."""

from __future__ import annotations

import argparse
import logging
from dataclasses import fields
from pathlib import Path

import torch

from kgbuild.annotate.encoder_pieces import WordPieces
from training import corpus
from training.export import encoder_data, write_pipeline
from training.fitting import Schedule, Training
from training.network import Network, Size, load_start_weights


def main() -> None:
    """Train, or go on training where an earlier call with the same options stopped; then export."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with ud/ and ner/ (see training/README.md)"
    )
    parser.add_argument("--init", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument(
        "--out", type=Path, required=True, help="folder for checkpoint, scores and the pipeline"
    )
    for option in fields(Schedule):
        name = f"--{option.name.replace('_', '-')}"
        parser.add_argument(
            name, type=type(option.default), default=option.default, help="default: %(default)s"
        )
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")

    schedule = Schedule(**{option.name: getattr(arguments, option.name) for option in fields(Schedule)})
    torch.manual_seed(schedule.seed)
    pieces = WordPieces.from_bytes((arguments.init / "tokenizer.json").read_bytes())
    data = corpus.load(arguments.data, pieces, schedule.seed)
    network = Network(Size(), data.labels)
    load_start_weights(network, arguments.init)
    network = Training(network, data, pieces, schedule, arguments.out).run()
    packed = encoder_data(network, data.labels, data.lemmas, pieces, quantized=True)
    write_pipeline(packed, arguments.out / "pipeline")


if __name__ == "__main__":
    main()
