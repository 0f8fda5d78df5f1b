"""What in a text is the article: headline, paragraphs, and nothing of the page."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.read.boilerplate import load_rules
from kgbuild.read.paragraphs import is_sentence
from kgbuild.read.plain_text import Layout, lay_out
from kgbuild.records import Article

RULES = load_rules()
SEEDS = Path(__file__).parents[2] / "seeds"

PAGE = """Share

World

Iran and six powers agree on inspections

Iran Vienna talks

By Jane Doe | June 12, 2015

(Photo : REUTERS/John Roe ) Foreign Minister Zarif leaves the hotel in Vienna on Friday.

VIENNA, Austria (Reuters) — Iran and six world powers agreed on inspections on Friday.

Advertisement

What comes next

“We are not there yet,” Zarif said.

Zarif and Kerry in Vienna last week
"""


def parts(text: str, layout: Layout) -> list[tuple[str, str]]:
    return [(p.kind, text[p.begin : p.end]) for p in layout.passages]


def test_a_scraped_page_keeps_headline_caption_and_paragraphs() -> None:
    layout = lay_out(PAGE, RULES)

    assert parts(PAGE, layout) == [
        ("title", "Iran and six powers agree on inspections"),
        ("body", "Foreign Minister Zarif leaves the hotel in Vienna on Friday."),
        ("body", "Iran and six world powers agreed on inspections on Friday."),
        ("body", "What comes next"),
        ("body", "“We are not there yet,” Zarif said."),
    ]


def test_a_byline_below_the_headline_gives_the_date() -> None:
    date = lay_out(PAGE, RULES).date

    assert date is not None
    assert (date.value, date.basis) == ("2015-06-12", "byline")


@pytest.mark.parametrize(
    ("name", "title", "first", "last"),
    [
        (
            "000_de065e17ae9a29ea.txt",
            "China and U.S. hold",
            "The Chinese government will retaliate",
            "he added.",
        ),
        (
            "002_e8321e7ca4a7657d.txt",
            "China is Ready to Open",
            "Chinese President Xi Jinping (L)",
            "any nation.",
        ),
    ],
)
def test_the_seed_articles_lose_their_page(name: str, title: str, first: str, last: str) -> None:
    text = (SEEDS / name).read_text(encoding="utf-8")

    layout = lay_out(text, RULES)

    kinds = [kind for kind, _ in parts(text, layout)]
    bodies = [part for kind, part in parts(text, layout) if kind == "body"]
    assert kinds == ["title", *["body"] * len(bodies)]
    assert layout.title is not None
    assert layout.title.startswith(title)
    assert bodies[0].startswith(first)
    assert bodies[-1].endswith(last)
    assert layout.date is None
    everything = " ".join(bodies)
    for furniture in ("Share", "Advertisement", "Facebook", "Homepage", "REUTERS", "Analytics", "TOPIX"):
        assert furniture not in everything


@pytest.mark.parametrize(
    "text",
    [
        "Norway expelled two Russian diplomats on Monday.",
        "Norway expels two Russian diplomats",
        "On 4 October the court convicted the firm and ordered it to pay a fine for bribes abroad",
        "China denies it.\n\nThe U.S. insists\n\nNo talks are planned",
        "Talks end\nChina and the U.S. ended their talks.\nNo date was set",
        "“No.”\n\n“Yes.”",
    ],
)
def test_nothing_of_a_clean_text_is_lost(text: str) -> None:
    article = Article("a", text, lay_out(text, RULES).passages)

    assert article.reading_text() == text


def test_a_single_headline_is_a_title() -> None:
    assert (
        lay_out("Norway expels two Russian diplomats", RULES).title == "Norway expels two Russian diplomats"
    )


def test_a_headline_may_be_a_question_or_end_in_an_abbreviation() -> None:
    for headline in ("Will China retaliate?", "Xi arrives in the U.S.", "Iran ‘ready for talks’"):
        text = f"{headline}\n\nThe president spoke to reporters on Monday."
        assert lay_out(text, RULES).title == headline


def test_the_line_that_repeats_the_title_is_the_headline() -> None:
    text = "A much longer line that looks like the headline of all\nXi in Seattle\nXi spoke on Monday."

    assert lay_out(text, RULES, title="Xi in Seattle ").title == "Xi in Seattle"


def test_a_question_that_is_the_only_text_before_nothing_is_body() -> None:
    text = "China denies it.\n\nWill it retaliate?"

    assert [kind for kind, _ in parts(text, lay_out(text, RULES))] == ["body", "body"]


def test_a_dateline_is_not_read_and_gives_the_date() -> None:
    text = "Obama meets Xi\n\nWASHINGTON, Sept. 3, 2015 (AP) — Obama met Xi on Thursday."

    layout = lay_out(text, RULES)

    assert parts(text, layout)[1] == ("body", "Obama met Xi on Thursday.")
    assert layout.date is not None
    assert (layout.date.value, layout.date.basis) == ("2015-09-03", "dateline")


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Obama meets Xi\n\n"
        "President Obama told the Chinese leader on Friday that he would impose\n"
        "sanctions on Chinese companies if the theft of trade secrets went on,\n"
        "officials said.\n\n"
        "Xi denied it.\n"
    )

    assert [part[:5] for _, part in parts(text, lay_out(text, RULES))] == ["Obama", "Presi", "Xi de"]


def test_one_sentence_a_line_is_not_joined() -> None:
    text = "China denied the charge on Monday, and no evidence was shown.\nThe U.S. insisted.\nTalks go on.\n"

    assert len(lay_out(text, RULES).passages) == 3


def test_a_dateline_is_found_below_a_caption_and_once() -> None:
    text = "(Photo: AP) Xi waves.\n\nMINSK - Talks go on.\n\nMINSK - No date is set."

    assert [part for _, part in parts(text, lay_out(text, RULES))] == [
        "Xi waves.",
        "Talks go on.",
        "MINSK - No date is set.",
    ]


@pytest.mark.parametrize(
    "text", ["Share", "Share\n\nAdvertisement\n", "04/25/2024 07:21:18 pm\nMenu\n", "* * *\n* * *"]
)
def test_a_page_without_an_article_has_no_passages(text: str) -> None:
    assert lay_out(text, RULES).passages == ()


@pytest.mark.parametrize(
    "line", ["Xi denied it.", "“No,” he said.", "He said that it is in the hands of all of them"]
)
def test_sentences(line: str) -> None:
    assert is_sentence(line)


@pytest.mark.parametrize("line", ["China topix", "Stop!", "Xi in Beijing earlier this month"])
def test_no_sentences(line: str) -> None:
    assert not is_sentence(line)


LINES = st.sampled_from(
    ["Share", "Advertisement", "Xi denied it.", "By Jane Doe | June 12, 2015", "BEIJING (AP) — Xi denied it.",
     "(Photo: AP) Xi waves.", "China and the U.S. end talks", "", "\t ", "Zürich – 東京 🙂", "e\u0301 x y.",
     "الرئيس قال."]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(),
    st.lists(LINES).flatmap(
        lambda xs: st.sampled_from(["\n", "\r\n", "\n\n", "\r"]).map(lambda s: s.join(xs))
    ),
)


@given(TEXTS)
def test_passages_are_ordered_disjoint_and_inside_the_text(text: str) -> None:
    passages = lay_out(text, RULES).passages

    bounds = [offset for p in passages for offset in (p.begin, p.end)]
    assert bounds == sorted(bounds)
    assert all(0 <= p.begin < p.end <= len(text) for p in passages)
    assert all(text[p.begin : p.end] == text[p.begin : p.end].strip() for p in passages)


@given(TEXTS)
def test_reading_text_has_the_same_characters_at_the_same_offsets(text: str) -> None:
    article = Article("a", text, lay_out(text, RULES).passages)

    reading = article.reading_text()

    assert len(reading) == len(text)
    assert all(read in (given_, " ") for read, given_ in zip(reading, text, strict=True))
    for p in article.passages:
        assert reading[p.begin : p.end] == text[p.begin : p.end]


SENTENCES = ("Xi denied it.", "The U.S. and China met on Monday.", "“No,” he said.", "Why not? Nobody knows.")


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, unique=True))
def test_sentences_are_never_lost_among_the_furniture(sentences: list[str]) -> None:
    text = "Share\n" + "\nAdvertisement\n".join(sentences) + "\nReal Time Analytics"

    kept = [part for _, part in parts(text, lay_out(text, RULES))]

    assert kept == sentences


def test_what_a_page_shows_twice_is_read_once() -> None:
    text = "Share\n" + "Xi lands in Seattle\nXi landed in Seattle.\n" * 2 + "He waved."

    kept = [part for _, part in parts(text, lay_out(text, RULES))]

    assert kept == ["Xi lands in Seattle", "Xi landed in Seattle.", "He waved."]


def test_a_refrain_in_a_clean_text_stays() -> None:
    text = "He asked them to vote.\nThey will not vote on it.\nHe asked them to vote.\n"

    assert len(lay_out(text, RULES).passages) == 3


def test_the_first_of_several_headlines_is_the_title_and_the_others_stay() -> None:
    text = (
        "Share\nTrade News Network Daily\nMinisters wrestle with future of Belarus sanctions\n"
        "Decision on extending sanctions against Minsk is expected by the end of the week\n"
        "Foreign ministers clashed over sanctions against Belarus on Monday.\n"
    )

    layout = lay_out(text, RULES)

    assert layout.title == "Ministers wrestle with future of Belarus sanctions"
    assert len(layout.passages) == 3


def test_of_two_bylines_the_day_of_publication_counts() -> None:
    text = (
        "Ministers meet in Minsk\n\nUpdated: 3 March 2014\nPosted at 4:07 PM, March 2, 2014\n\n"
        "Ministers met in Minsk.\n"
    )

    date = lay_out(text, RULES).date

    assert date is not None
    assert date.value == "2014-03-02"


def test_bullets_and_credits_at_the_end_of_a_line_are_not_read() -> None:
    text = "Share\n• Talks in Minsk end on Monday.\nXi waves. File Photo by Jane Doe/UPI | License Photo\n"

    assert [part for _, part in parts(text, lay_out(text, RULES))] == [
        "Talks in Minsk end on Monday.",
        "Xi waves.",
    ]


def test_a_menu_of_many_words_is_no_sentence() -> None:
    assert not is_sentence("icon close icon search icon share icon menu icon mail icon video icon tag icon")
