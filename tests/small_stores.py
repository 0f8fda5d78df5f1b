"""What tests of stores share: articles in files, and what a store or a build without one writes of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kgbuild import pipeline
from kgbuild.graph.files import open_store
from kgbuild.query.by_document import by_document
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


def graph_of(store: Path) -> set[str]:
    """The named graphs of a store as N-Quads has them; its database must hold their union."""
    shared = "https://example.org/kg/shared"
    database = by_document(store)
    names = [name for name in database.named_graphs() if "kgbuild/ns" not in str(name)]
    found = {name: set(database.quads_for_pattern(None, None, None, name)) for name in names}
    union = {quad.triple for quads in found.values() for quad in quads}
    default = {quad.triple for quad in database.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    assert default == union
    assert {quad.triple for quad in open_store(store) if quad.graph_name == ox.DefaultGraph()} == union
    return {
        f"{q.subject} {q.predicate} {q.object}" + ("" if name.value == shared else f" {name}")
        for name, quads in found.items()
        for q in quads
    }


def quads_of(file: Path) -> set[str]:
    """The lines of N-Quads, as Oxigraph writes its terms."""
    quads, default = ox.Store(), ox.DefaultGraph()
    quads.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
    return {
        f"{q.subject} {q.predicate} {q.object}" + ("" if q.graph_name == default else f" {q.graph_name}")
        for q in quads
    }
