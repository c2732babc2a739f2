"""Ways from a value to its words: each value of a row with the addresses of the passages that say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from detente.ask import Evidence

Told = dict[str, Any]
"""``value`` as it is shown, ``spots`` with the first passages that say it, and ``passages``, how many say it."""
FEW = 3
_LONGEST = 240
"""Characters of a passage that stand in the note on its link; the link leads to all of them."""


def spot(passage: Evidence) -> dict[str, Any]:
    """One passage as a link: where it leads, its words, its report, and who says them.

    >>> said = Evidence(prop="place", value="Oslo", exact="in Oslo", report="a.txt", report_id="r-1", start=9, end=16)
    >>> spot(said)["href"]
    '/reports/r-1?at=9-16#p-r-1-9-16'
    """
    words = " ".join(passage.exact.split())
    return {
        "href": way_to(passage.report_id, passage.start, passage.end),
        "words": words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…",
        "report": passage.report,
        "said_by": passage.said_by,
    }


def way_to(report_id: str, start: int, end: int) -> str:
    """The address of words in their report, which are lit there."""
    return f"/reports/{report_id}?at={start}-{end}#p-{report_id}-{start}-{end}"


def told(value: str, passages: Iterable[Evidence], most: int = FEW) -> Told:
    """A value with the passages that say it, each place of a report once; ``most`` of them as links, all of them counted."""
    places = {(one.report_id, one.start, one.end): one for one in reversed(list(passages))}
    first = list(reversed(places.values()))
    return {"value": value, "spots": [spot(one) for one in first[:most]], "passages": len(first)}


class Backing:
    """The passages of a row by what they are cited for."""

    def __init__(self, passages: Iterable[Evidence]) -> None:
        self._by: dict[str, list[Evidence]] = defaultdict(list)
        for one in passages:
            self._by[one.prop].append(one)

    def all(self, *props: str) -> list[Evidence]:
        """The passages for properties of these names."""
        return [one for prop in props for one in self._by.get(prop, ())]

    def told(self, value: str, *props: str, shown: Callable[[str], str] = str) -> Told:
        """A value with its passages: those cited for it, or else all of the property."""
        every = self.all(*props)
        own = [one for one in every if one.value == value]
        return told(shown(value), own or every)

    def values(self, values: Iterable[str], *props: str, shown: Callable[[str], str] = str) -> list[Told]:
        """Each of several values with its passages."""
        return [self.told(value, *props, shown=shown) for value in values]
