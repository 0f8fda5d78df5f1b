"""Constructions in which who acts, or whom it strikes, stands far from the word that tells the event."""

from __future__ import annotations

import pytest
from spacy.language import Language

from events_found import event_at, events_in, words_by_role
from kgbuild.records import EventMention


def parties(nlp: Language, text: str) -> set[tuple[str, str, str]]:
    """Class, sources and targets of the events of a sentence."""
    return {
        (
            event.type,
            "; ".join(mention.span.text for mention in event.mentions("source")),
            "; ".join(mention.span.text for mention in event.mentions("target")),
        )
        for event in events_in(nlp, text)
    }


@pytest.mark.parametrize(
    ("text", "type_", "source", "target"),
    [
        # talks that hang on what was said after them, that end a visit, or are moved forward with
        (
            "Mr. Solana issued the statement following a meeting Thursday with Premier Anna Moe.",
            "Meeting",
            "Mr. Solana",
            "Premier Anna Moe",
        ),
        ("The envoy spoke at the end of a two-day visit to Ghana.", "Visit", "The envoy", "Ghana"),
        (
            "The European Union will move forward with accession talks with Turkey.",
            "Negotiation",
            "The European Union",
            "Turkey",
        ),
        ("Hamas has suggested the possibility of talks with Oman.", "Negotiation", "Hamas", "Oman"),
        ("The vote comes days before a summit of Asian leaders.", "Meeting", "Asian leaders", ""),
        # to whom something is offered
        ("Chad has offered nuclear cooperation to Syria.", "Cooperation", "Chad", "Syria"),
        # who has said what is denied in the same breath
        (
            "France has accused Iran of arming the rebels, a charge Iran denies.",
            "Rejection",
            "Iran",
            "France",
        ),
        # who criticizes a law has not made it
        ("Togo repealed the law criticized by France.", "Concession", "Togo", ""),
        (
            "The rights group says the army of Niger beat monks to silence them - a charge the army denies.",
            "Rejection",
            "the army",
            "The rights group",
        ),
        # who is to be released is not asked for it; who gets approval has not given it
        ("Hamas has demanded the release of hundreds of Omani prisoners.", "Demand", "Hamas", ""),
        ("Peru is seeking Mr. Diaz's extradition from Chile.", "Request", "Peru", "Chile"),
        ("The Kenyan envoy won praise from Chad.", "Endorsement", "Chad", "The Kenyan envoy"),
        # words that somebody does something with, or promises
        (
            "Western nations mislead the public with accusations that Iran builds bombs.",
            "Accusation",
            "Western nations",
            "Iran",
        ),
        (
            "The envoy praised the member states for their pledges of support for Iraq.",
            "Endorsement",
            "the member states",
            "Iraq",
        ),
        (
            "Oman has denied allegations by Chad that spies were trained in its camps.",
            "Accusation",
            "Chad",
            "Oman",
        ),
        (
            "North Korean officials sought food after turning down aid offers from foreign relief agencies.",
            "Rejection",
            "North Korean officials",
            "foreign relief agencies",
        ),
        ("The envoy praised the cooperation of Oman.", "Endorsement", "The envoy", "Oman"),
        # who has reported it; whose troops are there; what is at home
        ("Chad denied a newspaper report that it had sent troops.", "Rejection", "Chad", "newspaper"),
        ("Iran opposes the presence of U.S. troops in Iraq.", "Rejection", "Iran", "U.S. troops in Iraq"),
        (
            "Spain's king has defended the country's monarchy.",
            "Endorsement",
            "Spain's king",
            "the country's monarchy",
        ),
        # a threat strikes whom it would strike, whatever it depends on
        (
            "The rebels threatened to kill the mayor unless Togo frees their leader.",
            "Threat",
            "The rebels",
            "the mayor",
        ),
        # a month under `in` does not make the country that troops left a scene
        ("Norway completed its withdrawal of troops from Mali in June 2014.", "Withdrawal", "Norway", "Mali"),
        # a sum of somebody's goods
        (
            "Malta reduced tariffs on $90 million of Tunisia's exports.",
            "SanctionsRelief",
            "Malta",
            "Tunisia",
        ),
        # a capital under `in` is the town, and not the government that orders the curfew
        ("The Thai government extended the curfew in Bangkok.", "Curfew", "The Thai government", "Bangkok"),
        ("Malta has re-opened its embassy in Libya.", "DiplomaticRelations", "Malta", "Libya"),
        # who speaks to somebody in a statement; what one speaks or promises of is nobody
        ("In remarks to Peruvian reporters, Chad praised Mali.", "Statement", "Chad", "Peruvian reporters"),
        ("Norway increased its pledge for the fight against malaria.", "Commitment", "Norway", ""),
        # a report has an author, whom the sentence does not name; forces that are joined are no party
        ("The report criticized the Sudanese government.", "Criticism", "", "the Sudanese government"),
        ("Two Kenyan parties joined forces in February.", "Cooperation", "Two Kenyan parties", ""),
        # numbers of people, and what flies for a state
        ("Somali rebels wounded 14 and left.", "Attack", "Somali rebels", "14"),
        ("A French plane killed four Malian rebels.", "Killing", "French", "four Malian rebels"),
        # embassies of those who open them are not whom they open them with
        ("Togo and Mali have reopened their embassies.", "DiplomaticRelations", "Togo", "Mali"),
        ("The Taliban government was ousted in 2001.", "Coercion", "", "The Taliban government"),
        # whose part is awaited
        (
            "Dock workers in Ghana will not end the strike before the port director is sacked.",
            "Concession",
            "Dock workers in Ghana",
            "the port director",
        ),
        (
            "Norway will not lift the embargo until it is satisfied that Mali has freed the monks.",
            "SanctionsRelief",
            "Norway",
            "Mali",
        ),
        # what is needed is asked for
        (
            "The envoy said a reform of the African Union was needed.",
            "Demand",
            "The envoy",
            "the African Union",
        ),
        # who asked for what is granted, at home, too
        (
            "The judge granted an order sought by the Kenyan Red Cross.",
            "Concession",
            "The judge",
            "the Kenyan Red Cross",
        ),
        # for whom something is done, who is to do something
        (
            "Lithuania reopened its border for Belarusians to visit their families.",
            "EaseRestrictions",
            "Lithuania",
            "Belarusians",
        ),
        # who issued what is critical
        (
            "Human rights lawyers issued a report critical of the Togolese army.",
            "Criticism",
            "Human rights lawyers",
            "the Togolese army",
        ),
        ("Ghana re-imposed sanctions on Togo.", "Sanction", "Ghana", "Togo"),
        (
            "President Ann Bee Tuesday released three dissidents.",
            "Release",
            "President Ann Bee",
            "three dissidents",
        ),
        # what follows an insertion
        (
            "Norway imposed sanctions over the raid, including travel bans, on Togolese generals.",
            "Sanction",
            "Norway",
            "Togolese generals",
        ),
        (
            "The union filed a complaint with the labour court against the Togolese state.",
            "Complaint",
            "The union",
            "the Togolese state",
        ),
        ("Togo let free 30 opposition activists.", "Release", "Togo", "30 opposition activists"),
        (
            "Amnesty International issued a report accusing the Malian army of failing to protect villagers.",
            "Accusation",
            "Amnesty International",
            "the Malian army",
        ),
        (
            "The king gave the prime minister, Ann Bee, a mandate to form a government.",
            "PoliticalReform",
            "The king",
            "the prime minister, Ann Bee",
        ),
        (
            "Ghana's Parliament passed a bill that would sanction Togolese officials.",
            "Sanction",
            "Ghana's Parliament",
            "Togolese officials",
        ),
        (
            "Police opened an investigation into whether the Kenyan finance minister took bribes.",
            "Investigation",
            "Police",
            "the Kenyan finance minister",
        ),
        (
            "The senate began an inquiry into the $4 million paid under the fund of the Kenyan Red Cross.",
            "Investigation",
            "The senate",
            "the Kenyan Red Cross",
        ),
        (
            "Norway provided aid to meet the needs of families in Malawi.",
            "Aid",
            "Norway",
            "families in Malawi",
        ),
        (
            "Norway gave $3 million to pay for food for those affected in Malawi.",
            "EconomicAid",
            "Norway",
            "those",
        ),
        (
            "The African Union launched a mediation effort designed to help Chad and the rebels settle.",
            "Mediation",
            "The African Union",
            "Chad",
        ),
        ("Ghana and Togo are guilty of violating the truce.", "CeasefireViolation", "Ghana", "Togo"),
        ("Chile and Peru fired across the ceasefire line.", "Attack", "Chile", "Peru"),
        (
            "The envoy called the ambassador of Chile a very stupid man.",
            "Criticism",
            "The envoy",
            "the ambassador of Chile",
        ),
        (
            "Norway promised support for efforts at rebuilding the Malian economy.",
            "Endorsement",
            "Norway",
            "Malian",
        ),
        ("Kenya announced the deployment of 230 troops to Malawi.", "Deployment", "Kenya", "Malawi"),
        (
            "House and Senate negotiators reached a deal on the budget.",
            "Agreement",
            "House",
            "Senate negotiators",
        ),
        (
            "The EU has issued an ultimatum to Brexit negotiators.",
            "Ultimatum",
            "The EU",
            "Brexit negotiators",
        ),
        (
            "The guards said they will not end the strike until the Kenyan government pays them.",
            "Concession",
            "The guards",
            "the Kenyan government",
        ),
        (
            "The dockers called off the strike after an agreement with the Nigerian government.",
            "Concession",
            "The dockers",
            "the Nigerian government",
        ),
        (
            "The ministry conceded to demands that Togolese exiles should be allowed to vote.",
            "Concession",
            "The ministry",
            "Togolese exiles",
        ),
        ("Refugees arrived in Uganda seeking asylum.", "Request", "Refugees", "Uganda"),
        (
            "Germany paid 600 million dollars in aid as compensation for Herero families.",
            "Concession",
            "Germany",
            "Herero families",
        ),
        ("Mali lifted trade restrictions with Niger.", "EaseRestrictions", "Mali", "Niger"),
        ("The Malian army took over Timbuktu.", "Occupation", "The Malian army", "Timbuktu"),
        (
            "In March, the militia launched an attack in which 40 gunmen stormed a Kenyan base.",
            "Attack",
            "the militia",
            "a Kenyan base",
        ),
        (
            "Kenyan peacekeepers are being deployed to relieve the Ugandan troops.",
            "Peacekeeping",
            "Kenyan peacekeepers",
            "the Ugandan troops",
        ),
        (
            "The rebels broke the truce with the Burmese army.",
            "CeasefireViolation",
            "The rebels",
            "the Burmese army",
        ),
        (
            "Kenya announced the deployment of 230 troops to Malawi on a peacekeeping mission.",
            "Peacekeeping",
            "Kenya",
            "Malawi",
        ),
        ("Peru asked the World Bank for aid.", "Request", "Peru", "the World Bank"),
        ("Norway gave Mali two million dollars in aid.", "EconomicAid", "Norway", "Mali"),
        ("Russia is selling Tehran anti-aircraft missiles.", "MilitaryAid", "Russia", "Tehran"),
        ("Oman lodged a protest against Yemen over its new dam.", "Complaint", "Oman", "Yemen"),
        ("The army led a coup in Suriname in 1980.", "Coercion", "The army", "Suriname"),
        ("The council approved a new mission to Liberia.", "Peacekeeping", "The council", "Liberia"),
        ("Israel will withdraw settlers from the Gaza Strip.", "Withdrawal", "Israel", "the Gaza Strip"),
        (
            "Chad's rebels fired rockets at the presidential palace.",
            "Shelling",
            "Chad's rebels",
            "the presidential palace",
        ),
        ("Police harassed and intimidated journalists in Togo.", "Coercion", "Police", "journalists"),
        (
            "France is in talks to win freedom for Peruvian hostages.",
            "Release",
            "France",
            "Peruvian hostages",
        ),
        (
            "Oman's foreign minister is in Sudan on a visit to meet President Bee and Premier Sow.",
            "Meeting",
            "Oman's foreign minister",
            "President Bee; Premier Sow",
        ),
        ("Chad's donors Friday said that Chad must cut its debt.", "Demand", "Chad's donors", "Chad"),
        (
            "Chad's government said the rebels were responsible for the attack on the army base.",
            "Attack",
            "the rebels",
            "the army base",
        ),
    ],
)
def test_both_parties_are_found(nlp: Language, text: str, type_: str, source: str, target: str) -> None:
    assert (type_, source, target) in parties(nlp, text)


def test_the_half_of_a_country_belongs_to_its_adjective(nlp: Language) -> None:
    text = "U.S. and North Korean officials reached agreement on a framework."
    (deal,) = events_in(nlp, text)
    countries = [m.actor.country for role in ("source", "target") for m in deal.mentions(role)]
    assert countries == ["USA", "PRK"]


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        (
            "Nigerian workers called off the strike after the government agreed to talks.",
            "called off",
            ["the government"],
        ),
        (
            "Nigerian workers suspended a strike aimed at forcing the government to cut prices.",
            "suspended",
            ["the government"],
        ),
        (
            "Syrian officials voiced doubts the United States is prepared to help.",
            "doubts",
            ["the United States"],
        ),
        ("Chad is sending an envoy to talk with Libya.", "sending an envoy", ["Libya"]),
        ("India cast doubt on a study by an environmental group.", "doubt", ["an environmental group"]),
    ],
)
def test_what_an_act_is_about_says_whom_it_is_directed_at(
    nlp: Language, text: str, trigger: str, target: list[str]
) -> None:
    assert words_by_role(nlp, text, trigger)["target"] == target


@pytest.mark.parametrize(
    ("text", "type_", "source", "target"),
    [
        (
            "Premier Anna Moe flew to Asia. Discussions with her Asian counterparts are to cover trade.",
            "Meeting",
            "her",
            "her Asian counterparts",
        ),
        (
            "In comments after meeting with Polish President Anna Moe, Mr. Lund thanked Poland.",
            "Meeting",
            "Mr. Lund",
            "Polish President Anna Moe",
        ),
        (
            "Oman and Qatar have agreed to start detailed discussions with Iran on shipping.",
            "Commitment",
            "Oman; Qatar",
            "Iran",
        ),
        ("Oman and Qatar have agreed to resume flights.", "Commitment", "Oman", "Qatar"),
        ("Peru hosts an Asia-Pacific Economic Cooperation summit in May.", "Meeting", "Peru", ""),
        (
            "Iran and Oman discussed Iraq's debt during the first talks between the two countries.",
            "Negotiation",
            "Iran",
            "Oman",
        ),
    ],
)
def test_who_meets_and_who_only_lends_a_name_or_a_place(
    nlp: Language, text: str, type_: str, source: str, target: str
) -> None:
    found = {(event.type, *_names(event)) for event in events_in(nlp, text)}
    assert (type_, source, target) in found


def _names(event: EventMention) -> tuple[str, str]:
    """Sources and targets: a plural for two countries by the names of the two."""
    first, second = (
        "; ".join(
            m.actor.name if m.actor.named and m.head.text == "countries" else m.span.text for m in found
        )
        for found in (event.mentions("source"), event.mentions("target"))
    )
    return first, second


def test_one_rally_is_not_directed_at_those_of_another(nlp: Language) -> None:
    text = (
        "Monks in Burma plan to demonstrate in Rangoon. The students said that, in addition to the planned "
        "protests, they also plan demonstrations in other towns."
    )
    assert "target" not in words_by_role(nlp, text, "plan demonstrations")


def test_who_makes_an_allegation_is_not_whom_a_probe_of_it_is_into(nlp: Language) -> None:
    text = (
        "Two Kenyan soldiers made accusations in a report. The Defense Ministry investigates the accusations."
    )
    assert "Two Kenyan soldiers" not in words_by_role(nlp, text, "investigates").get("target", [])


def test_a_partnership_of_ones_own_country_is_with_the_other(nlp: Language) -> None:
    text = "U.S. President Bush will strengthen the partnership between the U.S. and European nations."
    found = event_at(nlp, text, "strengthen the partnership").mentions("target")
    assert all(mention.actor.country != "USA" for mention in found)
