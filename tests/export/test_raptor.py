"""Raptor, which many RDF tools are built on, reads every format that it knows and finds the same graph."""

import shutil
import subprocess

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kgbuild.export.json_ld import write_json_ld
from kgbuild.export.nquads import write_nquads, write_ntriples
from kgbuild.export.rdf_xml import write_rdf_xml
from kgbuild.export.turtle import write_trig, write_turtle
from kgbuild.graph.triples import RunInfo, describe
from kgbuild.lexicon.classes import load_classes

RAPPER = shutil.which("rapper")
TRIPLES = {
    "turtle": (write_turtle, ox.RdfFormat.TURTLE),
    "ntriples": (write_ntriples, ox.RdfFormat.N_TRIPLES),
    "rdfxml": (write_rdf_xml, ox.RdfFormat.RDF_XML),
}
QUADS = {"trig": (write_trig, ox.RdfFormat.TRIG), "nquads": (write_nquads, ox.RdfFormat.N_QUADS)}
EVERY_FORMAT = {**TRIPLES, **QUADS, "json-ld": (write_json_ld, ox.RdfFormat.JSON_LD)}


@pytest.fixture
def written(corpus, tmp_path):
    graph = describe(corpus, load_classes(), RunInfo("0.1.0", "en_small-1.0"))
    for name, (write, _) in EVERY_FORMAT.items():
        with (tmp_path / name).open("w", encoding="utf-8", newline="\n") as stream:
            write(graph, stream)
    return tmp_path


def raptor(path, format: str, output: str) -> bytes:
    if RAPPER is None:
        pytest.skip("rapper is not installed: apt-get install raptor2-utils")
    run = subprocess.run(
        [RAPPER, "-i", format, "-o", output, str(path)], capture_output=True, text=False, check=False
    )
    assert run.returncode == 0, run.stderr.decode()
    assert b"Error" not in run.stderr
    assert b"Warning" not in run.stderr
    return run.stdout


@pytest.mark.parametrize("format", TRIPLES)
def test_raptor_reads_the_same_triples(written, format):
    found = raptor(written / format, format, "ntriples")

    assert set(ox.parse(found, format=ox.RdfFormat.N_TRIPLES)) == set(
        ox.parse(path=str(written / "ntriples"), format=ox.RdfFormat.N_TRIPLES)
    )


@pytest.mark.parametrize("format", QUADS)
def test_raptor_reads_the_same_quads(written, format):
    found = raptor(written / format, format, "nquads")

    assert set(ox.parse(found, format=ox.RdfFormat.N_QUADS)) == set(
        ox.parse(path=str(written / "nquads"), format=ox.RdfFormat.N_QUADS)
    )


@pytest.mark.parametrize("format", EVERY_FORMAT)
def test_every_format_holds_a_graph_isomorphic_to_every_other(written, format):
    quads = ox.parse(path=str(written / format), format=EVERY_FORMAT[format][1])
    found, wanted = rdflib.Graph(), rdflib.Graph().parse(written / "ntriples", format="nt")
    lines = "".join(f"{quad.triple} .\n" for quad in quads)
    found.parse(data=lines, format="nt")

    assert isomorphic(found, wanted)
