"""The actors of a record: under which names, in which offices, with whom, and what they say; all with where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.ask.evidence import Evidence, cite
from detente.ask.names import fold
from detente.ask.roles import Role, roles_of, witnesses
from detente.ask.rows import Row
from detente.lexicon.codes import Codes, codes_of
from detente.lexicon.entries import NO_ACTORS
from detente.lexicon.entries import Sort as EntrySort
from detente.lexicon.nouns import is_own_force, load_nouns
from detente.lexicon.ordinary import is_ordinary
from detente.lexicon.states import entry_of, state_of
from detente.lexicon.titles import is_title
from detente.model import PART_PROPS, TALKS, Cell, Claim, Event, NameType, Passage, Statement
from detente.resolve.offices import Holding

_TYPES = {
    EntrySort.STATE: NameType.STATE,
    EntrySort.FORMER_STATE: NameType.STATE,
    EntrySort.CAPITAL: NameType.STATE,
    EntrySort.SEAT: NameType.BODY,
    EntrySort.BODY: NameType.BODY,
    EntrySort.GROUP: NameType.GROUP,
    EntrySort.DEMONYM: NameType.PEOPLE,
    EntrySort.REGION: NameType.PLACE,
}
_PRONOUNS = frozenset("he she it they we i him her them his its their who which both".split())
_JOINING = frozenset(
    "of for the and on in to al el bin bint ibn ben van von der den de del della da dos das di du la le y ould".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """One way in which reports print an actor, and where: the words of each passage are the alias.

    ``why`` tells why these words mean this actor, where its own report does not say so: a spelling, a surname, an office.
    """

    alias: str
    reports: tuple[str, ...]
    passages: tuple[Evidence, ...]
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody whom an actor is shown to meet: ``meetings`` are ids of events, with their dates where these are settled."""

    name: str
    meetings: tuple[str, ...]
    dates: tuple[str, ...]
    passages: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow(Row):
    """An actor of the record under the name it is shown by.

    ``type`` is ``None`` where neither the lexicon nor an office shows what it is. ``state`` is the one that it acts for, or is;
    ``states`` all that reports show. ``roles`` are its offices, ``aliases`` the ways in which reports print it, the most
    frequent first. ``reports``, ``events`` and ``claims`` count those that name it.
    """

    actor: str
    type: str | None
    state: str | None
    states: tuple[str, ...]
    roles: tuple[Role, ...]
    aliases: tuple[str, ...]
    reports: int
    events: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage(Row):
    """All that the record holds of one actor; see ``ActorRow``. ``claims`` are ids; ``Record.claims(actor=...)`` gives them.

    ``codes`` are those of other data sets, as far as name, state and office settle them.
    ``meant_by`` are words that are no name of it and mean it where they stand: an office, "he", "both leaders".
    """

    actor: str
    type: str | None
    state: str | None
    states: tuple[str, ...]
    roles: tuple[Role, ...]
    codes: Codes
    aliases: tuple[Alias, ...]
    meant_by: tuple[Alias, ...]
    contacts: tuple[Contact, ...]
    events: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(slots=True)
class _Found:
    """What is gathered of one actor."""

    statements: dict[str, Statement] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    holdings: list[Holding] = field(default_factory=list)

    def take(self, cell: Cell) -> None:
        self.statements.update((stmt.id, stmt) for stmt in cell.statements)


class Actors:
    """Every named actor of a record, gathered once.

    ``served`` maps names to the states whose office they are shown in, ``reports`` report ids to report names; ``why`` gives
    the reason for which a statement's actor is shown under another name than it gives, where there is one.
    """

    def __init__(
        self,
        told: Iterable[Event | Claim],
        holdings: Iterable[Holding],
        served: Mapping[str, frozenset[str]],
        reports: Mapping[str, str],
        why: Callable[[Statement], str | None] = lambda _: None,
    ) -> None:
        self._reports, self._served, self._why = reports, served, why
        self._found: dict[str, _Found] = defaultdict(_Found)
        self._known: dict[str, tuple[ActorRow, tuple[Alias, ...], tuple[Alias, ...]]] = {}
        for one in told:
            self._take(one)
        held = list(holdings)
        self._witnesses = witnesses(held)
        for holding in held:
            found = self._found[holding.holder]
            found.holdings.append(holding)
            found.statements.update((stmt.id, stmt) for stmt in holding.statements if stmt.prop == "holder")
        self._names = sorted(name for name in self._found if is_named(name))

    def _take(self, one: Event | Claim) -> None:
        for prop, cells in one.cells.items():
            for cell in cells if prop in PART_PROPS else ():
                found = self._found[cell.value]
                found.take(cell)
                if isinstance(one, Event):
                    found.events[one.id] = one
                else:
                    found.claims[one.id] = one

    def rows(self) -> list[ActorRow]:
        """Each actor, the one that most reports name first."""
        rows = [self._told(name)[0] for name in self._names]
        return sorted(rows, key=lambda row: (-row.reports, -row.events - row.claims, row.actor))

    def named(self, query: str) -> list[str]:
        """The actors that a query means: the one of that very name or alias, else all whose name or alias holds its words."""
        sought = fold(query)
        exact = [name for name in self._names if fold(name) == sought]
        if exact:
            return exact
        printed = {name: {fold(name), *(fold(alias.alias) for alias in self._told(name)[1])} for name in self._names}
        exact = [name for name in self._names if sought in printed[name]]
        if exact or not sought:
            return exact
        return [name for name in self._names if any(f" {sought} " in f" {form} " for form in printed[name])]

    def page(self, name: str) -> ActorPage:
        """All of one actor, by the name that it is shown by."""
        row, aliases, meant_by = self._told(name)
        found = self._found[name]
        return ActorPage(
            actor=row.actor,
            type=row.type,
            state=row.state,
            states=row.states,
            roles=row.roles,
            codes=codes_of(name, row.state, row.roles[0].office if row.roles else None),
            aliases=aliases,
            meant_by=meant_by,
            contacts=tuple(self._contacts(name)),
            events=tuple(event.id for event in sorted(found.events.values(), key=lambda event: event.sort_key)),
            claims=tuple(found.claims),
            passages=row.passages,
        )

    def _told(self, name: str) -> tuple[ActorRow, tuple[Alias, ...], tuple[Alias, ...]]:
        """The row of an actor, the names that are printed for it, and the words that are no name of it; worked out once."""
        if name not in self._known:
            said = _in_order(self._found[name].statements.values())
            cited = {stmt.id: Evidence.of(stmt, self._reports) for stmt in said}
            aliases, meant_by = self._printed(said, cited)
            self._known[name] = self._row(name, aliases, tuple(cited.values())), aliases, meant_by
        return self._known[name]

    def _row(self, name: str, aliases: Sequence[Alias], passages: tuple[Evidence, ...]) -> ActorRow:
        found = self._found[name]
        roles = tuple(roles_of(found.holdings, self._reports, self._witnesses))
        states = self._states(name, roles)
        return ActorRow(
            actor=name,
            type=self._type(name, found),
            state=states[0] if len(states) == 1 else None,
            states=states,
            roles=roles,
            aliases=tuple(alias.alias for alias in aliases),
            reports=len({stmt.report_id for stmt in found.statements.values()}),
            events=len(found.events),
            claims=len(found.claims),
            passages=passages,
        )

    def _states(self, name: str, roles: Iterable[Role]) -> tuple[str, ...]:
        own = state_of(name)
        if own:
            return (own,)
        shown = {state for role in roles if role.of and (state := state_of(role.of))}
        return tuple(sorted(shown | self._served.get(name, frozenset())))

    def _type(self, name: str, found: _Found) -> str | None:
        entry = entry_of(name)
        if entry is not None:
            return _TYPES[entry.sort].value if entry.kind != "people" else NameType.PEOPLE.value
        if is_own_force(name):
            return NameType.GROUP.value
        return NameType.PERSON.value if found.holdings else None

    def _printed(
        self, said: Sequence[Statement], cited: Mapping[str, Evidence]
    ) -> tuple[tuple[Alias, ...], tuple[Alias, ...]]:
        """The ways in which an actor is printed, the most frequent first: its names, and words that are none."""
        printed: dict[str, dict[Passage, Statement]] = defaultdict(dict)
        for stmt in said:
            printed[" ".join(stmt.passage.exact.split())].setdefault(stmt.passage, stmt)
        in_order = sorted(printed.items(), key=lambda item: (-len(item[1]), item[0]))
        names = {words for words in printed if _is_alias(words)}
        told = [(words in names, self._alias(words, list(passages.values()), cited)) for words, passages in in_order]
        return tuple(one for named, one in told if named), tuple(one for named, one in told if not named)

    def _alias(self, words: str, said: Sequence[Statement], cited: Mapping[str, Evidence]) -> Alias:
        return Alias(
            alias=words,
            reports=tuple(sorted({self._reports.get(stmt.report_id, stmt.report_id) for stmt in said})),
            passages=tuple(cited[stmt.id] for stmt in said),
            why=tuple(sorted({reason for stmt in said if (reason := self._why(stmt))})),
        )

    def _serves(self, one: str, other: str) -> bool:
        """Whether one of the two acts for the other: a state does not meet its own minister."""
        return one in self._served.get(other, ()) or other in self._served.get(one, ())

    def _contacts(self, name: str) -> list[Contact]:
        met: dict[str, list[Event]] = defaultdict(list)
        events = sorted(self._found[name].events.values(), key=lambda event: event.sort_key)
        for event in events:
            if event.kind in TALKS:
                for other in dict.fromkeys(cell.value for cell in _parts(event)):
                    if other != name and is_named(other) and not self._serves(name, other):
                        met[other].append(event)
        return [
            Contact(
                name=other,
                meetings=tuple(event.id for event in told),
                dates=tuple(str(event.date) for event in told if event.date),
                passages=cite((cell for event in told for cell in _parts(event) if cell.value == other), self._reports),
            )
            for other, told in sorted(met.items(), key=lambda item: (-len(item[1]), item[0]))
        ]


def is_named(name: str) -> bool:
    """Whether a name names somebody: "soldiers", "Armenian forces" and "Foreign Secretary" do not, "Ada Berg" and "Norway" do.

    A force that is an actor beside its state is one as well.

    >>> [is_named(name) for name in ("Ada Berg", "two gunmen", "Minister", "Africa", "Chadian peacekeepers")]
    [True, False, False, False, True]
    """
    words = name.split()
    entry = entry_of(name)
    if entry is not None:
        return entry.kind not in NO_ACTORS
    if not words or is_title(name) or (len(words) == 1 and _is_common(fold(name))):
        return False
    return (words[-1][:1].isupper() and all(map(_is_of_name, words))) or is_own_force(name)


def _is_of_name(word: str) -> bool:
    """Whether a word can stand in a name: a capital or a figure in it, or a small word that joins."""
    return any(char.isupper() or char.isdigit() for char in word) or fold(word) in _JOINING


def _is_common(word: str) -> bool:
    nouns = load_nouns()
    common = nouns.groups | nouns.speakers | nouns.people | nouns.persons
    return is_ordinary(word) or word in common or word.removesuffix("s") in common


def _is_alias(words: str) -> bool:
    """Whether words are a name and no pronoun, office or common noun: "Berg", not "He" or "Prime Minister"."""
    return is_named(words.removeprefix("the ").removeprefix("The ")) and words.lower() not in _PRONOUNS


def _parts(event: Event) -> list[Cell]:
    return [cell for prop, cells in event.cells.items() if prop in PART_PROPS for cell in cells]


def _in_order(statements: Iterable[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda s: (s.passage.report_id, s.passage.start, s.passage.end, s.id))
