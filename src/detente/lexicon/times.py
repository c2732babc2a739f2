"""The words of time expressions, holidays and named eras: ``data/times.toml`` as lookup tables."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_VALUED = (
    "months", "weekdays", "short_weekdays", "numbers", "ordinals", "decade_words", "units", "seasons", "parts", "frequencies",
)  # fmt: skip
_CAPITAL = ("months", "weekdays", "short_weekdays")
_TAG = {
    "months": "month", "weekdays": "weekday", "short_weekdays": "short_weekday", "numbers": "numword", "ordinals": "ordinal",
    "decade_words": "decade_word", "seasons": "season", "parts": "part", "frequencies": "frequency",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The table, by lower-case word.

    ``classes`` says which classes of the grammar a word belongs to and ``capital`` which of them ask for a capital letter;
    ``values`` holds month numbers, ISO weekday numbers, ISO 8601 unit codes and the like, by table and word.
    """

    classes: Mapping[str, frozenset[str]]
    capital: frozenset[str]
    values: Mapping[str, Mapping[str, int | str]]
    future: frozenset[str]
    planners: frozenset[str]
    past: frozenset[str]
    saying: frozenset[str]
    unplanned: frozenset[str]
    contexts: Mapping[str, frozenset[str]]
    holidays: Mapping[str, Mapping[str, int]]
    eras: Mapping[str, str]

    def number(self, table: str, word: str) -> int | None:
        """The number that a table gives a word, or ``None``."""
        value = self.values[table].get(word)
        return value if isinstance(value, int) else None

    def code(self, table: str, word: str) -> str:
        """The TIMEX3 code that a table gives a word; ``KeyError`` where it is not in it."""
        return str(self.values[table][word])


@cache
def load_times() -> TimeWords:
    """The table of time words.

    >>> load_times().number("months", "sept")
    9
    """
    table = tomllib.loads((files("detente.lexicon") / "data" / "times.toml").read_text(encoding="utf-8"))
    classes: dict[str, set[str]] = {}
    for name in _VALUED:
        for word, value in table[name].items():
            tag = _TAG.get(name)
            if name == "units":
                tag = "units" if word.endswith(("s", "ia")) else "unit"
                if str(value).startswith("T"):
                    tag = f"clock_{tag}"
            classes.setdefault(word, set()).add(str(tag))
            if name == "months" and len(word) < 5 and word not in ("may", "june", "july"):
                classes[word].add("short_month")
    for tag, words in table["classes"].items():
        for word in words:
            classes.setdefault(word, set()).add(tag)
    return TimeWords(
        classes={word: frozenset(tags) for word, tags in classes.items()},
        capital=frozenset(word for name in _CAPITAL for word in table[name]),
        values={name: table[name] for name in _VALUED},
        future=frozenset(table["tense"]["future"]),
        planners=frozenset(table["tense"]["planners"]),
        past=frozenset(table["tense"]["past"]),
        saying=frozenset(table["tense"]["saying"]),
        unplanned=frozenset(table["tense"]["unplanned"]),
        contexts={name: frozenset(words) for name, words in table["contexts"].items()},
        holidays=table["holidays"],
        eras=table["eras"],
    )
