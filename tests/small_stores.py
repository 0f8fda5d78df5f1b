"""What tests of stores share: articles in files, and what a store or a build without one writes of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from kgbuild import pipeline
from kgbuild.settings import Settings

FILES = ("graph.ttl", "graph.nq", "events.csv")
"""Three formats that together show everything; the others are slow to lay out."""


def write_articles(folder: Path, articles: Mapping[str, str]) -> Path:
    """A folder with these articles, one file each."""
    folder.mkdir(exist_ok=True)
    for name, text in articles.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def write_records(path: Path, articles: Mapping[str, str]) -> Path:
    """A file with these articles, one record each."""
    lines = [json.dumps({"id": name, "text": text}) for name, text in articles.items()]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def written(folder: Path) -> dict[str, bytes]:
    """Everything that a folder holds, by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def from_scratch(paths: list[Path], out: Path, settings: Settings | None = None) -> dict[str, bytes]:
    """What a build without a store writes."""
    for name in FILES:
        pipeline.build(paths, out=out / name, settings=settings)
    return written(out)


def exported(store: Path, out: Path) -> dict[str, bytes]:
    """What a store's export writes."""
    for name in FILES:
        pipeline.export(store, out / name)
    return written(out)
