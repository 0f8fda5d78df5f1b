"""What the page is given says what the graph says, compactly."""

from dataclasses import replace

from kgbuild.explorer.data import explorer_data
from kgbuild.records import Corpus, EventMention, Mention, Participation, Span


def column(data, table, name):
    return data[table][name]


def rows(data, table):
    names = list(data[table])
    return [dict(zip(names, row, strict=True)) for row in zip(*data[table].values(), strict=True)]


def words(place, sentence):
    return place if isinstance(place, str) else sentence[place[0] : place[1]]


def event_called(data, event_id):
    return next(row for row in rows(data, "events") if row["id"] == event_id)


def test_an_event_has_its_standing_its_date_and_its_scale(corpus):
    data = explorer_data(corpus)

    breach = event_called(data, "event/2024-04-breach-fisheries-ministry")

    assert data["statuses"][breach["status"]] == "occurred"
    assert (breach["date"], breach["begin"], breach["end"]) == ("2024-04", 19814, 19843)
    assert breach["goldstein"] == -7.0


def test_who_is_accused_and_denies_is_a_disputed_party(corpus):
    data = explorer_data(corpus)
    names = column(data, "actors", "name")

    source, target, disputed, alike = event_called(data, "event/2024-04-breach-fisheries-ministry")["pairs"]

    assert (names[source], names[target], disputed, alike) == ("Fiji", "Fisheries Ministry", 1, 0)


def test_those_who_meet_take_part_alike(corpus):
    assert event_called(explorer_data(corpus), "event/2024-05-03-meeting-iceland-fiji")["pairs"][2:] == [0, 1]


def test_claims_stand_beside_their_events_with_the_chain_of_sources(corpus):
    data = explorer_data(corpus)
    names = column(data, "actors", "name")

    denials = [row for row in rows(data, "claims") if data["stances"][row["stance"]] == "denies"]

    assert [[names[actor] for actor, _ in row["sources"]] for row in denials] == [
        ["Radio Suva", "Mere Tuilau"]
    ]
    assert sum(column(data, "events", "claims")) == len(rows(data, "claims")) == 6


def test_each_sentence_stands_there_once(corpus):
    sentences = column(explorer_data(corpus), "sentences", "text")

    assert len(sentences) == len(set(sentences)) == 5


def test_marks_are_the_words_that_the_event_was_read_from(corpus):
    data = explorer_data(corpus)
    sentences = column(data, "sentences", "text")

    marked = {
        (data["roles"][role], words(place, sentences[row["sentence"]]))
        for row in rows(data, "claims")
        for role, _, _, place in row["parts"]
    }

    assert ("target", "Fijian companies") in marked
    assert ("topic", "fish") in marked


def test_places_count_as_javascript_does(meeting, herald):
    sentence = Span(0, 12, "🇫🇯 Fiji acts")
    fiji = replace(meeting.mentions[0].mentions("target")[0], span=Span(3, 7, "Fiji"))
    mention = EventMention(
        "Herald 1.txt", "Visit", Span(8, 12, "acts"), sentence, (Participation("source", fiji),)
    )
    data = explorer_data(Corpus((herald,), (replace(meeting, mentions=(mention,)),)))

    (claim,) = rows(data, "claims")
    text = column(data, "sentences", "text")[0].encode("utf-16-le")

    begin, end = claim["trigger"]
    assert text[2 * begin : 2 * end].decode("utf-16-le") == "acts"


def test_words_outside_the_sentence_are_given_as_words(meeting, herald):
    mention = meeting.mentions[0]
    far = replace(mention.mentions("source")[0], span=Span(0, 7, "Iceland"))
    parts = (Participation("source", far),)
    data = explorer_data(
        Corpus((herald,), (replace(meeting, mentions=(replace(mention, participations=parts),)),))
    )

    assert isinstance(far, Mention)
    assert rows(data, "claims")[0]["parts"][0][3] == "Iceland"


def test_a_corpus_without_events_is_shown_as_such(herald):
    data = explorer_data(Corpus((herald,), ()))

    assert (data["articles"], rows(data, "events"), rows(data, "actors")) == (1, [], [])
