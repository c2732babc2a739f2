"""What a rule of the grammar is given and what it gives back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from detente.annotate.times.tokens import Tokens
from detente.lexicon.times import TimeWords, load_times
from detente.model import DayInterval

WORDS: TimeWords = load_times()

ASK_DAY = "the publication day would settle it"
ASK_YEAR = "the text gives no year; the publication date would settle it"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means at one publication day; ``dates`` is false where it can be no antecedent ("the same day").

    ``turned``: what it would mean on the other side of that day, where only the tense of its clause tells which.
    """

    kind: str
    value: str
    interval: DayInterval | None = None
    granularity: str = "none"
    note: str = ""
    dates: bool = True
    turned: DayInterval | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """From where an expression is read.

    ``anchor`` is the publication day, ``last`` the dated expression before it in the story, ``direction`` the tense of its
    clause (below 0 past, above 0 future, 0 not told; 2 or -2 where its own verb shows it),
    ``day_first`` the order of numerals in this report where it shows, ``leads_to`` the days of known year up to which, or
    together with which, it is told: "15 May *to 15 August 1988*".
    """

    anchor: date | None
    last: Reading | None = None
    direction: int = 0
    day_first: bool | None = None
    leads_to: DayInterval | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a rule: tokens ``first`` to ``last`` inclusive, with its named groups.

    ``shift`` is what to add to a place in the match to have the token's index.
    """

    tokens: Tokens
    match: re.Match[str]
    first: int
    last: int
    shift: int = 0

    @property
    def start(self) -> int:
        """Where the expression begins in the text."""
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        """Where the expression ends in the text."""
        return self.tokens.ends[self.last]

    @property
    def text(self) -> str:
        """The words of the expression, on one line."""
        return " ".join(self.tokens.text[self.start : self.end].split())

    def has(self, group: str) -> bool:
        """Whether a group took part in the match."""
        return group in self.match.re.groupindex and self.match.end(group) > self.match.start(group)

    def at(self, group: str) -> int:
        """The index of the first token of a group that took part."""
        return self.match.start(group) + self.shift

    def word(self, group: str) -> str:
        """The first word of a group in lower case, or nothing."""
        return self.tokens.lower(self.at(group)) if self.has(group) else ""

    def words(self, group: str) -> list[str]:
        """All words of a group in lower case."""
        if not self.has(group):
            return []
        return [self.tokens.lower(i) for i in range(self.at(group), self.match.end(group) + self.shift)]

    def before(self, steps: int = 1) -> str:
        """The word so many tokens before the expression, in lower case."""
        return self.tokens.lower(self.first - steps)

    def after(self, steps: int = 1) -> str:
        """The word so many tokens after the expression, in lower case."""
        return self.tokens.lower(self.last + steps)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over word classes, how to read it, and what else must hold of it.

    The group ``x`` bounds the expression where the pattern looks further; ``tense``: whether the reading asks for the tense of
    the clause.
    """

    pattern: str
    read: Callable[[Hit, Moment], Reading | None]
    accept: Callable[[Hit], bool] | None = None
    tense: bool = False


def count_of(words: list[str]) -> float | None:
    """The number that words or digits say.

    >>> count_of(["twenty", "-", "four"]), count_of(["1,500"]), count_of(["2", "1/2"]), count_of(["a", "hundred"])
    (24.0, 1500.0, 2.5, 100.0)
    """
    total, part, seen = 0.0, 0.0, False
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        if word in ("a", "an") and "half" in (before, after):
            continue
        if word in ("1/2", "½", "half"):
            part, seen = part + 0.5, True
        elif word[:1].isdigit():
            part, seen = part + float(word.replace(",", "").rstrip("stndrh")), True
        elif word in ("a", "an", "one"):
            part, seen = part + 1, True
        elif word in ("couple", "pair"):
            part, seen = 2.0, True
        else:
            value = WORDS.number("numbers", word)
            if value is None:
                continue
            seen = True
            if value >= 1000:
                total, part = total + max(part, 1) * value, 0.0
            elif value in (12, 100) and word in ("dozen", "hundred"):
                part = max(part, 1) * value
            else:
                part += value
    return total + part if seen else None


def mod_of(words: list[str]) -> str:
    """START, MID or END for the words of a modifier; nothing where there is none."""
    for word in words:
        if word in ("early", "beginning", "start", "outset", "turn", "earlier"):
            return "START"
        if word in ("mid", "middle"):
            return "MID"
        if word in ("late", "end", "close", "later"):
            return "END"
    return ""
