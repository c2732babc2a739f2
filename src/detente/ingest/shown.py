"""Dates that a page shows on a line of their own, which are often the page's and not the story's."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_NAME = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_LABEL = (
    r"(?:(?:first |last |date )?(?:published|posted|updated|modified|created|issued|date|updat(?:ed|e) on|release date|"
    r"publication date|uploaded|added|printed)(?: (?:on|at|in|date))*\s*:?\s*)?"
)
_TIME = (
    r"(?:[\s,|@·–—/-]*(?:at\s+)?\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?)?"
    r"(?:[\s,|]*\(?(?:[ap]\.?m\.?|(?-i:[A-Z]{2,5}))?(?:\s?[+-]\d{1,2}(?::?\d{2})?)?\)?(?:\s+time)?)?"
)
_DAY = (
    rf"(?:(?P<m1>{_MONTH})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<m2>{_MONTH})\.?,?[\s-]+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
    r"(?:[-T ]\d{2}[-:]\d{2}(?:[-:]\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?)"
)
_ALONE = re.compile(
    rf"{_LABEL}(?:{_TIME}[\s,|]*)?{_DAY_NAME}{_DAY}{_TIME}"
    rf"(?:\s*[|/·–—-]?\s*(?:last )?(?:updated|modified)\b.{{0,60}})?[\s.|]*",
    re.IGNORECASE,
)  # fmt: skip
_SLASHED = re.compile(rf"{_LABEL}\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d{{2}}){_TIME}", re.IGNORECASE)
_UNLABELLED = re.compile(rf"\d|{_DAY_NAME}{_DAY}", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LONGEST = 120


def is_date_line(line: str) -> bool:
    """Whether a line holds a date, with or without a label and a time, and nothing else.

    >>> is_date_line("Last updated: 3 March 2021, 14:05 GMT"), is_date_line("On 3 March 2021 they met.")
    (True, False)
    """
    line = line.strip()
    if len(line) > _LONGEST or not _DIGIT.search(line):
        return False
    return bool(_ALONE.fullmatch(line) or _SLASHED.fullmatch(line))


def is_labelled(line: str) -> bool:
    """Whether a date line says what it dates ("Updated: ..."): then it is the page's wherever it stands."""
    return not _UNLABELLED.match(line.strip())


def read_date_line(line: str) -> str | None:
    """The day of a date line in ISO form, or ``None`` where it is ambiguous (03/04/2021) or no day.

    >>> read_date_line("Friday, March 5, 2021"), read_date_line("03/04/2021")
    ('2021-03-05', None)
    """
    found = _ALONE.fullmatch(line.strip()[:_LONGEST])
    if not found:
        return None
    for which in "123":
        year, month, day = (found.group(part + which) for part in "ymd")
        if year:
            number = int(month) if month.isdigit() else _MONTHS[month.lower()]
            try:
                return date(int(year), number, int(day)).isoformat()
            except ValueError:
                return None
    return None
