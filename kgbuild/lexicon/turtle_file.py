"""Reads the Turtle files of the ontology, and finds the line of what is wrong in them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kgbuild.errors import OntologyError

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
KG = "https://w3id.org/kgbuild/ns#"
PLOVER = "https://w3id.org/kgbuild/plover#"
CAMEO = "https://w3id.org/kgbuild/cameo#"


@dataclass(frozen=True, slots=True)
class Resource:
    """One subject of a Turtle file with its properties; IRIs and literals are plain strings.

    Attributes:
        iri: The subject.
        path: The file that describes it.
        values: Property IRI to values, in the order of the file.
    """

    iri: str
    path: Path
    values: Mapping[str, Sequence[str]]

    @property
    def name(self) -> str:
        """The local name."""
        return local_name(self.iri)

    def first(self, *properties: str) -> str | None:
        """The first value of the first of these properties that has one."""
        return next((value for name in properties for value in self.values.get(name, ())), None)

    def error(self, message: str, word: str | None = None) -> OntologyError:
        """An error that points at `word` in the description of this resource, or at its first line."""
        return OntologyError(message, self.path, _line_of(self.path, self.name, word))


def local_name(iri: str) -> str:
    """What stands behind the last `#` or `/` of an IRI."""
    return re.split(r"[#/]", iri)[-1]


def read_turtle(path: Path) -> list[Resource]:
    """The named subjects of a Turtle file, in its order.

    Raises:
        OntologyError: The file is missing or no Turtle; names the line.
    """
    values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if isinstance(triple.subject, ox.NamedNode):
                value = getattr(triple.object, "value", str(triple.object))
                values[triple.subject.value][triple.predicate.value].append(value)
    except SyntaxError as error:
        raise OntologyError(f"is not Turtle: {error.msg}", path, error.lineno) from error
    except (OSError, UnicodeError) as error:
        raise OntologyError(f"cannot be read: {error}", path) from error
    return [Resource(iri, path, dict(properties)) for iri, properties in values.items()]


def instances(resources: Sequence[Resource], type_iri: str) -> list[Resource]:
    """Those of the resources that have this `rdf:type`."""
    return [resource for resource in resources if type_iri in resource.values.get(f"{RDF}type", ())]


def _line_of(path: Path, name: str, word: str | None) -> int | None:
    """The line where the description of `name` starts, or where `word` stands first in or after it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    subject = re.compile(rf"^\S*[:#/]{re.escape(name)}>?(\s|$)")
    start = next((number for number, line in enumerate(lines) if subject.match(line)), None)
    if start is None or word is None:
        return None if start is None else start + 1
    token = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    found = next((number for number in range(start, len(lines)) if token.search(lines[number])), start)
    return found + 1
