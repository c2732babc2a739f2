"""What holds of every expression and every publication day: the calendar, the order of days, and that an anchor only narrows."""

import random
from datetime import date, timedelta

import pytest

from detente.annotate.times import find_times
from detente.model import DayInterval, Report, Sentence

SAYINGS = (
    "They met on Friday.", "They met last Tuesday.", "They met yesterday.", "They will meet tomorrow.", "They met on March 25.",
    "They met on 1 June.", "They met in September.", "They met last September.", "They met earlier this month.",
    "They met at the end of last year.", "They met in mid-March.", "They met in early May.", "They met this week.",
    "They met two weeks ago.", "They met three decades ago.", "They met in 2015.", "They met on May 1-4.", "They met overnight.",
    "They met in November last year.", "They met the week before last.", "They met on Christmas Day.",
    "They met in the early 1990s.",
    "They will meet next month.", "They met on Saturday morning.", "They met a year earlier.",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def days(text: str, published: str | None) -> DayInterval | None:
    report = Report.of_text(text, published=published)
    marks = find_times(report, [Sentence(start=0, end=len(text), paragraph=0)])
    assert len(marks) == 1, (text, published, marks)
    return marks[0].interval


def anchors(count: int) -> list[date]:
    drawn = random.Random(5)  # noqa: S311 - drawing days, not secrets
    return [date(1960, 1, 1) + timedelta(days=drawn.randrange(40_000)) for _ in range(count)]


def test_a_thousand_anchors_never_contradict_the_calendar():
    for number, day in enumerate(anchors(1000)):
        name = WEEKDAYS[number % 7]
        met = days(f"They met on {name}.", str(day))
        assert met is not None
        assert met.start == met.end
        assert met.start is not None
        assert met.start.isoweekday() == number % 7 + 1
        assert 0 <= (day - met.start).days <= 6
        spoken = days("They met on March 25.", str(day))
        assert spoken is not None
        assert spoken.start == spoken.end
        assert spoken.start is not None
        assert (spoken.start.month, spoken.start.day) == (3, 25)
        assert abs((day - spoken.start).days) <= 366
        assert days("They met yesterday.", str(day)) == DayInterval.day(day - timedelta(days=1))
        month = days("They met last month.", str(day))
        assert month is not None
        assert month.end == day.replace(day=1) - timedelta(days=1)
        assert month.start == month.end.replace(day=1)


@pytest.mark.parametrize("text", SAYINGS)
def test_intervals_are_closed_and_in_order(text):
    for day in anchors(40):
        found = days(text, str(day))
        assert found is not None
        assert found.start is not None
        assert found.end is not None
        assert found.start <= found.end


@pytest.mark.parametrize("text", SAYINGS)
def test_an_anchor_only_narrows(text):
    for day in anchors(25):
        wide = days(text, f"{day}/{day + timedelta(days=9)}")
        for step in (0, 4, 9):
            settled = days(text, str(day + timedelta(days=step)))
            assert wide is None or (settled is not None and wide.contains(settled)), (text, day, step, wide, settled)


@pytest.mark.parametrize("text", SAYINGS)
def test_without_an_anchor_nothing_is_said_that_an_anchor_takes_back(text):
    free = days(text, None)
    for day in anchors(10):
        settled = days(text, str(day))
        assert free is None or (settled is not None and free.contains(settled))
