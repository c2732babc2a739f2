"""The words around a match, on one line. Ours, since SQLite's own takes minutes for a common word in a long text."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, normalize

WINDOW = 120
LEAD = 40
"""Characters shown: from the first match on, and before it."""

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_ASKED = re.compile(rf"({_WORD.pattern})\"?(\*?)")
_SPACES = re.compile(r"\s+")
_OPERATORS = {"AND", "OR", "NOT", "NEAR"}


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words around a match on one line: in ``pieces`` with whether each is a word that was asked for.

    ``spots`` are the half-open offsets in the text of those that were; none where they stand in the title alone.
    """

    pieces: tuple[tuple[str, bool], ...]
    spots: tuple[tuple[int, int], ...] = ()

    def __str__(self) -> str:
        return "".join(f"[{words}]" if found else words for words, found in self.pieces)


def cut_snippet(title: str | None, text: str, query: str) -> Snippet:
    """Show where the most words of a query stand close together, each in ``[ ]``: in the text, or else in the title.

    >>> cut = cut_snippet(None, "The corridor was closed. On Monday it was reopened.", "reopen* monday")
    >>> str(cut), cut.spots
    ('The corridor was closed. On [Monday] it was [reopened].', ((28, 34), (42, 50)))
    """
    asked = [(_fold(word), star) for word, star in _ASKED.findall(query) if word not in _OPERATORS]
    whole = {word for word, star in asked if not star}
    begun = tuple(word for word, star in asked if star)
    if found := _densest(text, whole, begun):
        return _show(text, *found, whole, begun)
    if title and (found := _densest(title, whole, begun)):
        return Snippet(_show(title, *found, whole, begun).pieces)
    return _show(text, 0, min(WINDOW, len(text)), set(), ())


def _densest(text: str, whole: set[str], begun: tuple[str, ...]) -> tuple[int, int] | None:
    best: tuple[int, int] | None = None
    most, recent = 0, deque[tuple[int, str]]()
    for token in _WORD.finditer(text):
        word = _asked(token[0], whole, begun)
        if word is None:
            continue
        recent.append((token.start(), word))
        while token.end() - recent[0][0] > WINDOW and len(recent) > 1:
            recent.popleft()
        distinct = len({said for _, said in recent})
        if distinct > most:
            most, best = distinct, (recent[0][0], token.end())
        if most == len(whole) + len(begun):
            break
    return best


def _show(text: str, first: int, last: int, whole: set[str], begun: tuple[str, ...]) -> Snippet:
    start = 0 if first <= LEAD else max(text.rfind(" ", 0, first - LEAD), first - 2 * LEAD) + 1
    end = max(last, first + WINDOW)
    end = len(text) if end >= len(text) else max(text.rfind(" ", last, end), last)
    window, before, behind = text[start:end], start > 0, end < len(text)
    start, end = start + len(window) - len(window.lstrip()), end - len(window) + len(window.rstrip())
    spots = [token.span() for token in _WORD.finditer(text, start, end) if _asked(token[0], whole, begun)]
    pieces: list[tuple[str, bool]] = [("…", False)] if before else []
    at = start
    for spot in (*spots, (end, end)):
        pieces += [(_SPACES.sub(" ", text[at : spot[0]]), False), (text[slice(*spot)], True)]
        at = spot[1]
    pieces.append(("…" if behind else "", False))
    return Snippet(tuple(piece for piece in pieces if piece[0]), tuple(spots))


def _asked(token: str, whole: set[str], begun: tuple[str, ...]) -> str | None:
    word = _fold(token)
    return word if word in whole else next((start for start in begun if word.startswith(start)), None)


@lru_cache(maxsize=20_000)
def _fold(word: str) -> str:
    return "".join(sign for sign in normalize("NFKD", word.casefold()) if not combining(sign))
