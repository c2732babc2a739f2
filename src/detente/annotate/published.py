"""The publication date of a report from its own text and address, where the story does not speak against it.

Pages print dates that are not the story's: the day of the visit above the masthead, the day of a repost. A candidate is taken
only after it has been held against the expressions of the body; refusing is better than a false anchor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from detente.annotate.dateline import end_of_dateline
from detente.annotate.times.almanac import make_day
from detente.annotate.times.calendar_dates import full_year
from detente.annotate.times.find import find_times
from detente.lexicon.letters import LETTERS
from detente.lexicon.times import load_times
from detente.model import DayInterval, Published, Report, Sentence, TimeMark

_HEAD_LINES, _HEAD_WIDTH = 14, 90
_LABEL = re.compile(
    r"\b(published|posted|updated|last updated|last modified|issued|released|first published|date|created)\b(?: on| at)?\s*:?",
    re.IGNORECASE,
)
_PAGE_DATE = re.compile(
    r"©|\(c\)|\b(copyright|all rights reserved|founded|since|comments?|min read on|today is|now)\b", re.IGNORECASE
)
_LABELLED = re.compile(_LABEL.pattern + r"[\s|•·]*$", re.IGNORECASE)
_DATELINE = re.compile(r"[^a-z\n:]{3,40}?(?:\([^)\n]{2,30}\))?[,\s\[]*")
_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0?[1-9]|1[0-2]|[a-z]{3})\2(0?[1-9]|[12]\d|3[01])(?!\d)", re.IGNORECASE
)
_LOOSE_DAY, _LOOSE_MONTH = re.compile(r"XXXX-\d\d-\d\d"), re.compile(r"XXXX-\d\d")
_SAME_SEASON = re.compile(r"(earlier|later) in\b", re.IGNORECASE)  # said of a month that is this one or just past
_FUTURE = re.compile(
    r"\b(will|by|until|till|to|plan\w*|schedul\w*|expect\w*|next|due|would"
    r"|could|should|target\w*|deadline|upcoming|end of|set|if)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(was|were|had|did|[a-z]{3,}ed)\b")
_NEAR, _CLOSE = (
    120,
    10,
)  # days within which a date without its year may lie from publication; and must, for a date above the title
_AFTER = 1  # days by which a story may run ahead of the date printed on it (time zones)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day that may be the publication date: what it rests on, the words, and how sure the place makes it (0 to 3)."""

    day: date
    basis: str
    words: str
    weight: int
    start: int = 0
    end: int = 0


def settle_published(report: Report) -> tuple[Report, tuple[str, ...]]:
    r"""The report with the publication date that its own text or address gives, and the reasons for each candidate.

    A report that has a date keeps it. Where none stands, the report comes back as it was, and the last reason names what would
    settle it.

    >>> report, why = settle_published(Report.of_text("Envoys agree on aid road\n\nMarch 4 2021\n\nEnvoys met on Thursday."))
    >>> str(report.published.interval), report.published.basis
    ('2021-03-04', 'header')
    """
    if report.published is not None:
        return report, ()
    sentences = text_lines(report.text)
    marks = find_times(report, sentences)
    candidates = [*_printed(report, marks), *_from_url(report.url)]
    reasons: list[str] = []
    kept: list[Candidate] = []
    printed = {(c.start, c.end) for c in candidates if c.weight and c.basis == "header"}
    story = tuple(m for m in marks if not m.furniture and (m.start, m.end) not in printed)
    for candidate in candidates:
        against = _against(candidate, report, story)
        if against:
            reasons.append(f'refused {candidate.day} ({candidate.basis}, "{candidate.words}"): {against}')
        else:
            kept.append(candidate)
    chosen = _choose(kept, reasons)
    if chosen is None:
        reasons.append(f"the publication date cannot be settled from the text; {_settling(marks)}")
        return report, tuple(reasons)
    reasons.append(f'accepted {chosen.day} ({chosen.basis}, "{chosen.words}"): nothing in the story speaks against it')
    return replace(report, published=Published(interval=DayInterval.day(chosen.day), basis=chosen.basis)), tuple(
        reasons
    )


def _settling(marks: tuple[TimeMark, ...]) -> str:
    """The one fact that would settle what the text leaves open."""
    waiting = [m for m in marks if m.interval is None and not m.furniture and m.note.endswith("would settle it")]
    words = list(dict.fromkeys(f'"{" ".join(m.text.split())}"' for m in waiting))
    named = f", and with it {', '.join(words[:4])}{' and others' if len(words) > 4 else ''}" if words else ""
    return f"the day the report came out would settle it{named}"


def text_lines(text: str) -> list[Sentence]:
    """The lines of a text that are not empty, each as a sentence: where dates are looked for before the text is cut."""
    return [Sentence(start=m.start(), end=m.end(), paragraph=i) for i, m in enumerate(re.finditer(r"[^\n]+", text))]


def _printed(report: Report, marks: tuple[TimeMark, ...]) -> Iterator[Candidate]:
    text = report.text
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", text))
    for mark in marks:
        if not _is_full_day(mark):
            continue
        line = next((i for i, m in enumerate(lines) if m.start() <= mark.start < m.end()), None)
        if line is None or mark.interval is None or mark.interval.start is None:
            continue
        words, day = " ".join(mark.text.split()), mark.interval.start
        whole = lines[line][0]
        before = text[lines[line].start() : mark.start]
        labelled = bool(_LABELLED.search(before[-40:]) or (line and _LABEL.fullmatch(lines[line - 1][0].strip())))
        if not _is_off_story(report, mark) and _opens_story(text, lines[line], mark):
            yield Candidate(day, "dateline", words, 3, mark.start, mark.end)
        elif _PAGE_DATE.search(whole):
            continue
        elif _is_off_story(report, mark) and not labelled:
            yield Candidate(day, "header", words, 0, mark.start, mark.end)
        elif _is_dateline(before, text[mark.end : mark.end + 30]):
            yield Candidate(day, "dateline", words, 3, mark.start, mark.end)
        elif labelled:
            changed = re.search(r"\b(updated|modified)\b", before[-30:], re.IGNORECASE)
            yield Candidate(day, "header", words, 2 if changed else 3, mark.start, mark.end)
        elif (
            (line < _HEAD_LINES or _is_renewed(lines, line))
            and len(whole) <= _HEAD_WIDTH
            and _is_date_line(whole, mark, lines[line].start())
        ):
            above_title = not _is_renewed(lines, line) and not any(len(lines[i][0].split()) >= 4 for i in range(line))
            yield Candidate(day, "header", words, 1 if above_title else 2, mark.start, mark.end)


def _is_off_story(report: Report, mark: TimeMark) -> bool:
    """Whether a date stands in furniture other than the page's own date line, which is a candidate like any header."""
    return any(
        piece.start < mark.end and mark.start < piece.end and piece.reason != "page_date" for piece in report.furniture
    )


def _is_renewed(lines: list[re.Match[str]], line: int) -> bool:
    """Whether the next line says when the page was changed: then this one says when it came out."""
    return line + 1 < len(lines) and bool(
        re.match(r"\s*(?:last )?(?:updated|modified)\b", lines[line + 1][0], re.IGNORECASE)
    )


def _is_full_day(mark: TimeMark) -> bool:
    return mark.interval is not None and mark.interval.is_day and mark.value[:4].isdigit() and "written" in mark.note


def _is_dateline(before: str, after: str) -> bool:
    """Whether a date stands in a dateline: capitals before it, and a dash, an agency or the start of the story behind."""
    return (
        bool(before.strip())
        and bool(_DATELINE.fullmatch(before))
        and bool(re.match(r"\s*(?:\(|\]|--|[-–—:]|\.)", after))
    )


def _opens_story(text: str, line: re.Match[str], mark: TimeMark) -> bool:
    """Whether a date stands in the dateline that opens its line, however its place is written: "GOMA, Congo, May 2, 2020 -"."""
    dateline = end_of_dateline(text, line.start(), line.end())
    return dateline is not None and mark.end <= dateline[0]


def _is_date_line(line: str, mark: TimeMark, start: int) -> bool:
    """Whether a short line is there to tell the date: little more than the date, a clock time, a name."""
    rest = line[: mark.start - start] + line[mark.end - start :]
    words = [
        word
        for word in LETTERS.findall(rest)
        if word.lower() not in ("am", "pm", "gmt", "utc", "est", "edt", "et", "by", "on", "at", "ist")
    ]
    return len(words) <= 5 and not re.search(r"[.!?]\s*$", line.strip()) and all(word[0].isupper() for word in words)


def _from_url(url: str | None) -> Iterator[Candidate]:
    for found in _URL_DAY.finditer(url or ""):
        month = int(found[3]) if found[3].isdigit() else load_times().number("months", found[3].lower())
        if not found[2] and (len(found[3]) < 2 or len(found[4]) < 2):
            continue
        day = make_day(full_year(found[1]), month, int(found[4])) if month else None
        if day is not None:
            yield Candidate(day, "url", found[0], 2)


def _against(candidate: Candidate, report: Report, marks: tuple[TimeMark, ...]) -> str:
    """What speaks against a candidate, or nothing."""
    if candidate.weight == 0:
        return "it is printed on the page, not in the story"
    weekday = _weekday_of(candidate.words)
    if weekday and weekday != candidate.day.isoweekday():
        return f"it says a weekday that {candidate.day} is not"
    anchored = replace(report, published=Published(interval=DayInterval.day(candidate.day), basis=candidate.basis))
    body = [m for m in marks if not (m.start < candidate.end and candidate.start < m.end)]
    later = next((m for m in body if _runs_ahead(m, candidate.day, report.text)), None)
    if later is not None:
        return f'the story tells of "{" ".join(later.text.split())}", which is after it'
    body = [m for m in body if m.start >= candidate.end]
    loose = [m for m in body if m.interval is None and _is_loose(m)]
    if loose:
        starts = {m.start for m in loose}
        read = [m for m in find_times(anchored, text_lines(report.text)) if m.start in starts]
        distances = [_distance(m, candidate.day) for m in read]
        names = " and ".join(f'"{" ".join(m.text.split())}"' for m in read[:2])
        if min(distances, default=0) > _NEAR:
            return f"the story gives {names} without a year, and none of them lies within {_NEAR} days of it"
        if candidate.weight == 1 and min(distances, default=0) > _CLOSE:
            return f"it stands above the title, and nothing in the story lies within {_CLOSE} days of it"
    elif candidate.weight == 1 and not _has_day_near(body, candidate.day):
        return "it stands apart from the story, and no date in the story confirms it"
    return _weekday_quarrel(body, candidate.day, report.text)


def _is_loose(mark: TimeMark) -> bool:
    """Whether a mark is of a kind that news writes without a year only near it: a day of a month, "earlier in March"."""
    if _LOOSE_DAY.fullmatch(mark.value):
        return any(piece.isdigit() for piece in mark.text)
    return bool(_LOOSE_MONTH.fullmatch(mark.value)) and bool(_SAME_SEASON.match(mark.text))


def _weekday_of(words: str) -> int | None:
    head = re.match(r"[A-Za-z]+", words)
    table = load_times()
    name = head[0].lower() if head else ""
    return table.number("weekdays", name) or table.number("short_weekdays", name)


def _runs_ahead(mark: TimeMark, day: date, text: str) -> bool:
    """Whether a full date or a year of the story lies after a day, and no future is spoken of."""
    if (
        mark.kind not in ("DATE", "TIME")
        or mark.interval is None
        or mark.interval.start is None
        or "written" not in mark.note
    ):
        return False
    if mark.interval.start <= day + timedelta(days=_AFTER):
        return False
    around = text[max(0, mark.start - 90) : mark.end + 60]
    if _FUTURE.search(around):
        return False
    return mark.granularity != "year" or bool(_PAST.search(around))


def _distance(mark: TimeMark, day: date) -> int:
    days = mark.interval
    if days is None or days.start is None or days.end is None:
        return 10_000
    if days.start <= day <= days.end:
        return 0
    return min(abs((days.start - day).days), abs((days.end - day).days))


def _has_day_near(body: list[TimeMark], day: date) -> bool:
    return any(
        m.interval is not None and m.interval.is_day and "written" in m.note and _distance(m, day) <= 30 for m in body
    )


def _weekday_quarrel(body: list[TimeMark], day: date, text: str) -> str:
    """Whether "today, Saturday" or "Friday, 8 March" of the story names a weekday that the candidate does not give it."""
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}
    for first, second in pairwise(body):
        gap = text[first.end : second.start]
        pair = {first.text.lower(): second, second.text.lower(): first}
        for word, other in pair.items():
            named = load_times().number("weekdays", other.text.lower())
            if (
                word in shift
                and named
                and re.fullmatch(r"[\s,(]{1,3}", gap)
                and (day + timedelta(days=shift[word])).isoweekday() != named
            ):
                return f'the story says "{first.text}{gap}{second.text}", which it is not'
    for mark in body:
        named, year = _weekday_of(mark.text), None
        found = re.fullmatch(r"XXXX-(\d\d)-(\d\d)", mark.value)
        if named and found:
            days = [make_day(y, int(found[1]), int(found[2])) for y in (day.year - 1, day.year, day.year + 1)]
            year = next((d for d in days if d and d.isoweekday() == named and abs((d - day).days) < 200), None)
            if year is None:
                return f'"{" ".join(mark.text.split())}" falls on another weekday in its year'
    return ""


def _choose(kept: list[Candidate], reasons: list[str]) -> Candidate | None:
    """The best candidate, unless two that weigh alike are days apart."""
    if not kept:
        return None
    order = {"dateline": 1, "header": 2, "url": 3}
    best = max(kept, key=lambda c: (c.weight, order[c.basis], -c.start))
    rivals = [c for c in kept if abs((c.day - best.day).days) > 3 and c.weight >= best.weight and c.basis != best.basis]
    if rivals:
        reasons.append(
            f"refused {best.day} ({best.basis}) and {rivals[0].day} ({rivals[0].basis}): they contradict each other"
        )
        return None
    return best
