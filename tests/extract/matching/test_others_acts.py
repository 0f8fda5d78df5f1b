"""What a phrase tells of others than its subject: whose attacks are stopped, what only followed."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import events_in


def types(sentence: str, nlp: Language) -> set[str]:
    return {mention.type for mention in events_in(nlp, sentence)}


@pytest.mark.parametrize(
    ("own", "others"),
    [
        ("Niger's army agreed to stop its attacks.", "Niger's army tried to stop the attacks."),
        ("Mali's rebels promised to end the violence.", "Kenya offered to help end the violence."),
        ("Togo ordered the rebels to halt their raids.", "Togo sent troops to halt the raids."),
        ("Chad's rebels vowed to end their raids.", "Efforts by Chad to end the raids go on."),
    ],
)
def test_who_sets_out_to_stop_attacks_does_not_end_his_own(own: str, others: str, nlp: Language) -> None:
    assert "Deescalation" in types(own, nlp)
    assert "Deescalation" not in types(others, nlp)


def test_what_came_of_a_deed_is_no_pressure_by_whoever_did_it(nlp: Language) -> None:
    assert "Coercion" in types("Kenya forced the company to repay the loan.", nlp)
    assert "Coercion" not in types("Kenya lost the case, forcing its ministers to repay the loan.", nlp)


def test_whoever_is_driven_to_flee_is_forced(nlp: Language) -> None:
    assert "Coercion" in types("Chad's troops stormed the town, forcing hundreds of people to flee.", nlp)
