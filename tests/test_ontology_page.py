"""What docs/ontology.md shows can be asked."""

from __future__ import annotations

import re
from pathlib import Path

from kgbuild.export.turtle import write_turtle
from kgbuild.graph.triples import describe
from kgbuild.lexicon.classes import load_classes
from kgbuild.query.sparql import ask, open_graph
from kgbuild.records import Corpus

DOCS = Path(__file__).parent.parent / "docs"


def test_the_query_that_the_page_begins_with_has_an_answer(corpus: Corpus, tmp_path: Path) -> None:
    page = (DOCS / "ontology.md").read_text(encoding="utf-8")
    query = re.findall(r"```sparql\n(.*?)```", page, re.DOTALL)[0]
    with (tmp_path / "graph.ttl").open("w", encoding="utf-8") as stream:
        write_turtle(describe(corpus, load_classes()), stream)

    (row,) = ask(open_graph(tmp_path / "graph.ttl"), query).rows

    assert [value.text.rpartition("/")[2] for value in row if value][:2] == [
        "2024-05-03-meeting-iceland-fiji",
        "ns#Meeting",
    ]
