"""What one mention says, gathered from its statements for comparison."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from detente.lexicon import fold
from detente.lexicon.frames import load_frames
from detente.lexicon.happenings import Told, read_told
from detente.model import (
    ACTS_FOR,
    AS_MET,
    PART_PROPS,
    DayInterval,
    Figure,
    Kind,
    Mention,
    Names,
    Part,
    Passage,
    Precision,
    Prop,
    Sort,
    Statement,
    Status,
)
from detente.resolve.names import canonical_names
from detente.resolve.parties import Party, party_of
from detente.resolve.places import Spot, spot_of
from detente.resolve.scene import Scene
from detente.resolve.wording import Wording, read_wording

LEAD = 400
"""The headline and the first sentences end about there."""
_EMPTY = Scene({})
SIDE = frozenset({Part.HOST, Part.MEDIATOR, Part.ADDRESSEE, Part.WITNESS, Part.GUARANTOR})
"""Parts beside the event: one telling may name them and another not."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """One mention of an event as it is compared: ``parts`` holds its actors by part, ``spot`` its place.

    ``told``: words of time give its date, not the day of its report alone; ``sure``: they stand in its own sentence, and no
    other event between. ``lead``: it stands among the first lines of its report; ``scene``: what that report is about.
    ``told_as``: of a mention of no known kind, what its words mean; ``coverage``: the reports that tell of the same happening
    as its own, by a common id, where that was worked out.

    A mention meets hundreds of others, so what a comparison asks of it is worked out once.
    """

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
    told: bool
    lead: bool
    scene: Scene
    told_as: Told | None = None
    coverage: str | None = None
    sure: bool = True

    @cached_property
    def kind_word(self) -> str:
        """The kind as a plain string."""
        return self.kind.value

    @cached_property
    def report_id(self) -> str:
        """The report that tells it."""
        return self.mention.report_id

    @cached_property
    def by_years(self) -> bool:
        """Whether it is dated by the year, as wars are."""
        return self.precision in (Precision.YEAR, Precision.DECADE)

    @cached_property
    def core(self) -> frozenset[Party]:
        """Those whom the event is between or upon: all but hosts, mediators, addressees, witnesses and guarantors."""
        return frozenset().union(*(who for part, who in self.parts.items() if part not in SIDE))

    @cached_property
    def beside(self) -> frozenset[Party]:
        """Hosts, mediators and the like."""
        return frozenset().union(*(who for part, who in self.parts.items() if part in SIDE))

    @cached_property
    def beside_parts(self) -> frozenset[str]:
        """Which of those parts are told: the host of some talks is no other mediator."""
        return frozenset(part for part in self.parts if part in SIDE)

    @cached_property
    def named(self) -> frozenset[Party]:
        """Those of the core whose names name somebody."""
        return _named(self.core)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of those."""
        return frozenset([who.key for who in self.named])

    @cached_property
    def named_states(self) -> frozenset[str]:
        """Whom those act for."""
        return frozenset([who.state for who in self.named])

    @cached_property
    def beside_states(self) -> frozenset[str]:
        """Whom hosts, mediators and the like act for."""
        return frozenset([who.state for who in self.beside])

    @cached_property
    def sides(self) -> Mapping[str, frozenset[Party]]:
        """Those of the core by whom they act for."""
        return _sides(self.core)

    @cached_property
    def persons(self) -> Mapping[str, frozenset[str]]:
        """The keys of those of the core by whom they act for, where all of these are persons."""
        return _persons(self.core)

    @cached_property
    def does(self) -> frozenset[str]:
        """Whom its named perpetrators act for."""
        return frozenset(who.state for who in self.parts.get(Part.PERPETRATOR, ()) if who.named)

    @cached_property
    def suffers(self) -> frozenset[str]:
        """Whom its named targets act for."""
        return frozenset(who.state for who in self.parts.get(Part.TARGET, ()) if who.named)

    @cached_property
    def states(self) -> frozenset[str]:
        """Whom its actors act for, themselves included."""
        return frozenset(who.state for who in self.core | self.beside)

    @cached_property
    def proper_name(self) -> frozenset[str]:
        """The name of an accord or a war, less those who take part: "the Vienna Convention", not "Ana Petrović met"."""
        wording = self.wording
        if not wording.name or not (wording.definite or self.mention.trigger.exact[:1].isupper()):
            return frozenset()
        return wording.name - {fold(word) for who in self.core | self.beside for word in who.name.split()}

    @cached_property
    def dated(self) -> bool:
        """Whether both ends of its days are known."""
        return self.when is not None and self.when.bounded


def gather_facts(
    mentions: Iterable[Mention],
    statements: Iterable[Statement],
    names: Mapping[str, str] | None = None,
    coverage: Mapping[str, str] | None = None,
) -> list[Facts]:
    """The facts of every event mention, in order of id. Claims are left out: they are not merged.

    ``names``: each printed name with the one that is shown; without it, it is settled over these statements. ``coverage``:
    the reports that tell of the same happening, as ``group_coverage`` tells them.
    """
    events = {m.id: m for m in mentions if m.sort is Sort.EVENT}
    by_mention: dict[str, list[Statement]] = defaultdict(list)
    for stmt in statements:
        if stmt.mention_id in events:
            by_mention[stmt.mention_id].append(stmt)
    printed = (s.value for said in by_mention.values() for s in said if s.prop in PART_PROPS)
    canon = Names.over(names or canonical_names(printed))
    triggers = _triggers(events.values())
    found = [_facts(events[key], by_mention[key], canon, triggers[events[key].report_id]) for key in sorted(events)]
    scenes = _scenes(found)
    told = coverage or {}
    return [replace(fact, scene=scenes[fact.report_id], coverage=told.get(fact.report_id)) for fact in found]


def _scenes(facts: Iterable[Facts]) -> dict[str, Scene]:
    """The scene of each report."""
    actors: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        actors[fact.report_id].update(who.state for who in fact.core | fact.beside if who.named)
        places[fact.report_id].update(fact.spot.words if fact.spot else ())
    return {report: Scene.of(counts, places[report]) for report, counts in actors.items()}


@lru_cache(maxsize=65536)
def _named(actors: frozenset[Party]) -> frozenset[Party]:
    return frozenset(who for who in actors if who.named)


@lru_cache(maxsize=65536)
def _sides(actors: frozenset[Party]) -> Mapping[str, frozenset[Party]]:
    found: dict[str, set[Party]] = defaultdict(set)
    for who in actors:
        found[who.state].add(who)
    return {state: frozenset(whose) for state, whose in found.items()}


@lru_cache(maxsize=65536)
def _persons(actors: frozenset[Party]) -> Mapping[str, frozenset[str]]:
    return {
        state: frozenset(who.key for who in whose)
        for state, whose in _sides(actors).items()
        if all(who.person for who in whose)
    }


@lru_cache(maxsize=65536)
def _days(value: str) -> DayInterval:
    return DayInterval.parse(value)


def _triggers(mentions: Iterable[Mention]) -> dict[str, list[int]]:
    """Where the events of each report are told, in the order of the text."""
    starts: dict[str, set[int]] = defaultdict(set)
    for mention in mentions:
        starts[mention.report_id].add(mention.trigger.start)
    return {report: sorted(found) for report, found in starts.items()}


def _is_own(mention: Mention, words: Passage, triggers: Sequence[int]) -> bool:
    """Whether these words stand in the sentence of a mention, and no other event is told between them and it."""
    if words.start < mention.telling.start or words.end > mention.telling.end:
        return False
    low, high = sorted((words.start, mention.trigger.start))
    return bisect_left(triggers, high) - bisect_right(triggers, low) == 0


def _facts(mention: Mention, said: list[Statement], names: Names, triggers: Sequence[int]) -> Facts:
    first: dict[Prop, Statement] = {}
    parts: dict[str, set[Party]] = defaultdict(set)
    for stmt in sorted(said, key=lambda s: (s.passage.start, s.id)):
        if stmt.note != AS_MET:
            first.setdefault(stmt.prop, stmt)
        if stmt.prop in PART_PROPS:
            shown = stmt.note.removeprefix(ACTS_FOR) if stmt.note and stmt.note.startswith(ACTS_FOR) else None
            parts[stmt.prop].add(party_of(names.of(stmt), shown))
    kind = Kind(first[Prop.KIND].value) if Prop.KIND in first else Kind.OTHER
    date = first.get(Prop.DATE)
    place = first[Prop.PLACE].value if Prop.PLACE in first else None
    return Facts(
        mention=mention,
        kind=kind,
        family=load_frames()[kind].family,
        status=Status(first[Prop.STATUS].value) if Prop.STATUS in first else Status.OCCURRED,
        when=_days(date.value) if date else None,
        precision=date.precision if date else None,
        place=place,
        spot=spot_of(place) if place else None,
        parts={part: frozenset(who) for part, who in parts.items()},
        figures=tuple(Figure.from_value(s.value) for s in said if s.prop is Prop.FIGURE),
        said_by=next((s.said_by for s in said if s.said_by), None),
        wording=read_wording(mention),
        told=date is not None and date.passage != mention.trigger,
        lead=mention.telling.start < LEAD,
        scene=_EMPTY,
        told_as=read_told(mention.trigger.exact) if kind is Kind.OTHER else None,
        sure=date is not None and _is_own(mention, date.passage, triggers),
    )
