"""Reading documents into a graph or an event table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from kgbuild.commands.options import (
    base_option,
    complain,
    documents_argument,
    merging_options,
    progress,
    reading_options,
    settings_of,
)


@click.command()
@documents_argument
@click.option(
    "--out",
    required=True,
    metavar="DIR|FILE",
    help="A folder, for graph.ttl, graph.graphml, graph.gexf and events.jsonl, or one file in the format of "
    "its ending: .ttl, .trig, .nq, .nt, .jsonld, .rdf, .graphml, .gexf, .jsonl, .csv.",
)
@base_option
@click.option(
    "--rdf12",
    is_flag=True,
    help="Tie each participation to its direct edge by a triple term of RDF 1.2, in Turtle, TriG, N-Triples "
    "and N-Quads. Oxigraph reads that; rdflib and Protégé do not yet.",
)
@merging_options
@reading_options
def build(paths: tuple[Path, ...], out: str, **reading: Any) -> None:
    """Reads documents and writes their knowledge graph.

    PATH is a file, a folder of any mixture, or - for standard input: text and HTML, one article a file;
    JSON Lines, JSON, CSV, TSV and Parquet with a column "text" and, if you have them, "id", "date", "title",
    "url" and "publisher"; WARC; and any of these in gzip or zip.

    A document that cannot be read is left out and named, the others are written, and the exit status is 1.

    \b
    Examples:
      kgbuild build articles/ --out exports
      kgbuild build articles/ more.jsonl --out graph.ttl
      kgbuild build articles/ --out graph.gexf        for Gephi
    """
    from kgbuild import pipeline

    with progress(paths) as advance:
        report = pipeline.build(paths, out=out, settings=settings_of(**reading), watcher=advance)
    for line in report.lines():
        click.echo(line)
    complain(report.failures, report.documents)


@click.command()
@documents_argument
@click.option("--format", type=click.Choice(["jsonl", "csv"]), help="JSON Lines, unless FILE ends in .csv.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it to this file instead of printing it.",
)
@base_option
@merging_options
@reading_options
def events(paths: tuple[Path, ...], format: str | None, out: Path | None, **reading: Any) -> None:
    """Prints the event table of documents, or of a graph that was built.

    PATH is as in `kgbuild build`, or a graph: a file that ends in .ttl, .trig, .nq, .nt, .jsonld or .rdf, or
    the folder of a store. There is one record for each event mention, and it says who did what to whom, who
    says so, whether it happened, and at which characters of the document that stands.

    \b
    Examples:
      kgbuild events articles/ --format csv --out events.csv
      kgbuild events articles/ | head -1
      kgbuild events exports/graph.ttl --format csv
    """
    from kgbuild import pipeline
    from kgbuild.graph.files import is_graph
    from kgbuild.outputs import write_records
    from kgbuild.query.event_records import records_of_graphs

    if format is None:
        format = "csv" if out and out.suffix.lower() == ".csv" else "jsonl"
    if any(is_graph(path) for path in paths):
        write_records(records_of_graphs(paths), format, out or sys.stdout, reading["ontology"])
        return
    settings = settings_of(**reading)
    with progress(paths) as advance:
        report = pipeline.write_events(
            paths, out or sys.stdout, format=format, settings=settings, watcher=advance
        )
    complain(report.failures, report.documents)
