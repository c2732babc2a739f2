"""Fields that come with a report: dates, and lines of JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime

from detente.errors import BadField
from detente.model.interval import DayInterval

_EDGE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?|\.\.|")
_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}.*")
_FORM = "write a day (2024-02-17), a month, a year, or two with a slash between (2024-02-13/2024-02-17)"
_ALIASES = {
    "published": ("published", "date", "datePublished", "published_at", "pubdate"),
    "outlet": ("outlet", "source", "publisher", "site"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "name": ("file", "id", "name"),
}
_TEXT = ("text", "body", "content")


def read_interval(value: str, where: str) -> DayInterval:
    """The closed interval of a date as people and feeds write it: a day, a month, a year, ``a/b``, a time stamp.

    Of a time stamp the day is kept as written, in its own time zone. ``where`` names file and field for the error.

    >>> str(read_interval("2024-02-17T23:30:00+04:00", "a.txt"))
    '2024-02-17'

    Raises ``BadField``.
    """
    edges = [_day_of(edge.strip()) for edge in value.strip().split("/")]
    if len(edges) <= 2 and all(_EDGE.fullmatch(edge) for edge in edges):
        try:
            return DayInterval.parse("/".join(edges))
        except ValueError as error:
            raise BadField(f"{where}: {value!r} is no date ({error})", mend=_FORM) from error
    raise BadField(f"{where}: {value!r} is no date", mend=_FORM)


def _day_of(edge: str) -> str:
    if not _STAMP.fullmatch(edge):
        return edge
    try:
        return datetime.fromisoformat(edge).date().isoformat()
    except ValueError:
        return edge


def read_json_object(line: str, where: str) -> Mapping[str, object]:
    """The object that one line of JSONL holds. Raises ``BadField`` naming the place (``where``) and the fault."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        fault = f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else str(error)
        raise BadField(f"{where}: not JSON ({fault})", mend="write one JSON object a line") from error
    if not isinstance(value, dict):
        raise BadField(f"{where}: not a JSON object but {type(value).__name__}", mend="write one JSON object a line")
    return value


def report_fields(row: Mapping[str, object]) -> dict[str, str]:
    """The fields of a report's JSON object under our own names; null and empty ones are left out.

    >>> report_fields({"date": "2024-02-17", "source": "The Latverian", "id": 7, "url": None})
    {'published': '2024-02-17', 'outlet': 'The Latverian', 'name': '7'}
    """
    fields = {}
    for ours, theirs in _ALIASES.items():
        value = next(
            (row[key] for key in theirs if isinstance(row.get(key), str | int) and str(row[key]).strip()), None
        )
        if value is not None:
            fields[ours] = str(value).strip()
    return fields


def report_content(row: Mapping[str, object], where: str) -> tuple[str, bool]:
    """The text of a report's JSON object, and whether it is HTML. Raises ``BadField`` where it has none."""
    html = row.get("html")
    if isinstance(html, str) and html.strip():
        return html, True
    for key in _TEXT:
        text = row.get(key)
        if isinstance(text, str) and text.strip():
            return text, False
    raise BadField(f"{where}: a report without text", mend="give each line a field text (or html, or body)")


def is_metadata(row: Mapping[str, object]) -> bool:
    """Whether an object is a row of a ``--metadata`` file: it names a file and has nowhere a text."""
    return "file" in row and not any(key in row for key in ("html", *_TEXT))
