"""Lines of trigger files and classes of nouns: what they compile to, and what is wrong in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.errors import OntologyError
from kgbuild.lexicon.noun_classes import Nouns, office_classes, read_choice, read_noun_classes
from kgbuild.lexicon.ontology import load_ontology
from kgbuild.lexicon.phrases import Names, Phrase, compile_line
from kgbuild.records import PhraseRef

NOUNS = {"building": Nouns(frozenset({"church", "school"})), "idea": Nouns(frozenset({"plan"}), ("ness",))}


def compiled(line: str) -> list[Phrase]:
    names = Names({"Attack": object()}, frozenset({"source", "target", "topic"}), NOUNS)
    return compile_line(line, "Attack", PhraseRef(line, "mine.txt", 1), names)


def slot(phrase: Phrase, role: str) -> tuple[Nouns, Nouns, bool]:
    found = next(s for s in phrase.slots if s.role == role)
    return found.choice.asked, found.choice.barred, found.required


def test_a_slot_asks_for_words_kinds_of_name_and_classes_of_nouns() -> None:
    (phrase,) = compiled("SOURCE raid TARGET{home|gpe|@building}")

    asked, barred, required = slot(phrase, "target")

    assert all(word in asked for word in ("home", "gpe", "church"))
    assert "plan" not in asked
    assert not barred
    assert required


def test_a_minus_rules_words_out_and_asks_for_none() -> None:
    (phrase,) = compiled("SOURCE{-storm} attack TARGET{-@idea|-vote}")

    asked, barred, _ = slot(phrase, "target")

    assert not asked
    assert [word for word in ("plan", "weakness", "vote", "church") if word in barred] == [
        *("plan", "weakness", "vote")
    ]
    assert slot(phrase, "source") == (Nouns(), Nouns(frozenset({"storm"})), False)


def test_a_choice_holds_for_the_nominalisation_too() -> None:
    verb, noun = compiled("SOURCE destroy TARGET{@building} ~ destruction")

    assert (verb.pos, noun.pos) == ("VERB", "NOUN")
    assert all("church" in slot(phrase, "target")[0] for phrase in (verb, noun))


def test_what_stands_alone_with_a_minus_must_not_be_there() -> None:
    (phrase,) = compiled("-verbal|heart -@idea attack by SOURCE on TARGET")
    (meeting,) = compiled("SOURCE and TARGET meet -OBJECT -DO -at")

    assert [word for word in ("heart", "verbal", "plan", "armed") if word in phrase.excluded] == [
        *("heart", "verbal", "plan")
    ]
    assert phrase.head == "attack"
    assert meeting.absent == {"obj", "xcomp", "prep:at"}
    assert not meeting.excluded


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("SOURCE raid TARGET{@barn}", "there is no class of nouns '@barn'; there are building, idea"),
        ("SOURCE raid TARGET{home| house}", "the braces of 'TARGET{home|' do not match"),
        ("-verbal", "the phrase is empty"),
    ],
)
def test_a_wrong_choice_is_named(line: str, problem: str) -> None:
    with pytest.raises(OntologyError) as caught:
        compiled(line)

    assert str(caught.value).startswith(problem)


def test_classes_take_in_others_and_except_words_from_endings(tmp_path: Path) -> None:
    path = tmp_path / "nouns.txt"
    path.write_text("[idea]\n*ness plan -witness\n[thing]\n@idea stone  # and more\n", encoding="utf-8")

    classes = read_noun_classes([path], {})

    assert [w for w in ("weakness", "witness", "plan", "stone") if w in classes["thing"]] == [
        *("weakness", "plan", "stone")
    ]
    assert "stone" not in classes["idea"]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("plan\n", 1, "'plan' stands before the first"),
        ("[idea]\n\n@thought\n", 3, "there is no class of nouns '@thought'"),
    ],
)
def test_a_wrong_class_of_nouns_is_named_with_file_and_line(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    path = tmp_path / "nouns.txt"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(OntologyError, match=problem) as caught:
        read_noun_classes([path], {})

    assert (caught.value.path, caught.value.line) == (path, line)


def test_role_nouns_of_the_gazetteer_are_classes_by_kind_and_sector() -> None:
    classes = office_classes(load_ontology().gazetteer.offices.values())

    assert all(word in classes["MIL"] for word in ("soldier", "army"))
    assert all(word in classes["person"] for word in ("minister", "head"))  # also "head of state"
    assert "group" in classes["organization"]
    assert "group" not in classes["REB"]  # a rebel group is not the only group


def test_a_users_words_are_added_to_a_class(tmp_path: Path) -> None:
    (tmp_path / "nouns.txt").write_text("[ship]\ncoracle\n", encoding="utf-8")
    (tmp_path / "triggers").mkdir()
    (tmp_path / "triggers" / "mine.txt").write_text("[Seizure]\nSOURCE nab TARGET{@ship}\n", encoding="utf-8")

    phrase = load_ontology(tmp_path).phrases[-1]

    assert all(word in slot(phrase, "target")[0] for word in ("coracle", "frigate"))


def test_a_choice_of_nothing_takes_anything() -> None:
    assert not read_choice([], NOUNS)
