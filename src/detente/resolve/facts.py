"""What one mention says, gathered from its statements for comparison."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.lexicon.frames import load_frames
from detente.model import ACTS_FOR, PART_PROPS, DayInterval, Figure, Kind, Mention, Part, Prop, Sort, Statement, Status
from detente.resolve.names import canonical_names
from detente.resolve.parties import Party, party_of
from detente.resolve.places import Spot, spot_of
from detente.resolve.wording import Wording, read_wording

SIDE = frozenset({Part.HOST, Part.MEDIATOR, Part.ADDRESSEE, Part.WITNESS, Part.GUARANTOR})
"""Parts beside the event: one telling may name them and another not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One mention of an event as it is compared: ``parts`` holds its actors by part, ``spot`` its place."""

    mention: Mention
    kind: Kind
    family: str
    status: Status
    when: DayInterval | None
    precision: str | None
    place: str | None
    spot: Spot | None
    parts: Mapping[str, frozenset[Party]]
    figures: tuple[Figure, ...]
    said_by: str | None
    wording: Wording

    @property
    def core(self) -> frozenset[Party]:
        """Those whom the event is between or upon: all but hosts, mediators, addressees, witnesses and guarantors."""
        return frozenset().union(*(who for part, who in self.parts.items() if part not in SIDE))

    @property
    def beside(self) -> frozenset[Party]:
        """Hosts, mediators and the like."""
        return frozenset().union(*(who for part, who in self.parts.items() if part in SIDE))

    @property
    def states(self) -> frozenset[str]:
        """Whom its actors act for, themselves included."""
        return frozenset(who.state for who in self.core | self.beside)

    @property
    def dated(self) -> bool:
        """Whether both ends of its days are known."""
        return self.when is not None and self.when.bounded


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
    parts: dict[str, set[Party]] = defaultdict(set)
    for stmt in sorted(said, key=lambda s: (s.passage.start, s.id)):
        first.setdefault(stmt.prop, stmt)
        if stmt.prop in PART_PROPS:
            shown = stmt.note.removeprefix(ACTS_FOR) if stmt.note and stmt.note.startswith(ACTS_FOR) else None
            parts[stmt.prop].add(party_of(names[stmt.value], shown))
    kind = Kind(first[Prop.KIND].value) if Prop.KIND in first else Kind.OTHER
    date = first.get(Prop.DATE)
    place = first[Prop.PLACE].value if Prop.PLACE in first else None
    return Facts(
        mention=mention,
        kind=kind,
        family=load_frames()[kind].family,
        status=Status(first[Prop.STATUS].value) if Prop.STATUS in first else Status.OCCURRED,
        when=DayInterval.parse(date.value) if date else None,
        precision=date.precision if date else None,
        place=place,
        spot=spot_of(place) if place else None,
        parts={part: frozenset(who) for part, who in parts.items()},
        figures=tuple(Figure.from_value(s.value) for s in said if s.prop is Prop.FIGURE),
        said_by=next((s.said_by for s in said if s.said_by), None),
        wording=read_wording(mention),
    )
