import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.annotate.numbers import find_numbers, read_number
from detente.annotate.quotes import find_quotes
from detente.model import Report, Sentence


def numbers(text):
    return [
        (n.text, n.low, n.best, n.high, n.bound.value)
        for n in find_numbers(Report.of_text(text), [Sentence(start=0, end=len(text), paragraph=0)])
    ]


def quotes(*paragraphs):
    text = "\n".join(paragraphs)
    sentences, at = [], 0
    for number, line in enumerate(paragraphs):
        sentences.append(Sentence(start=at, end=at + len(line), paragraph=number))
        at += len(line) + 1
    return [(text[q.start : q.end], q.closed) for q in find_quotes(Report.of_text(text), sentences)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("four soldiers", ("four", 4, 4, 4, "exact")),
        ("at least 286 people", ("at least 286", 286, None, None, "at_least")),
        ("more than 6,500 people", ("more than 6,500", 6500, None, None, "at_least")),
        ("up to 40 fighters", ("up to 40", None, None, 40, "at_most")),
        ("around 30,000 lives", ("around 30,000", None, 30000, None, "about")),
        ("between three and five men", ("between three and five", 3, None, 5, "range")),
        ("12-15 rebels", ("12-15", 12, None, 15, "range")),
        ("dozens of people", ("dozens", 24, None, 99, "range")),
        ("tens of thousands fled", ("tens of thousands", 10000, None, 99999, "range")),
        ("a dozen men", ("a dozen", 12, 12, 12, "exact")),
        ("two hundred and four prisoners", ("two hundred and four", 204, 204, 204, "exact")),
        ("1.5 million refugees", ("1.5 million", 1500000, 1500000, 1500000, "exact")),
        ("30 or more wounded", ("30 or more", 30, None, None, "at_least")),
    ],
)
def test_numbers_are_bounded_as_the_words_bound_them(text, expected):
    assert numbers(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "at 10:30 the",
        "10 percent of",
        "the 24th brigade",
        "5 p.m. on",
        "a $40 loan",
        "the MI-24 fell",
        "Ana Duarte, 61, said",
        "a 10-year-old boy",
    ],
)
def test_what_counts_nothing_is_passed_over(text):
    assert numbers(text) == []


@given(st.integers(0, 999_999_999))
def test_a_numeral_reads_as_itself(number):
    assert read_number(f"{number:,}") == number


def test_quotations_keep_their_marks_and_know_whether_they_close():
    assert quotes("He said “we agreed” and “no”.") == [("“we agreed”", True), ("“no”", True)]
    assert quotes('"It is over," she said. "Go home."') == [('"It is over,"', True), ('"Go home."', True)]
    assert quotes("“It never closes, he said.", "Next line.") == [("“It never closes, he said.", False)]
    assert quotes("The envoys' plan wasn't Orlo's idea.") == []
