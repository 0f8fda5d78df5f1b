"""Reading documents into a graph or an event table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from kgbuild.commands.options import (
    base_option,
    complain,
    confidence_option,
    documents_argument,
    merging_options,
    reading_options,
    settings_of,
    work_options,
)
from kgbuild.commands.progress import progress


@click.command()
@click.argument(
    "paths",
    nargs=-1,
    type=click.Path(exists=True, allow_dash=True, path_type=Path),
    metavar="PATH...",
)
@click.option(
    "--out",
    metavar="DIR|FILE",
    help="A folder, for graph.ttl, graph.graphml, graph.gexf, events.jsonl and explorer.html, or one file in "
    "the format of its ending: .ttl, .trig, .nq, .nt, .jsonld, .rdf, .graphml, .gexf, .jsonl, .csv, "
    ".parquet, .html.",
)
@base_option
@click.option(
    "--rdf12",
    is_flag=True,
    help="Tie each participation to its direct edge by a triple term of RDF 1.2, in Turtle, TriG, N-Triples "
    "and N-Quads. Oxigraph reads that; rdflib and Protégé do not yet.",
)
@click.option(
    "--store",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Keep what is read in this folder, so that the next run reads only what is new or changed.",
)
@click.option("--retry", is_flag=True, help="Try documents of the store again that were set aside.")
@click.option(
    "--rebuild", is_flag=True, help="Read documents of the store again that other versions have read."
)
@click.option(
    "--times",
    is_flag=True,
    help="Say what each stage took, here and in report.json, which then differs from run to run.",
)
@work_options
@merging_options
@confidence_option
@reading_options
def build(
    paths: tuple[Path, ...],
    out: str | None,
    store: Path | None,
    retry: bool,
    rebuild: bool,
    **reading: Any,
) -> None:
    """Reads documents and writes their knowledge graph.

    PATH is a file, a folder of any mixture, or - for standard input: text and HTML, one article a file;
    JSON Lines, JSON, CSV, TSV and Parquet with a column "text" and, if you have them, "id", "date", "title",
    "url" and "publisher"; WARC; and any of these in gzip or zip.

    A document that cannot be read is left out and named, the others are written, and the exit status is 1.
    With --store a run that was interrupted goes on where it stood, and documents stay in the store until they
    change or `kgbuild remove` takes them out.

    \b
    Examples:
      kgbuild build articles/ --out exports
      kgbuild build articles/ more.jsonl --out graph.ttl
      kgbuild build articles/ --out graph.gexf        for Gephi
      kgbuild build articles/ --store news            every day
    """
    from kgbuild import pipeline

    if out is None and store is None:
        raise click.UsageError("say where the graph goes: --out, --store, or both")
    if not paths and not (store and (retry or rebuild)):
        raise click.UsageError("name the documents to read: PATH...")
    with progress(paths) as advance:
        report = pipeline.build(
            paths,
            out=out,
            store=store,
            settings=settings_of(**reading),
            retry=retry,
            rebuild=rebuild,
            watcher=advance,
        )
    for line in report.lines():
        click.echo(line)
    complain(report.failures, report.documents)


@click.command()
@documents_argument
@click.option(
    "--format",
    type=click.Choice(["jsonl", "csv", "parquet"]),
    help="JSON Lines, unless FILE ends in .csv or .parquet.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it to this file instead of printing it.",
)
@base_option
@work_options
@merging_options
@confidence_option
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
        ending = out.suffix.lower()[1:] if out else ""
        format = ending if ending in ("csv", "parquet") else "jsonl"
    if any(is_graph(path) for path in paths):
        least = reading["min_confidence"] or 0.0
        records = (r for r in records_of_graphs(paths) if r["confidence"] >= least)
        write_records(records, format, out or sys.stdout, reading["ontology"])
        return
    settings = settings_of(**reading)
    with progress(paths) as advance:
        report = pipeline.write_events(
            paths, out or sys.stdout, format=format, settings=settings, watcher=advance
        )
    complain(report.failures, report.documents)
