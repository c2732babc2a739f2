"""Which state is at home in a report: whose "police", "soldiers" or "prime minister" it means where it names no owner.

Only where the names leave no other: a report that sets two states beside each other has none, nor has one whose dateline, armed
groups and names speak for different states.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from detente.extract.joints import JOINT, joined_at
from detente.lexicon import Sort, adjective_of, entry_of, state_of
from detente.lexicon.titles import organs
from detente.model import Marks, NameMark, NameType

_HEAD = re.compile(r"[,(\[]")
_OFTENER = 2
"""So many times as often as any other must the dateline's state be named."""
_REBEL = r"\b(rebel|insurgent|separatist|guerrilla)"
_RISEN = re.compile(rf"(?:['’`]s?)?\s+(?:[a-z-]+\s+)?{_REBEL}s?\b", re.IGNORECASE)
"""Behind a state's name: those who rise against it, "Mali's northern rebels"."""
_REBELS = re.compile(rf"{_REBEL}s\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"(?:['’]s)?\s+(?:forces\s+|troops\s+|soldiers\s+)?(?:and|with|against)\s+(?:the\s+)?(?:[a-z-]+\s+)?"
    rf"{_REBEL}s?\b",
    re.IGNORECASE,
)
"""Behind the name of a state's rule or arms: those with whom they deal or fight, "the Malian government and the rebels"."""


_PRESS = re.compile(
    r"(?:['’]s)?[\s-]+(?:[a-z-]+\s+){0,2}(?:news|newspaper|broadcaster|television|TV|radio|daily|website)\b"
)


def find_home(marks: Marks, sides: Sequence[str]) -> str | None:
    """The state at home in a report, ``None`` where several can be.

    It is the one of two sides whose armed group the other is; the one whose government it sets beside an armed group; the one named
    most whose rebels it tells of; the only one that its names and capitals show; the one whose armed groups it names, where no
    other is named so often; or the one of its dateline, named twice as often as any other.

    >>> from detente.model import Report
    >>> def home(*names):
    ...     marks = (NameMark(start=0, end=1, text=name, type=NameType.STATE, stands_for=name) for name in names)
    ...     return find_home(Marks(report=Report.of_text("."), names=tuple(marks)), ())
    >>> home("Mali", "Mali"), home("Mali", "Mali", "Niger")
    ('Mali', None)
    """
    names = marks.names
    told, capitals = _states_named(_not_of_press(marks)), _capitals_named(names)
    whole = told + capitals
    (first, times), second = [*whole.most_common(2), ("", 0)][0], [*whole.most_common(2), ("", 0), ("", 0)][1][1]
    here = state_of_dateline(marks)
    fought = _states_of_groups(names) & {*whole, here}
    own = [side for side in sides if is_state(side)]
    ruled = _states_ruled(marks) if len(own) < 2 else set()
    if len(ruled) == 1 and fought <= ruled:
        return next(iter(ruled))
    risen = states_risen_against(marks)
    if len(risen) == 1 and fought <= {*risen} and first in risen and (len(own) < 2 or times >= _OFTENER * second):
        return first
    if not first or len(own) > 1:
        return None
    if own and any(own[0] in states_against(side) for side in sides):
        return own[0]
    if here and first != here and fought == {here}:
        return here  # a report from Cotabato on rebels of those parts, in which Malaysia alone is named, as host
    if len(whole) == 1:
        shown = times > 1 or any(mark.of == first for mark in names)  # "Mali's army"
        return first if shown and fought <= {first} else None
    if fought == {first} and times > second and own in ([], [first]):
        return first
    others = max((count for state, count in told.items() if state != here), default=0)
    return here if here and told[here] >= max(1, _OFTENER * others) and fought <= {here} else None


def _not_of_press(marks: Marks) -> Iterator[NameMark]:
    """The names of a report without those that only say whose an outlet is: "the *Portuguese* news agency"."""
    return (mark for mark in marks.names if not _PRESS.match(marks.report.text, mark.end))


def states_named(marks: Marks) -> frozenset[str]:
    """The states that a report names, by themselves or their land, by their people, their organs or their capitals."""
    lands = {m.stands_for for m in marks.names if m.type is NameType.PLACE and m.stands_for and is_state(m.stands_for)}
    return frozenset({*_states_named(marks.names), *_capitals_named(marks.names), *lands})


def state_of_dateline(marks: Marks) -> str | None:
    """The state of the town that opens a report: "NAIROBI, Kenya, May 3 -"; of two towns, that of the first.

    >>> from detente.model import Report, Sentence
    >>> report = Report.of_text("NAIROBI, May 3 (Wire) - The talks went on.")
    >>> state_of_dateline(Marks(report=report, sentences=(Sentence(start=0, end=21, paragraph=0),), dateline=(0, 7)))
    'Kenya'
    """
    start, text = marks.dateline[0] if marks.dateline else -1, marks.report.text
    line = next((text[s.start : s.end] for s in marks.sentences if s.start == start), "")
    words = (word.strip().title() for word in _HEAD.split(line.split("/")[0]))
    return next((state for word in words if (state := _state_meant(word))), None)


def is_state(name: str) -> bool:
    """Whether a name is that of a state of today."""
    entry = entry_of(name)
    return entry is not None and entry.sort is Sort.STATE


def _state_meant(word: str) -> str | None:
    entry = entry_of(word)
    return state_of(word) or (entry.state if entry is not None and entry.sort is Sort.CAPITAL else None)


def _states_named(names: Iterable[NameMark]) -> Counter[str]:
    found: Counter[str] = Counter()
    for mark in names:
        name = mark.stands_for if mark.type in (NameType.STATE, NameType.PEOPLE) else mark.of
        if name and mark.type in _TELLING and (mark.type is NameType.STATE or is_state(name)):
            found[name] += 1
    return found


_TELLING = frozenset({NameType.STATE, NameType.PEOPLE, NameType.BODY})


def _capitals_named(names: Iterable[NameMark]) -> Counter[str]:
    entries = (entry_of(mark.text) for mark in names if mark.type is NameType.PLACE)
    return Counter(entry.state for entry in entries if entry is not None and entry.sort is Sort.CAPITAL and entry.state)


def _states_of_groups(names: Iterable[NameMark]) -> set[str]:
    """The states against which the armed groups of a report stand."""
    return {state for mark in names for state in states_against(mark.stands_for or mark.text)}


def _states_ruled(marks: Marks) -> set[str]:
    """The states whose government a report sets beside an armed group that fights it: "the government and the XYZ"."""
    found: set[str] = set()
    for at in joined_at(marks.report.text, marks.names, JOINT):
        left, right = marks.names[at : at + 2]
        if is_ownerless(left) != is_ownerless(right):
            group = right if is_ownerless(left) else left
            fought = states_against(group.stands_for or group.text)
            found |= {*fought} if len(fought) == 1 else set()
    return found


def states_risen_against(marks: Marks) -> dict[str, str]:
    """The states whose rebels a report tells of, or whose rule it sets beside rebels, each with its word for them.

    >>> from detente.model import Report
    >>> report = Report.of_text("Mali's insurgents laid down arms.")
    >>> mali = NameMark(start=0, end=4, text="Mali", type=NameType.STATE, stands_for="Mali")
    >>> states_risen_against(Marks(report=report, names=(mali,)))
    {'Mali': 'insurgent'}
    """
    text, found = marks.report.text, dict[str, str]()
    for mark in marks.names:
        state = mark.of if mark.type is NameType.BODY else mark.stands_for if mark.type in _TELLING else None
        match = (_AGAINST if mark.type is NameType.BODY else _RISEN).match(text, mark.end)
        if state and match and is_state(state):
            found.setdefault(state, match[1].lower())
    return found


def has_risen_by_name(marks: Marks, state: str) -> bool:
    """Whether a report names rebels by their state: "Chad's rebels", "Chadian rebels"."""
    return any(mark.stands_for == state and _RISEN.match(marks.report.text, mark.end) for mark in marks.names)


def times_rebels_told(marks: Marks) -> int:
    """How often a report has a word for nameless rebels."""
    return len(_REBELS.findall(marks.report.text))


def rebels_told_of(marks: Marks, home: str) -> str | None:
    """Those whom a report tells of against the state at home in it, by the word alone that it has for them more than once."""
    found = Counter(word.lower() for word in _REBELS.findall(marks.report.text))
    word = states_risen_against(marks).get(home) or next((w for w, times in found.most_common(1) if times > 1), None)
    return f"{word}s" if word else None


def risen_against(words: str, state: str) -> str | None:
    """The name of a state's nameless rebels by the words for them: "Chad's rebels" are "Chadian rebels".

    >>> risen_against("Chad's rebels", "Chad"), risen_against("northern Chadian rebels", "Chad")
    ('Chadian rebels', None)
    """
    land = "|".join(re.escape(name) for name in (state, adjective_of(state)) if name)
    match = re.fullmatch(rf"(?:{land})(?:['’]s?)?\s+{_REBEL}s", words, re.IGNORECASE)
    return f"{adjective_of(state) or state} {match[1].lower()}s" if match else None


def is_ownerless(mark: NameMark) -> bool:
    """Whether a name is that of an organ of a state that the words leave open: "the army"."""
    return mark.type is NameType.BODY and mark.of is None and mark.stands_for in organs()


def is_armed(name: str) -> bool:
    """Whether a name is that of an armed group or movement that the lexicon knows."""
    entry = entry_of(name)
    return entry is not None and entry.sort is Sort.GROUP


def states_against(name: str) -> tuple[str, ...]:
    """The states that an armed group fights; none of what is no armed group, or of one that nobody knows."""
    entry = entry_of(name)
    return tuple(entry.states) if entry is not None and entry.sort is Sort.GROUP else ()
