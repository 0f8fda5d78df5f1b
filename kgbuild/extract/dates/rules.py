"""The ordered table of date expressions: a pattern for each kind, and the function that reads it.

An earlier rule wins over a later one where both match the same words, so that longer expressions stand
first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgbuild.extract.dates import readings
from kgbuild.extract.dates.readings import MONTHS, NUMBERS, WEEKDAYS, Reader


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of date expression.

    Attributes:
        cue: The group of `CUES` that a sentence must hold for the rule to be tried.
        pattern: The words; the group `span`, where there is one, is the expression itself.
        read: Says which days the match means.
    """

    cue: str
    pattern: re.Pattern[str]
    read: Reader


CUES = re.compile(
    r"\b(?=[\dA-DF-JM-OSTWYad-fhmnqstwy])(?:"  # what none begins with is passed over at half the cost
    r"(?P<month>" + "|".join(f"{name[:3]}|{name[:3].upper()}" for name in MONTHS) + r")"
    r"|(?P<weekday>" + "|".join(f"{name[:3]}|{name[:3].upper()}" for name in WEEKDAYS) + r")"
    r"|(?P<digits>\d{4}|\d\d?/\d|\d0s)"
    r"|(?P<near>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|night|evening|morning|afternoon)"
    r"|(?P<ago>ago\b|now\b)"
    r"|(?P<unit>(?:day|week|month|year|decade|hour|minute)s?\b)"
    r"|(?P<part>weekend|spring|summer|autumn|fall\b|winter|quarter|half\b))"
)
"""Finds out cheaply which rules are worth trying in a sentence."""

# Pieces of the patterns. A blank in a pattern stands for blanks or one line break, never for more, so
# that no expression reaches over a blanked-out stretch. Patterns ignore case except for names of days and
# months: "may" and "march" are never dates.
_M = (
    "(?-i:(?:" + "|".join((*MONTHS, *map(str.upper, MONTHS))) + r")\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_W = "(?-i:(?:" + "|".join((*WEEKDAYS, *map(str.upper, WEEKDAYS))) + r")\b)"
_NO_QUANTITY = r"(?! (?:percent|per cent|people|million|billion|troops|soldiers)\b)"
_D = rf"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|)(?!\w|[.,:]\d){_NO_QUANTITY}"
_Y4 = r"(?:1[5-9]|20)\d\d"
_Y = rf"{_Y4}(?!\w|[.,]\d)"
_COUNT = r"(?P<count>an?|" + "|".join(NUMBERS[1:]) + r"|\d{1,3})"
_ABOUT = "(?:(?:about|nearly|almost|around|roughly|just|only|exactly|some) |)"
_TO = r"(?: (?:to|and|through|until|till) |(?: |)[-–—](?: |))"
_DASH = r"(?: |)[-–—](?: |)"
_PART = "(?P<part>early|mid|late|beginning|start|middle|end|close)"
_WHICH = "(?P<which>last|this|next)"
_UNIT = "(?P<unit>minute|hour|day|week|month|year|decade)s?"
_SEASON = "(?P<season>spring|summer|autumn|fall|winter)"
_DAYTIME = r"(?: (?:morning|afternoon|evening|night)\b|)"
_YEAR_SUFFIX = rf"(?:(?:,|) (?:of |)(?:(?P<year>{_Y})|(?P<which>last|this|next) year)|)"
_SOME_YEAR = rf"(?:(?P<year>{_Y})|(?P<which>last|this|next|the) year)"
_YEAR2 = rf"(?:(?:,|) (?:of |)(?P<year2>{_Y})|)"
_WEEKDAY_BEFORE = rf"(?:(?:{_W}|(?-i:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\b\.?)(?:,|) (?:the |)|)"
_DETERMINER = "(?:the|a|an|its|their|his|her|our|that|this|another)"
_CLAUSE_END = r"(?=[.,;:!?)”\"—–]| (?:and|but|when|while|at|in|by|on)\b|$)"
_VAGUE = r"(?:several|a few|few|many|some|dozens of|hundreds of|(?:more|less|fewer) than [\w-]+|over [\w-]+)"


def _rule(cue: str, pattern: str, read: Reader) -> Rule:
    spaced = pattern.replace(" ", r"(?:[^\S\n]{1,3}|[^\S\n]?\n)")
    return Rule(cue, re.compile(r"(?<![\w$€£#])" + spaced, re.IGNORECASE), read)


NAMED_DAYS = (
    _rule("digits", r"9/11\b", readings.fixed(2001, 9, 11)),
    _rule(
        "month",
        r"(?:September|Sept\.) 11(?:th|)(?= (?:terrorist |terror |)(?:attack|hijack))",
        readings.fixed(2001, 9, 11),
    ),
    _rule(
        "month",
        r"(?:October|Oct\.) 7(?:th|)(?= (?:terror |)(?:attack|massacre))",
        readings.fixed(2023, 10, 7),
    ),
)

DAYS = (
    # From 28 June to 2 July 2015; June 28 - July 2; 9-12 June; June 9-12, 2015
    _rule(
        "month",
        rf"(?:from |between |){_WEEKDAY_BEFORE}(?P<day>{_D}) (?P<month>{_M})(?:(?:,|) (?P<year>{_Y})|){_TO}"
        rf"{_WEEKDAY_BEFORE}(?P<day2>{_D}) (?:of |)(?P<month2>{_M}){_YEAR2}",
        readings.read_day_range,
    ),
    _rule(
        "month",
        rf"(?:from |between |){_WEEKDAY_BEFORE}(?P<month>{_M}) (?P<day>{_D})(?:(?:,|) (?P<year>{_Y})|){_TO}"
        rf"{_WEEKDAY_BEFORE}(?P<month2>{_M}) (?P<day2>{_D}){_YEAR2}",
        readings.read_day_range,
    ),
    _rule(
        "month",
        rf"(?:from |between |)(?:the |)(?P<day>{_D}){_TO}(?:the |)(?P<day2>{_D}) (?:of |)"
        rf"(?P<month2>{_M}){_YEAR2}",
        readings.read_day_range,
    ),
    _rule(
        "month",
        rf"(?:from |between |)(?P<month>{_M}) (?P<day>{_D}){_TO}(?P<day2>{_D}){_YEAR2}",
        readings.read_day_range,
    ),
    # 12 June 2015; the 12th of June; Friday, June 12, 2015; Sept. 3 last year; 12-Jun-2015
    _rule(
        "month",
        rf"{_WEEKDAY_BEFORE}(?:the |)(?P<day>{_D}) (?:of |)(?P<month>{_M}){_YEAR_SUFFIX}",
        readings.read_day,
    ),
    _rule("month", rf"(?P<day>{_D})-(?P<month>{_M})-(?P<year>{_Y})", readings.read_day),
    _rule(
        "month", rf"{_WEEKDAY_BEFORE}(?P<month>{_M}) (?:the |)(?P<day>{_D}){_YEAR_SUFFIX}", readings.read_day
    ),
    # 2015-06-12; 2015/6/12; 12.06.2015; 12/06/2015
    _rule(
        "digits",
        rf"(?P<year>{_Y4})[-/](?P<month>[01]?\d)[-/](?P<day>[0-3]?\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d|)"
        rf"|)(?!\w|[-/]\d)",
        readings.read_figures,
    ),
    _rule("digits", rf"(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>{_Y})", readings.read_figures),
    _rule("digits", rf"(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/(?P<year>{_Y})", readings.read_slashes),
    _rule("unit", rf"the (?P<day>{_D}) of {_WHICH} month", readings.read_day_of_month),
)

MONTHS_OF_A_YEAR = (
    # From May to July 2015; May-July; May and June 2015
    _rule(
        "month",
        rf"(?:from |between )(?P<month>{_M})(?: (?P<year>{_Y})|){_TO}(?P<month2>{_M}){_YEAR2}",
        readings.read_month_range,
    ),
    _rule(
        "month",
        rf"(?P<month>{_M})(?: (?P<year>{_Y})|)(?:{_DASH}| to | through )(?P<month2>{_M}){_YEAR2}",
        readings.read_month_range,
    ),
    _rule(
        "month", rf"(?P<month>{_M}) and (?P<month2>{_M}) (?P<year2>{_Y})", readings.read_neighbouring_months
    ),
    # Early June; mid-June 2015; the end of June; late in June last year
    _rule(
        "month",
        rf"(?:the |){_PART}(?: of |-| in | )(?P<month>{_M}){_YEAR_SUFFIX}",
        readings.read_part_of_month,
    ),
    # June 2015; June last year; last June
    _rule("month", rf"(?P<month>{_M})(?:,|) (?:of |)(?:(?P<year>{_Y})|{_WHICH} year)", readings.read_month),
    _rule("month", rf"{_WHICH} (?P<month>{_M})", readings.read_which_month),
    # A bare month needs a word that makes it one: Theresa May and April Ryan are no months.
    _rule(
        "month",
        rf"(?:in|since|by|until|till|before|after|during|from|through|throughout|for|of) (?P<span>"
        rf"(?P<month>{_M}))",
        readings.read_month,
    ),
    _rule(
        "month",
        rf"{_DETERMINER} (?P<span>(?P<month>{_M}))(?= (?!on\b|to\b|for\b|against\b|in\b|of\b|by\b|and\b"
        rf"|is\b|was\b)[a-z]{{3}})",
        readings.read_month,
    ),
    _rule("month", rf"(?P<month>{_M})(?=['’]s\b)", readings.read_month),
)

WEEKDAYS_OF_A_WEEK = (
    # From Monday to Wednesday; Monday and Tuesday; Monday-Wednesday
    _rule(
        "weekday",
        rf"(?P<from>from |between )(?P<weekday>{_W}){_TO}(?P<weekday2>{_W})",
        readings.read_weekday_range,
    ),
    _rule(
        "weekday",
        rf"(?P<from>)(?P<weekday>{_W})(?: and |{_DASH})(?P<weekday2>{_W})",
        readings.read_weekday_range,
    ),
    # Monday of last week; last week on Monday; last Monday; Monday evening
    _rule("weekday", rf"(?P<weekday>{_W})(?:,|)(?: of|) {_WHICH} week", readings.read_weekday_of_week),
    _rule("weekday", rf"{_WHICH} week(?: on|['’]s) (?P<weekday>{_W})", readings.read_weekday_of_week),
    _rule(
        "weekday",
        rf"(?:this |the |)(?P<which>last|this|next|past|coming|previous|following) "
        rf"(?P<weekday>{_W}){_DAYTIME}",
        readings.read_weekday,
    ),
    _rule(
        "weekday",
        r"(?<!\bevery\s)(?<!\beach\s)(?<!Black\s)(?<!Bloody\s)(?<!Good\s)(?<!Palm\s)(?<!Easter\s)(?<!Super\s)"
        rf"(?<!Ash\s)(?<!Cyber\s)(?<!Mail\son\s)(?P<span>(?P<weekday>{_W}){_DAYTIME})(?! (?-i:Times"
        rf"|Telegraph|Mail|Mirror|Herald|"
        r"Express|Post|Morning)\b| prayers?\b)",
        readings.read_weekday,
    ),
)

YEARS = (
    # The first eight months of 2015; the third quarter of last year; the first half of the year; Q1 2015
    _rule(
        "unit",
        rf"the (?P<nth>first|last)(?: {_COUNT}|)(?: |-)(?P<portion>month|quarter)s? of {_SOME_YEAR}",
        readings.read_portion_of_year,
    ),
    _rule(
        "part",
        rf"(?:the |)(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|last)(?: |-)(?P<portion>quarter|half)"
        rf"(?: of|) {_SOME_YEAR}",
        readings.read_portion_of_year,
    ),
    _rule("digits", rf"Q(?P<nth>[1-4]) (?P<year>{_Y})", readings.read_portion_of_year),
    # The summer of 2015; last spring; this winter
    _rule("part", rf"(?:the |)(?:early |late |mid-|){_SEASON}(?: of|) (?P<year>{_Y})", readings.read_season),
    _rule("part", rf"(?:this |){_WHICH} {_SEASON}\b", readings.read_season),
    _rule(
        "part", r"(?:in|over|during) the (?P<span>(?P<season>summer|autumn|winter))\b", readings.read_season
    ),
    # The early 1990s; the '90s
    _rule(
        "digits",
        r"(?:the |)(?:(?P<part>early|mid|late)(?: |-)|)(?P<year>(?:1[5-9]|20)\d0)s\b",
        readings.read_decade,
    ),
    _rule("digits", r"the (?:(?P<part>early|mid|late)(?: |-)|)['’](?P<year>[2-9]0)s\b", readings.read_decade),
    # Mid-2021; the end of 2024; early next year; the end of the year
    _rule("unit", rf"(?:the |){_PART}(?: of | in | |-){_SOME_YEAR}", readings.read_part_of_year),
    _rule("digits", rf"(?:the |){_PART}(?: of | in | |-)(?P<year>{_Y})", readings.read_part_of_year),
    # From 2014 to 2016; 2014-2016; 2014-16; 2014
    _rule(
        "digits",
        rf"(?:from |between )(?P<year>{_Y}) (?:to|and|through|until) (?P<year2>{_Y})",
        readings.read_year_range,
    ),
    _rule(
        "digits",
        rf"(?P<year>{_Y4})(?:[-–—/]| [-–—] )(?P<year2>{_Y4}|\d\d)(?![\w-])",
        readings.read_year_range,
    ),
    _rule(
        "digits",
        r"(?<!\bResolution\s)(?<!\bresolution\s)(?<!\bNo\.\s)(?<!\bfiscal\s)(?<!\bfiscal\syear\s)(?<!\bnumber\s)(?<!\bFlight\s)(?<!\bflight\s)(?<!\bsome\s)"
        r""
        r"(?<!\babout\s)(?<!\bnearly\s)(?<!\bover\s)(?<!\bthan\s)(?<!\balmost\s)(?<!\baround\s)(?<!\d[-/.,:])"
        rf"(?P<span>(?P<year>{_Y}))(?![-–/]\d|%)"
        r"(?! (?:percent|per cent|people|troops|soldiers|men|women|children|civilians|refugees|migrants"
        r"|prisoners"
        r"|fighters|rebels|police|tons|tonnes|miles|kilometers|kilometres|km|meters|metres|dollars"
        r"|euros|years"
        r"|hours|points|votes|jobs|others|more)\b)",
        readings.read_year,
    ),
)

RELATIVE = (
    # Yesterday, tomorrow and the days around them
    _rule("near", r"the day before yesterday\b", readings.days_from(-2)),
    _rule("near", r"the day after tomorrow\b", readings.days_from(2)),
    _rule("near", rf"yesterday\b{_DAYTIME}|last (?:night|evening)\b", readings.days_from(-1)),
    _rule("near", rf"tomorrow\b{_DAYTIME}", readings.days_from(1)),
    _rule(
        "near",
        r"(?:earlier |later |)today\b|tonight\b|(?:earlier |later |)this (?:morning|afternoon|evening)\b",
        readings.days_from(0),
    ),
    # Several years ago, in recent weeks: dates that the words leave open
    _rule("unit", rf"{_VAGUE} (?:{_UNIT})(?: ago| earlier| later| before)\b", readings.unknown),
    _rule(
        "unit",
        r"(?:the |)(?:recent|coming|(?:past|last|next) (?:few|several|couple of)) (?:day|week|month|year)s\b",
        readings.unknown,
    ),
    # Two years ago; three weeks from now; in ten days
    _rule("ago", rf"{_ABOUT}{_COUNT} {_UNIT} ago\b", readings.read_ago),
    _rule("ago", rf"{_ABOUT}{_COUNT} {_UNIT} from now\b", readings.read_from_now),
    _rule("unit", rf"in {_ABOUT}{_COUNT} {_UNIT}(?:['’] time|)\b", readings.read_ahead),
    # Two days later; a year earlier; the next day; the day before
    _rule(
        "unit",
        rf"{_ABOUT}{_COUNT} {_UNIT} (?P<direction>earlier|previously|later|afterwards)\b",
        readings.read_moved,
    ),
    _rule("unit", rf"{_COUNT} {_UNIT} (?P<direction>before|after){_CLAUSE_END}", readings.read_moved),
    _rule(
        "unit",
        r"the (?P<direction>previous|following|next) (?P<unit>day|week|month|year)\b",
        readings.read_moved,
    ),
    _rule(
        "unit",
        rf"the (?P<unit>day|week|month|year) (?P<direction>before|after){_CLAUSE_END}",
        readings.read_moved,
    ),
    _rule("unit", r"(?:that|the same|that same) (?P<unit>day|week|month|year)\b", readings.read_same_unit),
    # The past week; the last three months; the next ten days
    _rule(
        "unit",
        rf"the (?P<which>past|last|previous|next|coming)(?: {_COUNT}|) (?P<unit>day|week|month|year"
        rf"|decade)s?\b(?! of\b)",
        readings.read_stretch,
    ),
    # Earlier this month; late last year; the end of the week
    _rule(
        "unit",
        rf"(?P<part>earlier|later|early|late|mid|sometime|so far) {_WHICH} (?P<unit>week|month|year)\b",
        readings.read_part_of_unit,
    ),
    _rule(
        "unit",
        r"(?:the |)(?P<part>beginning|start|middle|end|close|later|earlier) (?:of|in) "
        r"(?P<which>last|this|next|the) (?P<unit>week|month|year)\b",
        readings.read_part_of_unit,
    ),
    # Last week; this year; the weekend
    _rule("unit", rf"{_WHICH} (?P<unit>week|month|year|decade)\b", readings.read_which_unit),
    _rule(
        "part", r"(?:this |the |)(?P<which>last|past|this|next|coming|the) weekend\b", readings.read_weekend
    ),
)

RULES: tuple[Rule, ...] = (
    *NAMED_DAYS,
    *DAYS,
    *MONTHS_OF_A_YEAR,
    *WEEKDAYS_OF_A_WEEK,
    *YEARS,
    *RELATIVE,
)
