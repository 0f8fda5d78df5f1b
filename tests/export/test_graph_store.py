"""A graph gets into a store whole, whatever happens on the way. The store here is pretended."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from kgbuild.errors import InputError, OutputError
from kgbuild.export.graph_store import Endpoint, send
from kgbuild.export.nquads import write_nquads
from kgbuild.graph.triples import describe
from kgbuild.lexicon.classes import load_classes


@pytest.fixture
def quads(corpus, tmp_path) -> Path:
    path = tmp_path / "graph.nq"
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        write_nquads(describe(corpus, load_classes()), stream)
    return path


class Pretended:
    """A store in memory that answers with these statuses first."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.triples: set[tuple[str, ox.Triple]] = set()
        self.requests = 0
        self.authorizations: set[str | None] = set()


@contextmanager
def listening(store: Pretended) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            store.requests += 1
            store.authorizations.add(self.headers["Authorization"])
            status = store.statuses.pop(0) if store.statuses else 204
            if status == 204:
                graph = parse_qs(urlsplit(self.path).query).get("graph", ["default"])[0]
                triples = ox.parse(body, format=ox.RdfFormat.N_TRIPLES)
                store.triples |= {(graph, quad.triple) for quad in triples}
            self.send_response(status)
            self.end_headers()
            self.wfile.write(b"" if status == 204 else b"<html><b>No</b>\n<i>default</i> graph</html>")

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/data"
        server.shutdown()
        thread.join()


def wanted(path: Path) -> set[tuple[str, ox.Triple]]:
    found = ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS)
    return {(getattr(quad.graph_name, "value", "default"), quad.triple) for quad in found}


def test_every_document_gets_into_its_own_graph(quads):
    store = Pretended()
    with listening(store) as endpoint:
        counted: list[int] = []
        sent = send(quads, Endpoint(endpoint), counted.append, chunk=100)

    assert store.triples == wanted(quads)
    assert sent == sum(counted) == len(wanted(quads))
    assert max(counted) == 100


def test_all_may_go_into_one_graph(quads):
    store = Pretended()
    with listening(store) as endpoint:
        send(quads, Endpoint(endpoint, graph="https://example.com/news", authorization="Bearer x"))

    assert {graph for graph, _ in store.triples} == {"https://example.com/news"}
    assert store.authorizations == {"Bearer x"}


def test_what_passes_is_tried_again(quads):
    store = Pretended(503, 429)
    with listening(store) as endpoint:
        send(quads, Endpoint(endpoint, pause=0.01))

    assert store.triples == wanted(quads)


def test_a_refusal_is_told_at_once_and_the_next_attempt_goes_on_from_there(quads):
    store = Pretended(204, 204, 403)
    with listening(store) as endpoint:
        with pytest.raises(OutputError, match=r"answers 403 Forbidden: No default graph"):
            send(quads, Endpoint(endpoint), chunk=100)
        assert store.requests == 3
        sent = send(quads, Endpoint(endpoint), chunk=100)

    assert store.triples == wanted(quads)
    assert sent < len(store.triples)
    assert not quads.with_name("graph.nq.sent").exists()


def test_after_a_change_of_the_graph_all_is_sent_again(quads):
    store = Pretended(204, 403)
    with listening(store) as endpoint:
        with pytest.raises(OutputError):
            send(quads, Endpoint(endpoint), chunk=100)
        with quads.open("a", encoding="utf-8") as stream:
            stream.write("<https://a.example/> <https://b.example/> <https://c.example/> .\n")
        assert send(quads, Endpoint(endpoint), chunk=100) == len(wanted(quads))


def test_a_store_that_is_not_there_is_named(quads):
    with pytest.raises(OutputError, match=r"http://127\.0\.0\.1:9/data cannot be reached"):
        send(quads, Endpoint("http://127.0.0.1:9/data", pause=0.001))
    with pytest.raises(OutputError, match="must begin with http"):
        send(quads, Endpoint("file:///etc/passwd"))
    with pytest.raises(InputError, match="must end in"):
        send(quads.with_suffix(".graphml"), Endpoint("http://127.0.0.1:9/data"))
