"""What stands against each other, and by what sign it was found."""

from __future__ import annotations

from dataclasses import dataclass

from detente.ask.utterances import Utterance
from detente.model import Act

MUTUAL, DENIAL, ANSWER, CONTRAST, NEGATION, THREAT, READ_OUT = (
    "each charges the other",
    "one denies it",
    "one answers the other",
    "one sets it against the other",
    "one says what the other says not",
    "one fears force, the other forswears it",
    "each tells it its own way",
)
DENIABLE = frozenset({Act.ACCUSE, Act.CONDEMN, Act.WARN, Act.DEMAND, Act.PROPOSE, Act.ASSERT})
"""Acts whose content another can deny, or set something against."""
CHARGES = frozenset({Act.ACCUSE, Act.CONDEMN, Act.WARN})
"""Acts that lay something to somebody's charge."""
TOLD = frozenset({Act.ASSERT, Act.ACCUSE, Act.WARN, Act.DENY, Act.REJECT, Act.CONDEMN})
"""Acts that say how things are, or are not."""
NEAR = 2
"""Sentences back in which what is denied stands."""


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two utterances or more of different sides, and by what they were found to stand against each other."""

    how: str
    said: tuple[Utterance, ...]
