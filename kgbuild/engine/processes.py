"""Maps functions over documents in worker processes that may hang, crash or eat memory, in the order given.

A worker takes small batches and answers document by document, so that it is known which one it was at when
it had to be ended; that one is set aside with the reason, and the others go on in a fresh process. Workers
stay for the next job, as starting one takes seconds.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, Protocol, Self, TypeVar

import psutil

from kgbuild.errors import KgbuildError
from kgbuild.garbage import collect_rarely

Item = TypeVar("Item")
Result = TypeVar("Result")
_Taken_contra = TypeVar("_Taken_contra", contravariant=True)
_Given_co = TypeVar("_Given_co", covariant=True)

_AHEAD = 2
"""Batches that a worker has before it: the one that it works on, and the next."""
_SPREAD = 8
"""How many batches for each worker may be under way or wait for an earlier one."""
_TICK = 0.5
"""Seconds between two looks at how long and with how much memory each worker works."""
_JOB, _BATCH = "job", "batch"
"""What is sent to a worker: what to do, and what to do it with."""
_STARTS = 3
"""Workers that may end before they have begun, one after the other."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no result of a document: `failed`, `timeout`, `memory` or `crashed`, and one sentence."""

    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class WorkLimits:
    """What one document may take.

    Attributes:
        seconds: A million characters, the longest article, take about one minute.
        megabytes: Of a worker's memory as a whole; an idle one has some 500.
    """

    seconds: float = 300.0
    megabytes: int = 6_000


class Job(Protocol[_Taken_contra, _Given_co]):
    """What workers do; it travels to them, so it can be pickled."""

    def start(self) -> Callable[[Iterable[_Taken_contra]], Iterator[_Given_co | Failure]]:
        """What takes a batch and gives a result for each of its items, in order.

        Raises:
            KgbuildError: Nothing can be done at all: no model, a wrong ontology.
        """
        ...


def run_here(
    job: Job[Item, Result],
    batches: Iterable[Sequence[Item]],
    before: Callable[[Item], object] = lambda _: None,
) -> Iterator[tuple[Item, Result | Failure]]:
    """Each item with its result, in order, worked on in this process, without limits.

    Args:
        job: What is done.
        batches: The items.
        before: Is told of each item before it is worked on.
    """
    work = job.start()
    for batch in batches:
        yield from zip(batch, work(_announced(batch, before)), strict=True)


def _announced(batch: Iterable[Item], before: Callable[[Item], object]) -> Iterator[Item]:
    for item in batch:
        before(item)
        yield item


class Workers:
    """Worker processes, started when there is something for them to do, and ended at the end of the context.

    Args:
        number: How many there are at most.
        limits: What a document may take.
    """

    def __init__(self, number: int, limits: WorkLimits | None = None) -> None:
        self.number, self._limits = number, limits or WorkLimits()
        self._workers: list[_Worker[Any, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def run(
        self, job: Job[Item, Result], batches: Iterable[Sequence[Item]]
    ) -> Iterator[tuple[Item, Result | Failure]]:
        """Each item with its result, in the order of the batches, whatever the number of workers.

        One job is run at a time. Where it is given up in the middle, the workers end.

        Args:
            job: What is done.
            batches: Is read on while workers work, but never far ahead of what has come out.

        Raises:
            KgbuildError: A worker says that nothing can be done, or workers end as soon as they begin.
        """
        for worker in self._workers:
            worker.begin(job)
        try:
            yield from _Run(job, self._workers, self.number, self._limits).results(iter(batches))
        except BaseException:
            self.end()
            raise

    def end(self) -> None:
        """Ends all processes, whatever they are at."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()


@dataclass
class _Batch(Generic[Item, Result]):
    """Items that one worker takes; those behind `results` are still to be done."""

    items: Sequence[Item]
    results: list[Result | Failure] = field(default_factory=list)
    suspect: bool = False
    """Its first item left is one at which a worker has ended before; it then travels alone."""

    @property
    def rest(self) -> Sequence[Item]:
        left = self.items[len(self.results) :]
        return left[:1] if self.suspect else left

    @property
    def done(self) -> bool:
        return len(self.results) == len(self.items)


class _Worker(Generic[Item, Result]):
    """A process, and the batches that it has before it."""

    def __init__(self, job: Job[Item, Result]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, other = context.Pipe()
        self.process = context.Process(target=_serve, args=(other,), daemon=True)
        self.process.start()
        other.close()
        self.batches: deque[tuple[_Batch[Item, Result], int]] = deque()
        """Each with how many answers are still to come for it."""
        self.since = time.monotonic()
        self.begin(job)

    def begin(self, job: Job[Item, Result]) -> None:
        """Says what is done with the batches that come next."""
        self.ready = False
        self._send(_JOB, job)

    def send(self, batch: _Batch[Item, Result]) -> None:
        items = batch.rest
        if not self.batches:
            self.since = time.monotonic()
        self.batches.append((batch, len(items)))
        self._send(_BATCH, items)

    def _send(self, kind: str, value: object) -> None:
        with suppress(OSError):  # its end is noticed where its answers are read
            self.connection.send((kind, value))

    def answered(self, result: Result | Failure) -> _Batch[Item, Result] | None:
        """Notes a result; the batch, if this was the last one that is to come for it."""
        batch, left = self.batches.popleft()
        batch.results.append(result)
        self.since = time.monotonic()
        if left == 1:
            return batch
        self.batches.appendleft((batch, left - 1))
        return None

    def excess(self, limits: WorkLimits) -> Failure | None:
        """What the document that it works on takes too much of."""
        if not self.ready or not self.batches:
            return None
        with suppress(psutil.Error, OSError, EOFError):
            if time.monotonic() - self.since > limits.seconds and not self.connection.poll():
                return Failure("timeout", f"took longer than {limits.seconds:g} seconds")
            if psutil.Process(self.process.pid).memory_info().rss > limits.megabytes * 1_000_000:
                return Failure("memory", f"took more than {limits.megabytes:,} MB of memory")
        return None

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


class _Run(Generic[Item, Result]):
    """One job: the workers at it, the batches that wait for one, and those that wait to come out."""

    def __init__(
        self,
        job: Job[Item, Result],
        workers: list[_Worker[Item, Result]],
        number: int,
        limits: WorkLimits,
    ) -> None:
        self._job, self._workers, self._number, self._limits = job, workers, number, limits
        self._waiting: deque[_Batch[Item, Result]] = deque()
        self._under_way: deque[_Batch[Item, Result]] = deque()
        self._false_starts = 0
        self._looked = time.monotonic()

    def results(self, batches: Iterator[Sequence[Item]]) -> Iterator[tuple[Item, Result | Failure]]:
        exhausted = False
        while not exhausted or self._under_way:
            if not exhausted and len(self._under_way) < _SPREAD * self._number:
                items = next(batches, None)
                exhausted = items is None
                if items:
                    batch: _Batch[Item, Result] = _Batch(items)
                    self._waiting.append(batch)
                    self._under_way.append(batch)
            self._hand_out()
            self._listen(_TICK if exhausted or len(self._under_way) >= _SPREAD * self._number else 0.0)
            self._watch()
            while self._under_way and self._under_way[0].done:
                first = self._under_way.popleft()
                yield from zip(first.items, first.results, strict=True)

    def _hand_out(self) -> None:
        while self._waiting:
            free = [worker for worker in self._workers if len(worker.batches) < _AHEAD]
            idle = min(free, key=lambda worker: len(worker.batches), default=None)
            if (idle is None or idle.batches) and len(self._workers) < self._number:
                idle = _Worker(self._job)
                self._workers.append(idle)
            if idle is None:
                return
            idle.send(self._waiting.popleft())

    def _listen(self, seconds: float) -> None:
        """Takes in what workers answer; waits no longer than this for the first answer."""
        by_connection = {worker.connection: worker for worker in self._workers}
        for connection in wait(list(by_connection), seconds):
            worker = by_connection[connection]  # type: ignore[index]
            try:
                while worker.connection.poll():
                    self._take(worker, worker.connection.recv())
            except (EOFError, OSError):
                self._bury(worker, None)

    def _take(self, worker: _Worker[Item, Result], answer: Any) -> None:
        kind, value = answer
        if kind == "result":
            batch = worker.answered(value)
            if batch is not None and not batch.done:  # its suspect item travelled alone, and is done
                batch.suspect = False
                self._waiting.appendleft(batch)
        elif kind == "ready":
            worker.ready, worker.since, self._false_starts = True, time.monotonic(), 0
        else:
            error_type, text = value
            error: KgbuildError = error_type.__new__(error_type)
            error.args = (text,)
            raise error

    def _watch(self) -> None:
        if time.monotonic() - self._looked < _TICK:
            return
        self._looked = time.monotonic()
        for worker in list(self._workers):
            excess = worker.excess(self._limits)
            if excess is not None:
                self._bury(worker, excess)

    def _bury(self, worker: _Worker[Item, Result], excess: Failure | None) -> None:
        """Ends a worker; the document that it was at is set aside, or tried once more if it only crashed."""
        worker.end()
        self._workers.remove(worker)
        left = [batch for batch, _ in worker.batches]
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts >= _STARTS:
                code = worker.process.exitcode
                raise KgbuildError(f"worker processes end before they have begun (exit status {code})")
        elif left and (excess or left[0].suspect):
            left[0].results.append(excess or Failure("crashed", "made the process that read it crash twice"))
            left[0].suspect = False
        elif left:
            left[0].suspect = True
        self._waiting.extendleft(batch for batch in reversed(left) if not batch.done)


def _serve(connection: Connection) -> None:
    """What a worker process does until nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the first one decides
    with suppress(OSError):
        try:
            for kind, value in _received(connection):
                if kind == _JOB:
                    work = value.start()
                    collect_rarely()
                    connection.send(("ready", None))
                    continue
                for result in work(value):
                    connection.send(("result", result))
        except KgbuildError as error:
            connection.send(("broken", (type(error), str(error))))


def _received(connection: Connection) -> Iterator[Any]:
    """What is sent, taken in by a thread, so that the sender never waits for a slow document.

    Where the sender has ended, however it did, this process ends too, whatever it is at.
    """
    messages: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def receive() -> None:
        try:
            while True:
                messages.put(connection.recv())
        except (EOFError, OSError):
            os._exit(0)
        finally:  # what was sent cannot be made out
            os._exit(1)

    threading.Thread(target=receive, daemon=True).start()
    while True:
        yield messages.get()
