import random
import time
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.annotate.times import find_times
from detente.model import DayInterval, Report, Sentence, TimeMark

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STORY = (
    "Envoys met on Saturday and will meet again on Monday. Yesterday, shells fell; last week they had not. In early May and on "
    "November 7 the sides talked, and last September they fought. A month later, on June 3, 2018, they signed. Two days earlier "
    "a convoy was hit. The talks of May 1-4 failed in 2016. At the end of last year, three decades ago, this month, the weekend, "
    "next Friday and tonight; Ramadan, Good Friday; the autumn; the third quarter; in recent days, a year ago, on Sunday morning."
)


def read(text: str, published: str | None) -> tuple[TimeMark, ...]:
    return find_times(Report.of_text(text, published=published), [Sentence(start=0, end=len(text), paragraph=0)])


days = st.dates(min_value=date(1930, 1, 1), max_value=date(2090, 1, 1))


@settings(max_examples=60, deadline=None)
@given(days)
def test_intervals_are_closed_and_ordered(day):
    for mark in read(STORY, str(day)):
        if mark.interval is not None:
            assert mark.interval.start is not None
            assert mark.interval.end is not None
            assert mark.interval.start <= mark.interval.end
        assert mark.note


@settings(max_examples=40, deadline=None)
@given(days, st.integers(0, 40), st.integers(0, 20), st.integers(0, 20))
def test_a_narrower_publication_range_only_narrows(day, width, left, right):
    wide = DayInterval(day, day + timedelta(days=width))
    first = day + timedelta(days=min(left, width))
    narrow = DayInterval(first, max(first, day + timedelta(days=max(width - right, 0))))
    loose, tight = read(STORY, str(wide)), read(STORY, str(narrow))
    unknown = read(STORY, None)
    assert [m.text for m in loose] == [m.text for m in tight] == [m.text for m in unknown]
    for before, after in zip(loose, tight, strict=True):
        assert before.interval is None or (after.interval is not None and before.interval.contains(after.interval))
    for before, after in zip(unknown, loose, strict=True):
        assert before.interval is None or before.interval == after.interval


def test_a_thousand_anchors_never_contradict_the_calendar():
    rng = random.Random(7)  # noqa: S311 - a fixed sample
    for _ in range(1000):
        anchor = date(1950, 1, 1) + timedelta(days=rng.randrange(40_000))
        name = rng.choice(WEEKDAYS)
        lead = rng.choice(("", "last ", "next ", "this "))
        tense = rng.choice(("met on", "will meet on"))
        mark = read(f"They {tense} {lead}{name}.", str(anchor))[0]
        found = mark.interval.start
        assert WEEKDAYS[found.weekday()] == name
        assert mark.interval.is_day
        assert abs((found - anchor).days) <= 7
        if lead == "last ":
            assert found < anchor
        if lead == "next ":
            assert found > anchor
        if not lead:
            assert found <= anchor if tense == "met on" else found >= anchor


def test_over_a_range_of_days_a_weekday_is_the_hull_of_what_it_may_be():
    mark = read("They met on Saturday.", "2021-09-16/2021-09-19")[0]
    assert str(mark.interval) == "2021-09-11/2021-09-18"
    assert mark.value == "XXXX-WXX-6"
    assert "2021-09-16/2021-09-19" in mark.note
    assert str(read("They met on Saturday.", "2021-09-13/2021-09-17")[0].interval) == "2021-09-11"


def test_a_partial_date_has_a_year_only_where_the_whole_range_agrees():
    sure = read("They met on November 7.", "2021-11-08/2021-11-20")[0]
    assert (sure.value, str(sure.interval)) == ("2021-11-07", "2021-11-07")
    torn = read("They met on November 7.", "2021-11-01/2021-11-20")[0]
    assert (torn.value, str(torn.interval)) == ("XXXX-11-07", "2020-11-07/2021-11-07")


def test_an_unbounded_or_far_too_wide_publication_date_settles_nothing():
    for published in ("2015/2021", "2021-01-01/.."):
        assert read("They met on Saturday.", published)[0].interval is None


def test_the_same_text_gives_the_same_marks_under_any_clock(monkeypatch):
    first = read(STORY, "2021-09-16")
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert read(STORY, "2021-09-16") == first


def test_weird_text_does_not_break_the_reading():
    for text in (
        "",
        "\n\n",
        "31 February 2020",
        "99/99/2020",
        "0 0 0",
        "May",
        "the 0th century",
        "9999 and 0001-01-01 earlier",
        "½",
    ):
        read(text, "2021-09-16")
    assert read("a day before " * 50 + "1 January 0001", "0001-01-02") is not None


pieces = [*STORY.replace(".", " .").replace(",", " ,").split(), "-", "31", "9999", "decades", "ago", "0"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(pieces), max_size=25))
def test_any_run_of_time_words_is_read_without_error(words):
    for published in (None, "0001-01-01", "9999-12-31", "2021-09-16/2021-09-20"):
        text = " ".join(words)
        for mark in read(text, published):
            assert text[mark.start : mark.end] == mark.text
