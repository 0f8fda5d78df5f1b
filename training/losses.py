"""The training loss: cross entropy for every task, over what the source of a sentence annotates."""

from __future__ import annotations

import torch
from torch.nn import functional

from training.batches import Batch
from training.examples import MISSING
from training.network import Network, Scores

TAG_WEIGHTS = {"upos": 1.0, "xpos": 0.5, "feats": 0.5, "scripts": 0.5}
START_WEIGHT, ARC_WEIGHT, LABEL_WEIGHT, ENTITY_WEIGHT = 1.0, 1.5, 1.0, 1.0

_NEVER = -1e4


def total_loss(network: Network, scores: Scores, batch: Batch, smoothing: float) -> dict[str, torch.Tensor]:
    """Return the weighted loss of every task that the batch has targets for.

    Args:
        network: Holds the bilinear label weights.
        scores: What the network said.
        batch: What it should have said.
        smoothing: Share of each target's weight given to all classes alike (entities only).
    """
    losses = {}
    if bool((batch.entities != MISSING).any()):
        losses["entities"] = ENTITY_WEIGHT * entity_loss(scores.entities.float(), batch, smoothing)
    if not batch.parsed:
        return losses
    columns = scores.tags.float().split(network.tag_widths, dim=-1)
    for (name, weight), column, target in zip(TAG_WEIGHTS.items(), columns, batch.targets, strict=False):
        losses[name] = weight * functional.cross_entropy(
            column.flatten(0, 1), target.flatten(), ignore_index=MISSING
        )
    known = batch.starts != MISSING
    losses["starts"] = START_WEIGHT * functional.binary_cross_entropy_with_logits(
        columns[-1][..., 0][known], batch.starts[known]
    )
    losses["arcs"] = ARC_WEIGHT * arc_loss(scores.arcs.float(), batch)
    losses["labels"] = LABEL_WEIGHT * label_loss(network, scores, batch)
    return losses


def arc_loss(arcs: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Return the cross entropy of heads, among the root and the words of the same sentence."""
    same = batch.sentences.unsqueeze(2) == batch.sentences.unsqueeze(1)
    possible = functional.pad(same, (1, 0), value=True)
    possible[:, :, 1:].diagonal(dim1=1, dim2=2).fill_(False)
    arcs = arcs.masked_fill(~possible, _NEVER)
    return functional.cross_entropy(arcs.flatten(0, 1), batch.heads.flatten(), ignore_index=MISSING)


def label_loss(network: Network, scores: Scores, batch: Batch) -> torch.Tensor:
    """Return the cross entropy of relations, given the right heads."""
    heads = batch.heads.clamp(min=0).unsqueeze(-1)
    chosen = torch.gather(scores.heads, 1, heads.expand(-1, -1, scores.heads.shape[-1]))
    from_head = torch.gather(scores.head_labels, 1, heads.expand(-1, -1, scores.head_labels.shape[-1]))
    labels = network.label_product(scores.dependents * chosen) + scores.dependent_labels + from_head
    return functional.cross_entropy(
        labels.float().flatten(0, 1), batch.deprels.flatten(), ignore_index=MISSING
    )


def entity_loss(scores: torch.Tensor, batch: Batch, smoothing: float) -> torch.Tensor:
    """Return the loss of entity tags with missing labels marginalised.

    A word outside of all annotated entities may be O or anything that its source does not annotate: the loss
    is minus the logarithm of the probability of all these together.
    """
    known = batch.entities != MISSING
    target = batch.entities[known]
    log_probabilities = scores[known].log_softmax(-1)
    allowed = batch.outside.unsqueeze(1).expand(-1, scores.shape[1], -1)[known].clone()
    inside = target > 0
    allowed[inside] = functional.one_hot(target[inside], scores.shape[-1]).bool()
    loss = -torch.logsumexp(log_probabilities.masked_fill(~allowed, -torch.inf), dim=-1)
    if smoothing:
        loss = (1 - smoothing) * loss - smoothing * torch.where(inside, log_probabilities.mean(-1), 0.0)
    return loss.mean()
