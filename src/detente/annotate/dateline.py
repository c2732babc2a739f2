"""The dateline that opens a wire story: ``OSLO, March 12 (NTB) -``. Its words are no part of the first sentence."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, takewhile

from detente.lexicon.cities import cities_named
from detente.lexicon.entries import Sort
from detente.lexicon.matching import find_forms
from detente.lexicon.states import state_of
from detente.lexicon.times import load_times

_LONGEST = 110
_FEWEST = 4
"""Words of a story after a place that stands bare: "KOSOVO - What next?" is a headline."""
_CAPITAL = r"[A-ZÀ-ÞŠŽČĆĐŁİ]"
_SHAPE = re.compile(
    rf"(?P<head>{_CAPITAL}[^\n()\[\]:!?“”\"–—]{{1,80}}?)\s*(?P<desk>[(\[][^()\[\]\n]{{2,40}}[)\]])?\s*"
    rf"(?:(?P<colon>:)\s+(?=[“\"'‘]?{_CAPITAL})|(?P<dash>[-–—]{{1,2}}(?=\s)|(?<=\s)(?:[-–—]{{1,2}}|_(?=\s)))\s*(?:[(\[]\w+[)\]]\s*)?(?=[“\"'‘(\[]?[\w])|(?<=[)\]])\s*(?={_CAPITAL}))"
)
_END = re.compile(r"[-–—:]\s|\s[-–—_]|[)\]]")
"""What ends a dateline: most lines are told from one by the lack of it, at a tenth of the price."""
_DESK = re.compile(r"[A-Z]{2,8}|[A-Z].*\b(?:[Aa]genc(?:y|ies)|[Nn]ews|[Pp]ress|[Ss]ervices?|[Ww]ires?|Reuters?)\b.*")
"""An agency in brackets: behind a known town it makes a dateline without capitals, day or dash."""
_DESK_ALONE = re.compile(rf"[(\[]([^()\[\]\n]{{2,40}})[)\]]\s*[-–—]{{1,2}}\s+(?=[“\"'‘]?{_CAPITAL})")
"""An agency in brackets that opens a story whose town was cut off: "(NTB) – Chad said ..."."""
_DAY_FIRST = re.compile(
    rf"(?P<month>[A-Z][a-z]+)\.? \d{{1,2}}, (?:1[89]|20)\d\d\s*\((?P<town>[A-Z][A-Z .'’/-]{{2,40}})\)\s*[-–—]{{1,2}}\s+"
    rf"(?=[“\"'‘]?{_CAPITAL})"
)
"""A dateline with its day before the town: "May 18, 2020 (KHARTOUM) - Chad said ..."."""
_STOP = re.compile(r"[.!?][”\"'’]?(?:\s|$)")
_RUN_IN = re.compile(rf"(?<=\s)(?={_CAPITAL}{{3}})")
_FURTHEST = 300
"""Characters of a paragraph before which a dateline may stand behind a release's number and title."""
_WORD = re.compile(r"[^\W\d_][\w’'.-]*|\d+\w*")
_SMALL = frozenset("of the and de del la las los el al an da do dos du am on en a".split())
_DAY = re.compile(r"(\d{1,2})(?!\d)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LINE = re.compile(r"\S[^\n]*")
_FIRST_LINES = 12
"""Lines of a report among which its dateline stands."""


def end_of_dateline(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the dateline that opens ``text[start:end]`` ends, and where the story begins; ``None`` where none stands.

    A place in capitals, or any place with its day, then perhaps a desk in brackets, then a dash; behind a known town a colon.
    A desk alone will do behind a place with its day, and an agency behind a known town, or before a dash without any.

    >>> line = "ZVECAN, Kosovo, May 29 (Danube Wire) - Soldiers were wounded."
    >>> at, begins = end_of_dateline(line, 0, len(line))
    >>> line[:at], line[begins:]
    ('ZVECAN, Kosovo, May 29 (Danube Wire)', 'Soldiers were wounded.')
    """
    longest = min(end, start + _LONGEST)
    desk = _DESK_ALONE.match(text, start, longest)
    if desk is not None and (_DESK.fullmatch(desk[1]) or _is_body(desk[1])):
        return desk.end(1) + 1, desk.end()
    day_first = _DAY_FIRST.match(text, start, longest)
    if day_first is not None and _is_calendar(day_first["month"]):
        return day_first.end("town") + 1, day_first.end()
    found = _SHAPE.match(text, start, longest) if _END.search(text, start, longest) else None
    if not found or found.end() >= end:
        return None
    words = _WORD.findall(found["head"])
    place = [word for word in words if not word[0].isdigit() and not _is_calendar(word)]
    capitals = all(word[0].isupper() or word in _SMALL for word in words if word[0].isalpha())
    if not place or place[0] != words[0] or not capitals:
        return None
    story = text[found.end() : end]
    if found["colon"] and not (_is_town(found["head"]) and _STOP.search(story)):
        return (
            None  # "ISLAMABAD: The army left.", not "UPDATE: The army left.", nor the headline "PARIS: Rebels to leave"
        )
    known = _is_of_agency(found["head"], found["desk"])
    if not (found["dash"] or found["colon"] or known or _is_dated(words[:1], found["desk"])):
        if not ("," in found["head"] and _is_dated(words, None)):
            return None  # nor a dash nor a day: "Ada Berg (Labour) The foreign minister ..."
        if any(char.isdigit() for char in found["desk"]):
            return None  # the number of a paper
    bare = known or _is_bare(place, found["head"], story, desk=bool(found["desk"]))
    if not (bare or _is_dated(words, found["desk"])):
        return None
    return (found.end("desk") if found["desk"] else found.end("head")), found.end()


def town_of_dateline(text: str) -> tuple[int, int] | None:
    """Where the town stands that the first dateline of a report names; ``None`` where it has none near its beginning.

    It is one also on a line of its own, as above a communiqué: "Addis Ababa, 3 March 2023".

    >>> story = "Envoys meet. GOMA, Congo, March 12 (NTB) - They met here on Friday.".replace(". ", chr(10), 1)
    >>> story[slice(*town_of_dateline(story) or (0, 0))]
    'GOMA'
    """
    for line in islice(_LINE.finditer(text), _FIRST_LINES):
        at = end_of_dateline(text, *line.span())
        opens = (line.start(), *at) if at else find_run_in(text, *line.span())
        if opens is None and _stands_alone(line[0].rstrip()):
            opens = (line.start(), line.end(), line.end())
        if opens is None:
            continue
        if (day_first := _DAY_FIRST.match(text, opens[0])) is not None:
            town = re.split(r"[/,]", day_first["town"])[0].rstrip()
            return (day_first.start("town"), day_first.start("town") + len(town)) if _is_town(town) else None
        words = takewhile(lambda word: not _is_calendar(word[0]), _WORD.finditer(text, opens[0], opens[1]))
        town = re.split(r"[,/(\[]", text[opens[0] : max((word.end() for word in words), default=opens[0])])[0].rstrip()
        return (opens[0], opens[0] + len(town)) if town else None
    return None


def find_run_in(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """A dated dateline in capitals behind a release's own heading: where it begins and ends, and where the story begins.

    >>> line = "Joint Command For Immediate Release KABUL, Afghanistan (March 21, 2011) In Panjwai forces met."
    >>> begins, ends, story = find_run_in(line, 0, len(line))
    >>> line[begins:ends], line[story:]
    ('KABUL, Afghanistan (March 21, 2011)', 'In Panjwai forces met.')
    """
    for opening in _RUN_IN.finditer(text, start, min(end, start + _FURTHEST)):
        found = _SHAPE.match(text, opening.start(), min(end, opening.start() + _LONGEST))
        if not found or not _is_dated(_WORD.findall(found["head"])[:1], found["desk"]):
            continue
        at = end_of_dateline(text, opening.start(), end)
        if at:
            return opening.start(), *at
    return None


def _is_dated(words: list[str], desk: str | None) -> bool:
    """Whether the day stands in it: a month with a number, or a weekday before the dash or in the brackets."""
    inside = [*words, *_WORD.findall(desk or "")]
    calendar = [word for word in inside if _is_calendar(word)]
    numbers = [word for word in inside if word[0].isdigit() and not _YEAR.fullmatch(word)]
    if not calendar or inside[0] in calendar or any(len(word) > 4 for word in numbers):
        return False
    return any(0 < int(day[1]) <= 31 for word in numbers if (day := _DAY.match(word)))


def _stands_alone(line: str) -> bool:
    """Whether a line is no more than a known town and a day."""
    words = _WORD.findall(line)
    named = len(line) <= _LONGEST and all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words)
    return named and "," in line and _is_dated(words, None) and _is_town(line)


def _is_of_agency(head: str, desk: str | None) -> bool:
    """Whether an agency stands behind a known town: "New Delhi (AFP) - At least ...", "Bangui (Anadolu Agency) Rebels ..."."""
    return desk is not None and _is_town(head) and bool(_DESK.fullmatch(desk[1:-1]))


def _is_bare(place: list[str], head: str, story: str, *, desk: bool) -> bool:
    """Whether a place in capitals stands without a day, before a sentence that is not itself all in capitals."""
    town, *rest = (part.strip() for part in re.split(r"[,/]", head, maxsplit=1))
    capitals = town.isupper() or (
        bool(rest) and _is_town(town) and state_of(rest[0]) is not None
    )  # "Dhaka, Bangladesh - ..."
    if not capitals or len(town) < 3 or any(char.isdigit() for char in head):
        return False
    if desk:
        return True
    opens = bool(re.match(rf"[“\"'‘]?{_CAPITAL}", story)) and any(char.islower() for char in story[:60])
    return opens and len(story.split()) >= _FEWEST and (len(place) > 1 or not _is_body(town))


def _is_town(head: str) -> bool:
    """Whether a head opens with a town that the gazetteer knows: behind it a colon is as good as a dash."""
    town = re.split(r"[,/]", head, maxsplit=1)[0].strip()
    return bool(cities_named(town.title() if town.isupper() else town))


def _is_body(name: str) -> bool:
    """Whether the lexicon knows a name as a body or an armed group only: "NATO - The alliance ..." is no dateline."""
    sorts = {form.entry.sort for _, _, forms in find_forms(name) for form in forms}
    return bool(sorts) and sorts <= {Sort.BODY, Sort.GROUP}


def _is_calendar(word: str) -> bool:
    return word.lower().rstrip(".") in _calendar()


@cache
def _calendar() -> frozenset[str]:
    values = load_times().values
    return frozenset(word for table in ("months", "weekdays", "short_weekdays") for word in values[table])
