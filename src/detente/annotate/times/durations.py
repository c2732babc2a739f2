"""Spans of time without a place in the calendar ("six weeks", "for decades", "the past two months") and repeated times."""

from __future__ import annotations

import math

from detente.annotate.times.almanac import GRANULARITY, add_days, move
from detente.annotate.times.reading import WORDS, Hit, Moment, Reading, Rule, count_of
from detente.annotate.times.relative import APPROX, COUNT, UNIT, unit_code
from detente.model import DayInterval

_VAGUE = frozenset({"several", "few", "many", "some", "dozens", "hundreds", "thousands", "tens"})
_DURING = frozenset({"last", "past", "previous", "preceding", "recent"})
_BACK, _ON = frozenset({"last", "past"}), frozenset({"next", "coming", "upcoming"})
_VAGUELY = {"D": 14, "W": 56, "M": 365, "Y": 3650}
"""How far "recent days", "the coming weeks" reach at most, in days."""
_AHEAD = frozenset({"next", "coming", "upcoming", "following"})


def duration_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a count of units, ``None`` where the words give none.

    >>> duration_value(6, "W"), duration_value(None, "DE"), duration_value(2.5, "Y"), duration_value(1.5, "TH")
    ('P6W', 'PXDE', 'P2Y6M', 'PT1H30M')
    """
    if unit == "FT":
        count, unit = (None if count is None else count * 2), "W"
    if unit == "ML":
        count, unit = (None if count is None else count * 10), "CE"
    clock = unit.startswith("T")
    head, unit = ("PT", unit[1:]) if clock else ("P", unit)
    if count is None:
        return f"{head}X{unit}"
    whole = int(count)
    if count % 1 == 0.5:
        rest = {"Y": "6M", "H": "30M", "M": "30S" if clock else "15D", "D": "T12H"}.get(unit)
        if rest:
            return f"{head}{whole}{unit}{rest}" if whole else (f"{head}{rest}")
    return f"{head}{whole}{unit}" if count % 1 == 0 else f"{head}{count:g}{unit}"


def read_duration(hit: Hit, _moment: Moment) -> Reading | None:
    """So many units."""
    unit, words = unit_code(hit), hit.words("count") + hit.words("extra")
    count = None if not words or _VAGUE & set(words) else count_of(words)
    return Reading(
        "DURATION", duration_value(count, unit), None, GRANULARITY[unit], f"{hit.text}, a span of time", dates=False
    )


def read_span(hit: Hit, moment: Moment) -> Reading | None:
    """A span up to, or from, the publication day: "the past two months", "the coming weeks"."""
    unit, words, lead = unit_code(hit), hit.words("count"), hit.word("lead") or hit.word("ahead")
    count = None if not words or _VAGUE & set(words) else count_of(words)
    value = duration_value(count, unit)
    days, note = None, f"{hit.text}, a span of time"
    if moment.anchor is not None and (far := _reach_of(unit, count, lead)) is not None:
        back = lead in _BACK
        other = add_days(moment.anchor, -far if back else far)
        if other is not None:
            days = DayInterval(other, moment.anchor) if back else DayInterval(moment.anchor, other)
            note = f"{hit.text}, {'up to' if back else 'from'} the publication day {moment.anchor}"
    elif moment.anchor is not None and count is not None and count % 1 == 0 and not unit.startswith("T"):
        if lead in ("last", "past"):
            other = move(moment.anchor, unit, -int(count))
            days = DayInterval(other, moment.anchor) if other else None
            note = f"{hit.text}, up to the publication day {moment.anchor}"
        elif lead in ("next", "coming"):
            other = move(moment.anchor, unit, int(count))
            days = DayInterval(moment.anchor, other) if other else None
            note = f"{hit.text}, from the publication day {moment.anchor}"
    return Reading("DURATION", value, days, GRANULARITY[unit], note, dates=False)


def _reach_of(unit: str, count: float | None, lead: str) -> int | None:
    """How many days a span reaches that no count of units from publication gives: "the past few days", "the past 24 hours".

    >>> _reach_of("D", None, "past"), _reach_of("TH", 48, "last"), _reach_of("D", 3, "past")
    (14, 2, None)
    """
    if lead not in _BACK | _ON:
        return None
    if unit == "TH" and count is not None:
        return math.ceil(count / 24)
    return _VAGUELY.get(unit) if count is None else None


def _is_duration(hit: Hit) -> bool:
    unit, words, after = hit.word("unit"), hit.words("count"), hit.after()
    if unit.startswith("quarter") and hit.has("hyphen"):
        return False
    if hit.words("x")[:1] == ["over"] and hit.before() not in ("for", "lasted", "took", "just", "well", "spent"):
        return False
    singular = unit in WORDS.values["units"] and not unit.endswith(("s", "ia"))
    value = count_of(words) if words and not _VAGUE & set(words) else None
    if unit in ("second", "seconds") and (singular or value is None):
        return False
    text_after = hit.tokens.text[hit.end : hit.end + 12].lower()
    if text_after.startswith(("-old", "-olds")) or (after == "old" and words and not _VAGUE & set(words)):
        return False
    if unit in ("year", "years") and (after == "of" and hit.after(2) == "age"):
        return False
    if value is not None and value >= 1000 and any(len(w) == 4 and w.isdigit() for w in words):
        return False
    if words in (["a"], ["an"]) and not singular:
        return False
    if words in (["a"], ["an"]):
        return _is_span_with_article(hit)
    if words[:1] == ["half"]:
        return unit in ("year", "century", "decade", "hour", "day")
    if singular and value is not None and value != 1 and not hit.has("hyphen"):
        return hit.before() in ("a", "an", "the", "its", "their", "his", "her", "this", "that")
    return not (
        words == ["one"]
        and unit == "day"
        and hit.before() not in ("for", "in", "only", "just", "within", "least", "than", "after")
    )


def _is_span_with_article(hit: Hit) -> bool:
    before, unit, after = hit.before(), hit.word("unit"), hit.after()
    if _is_rate(hit) or unit in ("second", "minute", "quarter", "weekend"):
        return False
    if after in ("after", "before", "into", "from", "since"):
        return True
    if unit in ("day", "hour") and after in ("of", "when", "that", "for", "in"):
        return before in ("for", "within", "after") and after != "of"
    begins = (
        hit.first == 0 or before in ("", ".", '"', "“") or "\n\n" in hit.tokens.text[max(hit.start - 3, 0) : hit.start]
    )
    return before in WORDS.contexts["span_leads"] or begins or hit.first != hit.at("count")


def _is_rate(hit: Hit) -> bool:
    before = hit.before()
    return before in WORDS.contexts["rates"] or (before[:1].isdigit() and "$" in (hit.before(2), hit.before(3)))


def read_set(hit: Hit, _moment: Moment) -> Reading | None:
    """A repeated time: "every week", "daily", "each Thursday", "Tuesdays", "twice a year"."""
    if hit.has("frequency"):
        value = WORDS.code("frequencies", hit.word("frequency"))
    elif hit.has("weekday"):
        number = WORDS.number("weekdays", hit.word("weekday"))
        part = WORDS.code("parts", hit.word("part")) if hit.has("part") else ""
        value = f"XXXX-WXX-{number}{part}"
    elif hit.has("month"):
        value = f"XXXX-{WORDS.number('months', hit.word('month')):02d}"
    elif hit.has("season"):
        value = f"XXXX-{WORDS.code('seasons', hit.word('season'))}"
    elif hit.has("part"):
        value = f"XXXX-XX-XX{WORDS.code('parts', hit.word('part'))}"
    else:
        words = hit.words("count")
        count = 2.0 if hit.has("other") else count_of(words) if words else 1.0
        value = duration_value(count or 1.0, unit_code(hit))
    return Reading("SET", value, None, "none", f"{hit.text}, a repeated time", dates=False)


def _is_frequency(hit: Hit) -> bool:
    word, after = hit.tokens[hit.first], hit.after()
    following = hit.tokens.text[hit.end + 1 : hit.end + 2]
    return not (word[0].isupper() and following.isupper()) and after not in ("newspaper", "magazine", "mail", "basis")


def read_reference(hit: Hit, _moment: Moment) -> Reading | None:
    """Now, recently, the past, the future: a time that names no days."""
    word = hit.word("ref")
    if word in ("recent", "recently", "past", "previous"):
        value = "PAST_REF"
    elif word in ("future", "term"):
        value = "FUTURE_REF"
    else:
        value = "PRESENT_REF"
    return Reading("DATE", value, None, "none", f"{hit.text}: no days are named", dates=False)


def _is_reference(hit: Hit) -> bool:
    word, after = hit.word("ref"), hit.after()
    if word == "now":
        return after != "-"
    if word == "past":
        return not after.isalpha() or after in (
            "and",
            "but",
            "as",
            "with",
            "when",
            "that",
            "to",
            "is",
            "was",
            "has",
            "by",
            "for",
            "in",
        )
    if word == "future":
        return True
    return after not in ("account", "-", "affairs")


def read_recent(hit: Hit, moment: Moment) -> Reading | None:
    """Recent days, weeks, years."""
    unit = unit_code(hit)
    days = None
    if moment.anchor is not None and unit in _VAGUELY:
        other = add_days(moment.anchor, -_VAGUELY[unit])
        days = DayInterval(other, moment.anchor) if other else None
    return Reading(
        "DURATION",
        duration_value(None, unit),
        days,
        GRANULARITY[unit],
        f"{hit.text}, up to the publication day",
        dates=False,
    )


def read_whole(hit: Hit, _moment: Moment) -> Reading | None:
    """A whole unit: "all day"."""
    unit = unit_code(hit)
    return Reading(
        "DURATION", duration_value(1, unit), None, GRANULARITY[unit], f"{hit.text}, a span of time", dates=False
    )


def read_between(hit: Hit, _moment: Moment) -> Reading | None:
    """A span given by two numbers: "two to three weeks"; the value holds the larger."""
    unit, count = unit_code(hit), count_of(hit.words("most"))
    return Reading(
        "DURATION", duration_value(count, unit), None, GRANULARITY[unit], f"{hit.text}, a span of time", dates=False
    )


def _is_bare(hit: Hit) -> bool:
    before = ("the", "those", "these", "old", "how", "three")
    return hit.word("unit") not in ("seconds", "weekends") and hit.after() != "old" and hit.before() not in before


def _is_per(hit: Hit) -> bool:
    return _is_rate(hit) or (hit.tokens.lower(hit.first) == "per" and hit.word("unit") in WORDS.values["units"])


def _is_whole(hit: Hit) -> bool:
    return hit.word("unit") in ("day", "week", "month", "year") and hit.tokens.lower(hit.first) == "all"


_HYPHEN = r"(?P<hyphen>{hyphen})"
_ANY_UNIT = r"(?P<unit>{unit|units|clock_unit|clock_units})"
_TAIL = r"(?:{hyphen}{long}|{long}(?!{other|capitalized})|(?<={hyphen}){old})?"

RULES = (
    Rule(
        rf"(?:{{for}}(?={{nearly|comparing|at}}))?(?P<x>{APPROX}{COUNT}{{more}}?{_HYPHEN}?{UNIT}{_TAIL})",
        read_duration,
        _is_duration,
    ),
    Rule(
        rf"(?P<x>{APPROX}{{numword|quantity}}{{to|or|hyphen|and}}(?P<most>{{numword|quantity}}){{hyphen}}?{UNIT})",
        read_between,
    ),
    Rule(rf"(?P<x>{APPROX}(?P<count>{{a}}){UNIT}(?P<extra>{{and}}{{a}}{{half}}))", read_duration),
    Rule(r"(?P<x>(?P<unit>{units|clock_units}))(?!{hyphen}{old})", read_duration, _is_bare),
    Rule(rf"(?P<x>{_ANY_UNIT}{{hyphen}}{{long}})", read_duration),
    Rule(r"(?P<x>{the}?{more}?(?P<unit>{units})(?P<ahead>{ahead}))", read_span),
    Rule(
        rf"(?P<x>{{the}}?(?P<lead>{{last|past|next|coming|previous|following|recent|ordinal}}){COUNT}{UNIT})",
        read_span,
        lambda hit: (
            hit.word("unit") in WORDS.values["units"]
            and hit.words("count") not in (["a"], ["an"])
            and hit.tokens.lower(hit.first) != "following"  # "signed *following* five days of talks": after them
        ),
    ),
    Rule(r"(?P<x>{the}?(?P<lead>{past|coming|next|last})(?P<unit>{units|clock_units}))", read_span),
    Rule(r"(?P<x>{the}(?P<count>{numword|quantity})(?P<unit>{units}))", read_span),
    Rule(r"(?P<x>{the}?{recent}(?P<unit>{units}))", read_recent),
    Rule(r"(?P<x>{whole}(?P<unit>{unit}))", read_whole, _is_whole),
    Rule(
        rf"(?P<x>{{every}}(?:(?P<other>{{alternate}})|(?P<count>{{numword|quantity}}))?(?:{_ANY_UNIT}"
        r"|(?P<weekday>{weekday})(?P<part>{part})?|(?P<month>{month})|(?P<season>{season})))",
        read_set,
    ),
    Rule(r"(?P<x>(?P<frequency>{frequency}))", read_set, _is_frequency),
    Rule(r"(?P<x>{a|per}(?P<unit>{unit|clock_unit}))", read_set, _is_per),
    Rule(r"(?P<x>(?P<ref>{present_ref|past_ref|ref_adjective}))", read_reference, _is_reference),
    Rule(r"(?P<x>{the}{near}?(?P<ref>{past|future}))", read_reference, _is_reference),
    Rule(r"(?P<x>{these}{days_word})", read_reference),
)
