"""The settings of one run: what the stages share and no stage decides."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

BASE_IRI = "https://example.org/kg/"
"""What the ids of actors, events and documents are relative to, where no other base is given."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one run.

    Attributes:
        ontology: A folder with a user's own classes and phrases, added to those of the package.
        model: Name or folder of a spaCy pipeline; None for the one that comes with the package.
        base: IRI that ids are resolved against in every output.
        rdf12: Graphs in Turtle, TriG, N-Triples and N-Quads link each participation, by a triple term of
            RDF 1.2, to the direct edge that it stands for. Many programs cannot read that yet.
        columns: Names of columns to read, by field: `text`, `id`, `title`, `date`, `url`, `publisher`.
        merging: Mentions that tell of one event are joined; without it each is an event of its own.
        jobs: Worker processes; None for one on each core.
        document_seconds: What reading one document may take; a million characters take about one minute.
        document_megabytes: Of memory of the process that reads it, which has some 500 to begin with.
        engine: What to read on instead of processes of this machine: `dask`.
        scheduler: Address of the engine's scheduler; None starts one on this machine.
        min_confidence: Event mentions of less confidence are left out. A store keeps it until it is told
            another; None leaves that as it is.
        keep_apart: A file of merges that are undone: rows of a merge report. A store keeps it.
        merge_report: A .csv or .jsonl file to write why mentions were joined into one event to.
        times: The report says what each stage took, and so differs from run to run.
    """

    ontology: Path | None = None
    model: str | None = None
    base: str = BASE_IRI
    rdf12: bool = False
    columns: tuple[tuple[str, str], ...] = ()
    merging: bool = True
    min_confidence: float | None = None
    merge_report: Path | None = None
    keep_apart: Path | None = None
    jobs: int | None = None
    document_seconds: float = 300.0
    document_megabytes: int = 6_000
    engine: str | None = None
    scheduler: str | None = None
    times: bool = False
