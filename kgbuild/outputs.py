"""Which files a run writes, and what writes each: the one place that knows formats by their endings."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TextIO

from kgbuild import __version__
from kgbuild.errors import SettingsError
from kgbuild.explorer.page import write_explorer
from kgbuild.export.actor_network import actor_network
from kgbuild.export.event_table import Record, table_records, write_csv, write_jsonl
from kgbuild.export.gexf import write_gexf
from kgbuild.export.graphml import write_graphml
from kgbuild.export.json_ld import write_json_ld
from kgbuild.export.layout import placed
from kgbuild.export.network import Network
from kgbuild.export.nquads import write_nquads, write_ntriples
from kgbuild.export.rdf_xml import write_rdf_xml
from kgbuild.export.turtle import write_trig, write_turtle
from kgbuild.files import Writer, write_files
from kgbuild.graph.triple_terms import with_triple_terms
from kgbuild.graph.triples import Graph, RunInfo, describe
from kgbuild.lexicon.classes import load_roles
from kgbuild.lexicon.ontology import load_ontology
from kgbuild.records import SOURCE, TARGET, Corpus
from kgbuild.report import Omission, Report, report_on
from kgbuild.settings import Settings


@dataclass(frozen=True)
class Product:
    """What a run made, ready to be written.

    Attributes:
        corpus: Articles and events.
        settings: What held for the run.
        model: Name and version of the language model.
        versions: All that documents were read with, by name.
        omissions: Every document that is not in the corpus.
    """

    corpus: Corpus
    settings: Settings
    model: str
    versions: Mapping[str, str] = field(default_factory=dict)
    omissions: tuple[Omission, ...] = ()

    @cached_property
    def network(self) -> Network:
        """Who did what to whom, laid out once for every format."""
        return placed(actor_network(self.corpus, base=self.settings.base))


REPORT = "report.json"
"""What was read, found and left out. It holds no times, so that the same input gives the same bytes."""
FOLDER_FILES = ("graph.ttl", "graph.graphml", "graph.gexf", "events.jsonl", "explorer.html", "report.json")
"""What is written to a folder."""


def targets_of(out: str | Path) -> dict[Path, str]:
    """The files that `out` stands for, each with the ending of its format.

    They are `out` itself if its ending is known, or those of the folder `out`.

    Raises:
        SettingsError: `out` ends in something else that looks like a format.
    """
    path = Path(out)
    names_no_format = not path.suffix[1:2].isalpha()  # no ending, or a version: `exports-1.2`
    if path.is_dir() or str(out).endswith(("/", "\\")) or names_no_format:
        return {path / name: name if name == REPORT else Path(name).suffix for name in FOLDER_FILES}
    ending = path.suffix.lower()
    if ending not in WRITERS:
        known = ", ".join(ending for ending in WRITERS if ending != REPORT)
        raise SettingsError(
            f"{path} ends in {path.suffix}, which is not written; use {known}, or end a folder's name in /"
        )
    return {path: ending}


def write_stream(product: Product, ending: str, stream: TextIO) -> None:
    """Writes to an open stream in the format of this ending: `.jsonl`."""
    WRITERS[ending](product, stream)


def writer_of(ending: str, product: Product) -> Writer:
    """What writes a file with this ending."""
    return lambda stream: write_stream(product, ending, stream)


def write_records(
    records: Iterable[Record], format: str, out: Path | TextIO, ontology: Path | None = None
) -> None:
    """Writes records of the event table.

    Args:
        records: The records, in the table's order.
        format: `jsonl` or `csv`.
        out: A file, or an open stream.
        ontology: A folder that adds to the ontology of the package; its roles are columns too.

    Raises:
        OutputError: The file cannot be written; what stood there is untouched.
    """

    def write(stream: TextIO) -> None:
        if format == "jsonl":
            write_jsonl(records, stream)
        else:
            _write_csv(records, ontology, stream)

    if isinstance(out, Path):
        write_files({out: write})
    else:
        write(out)


def _write_csv(records: Iterable[Record], ontology: Path | None, stream: TextIO) -> None:
    """The columns are those of every role that the ontology has, whatever the records hold."""
    classes = load_ontology(ontology).classes.values()
    roles = {role for event_class in classes for role in event_class.roles} - {SOURCE, TARGET}
    write_csv(records, sorted(roles), stream)


def _table_writer(format: str) -> Callable[[Product, TextIO], None]:
    """The writer of a format of the event table."""

    def write(product: Product, stream: TextIO) -> None:
        settings = product.settings
        write_records(table_records(product.corpus, settings.base), format, stream, settings.ontology)

    return write


def _graph_writer(
    write: Callable[[Graph, TextIO], None], *, triple_terms: bool = True
) -> Callable[[Product, TextIO], None]:
    """The writer of a format of RDF; without triple terms where RDF 1.2 does not reach the format yet."""

    def write_graph(product: Product, stream: TextIO) -> None:
        settings = product.settings
        roles = load_roles([settings.ontology] if settings.ontology else [])
        graph = graph_of(product)
        write(with_triple_terms(graph, roles) if settings.rdf12 and triple_terms else graph, stream)

    return write_graph


def graph_of(product: Product) -> Graph:
    """The triples of what a run made."""
    settings = product.settings
    roles = load_roles([settings.ontology] if settings.ontology else [])
    classes, run = load_ontology(settings.ontology).classes, RunInfo(__version__, product.model)
    return describe(product.corpus, classes, run, base=settings.base, roles=roles)


def write_report(report: Report, versions: Mapping[str, str], stream: TextIO) -> None:
    """Writes the account of what was read and found, and what it was read with, as JSON."""
    record = {**report.record(), "versions": dict(versions)}
    stream.write(json.dumps(record, ensure_ascii=False, indent=1) + "\n")


def _write_report(product: Product, stream: TextIO) -> None:
    write_report(report_on(product.corpus, product.omissions), product.versions, stream)


WRITERS: dict[str, Callable[[Product, TextIO], None]] = {
    REPORT: _write_report,
    ".ttl": _graph_writer(write_turtle),
    ".trig": _graph_writer(write_trig),
    ".nq": _graph_writer(write_nquads),
    ".nt": _graph_writer(write_ntriples),
    ".jsonld": _graph_writer(write_json_ld, triple_terms=False),
    ".rdf": _graph_writer(write_rdf_xml, triple_terms=False),
    ".graphml": lambda product, stream: write_graphml(product.network, stream),
    ".gexf": lambda product, stream: write_gexf(product.network, stream),
    ".jsonl": _table_writer("jsonl"),
    ".csv": _table_writer("csv"),
    ".html": lambda product, stream: write_explorer(product.corpus, stream, product.settings.base),
}
"""What writes a corpus to a file with this ending."""
