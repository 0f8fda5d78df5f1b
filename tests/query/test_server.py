"""The endpoint speaks the SPARQL 1.1 Protocol with clients that people use, and only reads."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kgbuild.errors import OutputError
from kgbuild.export.nquads import write_nquads
from kgbuild.graph.triples import describe
from kgbuild.lexicon.classes import load_classes
from kgbuild.query.saved import saved_queries
from kgbuild.query.server import Address, accepted, serving
from kgbuild.query.workers import Limits

EVENTS = "SELECT ?label WHERE { ?e a sem:Event ; rdfs:label ?label } ORDER BY ?label"
LABELS = ["breach of the Fisheries Ministry", "meeting of Iceland and Fiji"]
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"


@pytest.fixture(scope="module")
def graph_file(tmp_path_factory, request):
    from small_corpus import breach, considered, corpus, herald, meeting, post, recall

    parts = [getattr(f, "_fixture_function", f) for f in (herald, post, considered, breach, meeting, recall)]
    made = getattr(corpus, "_fixture_function", corpus)(*(part() for part in parts))
    path = tmp_path_factory.mktemp("served") / "graph.nq"
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        write_nquads(describe(made, load_classes()), stream)
    return path


@pytest.fixture(scope="module")
def port(graph_file):
    with serving(graph_file, Address(port=0), Limits(seconds=5, size=20_000, workers=2)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@dataclass(frozen=True)
class Response:
    status: int
    headers: Message
    text: str


def send(port: int, method: str, path: str, body: str | None = None, **headers: str) -> Response:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request(method, path, None if body is None else body.encode(), names)
        with connection.getresponse() as response:
            return Response(response.status, response.headers, response.read().decode())


def labels(response: Response) -> list[str]:
    assert response.status == 200
    return [binding["label"]["value"] for binding in json.loads(response.text)["results"]["bindings"]]


def test_queries_come_by_get_by_form_and_as_they_are(port):
    form = urlencode({"query": EVENTS})
    plain = "application/x-www-form-urlencoded"

    assert labels(send(port, "GET", f"/sparql?{form}")) == LABELS
    assert labels(send(port, "POST", "/sparql", form, Content_Type=plain)) == LABELS
    assert labels(send(port, "POST", "/sparql", EVENTS, Content_Type="application/sparql-query")) == LABELS


@pytest.mark.parametrize(
    ("query", "accept", "given"),
    [
        (EVENTS, "*/*", "application/sparql-results+json"),
        (EVENTS, "text/csv", "text/csv"),
        (EVENTS, "application/sparql-results+xml, */*;q=0.1", "application/sparql-results+xml"),
        (EVENTS, "text/tab-separated-values", "text/tab-separated-values"),
        ("ASK {}", "application/json", "application/json"),
        ("DESCRIBE <https://example.org/kg/place/lima>", "*/*", "text/turtle"),
        ("DESCRIBE <https://example.org/kg/place/lima>", "application/ld+json", "application/ld+json"),
        ("DESCRIBE <https://example.org/kg/place/lima>", "text/html, application/*", "application/n-triples"),
    ],
)
def test_the_answer_comes_in_a_format_that_is_accepted(port, query, accept, given):
    response = send(port, "GET", "/sparql?" + urlencode({"query": query}), Accept=accept)

    assert (response.status, response.headers["Content-Type"]) == (200, given)
    assert response.text


@pytest.mark.parametrize(
    ("sent", "headers", "status"),
    [
        (("GET", "/sparql?default-graph-uri=x", None), {}, 400),
        (("GET", "/sparql?query=SELECT", None), {}, 400),
        (("GET", "/sparql?query=ASK+%7B%7D", None), {"Accept": "image/png"}, 406),
        (("GET", "/elsewhere", None), {}, 404),
        (("POST", "/sparql", "update=DROP+ALL"), {"Content_Type": "application/x-www-form-urlencoded"}, 403),
        (("POST", "/sparql", "DROP ALL"), {"Content_Type": "application/sparql-update"}, 403),
        (("POST", "/sparql", "DROP ALL"), {"Content_Type": "application/sparql-query"}, 400),
        (("POST", "/sparql", "x"), {"Content_Type": "text/plain"}, 415),
        (("GET", "/sparql?query=ASK+%7B%7D", None), {"Host": "evil.example"}, 403),
    ],
)
def test_what_is_wrong_or_refused_has_its_status(port, sent, headers, status):
    response = send(port, *sent, **headers)

    assert response.status == status
    assert response.text.strip()


@pytest.mark.parametrize("media_type", ["text/turtle", "application/rdf+xml", "application/n-triples"])
def test_without_a_query_the_endpoint_describes_itself(port, media_type):
    response = send(port, "GET", "/sparql", Accept=media_type)

    assert (response.status, response.headers["Content-Type"]) == (200, media_type)
    described = rdflib.Graph().parse(data=response.text, format=media_type)
    service = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    here = rdflib.URIRef(f"http://127.0.0.1:{port}/sparql")
    assert (here, service.supportedLanguage, service.SPARQL11Query) in described


def test_a_query_that_takes_too_long_is_stopped_and_the_next_is_answered(port):
    for _ in range(2):
        assert send(port, "GET", "/sparql?" + urlencode({"query": ENDLESS})).status == 503

    assert labels(send(port, "GET", "/sparql?" + urlencode({"query": EVENTS}))) == LABELS


def test_an_answer_that_is_too_large_is_refused(port):
    response = send(port, "GET", "/sparql?" + urlencode({"query": "SELECT * WHERE { ?s ?p ?o }"}))

    assert response.status == 400
    assert "larger than 20,000 bytes" in response.text


def test_so_many_queries_may_wait_and_no_more(graph_file):
    with serving(graph_file, Address(port=0), Limits(seconds=4, workers=1, waiting=1)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        slow = "/sparql?" + urlencode({"query": ENDLESS})
        with ThreadPoolExecutor(6) as senders:
            replies = list(senders.map(lambda _: send(server.server_port, "GET", slow), range(6)))
        server.shutdown()

    assert [reply.status for reply in replies] == [503] * 6
    assert sum("too many queries are waiting" in reply.text for reply in replies) == 4


def test_turtle_comes_with_prefixes_that_people_know(port):
    query = "DESCRIBE <https://example.org/kg/place/lima>"

    turtle = send(port, "GET", "/sparql?" + urlencode({"query": query}), Accept="text/turtle").text

    assert "@prefix schema: <https://schema.org/> ." in turtle
    assert 'rdfs:label "Lima"@en' in turtle


def test_one_documents_graph_may_be_asked_alone(port):
    only = {"query": EVENTS, "default-graph-uri": "https://example.org/kg/doc/post.txt"}

    assert labels(send(port, "GET", "/sparql?" + urlencode(only))) == []


def test_browsers_of_other_origins_are_not_let_in_unasked(port):
    response = send(port, "GET", "/sparql?query=ASK+%7B%7D", Origin="https://evil.example")

    assert response.headers["Access-Control-Allow-Origin"] is None


def test_the_page_knows_prefixes_and_named_queries_and_loads_nothing_from_elsewhere(port):
    page = send(port, "GET", "/").text
    data = json.loads(send(port, "GET", "/queries.json").text)

    assert "src=" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert {query["name"] for query in data["queries"]} == set(saved_queries())
    assert data["prefixes"]["kg"] == "https://w3id.org/kgbuild/ns#"


def test_rdflib_asks_it_as_a_remote_store(port):
    graph = rdflib.Graph(SPARQLStore(f"http://127.0.0.1:{port}/sparql"))
    query = "PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> SELECT ?e WHERE { ?e a sem:Event }"

    assert len(list(graph.query(query))) == 2


def test_sparqlwrapper_asks_it(port):
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"http://127.0.0.1:{port}/sparql", returnFormat=wrapper.JSON)
    client.setQuery(EVENTS)

    found = client.queryAndConvert()["results"]["bindings"]

    assert [binding["label"]["value"] for binding in found] == LABELS


def test_a_port_that_is_taken_is_named(graph_file, port):
    with (
        pytest.raises(OutputError, match=f"cannot listen on 127.0.0.1:{port}"),
        serving(graph_file, Address(port=port), Limits(workers=1)),
    ):
        pass


@pytest.mark.parametrize(
    ("header", "order"),
    [
        ("text/csv", ("text/csv",)),
        ("text/csv;q=0.5, application/json", ("application/json", "text/csv")),
        ("*/*;q=0.1, text/html;q=0", ("*/*",)),
        ("Text/CSV;q=x, , a/b", ("text/csv", "a/b")),
    ],
)
def test_accept_is_read_by_weight(header, order):
    assert accepted(header) == order
