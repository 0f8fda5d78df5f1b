"""Describes a store's documents in several processes; each document follows from what is settled by then.

The processes only read the ledger. What they cannot do is done here.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kgbuild.engine.processes import Failure, run_in_workers
from kgbuild.errors import KgbuildError
from kgbuild.graph.terms import Triple
from kgbuild.settings import Settings
from kgbuild.store.description import Description
from kgbuild.store.ledger import Ledger
from kgbuild.store.resolution import Resolution

WORTH_WORKERS = 200
"""Documents from which starting processes, half a second each, is worth it."""
_TOGETHER = 8
"""Documents that a process takes at once."""
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[tuple[str, str, str]]).decode

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DescribingJob:
    """Describes documents by number; see `kgbuild.engine.processes.Job`.

    Attributes:
        ledger: The file that the documents are in, and all that was decided of them.
        settings: Base IRI and ontology.
        model: Name and version of the language model.
    """

    ledger: Path
    settings: Settings
    model: str

    def start(self) -> Callable[[Iterable[int]], Iterator[bytes | Failure]]:
        """What makes triples of documents, packed.

        Raises:
            OntologyError: An entry of the ontology is wrong.
        """
        ledger = Ledger(self.ledger)
        description = Description(ledger, Resolution(ledger, self.settings), self.settings, self.model)
        return lambda numbers: (_encode(description.document(d)) for d in numbers)


def describe_in_processes(
    job: DescribingJob, processes: int, describe: Callable[[int], list[Triple]], numbers: Sequence[int]
) -> Iterator[list[Triple]]:
    """The triples of each document, in the order given, as `map(describe, numbers)` gives them.

    Args:
        job: What processes do.
        processes: How many to start where there are documents enough for it.
        describe: Describes a document in this process.
        numbers: The documents. What the ledger says of them is committed.
    """
    if processes == 1 or len(numbers) < WORTH_WORKERS:
        yield from map(describe, numbers)
        return
    batches = (numbers[i : i + _TOGETHER] for i in range(0, len(numbers), _TOGETHER))
    done = 0
    try:
        for d, found in run_in_workers(job, batches, processes):
            yield describe(d) if isinstance(found, Failure) else _decode(found)
            done += 1
    except KgbuildError:
        log.info("documents cannot be described in other processes", exc_info=True)
        yield from map(describe, numbers[done:])
