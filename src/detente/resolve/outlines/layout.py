"""The numbers of an outline: which stands in which column, and what fits into one."""

from __future__ import annotations

from enum import IntEnum, IntFlag, auto
from typing import TYPE_CHECKING

from detente.model import Kind, Measure, Status

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Outlines = NDArray[np.int64]
    """One row a telling, ``WIDTH`` numbers each."""


class Column(IntEnum):
    """The place of each number."""

    REPORT = 0
    HEAD = 1
    START = 2
    END = 3
    ACTORS = 4
    BESIDE = 5
    SCENE = 6
    TRIGGER = 7
    FIGURES = 8
    FIGURE = 9
    NAME = 10
    PLACE = 11
    LETTERS = 12
    DOES = 13
    SUFFERS = 14
    ALL_DOES = 15
    ALL_SUFFERS = 16
    PERSONS = 17
    SIDE = 18
    OTHER_SIDE = 19
    WORDS = 20
    MORE_WORDS = 21
    TELLING = 22


class Flag(IntFlag):
    """What is or is not so of a telling, each a bit of the number that also holds its kind and status."""

    DATED_AT_ALL = auto()
    BOUNDED = auto()
    TOLD = auto()
    FIRM = auto()
    BY_DAYS = auto()
    LEAD = auto()
    PEOPLED = auto()
    NAMED = auto()
    ATTENDED = auto()
    PLACED = auto()
    MAPPED = auto()
    WIDE = auto()
    WORDED = auto()
    TITLED = auto()
    TELLING = auto()
    RARE = auto()
    OF_MANY = auto()
    KNOWN_BY_DAY = auto()
    FREE = auto()


WIDTH = len(Column)
"""Numbers of an outline."""
BITS = 63
SMALL, HALF = 6, 31
"""Bits of the numbers that share a column: a kind or a status, and the weights of words."""
EARLY, LATE = -(1 << 40), 1 << 40
"""The ends of an open date."""
LETTERS_TOLD = 40
"""Letters of the name of a place are told apart by so many bits."""
FIGURE_BITS = 28
KINDS, STATUSES, MEASURES = tuple(Kind), tuple(Status), tuple(Measure)
