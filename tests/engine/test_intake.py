"""One process takes documents in as it reads them, and holds no more of them than the batch at hand."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kgbuild import pipeline
from kgbuild.engine.intake import BATCH_DOCUMENTS
from kgbuild.engine.processes import Failure
from kgbuild.read.source import RawDocument
from kgbuild.settings import Settings
from kgbuild.store.extracted import Extracted
from kgbuild.store.ledger import Ledger
from quick_job import QuickJob
from small_stores import write_articles


@dataclass(frozen=True)
class WatchedJob:
    """Reads as `QuickJob` does, and notes in a file which process read which document."""

    settings: Settings

    def start(self) -> Callable[[Iterable[RawDocument]], Iterator[Extracted | Failure]]:
        read = QuickJob(self.settings).start()

        def watched(batch: Iterable[RawDocument]) -> Iterator[Extracted | Failure]:
            for raw in batch:
                with Path(os.environ["READ_BY"]).open("a", encoding="utf-8") as notes:
                    notes.write(f"{raw.id} {os.getpid()}\n")
                yield from read([raw])

        return watched


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("kgbuild.engine.intake.ReadingJob", WatchedJob)
    monkeypatch.setattr("kgbuild.store.folder.ontology_digest", lambda _: "the same")
    monkeypatch.setenv("READ_BY", str(tmp_path / "notes"))
    return tmp_path / "notes"


def names(number: int) -> dict[str, str]:
    return {
        f"{i:03}": f"Fiji met Peru on 2024-05-{i % 28 + 1:02}. It was talk number {i}." for i in range(number)
    }


def test_one_process_takes_no_more_documents_than_it_reads(
    tmp_path: Path, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    admitted: list[int] = []
    admit = Ledger.admit

    def counting(self: Ledger, raw: RawDocument, file: str, container: str) -> RawDocument | None:
        admitted.append(len(notes.read_text(encoding="utf-8").splitlines()) if notes.exists() else 0)
        return admit(self, raw, file, container)

    monkeypatch.setattr(Ledger, "admit", counting)
    articles = write_articles(tmp_path / "articles", names(5 * BATCH_DOCUMENTS))

    pipeline.build([articles], store=tmp_path / "store", settings=Settings(jobs=1))

    ahead = [number - read for number, read in enumerate(admitted)]
    assert len(admitted) == 5 * BATCH_DOCUMENTS
    assert max(ahead) <= BATCH_DOCUMENTS


def test_what_took_the_program_with_it_is_read_in_a_process_of_its_own(tmp_path: Path, notes: Path) -> None:
    articles = write_articles(tmp_path / "articles", names(3 * BATCH_DOCUMENTS))
    store = tmp_path / "store"
    dangerous = f"{2 * BATCH_DOCUMENTS:03}"
    pipeline.build([articles], store=store, settings=Settings(jobs=1))
    for path in articles.iterdir():
        path.write_text(path.read_text(encoding="utf-8") + " Chad met Oman.", encoding="utf-8")
    with pipeline.writing(store, Settings(jobs=1)) as place:
        place.ledger.db.execute("UPDATE documents SET begun = 2 WHERE id GLOB ?", (f"*{dangerous}*",))
    notes.unlink()

    pipeline.build([articles], store=store, settings=Settings(jobs=1))

    read_by = dict(line.split() for line in notes.read_text(encoding="utf-8").splitlines())
    here, there = str(os.getpid()), {p for d, p in read_by.items() if dangerous in d}
    assert len(read_by) == 3 * BATCH_DOCUMENTS
    assert here in read_by.values()
    assert here not in there
