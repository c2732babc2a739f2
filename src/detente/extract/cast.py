"""Who is who in one report: the actors it names, the holders of its offices, and the two sides it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from detente.extract.bare import Meant, find_bare, is_group
from detente.lexicon import Sort, entry_of
from detente.lexicon.entries import NO_ACTORS
from detente.model import Marks, NameMark, NameType

LEADER_TITLES = re.compile(
    r"\b(president|prime minister|premier|chancellor|king|emir|sultan|taoiseach|head of state|leader|crown prince|"
    r"junta chief)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?:['’]s)?\s*(?:and|-|–|/|with|versus|vs\.?)\s*(?:the\s+)?", re.IGNORECASE)
_ISSUED = re.compile(r"(?<!joint )\b(?:(?:statement|remarks) (?:by|on|from|at)|read-?out of)\b", re.IGNORECASE)
"""The heading of what one government puts out: it names its own state as often as another, and these two are no sides."""
_BETWEEN_THEM = re.compile(
    r"[\s,]*(?:[\w-]+ ){0,2}?(?:guarantors?|mediators?|mediation|facilitators?|observers?|monitors?|sponsors?|hosts?|co-chairs?)\b"
)
"""Behind two names: those who stand between the sides."""
_IN_A_ROW = re.compile(r"[A-Z][\w'’-]*, (?:the )?$")
_NEAR = 30
_SIDES = frozenset({NameType.STATE, NameType.PEOPLE, NameType.GROUP, NameType.BODY, NameType.PLACE})


def is_actor(name: str | None) -> bool:
    """Whether a name can be an actor's; that of a wide area, a sea or a line is none.

    >>> is_actor("Chad"), is_actor("Abkhazia"), is_actor("Africa")
    (True, True, False)
    """
    entry = entry_of(name) if name else None
    return entry is None or entry.kind not in NO_ACTORS


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The actors of one report, from its own words alone.

    ``sides``: the two states or groups most often set beside each other ("Ethiopia and Eritrea", "between the army and X").
    ``holders``: (state, office in lower case) -> the person shown in it. ``leaders``: state -> its leader where shown.
    ``states``: person -> the state shown beside the name. ``bare``: noun -> whom "the army" alone means here.
    ``groups``: the names of armed groups and movements, in text order. ``first_named``: person -> where the name first stands.
    """

    sides: tuple[str, ...] = ()
    holders: dict[tuple[str, str], str] = field(default_factory=dict)
    leaders: dict[str, str] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    first_named: dict[str, int] = field(default_factory=dict)
    bare: Mapping[str, Meant] = field(default_factory=dict)
    groups: tuple[NameMark, ...] = ()

    def holder(self, state: str, title: str) -> str | None:
        """Who holds an office in this report: "foreign ministers" finds the holder of "foreign minister"."""
        plain = singular(title)
        if (state, plain) in self.holders:
            return self.holders[state, plain]
        if plain in ("leader", "head of state", "head of government"):
            return self.leaders.get(state)
        return next(
            (who for (of, held), who in sorted(self.holders.items()) if of == state and held.endswith(plain)), None
        )

    def holders_of(self, title: str) -> list[str]:
        """Everybody shown in an office of this name, whosever it is, in order of the names; a president is a leader."""
        if title == "leader":
            return sorted(set(self.leaders.values()))
        return sorted({who for (_, held), who in self.holders.items() if held == title or held.endswith(f" {title}")})


def find_cast(marks: Marks) -> Cast:
    """Read the cast of a report off its name marks."""
    holders: dict[tuple[str, str], str] = {}
    leaders: dict[str, str] = {}
    states: dict[str, str] = {}
    for mark in marks.names:
        if mark.type is NameType.PERSON and mark.of and mark.stands_for:
            states.setdefault(mark.stands_for, mark.of)
    for mark in marks.names:
        if mark.type is NameType.TITLE and mark.of and mark.stands_for:
            holders.setdefault((mark.of, singular(mark.text)), mark.stands_for)
            states.setdefault(mark.stands_for, mark.of)
            if (
                LEADER_TITLES.search(mark.text)
                and "vice" not in mark.text.lower()
                and "deputy" not in mark.text.lower()
            ):
                leaders.setdefault(mark.of, mark.stands_for)
    sides = _find_sides(marks.report.text, marks.names)
    bare = find_bare(marks.report.text, marks.names, sides)
    people = [mark for mark in marks.names if mark.type is NameType.PERSON and mark.stands_for]
    return Cast(
        sides=sides,
        holders=holders,
        leaders=leaders,
        states=states,
        first_named={mark.stands_for or "": mark.start for mark in reversed(people)},
        bare=bare,
        groups=tuple(mark for mark in marks.names if is_group(mark)),
    )


def singular(title: str) -> str:
    """An office in lower-case singular: "Foreign Ministers" -> "foreign minister".

    >>> singular("Ministers of Defence")
    'minister of defence'
    """
    words = title.lower().split()
    cut = [w[:-1] if w.endswith("s") and not w.endswith(("ss", "us", "affairs", "affaires")) else w for w in words]
    return " ".join(cut)


def _find_sides(text: str, names: Sequence[NameMark]) -> tuple[str, ...]:
    """The pair most often joined, unless only once and others are named oftener; else the two named oftener than any third."""
    pairs: Counter[tuple[str, str]] = Counter()
    named: Counter[str] = Counter()
    actors = [n for n in names if n.type in _SIDES and n.stands_for and not _is_between(n)]
    for mark in actors:
        if mark.type is not NameType.PLACE and mark.type is not NameType.BODY:
            named[_side_of(mark)] += 1
    for left, right in pairwise(actors):
        between = text[left.end : right.start]
        if (
            _JOINT.fullmatch(between)
            and _side_of(left) != _side_of(right)
            and NameType.PLACE not in (left.type, right.type)
            and not _BETWEEN_THEM.match(text, right.end)
            and not _IN_A_ROW.search(text, max(0, left.start - _NEAR), left.start)
        ):
            pairs[tuple(sorted((_side_of(left), _side_of(right))))] += 1  # type: ignore[index]
    most = max(named.values(), default=0)
    least = {pair: min(named[one] for one in pair) for pair in pairs}
    firm = [
        pair for pair, count in pairs.items() if count > 1 or least[pair] > 1 or least[pair] == most or _is_rising(pair)
    ]
    if firm:
        best = max(firm, key=lambda p: (pairs[p], _is_rising(p), sum(named[x] for x in p), p))
        return tuple(sorted(best, key=lambda side: next(n.start for n in actors if _side_of(n) == side)))
    first, second, third = [*named.most_common(3), ("", 0), ("", 0), ("", 0)][:3]
    return (
        (first[0], second[0])
        if second[1] > max(1, third[1]) and not _ISSUED.search(text.strip().partition("\n")[0])
        else ()
    )


def _is_rising(pair: tuple[str, str]) -> bool:
    """Whether one of two is an armed group and the other the state that it fights."""
    entries = [entry_of(one) for one in pair]
    return any(
        entry is not None and entry.sort is Sort.GROUP and other in entry.states
        for entry, other in zip(entries, reversed(pair), strict=True)
    )


def _is_between(mark: NameMark) -> bool:
    """Whether a name is that of a body of many states, which is no side, or of a wide area."""
    entry = entry_of(mark.stands_for) if mark.stands_for else None
    return entry is not None and (entry.sort is Sort.BODY or entry.kind in NO_ACTORS)


def _side_of(mark: NameMark) -> str:
    if mark.type is NameType.BODY and mark.of:
        return mark.of
    return mark.stands_for or mark.text
