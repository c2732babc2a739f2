from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model import DayInterval

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@st.composite
def intervals(draw):
    start, end = draw(st.one_of(st.none(), days)), draw(st.one_of(st.none(), days))
    if start is None and end is None:
        start = draw(days)
    if start and end and start > end:
        start, end = end, start
    return DayInterval(start, end)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-02-17", "2024-02-17"),
        ("2024-02", "2024-02-01/2024-02-29"),
        ("2023", "2023-01-01/2023-12-31"),
        ("2022-11-08/2022-11-10", "2022-11-08/2022-11-10"),
        ("../2020-05-01", "../2020-05-01"),
        ("2020/..", "2020-01-01/.."),
    ],
)
def test_it_reads_what_iso_writes(written, read):
    assert str(DayInterval.parse(written)) == read


@pytest.mark.parametrize(
    "wrong", ["", "..", "../..", "2024-13", "2024-02-30", "17-02-2024", "soon", "2024-05-02/2024-05-01"]
)
def test_it_refuses_what_is_no_interval(wrong):
    with pytest.raises(ValueError, match=r".+"):
        DayInterval.parse(wrong)


@given(intervals())
def test_writing_and_reading_again_changes_nothing(interval):
    assert DayInterval.parse(str(interval)) == interval


@given(intervals(), intervals())
def test_an_intersection_lies_in_both_and_a_hull_holds_both(one, two):
    both = one.intersect(two)
    assert (both is not None) == one.overlaps(two) == two.overlaps(one)
    if both is not None:
        assert one.contains(both)
        assert two.contains(both)
    hull = one.hull(two)
    assert hull.contains(one)
    assert hull.contains(two)


@given(intervals(), st.integers(-1000, 1000))
def test_shifting_keeps_the_length(interval, by):
    assert interval.shift(by).days == interval.days


def test_the_calendar_has_ends():
    assert DayInterval(date(1, 1, 1), date(9999, 12, 31)).shift(1) == DayInterval(date(1, 1, 2), None)
    assert DayInterval.day(date(2024, 2, 28)).shift(1).start == date(2024, 2, 28) + timedelta(days=1)
