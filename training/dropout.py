"""Dropout whose masks are slices of a pool: drawing fresh ones costs more than a layer's products on CPUs."""

from __future__ import annotations

import torch
from torch import nn

_POOL_SIZE = 1 << 23
_USES = 2000


class PooledDropout(nn.Module):
    """Dropout (Srivastava et al. 2014) with masks from random places of a pool, renewed now and then.

    Args:
        probability: Share of values set to zero.
    """

    _pools: dict[float, tuple[torch.Tensor, int]] = {}  # noqa: RUF012 - shared on purpose

    def __init__(self, probability: float) -> None:
        super().__init__()
        self.probability = probability

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Drop values while training, and return them as they are otherwise."""
        if not self.training or self.probability == 0:
            return values
        pool = self._pool(values.numel())
        begin = int(torch.randint(len(pool) - values.numel() + 1, ()))
        return values * pool[begin : begin + values.numel()].view(values.shape).to(values.dtype)

    def _pool(self, needed: int) -> torch.Tensor:
        pool, uses = self._pools.get(self.probability, (torch.empty(0), 0))
        if len(pool) < needed or uses >= _USES:
            kept = torch.rand(max(_POOL_SIZE, needed)) >= self.probability
            pool, uses = (kept / (1 - self.probability)).bfloat16(), 0
        self._pools[self.probability] = (pool, uses + 1)
        return pool
