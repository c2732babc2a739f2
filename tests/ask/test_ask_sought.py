"""Looking up by tables finds what going through all finds."""

from itertools import product
from pathlib import Path

import pytest

from detente.ask import Record
from detente.ask.filters import Span, by_days
from detente.ask.sought import Sought
from detente.model import Cell, DayInterval, Event, Kind, Prop

DATES = ("2031-02-10", "2031-02-01/2031-02-28", "../2031-02-05", "2031-02-20/..", "2031-06-01", "2030")
EVENTS = [
    Event(
        id=f"e-{number}",
        mentions=(),
        cells={Prop.DATE: tuple(Cell(prop=Prop.DATE, value=date, statements=()) for date in dates)},
    )
    for number, dates in enumerate([(), *((date,) for date in DATES), *product(DATES, repeat=2)])
]
SPANS = [("2031-02", None), (None, "2031-02-09"), ("2031-02-11", "2031-02-12"), ("2031-03", "2031-05"), ("2032", None)]


@pytest.mark.parametrize(("since", "until"), SPANS)
@pytest.mark.parametrize("places", [range(len(EVENTS)), set(range(0, len(EVENTS), 3))])
def test_days_are_looked_up_as_they_are_defined(since: str | None, until: str | None, places: set[int]):
    span = Span.of(since, until)
    told = {place: [DayInterval.parse(cell.value) for cell in EVENTS[place].all(Prop.DATE)] for place in places}
    kept = [place for place, days in sorted(told.items()) if any(map(span.holds, days))]
    left = [days for place, days in told.items() if place not in kept]
    assert Sought(EVENTS, ()).within(span, places) == (
        kept,
        sum(not days for days in left),
        sum(any(map(span.may_hold, days)) for days in left),
    )


@pytest.mark.parametrize(("since", "until"), SPANS)
def test_rows_are_kept_and_counted_by_their_days(since: str | None, until: str | None):
    span, rows = Span.of(since, until), [*DATES, "", *DATES]
    days = [DayInterval.parse(row) for row in rows if row]
    kept, undated, open_ended = by_days(rows, span, lambda row: row or None)
    assert kept == [row for row in rows if row and span.holds(DayInterval.parse(row))]
    assert (undated, open_ended) == (1, sum(map(span.may_hold, days)))


def test_by_the_best_kind_alone():
    kinds = [(Kind.MEETING, Kind.AGREEMENT), (Kind.AGREEMENT, Kind.MEETING), (Kind.AGREEMENT,)]
    events = [
        Event(
            id="e",
            mentions=(),
            cells={Prop.KIND: tuple(Cell(prop=Prop.KIND, value=kind, statements=()) for kind in given)},
        )
        for given in kinds
    ]
    sought = Sought(events, ())
    assert sought.with_value(Prop.KIND, [Kind.MEETING]) == {0, 1}
    assert sought.with_value(Prop.KIND, [Kind.MEETING], best=True) == {0}


def test_a_filter_that_there_is_not_is_an_error(talks: Path):
    with Record(talks) as record, pytest.raises(TypeError, match="'acter'"):
        record.events(acter="Norway")
