"""The training loop: optimiser, learning rates, averaged weights, checkpoints and scores."""

from __future__ import annotations

import json
import logging
import time
from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from kgbuild.annotate.decoding import EntityScheme
from kgbuild.annotate.encoder_analysis import Analyzer
from kgbuild.annotate.encoder_lemmas import Lemmatizer
from kgbuild.annotate.encoder_model import OnnxEncoder
from kgbuild.annotate.encoder_pieces import WordPieces
from training.batches import Batcher
from training.corpus import TrainingData, by_document
from training.losses import total_loss
from training.network import Network
from training.onnx_graph import write_graph
from training.scoring import score_boundaries, score_entities, score_treebank

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast to learn.

    Attributes:
        epochs: Passes over the data.
        batch_pieces: Word pieces in a batch.
        entity_share: Share of the documents without trees that an epoch takes.
        scored: Epochs between scores; the last one is always scored.
        encoder_rate: Peak learning rate of the pretrained part.
        head_rate: Peak learning rate of the rest.
        warm_up: Share of the steps in which the rates rise.
        clip: Largest norm of the gradient.
        decay: Weight decay.
        averaging: Share of the averaged weights that each step keeps.
        smoothing: Label smoothing of the entity tags.
        seed: Seed of all chance.
    """

    epochs: int = 10
    batch_pieces: int = 2500
    entity_share: float = 0.5
    scored: int = 2
    encoder_rate: float = 2e-4
    head_rate: float = 1.5e-3
    warm_up: float = 0.05
    clip: float = 5.0
    decay: float = 0.01
    averaging: float = 0.998
    smoothing: float = 0.0
    seed: int = 1


class Training:
    """One run of training that can be taken up again after its last whole epoch.

    Args:
        network: What is trained, with its start weights.
        data: What it learns from.
        pieces: The word pieces of the data.
        schedule: How.
        folder: Holds the checkpoint and the log of scores.
    """

    def __init__(
        self, network: Network, data: TrainingData, pieces: WordPieces, schedule: Schedule, folder: Path
    ) -> None:
        self._network, self._data, self._pieces = network, data, pieces
        self._schedule, self._folder = schedule, folder
        self._averaged = {name: value.clone() for name, value in network.state_dict().items()}
        self._optimizer = self._make_optimizer()
        self._batcher = Batcher(
            EntityScheme(data.labels.entities),
            pieces.begin,
            pieces.end,
            schedule.batch_pieces,
            data.datelines,
            schedule.entity_share,
        )
        self._steps_per_epoch = sum(1 for _ in self._batcher.epoch(data.documents, self._random(0)))
        self._step = 0

    def run(self) -> Network:
        """Train to the end; return the network with its averaged weights."""
        for epoch in range(self._resume(), self._schedule.epochs):
            started = time.monotonic()
            losses = self._epoch(epoch)
            self._save(epoch + 1)
            row = {
                "epoch": epoch + 1,
                "seconds": round(time.monotonic() - started),
                "losses": {name: round(value, 4) for name, value in losses.items()},
                **(self.scores() if self._is_scored(epoch + 1) else {}),
            }
            logger.info(json.dumps(row))
            with (self._folder / "scores.jsonl").open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")
        return self.averaged_network()

    def _is_scored(self, epoch: int) -> bool:
        return epoch % self._schedule.scored == 0 or epoch == self._schedule.epochs

    def averaged_network(self) -> Network:
        """Return the network with its averaged weights, for use."""
        network = Network(self._network.size, self._data.labels)
        network.load_state_dict(self._averaged)
        return network.eval()

    def scores(self) -> dict[str, Any]:
        """Return the scores on the development sentences of the averaged network as it would be shipped."""
        encoder = OnnxEncoder(write_graph(self.averaged_network(), quantized=True))
        labels = self._data.labels
        weights = self._averaged["label_product.weight"].T.numpy()
        analyzer = Analyzer(encoder, self._pieces, labels, weights)
        lemmatizer = Lemmatizer(labels.scripts, self._data.lemmas)
        rows: dict[str, Any] = {}
        for name, sentences in self._data.development.items():
            rows[name] = score_treebank(analyzer, labels, lemmatizer, sentences)
            rows[name]["starts"] = score_boundaries(analyzer, by_document(sentences))
        for name, pairs in self._data.entities.items():
            sentences_with_words = [(sentence.words, sentence.spans, record) for sentence, record in pairs]
            rows[f"{name} entities"] = score_entities(
                analyzer, labels.sources.index(name), sentences_with_words
            )
        return {name: {key: round(value, 4) for key, value in row.items()} for name, row in rows.items()}

    def _epoch(self, epoch: int) -> dict[str, float]:
        torch.manual_seed(self._schedule.seed * 1000 + epoch)
        self._network.train()
        sums: defaultdict[str, float] = defaultdict(float)
        counts: defaultdict[str, int] = defaultdict(int)
        for batch in self._batcher.epoch(self._data.documents, self._random(epoch)):
            self._set_rates()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = self._network(batch.pieces, batch.shapes, batch.padding, batch.first, batch.sources)
                losses = total_loss(self._network, scores, batch, self._schedule.smoothing)
            self._optimizer.zero_grad(set_to_none=True)
            torch.stack(list(losses.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(self._network.parameters(), self._schedule.clip)
            self._optimizer.step()
            self._average()
            self._step += 1
            for name, loss in losses.items():
                sums[name] += float(loss.detach())
                counts[name] += 1
            if self._step % 50 == 0:
                means = {name: round(sums[name] / counts[name], 3) for name in sums}
                logger.info(
                    "step %d of %d: %s", self._step, self._steps_per_epoch * self._schedule.epochs, means
                )
        return {name: sums[name] / counts[name] for name in sums}

    def _make_optimizer(self) -> torch.optim.Optimizer:
        pretrained = self._network.encoder_parameters()
        known = {id(parameter) for parameter in pretrained}
        rest = [parameter for parameter in self._network.parameters() if id(parameter) not in known]
        groups = [
            {"params": pretrained, "peak": self._schedule.encoder_rate},
            {"params": rest, "peak": self._schedule.head_rate},
        ]
        return torch.optim.AdamW(
            groups, lr=0.0, weight_decay=self._schedule.decay, betas=(0.9, 0.98), fused=True
        )

    def _set_rates(self) -> None:
        total = self._steps_per_epoch * self._schedule.epochs
        rising = max(1, int(total * self._schedule.warm_up))
        share = min((self._step + 1) / rising, max(0.0, (total - self._step) / max(1, total - rising)))
        for group in self._optimizer.param_groups:
            group["lr"] = group["peak"] * share

    @torch.no_grad()
    def _average(self) -> None:
        # Early steps weigh more, or the start weights would stay in the average for long.
        kept = min(self._schedule.averaging, (1 + self._step) / (10 + self._step))
        torch._foreach_lerp_(
            list(self._averaged.values()), list(self._network.state_dict().values()), 1 - kept
        )

    def _random(self, epoch: int) -> np.random.Generator:
        return np.random.default_rng((self._schedule.seed, epoch))

    def _save(self, epochs: int) -> None:
        state = {
            "epochs": epochs,
            "step": self._step,
            "schedule": asdict(self._schedule),
            "network": self._network.state_dict(),
            "averaged": self._averaged,
            "optimizer": self._optimizer.state_dict(),
        }
        torch.save(state, self._folder / "checkpoint.part")
        (self._folder / "checkpoint.part").replace(self._folder / "checkpoint.pt")

    def _resume(self) -> int:
        path = self._folder / "checkpoint.pt"
        if not path.exists():
            return 0
        state = torch.load(path, weights_only=True)
        if state["schedule"] != asdict(self._schedule):
            raise ValueError(f"{path} was made with another schedule; use another folder or the same options")
        self._network.load_state_dict(state["network"])
        self._averaged = state["averaged"]
        self._optimizer.load_state_dict(state["optimizer"])
        self._step = state["step"]
        return int(state["epochs"])
