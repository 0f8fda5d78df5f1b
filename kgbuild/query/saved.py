"""The named queries of the ontology: what they are called, what they ask, and what may be filled in.

A query is a `.rq` file whose first lines are comments:

    # title: Sanctions by target and year
    # description: Who is said to have sanctioned whom, when, and who says so.
    # parameter: country (string, optional) ISO 3166-1 alpha-3 code of the target

A parameter is a variable of the query of the same name. Where a value is given, the variable has it from
the start; where an optional one is not given, the variable is unbound: `FILTER(!BOUND(?country) || …)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kgbuild.errors import OntologyError, QueryError
from kgbuild.graph.vocabulary import PREFIXES
from kgbuild.lexicon.location import ontology_dir
from kgbuild.query.answers import Value

_HEAD = re.compile(r"#\s*(title|description|parameter):\s*(.*)")
_PARAMETER = re.compile(r"(\w+)\s*\((string|date|integer|iri)(,\s*optional)?\)\s*(.*)")
_PATTERNS = {
    "string": re.compile(r".*", re.DOTALL),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "integer": re.compile(r"[+-]?\d+"),
    "iri": re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\]+"),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something to be filled in: its kind is `string`, `date`, `integer` or `iri`."""

    name: str
    kind: str
    optional: bool
    description: str

    def value(self, text: str) -> Value:
        """The value that a text stands for.

        Raises:
            QueryError: The text is of another kind.
        """
        if not _PATTERNS[self.kind].fullmatch(text):
            example = {"date": "2015-06-30", "integer": "2015", "iri": "https://example.org/kg/country/CHN"}
            raise QueryError(f"{self.name}={text} is no {self.kind}; write it like {example[self.kind]}")
        if self.kind == "iri":
            return Value("uri", text)
        datatype = None if self.kind == "string" else PREFIXES["xsd"] + self.kind
        return Value("literal", text, datatype)


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A named query."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str

    def values(self, given: Mapping[str, str]) -> dict[str, Value]:
        """The values of the parameters that are given.

        Raises:
            QueryError: One is unknown, of another kind, or missing.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                raise QueryError(f"{self.name} has no parameter {name}; it has {', '.join(known) or 'none'}")
        for parameter in self.parameters:
            if not parameter.optional and parameter.name not in given:
                raise QueryError(f"{self.name} needs {parameter.name}: {parameter.description}")
        return {name: known[name].value(text) for name, text in given.items()}


def saved_queries(extra_dirs: Sequence[Path] = ()) -> dict[str, SavedQuery]:
    """The named queries by name, sorted; later folders replace those of the same name.

    Args:
        extra_dirs: Folders of an ontology, each with its own `queries/`.

    Raises:
        OntologyError: The head of a file cannot be read; names the line.
    """
    folders = [ontology_dir(), *extra_dirs]
    paths = {path.stem: path for folder in folders for path in sorted((folder / "queries").glob("*.rq"))}
    return {name: _read(paths[name]) for name in sorted(paths)}


def saved_query(name: str, extra_dirs: Sequence[Path] = ()) -> SavedQuery:
    """The query of this name.

    Raises:
        QueryError: There is none.
    """
    queries = saved_queries(extra_dirs)
    if name not in queries:
        raise QueryError(f"there is no query {name}; there are {', '.join(queries)}")
    return queries[name]


def describe_queries(extra_dirs: Sequence[Path] = ()) -> Iterator[str]:
    """Lines that say what each named query asks, and what may be filled in."""
    for query in saved_queries(extra_dirs).values():
        yield f"{query.name}: {query.title}"
        yield f"    {query.description}"
        for parameter in query.parameters:
            needed = "" if parameter.optional else " (needed)"
            yield f"    --param {parameter.name}=…  {parameter.description}{needed}"


def find_query(
    query: str, given: Mapping[str, str], extra_dirs: Sequence[Path] = ()
) -> tuple[str, dict[str, Value]]:
    """What somebody means who names a query: its text, and the values of its parameters.

    Args:
        query: The name of a query, a file that ends in `.rq`, or SPARQL itself.
        given: Parameters of a named query, as text.
        extra_dirs: Folders of an ontology, each with its own `queries/`.

    Raises:
        QueryError: There is no such query or file, or a parameter does not fit.
    """
    if re.fullmatch(r"[\w-]+", query):
        saved = saved_query(query, extra_dirs)
        return saved.text, saved.values(given)
    if query.endswith(".rq"):
        try:
            found = _parse(Path(query).stem, Path(query).read_text(encoding="utf-8"), Path(query))
        except (OSError, UnicodeError) as error:
            raise QueryError(f"{query} cannot be read: {error}") from error
        return found.text, found.values(given)
    if given:
        raise QueryError("only a named query or a .rq file has parameters")
    return query, {}


def _read(path: Path) -> SavedQuery:
    query = _parse(path.stem, path.read_text(encoding="utf-8"), path)
    for name in ("title", "description"):
        if not getattr(query, name):
            raise OntologyError(f"has no line '# {name}: …'", path, 1)
    return query


def _parse(name: str, text: str, path: Path) -> SavedQuery:
    heads: dict[str, str] = {}
    parameters = []
    for number, line in enumerate(text.splitlines(), start=1):
        head = _HEAD.match(line)
        if head and head[1] == "parameter":
            found = _PARAMETER.fullmatch(head[2].strip())
            if found is None:
                raise OntologyError("a parameter reads: name (kind, optional) description", path, number)
            parameters.append(Parameter(found[1], found[2], bool(found[3]), found[4]))
        elif head:
            heads[head[1]] = head[2].strip()
    return SavedQuery(name, heads.get("title", ""), heads.get("description", ""), tuple(parameters), text)
