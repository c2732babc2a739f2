"""What one mention says, gathered from its statements for comparison."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.lexicon.frames import load_frames
from detente.model import ACTS_FOR, PART_PROPS, DayInterval, Figure, Kind, Mention, Part, Prop, Sort, Statement, Status
from detente.resolve.names import canonical_names, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One mention of an event as it is compared. Actors are canonical names; ``states`` what they act for, itself included."""

    mention: Mention
    kind: Kind
    family: str
    status: Status
    when: DayInterval | None
    precision: str | None
    place: str | None
    parts: Mapping[str, frozenset[str]]
    states: frozenset[str]
    figures: tuple[Figure, ...]
    said_by: str | None

    @property
    def actors(self) -> frozenset[str]:
        """Everyone in the event, whatever the part."""
        return frozenset().union(*self.parts.values())

    @property
    def core(self) -> frozenset[str]:
        """Those whom the event is between or upon: all but hosts, mediators and addressees."""
        side = {Part.HOST, Part.MEDIATOR, Part.ADDRESSEE, Part.WITNESS, Part.GUARANTOR}
        return frozenset().union(*(who for part, who in self.parts.items() if part not in side))


def gather_facts(mentions: Iterable[Mention], statements: Iterable[Statement]) -> list[Facts]:
    """The facts of every event mention, in order of id. Claims are left out: they are not merged."""
    events = {m.id: m for m in mentions if m.sort is Sort.EVENT}
    by_mention: dict[str, list[Statement]] = defaultdict(list)
    for stmt in statements:
        if stmt.mention_id in events:
            by_mention[stmt.mention_id].append(stmt)
    names = canonical_names(s.value for said in by_mention.values() for s in said if s.prop in PART_PROPS)
    return [_facts(events[key], by_mention[key], names) for key in sorted(events)]


def _facts(mention: Mention, said: list[Statement], names: Mapping[str, str]) -> Facts:
    first: dict[Prop, Statement] = {}
    for stmt in said:
        first.setdefault(stmt.prop, stmt)
    parts: dict[str, set[str]] = defaultdict(set)
    states: set[str] = set()
    for stmt in said:
        if stmt.prop in PART_PROPS:
            parts[stmt.prop].add(names[stmt.value])
            acts_for = (
                stmt.note.removeprefix(ACTS_FOR) if stmt.note and stmt.note.startswith(ACTS_FOR) else names[stmt.value]
            )
            states.add(plain(acts_for))
    kind = Kind(first[Prop.KIND].value) if Prop.KIND in first else Kind.OTHER
    date = first.get(Prop.DATE)
    return Facts(
        mention=mention,
        kind=kind,
        family=load_frames()[kind].family,
        status=Status(first[Prop.STATUS].value) if Prop.STATUS in first else Status.OCCURRED,
        when=DayInterval.parse(date.value) if date else None,
        precision=date.precision if date else None,
        place=first[Prop.PLACE].value if Prop.PLACE in first else None,
        parts={part: frozenset(who) for part, who in parts.items()},
        states=frozenset(states),
        figures=tuple(Figure.from_value(s.value) for s in said if s.prop is Prop.FIGURE),
        said_by=next((s.said_by for s in said if s.said_by), None),
    )
