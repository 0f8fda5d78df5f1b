"""Which files a run writes, and what writes each: the one place that knows formats by their endings."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TextIO

from kgbuild.errors import SettingsError
from kgbuild.explorer.page import write_explorer
from kgbuild.export.actor_network import actor_network
from kgbuild.export.event_parquet import require_pyarrow, write_parquet
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
from kgbuild.graph.triples import NamedGraphs
from kgbuild.lexicon.classes import load_roles
from kgbuild.lexicon.ontology import load_ontology
from kgbuild.records import SOURCE, TARGET, Corpus, Event
from kgbuild.report import Report
from kgbuild.resolve.merge_report import write_merge_report
from kgbuild.settings import Settings


@dataclass(frozen=True)
class Product:
    """What a run made, ready to be written.

    Attributes:
        settings: What held for the run.
        graph: Its triples, document by document.
        parts: Each document by itself, with its own mentions of events.
        events: All events, one after the other, each with all its mentions.
        corpus: Articles and events at once, for what needs them all.
        report: The account of it.
        versions: All that documents were read with, by name.
    """

    settings: Settings
    graph: NamedGraphs
    parts: Callable[[], Iterator[Corpus]]
    events: Callable[[], Iterator[Event]]
    corpus: Callable[[], Corpus]
    report: Callable[[], Report]
    versions: Mapping[str, str]

    @cached_property
    def whole(self) -> Corpus:
        """The corpus, made once for every format that needs it."""
        return self.corpus()

    @cached_property
    def network(self) -> Network:
        """Who did what to whom, laid out once for every format."""
        return placed(actor_network(self.whole, base=self.settings.base))


REPORT = "report.json"
"""What was read, found and left out. It holds no times, so that the same input gives the same bytes."""
FOLDER_FILES = ("graph.ttl", "graph.graphml", "graph.gexf", "events.jsonl", "explorer.html", "report.json")
"""What is written to a folder."""


def targets_of(out: str | Path) -> dict[Path, str]:
    """The files that `out` stands for, each with the ending of its format.

    They are `out` itself if its ending is known, or those of the folder `out`.

    Raises:
        SettingsError: `out` ends in something else that looks like a format.
        MissingExtraError: It is Parquet, and pyarrow is not installed.
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
    if ending == ".parquet":
        require_pyarrow()  # before hours are spent on what goes into it
    return {path: ending}


def write_product(product: Product, targets: Mapping[Path, str]) -> None:
    """Writes files, each in the format of the ending beside it, and the merge report; all of them or none.

    Raises:
        OutputError: One cannot be written; what stood there is untouched.
    """
    writers: dict[Path, Writer] = {
        path: partial(WRITERS[ending], product) for path, ending in targets.items()
    }
    merges = product.settings.merge_report
    if merges is not None:
        base = product.settings.base
        writers[merges] = lambda stream: write_merge_report(product.events(), base, merges, stream)
    write_files(writers)


def write_records(
    records: Iterable[Record], format: str, out: Path | TextIO, ontology: Path | None = None
) -> None:
    """Writes records of the event table.

    Args:
        records: The records, in the table's order.
        format: `jsonl`, `csv` or `parquet`.
        out: A file, or an open stream; for Parquet, one that has bytes beneath.
        ontology: A folder that adds to the ontology of the package; its roles are columns too.

    Raises:
        OutputError: The file cannot be written; what stood there is untouched.
        MissingExtraError: Parquet is to be written, and pyarrow is not installed.
    """

    def write(stream: TextIO) -> None:
        if format == "jsonl":
            write_jsonl(records, stream)
        elif format == "parquet":
            write_parquet(records, stream.buffer)
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


def write_table(format: str, product: Product, out: Path | TextIO) -> None:
    """Writes the event table, document by document; see `write_records`."""
    settings = product.settings
    records = (record for part in product.parts() for record in table_records(part, settings.base))
    write_records(records, format, out, settings.ontology)


def _graph_writer(
    write: Callable[[NamedGraphs, TextIO], None], *, triple_terms: bool = True
) -> Callable[[Product, TextIO], None]:
    """The writer of a format of RDF; without triple terms where RDF 1.2 does not reach the format yet."""

    def write_graph(product: Product, stream: TextIO) -> None:
        settings = product.settings
        roles = load_roles([settings.ontology] if settings.ontology else [])
        annotated = settings.rdf12 and triple_terms
        write(with_triple_terms(product.graph, roles) if annotated else product.graph, stream)

    return write_graph


def _write_report(product: Product, stream: TextIO) -> None:
    record = {**product.report().record(), "versions": dict(product.versions)}
    stream.write(json.dumps(record, ensure_ascii=False, indent=1) + "\n")


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
    ".jsonl": partial(write_table, "jsonl"),
    ".csv": partial(write_table, "csv"),
    ".parquet": partial(write_table, "parquet"),
    ".html": lambda product, stream: write_explorer(product.whole, stream, product.settings.base),
}
"""What writes a file with this ending. Networks and the explorer need the whole corpus in memory; the others
take no more for a large one than for a small one."""
