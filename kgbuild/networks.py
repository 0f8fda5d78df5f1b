"""Networks of any graph that kgbuild wrote: as files to look at, and in Python to compute with.

A request in words, as people give it on a command line, becomes a `Selection` here: country codes, event
classes with those below them, statuses and dates are checked and their errors name what would be right.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import pyoxigraph as ox

from kgbuild.errors import SettingsError
from kgbuild.export.actor_network import actor_network
from kgbuild.export.event_network import event_network
from kgbuild.export.gexf import write_gexf
from kgbuild.export.graphml import write_graphml
from kgbuild.export.layout import near_a_neighbour, placed
from kgbuild.export.network import Network
from kgbuild.export.network import to_networkx as networkx_of
from kgbuild.export.selection import Selection, including
from kgbuild.files import check_writable, write_files
from kgbuild.graph.confident import confident_corpus
from kgbuild.graph.promotion import HAPPENED, standing_of
from kgbuild.lexicon.classes import is_a, load_classes
from kgbuild.lexicon.gazetteer import load_gazetteer
from kgbuild.query.graph_corpus import corpus_of_graph, corpus_of_triples
from kgbuild.query.sparql import OpenGraph
from kgbuild.records import Corpus, days_of

if TYPE_CHECKING:
    import networkx as nx

KINDS: Mapping[str, Callable[[Corpus, Selection, str], Network]] = {
    "actors": actor_network,
    "events": event_network,
}
WRITERS: Mapping[str, Callable[[Network, TextIO], None]] = {".graphml": write_graphml, ".gexf": write_gexf}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a network is to show, in words.

    Attributes:
        include: Statuses beside those that happened, `disputed`, or `all`.
        since, until: A year, month or day.
        countries: ISO 3166-1 alpha-3 codes.
        types: Names of event classes; those below them are meant too.
        named: Only actors that have a name.
        min_weight, backbone: As in `Selection`.
        min_confidence: Only mentions that were read with at least this confidence.
    """

    include: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    countries: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    named: bool = False
    min_weight: int = 1
    backbone: float | None = None
    min_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What `write_network` wrote.

    Attributes:
        network: The network, every node in its place.
        left_out: How many events are not in it for their status.
        undated: How many of the others are not in it for want of a date, if it is of a certain time.
        near_a_neighbour: How many nodes are placed without forces, for there are too many.
        unsure: How many events are not in it for their confidence; they are in no other count.
    """

    network: Network
    left_out: int
    undated: int
    near_a_neighbour: int
    unsure: int = 0


def write_network(graph: Path, out: Path, kind: str = "actors", wish: Wish = Wish()) -> Written:
    """Writes a network of a graph, with a place for every node.

    Args:
        graph: A file or store that kgbuild wrote.
        out: Ends in `.graphml` or `.gexf`.
        kind: One of KINDS.
        wish: What to show.

    Raises:
        InputError: The graph cannot be read.
        OutputError: The file cannot be written.
        SettingsError: `out` ends in something else, or what is wished for does not exist.
    """
    write = WRITERS.get(out.suffix.lower())
    if write is None:
        raise SettingsError(f"{out} must end in {' or '.join(WRITERS)} to hold a network")
    check_writable([out])
    whole, base = corpus_of_graph(graph)
    corpus = confident_corpus(whole, wish.min_confidence or 0.0)
    selection = selection_of(wish, corpus)
    network = placed(KINDS[kind](corpus, selection, base))
    write_files({out: partial(write, network)})
    left_out, undated = _left_out(corpus, selection)
    unsure = len(whole.events) - len(corpus.events)
    return Written(network, left_out, undated, near_a_neighbour(network), unsure)


def to_networkx(
    graph: str | Path | OpenGraph, kind: str = "actors", include: Iterable[str] = ()
) -> nx.MultiDiGraph[str]:
    """A network of a graph for analysis in Python; what the columns mean stands in docs/gephi.md.

    Args:
        graph: A file or store that kgbuild wrote, or such a one opened by `kgbuild.open_graph`.
        kind: `actors`, an edge for each source, target and type of event, weighted by number of events; or
            `events`, which has a node for each event.
        include: What to show beside what occurred and nobody disputes: `planned`, `considered`, `threatened`,
            `demanded`, `denied`, `not-occurred`, `alleged`, `disputed`, or `all`.

    Raises:
        InputError: The graph cannot be read.
        SettingsError: There is no such kind, or nothing of that name to include.
    """
    if kind not in KINDS:
        raise SettingsError(f"there is no network of {kind}; choose from {', '.join(KINDS)}")
    words = (include,) if isinstance(include, str) else tuple(include)
    corpus, base = _corpus_of(graph)
    return networkx_of(KINDS[kind](corpus, selection_of(Wish(include=words), corpus), base))


def _corpus_of(graph: str | Path | OpenGraph) -> tuple[Corpus, str]:
    if not isinstance(graph, OpenGraph):
        return corpus_of_graph(Path(graph))
    quads = graph.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    return corpus_of_triples(quad.triple for quad in quads)


def selection_of(wish: Wish, corpus: Corpus) -> Selection:
    """What a wish asks of this corpus.

    Raises:
        SettingsError: A status, date, country or event class does not exist; the error says what would do.
    """
    return Selection(
        include=including(wish.include),
        since=None if wish.since is None else _days(wish.since)[0],
        until=None if wish.until is None else _days(wish.until)[1],
        countries=country_codes(wish.countries),
        types=_types(wish.types, corpus),
        named=wish.named,
        min_weight=wish.min_weight,
        backbone=wish.backbone,
    )


def _days(date: str) -> tuple[dt.date, dt.date]:
    try:
        return days_of(date)
    except ValueError as error:
        raise SettingsError(f"'{date}' is no date; write 2015, 2015-06 or 2015-06-12") from error


def country_codes(codes: Iterable[str]) -> frozenset[str]:
    """These codes in capitals.

    Raises:
        SettingsError: One is no ISO 3166-1 alpha-3 code.
    """
    known = load_gazetteer().countries
    asked = [code.upper() for code in codes]
    for code in asked:
        if code not in known:
            raise SettingsError(f"'{code}' is no ISO 3166-1 alpha-3 code of a country; write USA, CHN or DEU")
    return frozenset(asked)


def _types(names: Iterable[str], corpus: Corpus) -> frozenset[str]:
    """The classes of these names with all below them; a graph may have some that the package does not."""
    classes = load_classes()
    known = {*classes, *(event.type for event in corpus.events)}
    found: set[str] = set()
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name.capitalize(), sorted(known), n=1)
            hint = f"did you mean {near[0]}?" if near else "kgbuild ontology list prints them"
            raise SettingsError(f"there is no event class {name}; {hint}")
        found |= {other for other in known if other == name or is_a(other, name, classes)}
    return frozenset(found)


def _left_out(corpus: Corpus, selection: Selection) -> tuple[int, int]:
    """How many events are left out for their status, and how many others for want of a date."""
    standings = [standing_of(event) for event in corpus.events]
    shown = [s for s in standings if s.status in HAPPENED or s.status.value in selection.include]
    dates_matter = selection.since is not None or selection.until is not None
    return len(standings) - len(shown), sum(s.date is None for s in shown) if dates_matter else 0
