"""Which lines belong to the page, and which only look like it."""

from pathlib import Path

import pytest

from kgbuild.errors import OntologyError
from kgbuild.read.boilerplate import load_rules

RULES = load_rules()


@pytest.mark.parametrize(
    "line",
    [
        "Share",
        "Advertisement",
        "ADVERTISEMENT",
        "Like Us on Facebook",
        "Follow us on Twitter",
        "Make CT Your Homepage",
        "Real Time Analytics",
        "Share this article",
        "Facebook | Twitter | Email",
        "1.2k shares",
        "5 comments",
        "Leave a comment",
        "Continue reading the main story",
        "Story continues below advertisement",
        "Sign up for our daily newsletter",
        "Thanks for signing up!",
        "You may also like...",
        "Related: Iran and six powers resume talks in Vienna",
        "Read more: What is in the agreement?",
        "Skip to main content",
        "Most popular",
        "Photo: AFP",
        "Photo by Jane Doe / Getty Images",
        "REUTERS/Jason Redmond",
        "Getty Images",
        "(Reporting by Jane Doe; Editing by John Roe)",
        "Jane Doe contributed to this report.",
        "© 2015 The Daily Planet. All rights reserved.",
        "Copyright 2015 The Associated Press. All rights reserved.",
        "Image 3 of 12",
        "* * *",
        "|||||",
        "27",
        "(Reuters)",
        "No comments:",
        "Home » World » Europe",
        "Next article: Talks resume",
        "You have reached your article limit. Already a subscriber? Sign in",
        "Your email address will not be published. Required fields are marked *",
        "This is a developing story and will be updated.",
        "JANE DOE/Reuters",
        "bottom of page",
    ],
)
def test_lines_of_the_page_are_furniture(line: str) -> None:
    assert RULES.is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell in Shanghai after the announcement.",
        "Advertisements for the lottery were banned in March.",
        "Source says China will retaliate",
        "Video of the attack spreads in Kabul",
        "Report by UN panel accuses Syria of war crimes",
        "Copyright talks between China and the U.S. collapse",
        "Print workers strike in Athens",
        "Follow-up talks were held in Geneva.",
        "France contributed to the mission.",
        "Read the treaty before you sign it, the minister said.",
        "More sanctions",
        "Home Secretary resigns",
    ],
)
def test_sentences_and_headlines_that_begin_like_furniture_stay(line: str) -> None:
    assert not RULES.is_furniture(line)


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("(Photo : REUTERS/Jason Redmond ) Xi Jinping speaks.", "(Photo : REUTERS/Jason Redmond )"),
        ("Xi Jinping speaks. (AP Photo/Andy Wong)", "(AP Photo/Andy Wong)"),
        ("Xi Jinping speaks. (Photo by Jane Doe/Getty Images)", "(Photo by Jane Doe/Getty Images)"),
        ("Xi Jinping speaks [Photo: Xinhua] in Seattle.", "[Photo: Xinhua]"),
        ("Xi speaks. Photo: Jane Doe AP", " Photo: Jane Doe AP"),
        ("Xi speaks. (photo credit: REUTERS)", "(photo credit: REUTERS)"),
        ("Xi Jinping speaks. (Jane Doe/AFP/Getty Images)", "(Jane Doe/AFP/Getty Images)"),
    ],
)
def test_credits_are_found_inside_a_line(text: str, credit: str) -> None:
    found = [text[begin:end] for begin, end in RULES.credits(text, 0, len(text))]

    assert found == [credit]


@pytest.mark.parametrize(
    "text",
    [
        "The Office of Personnel Management (OPM) was breached.",
        "The talks (the first since 2012) ended.",
        "He met Kerry (left) and Lavrov.",
        "He showed a photo. Photo by photo, the album tells how they met.",
        "The Saudi Press Agency (SPA) reported it.",
    ],
)
def test_other_brackets_are_no_credits(text: str) -> None:
    assert RULES.credits(text, 0, len(text)) == []


def test_a_very_long_line_is_never_furniture() -> None:
    assert not RULES.is_furniture("Advertisement " * 1000)


@pytest.mark.parametrize(
    ("content", "line"), [("share\n", 1), ("[line]\nshare\n(unclosed\n", 3), ("# comment\n[lines]\n", 2)]
)
def test_a_wrong_rule_is_named_with_file_and_line(tmp_path: Path, content: str, line: int) -> None:
    (tmp_path / "boilerplate.txt").write_text(content, encoding="utf-8")

    with pytest.raises(OntologyError, match=rf"boilerplate\.txt, line {line}: "):
        load_rules(tmp_path)


def test_rules_of_a_users_own_folder_are_added(tmp_path: Path) -> None:
    (tmp_path / "boilerplate.txt").write_text("[line]\nthe daily planet\n", encoding="utf-8")

    rules = load_rules(tmp_path)

    assert rules.is_furniture("The Daily Planet")
    assert rules.is_furniture("Advertisement")
    assert not RULES.is_furniture("The Daily Planet")


def test_a_folder_without_rules_adds_none(tmp_path: Path) -> None:
    assert load_rules(tmp_path) == RULES


def test_rules_that_cannot_be_read_are_an_error_of_the_ontology(tmp_path: Path) -> None:
    (tmp_path / "boilerplate.txt").write_bytes(b"[line]\ncaf\xe9\n")

    with pytest.raises(OntologyError, match="cannot be read"):
        load_rules(tmp_path)
