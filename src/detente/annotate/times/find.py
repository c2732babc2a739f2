"""Find the time expressions of a report and read them against its publication date."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from detente.annotate.times import (
    calendar_dates,
    clock,
    durations,
    holidays,
    parts_of_months,
    periods,
    ranges,
    relative,
    weekday,
)
from detente.annotate.times.calendar_dates import names_year, numeric_days
from detente.annotate.times.reading import WORDS, Hit, Moment, Reading, Rule
from detente.annotate.times.tense import find_direction
from detente.annotate.times.tokens import Tokens, load_alphabet, tokenize
from detente.model import DayInterval, Report, Sentence, TimeMark

_ROOMS = (ranges, parts_of_months, calendar_dates, holidays, weekday, relative, periods, clock, durations)
_TIES = frozenset({"to", "until", "till", "through", "and", "or"})
_REACH = 900  # characters within which an expression may be counted from the one before it
_MOST_DAYS = 800  # a publication date known no better than this settles nothing


@dataclass(frozen=True, slots=True)
class Found:
    """An expression with the rule that found it, the tense of its clause and whether it stands in furniture."""

    hit: Hit
    rule: Rule
    direction: int
    furniture: bool


@dataclass(frozen=True, slots=True)
class Expressions:
    """The tokens of a text, what the rules found among them, and the order of day and month in its numerals."""

    tokens: Tokens
    hits: list[tuple[Hit, Rule]]
    day_first: bool | None


@cache
def load_rules() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """All rules of the grammar with their patterns compiled, the earlier first where two match alike."""
    alphabet = load_alphabet()
    return tuple((rule, alphabet.compile(rule.pattern)) for room in _ROOMS for rule in room.RULES)


def find_times(report: Report, sentences: Sequence[Sentence]) -> tuple[TimeMark, ...]:
    """The time expressions of a report, in order, with TIMEX3 values and closed day intervals.

    What the publication date does not settle has no interval and a note that says what would settle it. Where that date is a
    range of days, an interval covers what the expression means on each of them: a narrower range only narrows it.

    >>> report = Report.of_text("Envoys met on Saturday.", published="2024-02-17")
    >>> mark = find_times(report, [Sentence(start=0, end=23, paragraph=0)])[0]
    >>> mark.text, mark.value, mark.note
    ('Saturday', '2024-02-17', 'Saturday, the last one up to the publication day 2024-02-17')
    """
    expressions = _expressions(report.text)
    found = _find(report, sentences, expressions)
    day_first = expressions.day_first
    table = [_read(found, anchor, day_first) for anchor in _anchors(report)]
    unanchored = _read(found, None, day_first) if len(table) > 1 else table[0]
    marks = []
    for i, item in enumerate(found):
        readings = [row[i] for row in table]
        reading = readings[0] if len(readings) == 1 else _join(readings, unanchored[i], report)
        if reading is not None:
            marks.append(_mark(item, reading))
    return tuple(marks)


def read_on(
    report: Report, sentences: Sequence[Sentence], passage: tuple[int, int], days: Iterable[date]
) -> Iterator[tuple[date, DayInterval | None]]:
    """What the expression at these offsets means on each publication day, in the order of the days.

    Raises ``LookupError`` where no expression stands there.
    """
    expressions = _expressions(report.text)
    found = _find(report, sentences, expressions)
    at = next((i for i, item in enumerate(found) if (item.hit.start, item.hit.end) == passage), None)
    if at is None:
        raise LookupError(f"no time expression at {passage}")
    for day in days:
        reading = _read(found[: at + 2], day, expressions.day_first)[at]
        yield day, reading.interval if reading else None


def explain(mark: TimeMark) -> str:
    """One readable line on a mark: its words, its days, and how they were reached.

    >>> explain(TimeMark(start=0, end=3, text="May", kind="DATE", value="XXXX-05", note="the text gives no year"))
    '"May": not settled (the text gives no year)'
    """
    days = str(mark.interval) if mark.interval else mark.value if mark.kind in ("DURATION", "SET") else "not settled"
    return f'"{" ".join(mark.text.split())}": {days}' + (f" ({mark.note})" if mark.note else "")


def _mark(item: Found, reading: Reading) -> TimeMark:
    hit = item.hit
    return TimeMark(
        start=hit.start, end=hit.end, text=hit.tokens.text[hit.start : hit.end], kind=reading.kind, value=reading.value,
        interval=reading.interval, granularity=reading.granularity, note=reading.note, furniture=item.furniture,
        turned=reading.turned,
    )  # fmt: skip


def _anchors(report: Report) -> list[date | None]:
    days = report.published.interval if report.published else None
    if days is None or days.start is None or days.end is None or (days.end - days.start).days > _MOST_DAYS:
        return [None]
    return [days.start + timedelta(days=i) for i in range((days.end - days.start).days + 1)]


def _day_order(tokens: Tokens) -> bool | None:
    code, orders = load_alphabet().of("numeric"), set()
    if code not in tokens.codes:
        return None
    for i, letter in enumerate(tokens.codes):
        if letter == code:
            day_first, month_first = numeric_days(tokens[i])
            if (day_first is None) != (month_first is None):
                orders.add(day_first is not None)
    return orders.pop() if len(orders) == 1 else None


@lru_cache(maxsize=2)
def _expressions(text: str) -> Expressions:
    """The expressions of a text, whatever its sentences and its day.

    Kept for a moment: a report is read for its own day first, and once it is known again.
    """
    tokens = tokenize(text)
    return Expressions(tokens, _hits(tokens), _day_order(tokens))


def _hits(tokens: Tokens) -> list[tuple[Hit, Rule]]:
    hits: list[tuple[int, int, int, Hit, Rule]] = []
    codes, index = load_alphabet().squeeze(tokens.codes)
    for order, (rule, pattern) in enumerate(load_rules()):
        group = "x" if "x" in pattern.groupindex else 0
        for match in pattern.finditer(codes):
            begin, end = match.span(group)
            if end <= begin:
                continue
            first, last = index[begin], index[end - 1]
            hit = Hit(tokens, match, first, last, first - begin)
            if not _is_title(hit) and (rule.accept is None or rule.accept(hit)):
                hits.append((first, -last, order, hit, rule))
    hits.sort(key=lambda h: (h[1] + h[0], h[2], h[0]))  # the longest first, then by order of the rules
    taken = bytearray(len(tokens.starts))
    kept = []
    for first, minus_last, _, hit, rule in hits:
        if not any(taken[first : 1 - minus_last]):
            taken[first : 1 - minus_last] = b"\x01" * (1 - minus_last - first)
            kept.append((hit, rule))
    kept.sort(key=lambda pair: pair[0].first)
    return kept


def _find(report: Report, sentences: Sequence[Sentence], expressions: Expressions) -> list[Found]:
    tokens = expressions.tokens
    starts = [sentence.start for sentence in sentences]
    found = []
    for hit, rule in expressions.hits:
        direction = 0
        if rule.tense:
            low, high = _sentence_tokens(tokens, sentences, starts, hit)
            direction = find_direction(tokens, hit.first, hit.last, low, high)
        found.append(Found(hit, rule, direction, report.is_furniture(hit.start, hit.end)))
    return found


def _is_title(hit: Hit) -> bool:
    """Whether the words are a name rather than a time: "This Week", "60 Minutes"."""
    last = hit.tokens[hit.last]
    if not last.istitle():
        return False
    if hit.last > hit.first:
        return last.lower() in WORDS.values["parts"] or (
            last.lower() in WORDS.values["units"] and last.lower() != "quarter"
        )
    begins = hit.first == 0 or not (hit.before().isalnum() or hit.before() in (",", "'", "’"))
    return (
        last.lower() in WORDS.values["units"]
        and not begins
        and "\n" not in hit.tokens.text[hit.tokens.ends[hit.first - 1] : hit.start]
    )


def _sentence_tokens(tokens: Tokens, sentences: Sequence[Sentence], starts: list[int], hit: Hit) -> tuple[int, int]:
    at = bisect_right(starts, hit.start) - 1
    if at >= 0 and hit.start < sentences[at].end:
        begin, end = sentences[at].start, sentences[at].end
    else:
        begin = tokens.text.rfind("\n", 0, hit.start) + 1
        end = tokens.text.find("\n", hit.end)
        end = len(tokens.text) if end < 0 else end
    return bisect_right(tokens.starts, begin - 1), bisect_right(tokens.starts, end - 1) - 1


def _read(found: list[Found], anchor: date | None, day_first: bool | None) -> list[Reading | None]:
    """The readings at one publication day, each counted from the one before it where it asks for that."""
    readings: list[Reading | None] = []
    last: Reading | None = None
    last_end = 0
    for i, item in enumerate(found):
        near = last if last is not None and item.hit.start - last_end < _REACH and not item.furniture else None
        moment = Moment(anchor, near, item.direction, day_first)
        if item.rule.tense and not names_year(item.hit):
            moment = replace(moment, leads_to=_days_led_to(found, i, moment))
        if "clock" in item.hit.match.re.groupindex:
            moment = replace(moment, last=_day_beside(found, i, moment) or near)
        reading = item.rule.read(item.hit, moment)
        readings.append(_with_other_side(item, moment, reading) if item.rule.tense else reading)
        if reading is not None and reading.dates and reading.kind in ("DATE", "TIME") and not item.furniture:
            last, last_end = (reading if reading.interval is not None else None), item.hit.end
    return readings


def _days_led_to(found: list[Found], i: int, moment: Moment) -> DayInterval | None:
    """The days of the next expression, where it names its year and a bare "to" or "and" ties it to a month or day without one."""
    if i + 1 == len(found) or not found[i].hit.has("month") or not names_year(found[i + 1].hit):
        return None
    this, item = found[i].hit, found[i + 1]
    if this.tokens.text[this.end : item.hit.start].strip() not in _TIES:
        return None
    reading = item.rule.read(item.hit, Moment(moment.anchor, moment.last, item.direction, moment.day_first))
    return reading.interval if reading else None


def _with_other_side(item: Found, moment: Moment, reading: Reading | None) -> Reading | None:
    """A reading with what the expression would mean in a clause of the other tense, where that is something else."""
    for tense in (-2, 2) if reading is not None and reading.interval is not None else ():
        other = item.rule.read(item.hit, replace(moment, direction=tense))
        if reading and other and other.interval and other.interval != reading.interval:
            return replace(reading, turned=other.interval)
    return reading


def _day_beside(found: list[Found], i: int, moment: Moment) -> Reading | None:
    """The day that the next expression names, where it stands close behind a clock time: "10 p.m. on Wednesday"."""
    if i + 1 < len(found):
        gap = found[i].hit.tokens.text[found[i].hit.end : found[i + 1].hit.start]
        if len(gap) < 24 and "." not in gap.strip(". ") and not re.search(r"\n\s*\n", gap):
            item = found[i + 1]
            reading = item.rule.read(item.hit, Moment(moment.anchor, moment.last, item.direction, moment.day_first))
            if reading and reading.kind in ("DATE", "TIME") and reading.interval and reading.interval.is_day:
                return reading
    return None


def _join(readings: list[Reading | None], unanchored: Reading | None, report: Report) -> Reading | None:
    """What an expression means over a range of publication days: the hull of what it means on each."""
    first = readings[0]
    if all(reading == first for reading in readings):
        return first
    given = [reading for reading in readings if reading is not None]
    base = unanchored or given[0]
    published = report.published.interval if report.published else None
    interval = _hull([reading.interval for reading in given])
    turned = _hull([reading.turned or reading.interval for reading in given]) if any(r.turned for r in given) else None
    if all(reading.interval == interval for reading in given):
        note = f"the same on every publication day of {published}"
    elif interval is None:
        note = f"not settled on every publication day of {published}: {base.note}"
    else:
        note = f"all that it can mean over the publication days {published}"
    value = given[0].value if len({reading.value for reading in given}) == 1 else base.value
    return Reading(base.kind, value, interval, base.granularity, note, turned=turned)


def _hull(days: Sequence[DayInterval | None]) -> DayInterval | None:
    whole = days[0]
    for other in days[1:]:
        whole = whole.hull(other) if whole and other else None
    return whole
