import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.annotate.numbers import VAGUE, find_numbers, read_number
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
        ("two dozen men", ("two dozen", 24, 24, 24, "exact")),
        ("a hundred and five men", ("a hundred and five", 105, 105, 105, "exact")),
        ("half a million fled", ("half a million", 500000, 500000, 500000, "exact")),
        ("a quarter of a million", ("a quarter of a million", 250000, 250000, 250000, "exact")),
        ("numerous shells", ("numerous", 4, None, None, "at_least")),
        ("multiple rebels", ("multiple", 3, None, 9, "range")),
        ("a number of rebels", ("a number", 3, None, 9, "range")),
        ("several tens of thousands of men", ("several tens of thousands", 30000, None, 99999, "range")),
        ("seventeen or nineteen of them", ("seventeen or nineteen", 17, None, 19, "range")),
        ("two to three million", ("two to three million", 2000000, None, 3000000, "range")),
        ("10-15 thousand men", ("10-15 thousand", 10000, None, 15000, "range")),
        ("some 80 to 100 men", ("some 80 to 100", 80, None, 100, "range")),
        ("several hundred to a thousand", ("several hundred to a thousand", 300, None, 1000, "range")),
        ("well over 200 men", ("well over 200", 200, None, None, "at_least")),
        ("no fewer than ten men", ("no fewer than ten", 10, None, None, "at_least")),
        ("20 or fewer men", ("20 or fewer", None, None, 20, "at_most")),
        ("just under 40 men", ("just under 40", None, 40, None, "about")),
        ("35,000 or so troops", ("35,000 or so", None, 35000, None, "about")),
        ("perhaps 3,000 men", ("perhaps 3,000", None, 3000, None, "about")),
        ("nearly 40 men", ("nearly 40", None, 40, None, "about")),
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
        "men, ages 18 to 38",
        "aged 53 and 44",
        "Ana and Luis Duarte -- 19 and 17 -- were",
        "the brothers, 24 and 31, were",
        "Duarte and Melo, both 24 and from Leticia",
        "men, ages 19, 21 and 22",
        "Luis Duarte, 32 of Leticia, was",
        "Image 6 of 12",
        "call (020) 673-6955 now",
        "Highway 8 was",
        "Resolution 1325 of",
        "at 1013 Harbour Street",
        "the 2500 block of",
        "the number of dead",
    ],
)
def test_what_counts_nothing_is_passed_over(text):
    assert numbers(text) == []


UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell(number: int) -> str:
    """A number below a million in words."""
    if number >= 1000:
        rest = spell(number % 1000) if number % 1000 else ""
        return f"{spell(number // 1000)} thousand {rest}".strip()
    if number >= 100:
        return f"{UNITS[number // 100]} hundred" + (f" and {spell(number % 100)}" if number % 100 else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    return UNITS[number]


@given(st.integers(0, 999_999))
def test_a_number_in_words_reads_as_its_value(number):
    assert read_number(spell(number)) == number


@given(
    st.integers(1, 500), st.integers(1, 500), st.sampled_from(["between {} and {}", "{} to {}", "{}-{}", "{} or {}"])
)
def test_a_range_has_both_its_ends_or_is_none(one, other, words):
    low, high = sorted((one, other))
    assert numbers(words.format(low, high) + " men")[0][1:] == (low, None, high, "range")
    if low < high:
        backwards = [n for n in numbers(words.format(high, low) + " men") if n[4] == "range"]
        assert backwards == []


@given(st.integers(1, 99_999), st.sampled_from(["at least", "more than", "over", "no fewer than"]))
def test_a_lower_bound_has_no_upper_end_and_no_best(number, words):
    assert numbers(f"{words} {number:,} men")[0][1:] == (number, None, None, "at_least")


@given(st.sampled_from(sorted(VAGUE)))
def test_vague_words_read_as_the_table_says(words):
    low, high = VAGUE[words]
    of = " of them" if words == "a number" else " men"
    found = numbers(f"{words}{of}")[0]
    assert (found[1], found[3]) == (low, high)


@given(st.integers(0, 999_999_999))
def test_a_numeral_reads_as_itself(number):
    assert read_number(f"{number:,}") == number


def test_quotations_keep_their_marks_and_know_whether_they_close():
    assert quotes("He said “we agreed” and “no”.") == [("“we agreed”", True), ("“no”", True)]
    assert quotes('"It is over," she said. "Go home."') == [('"It is over,"', True), ('"Go home."', True)]
    assert quotes("“It never closes, he said.", "Next line.") == [("“It never closes, he said.", False)]
    assert quotes("The envoys' plan wasn't Orlo's idea.") == []


def test_a_mark_that_can_only_close_opens_nothing():
    assert quotes('The truce is dead," she said. "Go home."') == [('The truce is dead,"', False), ('"Go home."', True)]
    assert quotes('"It is over," she said, and left." He stayed.') == [('"It is over,"', True)]
    assert quotes('" said a man in the street.') == []


def test_two_single_marks_are_a_double_one():
    assert quotes("''It's over,'' she said. ''Go.''") == [("''It's over,''", True), ("''Go.''", True)]
    assert quotes("``It is over,'' she said.") == [("``It is over,''", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Deda, 30; and Omar Sute, 31 -- fled",
        "he died in Goma on Friday at 90.",
        "at the age of 61 he fled",
        "no one was hurt",
        "more than nine in ten at the hands of the army",
    ],
)
def test_an_age_a_ratio_and_no_one_count_nobody(text):
    assert numbers(text) == []


def test_so_many_in_so_many_days_are_counted():
    assert [row[0] for row in numbers("they killed 12 in five days")] == ["12", "five"]
