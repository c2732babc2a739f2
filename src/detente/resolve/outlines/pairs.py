"""The outlines of many pairs, side by side: what both have, and what they may share."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from detente.resolve.outlines.layout import HALF, KINDS, LETTERS_TOLD, SMALL, STATUSES, Column, Flag
from detente.resolve.places import ALIKE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from detente.resolve.outlines.layout import Outlines

    Truths = NDArray[np.bool_]
    Scores = NDArray[np.float64]


_SMALLEST = (1 << SMALL) - 1


class Pairs:
    """The outlines of some pairs, side by side."""

    def __init__(self, left: Outlines, right: Outlines) -> None:
        self.left, self.right = left, right
        self._flags, self._others = left[:, Column.HEAD] >> 2 * SMALL, right[:, Column.HEAD] >> 2 * SMALL

    @cached_property
    def kinds(self) -> Outlines:
        """The column of their kinds in the tables."""
        return (self.left[:, Column.HEAD] & _SMALLEST) * len(KINDS) + (self.right[:, Column.HEAD] & _SMALLEST)

    @cached_property
    def statuses(self) -> Outlines:
        """The row of their statuses."""
        one = self.left[:, Column.HEAD] >> SMALL & _SMALLEST
        two = self.right[:, Column.HEAD] >> SMALL & _SMALLEST
        return one * len(STATUSES) + two

    def both(self, flag: Flag) -> Truths:
        """Whether this is so of both."""
        so: Truths = (self._flags & self._others & int(flag)) != 0
        return so

    def either(self, flag: Flag) -> Truths:
        """Whether it is so of one at least."""
        so: Truths = ((self._flags | self._others) & int(flag)) != 0
        return so

    def first(self, flag: Flag) -> Truths:
        """Whether it is so of the left one."""
        so: Truths = (self._flags & int(flag)) != 0
        return so

    def second(self, flag: Flag) -> Truths:
        """Whether it is so of the right one."""
        so: Truths = (self._others & int(flag)) != 0
        return so

    def share(self, column: int, other: int | None = None) -> Truths:
        """Whether the two may have something of this column in common; if not, they have not."""
        so: Truths = (self.left[:, column] & self.right[:, column if other is None else other]) != 0
        return so

    def alike(self, column: int, other: int | None = None) -> Truths:
        """Whether all of a column is the same, and there is any."""
        mine = self.left[:, column]
        so: Truths = (mine != 0) & (mine == self.right[:, column if other is None else other])
        return so

    @cached_property
    def same_place(self) -> Truths:
        """Whether the places may be one: a word in common, or so many letters that the spellings may be of one name."""
        import numpy as np  # noqa: PLC0415 - loaded only by what joins

        one, two = self.left[:, Column.LETTERS], self.right[:, Column.LETTERS]
        mask = (1 << LETTERS_TOLD) - 1
        apart = np.bitwise_count((one ^ two) & mask)
        long = (one >> LETTERS_TOLD) + (two >> LETTERS_TOLD)
        so: Truths = self.both(Flag.PLACED) & (self.share(Column.PLACE) | (apart * 100 <= (100 - ALIKE) * long))
        return so

    @cached_property
    def same_figure(self) -> Truths:
        """Whether a figure may be in both."""
        return self.share(Column.FIGURES)

    @cached_property
    def shares(self) -> tuple[Scores, Scores]:
        """The most of the shorter and of the longer telling's words that may be in both, 0 to 1 and more."""
        import numpy as np  # noqa: PLC0415 - loaded only by what joins

        common = sum(
            (
                np.bitwise_count(self.left[:, at] & self.right[:, at]).astype(np.int64)
                for at in (Column.WORDS, Column.MORE_WORDS)
            ),
            np.zeros(len(self.left), dtype=np.int64),
        )
        one, two = self.left[:, Column.TELLING], self.right[:, Column.TELLING]
        mask = (1 << HALF) - 1
        most = common * np.minimum(one & mask, two & mask)
        told, others = np.maximum(one >> HALF, 1), np.maximum(two >> HALF, 1)
        return most / np.minimum(told, others), most / np.maximum(told, others)
