"""Finding words in a sentence: whole words, ``#n`` for the n-th occurrence, `` .. `` for everything between."""

from __future__ import annotations

import re

from training.corpus.model import Span

_OPENING = "\"“‘'«"
_CLOSING = "\"”’'»"


class SpanError(ValueError):
    """The words are not in the sentence, or stand there more than once."""


def occurrences(text: str, words: str, *, ignore_case: bool = False) -> list[Span]:
    """All places where the words stand as whole words.

    >>> occurrences("talks about talks, not peacetalks", "talks")
    [Span(start=0, end=5), Span(start=12, end=17)]
    """
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    flags = re.IGNORECASE if ignore_case else 0
    return [Span(*m.span()) for m in re.finditer(left + re.escape(words) + right, text, flags)]


def find(text: str, words: str, *, near: Span | None = None) -> Span:
    """Find the one place of the words; ``talks#2`` is the second, ``a .. z`` runs from the one to the other.

    Where the words stand more than once, ``near`` picks the closest to it. Raises ``SpanError`` with the mend.

    >>> find("He said the talks were over and the talks failed", "the talks#2").start
    32
    """
    if " .. " in words:
        first, _, last = words.partition(" .. ")
        start = find(text, first.strip(), near=near or Span(0, 0))
        ends = [s for s in (occurrences(text, last.strip())) if s.start >= start.end]
        if not ends:
            raise SpanError(f"{last.strip()!r} does not stand after {first.strip()!r}; copy the words as they stand")
        return Span(start.start, ends[-1].end)
    match = re.fullmatch(r"(.+)#(\d+)", words)
    wanted, number = (match[1], int(match[2])) if match else (words, 0)
    found = occurrences(text, wanted) or occurrences(text, wanted, ignore_case=True)
    if not found:
        raise SpanError(f"{wanted!r} is not in the sentence; copy the words exactly as they stand")
    if number:
        if number > len(found):
            raise SpanError(f"{wanted!r} stands {len(found)} times only; mend the #{number}")
        return found[number - 1]
    if len(found) > 1 and near is None:
        raise SpanError(f"{wanted!r} stands {len(found)} times; add #1..#{len(found)}")
    if len(found) > 1 and near is not None:
        return min(found, key=lambda s: min(abs(s.start - near.end), abs(s.end - near.start)))
    return found[0]


def with_quotes(text: str, span: Span) -> Span:
    """Widen the span by the quotation marks that hug it, a comma or full stop between taken in.

    >>> with_quotes('He said: "We leave," and left', Span(10, 18)).of('He said: "We leave," and left')
    '"We leave,"'
    """
    start, end = span
    if start and text[start - 1] in _OPENING:
        start -= 1
    tail = re.match(rf"[.,!?…]*[{_CLOSING}]", text[end:])
    if tail and (end == len(text) or not text[end : end + 2].startswith(("'s", "’s"))):
        end += tail.end()
    return Span(start, end)


def quote_mode(text: str, content: Span) -> str:
    """``direct`` where the content is all quotation, ``mixed`` where part of it is or it is a piece of a clause.

    >>> quote_mode('It was a "grave error", he said', Span(0, 22))
    'mixed'
    """
    words = content.of(text)
    marks = [m.start() for m in re.finditer(r"[\"“”«»]", words)]
    if not marks:
        return "reported"
    inner = re.sub(r"[\"“«][^\"”»]*([\"”»]|$)", "", words)
    if re.search(r"\w", inner):
        return "mixed"
    fragment = words[1:2].islower() and not re.search(r"[,:] $", text[: content.start])
    return "mixed" if fragment else "direct"
