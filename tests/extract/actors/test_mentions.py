"""Who a noun phrase can be, by its own words and by what stands beside it."""

from __future__ import annotations

from spacy.language import Language

from events_found import event_at
from kgbuild.records import Affiliation


def test_an_apposition_tells_the_office_of_a_known_person(nlp: Language) -> None:
    text = "Adam Ereli, a State Department spokesman, criticized the verdict."
    (speaker,) = event_at(nlp, text, "criticized").mentions("source")

    assert speaker.actor.id == "person/adam-ereli"
    assert (speaker.actor.sector, speaker.actor.affiliation) == ("GOV", Affiliation.ACTS_FOR)


def test_that_a_known_person_is_somebodys_father_tells_no_office(nlp: Language) -> None:
    text = "Adam Ereli, a father of two, criticized the verdict."
    (speaker,) = event_at(nlp, text, "criticized").mentions("source")

    assert (speaker.actor.country, speaker.actor.sector) == ("USA", None)
