"""Serves a graph on this machine: the SPARQL 1.1 Protocol, read-only, and a page to ask from a browser.

`/sparql` takes queries by GET, by POST as a form, and by POST as `application/sparql-query`. `/` is the page;
it knows the prefixes and the named queries and loads nothing from elsewhere.

Oxigraph's own server, which would do, does not limit the size of answers, lets queries reach the network with
SERVICE, and knows neither prefixes nor named queries; its engine is what answers here.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

from kgbuild.errors import OutputError, QueryError
from kgbuild.graph.files import DATABASE, base_of_store, load_ontology_into, open_store
from kgbuild.graph.vocabulary import PREFIXES
from kgbuild.query.saved import saved_queries
from kgbuild.query.service_description import describe_service
from kgbuild.query.sparql import load_into
from kgbuild.query.workers import (
    Limits,
    NotAcceptableError,
    Reply,
    Request,
    TooBusyError,
    TooLongError,
    Workers,
)

LOOPBACK = ("127.0.0.1", "localhost", "::1")
LARGEST_QUERY = 1_000_000
"""Bytes of a POST body; no query is that long."""
_STATUSES = {
    NotAcceptableError: HTTPStatus.NOT_ACCEPTABLE,
    TooBusyError: HTTPStatus.SERVICE_UNAVAILABLE,
    TooLongError: HTTPStatus.SERVICE_UNAVAILABLE,
}


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen, and from which other web origin browsers may ask; from none where None."""

    host: str = "127.0.0.1"
    port: int = 7878
    cors: str | None = None


@contextmanager
def serving(
    path: Path,
    address: Address | None = None,
    limits: Limits | None = None,
    ontologies: Sequence[Path] = (),
) -> Iterator[ThreadingHTTPServer]:
    """A server for a graph, bound and ready for `serve_forever`; its workers end with it.

    Args:
        path: The graph: a file, or the folder of a store.
        address: Where to listen; port 0 takes a free one.
        limits: Time and size of a query, and how many run at once.
        ontologies: Folders with further named queries.

    Raises:
        InputError: The graph cannot be read.
        OutputError: The port is taken or may not be used.
    """
    address, limits = address or Address(), limits or Limits()
    with tempfile.TemporaryDirectory(prefix="kgbuild-", ignore_cleanup_errors=True) as folder:
        database, base, prefixes = _database(path, Path(folder))
        with Workers(database, base, prefixes, limits, path if path.is_dir() else None) as workers:
            handler = _handler(workers, address, _page_data(base, ontologies))
            try:
                server = ThreadingHTTPServer((address.host, address.port), handler)
            except OSError as error:
                place = f"{address.host}:{address.port}"
                raise OutputError(
                    f"cannot listen on {place}: {error.strerror}; try another --port"
                ) from error
            with server:
                yield server


def _database(path: Path, folder: Path) -> tuple[Path, str | None, dict[str, str]]:
    """Where the workers find the graph on disk, its base and its prefixes; only they keep it open.

    A store is asked where it lies, a file is loaded into the folder.
    """
    if path.is_dir():
        open_store(path)
        return path / DATABASE, base_of_store(path), {}
    store = ox.Store(str(folder))
    base, prefixes = load_into(store, path)
    load_ontology_into(store)
    store.flush()
    return folder, base, prefixes


def _page_data(base: str | None, ontologies: Sequence[Path]) -> bytes:
    queries = [
        {
            "name": query.name,
            "title": query.title,
            "description": query.description,
            "parameters": [
                {"name": p.name, "kind": p.kind, "optional": p.optional, "description": p.description}
                for p in query.parameters
            ],
            "text": query.text,
        }
        for query in saved_queries(ontologies).values()
    ]
    return json.dumps({"base": base, "prefixes": PREFIXES, "queries": queries}).encode("utf-8")


def _handler(workers: Workers, address: Address, data: bytes) -> type[BaseHTTPRequestHandler]:
    page = (files("kgbuild.query") / "assets" / "query_page.html").read_bytes()
    pages = {"/": ("text/html; charset=utf-8", page), "/queries.json": ("application/json", data)}

    class Handler(_Handler):
        pass

    Handler.workers, Handler.address, Handler.pages = workers, address, pages
    return Handler


class _Handler(BaseHTTPRequestHandler):
    """One request; the class attributes are the server's."""

    workers: Workers
    address: Address
    pages: dict[str, tuple[str, bytes]]
    server_version = "kgbuild"
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if not self._is_allowed():
            return
        if url.path in self.pages:
            self._send(HTTPStatus.OK, Reply(*self.pages[url.path]))
        elif url.path not in ("/sparql", "/query"):
            self._fail(HTTPStatus.NOT_FOUND, "there are / and /sparql")
        elif url.query:
            self._answer(parse_qs(url.query))
        else:
            self._describe(url.path)

    def do_POST(self) -> None:
        url = urlsplit(self.path)
        body = self._body()
        if not self._is_allowed() or body is None:
            return
        form = (self.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        if url.path not in ("/sparql", "/query"):
            self._fail(HTTPStatus.NOT_FOUND, "queries go to /sparql")
        elif form == "application/sparql-query":
            self._answer({**parse_qs(url.query), "query": [body]})
        elif form == "application/x-www-form-urlencoded":
            self._answer(parse_qs(body))
        elif form == "application/sparql-update":
            self._fail(HTTPStatus.FORBIDDEN, "this endpoint is read-only")
        else:
            message = "a query is sent as application/sparql-query or application/x-www-form-urlencoded"
            self._fail(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, message)

    def do_OPTIONS(self) -> None:
        self._send(HTTPStatus.NO_CONTENT, Reply("text/plain", b""))

    def _is_allowed(self) -> bool:
        """On loopback, only names of this machine: a page elsewhere may have its own name point here."""
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0].strip("[]")
        if self.address.host in LOOPBACK and host not in LOOPBACK:
            self._fail(HTTPStatus.FORBIDDEN, "this endpoint answers this machine only")
            return False
        return True

    def _body(self) -> str | None:
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > LARGEST_QUERY:
            self.close_connection = True
            self._fail(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a query has a length of at most {LARGEST_QUERY:,}"
            )
            return None
        return self.rfile.read(int(length)).decode("utf-8", "replace")

    def _describe(self, path: str) -> None:
        """Says what the endpoint can do, to programs that ask without a query."""
        types, host = accepted(self.headers.get("Accept") or "*/*"), self.headers.get("Host") or ""
        if not re.fullmatch(r"[\w.:\[\]-]+", host, re.ASCII):
            self._fail(HTTPStatus.BAD_REQUEST, "the request names no host")
            return
        try:
            self._send(HTTPStatus.OK, describe_service(f"http://{host}{path}", types))
        except NotAcceptableError as error:
            self._fail(HTTPStatus.NOT_ACCEPTABLE, str(error))

    def _answer(self, fields: dict[str, list[str]]) -> None:
        if "update" in fields:
            self._fail(HTTPStatus.FORBIDDEN, "this endpoint is read-only")
            return
        if len(fields.get("query", [])) != 1:
            self._fail(HTTPStatus.BAD_REQUEST, "one query is needed")
            return
        request = Request(
            fields["query"][0],
            accepted(self.headers.get("Accept") or "*/*"),
            tuple(fields.get("default-graph-uri", ())),
            tuple(fields.get("named-graph-uri", ())),
        )
        try:
            self._send(HTTPStatus.OK, self.workers.answer(request))
        except QueryError as error:
            self._fail(_STATUSES.get(type(error), HTTPStatus.BAD_REQUEST), str(error))

    def _fail(self, status: HTTPStatus, message: str) -> None:
        self._send(status, Reply("text/plain; charset=utf-8", f"{message}\n".encode()))

    def _send(self, status: HTTPStatus, reply: Reply) -> None:
        self.send_response(status)
        self.send_header("Content-Type", reply.media_type)
        self.send_header("Content-Length", str(len(reply.body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        if reply.media_type.startswith("text/html"):
            self.send_header("Content-Security-Policy", "default-src 'self' 'unsafe-inline'")
        if self.address.cors:
            self.send_header("Access-Control-Allow-Origin", self.address.cors)
            self.send_header("Access-Control-Allow-Headers", "Accept, Content-Type")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged: queries are nobody else's business."""


def accepted(header: str) -> tuple[str, ...]:
    """The media types of an Accept header, the most wanted first; those with q=0 are left out."""
    weighed = []
    for place, part in enumerate(header.split(",")):
        media_type, *parameters = (piece.strip() for piece in part.split(";"))
        quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            weight = float(quality)
        except ValueError:
            weight = 1.0
        if media_type and weight > 0:
            weighed.append((-weight, place, media_type.lower()))
    return tuple(media_type for _, _, media_type in sorted(weighed))
