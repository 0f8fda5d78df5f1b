"""Worker processes give results in order, and a document that misbehaves takes only itself out."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path

import psutil
import pytest

from kgbuild.engine.processes import Failure, Job, Workers, WorkLimits, run_here
from kgbuild.errors import KgbuildError, ModelError
from misbehaving_job import Shouting

WORDS = [["a", "b"], ["c"], ["d", "e", "f"], ["g"]]
UPPER = [(word, word.upper()) for batch in WORDS for word in batch]


def run_in_workers(
    job: Job[str, str], batches: Iterable[Sequence[str]], number: int, limits: WorkLimits | None = None
) -> Generator[tuple[str, str | Failure]]:
    with Workers(number, limits) as workers:
        yield from workers.run(job, batches)


def test_results_come_in_order_from_any_number_of_workers(tmp_path: Path) -> None:
    slow_first = [["slow", "a"], ["b"], ["c", "slow"], ["d"]] * 3
    expected = [(word, word.upper()) for batch in slow_first for word in batch]

    assert list(run_here(Shouting(tmp_path), WORDS)) == UPPER
    for number in (1, 3):
        assert list(run_in_workers(Shouting(tmp_path), slow_first, number)) == expected


def test_one_that_hangs_is_ended_and_set_aside_and_the_others_go_on(tmp_path: Path) -> None:
    batches = [["a", "hang", "b"], ["c"], ["d"]]

    found = dict(run_in_workers(Shouting(tmp_path), batches, 2, WorkLimits(seconds=1)))

    assert found.pop("hang") == Failure("timeout", "took longer than 1 seconds")
    assert found == {word: word.upper() for word in "abcd"}


def test_one_that_eats_memory_is_ended_and_set_aside(tmp_path: Path) -> None:
    found = dict(run_in_workers(Shouting(tmp_path), [["a", "eat", "b"]], 1, WorkLimits(megabytes=500)))

    assert found == {"a": "A", "b": "B", "eat": Failure("memory", "took more than 500 MB of memory")}


def test_one_that_crashes_its_process_is_tried_once_more(tmp_path: Path) -> None:
    batches = [["a", "crash once", "b"], ["c", "fail", "d"]]

    found = dict(run_in_workers(Shouting(tmp_path), batches, 1))

    assert found["crash once"] == "CRASH ONCE"
    assert found["fail"] == Failure("failed", "a fault in a rule")
    assert [found[word] for word in "abcd"] == ["A", "B", "C", "D"]


def test_one_that_always_crashes_its_process_is_set_aside(tmp_path: Path) -> None:
    found = list(run_in_workers(Shouting(tmp_path), [["a", "crash", "b", "crash", "c"]], 2))

    reasons = [result.reason for _, result in found if isinstance(result, Failure)]
    assert reasons == ["crashed", "crashed"]
    assert [result for _, result in found if isinstance(result, str)] == ["A", "B", "C"]


def test_what_makes_all_work_impossible_is_raised(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="there is no model"):
        list(run_in_workers(Shouting(tmp_path, broken=True), WORDS, 2))


class CannotBegin:
    """A job whose process ends while it is being unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return exit, (3,)


def test_workers_that_end_before_they_begin_are_no_endless_loop() -> None:
    with pytest.raises(KgbuildError, match="end before they have begun"):
        list(run_in_workers(CannotBegin(), WORDS, 1))  # type: ignore[arg-type]


def test_batches_are_read_no_further_than_a_little_ahead(tmp_path: Path) -> None:
    taken: list[int] = []

    def batches() -> Iterator[list[str]]:
        for number in range(1000):
            taken.append(number)
            yield [f"word {number}"]

    results = run_in_workers(Shouting(tmp_path), batches(), 1)
    next(results)
    results.close()

    assert len(taken) < 20


def test_workers_go_from_one_job_to_the_next(tmp_path: Path) -> None:
    with Workers(2) as workers:
        assert list(workers.run(Shouting(tmp_path), WORDS)) == UPPER
        first = processes()

        assert list(workers.run(Shouting(tmp_path, mark="!"), WORDS)) == [(a, b + "!") for a, b in UPPER]

        assert processes() == first


def test_one_that_ends_between_two_jobs_is_replaced(tmp_path: Path) -> None:
    with Workers(2) as workers:
        list(workers.run(Shouting(tmp_path), WORDS))
        processes()[0].kill()

        assert list(workers.run(Shouting(tmp_path), WORDS)) == UPPER


def test_a_job_that_is_given_up_is_nothing_to_the_next(tmp_path: Path) -> None:
    with Workers(2) as workers:
        given_up = workers.run(Shouting(tmp_path), [["a"], ["hang"], ["b"]])
        next(given_up)
        given_up.close()

        assert processes() == []
        assert list(workers.run(Shouting(tmp_path), WORDS)) == UPPER


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    results = run_in_workers(Shouting(tmp_path), [["a"], ["hang"], ["b"]], 2)
    next(results)
    assert processes()

    results.close()

    assert processes() == []


def processes() -> list[psutil.Process]:
    """The workers that there are."""
    return [child for child in psutil.Process().children(recursive=True) if "spawn_main" in _line(child)]


def _line(process: psutil.Process) -> str:
    return " ".join(process.cmdline())
