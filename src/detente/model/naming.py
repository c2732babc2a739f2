"""What printed names mean: the one shown for a name wherever it is printed, and what a name of one report means there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from detente.model.statement import Statement


@dataclass(frozen=True, slots=True)
class NameLink:
    """Whom a surname or an office means in one report, as the other reports show it; derived, never what was printed.

    ``reason`` tells on what it rests, in words for the user.
    """

    report_id: str
    printed: str
    shown: str
    reason: str


class Names(Mapping[str, str]):
    """Each printed name with the one that is shown, and the links that hold in one report only.

    >>> from detente.model import Passage, Prop
    >>> names = Names({"A. Berg": "Ada Berg"}, [NameLink("r-1", "Norwegian premier", "Ada Berg", "shown in the office")])
    >>> said = [Statement(mention_id="m", prop=Prop.SPEAKER, value="Norwegian premier", passage=Passage(r, 0, 1, "x"))
    ...         for r in ("r-1", "r-2")]
    >>> names["A. Berg"], [names.of(stmt) for stmt in said]
    ('Ada Berg', ['Ada Berg', 'Norwegian premier'])
    """

    def __init__(self, everywhere: Mapping[str, str], links: Iterable[NameLink] = ()) -> None:
        self._everywhere = everywhere
        self._here = {(link.report_id, link.printed): link.shown for link in links}

    @classmethod
    def over(cls, names: Mapping[str, str]) -> Self:
        """These names, whether they come with links or not."""
        return names if isinstance(names, cls) else cls(names)

    def of(self, stmt: Statement) -> str:
        """The name to show for the actor that a statement gives."""
        value = stmt.value
        linked = self._here.get((stmt.report_id, value)) if self._here else None
        return linked or self._everywhere.get(value, value)

    def __getitem__(self, printed: str) -> str:
        return self._everywhere[printed]

    def __iter__(self) -> Iterator[str]:
        return iter(self._everywhere)

    def __len__(self) -> int:
        return len(self._everywhere)
