"""One person is one node: short names, acronyms, spellings and ambiguous names are read in context."""

import datetime as dt
import itertools
from collections.abc import Sequence

import pytest

from kgbuild.lexicon.actors import ActorDescriber
from kgbuild.lexicon.described import Description
from kgbuild.lexicon.gazetteer import load_gazetteer
from kgbuild.records import (
    SOURCE,
    Actor,
    ActorKind,
    Article,
    Choice,
    DateValue,
    EventMention,
    Mention,
    Participation,
    Passage,
    Post,
    Reading,
    Span,
)
from kgbuild.resolve.actors import actor_mentions, resolve_actors
from kgbuild.resolve.organizations import acronyms, resolve_organizations
from kgbuild.resolve.people import Setting, resolve_people
from kgbuild.resolve.person_names import is_short, shortens

DAY = dt.date(2015, 9, 23)


def reading(
    text: str, mentions: Sequence[tuple[str, str | None]], id_: str = "a.txt", day: dt.date | None = DAY
) -> Reading:
    """A document in which every mention (its words, entity label) takes part in an event of its own."""
    date = DateValue(day.isoformat(), day, day, basis="metadata") if day else None
    article = Article(id_, text, (Passage(0, len(text)),), date=date)
    return Reading(article, tuple(_event(article, words, label, day) for words, label in mentions))


def _event(article: Article, words: str, label: str | None, day: dt.date | None) -> EventMention:
    begin = article.text.index(words)
    span = article.span(begin, begin + len(words))
    name = words if label else None
    head = words.rsplit(maxsplit=1)[-1].lower()
    actor = ActorDescriber(load_gazetteer()).describe(Description(words, head, label, name), day)
    sentence = _sentence(article, begin)
    mention = Mention(span, span, actor)
    return EventMention(
        article.id, "Statement", sentence, sentence, participations=(Participation(SOURCE, mention),)
    )


def _sentence(article: Article, position: int) -> Span:
    begin = article.text.rfind(". ", 0, position) + 2 if ". " in article.text[:position] else 0
    end = article.text.find(". ", position)
    return article.span(begin, end + 1 if end >= 0 else len(article.text))


def actors(*readings: Reading) -> list[Actor]:
    return [mention.actor for reading in resolve_actors(readings) for mention in actor_mentions(reading)]


def titled(person: str, document: str) -> Reading:
    """A document in which a person with a title is the only one."""
    return reading(f"{person} left.", [(person, "PERSON")], document)


def ids(*readings: Reading) -> list[str]:
    return [actor.id for actor in actors(*readings)]


def test_a_surname_is_the_person_named_in_full_in_the_document() -> None:
    text = "Jane Wanjiru of Kenya left. But Wanjiru said no."
    found = ids(reading(text, [("Jane Wanjiru", "PERSON"), ("Wanjiru", "PERSON")]))

    assert found == ["person/jane-wanjiru", "person/jane-wanjiru"]


def test_a_known_surname_is_linked_by_a_full_name_anywhere_in_the_text() -> None:
    text = "Xi plans to travel. Officials met. Chinese President Xi Jinping is in Beijing."
    (actor,) = actors(reading(text, [("Xi", "PERSON")]))

    assert (actor.id, actor.name, actor.country) == ("person/xi-jinping", "Xi Jinping", "CHN")
    assert {post.role for post in actor.posts} >= {"president", "general secretary"}


def test_a_known_surname_is_linked_by_country_and_day() -> None:
    text = "Yang said that China hoped for the best."

    assert ids(reading(text, [("Yang", "PERSON")])) == ["person/yang-jiechi"]


def test_a_surname_of_somebody_else_is_not_linked() -> None:
    text = "Jerry Yang founded a company. Yang said that China hoped for the best."
    (found,) = ids(reading(text, [("Yang said", "PERSON")]))

    assert found != "person/yang-jiechi"


def test_a_leaders_rare_surname_needs_nothing_beside_it_and_a_common_one_does() -> None:
    assert ids(reading("Putin refused.", [("Putin", "PERSON")], day=None)) == ["person/vladimir-putin"]
    assert ids(reading("Brown refused.", [("Brown", "PERSON")], day=None)) == ["doc/a.txt/actor/0"]


def test_of_a_family_the_leader_is_meant_by_the_surname() -> None:
    assert ids(reading("Trump refused.", [("Trump", "PERSON")], day=None)) == ["person/donald-trump"]


def test_a_rare_surname_is_its_only_bearers_in_a_text_that_speaks_of_other_years() -> None:
    text = "Georgia will join by 2030, Saakashvili said in Tbilisi."

    assert ids(reading(text, [("Saakashvili", "PERSON")], day=None)) == ["person/mikheil-saakashvili"]


def test_who_leads_a_body_is_not_meant_where_nobody_names_it() -> None:
    alone = reading("Kim refused in North Korea.", [("Kim", "PERSON")], day=None)
    with_the_body = reading("Kim refused, and the World Bank waited.", [("Kim", "PERSON")], day=DAY)

    assert "person/jim-yong-kim" not in ids(alone)
    assert ids(with_the_body) == ["person/jim-yong-kim"]


def test_a_surname_gets_the_given_name_that_the_text_tells() -> None:
    text = "On Monday the court freed General Anto Petrak, and Mr. Petrak said thanks."
    (actor,) = actors(reading(text, [("Petrak", "PERSON")]))

    assert (actor.id, actor.name) == ("person/anto-petrak", "Anto Petrak")


def test_an_ambiguous_full_name_is_read_by_the_time_of_the_others() -> None:
    for others, id_ in (("Tony Blair", "person/george-w-bush"), ("Helmut Kohl", "person/george-h-w-bush")):
        text = f"George Bush met {others}."
        assert ids(reading(text, [("George Bush", "PERSON")], day=None)) == [id_]


def test_a_surname_that_fits_nobody_stays_in_its_document() -> None:
    first, second = ids(
        reading("Smith agreed.", [("Smith", "PERSON")], "a.txt"),
        reading("Smith refused.", [("Smith", "PERSON")], "b.txt"),
    )

    assert (first, second) == ("doc/a.txt/actor/0", "doc/b.txt/actor/0")


def test_the_two_bushes_stay_two_even_in_one_document() -> None:
    text = "President George H. W. Bush was there. George W. Bush spoke. Bush smiled."
    mentions = [("George H. W. Bush", "PERSON"), ("George W. Bush", "PERSON"), ("Bush", "PERSON")]
    first, second, third = ids(reading(text, mentions))

    assert (first, second) == ("person/george-h-w-bush", "person/george-w-bush")
    assert third not in (first, second)


def test_kim_jong_il_and_kim_jong_un_are_two() -> None:
    text = "Kim Jong-il died. Kim Jong Un followed."

    assert ids(reading(text, [("Kim Jong-il", "PERSON"), ("Kim Jong Un", "PERSON")])) == [
        "person/kim-jong-il",
        "person/kim-jong-un",
    ]


def test_an_unknown_person_is_one_across_documents_with_all_that_is_told() -> None:
    one = titled("Kenyan Trade Minister Jane Wanjiru", "1")
    first, second = actors(one, reading("Jane Wanjiru returned.", [("Jane Wanjiru", "PERSON")], "2"))

    assert first.id == second.id == "person/jane-wanjiru"
    assert second.country == "KEN"
    assert [post.role for post in second.posts] == ["trade minister"]


def test_equal_names_of_two_countries_are_two_persons() -> None:
    documents = titled("Kenyan Trade Minister John Mwangi", "1"), titled("Ugandan runner John Mwangi", "2")

    assert ids(*documents) == ["person/john-mwangi-ken", "person/john-mwangi-uga"]


def test_family_name_first_or_last_is_one_person() -> None:
    documents = titled("Japanese envoy Sato Haruki", "1"), titled("Japanese envoy Haruki Sato", "2")

    assert len(set(ids(*documents))) == 1


def test_a_titled_person_belongs_to_the_only_country_of_the_sentence() -> None:
    text = "China brushed it aside, with foreign ministry spokesman Li Weimin calling it a rumour."
    (actor,) = actors(reading(text, [("foreign ministry spokesman Li Weimin", "PERSON")]))

    assert (actor.id, actor.country) == ("person/li-weimin", "CHN")
    assert actor.posts[0].country == "CHN"


def test_a_titled_person_between_two_countries_belongs_to_neither() -> None:
    text = "After China and Japan had met, foreign ministry spokesman Li Weimin spoke."
    (actor,) = actors(reading(text, [("foreign ministry spokesman Li Weimin", "PERSON")]))

    assert actor.country is None


def test_an_acronym_is_the_organization_that_the_document_introduces() -> None:
    text = "The Lake Basin Water Authority (LBWA) was hit. The LBWA said so."
    found = ids(reading(text, [("Lake Basin Water Authority", "ORG"), ("LBWA", "ORG")]))

    assert found == ["org/lake-basin-water-authority", "org/lake-basin-water-authority"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Office of Personnel Management (OPM)", {"OPM": "Office of Personnel Management"}),
        ("In May the Kenya People's Trade Movement (KPTM)", {"KPTM": "Kenya People's Trade Movement"}),
        ("Barack Obama (D)", {}),
        ("the minister (UK)", {}),
    ],
)
def test_acronyms_are_read_from_parentheses(text: str, expected: dict[str, str]) -> None:
    assert acronyms(text) == expected


@pytest.mark.parametrize(
    ("text", "mention", "id_"),
    [
        ("Congo protested. Kinshasa sent troops to Goma.", "Congo", "country/COD"),
        ("Congo protested. Ministers met in Brazzaville.", "Congo", "country/COG"),
        ("Georgia protested. Tbilisi recalled its envoy.", "Georgia", "country/GEO"),
        ("Georgia sued. Atlanta, Texas and Alabama joined in.", "Georgia", "place/georgia-us-state"),
        ("Korea launched a missile, and Pyongyang praised it.", "Korea", "country/PRK"),
        ("Congo protested.", "Congo", "country/COD"),
    ],
)
def test_an_ambiguous_name_is_read_by_what_else_the_document_names(text: str, mention: str, id_: str) -> None:
    assert ids(reading(text, [(mention, "GPE")])) == [id_]


def test_rebels_are_not_of_a_country_that_the_document_never_names() -> None:
    text = "Maoist rebels in India burned a bus. They often attack buses."
    (rebels,) = {actor.country for actor in actors(reading(text, [("Maoist rebels", "ORG")]))}

    assert rebels == "IND"


def test_a_generic_name_of_a_party_is_that_of_the_documents_country() -> None:
    text = "Mongolia has a new coalition with the Democratic Party."
    (actor,) = actors(reading(text, [("the Democratic Party", "ORG")]))
    (american,) = actors(reading("In the U.S. the Democratic Party won.", [("the Democratic Party", "ORG")]))

    assert (actor.id, actor.country) == ("org/mng-democratic-party", "MNG")
    assert american.id == "org/democratic-party"


@pytest.mark.parametrize(
    ("text", "mention", "id_"),
    [
        ("The State Department accused North Korea.", "State Department", "org/us-state-department"),
        ("The Labour Party of Jeremy Corbyn criticized Israel.", "Labour Party", "org/labour-party-uk"),
        ("The Security Council condemned Iran.", "Security Council", "org/un-security-council"),
    ],
)
def test_a_body_stays_whose_it_is_whatever_countries_it_speaks_of(text: str, mention: str, id_: str) -> None:
    assert ids(reading(text, [(mention, "ORG")])) == [id_]


def test_the_choice_for_an_ambiguous_name_is_told() -> None:
    told: list[Choice] = []
    text = "Congo protested. Ministers met in Brazzaville."
    resolve_actors([reading(text, [("Congo", "GPE")])], on_choice=told.append)

    assert told == [Choice("a.txt", "Congo", "country/COD", "country/COG")]


def test_a_president_of_that_day_acts_and_a_former_one_does_not() -> None:
    text = "Obama spoke. Barack Obama left the White House."
    then = actors(reading(text, [("Obama", "PERSON")], "1", dt.date(2015, 9, 23)))
    later = actors(reading(text, [("Obama", "PERSON")], "2", dt.date(2020, 3, 1)))

    assert [actor.affiliation for actor in (*then, *later)] == ["acts-for", "national"]
    assert then[0].id == later[0].id == "person/barack-obama"


def test_the_order_of_documents_does_not_matter() -> None:
    documents = [
        titled("Kenyan Trade Minister Jane Wanjiru", "1"),
        reading("Jane M. Wanjiru returned.", [("Jane M. Wanjiru", "PERSON")], "2"),
        reading("Jane Wanjiru of Nowhere. Wanjiru slept.", [("Wanjiru", "PERSON")], "3"),
        reading("Congo protested in Brazzaville.", [("Congo", "GPE")], "4"),
    ]
    results = {resolve_actors(order) for order in itertools.permutations(documents)}

    assert len(results) == 1


def test_places_and_unnamed_actors_are_left_as_they_are() -> None:
    text = "Chinese hackers struck."
    (before,) = actor_mentions(reading(text, [("Chinese hackers", None)]))
    (after,) = actors(reading(text, [("Chinese hackers", None)]))

    assert before.actor == after
    assert after.kind is ActorKind.GROUP


@pytest.mark.parametrize(
    ("short", "full", "country", "expected"),
    [
        ("Wanjiru", "Jane Wanjiru", None, True), ("al-Sadr", "Muqtada al-Sadr", None, True),
        ("Sadr", "Muqtada al-Sadr", None, True), ("de Klerk", "F. W. de Klerk", None, True),
        ("Meng", "Meng Jianzhu", "CHN", True), ("Jane", "Jane Wanjiru", "KEN", False),
        ("King", "Martin Luther King Jr.", None, True), ("Wang", "Jane Wanjiru", None, False),
    ],
)  # fmt: skip
def test_short_names(short: str, full: str, country: str | None, expected: bool) -> None:
    assert shortens(short, full, country) is expected
    assert is_short(short)
    assert not is_short(full)


def test_the_end_of_the_sentence_before_is_no_given_name() -> None:
    text = (
        "The vice president spoke of violence in Iraq. Cheney then left. Dick Cheney is expected in Riyadh."
    )

    assert [actor.id for actor in actors(reading(text, [("Cheney", "PERSON")], day=None))] == [
        "person/dick-cheney"
    ]


def test_an_office_that_two_of_a_name_held_for_one_country_tells_the_country() -> None:
    text = "President Bush wrote to the farmers on Tuesday."

    (actor,) = actors(reading(text, [("President Bush", "PERSON")], day=None))

    assert (actor.name, actor.country, actor.sector) == ("Bush", "USA", "GOV")


def test_a_later_surname_is_the_president_before_it_though_nobody_knows_which() -> None:
    text = "President Bush met Governor Ann Bee in 2000. On Sunday Mr. Bush thanked Americans."

    found = actors(reading(text, [("President Bush", "PERSON"), ("Mr. Bush", "PERSON")], day=None))

    assert {(actor.name, actor.country) for actor in found} == {("Bush", "USA")}


def test_a_surname_that_is_one_countrys_tells_that_country_and_nobody() -> None:
    text = "Ms. Rice wrote to the farmers on Tuesday."

    (actor,) = actors(reading(text, [("Ms. Rice", "PERSON")], day=None))

    assert (actor.name, actor.country) == ("Rice", "USA")


def test_an_office_that_two_of_a_name_held_for_two_countries_tells_none() -> None:
    text = "President Kim wrote to the farmers on Tuesday."

    (actor,) = actors(reading(text, [("President Kim", "PERSON")], day=None))

    assert actor.country is None


def test_what_a_surname_means_does_not_follow_from_hashes() -> None:
    """Who is named in full under several posts is meant as the text has him last, in every process."""
    posts = [(Post(role),) for role in "mayor envoy judge miner baker poet nurse clerk".split()]
    ann = [Actor("person/ann-bee", "Ann Bee", ActorKind.PERSON, posts=held) for held in posts]
    bee = Actor("person/bee", "Bee", ActorKind.PERSON)
    setting = Setting("a.txt", "Ann Bee came. Bee left.", None, None, frozenset())

    assert resolve_people([*ann, bee], setting, load_gazetteer()) == {("Bee", None): ann[-1]}


def test_a_surname_has_the_office_that_the_full_name_was_once_given() -> None:
    told = Actor("person/ann-bee", "Ann Bee", ActorKind.PERSON, country="TCD", sector="GOV")
    bare = Actor("person/ann-bee", "Ann Bee", ActorKind.PERSON, country="TCD")
    bee = Actor("person/bee", "Bee", ActorKind.PERSON)
    setting = Setting("a.txt", "Ann Bee came. Bee left.", None, None, frozenset())

    assert resolve_people([told, bare, bee], setting, load_gazetteer())["Bee", None] == told


def test_an_acronym_that_a_text_introduces_is_the_known_organization() -> None:
    full = Actor("org/wfp", "World Food Programme", ActorKind.ORGANIZATION, sector="IGO")
    short = Actor("org/w-f-p-u", "WFPU", ActorKind.ORGANIZATION)
    text = "The World Food Program Union (WFPU) and the Food and Drug Administration (FADA) met."
    agency = Actor("org/fada", "FADA", ActorKind.ORGANIZATION)

    found = resolve_organizations([full, short, agency], text, load_gazetteer())

    assert found["FADA", None].country == "USA"
    assert found["WFPU", None].id == "org/world-food-program-union"


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("Prime Minister Ehud Olmert opened a school. Talks on Friday ended when Olmert left.", "GOV"),
        ("Former Prime Minister Ehud Olmert opened a school. The talks ended when Olmert left.", None),
    ],
)
def test_who_is_called_by_an_office_holds_it_whatever_later_years_a_text_names(
    words: str, sector: str | None
) -> None:
    text = f"Israel will build it by 2018. {words}"
    (actor,) = actors(reading(text, [("Ehud Olmert", "PERSON")], day=None))

    assert actor.sector == sector


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("Opposition leader Viktor Yushchenko fell ill. Doctors treated Yushchenko in Vienna.", "OPP"),
        ("Ukrainian President Viktor Yushchenko fell ill. Doctors treated Yushchenko in Vienna.", "GOV"),
    ],
)
def test_a_surname_in_an_undated_text_is_of_the_sector_told_elsewhere(words: str, sector: str) -> None:
    title = words.partition(" Viktor")[0]
    both = [(f"{title} Viktor Yushchenko", "PERSON"), ("Yushchenko in", None)]
    told = reading(words, both, day=None)
    first, _ = actors(told)

    assert first.sector == sector
