"""Reads documents on many machines: a shard of documents in, a file of records out, on any executor.

A shard is some hundred documents as bytes, and so are the records that come back, so that no file system has
to be shared. Record files are named after what is in their shard: where a run is started again, shards whose
records are there are not read again.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from kgbuild.engine.batches import batches
from kgbuild.engine.processes import Failure
from kgbuild.engine.reading import ReadingJob
from kgbuild.errors import InputError
from kgbuild.read.source import RawDocument
from kgbuild.settings import Settings
from kgbuild.store.encoding import pack, unpack
from kgbuild.store.extracted import SCHEMA, Extracted

SHARD_DOCUMENTS, SHARD_CHARACTERS = 200, 1_000_000
"""A shard ends at whichever comes first; it then takes a core about a minute."""
ENDING = ".records"
FORMAT = f"4 {SCHEMA}"
"""Of a file of records."""
_AHEAD = 1_000
"""Shards that are handed to a cluster before the first of them has come back."""

Read = tuple[RawDocument, Extracted | Failure]


def cut(documents: Iterable[RawDocument]) -> Iterator[list[RawDocument]]:
    """Documents in shards."""
    return batches(documents, SHARD_DOCUMENTS, SHARD_CHARACTERS)


def pack_shard(documents: Sequence[RawDocument]) -> bytes:
    """A shard as bytes, to be sent to where it is read."""
    return _packed([pack(raw, RawDocument) for raw in documents])


def read_shard(shard: bytes, settings: Settings | None = None) -> bytes:
    """Reads a shard: the one function that runs on a cluster.

    The language model is loaded once for each process. A document that fails is in the records with its
    reason.

    Args:
        shard: What `pack_shard` gave.
        settings: Ontology and language model, which each machine must have at the same place.

    Returns:
        A file of records, see `records_in`.
    """
    documents = [unpack(data, RawDocument) for data in _unpacked(shard)]
    results = _reader(settings or Settings()).read(documents)
    return _packed(
        [(pack(raw, RawDocument), *_told(result)) for raw, result in zip(documents, results, strict=True)]
    )


def records_in(data: bytes) -> Iterator[Read]:
    """The documents of a file of records, each with what was read of it or with why there is none.

    Raises:
        InputError: It is damaged, or of another version of kgbuild.
    """
    for raw, record, failure in _unpacked(data):
        yield unpack(raw, RawDocument), Extracted(*record) if failure is None else Failure(*failure)


def run_shards(
    documents: Iterable[RawDocument], executor: Executor, settings: Settings, folder: Path
) -> Iterator[Read]:
    """Reads documents by shards on an executor; what comes back is kept as files, and gone through in order.

    Args:
        documents: Is read on while shards are under way.
        executor: A pool of processes on this machine, or `distributed.Client.get_executor()` of a cluster.
        settings: Ontology and language model.
        folder: Where files of records are kept; those that are there are not made again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    under_way: deque[tuple[Path, Future[bytes] | None]] = deque()
    for documents_of_shard in cut(documents):
        shard = pack_shard(documents_of_shard)
        path = folder / f"{_digest(shard, settings)}{ENDING}"
        under_way.append((path, None if path.exists() else executor.submit(read_shard, shard, settings)))
        while under_way and (len(under_way) > _AHEAD or _is_done(under_way[0][1])):
            yield from _finished(*under_way.popleft())
    while under_way:
        yield from _finished(*under_way.popleft())


def _is_done(future: Future[bytes] | None) -> bool:
    return future is None or future.done()


def _finished(path: Path, future: Future[bytes] | None) -> Iterator[Read]:
    """Keeps what came back, so that it is whole or not there, and goes through it."""
    if future is not None:
        partial = path.with_suffix(f".{os.getpid()}.partial")
        partial.write_bytes(future.result())
        partial.replace(path)
    yield from records_in(path.read_bytes())


def _told(result: Extracted | Failure) -> tuple[Extracted | None, tuple[str, str] | None]:
    return (None, (result.reason, result.message)) if isinstance(result, Failure) else (result, None)


def _digest(shard: bytes, settings: Settings) -> str:
    described = f"{settings.ontology} {settings.model} {FORMAT}".encode()
    return hashlib.blake2b(shard + described, digest_size=16).hexdigest()


@lru_cache(maxsize=2)
def _reader(settings: Settings) -> Any:
    """What reads documents in this process."""
    return ReadingJob(settings).reader()


def _packed(items: Sequence[object]) -> bytes:
    return zlib.compress(msgspec.msgpack.encode((FORMAT, items)), 1)


def _unpacked(data: bytes) -> list[Any]:
    try:
        format, items = msgspec.msgpack.decode(zlib.decompress(data))
    except (zlib.error, msgspec.DecodeError, ValueError, TypeError) as error:
        raise InputError(f"a file of records is damaged: {error}") from error
    if format != FORMAT:
        raise InputError("a file of records was written by another version of kgbuild; read its shard anew")
    return list(items)
