"""Answers SPARQL queries with Oxigraph, on a graph's file or a store; nothing is changed and nothing fetched.

The prefixes of the vocabulary and those of the file need not be declared, and relative IRIs are resolved
against the file's base: `<country/CHN>` means what it means in the file. The named graphs of TriG and
N-Quads are asked together. The ontology stands beside the data in the graph
`<https://w3id.org/kgbuild/ns>`.
"""

from __future__ import annotations

import multiprocessing
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox

from kgbuild.errors import KgbuildError, QueryError
from kgbuild.graph.files import base_of_store, load_ontology_into, open_store, reading
from kgbuild.graph.vocabulary import PREFIXES
from kgbuild.query.answers import Answer, Value, answer_of
from kgbuild.query.by_document import asks_by_document, by_document
from kgbuild.query.saved import find_query

_NO_PARAMETERS: Mapping[str, Value] = {}
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_NOT_CODE = re.compile(
    r"'''.*?'''|\"\"\".*?\"\"\"|'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|<[^<>\"{}|^`\\\s]*>|#[^\n]*",
    re.DOTALL,
)
"""Strings, IRIs and comments of SPARQL: what stands in them is no keyword."""
_PREFIXED = re.compile(r"(?<![\w?$@:-])([A-Za-z][\w-]*|):[\w-]*")
_DECLARED = re.compile(r"\bPREFIX\s+([A-Za-z][\w-]*|):", re.IGNORECASE)
_PLACE = re.compile(r"error at (\d+):(\d+)")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class OpenGraph:
    """A graph in memory or on disk, ready to be asked.

    Attributes:
        store: The triples of all documents in the default graph, those of each in its named graph where a
            file has them, and the ontology in its own graph.
        base: What relative IRIs are resolved against; None where the file declares none.
        prefixes: Known without being declared.
        folder: Of a store of kgbuild, whose named graphs are made when they are asked for.
    """

    store: ox.Store
    base: str | None
    prefixes: Mapping[str, str]
    folder: Path | None = None

    @cached_property
    def by_document(self) -> ox.Store:
        """The same with a named graph for each document."""
        return self.store if self.folder is None else by_document(self.folder)

    def ask(self, query: str, **parameters: str) -> Answer:
        """The answer to a query, as `kgbuild query` gives it.

        Args:
            query: SPARQL, a file that ends in `.rq`, or the name of a query that comes with kgbuild.
            parameters: What to fill into a named query or a file.

        Raises:
            QueryError: The query is wrong or not known, or a parameter does not fit.
        """
        return ask(self, *find_query(query, parameters))


def open_graph(path: str | Path, *, with_ontology: bool = True) -> OpenGraph:
    """Opens a graph to ask: loads a file into memory, or opens a store where it lies.

    Args:
        path: A file, or the folder of a store.
        with_ontology: Put the ontology beside the data of a file; a store has it.

    Raises:
        InputError: There is no such file, its ending is not known, or it is not what its ending says.
    """
    path = Path(path)
    if path.is_dir():
        return OpenGraph(open_store(path), base_of_store(path), PREFIXES, path)
    store = ox.Store()
    base, prefixes = load_into(store, path)
    if with_ontology:
        load_ontology_into(store)
    return OpenGraph(store, base, {**prefixes, **PREFIXES})


def known_prefixes(path: Path) -> tuple[str, ...]:
    """The declarations that queries on a graph may leave out, as SPARQL has them.

    Raises:
        InputError: The graph cannot be read.
    """
    graph = open_graph(path, with_ontology=False)
    base = [f"BASE <{graph.base}>"] if graph.base else []
    return (*base, *(f"PREFIX {name}: <{namespace}>" for name, namespace in graph.prefixes.items()))


def load_into(store: ox.Store, path: Path) -> tuple[str | None, dict[str, str]]:
    """Fills a store; gives back the base and the prefixes that the file declares at its head.

    Raises:
        InputError: The file cannot be read as a graph.
    """
    with reading(path) as format:
        parser = ox.parse(path=str(path), format=format)
        next(iter(parser), None)
        store.bulk_load(path=str(path), format=format)
        if format.supports_datasets:
            store.bulk_extend(_merged(path, format))
        return parser.base_iri, dict(parser.prefixes)


def _merged(path: Path, format: ox.RdfFormat) -> Iterator[ox.Quad]:
    """All triples as those of the default graph.

    Oxigraph asks several graphs one after the other, so that what two documents say would count twice.
    """
    for quad in ox.parse(path=str(path), format=format):
        yield ox.Quad(quad.subject, quad.predicate, quad.object)


def ask(graph: OpenGraph, query: str, parameters: Mapping[str, Value] = _NO_PARAMETERS) -> Answer:
    """The answer to a SELECT, ASK, CONSTRUCT or DESCRIBE query.

    Args:
        graph: What to ask.
        query: SPARQL 1.1.
        parameters: Values that variables have from the start, by name without `?`.

    Raises:
        QueryError: The query is wrong, names its line, or asks for what is refused.
    """
    try:
        return answer_of(results_of(graph, _bound(query, parameters)), graph.prefixes, graph.base)
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from error


def results_of(
    graph: OpenGraph,
    query: str,
    *,
    default_graph: Sequence[ox.NamedNode] | None = None,
    named_graphs: Sequence[ox.NamedNode] | None = None,
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Oxigraph's own results of a query.

    Args:
        graph: What to ask.
        query: SPARQL 1.1.
        default_graph: The graphs to ask one after the other; the whole graph where None.
        named_graphs: The graphs that `GRAPH` reaches; all where None.

    Raises:
        QueryError: The query is wrong, names its line, or asks for what is refused.
    """
    _refuse(query)
    named = default_graph is not None or named_graphs is not None or names_graphs(query)
    store = graph.by_document if named else graph.store
    try:
        return store.query(
            query,
            base_iri=graph.base,
            prefixes=dict(graph.prefixes),
            default_graph=None if default_graph is None else list(default_graph),
            named_graphs=None if named_graphs is None else list(named_graphs),
        )
    except SyntaxError as error:
        raise _query_error(query, str(error), graph.prefixes) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from error


def ask_within(
    path: Path, query: str, seconds: float, parameters: Mapping[str, Value] = _NO_PARAMETERS
) -> Answer:
    """As `ask` on a graph's file, in a process of its own that is ended after so many seconds.

    Raises:
        QueryError: As `ask`, or the answer took too long.
        InputError: The file cannot be loaded.
    """
    if path.is_dir() and names_graphs(query):
        by_document(path)  # what that takes is not the query's
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_answer_into, args=(sender, path, query, dict(parameters)), daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise QueryError(f"the query took longer than {seconds:g} seconds and was stopped")
        outcome = receiver.recv()
    except EOFError as error:
        raise QueryError(
            "the query ended without an answer; it may need more memory than there is"
        ) from error
    finally:
        process.terminate()
        process.join()
        receiver.close()
    if isinstance(outcome, KgbuildError):
        raise outcome
    return outcome  # type: ignore[no-any-return]


def _answer_into(sender: Connection, path: Path, query: str, parameters: dict[str, Value]) -> None:
    try:
        sender.send(ask(open_graph(path), query, parameters))
    except KgbuildError as error:
        sender.send(error)


def names_graphs(query: str) -> bool:
    """Whether a query asks for graphs of single documents."""
    return asks_by_document(query, _code_of(query))


def _bound(query: str, parameters: Mapping[str, Value]) -> str:
    """The query with the parameters bound at the head of its pattern, on the same line.

    Oxigraph's own substitutions reach only variables that SELECT names.
    """
    if not parameters:
        return query
    code = _code_of(query)
    pattern = re.search(r"\bWHERE\s*\{", code, re.IGNORECASE) or re.search(r"\{", code)
    if pattern is None:
        raise QueryError("the query has no pattern that parameters could stand in")
    names = " ".join(f"?{name}" for name in parameters)
    values = " ".join(str(value.term()) for value in parameters.values())
    return f"{query[: pattern.end()]} VALUES ({names}) {{ ({values}) }} {query[pattern.end() :]}"


def _refuse(query: str) -> None:
    """Queries only read, and only what is in the graph."""
    words = list(_WORD.finditer(_code_of(query)))
    for word in words:
        if word[0].upper() == "SERVICE" and not _is_name(query, word):
            line = query.count("\n", 0, word.start()) + 1
            raise QueryError(f"line {line} of the query: SERVICE is refused, as queries use no network")
    first = next((w for w in words if w[0].upper() in (*_FORMS, *_UPDATES) and not _is_name(query, w)), None)
    if first is not None and first[0].upper() in _UPDATES:
        line = query.count("\n", 0, first.start()) + 1
        raise QueryError(
            f"line {line} of the query: {first[0].upper()} is refused, as queries change nothing"
        )


_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")


def _is_name(query: str, word: re.Match[str]) -> bool:
    """Whether the word is part of a variable or of a prefixed name."""
    before, after = query[: word.start()][-1:], query[word.end() :][:1]
    return before in ("?", "$", ":", "-", "@", ".") or after in (":", "-")


def _code_of(query: str) -> str:
    """The query with strings, IRIs and comments blanked out, so that places stay."""
    return _NOT_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), query)


def _query_error(query: str, message: str, prefixes: Mapping[str, str]) -> QueryError:
    code = _code_of(query)
    known = {*prefixes, *(match[1] for match in _DECLARED.finditer(code))}
    for match in _PREFIXED.finditer(code):
        if match[1] not in known:
            line = code.count("\n", 0, match.start()) + 1
            names = ", ".join(sorted(name for name in prefixes if name))
            return QueryError(
                f"line {line} of the query: the prefix {match[1]}: is not known; declare it with PREFIX, "
                f"or use one of {names}"
            )
    place = _PLACE.search(message)
    if place is None:
        return QueryError(f"the query is no SPARQL: {' '.join(message.split())}")
    number, column = int(place[1]), int(place[2])
    lines = query.splitlines() or [""]
    shown = lines[min(number, len(lines)) - 1].strip()[:80]
    return QueryError(f"line {number} of the query is no SPARQL at column {column}: {shown}")
