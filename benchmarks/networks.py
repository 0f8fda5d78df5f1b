"""Measures how fast networks are written, against networkx: ``python -m benchmarks.networks [--edges N]``.

The network is made up, with all columns of the actor network. Times are processor time, the better of two
runs taking turns; networkx's time does not contain the making of its graph. Memory is what kgbuild's writers
add at their peak to what they were given. The layout is timed for the whole network and for a tenth of it.
"""

from __future__ import annotations

import argparse
import gc
import io
import random
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import networkx as nx

from kgbuild.export.actor_network import EDGE_COLUMNS, NODE_COLUMNS
from kgbuild.export.gexf import write_gexf
from kgbuild.export.graphml import write_graphml
from kgbuild.export.layout import placed
from kgbuild.export.network import Edge, Network, Node, assemble, to_networkx

EVIDENCE = "The ministers of Iceland and Fiji met in Lima on 3 May to discuss “fish & ships”, officials said."
KINDS = ("Meeting", "Visit", "Accusation", "Sanction", "Agreement", "Criticism", "Aid", "Threat")
RUNS = 2
Result = TypeVar("Result")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edges", type=int, default=100_000)
    edges = parser.parse_args().edges
    network, seconds = timed(lambda: placed(made_up(edges)))
    print(f"{len(network.nodes)} nodes, {len(network.edges)} edges, laid out in {seconds:.1f} s")
    print(f"a tenth of it laid out in {timed(lambda: placed(made_up(edges // 10)))[1]:.1f} s")
    graph = to_networkx(network)
    with TemporaryDirectory() as folder:
        path = Path(folder, "network")
        writers: dict[str, Callable[[], object]] = {
            "kgbuild GraphML": lambda: write(write_graphml, network, path),
            "kgbuild GEXF": lambda: write(write_gexf, network, path),
            "networkx GraphML": lambda: nx.write_graphml(graph, path),
        }
        times: dict[str, list[float]] = {name: [] for name in writers}
        for name in [*writers] * RUNS:
            times[name].append(timed(writers[name])[1])
        for name, found in times.items():
            print(f"{name:<32} {min(found):6.2f} s {min(found) / min(times['networkx GraphML']):6.0%}")
        for name in ("kgbuild GraphML", "kgbuild GEXF"):
            print(f"{name:<32} {added(writers[name]) / 1e6:6.2f} MB")


def made_up(edges: int) -> Network:
    """A network with as many edges, a fifth as many nodes, and a few nodes that have most edges."""
    choose = random.Random(1)
    size = edges // 5
    nodes = (
        Node(
            f"person/{number:06}",
            {
                **{"label": f"Minister Nº {number}", "type": "person", "country": "ISL", "sector": "GOV"},
                **{"affiliation": "acts-for", "named": True, "mentions": 3, "docs": 2, "color": "#B8860B"},
            },
        )
        for number in range(size)
    )
    return assemble("", nodes, (edge(i, size, choose) for i in range(edges)), NODE_COLUMNS, EDGE_COLUMNS)


def edge(number: int, size: int, choose: random.Random) -> Edge:
    source, target = (f"person/{int(size * choose.random() ** 3):06}" for _ in range(2))
    kind = choose.choice(KINDS)
    columns = {
        **{"label": kind, "kind": kind, "type": kind, "weight": float(choose.randrange(1, 9))},
        **{"status": "occurred", "certainty": "certain", "disputed": False, "reciprocal": False},
        **{"plover": "CONSULT", "quad": "VerbalCooperation", "goldstein": 1.0, "n_docs": 2, "n_claims": 3},
        **{
            "first_date": "2024-05-03",
            "last_date": "2024-06",
            "evidence": f"{EVIDENCE} {number}",
            "doc": f"{number}.txt",
        },
        **{"event_ids": f"event/{kind.lower()}-{number}", "color": "#56B4E9"},
    }
    return Edge(f"{source} | {kind} | {target} | {number}", source, target, columns)


def write(writer: Callable[[Network, io.TextIOWrapper], None], network: Network, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        writer(network, stream)


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    begin = time.process_time()
    return work(), time.process_time() - begin


def added(work: Callable[[], object]) -> float:
    """The bytes that this needs at its peak beyond what there was."""
    gc.collect()
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


if __name__ == "__main__":
    main()
