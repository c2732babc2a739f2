"""The lexicon of page furniture, compiled: patterns of lines, headings of sections, words of menus."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LONGEST_LINE = 600
"""Characters: a longer line is a paragraph, and no pattern is tried on it."""


@dataclass(frozen=True, slots=True)
class FurniturePatterns:
    """``lines`` and ``inline`` are (reason, pattern) in the order in which they are tried; ``any_line`` is all of ``lines``."""

    lines: tuple[tuple[str, re.Pattern[str]], ...]
    any_line: re.Pattern[str]
    inline: tuple[tuple[str, re.Pattern[str]], ...]
    section_many: re.Pattern[str]
    section_one: re.Pattern[str]
    section_about: re.Pattern[str]
    chrome: frozenset[str]
    sectioned: frozenset[str]
    agencies: frozenset[str]

    def reason_of(self, line: str) -> str | None:
        """Why a whole line is furniture by its form alone, or ``None``.

        >>> furniture_patterns().reason_of("Home » News » Talks resume")
        'navigation'
        >>> furniture_patterns().reason_of("The talks resume at home.") is None
        True
        """
        line = fold(line)
        if not line or len(line) > LONGEST_LINE or not self.any_line.fullmatch(line):
            return None
        return next((reason for reason, pattern in self.lines if pattern.fullmatch(line)), None)


def fold(text: str) -> str:
    """A line as the patterns see it: stripped, every apostrophe as ``’``; the length of the inside is unchanged."""
    return one_apostrophe(text.strip())


def one_apostrophe(text: str) -> str:
    """The text with every apostrophe as ``’``; by replacing, since a translation looks every letter up."""
    return text.replace("'", "’").replace("‘", "’").replace("`", "’").replace("´", "’")


@cache
def furniture_patterns() -> FurniturePatterns:
    """The lexicon's ``furniture.toml``, read once."""
    data = tomllib.loads((files("detente.lexicon") / "data" / "furniture.toml").read_text(encoding="utf-8"))
    return FurniturePatterns(
        lines=_by_reason(data["lines"], re.IGNORECASE),
        any_line=re.compile("|".join(f"(?:{one})" for ones in data["lines"].values() for one in ones), re.IGNORECASE),
        inline=_by_reason(data["inline"], re.IGNORECASE | re.DOTALL),
        section_many=_heading(data["sections"]["many"]),
        section_one=_heading(data["sections"]["one"]),
        section_about=_heading(data["sections"]["about"]),
        chrome=frozenset(one_apostrophe(phrase) for phrase in data["chrome"]["phrases"]),
        sectioned=frozenset(data["sectioned"]["words"]),
        agencies=frozenset(data["agencies"]["names"]),
    )


def _by_reason(table: dict[str, list[str]], flags: re.RegexFlag) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((reason, re.compile(pattern, flags)) for reason, patterns in table.items() for pattern in patterns)


def _heading(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})\s*[:.…»›→-]*", re.IGNORECASE)
