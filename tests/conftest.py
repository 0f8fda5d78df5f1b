"""Fixtures that several rooms' tests share: what the main job writes, and a small corpus made by hand."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from spacy.language import Language

from small_corpus import breach, considered, corpus, graph, herald, meeting, post, recall  # noqa: F401

ROOT = Path(__file__).parent.parent

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell has what it runs in the background ignore Ctrl-C, and what tests start inherits that: processes
    # that they interrupt would never end.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The language pipeline that comes with kgbuild."""
    from kgbuild import load_pipeline

    return load_pipeline()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the main job writes from the seed articles."""
    from kgbuild.pipeline import build

    folder = tmp_path_factory.mktemp("built")
    build([ROOT / "seeds"], out=folder)
    return folder
