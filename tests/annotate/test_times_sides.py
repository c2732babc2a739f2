"""Days whose year or side of publication other words of the sentence settle."""

import pytest

from detente.annotate.times import find_times
from detente.model import Report, Sentence

PUBLISHED = "2021-09-16"  # a Thursday


def read(text: str) -> list[tuple[str, str]]:
    marks = find_times(Report.of_text(text, published=PUBLISHED), [Sentence(start=0, end=len(text), paragraph=0)])
    return [(mark.text, str(mark.interval)) for mark in marks]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The war began in 2004, and in May of that year Oslo sent envoys.", ("May of that year", "2004-05-01/2004-05-31")),
        ("It fell in March 2004; the army came back that June.", ("that June", "2004-06-01/2004-06-30")),
        ("They signed on 6 August last year.", ("6 August last year", "2020-08-06")),
        ("They signed on Sept. 27 of 1993.", ("Sept. 27 of 1993", "1993-09-27")),
        ("They signed on Christmas Eve of 1993.", ("Christmas Eve of 1993", "1993-12-24")),
        ("It lapsed on the last day of August 1994.", ("the last day of August 1994", "1994-08-31")),
        ("It lapsed on the last day of 1994.", ("the last day of 1994", "1994-12-31")),
        ("They met in the second week of July.", ("the second week of July", "2021-07-08/2021-07-18")),
        ("They will meet on the first of November.", ("the first of November", "2021-11-01")),
        ("From 15 May to 15 August 1988 they left.", ("15 May", "1988-05-15")),
        ("They fought in November and March 1988.", ("November", "1987-11-01/1987-11-30")),
        ("The army had taken two towns by Tuesday.", ("Tuesday", "2021-09-14")),
        ("They must leave by Tuesday.", ("Tuesday", "2021-09-21")),
        ("Mexico had given them until Tuesday to leave.", ("Tuesday", "2021-09-21")),
        ("The two met until late on Tuesday.", ("late on Tuesday", "2021-09-14")),
        ("The schools are closed until Tuesday.", ("Tuesday", "2021-09-21")),
        ("Shots fell as late as Tuesday.", ("Tuesday", "2021-09-14")),
        ("Talks have been going on since November.", ("November", "2020-11-01/2020-11-30")),
        ("A convoy planned for 10 September was turned back.", ("10 September", "2021-09-10")),
        ("They initialled a truce that holds once it is signed on October 9.", ("October 9", "2021-10-09")),
    ],
)  # fmt: skip
def test_the_words_beside_a_day_settle_its_year_or_side(text, found):
    assert found in read(text)


def test_that_year_without_a_year_before_it_is_not_settled():
    assert read("They signed in May of that year.") == [("May of that year", "None")]


def test_a_fifth_week_tells_only_the_month():
    assert read("They met in the fifth week of May.")[0][0] == "May"
