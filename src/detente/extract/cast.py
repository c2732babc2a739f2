"""Who is who in one report: the actors it names, the holders of its offices, and the two sides it is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.extract.bare import Meant, find_bare, is_group, is_rule
from detente.extract.home import (
    find_home,
    has_risen_by_name,
    is_state,
    rebels_told_of,
    state_of_dateline,
    states_named,
    states_risen_against,
    times_rebels_told,
)
from detente.extract.sides import find_sides
from detente.lexicon import adjective_of, entry_of
from detente.lexicon.entries import NO_ACTORS
from detente.lexicon.titles import office_of
from detente.model import Marks, NameMark, NameType

LEADER_TITLES = re.compile(
    r"\b(president|prime minister|premier|chancellor|king|emir|sultan|taoiseach|head of state|leader|crown prince|"
    r"junta chief)\b",
    re.IGNORECASE,
)


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
    ``home``: the state whose rule and arms it means where it names no owner. ``shown``: office -> who is shown in it, whosever
    it is; "leader" -> all who lead.
    """

    sides: tuple[str, ...] = ()
    holders: dict[tuple[str, str], str] = field(default_factory=dict)
    leaders: dict[str, str] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    first_named: dict[str, int] = field(default_factory=dict)
    bare: Mapping[str, Meant] = field(default_factory=dict)
    groups: tuple[NameMark, ...] = ()
    home: str | None = None
    shown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    here: str | None = None
    organs: Mapping[str, str] = field(default_factory=dict)

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

    def holds_office(self, who: str) -> bool:
        """Whether the report shows somebody in an office."""
        return any(who in whos for whos in self.shown.values())

    def holders_of(self, title: str) -> list[str]:
        """Everybody shown in an office of this name, whosever it is, in order of the names; a president is a leader."""
        if title == "leader":
            return sorted({*self.leaders.values(), *self.shown.get(title, ())})
        return sorted(
            {
                who
                for held, whos in self.shown.items()
                if held == title or held.endswith(f" {title}") or held.startswith((f"{title} of ", f"{title} for "))
                for who in whos
            }
        )


def find_cast(marks: Marks) -> Cast:
    """Read the cast of a report off its name marks."""
    holders: dict[tuple[str, str], str] = {}
    leaders: dict[str, str] = {}
    states: dict[str, str] = {}
    for mark in marks.names:
        if mark.type is NameType.PERSON and mark.of and mark.stands_for:
            states.setdefault(mark.stands_for, mark.of)
    shown: dict[str, set[str]] = defaultdict(set)
    for mark in marks.names:
        if mark.type is NameType.TITLE and mark.stands_for:
            shown[singular(mark.text)].add(mark.stands_for)
            if _leads(mark.text):
                shown["leader"].add(mark.stands_for)
    for mark in marks.names:
        if mark.type is NameType.TITLE and mark.of and mark.stands_for:
            holders.setdefault((mark.of, singular(mark.text)), mark.stands_for)
            states.setdefault(mark.stands_for, mark.of)
            if _leads(mark.text):
                leaders.setdefault(mark.of, mark.stands_for)
    home = find_home(marks, ())
    sides = find_sides(marks, home)
    home = find_home(marks, sides)
    bare = find_bare(marks.report.text, marks.names, home)
    if home and (rebels := rebels_told_of(marks, home)):
        # "Libya's rebels", and from there on "the rebels"
        if has_risen_by_name(marks, home) and not any(map(is_group, marks.names)):
            rebels = f"{adjective_of(home) or home} {rebels}"
            bare.setdefault(rebels.split()[-1].removesuffix("s"), Meant(rebels, NameType.GROUP))
        sides = (home, rebels) if not sides or _is_third(marks, sides, home) else sides
    people = [mark for mark in marks.names if mark.type is NameType.PERSON and mark.stands_for]
    return Cast(
        sides=sides,
        holders=holders,
        leaders=leaders,
        states=states,
        first_named={mark.stands_for or "": mark.start for mark in reversed(people)},
        bare=bare,
        home=home,
        shown={office: tuple(sorted(who)) for office, who in shown.items()},
        named=states_named(marks),
        organs={mark.stands_for: mark.of for mark in marks.names if mark.stands_for and mark.of and is_rule(mark)},
        here=state_of_dateline(marks),
        groups=tuple(mark for mark in marks.names if is_group(mark)),
    )


def _is_third(marks: Marks, sides: tuple[str, ...], home: str) -> bool:
    """Whether the likeliest pair has a state with the one at home that the report names more rarely than the rebels there."""
    other = next((side for side in sides if side != home), "")
    if home not in sides or not (is_state(other) or not is_actor(other)) or home not in states_risen_against(marks):
        return False
    named = [m for m in marks.names if m.type in (NameType.STATE, NameType.PEOPLE) and m.stands_for == other]
    return len(named) < times_rebels_told(marks)


def _leads(title: str) -> bool:
    low = title.lower()
    return (
        bool(LEADER_TITLES.search(title) or LEADER_TITLES.search(office_of(title)))
        and "vice" not in low
        and "deputy" not in low
    )


def singular(title: str) -> str:
    """An office in lower-case singular: "Foreign Ministers" -> "foreign minister".

    >>> singular("Ministers of Defence")
    'minister of defence'
    """
    words = title.lower().split()
    cut = [w[:-1] if w.endswith("s") and not w.endswith(("ss", "us", "affairs", "affaires")) else w for w in words]
    return " ".join(cut)
