"""A stand-in for the language model, for tests of what is done with documents before and after."""

from __future__ import annotations

import pytest

from quick_job import QuickJob


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are read by rules of the test's own."""
    monkeypatch.setattr("kgbuild.engine.intake.ReadingJob", QuickJob)
    monkeypatch.setattr("kgbuild.store.folder.ontology_digest", lambda _: "the same")
