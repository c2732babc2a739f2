"""The printed names that are equal but for accents, case and titles, as reports have moved their counts: before and now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from detente.record.spellings import Spellings
from detente.resolve.names import plain
from detente.resolve.names.join import may_be_person
from detente.resolve.names.printed import take_apart


@dataclass(frozen=True)
class Forms:
    """The printed names of a plain one, each with how many statements give it; none where it is not there.

    >>> forms = Forms({"Ana Petrovic": 1, "Ana Petrović": 4})
    >>> forms.full, forms.weight, Forms({"Petrović": 1}).alone, Forms({"soldiers": 2}).met_as
    ('Ana Petrović', 5, 'Petrović', None)
    """

    many: Mapping[str, int]

    @cached_property
    def weight(self) -> int:
        """How many statements give one of them."""
        return sum(self.many.values())

    @cached_property
    def shown(self) -> str | None:
        """The most frequent."""
        return max(self.many, key=lambda name: (self.many[name], name), default=None)

    @cached_property
    def met_as(self) -> str | None:
        """The same, where it is a person's and others can meet it."""
        return self.shown if all(may_be_person(name) for name in self.many if name.split()) else None

    @cached_property
    def full(self) -> str | None:
        """The same where it is more than a surname."""
        return self.met_as if self.met_as is not None and len(take_apart(self.met_as).words) > 1 else None

    @cached_property
    def alone(self) -> str | None:
        """The same where it is a surname alone."""
        return self.met_as if self.full is None else None


class Moving(NamedTuple):
    """A plain name before and now."""

    before: Forms
    now: Forms

    @property
    def is_other(self) -> bool:
        """Whether a printed name came or went, or another is shown."""
        return self.before.shown != self.now.shown or self.before.many.keys() != self.now.many.keys()


class Counts:
    """The plain names of a record, where the counts of these printed ones have changed by so much."""

    def __init__(self, spelt: Spellings, moved: Mapping[str, int]) -> None:
        self._spelt = spelt
        self._found: dict[str, Moving] = {}
        self.moved: dict[str, dict[str, int]] = defaultdict(dict)
        """The printed names that have moved, and by how much, by the plain ones."""
        for name, many in moved.items():
            self.moved[plain(name)][name] = many

    def of(self, key: str) -> Moving:
        """A plain name before and now."""
        found = self._found.get(key)
        if found is None:
            kept, moved = self._spelt.forms(key), self.moved.get(key, {})
            before = {name: many - moved.get(name, 0) for name, many in kept.items()}
            now = {name: many for name, many in (moved | kept).items() if many > 0}
            found = self._found[key] = Moving(Forms(before), Forms(now))
        return found
