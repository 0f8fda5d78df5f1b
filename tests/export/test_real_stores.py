"""A graph gets whole into stores that people run: Oxigraph's server, and Virtuoso where it is installed."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner

from kgbuild.cli import main
from kgbuild.errors import OutputError
from kgbuild.export.graph_store import Endpoint, send
from kgbuild.export.nquads import write_nquads
from kgbuild.graph.files import read_quads, read_triples
from kgbuild.graph.triples import describe
from kgbuild.lexicon.classes import load_classes

OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
VIRTUOSO = shutil.which("virtuoso-t")
EVERYTHING = "SELECT (COUNT(*) AS ?n) FROM <https://example.com/news> WHERE { ?s ?p ?o }"
GRAPHS = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
FACTS = (
    "PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> "
    "SELECT ?e FROM <https://example.com/news> WHERE { ?e a sem:Event } ORDER BY ?e"
)
CONFIGURATION = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 2000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
"""


@dataclass(frozen=True)
class Running:
    """A store that listens: where it takes graphs and queries, and who may write."""

    graphs: str
    queries: str
    login: tuple[str, str] | None = None

    def rows(self, query: str) -> list[str]:
        request = Request(f"{self.queries}?{urlencode({'query': query})}", headers={"Accept": "text/csv"})
        with urlopen(request, timeout=60) as response:
            return response.read().decode().replace('"', "").split()[1:]


@contextmanager
def running(command: list[str], folder: Path, page: str) -> Iterator[None]:
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            wait_for(page)
            yield
        finally:
            server.terminate()


def wait_for(url: str) -> None:
    for _ in range(600):
        try:
            with urlopen(url, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(url)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory) -> Iterator[Running]:
    if OXIGRAPH is None:
        pytest.skip("Oxigraph's server is not installed: pip install oxigraph")
    folder, address = tmp_path_factory.mktemp("oxigraph"), f"127.0.0.1:{free_port()}"
    with running([OXIGRAPH, "serve", "--location", "store", "--bind", address], folder, f"http://{address}/"):
        yield Running(f"http://{address}/store", f"http://{address}/query")


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory) -> Iterator[Running]:
    if VIRTUOSO is None:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource")
    folder, port = tmp_path_factory.mktemp("virtuoso"), free_port()
    text = CONFIGURATION.format(sql=free_port(), http=port)
    (folder / "virtuoso.ini").write_text(text, encoding="utf-8")
    address, command = f"http://127.0.0.1:{port}", [VIRTUOSO, "+foreground", "+configfile", "virtuoso.ini"]
    with running(command, folder, f"{address}/sparql"):
        yield Running(f"{address}/sparql-graph-crud-auth", f"{address}/sparql", ("dba", "dba"))


@pytest.fixture(params=["oxigraph", "virtuoso"])
def store(request) -> Running:
    return request.getfixturevalue(request.param)


@pytest.fixture
def quads(corpus, tmp_path) -> Path:
    path = tmp_path / "graph.nq"
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        write_nquads(describe(corpus, load_classes()), stream)
    return path


def test_a_store_holds_and_answers_what_was_sent(store, quads):
    command = ["load", str(quads), "--endpoint", store.graphs, "--graph", "https://example.com/news"]
    login = ["--user", ":".join(store.login)] if store.login else []

    for _ in range(2):  # what is sent twice is there once
        sent = CliRunner().invoke(main, [*command, *login, "--chunk", "100"])
        assert sent.exit_code == 0, sent.output

    assert store.rows(EVERYTHING) == [str(len(read_triples(quads)))]
    base = "https://example.org/kg/event/"
    assert store.rows(FACTS) == [
        f"{base}2024-04-breach-fisheries-ministry",
        f"{base}2024-05-03-meeting-iceland-fiji",
    ]


def test_an_interrupted_transfer_goes_on_where_it_stood(store, quads):
    target = Endpoint(store.graphs, "https://example.com/resumed", login=store.login)

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        send(quads, target, interrupt, chunk=100)
    rest = send(quads, target, chunk=100)

    assert rest == len(list(read_quads(quads))) - 100
    assert store.rows(EVERYTHING.replace("news", "resumed")) == [str(len(read_triples(quads)))]


def test_each_document_gets_its_own_graph_in_a_store_with_a_default_graph(oxigraph, quads):
    send(quads, Endpoint(oxigraph.graphs), chunk=100)

    named = [row for row in oxigraph.rows(GRAPHS) if "example.org/kg/doc/" in row]
    documents = [row.rpartition(",")[0].rpartition("/")[2] for row in named]
    assert documents == ["Herald%201.txt", "post.txt"]


def test_virtuoso_has_no_default_graph_and_its_complaint_names_the_way_out(virtuoso, quads):
    with pytest.raises(OutputError, match=r"default graph .* wants --graph IRI"):
        send(quads, Endpoint(virtuoso.graphs, login=virtuoso.login, pause=0.01))


def test_a_wrong_password_is_refused_in_one_line(virtuoso, quads):
    with pytest.raises(OutputError, match="answers 401"):
        send(quads, Endpoint(virtuoso.graphs, "https://example.com/news", login=("dba", "wrong")))
