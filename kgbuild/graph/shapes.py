"""Checks a graph against the SHACL shapes of the ontology, and says in words what is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kgbuild.errors import MissingExtraError
from kgbuild.graph.files import read_triples
from kgbuild.lexicon.location import ontology_dir

SEVERITIES = ("Violation", "Warning", "Info")
_SHACL = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that a shape finds fault with.

    Attributes:
        severity: Place in `SEVERITIES`.
        focus: IRI of what is at fault.
        message: What should be, in words.
        path: The property concerned; empty where it is the node as a whole.
        value: The value at fault; empty where one is missing.
        shape: IRI of the shape.
    """

    severity: int
    focus: str
    message: str
    path: str = ""
    value: str = ""
    shape: str = ""

    def __str__(self) -> str:
        where = f" ({self.path}{': ' if self.value else ''}{self.value})" if self.path or self.value else ""
        return f"{SEVERITIES[self.severity]}: {self.focus}: {self.message}{where}"


def count(findings: Sequence[Finding]) -> str:
    """How many findings there are of each severity, in words: `2 violations, 1 warning`."""
    found = Counter(SEVERITIES[finding.severity] for finding in findings)
    kinds = [kind for kind in SEVERITIES if found[kind] or kind == "Violation"]
    return ", ".join(f"{found[kind]} {kind.lower()}{'' if found[kind] == 1 else 's'}" for kind in kinds)


def validate(path: Path, extra_shapes: Sequence[Path] = ()) -> tuple[Finding, ...]:
    """What is wrong with a graph, the gravest first; empty where it conforms.

    Args:
        path: A graph's file or a store; named graphs are taken together, and triple terms of RDF 1.2, which
            no shape speaks of, are left out.
        extra_shapes: Turtle files with further shapes.

    Raises:
        InputError: A file cannot be read as RDF.
        MissingExtraError: pySHACL is not installed.
    """
    try:
        import pyshacl  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError("pyshacl", "check", "to check a graph against its shapes") from error
    import rdflib  # noqa: PLC0415 - slow to load

    shapes = rdflib.Graph()
    for file in (ontology_dir() / "shapes.ttl", *extra_shapes):
        shapes.parse(data=_ntriples(file), format="nt")
    data = rdflib.Graph().parse(data=_ntriples(path), format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=False, inplace=True)
    return tuple(sorted(set(_findings(report, rdflib))))


def _ntriples(path: Path) -> bytes:
    """A graph's triples line by line, which rdflib reads faster than anything else."""
    plain = (triple for triple in read_triples(path) if not isinstance(triple.object, ox.Triple))
    written = ox.serialize(plain, format=ox.RdfFormat.N_TRIPLES)
    assert written is not None
    return written


def _findings(report: Any, rdflib: Any) -> list[Finding]:
    sh = rdflib.Namespace(_SHACL)
    found = []
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        part = {
            name: next(map(str, report.objects(result, sh[name])), "")
            for name in ("focusNode", "resultMessage", "resultPath", "value", "sourceShape", "resultSeverity")
        }
        path, shape = (
            "" if not part[n].startswith("http") else part[n] for n in ("resultPath", "sourceShape")
        )
        severity = SEVERITIES.index(part["resultSeverity"].removeprefix(_SHACL))
        value = "" if part["value"] == part["focusNode"] else part["value"]
        found.append(Finding(severity, part["focusNode"], part["resultMessage"], path, value, shape))
    return found
