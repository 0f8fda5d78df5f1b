"""How long writing Turtle takes beside Oxigraph's own serializer on the same graph.

    python benchmarks/turtle_writer.py [--triples 500000] [--runs 7]

The bar is three times what Oxigraph takes to write its store: our Turtle is sorted, grouped under headings
and the same to the byte for any order of input. Oxigraph's serializer fed with triples that lie ready as
Python objects, in the order of its input, is shown too. The graph is the seed articles' own, copied under
other names until it is as large as asked for. All write to memory. The fastest of the runs counts, as it is
what other programs on the machine disturbed least.
"""

from __future__ import annotations

import argparse
import io
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from kgbuild.export.turtle import write_turtle
from kgbuild.graph.triples import Graph, Triple
from kgbuild.graph.vocabulary import PREFIXES

SEEDS = Path(__file__).parent.parent / "seeds"
OWN = ("doc/", "event/", "claim/", "person/", "org/", "place/", "group/")


def seed_triples() -> list[Triple]:
    from kgbuild.pipeline import build

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "seeds.nt"
        build([SEEDS], out=path)
        lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(line.removesuffix(" .").split(" ", 2)) for line in lines]


def copies(triples: list[Triple], wanted: int, base: str) -> Graph:
    """The triples again and again, each time with other names for all but countries and runs."""
    documents: dict[str, set[Triple]] = {}
    for number in range(wanted // len(triples) + 1):
        renamed = {
            name: f"<{base}{own}{number}-{name[1 + len(base) + len(own) :]}"
            for triple in triples
            for name in triple
            for own in OWN
            if name.startswith(f"<{base}{own}")
        }
        documents[f"<{base}doc/{number}>"] = {
            (renamed.get(s, s), p, renamed.get(o, o)) for s, p, o in triples
        }
    return Graph(set(), documents, base)


def timed(task: Callable[[], object], runs: int) -> list[float]:
    seconds = []
    for _ in range(runs):
        begin = time.perf_counter()
        task()
        seconds.append(time.perf_counter() - begin)
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--triples", type=int, default=500_000)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    graph = copies(seed_triples(), arguments.triples, Graph(set(), {}).base)
    triples = graph.triples()
    lines = "".join(f"{s} {p} {o} .\n" for s, p, o in triples)
    ready = [quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)]
    store = ox.Store()
    store.bulk_load(lines.encode(), format=ox.RdfFormat.N_TRIPLES)
    form = {"format": ox.RdfFormat.TURTLE, "prefixes": PREFIXES, "base_iri": graph.base}
    tasks = {
        "kgbuild": lambda: write_turtle(graph, io.StringIO()),
        "Oxigraph, its store": lambda: store.dump(io.BytesIO(), from_graph=ox.DefaultGraph(), **form),
        "Oxigraph, ready triples": lambda: ox.serialize(ready, **form),
    }
    fastest = {name: min(timed(task, arguments.runs)) for name, task in tasks.items()}
    print(f"{len(triples):,} triples, the fastest of {arguments.runs} runs")
    for name, seconds in fastest.items():
        print(f"{name:24}{seconds:6.2f} s{fastest['kgbuild'] / seconds:8.2f}")


if __name__ == "__main__":
    main()
