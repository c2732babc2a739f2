"""What figures come to, and when they come to nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.ask.totals import Given, add_figures, part_sums, same_people, total_of
from detente.model import Bound, Figure, Measure


def figure(number, population=None, scope=None, bound=Bound.EXACT):
    exact = bound is Bound.EXACT
    return Figure(
        measure=Measure.KILLED,
        low=number if bound is not Bound.ABOUT else None,
        best=number if exact or bound is Bound.ABOUT else None,
        high=number if exact else None,
        bound=bound,
        population=population,
        scope=scope,
    )


def told(text, *parts):
    """The figures of a text: (words, number, population, scope)."""
    found = []
    for words, number, *more in parts:
        at = text.index(words)
        found.append(Given(figure=figure(number, *more), report_id="r", start=at, end=at + len(words), text=text))
    return found


@pytest.mark.parametrize(
    ("text", "parts", "best"),
    [
        ("Four soldiers and two civilians were killed.", [("Four soldiers", 4), ("two civilians", 2)], 6),
        ("They killed a leader along with three others.", [("a leader", 1), ("three others", 3)], 4),
        (
            "A leader was taken in Goma. Two additional rebels were taken.",
            [("A leader", 1), ("Two additional rebels", 2)],
            3,
        ),
        ("It killed four in the east and at least two in the west.", [("four", 4), ("two", 2)], 6),
        ("They shot four soldiers and then two teachers.", [("four soldiers", 4), ("two teachers", 2)], 6),
        ("Nine people died, two of them children.", [("Nine people", 9), ("two", 2)], 9),
        ("Nine people, including two children, died.", [("Nine people", 9), ("two children", 2)], 9),
        ("Nine died. Police said nine died.", [("Nine", 9), ("nine", 9)], 9),
        ("It left three people dead and one hurt - Three people died", [("three people", 3), ("Three people", 3)], 3),
        ("A farmer shot his wife before killing himself.", [("his wife", 1), ("himself", 1)], 2),
    ],
)
def test_only_parts_that_the_words_join_are_added(text, parts, best):
    total = total_of(told(text, *parts))
    assert total.figure is not None
    assert total.figure.best == best


@pytest.mark.parametrize(
    ("text", "parts", "reason"),
    [
        (
            "Four died here; 6,500 since 1991.",
            [("Four", 4, None, None), ("6,500", 6500, None, "since 1991")],
            "scopes that overlap",
        ),
        ("Four died. Later the count was six.", [("Four", 4), ("six", 6)], "may count the same people"),
        ("Four or five died.", [("Four", 4), ("five", 5)], "may count the same people"),
        ("Police counted four dead at first and count six today.", [("four", 4), ("six", 6)], "may count the same"),
        ("The army spoke of four at first and now six.", [("four", 4), ("six", 6)], "may count the same people"),
        ("A blast killed four, and a doctor told of six.", [("four", 4), ("six", 6)], "may count the same people"),
        ("Four died, but not the other five.", [("Four", 4), ("five", 5)], "may count the same people"),
    ],
)
def test_a_sum_is_refused_with_its_reason(text, parts, reason):
    total = total_of(told(text, *parts))
    assert total.figure is None
    assert reason in total.why


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=6))
def test_exact_parts_add_to_their_sum(numbers):
    total = add_figures([figure(n) for n in numbers])
    assert (total.low, total.best, total.high, total.bound) == (sum(numbers),) * 3 + (Bound.EXACT,)


@given(st.lists(st.tuples(st.integers(1, 10_000), st.sampled_from(list(Bound)[:4])), min_size=2, max_size=6))
def test_a_sum_is_no_surer_than_its_parts(parts):
    figures = [figure(n, bound=bound) for n, bound in parts]
    total = add_figures(figures)
    if any(f.bound is Bound.AT_LEAST for f in figures):
        assert total.high is None
        assert total.best is None
    if any(f.bound is not Bound.EXACT for f in figures):
        assert total.bound is not Bound.EXACT


@given(
    st.lists(st.tuples(st.integers(1, 99), st.sampled_from([None, "since 1991", "this year"])), min_size=1, max_size=5)
)
def test_figures_of_different_scope_never_make_one(rows):
    text = " ".join(f"{n} died." for n, _ in rows)
    given_, at = [], 0
    for n, scope in rows:
        given_.append(Given(figure=figure(n, None, scope), report_id="r", start=at, end=at + len(str(n)), text=text))
        at += len(f"{n} died. ")
    if len({scope for _, scope in rows}) > 1:
        assert total_of(given_).figure is None
    assert all(len(parts) == 1 for _, parts in part_sums(given_))


def test_two_sides_are_not_one_people():
    assert not same_people(figure(4, "Chadian soldiers"), figure(4, "Sudanese soldiers"))
    assert same_people(figure(4, "soldiers"), figure(4, "Chadian soldiers"))
