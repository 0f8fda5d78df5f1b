"""Date expressions that were written down before the rules, and kept aside while they were made.

The reference date is Thursday, 17 October 2024.
"""

import datetime as dt

import pytest

from kgbuild.extract.dates import find_dates

REFERENCE = dt.date(2024, 10, 17)

HELD_OUT = [
    ("Moscow expelled two envoys on 3 October.", ["2024-10-03"]),
    ("The ministers will meet on Friday.", ["2024-10-18"]),
    ("The ministers met on Friday.", ["2024-10-11"]),
    ("The ceasefire took hold early on Monday.", ["2024-10-14"]),
    ("Talks resumed late Tuesday in Doha.", ["2024-10-15"]),
    ("The accord, signed in December 1995, ended the war.", ["1995-12"]),
    ("The embassy was shut in November.", ["2023-11"]),
    ("The summit will open in November.", ["2024-11"]),
    ("The treaty expires at the end of next year.", ["2025"]),
    ("Trade fell 4 percent in the third quarter of 2023.", ["2023-07-01/2023-09-30"]),
    ("The army has ruled since February 2021.", ["2021-02"]),
    ("She was detained last Thursday.", ["2024-10-10"]),
    ("He was arrested a week ago.", ["2024-10-07/2024-10-13"]),
    ("The two leaders spoke by telephone last night.", ["2024-10-16"]),
    ("The vote is due the day after tomorrow.", ["2024-10-19"]),
    ("Clashes erupted the day before yesterday.", ["2024-10-15"]),
    ("The plane was shot down on July 17th, 2014.", ["2014-07-17"]),
    ("The delegation will stay in Ankara from 28 October to 2 November.", ["2024-10-28/2024-11-02"]),
    ("Protests in the early 1990s toppled the government.", ["1990-01-01/1993-12-31"]),
    ("The late-2022 accord has collapsed.", ["2022"]),
    ("Aid was suspended earlier this year.", ["2024"]),
    ("Sanctions will be reviewed later this month.", ["2024-10"]),
    ("The trial opens two weeks from now.", ["2024-10-28/2024-11-03"]),
    ("A decade ago, Kyiv lost the peninsula.", ["2014"]),
    ("The September talks ended without a deal.", ["2024-09"]),
    ("The minister may visit in May.", ["2025-05"]),
    ("Mrs. May told the Commons that Britain would leave.", []),
    ("Thousands will march on Saturday.", ["2024-10-19"]),
    ("The force numbers 2000 soldiers.", []),
    ("The Security Council adopted Resolution 1929.", []),
    ("The 2019 coup was condemned.", ["2019"]),
    ("Elections are scheduled for 10 November 2024.", ["2024-11-10"]),
    ("On Oct. 5, police raided the office.", ["2024-10-05"]),
    ("Police raided the office Sunday.", ["2024-10-13"]),
    ("The Sunday Times reported the raid.", []),
    ("The council meets every Monday.", []),
    ("The committee met twice in the past month.", ["2024-09-17/2024-10-17"]),
    ("Dozens were killed over the weekend.", ["2024-10-12/2024-10-13"]),
    ("Exports rose in the first half of this year.", ["2024-01-01/2024-06-30"]),
    ("The pact was signed on 2019-03-21.", ["2019-03-21"]),
    ("The pact was signed on 21.03.2019.", ["2019-03-21"]),
    ("The pact was signed on 03/04/2019.", []),
    ("The pact was signed on 03/21/2019.", ["2019-03-21"]),
    ("Fighting lasted from March through June 2011.", ["2011-03-01/2011-06-30"]),
    ("The two sides met on Monday and Tuesday.", ["2024-10-14/2024-10-15"]),
    ("The pope will arrive next Wednesday.", ["2024-10-23"]),
    ("The visit, planned for next spring, was cancelled.", ["2025-03-01/2025-05-31"]),
    ("Relations soured in the summer of 2008.", ["2008-06-01/2008-08-31"]),
    ("Nothing has changed in recent months.", []),
    ("The crisis began five days ago.", ["2024-10-12"]),
    ("Tensions have grown over the last two years.", ["2022-10-17/2024-10-17"]),
    ("He said today's vote was a farce.", ["2024-10-17"]),
    ("Negotiators will return to Geneva this Saturday.", ["2024-10-19"]),
    ("The deal was struck in mid-July.", ["2024-07"]),
    ("The deal was struck at the beginning of August.", ["2024-08"]),
    ("In 1999-2000 the rebels advanced on the capital.", ["1999-01-01/2000-12-31"]),
    ("The hostages were freed on the 9th of this month.", ["2024-10-09"]),
    ("On Friday, April 12, 2024, the court ruled.", ["2024-04-12"]),
    ("The envoy left on June 30. Two days later the war began.", ["2024-06-30", "2024-07-02"]),
    ("The ban took effect on January 1.", ["2024-01-01"]),
    ("The ban takes effect on January 1.", ["2025-01-01"]),
    ("Lawmakers are voting on Monday.", ["2024-10-21"]),
    ("The 21st century belongs to Asia.", []),
    ("A ship sank in the night of 4-5 September.", ["2024-09-04/2024-09-05"]),
    ("August Hanning led the service.", []),
    ("In August Hanning resigned.", ["2024-08"]),
    ("An April 2014 referendum was rigged.", ["2014-04"]),
    ("The ambassador's term ended in May 2024.", ["2024-05"]),
    ("Its ambassador has been absent for three months.", []),
    ("The third attack in three weeks killed nine.", []),
    ("Prices will double in three months.", ["2025-01"]),
    ("The missile test on Wednesday was the fourth this year.", ["2024-10-16", "2024"]),
]


@pytest.mark.parametrize(("text", "values"), HELD_OUT)
def test_expression_of_the_held_out_list(text: str, values: list[str]) -> None:
    """The values found in a sentence are exactly these, in the order of the text."""
    assert [date.value for date in find_dates(text, REFERENCE)] == values
