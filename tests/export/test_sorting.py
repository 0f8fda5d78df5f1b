"""More than fits into memory comes back sorted, whatever is held in memory, and nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kgbuild.export.sorting import SortedOnDisk


@given(st.lists(st.tuples(st.text(), st.text())), st.integers(1, 5_000))
def test_entries_come_back_in_order_as_often_as_they_went_in(
    entries: list[tuple[str, str]], in_memory: int
) -> None:
    with SortedOnDisk(in_memory) as found:
        for entry in entries:
            found.add(entry)

        assert list(found) == sorted(entries)


def test_many_runs_become_one_and_can_be_gone_through_twice() -> None:
    entries = [(f"{number * 7919 % 10_007:05}",) for number in range(10_000)]
    with SortedOnDisk(in_memory=5_000) as found:
        for entry in entries:
            found.add(entry)

        assert list(found) == sorted(entries)
        assert list(found) == sorted(entries)
