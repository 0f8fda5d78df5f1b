"""The page is one file that fetches nothing, and no article can put a word of its own into the program."""

import base64
import hashlib
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from kgbuild.explorer.page import as_json, write_explorer
from kgbuild.export.turtle import write_turtle
from kgbuild.graph.triples import describe
from kgbuild.lexicon.classes import load_classes
from kgbuild.query.graph_corpus import corpus_of_graph
from kgbuild.records import Corpus

HOSTILE = "</script><img src=x onerror=alert(1)><!-- \u2028 & \x00"


class Elements(HTMLParser):
    """The start tags of a page, and what stands inside style and script."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.inside, self.texts = [], None, {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.inside = (tag, dict(attrs).get("type"))

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside:
            self.texts[self.inside] = self.texts.get(self.inside, "") + data


def page_of(corpus, base="https://example.org/kg/"):
    stream = io.StringIO()
    write_explorer(corpus, stream, base)
    return stream.getvalue()


def test_the_same_corpus_gives_the_same_bytes_in_whatever_order_it_comes(corpus):
    other = Corpus(corpus.articles[::-1], corpus.events[::-1])

    assert page_of(corpus) == page_of(other)


def test_the_page_of_a_graph_is_the_page_of_its_corpus(corpus, tmp_path):
    path = tmp_path / "graph.ttl"
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        write_turtle(describe(corpus, load_classes()), stream)
    read, base = corpus_of_graph(path)

    assert page_of(read, base) == page_of(corpus)


def test_nothing_is_fetched_and_only_what_is_named_runs(corpus):
    elements = Elements(page_of(corpus))
    policy = next(attributes["content"] for tag, attributes in elements.tags if "http-equiv" in attributes)

    assert policy.startswith("default-src 'none';")
    for kind, inside in (("script", ("script", None)), ("style", ("style", None))):
        digest = base64.b64encode(hashlib.sha256(elements.texts[inside].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}';" in policy
    addresses = [attributes.get(name, "") for _, attributes in elements.tags for name in ("src", "href")]
    assert [address for address in addresses if address] == ["data:,"]


def test_texts_of_articles_stay_inside_the_data(corpus, herald):
    hostile = replace(herald, title=HOSTILE, publisher=HOSTILE)

    elements = Elements(page_of(Corpus((hostile, corpus.articles[1]), corpus.events)))

    assert [tag for tag, _ in elements.tags if tag in ("img", "script")] == ["script", "script"]
    data = json.loads(elements.texts["script", "application/json"])
    assert HOSTILE in data["documents"]["title"]


@pytest.mark.parametrize("text", ["<", ">", "&", "\u2028", "\u2029", "\ud83d"])
def test_json_holds_no_character_that_html_or_utf8_would_stumble_over(text):
    written = as_json({"text": text})

    assert text not in written
    assert json.loads(written) == {"text": text}


def test_the_licences_of_what_the_program_is_made_of_stand_in_the_page(corpus):
    page = page_of(corpus)

    for name in ("sigma", "graphology", "graphology-layout-forceatlas2"):
        assert re.search(rf"^{name} \d+\.\d+\.\d+ \(MIT\)$", page, re.MULTILINE)
    assert "Permission is hereby granted" in page
