"""The graph keeps claims apart from facts: only what occurred is a sem:Event, and somebody claims it."""

from dataclasses import replace
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.graph.documents import name_documents, text_digest
from kgbuild.graph.terms import iri, literal, typed
from kgbuild.graph.triples import RunInfo, describe
from kgbuild.graph.vocabulary import CERTAINTIES, POLARITIES, PREFIXES, STANCES, STATUSES, TENSES, term
from kgbuild.lexicon.classes import load_classes, load_roles
from kgbuild.lexicon.location import ontology_dir
from kgbuild.lexicon.slugs import document_path
from kgbuild.lexicon.turtle_file import read_turtle
from kgbuild.records import Actor, ActorKind, Corpus, Factuality, Polarity, Stance, Status

BASE = "https://example.org/kg/"
BREACH = iri(f"{BASE}event/2024-04-breach-fisheries-ministry")
MEETING = iri(f"{BASE}event/2024-05-03-meeting-iceland-fiji")
SANCTION = iri(f"{BASE}event/sanction-iceland-fijian-companies")
RECALL = iri(f"{BASE}event/recall-fiji")


@pytest.fixture
def graph(corpus):
    return describe(corpus, load_classes(), RunInfo("0.1.0", "en_small-1.0"))


def objects(graph, subject, predicate):
    return {o for s, p, o in graph.triples() if s == subject and p == term(predicate)}


def subjects(graph, predicate, value):
    return {s for s, p, o in graph.triples() if p == term(predicate) and o == value}


def test_only_what_an_article_says_occurred_is_an_event_of_sem(graph):
    assert subjects(graph, "rdf:type", term("sem:Event")) == {BREACH, MEETING}
    assert subjects(graph, "rdf:type", term("kg:EventDescription")) == {BREACH, MEETING, SANCTION, RECALL}


def test_a_disputed_perpetrator_has_no_direct_edge_and_the_undisputed_victim_has(graph):
    assert objects(graph, BREACH, "sem:hasActor") == {iri(f"{BASE}org/fisheries-ministry")}
    perpetrator = iri(f"{BASE}event/2024-04-breach-fisheries-ministry/source/country-FJI")
    assert perpetrator in objects(graph, BREACH, "kg:hasParticipation")
    assert objects(graph, perpetrator, "kg:disputed") == {typed("true", "boolean")}


def test_what_did_not_occur_has_no_direct_edges(graph):
    for event in (SANCTION, RECALL):
        assert not objects(graph, event, "sem:hasActor") | objects(graph, event, "sem:hasPlace")


def test_a_city_is_the_place_of_a_meeting_and_no_actor_in_it(graph):
    assert objects(graph, MEETING, "sem:hasPlace") == {iri(f"{BASE}place/lima")}
    assert objects(graph, MEETING, "sem:hasActor") == {iri(f"{BASE}country/{c}") for c in ("FJI", "ISL")}


def test_a_town_that_is_attacked_is_a_place_and_no_actor(corpus, meeting):
    told = meeting.mentions[0]
    source, _, location, _ = told.participations
    attack = replace(told, type="Attack", participations=(source, replace(location, role="target")))

    graph = describe(Corpus(corpus.articles, (replace(meeting, mentions=(attack,)),)), load_classes())

    assert objects(graph, MEETING, "sem:hasPlace") == {iri(f"{BASE}place/lima")}
    assert objects(graph, MEETING, "sem:hasActor") == {iri(f"{BASE}country/ISL")}


def test_the_status_of_an_event_is_that_of_its_best_mention(graph):
    found = {event: objects(graph, event, "kg:status") for event in (BREACH, MEETING, SANCTION, RECALL)}

    assert found == {
        BREACH: {term("kg:Occurred")},
        MEETING: {term("kg:Occurred")},
        SANCTION: {term("kg:Considered")},
        RECALL: {term("kg:Alleged")},
    }


def test_a_claim_reported_by_another_is_the_content_of_the_others_claim(graph):
    (reported,) = subjects(graph, "kg:stance", term("kg:Denies"))
    (report,) = subjects(graph, "kg:content", reported)

    assert objects(graph, reported, "prov:wasAttributedTo") == {iri(f"{BASE}person/mere-tuilau")}
    assert objects(graph, report, "prov:wasAttributedTo") == {iri(f"{BASE}org/radio-suva")}
    assert BREACH in objects(graph, reported, "kg:content")
    assert objects(graph, reported, "kg:polarity") == {term("fact:negative")}


def test_what_two_say_together_is_one_claim_of_both(corpus):
    breach = next(event for event in corpus.events if iri(BASE + event.id) == BREACH)
    told = next(m for m in breach.mentions if len(m.attribution.sources) == 2)
    both = replace(told, attribution=replace(told.attribution, together=(2,)))
    graph = describe(Corpus(corpus.articles, (replace(breach, mentions=(both,)),)), load_classes())

    (claim,) = subjects(graph, "kg:content", BREACH)

    assert objects(graph, claim, "prov:wasAttributedTo") == {
        iri(f"{BASE}person/mere-tuilau"),
        iri(f"{BASE}org/radio-suva"),
    }


def test_what_the_article_says_itself_is_claimed_by_its_publisher(graph):
    claims = subjects(graph, "kg:content", MEETING)

    assert {s for claim in claims for s in objects(graph, claim, "prov:wasAttributedTo")} == {
        iri(f"{BASE}publisher/the-herald")
    }


def test_a_source_that_only_a_word_tells_of_belongs_to_the_document(graph):
    (claim,) = subjects(graph, "kg:content", RECALL)
    (source,) = objects(graph, claim, "prov:wasAttributedTo")

    assert objects(graph, source, "rdf:type") == {term("kg:UnnamedActor"), term("prov:Agent")}
    assert objects(graph, claim, "kg:ownVoice") == {typed("false", "boolean")}
    assert objects(graph, source, "kg:inDocument") <= subjects(graph, "rdf:type", term("schema:NewsArticle"))


def test_every_claim_has_one_source_a_stance_certainty_polarity_and_evidence(graph):
    for claim in subjects(graph, "rdf:type", term("kg:Claim")):
        for predicate in ("prov:wasAttributedTo", "kg:stance", "kg:certainty", "kg:polarity", "kg:evidence"):
            assert len(objects(graph, claim, predicate)) == 1


def test_every_span_quotes_the_characters_that_its_fragment_counts(corpus, graph):
    texts = {text_digest(article.text): article.text for article in corpus.articles}
    spans = subjects(graph, "rdf:type", term("kg:Mention"))

    assert len(spans) > 20
    for span in spans:
        (source,) = objects(graph, span, "oa:hasSource")
        (digest,) = objects(graph, source, "schema:sha256")
        begin, end = map(int, span.rpartition("char=")[2].rstrip(">").split(","))
        quotes = set().union(*(objects(graph, s, "oa:exact") for s in objects(graph, span, "oa:hasSelector")))
        assert quotes == {literal(texts[digest.strip('"')][begin:end])}


def test_a_nationality_is_no_state_and_an_official_acts_for_one(graph):
    companies, officials = (iri(f"{BASE}doc/Herald%201.txt/actor/{begin}") for begin in (41, 59))

    assert objects(graph, companies, "kg:nationality") == {iri(f"{BASE}country/FJI")}
    assert not objects(graph, companies, "kg:actsFor")
    assert objects(graph, officials, "kg:actsFor") == {iri(f"{BASE}country/ISL")}


def test_a_country_that_is_only_somebodys_has_a_name_a_code_and_a_link(graph):
    peru = iri(f"{BASE}country/PER")

    assert objects(graph, peru, "rdfs:label") == {literal("Peru", "en")}
    assert objects(graph, peru, "schema:identifier") == {literal("PER")}
    assert objects(graph, peru, "skos:exactMatch") == {iri("http://www.wikidata.org/entity/Q419")}


def test_no_automatic_link_claims_identity(graph):
    assert not [t for t in graph.triples() if t[1] == term("owl:sameAs")]


def test_an_own_voice_contradiction_takes_the_event_back(corpus, meeting):
    told = meeting.mentions[0]
    negated = replace(
        told, document="post.txt", factuality=Factuality(Polarity.NEGATIVE, status=Status.NOT_OCCURRED)
    )
    contradicted = replace(meeting, mentions=(told, negated))

    graph = describe(Corpus(corpus.articles, (contradicted,)), load_classes())

    assert not subjects(graph, "rdf:type", term("sem:Event"))


def test_a_denial_of_all_that_is_settled_leaves_the_event_but_no_direct_edge(corpus, meeting, breach):
    told, denial = meeting.mentions[0], breach.mentions[2]
    denied = replace(
        told,
        document="post.txt",
        factuality=Factuality(Polarity.NEGATIVE, status=Status.DENIED),
        attribution=denial.attribution,
    )

    graph = describe(Corpus(corpus.articles, (replace(meeting, mentions=(told, denied)),)), load_classes())

    assert subjects(graph, "rdf:type", term("sem:Event")) == {MEETING}
    assert not objects(graph, MEETING, "sem:hasActor")


def test_what_is_not_certain_or_not_asserted_is_not_promoted(corpus, meeting):
    told = meeting.mentions[0]
    unsure = replace(told, attribution=replace(told.attribution, stance=Stance.QUESTIONS))

    graph = describe(Corpus(corpus.articles, (replace(meeting, mentions=(unsure,)),)), load_classes())

    assert objects(graph, MEETING, "kg:status") == {term("kg:Alleged")}
    assert not subjects(graph, "rdf:type", term("sem:Event"))


def test_dropping_a_documents_graph_takes_all_that_it_says_with_it(corpus, graph):
    post = name_documents([article.id for article in corpus.articles], BASE)["post.txt"].document
    rest = graph.shared.union(*(found for name, found in graph.documents.items() if name != post))

    said_of_it = [t for t in rest if t[0].startswith(post[:-1])]
    assert said_of_it == []
    assert iri(f"{BASE}person/mere-tuilau") not in {s for s, _, _ in rest}
    assert RECALL not in {s for s, _, _ in rest}
    assert BREACH in {s for s, _, _ in rest}


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_documents_iri_rests_on_its_id_alone_and_no_two_have_the_same(one, other):
    base, path = BASE, name_documents([one], BASE)[one].document[1 + len(BASE) : -1]

    assert name_documents([other, one], base)[one].document == iri(base + path)
    assert (document_path(one) == document_path(other)) == (one == other)
    assert path.count("/") == 1
    assert urljoin(base, path) == base + path


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ("a.txt", "doc/a.txt"),
        ("000_de0.txt", "doc/000_de0.txt"),
        ("x/y z", "doc/x%2Fy%20z"),
        ("..", "doc/%2E%2E"),
    ],
)
def test_a_documents_iri_can_be_guessed_from_its_id(document, path):
    assert document_path(document) == path


def test_of_two_versions_of_an_actor_the_fuller_one_is_written_once(corpus, meeting):
    told = meeting.mentions[0]
    bare = Actor("country/ISL", "ISL", ActorKind.COUNTRY)
    part = replace(told.participations[0], filler=replace(told.participations[0].filler, actor=bare))
    again = replace(told, participations=(part,), rank=1)

    graph = describe(Corpus(corpus.articles, (replace(meeting, mentions=(told, again)),)), load_classes())

    assert objects(graph, iri(f"{BASE}country/ISL"), "rdfs:label") == {literal("Iceland", "en")}


def test_every_term_that_is_written_is_in_the_ontology(graph):
    declared = {f"<{entry.iri}>" for entry in read_turtle(ontology_dir() / "diplomacy.ttl")}
    written = {part for triple in graph.triples() for part in triple if part.startswith(f"<{PREFIXES['kg']}")}
    values = {
        value
        for table in (STANCES, STATUSES, CERTAINTIES, POLARITIES, TENSES)
        for value in table.values()
        if PREFIXES["kg"] in value
    }

    assert len(written) > 40
    assert written | values <= declared


def test_roles_of_the_ontology_say_which_direct_edge_they_have():
    shortcuts = {name: role.shortcut for name, role in load_roles().items()}

    assert shortcuts["source"] == f"{PREFIXES['sem']}hasActor"
    assert shortcuts["location"] == f"{PREFIXES['sem']}hasPlace"
    assert shortcuts["topic"] is None
