"""Sends a graph to any store by the SPARQL 1.1 Graph Store HTTP Protocol, in chunks that can be resumed.

Each chunk adds to the store what it does not have yet, and a graph of kgbuild has no blank nodes, so that a
chunk which is sent twice does no harm. How far a graph got stands in a file beside it until all is sent.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from itertools import groupby, islice
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    OpenerDirector,
    Request,
    build_opener,
)

import pyoxigraph as ox

from kgbuild.errors import OutputError
from kgbuild.graph.files import read_quads, reading

CHUNK = 20_000
"""Triples to a request: some 3 MB, which every store takes."""
TRIES = 5
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may be gone when the request is repeated."""

Watcher = Callable[[int], object]
"""Is told after each chunk how many triples it held."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a store takes graphs, and how.

    Attributes:
        url: Of the Graph Store Protocol: `http://localhost:3030/news/data` (Fuseki).
        graph: IRI of the graph to put all triples in; those of the file's own graphs where None.
        authorization: Content of the Authorization header: `Bearer …`.
        login: Name and password, for stores that ask for them, as Basic or as Digest.
        timeout: Seconds to wait for an answer.
        pause: Seconds before the first repetition; each further one waits twice as long.
    """

    url: str
    graph: str | None = None
    authorization: str | None = None
    login: tuple[str, str] | None = None
    timeout: float = 120.0
    pause: float = 1.0


def send(path: Path, endpoint: Endpoint, watcher: Watcher | None = None, chunk: int = CHUNK) -> int:
    """Sends a graph to a store; where an earlier attempt was cut off, only what is missing.

    Args:
        path: The graph: a file, or the folder of a store of kgbuild's own.
        endpoint: Where to.
        watcher: Is told after each chunk how many triples it held.
        chunk: Triples to a request.

    Returns:
        How many triples were sent now.

    Raises:
        InputError: The file cannot be read as a graph.
        OutputError: The store refuses, or cannot be reached however often it is tried.
    """
    if urlsplit(endpoint.url).scheme not in ("http", "https"):
        raise OutputError(f"{endpoint.url} is no address of a store; it must begin with http:// or https://")
    progress = path.with_name(f"{path.name}.sent")
    key = _key(path, endpoint, chunk)
    done, sent, opener = _done(progress, key), 0, _opener(endpoint)
    for number, (graph, triples) in enumerate(_chunks(path, endpoint.graph, chunk), start=1):
        if number > done:
            _post(endpoint, opener, graph, triples)
            sent += len(triples)
            progress.write_text(json.dumps({"key": key, "chunks": number}), encoding="utf-8")
        if watcher:
            watcher(len(triples))
    progress.unlink(missing_ok=True)
    return sent


def _key(path: Path, endpoint: Endpoint, chunk: int) -> str:
    """What must be the same for an attempt to be the continuation of another."""
    if path.is_dir():
        sha = hashlib.sha256()
        for quad in read_quads(path):
            sha.update(f"{quad}\n".encode())
        digest = sha.hexdigest()
    else:
        with reading(path), path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return f"{digest} {endpoint.url} {endpoint.graph} {chunk}"


def _done(progress: Path, key: str) -> int:
    """How many chunks an earlier attempt got through."""
    try:
        state = json.loads(progress.read_text(encoding="utf-8"))
        return int(state["chunks"]) if state["key"] == key else 0
    except (OSError, ValueError, KeyError, TypeError):
        return 0


def _chunks(path: Path, graph: str | None, size: int) -> Iterator[tuple[str | None, list[ox.Triple]]]:
    """The triples in the order they lie in, each chunk of one graph; None is the default graph."""
    for name, found in groupby(read_quads(path), key=lambda quad: graph or _name(quad)):
        triples = (quad.triple for quad in found)
        while part := list(islice(triples, size)):
            yield name, part


def _name(quad: ox.Quad) -> str | None:
    return None if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name.value)


def _opener(endpoint: Endpoint) -> OpenerDirector:
    """What sends requests, and answers a store that asks who is there."""
    if endpoint.login is None:
        return build_opener()
    logins = HTTPPasswordMgrWithDefaultRealm()
    logins.add_password(None, endpoint.url, *endpoint.login)
    return build_opener(HTTPBasicAuthHandler(logins), HTTPDigestAuthHandler(logins))


def _post(endpoint: Endpoint, opener: OpenerDirector, graph: str | None, triples: list[ox.Triple]) -> None:
    where = "default" if graph is None else f"graph={quote(graph, safe='')}"
    joint = "&" if urlsplit(endpoint.url).query else "?"
    headers = {"Content-Type": "application/n-triples", "User-Agent": "kgbuild"}
    headers |= {"Authorization": endpoint.authorization} if endpoint.authorization else {}
    body = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    request = Request(f"{endpoint.url}{joint}{where}", body, headers, method="POST")
    for attempt in range(1, TRIES + 1):
        try:
            with opener.open(request, timeout=endpoint.timeout):
                return
        except HTTPError as error:
            if error.code not in PASSING or attempt == TRIES:
                raise OutputError(_refusal(endpoint, graph, error)) from error
            error.close()
        except (URLError, OSError) as error:
            if attempt == TRIES:
                reason = getattr(error, "reason", error)
                raise OutputError(f"{endpoint.url} cannot be reached: {reason}") from error
        time.sleep(endpoint.pause * 2 ** (attempt - 1))


def _refusal(endpoint: Endpoint, graph: str | None, error: HTTPError) -> str:
    """What a store says, in one line and without its markup."""
    with error:
        told = re.sub(r"<[^>]*>", " ", error.read(2000).decode("utf-8", "replace"))
    message = f"{endpoint.url} answers {error.code} {error.reason}: {' '.join(told.split())[:300]}"
    if graph is None and error.code != HTTPStatus.UNAUTHORIZED:
        message += " (a store without a default graph, as Virtuoso, wants --graph IRI)"
    return message
