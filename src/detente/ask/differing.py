"""What the reports of one event give differently: values that cannot both hold, each with those who give it.

A value that is only finer or wider than another is no other account: a day within its month, a town in its country, "at
least 4" and 5. Nor does one voice disagree with itself; the copies of one text, and one speaker wherever quoted, are one voice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from detente.ask.ledger import LedgerRow, ledger_rows
from detente.ask.totals import same_number, same_people
from detente.lexicon.opposition import opposition_words
from detente.model import (
    ACTS_FOR,
    AS_MET,
    TOLLS,
    Bound,
    Cell,
    DayInterval,
    Event,
    Figure,
    Kind,
    Measure,
    Precision,
    Prop,
    Report,
    Statement,
    Status,
)
from detente.resolve.parties import party_of
from detente.resolve.places import compare_places, spot_of, surely_apart

_COMPARED = frozenset({*TOLLS, Measure.RELEASED, Measure.EXCHANGED})
_OF_WARS = frozenset({Precision.YEAR, Precision.DECADE, Precision.SEASON, Precision.MONTH})
_ABOUT = 0.1
"""How far "about 30,000" reaches to either side."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Accounts of one event that cannot all hold: each a value with the statements that give it. ``how``: what differs."""

    type: str
    how: str
    accounts: tuple[tuple[str, tuple[Statement, ...]], ...]


def find_differences(event: Event, reports: Mapping[str, Report], parties: Parties) -> Iterator[Difference]:
    """Every difference within one event, type by type; ``reports`` by id, with their texts."""
    yield from _dates(event, reports)
    yield from _places(event, reports)
    yield from _tolls(event, reports)
    yield from _began(event, reports, parties)
    yield from _held(event, reports)
    yield from _brokers(event, reports, parties)


class Parties:
    """Tells whom an actor acts for, itself where for nobody: as reports show it, else as the lexicon knows it.

    ``served`` maps the people of the record to the states whose office they are shown in.

    >>> parties = Parties({"Ada Berg": frozenset({"Norway"})})
    >>> parties.of("Ada Berg") == parties.of("Norway"), parties.of("Ada Berg") == parties.of("Chad")
    (True, False)
    """

    def __init__(self, served: Mapping[str, frozenset[str]]) -> None:
        self._served = served

    def of(self, name: str, shown: str | None = None) -> str:
        """The party of a name; ``shown`` is for whom it is said to act there."""
        served = self._served.get(name, frozenset())
        return party_of(name, shown or (next(iter(served)) if len(served) == 1 else None)).state

    def of_cell(self, cell: Cell) -> str:
        """The party of the actor in a cell."""
        notes = (stmt.note for stmt in cell.statements)
        return self.of(
            cell.value, next((n.removeprefix(ACTS_FOR) for n in notes if n and n.startswith(ACTS_FOR)), None)
        )

    def of_cells(self, cells: Iterable[Cell]) -> dict[str, tuple[Statement, ...]]:
        """The statements behind cells by party, in their order."""
        found: dict[str, tuple[Statement, ...]] = {}
        for cell in cells:
            party = self.of_cell(cell)
            found[party] = (*found.get(party, ()), *cell.statements)
        return found


def _dates(event: Event, reports: Mapping[str, Report]) -> Iterator[Difference]:
    def clash(one: Cell, other: Cell) -> bool:
        left, right = DayInterval.parse(one.value), DayInterval.parse(other.value)
        if not left.overlaps(right):
            return True
        exact = all(s.precision == Precision.DAY for cell in (one, other) for s in cell.statements)
        return exact and left.bounded and right.bounded and not left.contains(right) and not right.contains(left)

    yield from _clashing("date", "the days do not meet", list(_told_days(event)), clash, reports)


def _told_days(event: Event) -> Iterator[Cell]:
    """The dates that words give: no account is news without a day of its own, nor of a war a day on which it is told of.

    Nor is an open one: what is told as past by a day was not said to be of that day.
    """
    triggers = {mention.trigger for mention in event.mentions}
    for cell in event.cells.get(Prop.DATE, ()):
        if not DayInterval.parse(cell.value).bounded:
            continue
        told = tuple(
            stmt
            for stmt in cell.statements
            if stmt.passage not in triggers and (event.kind is not Kind.WAR or stmt.precision in _OF_WARS)
        )
        if told:
            yield replace(cell, statements=told)


def _places(event: Event, reports: Mapping[str, Report]) -> Iterator[Difference]:
    cells = [cell for cell in event.cells.get(Prop.PLACE, ()) if any(s.note != AS_MET for s in cell.statements)]

    def clash(one: Cell, other: Cell) -> bool:
        return surely_apart(spot_of(one.value), spot_of(other.value))

    yield from _clashing("place", "the places are different", cells, clash, reports)
    for group in _same_places(cells):
        beside = tuple(s for cell in group for s in cell.statements if _stands(s, "beside", reports))
        within = tuple(s for cell in group for s in cell.statements if _stands(s, "within", reports))
        if beside and within and _two_texts(beside, within, reports):  # whoever says so: nobody can be outside and in
            accounts = tuple((_with_relation(told[0], reports), told) for told in (within, beside))
            yield Difference("place", "one is in the place, the other beside it", accounts)


def _same_places(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    left = list(cells)
    while left:
        first = left.pop(0)
        same = [cell for cell in left if compare_places(spot_of(first.value), spot_of(cell.value)) == "same"]
        left = [cell for cell in left if cell not in same]
        yield [first, *same]


def _stands(stmt: Statement, name: str, reports: Mapping[str, Report]) -> bool:
    return _relation(stmt, reports) in opposition_words(name)


def _relation(stmt: Statement, reports: Mapping[str, Report]) -> str:
    """The longest words of place that stand before, or begin, the words that name it."""
    text, at = reports[stmt.report_id].text, stmt.passage
    led = re.match(r"\s*(?:the )?", at.exact, re.IGNORECASE)
    begins = at.exact[led.end() if led else 0 :].casefold()
    before = re.sub(r"\s+the\s*$", " ", text[max(0, at.start - 30) : at.start]).casefold().rstrip()
    before = re.sub(r"\s+", " ", before)
    known = sorted(opposition_words("beside") | opposition_words("within"), key=lambda words: (-len(words), words))
    for words in known:
        if begins.startswith(f"{words} ") or re.search(rf"(?<!\w){re.escape(words)}$", before):
            return words
    return ""


def _with_relation(stmt: Statement, reports: Mapping[str, Report]) -> str:
    words = _relation(stmt, reports)
    return stmt.value if stmt.value.casefold().startswith(words) else f"{words} {stmt.value}"


def _tolls(event: Event, reports: Mapping[str, Report]) -> Iterator[Difference]:
    """Claimants whose totals cannot be one number; and one number that is told to cover other things."""
    rows = [row for row in ledger_rows(event, reports, frozenset(m.value for m in _COMPARED)) if row.total]
    for measure in dict.fromkeys(row.measure for row in rows):
        own = [row for row in rows if row.measure == measure]
        for type_, how, test in (
            ("toll", "the numbers do not meet", _numbers_clash),
            ("scope", "what the number covers differs", _scopes_clash),
        ):
            pairs = [(a, b) for a, b in combinations(own, 2) if test(_total(a), _total(b))]
            named = [row for row in own if any(row in pair for pair in pairs)]
            if named:
                grew = type_ == "toll" and all(_grew(a, b, reports) for a, b in pairs)
                told = "the number grew from report to report" if grew else how
                yield Difference(type_, f"{measure}: {told}", tuple(_of_claimants(named, event, type_)))


def _of_claimants(rows: Sequence[LedgerRow], event: Event, type_: str) -> Iterator[tuple[str, tuple[Statement, ...]]]:
    by_value: dict[str, list[LedgerRow]] = {}
    for row in rows:
        scope = f" ({row.scope or 'of this event'})" if type_ == "scope" else ""
        by_value.setdefault(f"{row.total}{scope}", []).append(row)
    stmts = {
        (s.report_id, s.passage.start, s.passage.end, s.said_by): s
        for cell in event.cells.get(Prop.FIGURE, ())
        for s in cell.statements
    }
    for value, told in by_value.items():
        keys = [(p.report_id, p.start, p.end, p.said_by) for row in told for p in row.passages]
        yield value, tuple(stmts[key] for key in dict.fromkeys(keys) if key in stmts)


def _total(row: LedgerRow) -> Figure:
    return Figure(
        measure=Measure(row.measure),
        low=row.low,
        best=row.best,
        high=row.high,
        bound=Bound(row.bound or Bound.EXACT),
        population=row.population,
        scope=row.scope,
    )


def _numbers_clash(one: Figure, other: Figure) -> bool:
    return (one.scope or None) == (other.scope or None) and same_people(one, other) and not _meet(one, other)


def _grew(one: LedgerRow, other: LedgerRow, reports: Mapping[str, Report]) -> bool:
    """Whether the higher of two totals came out on a later day: who counts the dead goes on counting."""
    earlier, later = sorted((one, other), key=lambda row: _range(_total(row)))
    days = [
        [p.interval for e in row.passages if e.prop == Prop.FIGURE and (p := reports[e.report_id].published)]
        for row in (earlier, later)
    ]
    first = max((day.end for day in days[0] if day.end), default=None)
    then = min((day.start for day in days[1] if day.start), default=None)
    return first is not None and then is not None and first < then


def _scopes_clash(one: Figure, other: Figure) -> bool:
    if one.scope == other.scope or not same_people(one, other):
        return False
    return same_number(one, other) or (one.scope is not None and other.scope is not None)


def _meet(one: Figure, other: Figure) -> bool:
    (low, high), (least, most) = _range(one), _range(other)
    return low <= most and least <= high


def _range(figure: Figure) -> tuple[float, float]:
    """The numbers that the words allow."""
    low, high = figure.low, figure.high
    if figure.best is not None:
        reach = figure.best * _ABOUT if figure.bound is Bound.ABOUT else 0
        low = figure.best - reach if low is None else low
        high = figure.best + reach if high is None else high
    return (0 if low is None else low, float("inf") if high is None else high)


def _began(event: Event, reports: Mapping[str, Report], parties: Parties) -> Iterator[Difference]:
    """One actor doing it in one account and suffering it in the other; what names nobody ("aircraft") is no side."""
    began = parties.of_cells(cell for cell in event.cells.get(Prop.PERPETRATOR, ()) if party_of(cell.value).named)
    suffered = parties.of_cells(event.cells.get(Prop.TARGET, ()))
    for one, other in combinations([party for party in began if party in suffered], 2):
        if _two_voices(began[one], began[other], reports):
            accounts = tuple((began[party][0].value, began[party]) for party in (one, other))
            yield Difference("who began it", "each is told to have done it to the other", accounts)


def _held(event: Event, reports: Mapping[str, Report]) -> Iterator[Difference]:
    """Told as having happened, and as denied, or only planned, called for or thought of."""
    cells = event.cells.get(Prop.STATUS, ())
    for cell in cells:
        for other in cells:
            if cell.value == Status.OCCURRED and other.value != Status.OCCURRED:
                contested = other.value == Status.DENIED
                if contested or _two_voices(cell.statements, other.statements, reports):
                    yield Difference(
                        "held or not",
                        "its fact is contested" if contested else "not all tell it as having happened",
                        ((cell.value, cell.statements), (other.value, other.statements)),
                    )


def _brokers(event: Event, reports: Mapping[str, Report], parties: Parties) -> Iterator[Difference]:
    """Go-betweens who are different; those whom one text names together, or each beside a third, stood there together.

    Who is also told to sit at the table is none.
    """
    met = set(parties.of_cells(event.cells.get(Prop.PARTY, ())))
    told = parties.of_cells(event.cells.get(Prop.MEDIATOR, ()))
    told = {party: stmts for party, stmts in told.items() if party not in met}
    beside = _together(told, reports)
    pairs = [
        (one, other)
        for one, other in combinations(told, 2)
        if beside[one] is not beside[other] and _two_voices(told[one], told[other], reports)
    ]
    named = [party for party in told if any(party in pair for pair in pairs)]
    if named:
        accounts = tuple((told[party][0].value, told[party]) for party in named)
        yield Difference("who brokered", "the go-betweens are different", accounts)


def _together(told: Mapping[str, Sequence[Statement]], reports: Mapping[str, Report]) -> dict[str, set[str]]:
    """Each party with all those beside whom some text names it, or names one of them."""
    groups = {party: {party} for party in told}
    for one, other in combinations(told, 2):
        if groups[one] is not groups[other] and not _two_texts(told[one], told[other], reports):
            groups[one] |= groups[other]
            groups |= dict.fromkeys(groups[other], groups[one])
    return groups


def _clashing(
    type_: str,
    how: str,
    cells: Sequence[Cell],
    clash: Callable[[Cell, Cell], bool],
    reports: Mapping[str, Report],
) -> Iterator[Difference]:
    """The values that clash with another that a second voice gives, together; no voice may give both of a pair."""
    named: list[Cell] = []
    for one, other in combinations(cells, 2):
        if clash(one, other) and _two_voices(one.statements, other.statements, reports):
            named += [cell for cell in (one, other) if cell not in named]
    if named:
        yield Difference(type_, how, tuple((cell.value, cell.statements) for cell in named))


def _two_voices(one: Iterable[Statement], other: Iterable[Statement], reports: Mapping[str, Report]) -> bool:
    """Whether two accounts have no voice in common: no text tells both, or each is put in the mouths of others."""
    left, right = list(one), list(other)
    speakers = [{stmt.said_by for stmt in told} for told in (left, right)]
    if not speakers[0] & speakers[1] and None not in speakers[0] | speakers[1]:
        return True
    return _two_texts(left, right, reports) and not (speakers[0] & speakers[1]) - {None}


def _two_texts(one: Iterable[Statement], other: Iterable[Statement], reports: Mapping[str, Report]) -> bool:
    """Whether no text tells both accounts."""
    texts = [{_text_of(stmt, reports) for stmt in told} for told in (one, other)]
    return not texts[0] & texts[1]


def _text_of(stmt: Statement, reports: Mapping[str, Report]) -> str:
    """The source text that a statement stands in, one for all its copies."""
    report = reports.get(stmt.report_id)
    return (report and report.origin) or stmt.report_id
