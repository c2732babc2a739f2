"""What a request asks: the names in its path and the filters in its query string, each checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from detente.errors import BadField

T = TypeVar("T")
PAGE = 50
"""So many rows are on a page if nobody asks for more."""
MOST = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the screens see it. ``query`` keeps the order of the address, so that links can be built from it.

    ``seen`` is the last entry of the log that whoever asks has marked as seen.

    >>> asked = Asked(path={}, query=(("kind", "meeting"), ("page", "2")))
    >>> asked.link("/", page=None, kind="protest")
    '/?kind=protest'
    """

    path: Mapping[str, str]
    query: Sequence[tuple[str, str]]
    seen: int | None = None

    def one(self, name: str) -> str | None:
        """The last value of a filter, without the spaces around it; ``None`` where there is none."""
        return next((value.strip() for key, value in reversed(self.query) if key == name and value.strip()), None)

    def many(self, name: str) -> list[str]:
        """All values of a filter."""
        return [value.strip() for key, value in self.query if key == name and value.strip()]

    def number(self, name: str, otherwise: int, *, most: int | None = None) -> int:
        """A filter that is a number from 1 on. Raises ``BadField`` where it is none."""
        written = self.one(name)
        if written is None:
            return otherwise
        if not written.isascii() or not written.isdigit() or not 1 <= int(written[:12]) <= (most or 10**9):
            mend = f"give a number from 1 to {most}" if most else "give a number from 1 on"
            raise BadField(f"{name}: {written[:40]!r} is no number that can be asked for", mend=mend)
        return int(written)

    def link(self, at: str, **changed: str | None) -> str:
        """The address of a screen with these filters, some changed or, by ``None``, taken away."""
        kept = [(key, value) for key, value in self.query if key not in changed and value.strip()]
        every = kept + [(key, value) for key, value in changed.items() if value is not None]
        return f"{at}?{urlencode(every)}" if every else at

    def page_of(self, rows: Sequence[T], at: str, by: str = "page") -> tuple[Sequence[T], dict[str, Any]]:
        """One page of rows, and where it lies among them: nothing is left out without a number that says so.

        ``by`` is the filter that turns the pages, where a screen has two lists. Raises ``BadField`` for a page that there is not.
        """
        size = self.number("size", PAGE, most=MOST)
        pages = max(1, -(-len(rows) // size))
        number = self.number(by, 1)
        if number > pages:
            raise BadField(f"there is no page {number}", mend=f"the last one is page {pages}")
        first = (number - 1) * size
        shown = rows[first : first + size]
        where = {
            "total": len(rows),
            "first": first + 1 if shown else 0,
            "last": first + len(shown),
            "page": number,
            "pages": pages,
            "previous": self.link(at, **{by: str(number - 1) if number > 2 else None}) if number > 1 else None,
            "next": self.link(at, **{by: str(number + 1)}) if number < pages else None,
        }
        return shown, where


def chips(
    asked: Asked, at: str, names: Iterable[str], shown: Callable[[str, str], str] = lambda _, value: value
) -> list[dict[str, str]]:
    """The filters in force, each with the address that is without it; ``shown`` says what to write for a filter's value.

    >>> chips(Asked(path={}, query=(("kind", "meeting"), ("kind", "protest"))), "/", ["kind"])[0]
    {'filter': 'kind', 'value': 'meeting', 'shown': 'meeting', 'without': '/?kind=protest'}
    """
    found = []
    for name in names:
        for value in asked.many(name):
            kept = [pair for pair in asked.query if (pair[0], pair[1].strip()) != (name, value) and pair[0] != "page"]
            without = Asked(asked.path, kept).link(at)
            found.append({"filter": name, "value": value, "shown": shown(name, value), "without": without})
    return found
