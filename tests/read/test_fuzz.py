"""Some rounds of damaged files; CI plays a minute of them besides."""

from pathlib import Path

import pytest
from fuzz_readers import play


@pytest.mark.parametrize("start", range(0, 150, 50))
def test_damaged_files_of_every_format_keep_all_promises(tmp_path: Path, start: int) -> None:
    told = 0
    for seed in range(start, start + 50):
        folder = tmp_path / str(seed)
        folder.mkdir()
        told += sum(play(seed, folder).values())

    assert told >= 50
