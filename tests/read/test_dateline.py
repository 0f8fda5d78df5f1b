"""Where a story begins behind its dateline."""

import pytest

from kgbuild.read.boilerplate import load_rules
from kgbuild.read.dateline import dateline_end

RULES = load_rules()


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW -- ",
        "LISBON: ",
        "TEL AVIV-- ",
        "NEW DELHI - ",
        "WASHINGTON, Sept. 3, 2015 — ",
        "TUNIS, Tunisia (AP) — ",
        "THE HAGUE, Netherlands -- ",
        "DAKAR, May 15 (Xinhua) -- ",
        "RIYADH, 3 March (Reuters) - ",
        "SANTA FE, N.M. (AP) -- ",
        "Beijing (Reuters) - ",
        "United Nations, April 13 (IANS) ",
        "(CNN) ",
        "May 14 (UPI) -- ",
        "Washington: ",
        "Nairobi, Kenya - ",
        'OSLO (AP) " ',
        "SÃO PAULO, Brazil – ",
    ],
)
def test_the_story_begins_behind_the_dateline(dateline: str) -> None:
    text = dateline + "The foreign minister met his counterpart on Friday."

    assert dateline_end(text, 0, len(text), RULES) == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "The World Food Program (WFP) — a U.N. agency — sends aid.",
        "NATO - Russia's rival - expelled eight diplomats.",
        "OPEC – The cartel of oil exporters – cut its output.",
        "EXCLUSIVE: China to cut tariffs on cars.",
        "CHINA - U.S. TALKS END",
        "Xi Jinping - the president - met Obama.",
        "North Korea (DPRK) - The state fired a missile.",
        "US-China talks ended on Friday.",
        "IRAN's minister said no.",
        "Xi: The talks were frank.",
        "Lavrov - Russia's minister - left.",
        "Beijing says no.",
        "",
    ],
)
def test_what_is_no_dateline_stays(text: str) -> None:
    assert dateline_end(text, 0, len(text), RULES) == 0


def test_the_speaker_of_a_transcript_is_no_dateline() -> None:
    text = "PUTIN: We are ready for talks.\nMERKEL: So are we."

    assert dateline_end(text, 0, text.index("\n"), RULES) == 0
