"""Work that hangs, crashes, eats memory or fails at certain words, for tests of what becomes of it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kgbuild.engine.processes import Failure
from kgbuild.errors import ModelError


@dataclass(frozen=True)
class Shouting:
    """Gives each word in capitals, with a mark behind it."""

    folder: Path
    broken: bool = False
    mark: str = ""

    def start(self) -> Callable[[Sequence[str]], Iterator[str | Failure]]:
        if self.broken:
            raise ModelError("there is no model")
        return self._work

    def _work(self, batch: Sequence[str]) -> Iterator[str | Failure]:
        for word in batch:
            if word == "hang":
                time.sleep(3600)
            elif word == "crash" or (word == "crash once" and not (self.folder / "crashed").exists()):
                (self.folder / "crashed").touch()
                os._exit(9)
            elif word == "eat":
                held = [bytearray(b"x" * 50_000_000) for _ in range(40)]
                time.sleep(3600)
                del held
            elif word == "fail":
                yield Failure("failed", "a fault in a rule")
                continue
            elif word == "slow":
                time.sleep(0.3)
            yield word.upper() + self.mark
