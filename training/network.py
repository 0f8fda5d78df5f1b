"""The multi-task network: all-MiniLM-L6-v2 with word shapes, and a small head for each task.

Its encoder is BERT (Devlin et al. 2019) with the layer names spelled out; the parser is biaffine (Dozat and
Manning 2017) for arcs and, for labels, linear in the product of the two words' projections.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

from kgbuild.annotate.encoder_labels import LabelInventory
from kgbuild.annotate.encoder_pieces import SHAPE_COUNT
from training.dropout import PooledDropout


@dataclass(frozen=True, slots=True)
class Size:
    """Widths of the network; the defaults are all-MiniLM-L6-v2's and those of the shipped heads."""

    pieces: int = 30522
    positions: int = 512
    width: int = 384
    layers: int = 6
    attention_heads: int = 12
    inner: int = 1536
    arc: int = 192
    label: int = 192
    entity: int = 192
    dropout: float = 0.2
    encoder_dropout: float = 0.1
    norm_epsilon: float = 1e-12

    def to_json(self) -> str:
        """Return the widths as JSON."""
        return json.dumps(asdict(self))


class Scores(NamedTuple):
    """Scores of a batch; the columns are those of `kgbuild.annotate.encoder_model.WindowScores`."""

    tags: torch.Tensor
    arcs: torch.Tensor
    dependents: torch.Tensor
    heads: torch.Tensor
    dependent_labels: torch.Tensor
    head_labels: torch.Tensor
    entities: torch.Tensor


class Layer(nn.Module):
    """One transformer layer with normalisation after each half."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.attention_heads = size.attention_heads
        self.query_key_value = nn.Linear(size.width, 3 * size.width)
        self.attention_out = nn.Linear(size.width, size.width)
        self.attention_norm = nn.LayerNorm(size.width, size.norm_epsilon)
        self.inner = nn.Linear(size.width, size.inner)
        self.outer = nn.Linear(size.inner, size.width)
        self.norm = nn.LayerNorm(size.width, size.norm_epsilon)
        self.dropout = PooledDropout(size.encoder_dropout)

    def forward(self, states: torch.Tensor, padding: torch.Tensor) -> torch.Tensor:
        """Map (b, p, width) to (b, p, width)."""
        b, p, width = states.shape
        projected = (
            self.query_key_value(states).view(b, p, 3, self.attention_heads, -1).permute(2, 0, 3, 1, 4)
        )
        # In bfloat16 the backward pass of this kernel is several times slower on CPUs than in float32.
        with torch.autocast("cpu", enabled=False):
            attended = functional.scaled_dot_product_attention(
                *projected.float().unbind(0), attn_mask=padding
            )
        attended = self.attention_out(attended.transpose(1, 2).reshape(b, p, width))
        states = self.attention_norm(states + self.dropout(attended))
        return self.norm(states + self.dropout(self.outer(functional.gelu(self.inner(states)))))


class Network(nn.Module):
    """Word pieces to the scores of all tasks.

    Args:
        size: Widths.
        labels: The inventory that sets the number of columns.
    """

    def __init__(self, size: Size, labels: LabelInventory) -> None:
        super().__init__()
        self.size = size
        self.tag_widths = [len(labels.upos), len(labels.xpos), len(labels.feats), len(labels.scripts), 1]
        self.piece = nn.Embedding(size.pieces, size.width)
        self.position = nn.Embedding(size.positions, size.width)
        self.shape = nn.Embedding(SHAPE_COUNT, size.width)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(size.width, size.norm_epsilon)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))
        self.tags = nn.Linear(size.width, sum(self.tag_widths))
        self.arc_dependent = nn.Linear(size.width, size.arc)
        self.arc_head = nn.Linear(size.width, size.arc)
        self.arc = nn.Linear(size.arc, size.arc, bias=False)
        self.arc_bias = nn.Linear(size.arc, 1, bias=False)
        self.label_dependent = nn.Linear(size.width, size.label)
        self.label_head = nn.Linear(size.width, size.label)
        self.label_product = nn.Linear(size.label, len(labels.deprels), bias=False)
        self.label_of_dependent = nn.Linear(size.label, len(labels.deprels))
        self.label_of_head = nn.Linear(size.label, len(labels.deprels), bias=False)
        self.entity_inner = nn.Linear(size.width, size.entity)
        self.entity_source = nn.Embedding(len(labels.sources), size.entity)
        nn.init.zeros_(self.entity_source.weight)
        self.entity = nn.Linear(size.entity, 1 + 4 * len(labels.entities))
        self.dropout = PooledDropout(size.dropout)
        self.encoder_dropout = PooledDropout(size.encoder_dropout)

    def encoder_parameters(self) -> list[nn.Parameter]:
        """Return the parameters that start from all-MiniLM; the others start from chance."""
        return [
            *self.piece.parameters(),
            *self.position.parameters(),
            *self.norm.parameters(),
            *self.layers.parameters(),
        ]

    def forward(
        self,
        pieces: torch.Tensor,
        shapes: torch.Tensor,
        padding: torch.Tensor,
        first: torch.Tensor,
        sources: torch.Tensor,
    ) -> Scores:
        """Score a batch (see `Batch` for the arguments' shapes)."""
        positions = torch.arange(pieces.shape[1])
        states = self.norm(self.piece(pieces) + self.position(positions) + self.shape(shapes))
        states = self.encoder_dropout(states)
        for layer in self.layers:
            states = layer(states, padding)
        words = torch.gather(states, 1, first.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
        words = self.dropout(words)
        rooted = torch.cat((states[:, :1], words), dim=1)
        arc_dependents = self.dropout(functional.relu(self.arc_dependent(words)))
        arc_heads = self.dropout(functional.relu(self.arc_head(rooted)))
        arcs = self.arc(arc_dependents) @ arc_heads.transpose(1, 2) + self.arc_bias(arc_heads).transpose(1, 2)
        dependents = self.dropout(functional.relu(self.label_dependent(words)))
        heads = self.dropout(functional.relu(self.label_head(rooted)))
        entity_states = self.entity_inner(words) + self.entity_source(sources).unsqueeze(1)
        return Scores(
            tags=self.tags(words),
            arcs=arcs,
            dependents=dependents,
            heads=heads,
            dependent_labels=self.label_of_dependent(dependents),
            head_labels=self.label_of_head(heads),
            entities=self.entity(self.dropout(functional.gelu(entity_states))),
        )


def load_start_weights(network: Network, folder: Path) -> None:
    """Copy all-MiniLM-L6-v2's weights (``model.safetensors`` in ``folder``) into the network's encoder."""
    weights = load_file(folder / "model.safetensors")
    weights = {name.removeprefix("bert."): value for name, value in weights.items()}
    state = {
        "piece.weight": weights["embeddings.word_embeddings.weight"],
        # Every piece is of the first segment.
        "position.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
    }
    pairs = {
        "attention_out": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "norm": "output.LayerNorm",
    }
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for i in range(len(network.layers)):
            prefix = f"encoder.layer.{i}"
            state[f"layers.{i}.query_key_value.{kind}"] = torch.cat(
                [weights[f"{prefix}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            )
            for ours, theirs in pairs.items():
                state[f"layers.{i}.{ours}.{kind}"] = weights[f"{prefix}.{theirs}.{kind}"]
    unexpected = network.load_state_dict(state, strict=False).unexpected_keys
    if unexpected:
        raise ValueError(f"the weights in {folder} do not fit: {unexpected}")
