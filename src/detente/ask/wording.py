"""The words of an undertaking in a sentence: what introduces it, and what is undertaken. Text alone, nothing is looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.lexicon.folding import fold
from detente.lexicon.ledgers import ledger_words

_OPENS, _CLOSES = r"[\"\N{LEFT DOUBLE QUOTATION MARK}]", r"[\"\N{RIGHT DOUBLE QUOTATION MARK}]"
_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
_BEHIND = re.compile(
    r"\s*(?:…|\.{3})?\s*"
    r"(?:themselves|itself|himself|herself|in principle|also|today|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)?\s*,?\s*"
    rf"{_OPENS}?"
    r"(?:(?=(?:not )?to\b)|(?=that\b)|(?=(?:up)?on\b(?! (?:by|last|this|next|mon|tues|wednes|thurs|fri|satur|sun)))|(?P<list>:))"
)
_OFFICE = re.compile(
    r"(?:\s+(?:the|their|its|his|her|both|respective|two|of|foreign|defence|defense|affairs|and|prime|deputy)\b){0,6}\s*"
)
_THEN = re.compile(r"(?:\s+(?:of|for)\s+(?:\w+\s+){1,3}?)?\s*(?=to\b|with\b)")
_ITEM = re.compile(r"^\s*(?:[•*·▪‣\-\N{EN DASH}\N{EM DASH}]|\(?[a-z0-9]{1,2}[.)])\s*(.+?)[\s;,.]*$")
_TOLD_BY = re.compile(
    rf"(?:,?(?:{_CLOSES}|{_APOSTROPHE})?,|,{_CLOSES})\s+(?:"
    r"(?:[\w.\N{RIGHT SINGLE QUOTATION MARK}' -]{2,90} )?(?:said|told|stated|announced|added|reported)\b|according to\b)"
)
_OPENED = re.compile(rf"{_OPENS}.")
_CLOSED = re.compile(rf"{_CLOSES}$")
_END = re.compile(r"[\s,;.]+$")
_UNREAL = re.compile(r"\b(?:not|n't|never|yet to|if|unless|whether|should|must|could|would|might|can)\s+(?:\w+\s+)?$")
_NOUN = re.compile(r"(?:pledge|promise|vow|commitment)s?")
_SUBJECT = re.compile(
    r"^\W*(?:the|these|those|such|his|her|their|its)\s+(?:\w+\s+){0,2}$|^\W*(?:the|these|those|such|his|her|their|its)\s+\w+$"
)
_LEAST = 3
"""Words that a content has at least: "agreed to it" says nothing of what."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Where words of undertaking stand, and the stretches that say what is undertaken; half-open offsets of the text."""

    start: int
    end: int
    contents: tuple[tuple[int, int], ...]


def find_wordings(text: str, start: int, end: int) -> list[Wording]:
    """The undertakings in the sentence ``[start, end)`` of a text; a list behind a colon gives one content an item.

    >>> text = "Both sides agreed to open the road, and tasked their ministers with drafting rules."
    >>> [[text[a:b] for a, b in w.contents] for w in find_wordings(text, 0, len(text))]
    [['to open the road'], ['their ministers with drafting rules']]
    """
    words = fold(text[start:end])
    found: list[Wording] = []
    cues = sorted(cue for cue in _cues(words) if not is_unreal(words[: cue[0]]))
    for number, (first, last, behind, is_list) in enumerate(cues):
        if found and start + first < max(b for _, b in found[-1].contents):
            continue
        until = next((cue[0] for cue in cues[number + 1 :] if cue[0] > behind), len(words))
        contents = list(_items(text, end)) if is_list else list(_content(text, start + behind, start + until))
        if contents:
            found.append(Wording(start + first, start + last, tuple(contents)))
    return found


def _cues(words: str) -> Iterator[tuple[int, int, int, bool]]:
    """The words of undertaking: where they stand, where their content begins, and whether it is a list."""
    for match in ledger_words("undertakings", "verbs").finditer(words):
        if _SUBJECT.search(words, 0, match.end()) and _NOUN.fullmatch(match.group()):
            continue  # "the promises to do so were new": what follows is told of them
        if behind := _BEHIND.match(words, match.end()):
            yield match.start(), match.end(), behind.end(), behind["list"] is not None
    for match in ledger_words("undertakings", "orders").finditer(words):
        between = _OFFICE.match(words, match.end())
        office = ledger_words("undertakings", "ordered").match(words, between.end()) if between else None
        if then := _THEN.match(words, office.end() if office else match.end()):
            if office:  # whom they order is part of what they undertake
                yield match.start(), match.end(), match.end(), False
            elif words[then.end() :].startswith("with"):
                yield match.start(), match.end(), then.end(), False


_NOTHING = re.compile(
    r"\W*(?:on|to|upon)\s+(?:little|nothing|none|in|at|by|during|last|this (?:week|month|year))\b", re.IGNORECASE
)
"""What those who "agree on little else" undertake, and what follows "the truce agreed to in May"."""
_ANEW = re.compile(r";\s+(?!(?:and\s+|or\s+)?(?:to|that|not|on)\b|and\b|or\b)", re.IGNORECASE)
"""Where a semicolon begins another clause, not another thing undertaken."""


_AND_SAID = re.compile(
    r",?\s+(?:and|but)\s+(?:also\s+)?(?:accused|blamed|condemned|criticized|criticised|demanded|denied|praised|rejected|said|thanked|told|urged"
    r"|warned|welcomed)\b",
    re.IGNORECASE,
)
"""Where a sentence goes on with what else its subject said: "pledged to free ten *and accused* Sudan"."""
_RIDER = re.compile(
    r",?\s+but\b(?!\s+(?:also\s+)?(?:not\b|only\b|to\b))"
    rf"|,{_CLOSES}?\s+(?:however|though|although|while|whereas|even as|despite|citing|effectively|potentially|thus|thereby|raising"
    r"|prompting|marking|(?:\w+\s+){0,2}(?:hours?|days?|weeks?|months?|years?)\s+(?:after|before))\b"
    rf"|(?<=[a-z]{{3}})[.!?]{_CLOSES}?\s+(?={_OPENS}?(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""Where what is undertaken ends and what the report has to say of it begins: "agreed to a truce *but* more talks are needed"."""


def is_unreal(before: str) -> bool:
    """Whether the words right before a word of undertaking make it none: "refused to", "should", "has not"; folded.

    >>> is_unreal("they have not "), is_unreal("they have ")
    (True, False)
    """
    last = re.search(r"([\w']+)\W*$", before)
    word = last.group(1) if last else ""
    held_back = ledger_words("undertakings", "not_yet").fullmatch(word) is not None or word.endswith("n't")
    return held_back or _UNREAL.search(before) is not None


def _content(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    told_by = _TOLD_BY.search(words)
    words = _END.sub("", words[: told_by.start()] if told_by and told_by.start() > 10 else words)
    if _NOTHING.match(words):
        return
    for ends in (_ANEW, _AND_SAID, _RIDER):
        words = ends.split(words, maxsplit=1)[0]
    words = re.sub(r"[\s,]+(?:and|but)(?:\s+(?:also|are|is|were|was|have|has|had))*$", "", words)
    if _CLOSED.search(words) and not _OPENED.search(words):
        words = _END.sub("", words[:-1])
    if len(words.split()) >= _LEAST:
        yield start + len(words) - len(words.lstrip()), start + len(words)


def _items(text: str, end: int) -> Iterator[tuple[int, int]]:
    at, seen = end, False
    for line in text[end:].splitlines(keepends=True):
        if item := _ITEM.match(line):
            seen = True
            yield at + item.start(1), at + item.end(1)
        elif line.strip() and (seen or at > end):
            return
        at += len(line)
