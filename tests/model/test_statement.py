from dataclasses import replace

import pytest

from detente.model import (
    Factuality,
    Figure,
    Judgement,
    Mention,
    Passage,
    Prop,
    Report,
    Sort,
    Statement,
    Verdict,
    story_ranges,
)
from detente.model.report import Furniture
from detente.model.words import Bound, Measure

TEXT = "Envoys of Norland and Sudmark met in Port Amber."
WORDS = Passage.cut("r-1", TEXT, 37, 47)
STATEMENT = Statement(mention_id="m-1", prop=Prop.PLACE, value="Port Amber", passage=WORDS, method="a")


def test_a_passage_cuts_what_it_quotes_or_is_refused():
    assert WORDS.exact == "Port Amber"
    assert WORDS.holds(TEXT)
    assert not replace(WORDS, start=36, end=46).holds(TEXT)
    for start, end in [(-1, 4), (4, 4), (40, 99)]:
        with pytest.raises(ValueError, match="no passage"):
            Passage.cut("r-1", TEXT, start, end)


@pytest.mark.parametrize(
    "change",
    [
        {"value": "Port Umber"},
        {"said_by": "Norland"},
        {"factuality": Factuality.HEDGED},
        {"prop": Prop.HOST},
        {"note": "why"},
    ],
)
def test_what_is_said_is_the_identity_of_a_statement(change):
    assert replace(STATEMENT, **change).id != STATEMENT.id


def test_who_read_it_and_how_surely_is_not():
    assert replace(STATEMENT, method="b", score=0.4).id == STATEMENT.id


def test_two_mentions_of_one_trigger_are_kept_apart_by_their_serial():
    one = Mention(sort=Sort.EVENT, trigger=WORDS, telling=WORDS)
    assert one.id == replace(one, telling=Passage.cut("r-1", TEXT, 0, 47)).id
    assert len({one.id, replace(one, serial=1).id, replace(one, sort=Sort.CLAIM).id}) == 3


def test_a_figure_survives_the_journey_through_a_value():
    figure = Figure(measure=Measure.KILLED, low=286, bound=Bound.AT_LEAST, population="people", scope="September")
    assert Figure.from_value(figure.to_value()) == figure
    assert str(figure) == "at least 286 killed"


def test_a_pair_has_one_form():
    with pytest.raises(ValueError, match="smaller id first"):
        Judgement(left="m-2", right="m-1", verdict=Verdict.SAME, score=1.0)


def test_the_story_is_what_furniture_leaves():
    furniture = [Furniture(0, 5, "navigation"), Furniture(3, 8, "slug"), Furniture(20, 25, "related")]
    assert story_ranges("x" * 25, furniture) == [(8, 20)]
    report = replace(Report.of_text("x" * 25), furniture=tuple(furniture))
    assert report.is_furniture(7, 9)
    assert not report.is_furniture(8, 20)
