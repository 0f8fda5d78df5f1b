"""Who acts in clauses that have no subject of their own, and who acts where only a noun says so."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import event_at

SOURCES = [
    ("Kenya freed two soldiers they say were planning a raid on Chad.", "planning", ["two soldiers"]),
    # an infinitive under a noun or verb of asking, sending or charging
    ("The United States made appeals to Israel and Hamas to end the violence.", "end", ["Israel", "Hamas"]),
    ("Togo rejected a call from Ghana's government to begin talks on the border.", "talks", ["Togo"]),
    ("Rome sent President Ann Bee to Cairo to mediate between the rebels.", "mediate", ["President Ann Bee"]),
    (
        "Four officers were arrested in connection with a plot to kill Robert Mugabe.",
        "kill",
        ["Four officers"],
    ),
    ("Prosecutors charged two colonels over a plot to overthrow the king.", "overthrow", ["two colonels"]),
    ("Britain is not doing enough to support the refugees of Darfur.", "support", ["Britain"]),
    ("The Council welcomed an attempt by Ghana to disarm the rebels.", "disarm", ["Ghana"]),
    ("Norway is sending doctors as part of efforts to help survivors in Haiti.", "help", ["Norway"]),
    ("The general was tried after being accused of a plot to kill the king.", "kill", ["The general"]),
    ("Omar Bee contacted the Saudi government to express his readiness to talk.", "readiness", ["Omar Bee"]),
    ("Hamas rejected President Bush's call for the armed group to disarm.", "disarm", ["the armed group"]),
    ("Togo rejected Ghana's call to hold talks with Lome.", "talks", ["Togo"]),
    # nobody has a part in the plot that he finds; who is brought somewhere is to undergo it there
    ("The Sudanese police uncovered a plot to attack the French embassy.", "attack", []),
    # what is done to somebody, by those whom the rest of the sentence tells
    ("Missiles fired from a U.S. drone killed six militants in Yemen.", "killed", ["a U.S. drone"]),
    ("Two French reporters were released from detention in Iran.", "released", ["Iran"]),
    ("Sudan was expelled from the African Union on Friday.", "expelled", ["the African Union"]),
    ("He said most rebel attacks were directed at Turkish troops.", "attacks", ["rebel"]),
    ("Two soldiers were killed after rebels opened fire on their convoy.", "killed", ["rebels"]),
    ("A Kenyan officer was killed and four hurt when militants attacked a post.", "killed", ["militants"]),
    ("Prisoners were subjected to beatings and other forms of abuse by guards.", "subjected", ["guards"]),
    ("Bombings blamed on Chechen rebels have killed 40 people.", "killed", ["Chechen rebels"]),
    ("Rebels carried out the bombings in Jordan that killed 57 people.", "killed", ["Rebels"]),
    # neither a town nor a war kills
    ("Two soldiers were killed in a Kabul operation on Monday.", "killed", []),
    ("A ten-day war with Armenia killed 200 people in Azerbaijan.", "killed", []),
    # a place under a copula is no subject, who is there is
    ("Mr. Khan is in Kabul to meet with Afghan leaders.", "meet", ["Mr. Khan"]),
    ("Mr. Khan is in Kabul, holding talks with Afghan leaders.", "talks", ["Mr. Khan"]),
    ("The police have been on alert since a bomb in Oslo killed a judge.", "killed", []),
    # who is opposed to something opposes it
    ("Lawmakers opposed to the treaty with Chad have left the room.", "opposed", ["Lawmakers"]),
    ("Opposed by France, the treaty with Chad was dropped.", "Opposed", ["France"]),
    # whose promise, attempt or petition it is stands behind the noun, or above it
    ("The vote followed promises from the African Union to help Togo.", "help", ["the African Union"]),
    ("The coup ended attempts of Nepali rebels to topple the king.", "topple", ["Nepali rebels"]),
    ("The premier rejected threats to invade Togo.", "invade", []),
    ("The premier rejected an offer by Togo to hold talks.", "talks", ["The premier"]),
    ("The court rejected a petition from Ann Bee accusing the premier of fraud.", "accusing", ["Ann Bee"]),
    ("The rebel leader appeared in a video praising Mr. Khan.", "praising", ["The rebel leader"]),
    ("The minister has outlined a series of measures to punish Togo.", "punish", ["The minister"]),
    ("Kenya accused Chad of a role in a plot to topple the king of Togo.", "topple", ["Chad"]),
    # who is given time, or called the first, to do it; what a past tense goes on from
    ("Officials agreed to a delay to give Togo more time to persuade Mali to disarm.", "persuade", ["Togo"]),
    ("Ghana is the second African country to recognize Kosovo.", "recognize", ["Ghana"]),
    (
        "Chadian officials said the new fighting could harm the talks and urged both sides to stop.",
        "urged",
        ["Chadian officials"],
    ),
    ("The monks protested a decision to disband the army.", "disband", []),
]

TARGETS = [
    ("They arrested 80 lawyers and young politicians.", "arrested", ["80 lawyers", "young politicians"]),
    (
        "Rebels threatened to kill the hostages unless all prisoners are freed.",
        "threatened",
        ["the hostages"],
    ),
    ("Maliki blamed the bombing on what he called exiles and rebels.", "blamed", ["exiles", "rebels"]),
    ("Turkey has sent troops to its eastern provinces to fight the rebels.", "sent", []),
    ("The police have arrested those responsible for the raid.", "arrested", ["those"]),
    ("Chad flew two Sudanese officers to France to face trial.", "face trial", ["two Sudanese officers"]),
    # a quantity is neither a thing nor whom it counts
    ("Sudanese troops killed thousands of villagers.", "killed", ["thousands of villagers"]),
    ("The army fired rockets from helicopters at rebels in Darfur.", "fired", ["rebels in Darfur"]),
    ("Lawmakers have called for the president to resign.", "called", ["the president"]),
    (
        "Gunmen fired on a car carrying the finance minister and two guards.",
        "fired",
        ["the finance minister", "two guards"],
    ),
    ("Rebels attacked a truck carrying food to Darfur.", "attacked", ["a truck"]),
    (
        "Raids killed two American soldiers and at least five Iraqis.",
        "killed",
        ["two American soldiers", "at least five Iraqis"],
    ),
    ("Mr. Talat called for renewed talks with the Greek government.", "called", ["the Greek government"]),
    ("Evo Morales kept his promise to cut salaries after a cabinet meeting.", "promise", []),
    ("President Hu called for progress in six-party talks on the arms program.", "called", []),
    ("Chad wants Sudan to disarm the rebels of the east.", "disarm", ["the rebels of the east"]),
    ("Peru has alleged that Chile is engaged in espionage.", "alleged", ["Chile"]),
    ("Mr. Khan rejected threats to cut off Palestinian aid.", "cut off", ["Palestinian"]),
    ("The militia rejected the call for the armed group to disarm.", "disarm", []),
]


def parties(nlp: Language, text: str, trigger: str, role: str) -> list[str]:
    """The words of those who have a role in the first event that a word of the text triggers."""
    return [mention.span.text for mention in event_at(nlp, text, trigger).mentions(role)]


@pytest.mark.parametrize(("text", "trigger", "sources"), SOURCES)
def test_who_acts_is_found(nlp: Language, text: str, trigger: str, sources: list[str]) -> None:
    assert parties(nlp, text, trigger, "source") == sources


@pytest.mark.parametrize(("text", "trigger", "targets"), TARGETS)
def test_who_undergoes_is_found(nlp: Language, text: str, trigger: str, targets: list[str]) -> None:
    assert parties(nlp, text, trigger, "target") == targets


def test_those_arrested_are_all_in_the_row_before_the_participle(nlp: Language) -> None:
    text = "Among them were 80 lawyers and business people arrested in May by Egyptian police."
    assert parties(nlp, text, "arrested", "target") == ["80 lawyers", "business people"]


def test_who_is_known_under_a_name_bears_it(nlp: Language) -> None:
    event = event_at(nlp, "The commander, known as Omar Diallo, was killed by French troops.", "killed")
    assert [(actor.name, actor.sector) for actor in (m.actor for m in event.mentions("target"))] == [
        ("Omar Diallo", "MIL")
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "sources"),
    [
        ("France urged Serbs to do more to arrest war crimes suspects.", "arrest", ["Serbs"]),
        ("Most Afghans say they support efforts to negotiate with rebel groups.", "negotiate", []),
        ("Italy raised concerns about a deal in Kabul to free five Taliban prisoners.", "free", []),
    ],
)
def test_what_others_are_to_do_is_no_act_of_the_subject(
    nlp: Language, text: str, trigger: str, sources: list[str]
) -> None:
    assert [m.span.text for m in event_at(nlp, text, trigger).mentions("source")] == sources


def test_a_reporter_and_a_judge_killed_in_may_were_both_killed(nlp: Language) -> None:
    event = event_at(
        nlp, "The victims include a reporter and a judge killed in separate attacks in May.", "killed"
    )
    assert [m.span.text for m in event.mentions("target")] == ["a reporter", "a judge"]


def test_rights_advocates_criticize(nlp: Language) -> None:
    text = "Human rights advocates and lawyers in Chad condemned the law."
    assert parties(nlp, text, "condemned", "source") == ["Human rights advocates", "lawyers"]


def test_who_is_to_allow_talks_holds_them(nlp: Language) -> None:
    text = "Peru agreed to delay the ban to allow talks with the Chilean government."
    assert parties(nlp, text, "talks", "source") == ["Peru"]
