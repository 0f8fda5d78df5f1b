"""Decides and describes a store's documents in worker processes, one by one: these only read the ledger.

What they cannot do is done in the process that writes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from kgbuild.engine.processes import Failure, Workers
from kgbuild.errors import KgbuildError
from kgbuild.resolve.apart import Apart
from kgbuild.settings import Settings
from kgbuild.store.deciding import DESCRIBE, GROUP, TELL, Decider
from kgbuild.store.description import Description
from kgbuild.store.ledger import Ledger
from kgbuild.store.resolution import Resolution

WORTH_WORKERS = {TELL: 200, GROUP: 1_500, DESCRIBE: 200}
"""Documents or blocks from which handing them to processes, which takes half a second, is worth it."""
_TOGETHER = {TELL: 4, GROUP: 64, DESCRIBE: 4}
"""How many of them a process takes at once."""
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[tuple[str, str, str]]).decode

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LedgerJob:
    """Does one task with documents by number, or blocks by name; see `kgbuild.engine.processes.Job`.

    Attributes:
        task: Which; see `kgbuild.store.deciding.Over`.
        ledger: The file that all that it takes is in, committed.
        settings: Base IRI, ontology, and whether mentions are merged.
        model: Name and version of the language model.
        apart: What a user keeps apart.
    """

    task: str
    ledger: Path
    settings: Settings
    model: str
    apart: Apart

    def start(self) -> Callable[[Iterable[Any]], Iterator[Any]]:
        """What does it to a batch; triples are packed, as there are many of them.

        Raises:
            OntologyError: An entry of the ontology is wrong.
        """
        ledger = Ledger(self.ledger)
        if self.task == DESCRIBE:
            resolution = Resolution(ledger, self.settings, apart=self.apart)
            description = Description(ledger, resolution, self.settings, self.model)
            return lambda numbers: (_encode(description.document(d)) for d in numbers)
        decider = Decider(ledger, self.settings, self.apart)
        function = decider.told if self.task == TELL else decider.groups
        return lambda items: map(function, items)


@dataclass(frozen=True, slots=True)
class OverProcesses:
    """Does a task item by item, in processes where that is worth it; see `kgbuild.store.deciding.Over`."""

    workers: Workers
    ledger: Path
    settings: Settings
    model: str
    apart: Apart

    def __call__(self, task: str, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        """What `map(function, items)` gives. What the ledger says of the items is committed."""
        if self.workers.number == 1 or len(items) < WORTH_WORKERS[task]:
            yield from map(function, items)
            return
        size = _TOGETHER[task]
        batches = (items[i : i + size] for i in range(0, len(items), size))
        job = LedgerJob(task, self.ledger, self.settings, self.model, self.apart)
        done = 0
        try:
            for item, found in self.workers.run(job, batches):
                yield function(item) if isinstance(found, Failure) else _unpacked(task, found)
                done += 1
        except KgbuildError:
            log.info("other processes cannot %s documents", task, exc_info=True)
            yield from map(function, items[done:])


def _unpacked(task: str, found: Any) -> Any:
    return _decode(found) if task == DESCRIBE else found
