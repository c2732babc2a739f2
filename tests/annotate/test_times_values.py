from dataclasses import replace

import pytest

from detente.annotate.times import explain, find_times
from detente.model import Furniture, Report, Sentence, TimeMark

PUBLISHED = "2021-09-16"  # a Thursday


def read(text: str, published: str | None = PUBLISHED) -> list[TimeMark]:
    report = Report.of_text(text, published=published)
    return list(find_times(report, [Sentence(start=0, end=len(text), paragraph=0)]))


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "days"),
    [
        ("The envoys met on 4 March 2019 in Oslo.", "4 March 2019", "DATE", "2019-03-04", "2019-03-04"),
        ("The envoys met on March 4, 2019.", "March 4, 2019", "DATE", "2019-03-04", "2019-03-04"),
        ("The envoys met on the 4th of March, 2019.", "the 4th of March, 2019", "DATE", "2019-03-04", "2019-03-04"),
        ("Signed on 2019-03-04 by both.", "2019-03-04", "DATE", "2019-03-04", "2019-03-04"),
        ("Signed on 24/3/2019 by both.", "24/3/2019", "DATE", "2019-03-24", "2019-03-24"),
        ("Signed on 3/24/2019 by both.", "3/24/2019", "DATE", "2019-03-24", "2019-03-24"),
        ("LIMA, 16 OCT 89 (AGENCY) - Rebels struck.", "16 OCT 89", "DATE", "1989-10-16", "1989-10-16"),
        ("The truce held in August 2020.", "August 2020", "DATE", "2020-08", "2020-08-01/2020-08-31"),
        ("It was signed in 2014.", "2014", "DATE", "2014", "2014-01-01/2014-12-31"),
        ("They met on July 3.", "July 3", "DATE", "2021-07-03", "2021-07-03"),
        ("They were expelled in December.", "December", "DATE", "2020-12", "2020-12-01/2020-12-31"),
        ("They will vote in December.", "December", "DATE", "2021-12", "2021-12-01/2021-12-31"),
        ("The parties are to meet again on 2 October.", "2 October", "DATE", "2021-10-02", "2021-10-02"),
        ("They met on Tuesday.", "Tuesday", "DATE", "2021-09-14", "2021-09-14"),
        ("They met on Thursday.", "Thursday", "DATE", "2021-09-16", "2021-09-16"),
        ("They will meet on Tuesday.", "Tuesday", "DATE", "2021-09-21", "2021-09-21"),
        ("He was to meet them on Tuesday.", "Tuesday", "DATE", "2021-09-21", "2021-09-21"),
        ("On Tuesday, he was to meet them.", "Tuesday", "DATE", "2021-09-21", "2021-09-21"),
        ("He was able to meet them on Tuesday.", "Tuesday", "DATE", "2021-09-14", "2021-09-14"),
        ("The truce expires on Tuesday.", "Tuesday", "DATE", "2021-09-21", "2021-09-21"),
        ("They met last Thursday.", "last Thursday", "DATE", "2021-09-09", "2021-09-09"),
        ("They meet next Monday.", "next Monday", "DATE", "2021-09-20", "2021-09-20"),
        ("They met on Tuesday morning.", "Tuesday morning", "TIME", "2021-09-14TMO", "2021-09-14"),
        ("They met yesterday.", "yesterday", "DATE", "2021-09-15", "2021-09-15"),
        ("Talks resume tomorrow.", "tomorrow", "DATE", "2021-09-17", "2021-09-17"),
        ("They dine tonight.", "tonight", "TIME", "2021-09-16TNI", "2021-09-16"),
        ("They met the day before yesterday.", "the day before yesterday", "DATE", "2021-09-14", "2021-09-14"),
        ("Clashes broke out last November.", "last November", "DATE", "2020-11", "2020-11-01/2020-11-30"),
        ("Earlier in August, talks failed.", "Earlier in August", "DATE", "2021-08", "2021-08-01/2021-08-31"),
        ("They fought earlier this month.", "earlier this month", "DATE", "2021-09", "2021-09-01/2021-09-16"),
        ("They met in May last year.", "May last year", "DATE", "2020-05", "2020-05-01/2020-05-31"),
        ("They met in early May.", "early May", "DATE", "2021-05", "2021-05-01/2021-05-10"),
        ("They met in mid-March.", "mid-March", "DATE", "2021-03", "2021-03-10/2021-03-20"),
        ("It lapsed at the end of last year.", "the end of last year", "DATE", "2020", "2020-12-01/2020-12-31"),
        ("Shelling resumed this week.", "this week", "DATE", "2021-W37", "2021-09-13/2021-09-19"),
        ("Shelling stopped last week.", "last week", "DATE", "2021-W36", "2021-09-06/2021-09-12"),
        ("It began three decades ago.", "three decades ago", "DATE", "1991", "1990-01-01/1992-12-31"),
        ("It began more than three years ago.", "more than three years ago", "DATE", "2018", "2017-09-16/2018-09-16"),
        ("It began ten days ago.", "ten days ago", "DATE", "2021-09-06", "2021-09-06"),
        ("The talks of May 1-4 failed.", "May 1-4", "DATE", "2021-05-01/2021-05-04", "2021-05-01/2021-05-04"),
        ("Held from 3 to 5 March in Juba.", "3 to 5 March", "DATE", "2021-03-03/2021-03-05", "2021-03-03/2021-03-05"),
        ("The round of May 30-June 2 failed.", "May 30-June 2", "DATE", "2021-05-30/2021-06-02", "2021-05-30/2021-06-02"),
        ("A mandate for 2014-16 was given.", "2014-16", "DATE", "2014/2016", "2014-01-01/2016-12-31"),
        ("War came in the early 1990s.", "the early 1990s", "DATE", "199", "1990-01-01/1993-12-31"),
        ("It ended in the autumn of 2016.", "the autumn of 2016", "DATE", "2016-FA", "2016-09-01/2016-11-30"),
        ("It fell in the third quarter of 2019.", "the third quarter of 2019", "DATE", "2019-Q3", "2019-07-01/2019-09-30"),
        ("Since the fall of the Berlin Wall, it grew.", "the fall of the Berlin Wall", "DATE", "1989-11-09", "1989-11-09"),
        ("They fasted on Good Friday.", "Good Friday", "DATE", "2021-04-02", "2021-04-02"),
        ("A truce was held over Eid al-Adha 2019.", "Eid al-Adha 2019", "DATE", "2019-08-12", "2019-08-11/2019-08-13"),
        ("They rang at 10 p.m. Tuesday.", "10 p.m. Tuesday", "TIME", "2021-09-14T22:00", "2021-09-14"),
    ],
)  # fmt: skip
def test_an_expression_is_read_against_the_publication_day(text, words, kind, value, days):
    mark = next(m for m in read(text) if m.text == words)
    assert (mark.kind, mark.value, str(mark.interval)) == (kind, value, days)


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("The war lasted six weeks.", "six weeks", "DURATION", "P6W"),
        ("A four-day visit ended.", "four-day", "DURATION", "P4D"),
        ("It lasted for some 30 years.", "some 30 years", "DURATION", "P30Y"),
        ("They were apart for decades.", "decades", "DURATION", "PXDE"),
        ("Guns fell silent for several months.", "several months", "DURATION", "PXM"),
        ("A wait of two and a half years ended.", "two and a half years", "DURATION", "P2Y6M"),
        ("It lasted a year and a half.", "a year and a half", "DURATION", "P1Y6M"),
        ("It lasted half a year.", "half a year", "DURATION", "P6M"),
        ("Patrols pass every week.", "every week", "SET", "P1W"),
        ("Patrols pass daily.", "daily", "SET", "P1D"),
        ("They pray each Friday.", "each Friday", "SET", "XXXX-WXX-5"),
        ("The road is now open.", "now", "DATE", "PRESENT_REF"),
    ],
)
def test_spans_and_repeated_times_have_values_and_no_days(text, words, kind, value):
    mark = next(m for m in read(text) if m.text == words)
    assert (mark.kind, mark.value, mark.interval) == (kind, value, None)


@pytest.mark.parametrize(
    "text",
    [
        "He may march on the second floor.",
        "Minister Rebecca May spoke.",
        "Under resolution 1973 the zone was closed.",
        "Some 2000 soldiers left.",
        "They sat in the sun.",
        "The 44-year-old envoy spoke.",
        "It cost $1990.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text):
    assert read(text) == []


def test_the_extent_leaves_preposition_and_possessive_out():
    marks = read(
        "In Tuesday's ruling, and since January, and by the end of May, it held until 2 Oct. and to 3 November."
    )
    assert [m.text for m in marks] == ["Tuesday", "January", "the end of May", "2 Oct.", "3 November"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They met on 3 March 2020. Two days earlier a convoy was hit.", "2020-03-01"),
        ("They met on 3 March 2020. A week later the truce broke.", "2020-03-10"),
        ("They met on 3 March 2020. The following day shells fell.", "2020-03-04"),
        ("They met on 3 March 2020. The same day shells fell.", "2020-03-03"),
        ("It ended in 2016. That year he resigned.", "2016-01-01/2016-12-31"),
        ("It began in May 2019. A year later it ended.", "2020-05-01/2020-05-31"),
    ],
)
def test_an_expression_counts_from_the_date_before_it(text, days):
    assert str(read(text)[1].interval) == days


def test_without_a_date_before_it_nothing_is_counted():
    mark = read("The following day shells fell.")[0]
    assert mark.interval is None
    assert "does not give" in mark.note


def test_without_a_publication_date_only_what_the_text_settles_has_days():
    marks = {m.text: m for m in read("On Friday and on May 4, as in 2016 and June 2019, they met last week.", None)}
    assert str(marks["2016"].interval) == "2016-01-01/2016-12-31"
    assert str(marks["June 2019"].interval) == "2019-06-01/2019-06-30"
    for words in ("Friday", "May 4", "last week"):
        assert marks[words].interval is None
        assert "would settle it" in marks[words].note
    assert marks["May 4"].value == "XXXX-05-04"
    assert "not settled" in explain(marks["Friday"])


def test_numerals_take_the_order_that_the_report_shows():
    assert read("On 03/04/2021 and 25/04/2021 they met.")[0].value == "2021-04-03"
    assert read("On 03/04/2021 and 04/25/2021 they met.")[0].value == "2021-03-04"
    unsure = read("On 03/04/2021 they met.")[0]
    assert unsure.interval is None
    assert "2021-04-03 or 2021-03-04" in unsure.note


def test_a_date_in_furniture_is_marked_and_starts_no_chain():
    text = "Friday, 10 September 2021\n\nThe following day they met."
    report = Report.of_text(text, published=PUBLISHED)
    marks = find_times(replace(report, furniture=(Furniture(0, 26, "page_date"),)), [])
    assert marks[0].furniture
    assert marks[1].interval is None


@pytest.mark.parametrize("number", ["2019-03-S-273", "2019-03-CA-015", "2020-11-X"])
def test_the_number_of_a_press_release_is_no_date(number: str):
    assert [mark.text for mark in read(f"RELEASE {number}: Two soldiers died on 4 March 2019.")] == ["4 March 2019"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the week before last, they met", "2024-W09"),
        ("they met the month before last.", "2024-01"),
        ("he won the year before last and", "2022"),
    ],
)
def test_the_unit_before_the_last_one(text, value):
    report = Report.of_text(text, published="2024-03-15")
    marks = find_times(report, [Sentence(start=0, end=len(text), paragraph=0)])
    assert [mark.value for mark in marks] == [value]


def test_the_year_before_an_election_is_not_two_years_ago():
    text = "It fell the year before last elections were held."
    report = Report.of_text(text, published="2024-03-15")
    assert "2022" not in [mark.value for mark in find_times(report, [Sentence(start=0, end=len(text), paragraph=0)])]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He opened the expected talks Monday in Lima.", "2024-03-11"),
        ("The expected Monday talks will open.", "2024-03-18"),
    ],
)
def test_a_participle_that_describes_a_noun_makes_no_future(text, value):
    report = Report.of_text(text, published="2024-03-15")
    marks = find_times(report, [Sentence(start=0, end=len(text), paragraph=0)])
    assert [mark.value for mark in marks] == [value]


def test_a_time_of_day_told_in_the_past_is_not_of_a_day_to_come():
    text = "The court meets again on October 5. The first shot was fired at about 13:40 local time."
    assert [str(mark.interval) for mark in read(text)] == ["2021-10-05", "None"]
