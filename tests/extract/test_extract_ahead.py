"""On which side of publication a day lies that the words leave open, and which events it then dates."""

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Prop, Report

DAY = "2021-03-06"  # a Saturday


def told(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Status and date of each event by its word."""
    reading = extract(annotate(Report.of_text(text, published=DAY)))
    said: dict[str, dict[Prop, str]] = {}
    for stmt in reading.statements:
        said.setdefault(stmt.mention_id, {})[stmt.prop] = stmt.value
    return {
        m.trigger.exact: (said[m.id].get(Prop.STATUS), said[m.id].get(Prop.DATE))
        for m in reading.mentions
        if Prop.KIND in said.get(m.id, {})
    }


@pytest.mark.parametrize(
    ("text", "word", "standing"),
    [
        ("Chad, rebels agree on ceasefire from Monday", "ceasefire", ("planned", "2021-03-08")),
        ("The opposition called a strike for Tuesday.", "strike", ("called_for", "2021-03-09")),
        ("Chad and Libya agreed on Thursday to hold talks on Monday.", "talks", ("planned", "2021-03-08")),
        ("The two armies shall sign a ceasefire in Abuja on 15 March.", "sign", ("planned", "2021-03-15")),
        ("Libya imposed sanctions on Chad in May.", "sanctions", ("occurred", "2020-05-01/2020-05-31")),
        ("Chad and Libya agreed on Thursday to hold talks on Monday.", "agreed", ("occurred", "2021-03-04")),
        (
            "Chad and Libya ended their talks on Thursday without an agreement.",
            "agreement",
            ("hypothetical", "2021-03-04"),
        ),
    ],
)
def test_a_bare_day_lies_where_the_event_does(text, word, standing):
    assert told(text)[word] == standing


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chad called on Libya on Thursday to withdraw its troops.", "withdraw"),
        ("Chad accused Libya in May 2020 of shelling a town and said it would close the border.", "close"),
    ],
)
def test_what_is_to_come_is_not_of_the_day_on_which_somebody_spoke_of_it(text, word):
    status, days = told(text)[word]
    assert status in ("planned", "called_for", "hypothetical")
    assert days == "2021-03-06/.."


def test_the_other_side_of_a_weekday_is_kept_beside_it():
    marks = annotate(Report.of_text("Envoys met on Monday. Envoys met last Monday.", published=DAY)).times
    assert [(str(m.interval), str(m.turned)) for m in marks] == [("2021-03-01", "2021-03-08"), ("2021-03-01", "None")]


def test_the_other_side_over_a_range_of_publication_days_covers_them_all():
    report = Report.of_text("Envoys met on Monday.", published="2021-03-06/2021-03-09")
    (mark,) = annotate(report).times
    assert (str(mark.interval), str(mark.turned)) == ("2021-03-01/2021-03-08", "2021-03-08/2021-03-15")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Thousands in Tunis welcomed the accord between Chad and Libya on Monday.", "accord"),
        ("The army killed two rebels on Monday in the worst breach of the truce between Chad and Libya.", "truce"),
    ],
)
def test_what_stood_already_is_not_of_the_day_on_which_it_was_broken_or_ended(text, word):
    assert told(text)[word][1] == "../2021-03-01"


def test_what_somebody_is_accused_of_was_done_by_the_day_of_the_accusation():
    found = told("Chad accused Libya on Wednesday of shelling a village near the border.")
    assert found["accused"][1] == "2021-03-03"
    assert found["shelling"][1] == "2021-02-28/2021-03-03"


def test_what_an_act_of_speech_is_set_after_is_not_of_its_day():
    found = told("Eight months after rebels shut the ports, Chad said on Thursday that it would send troops.")
    assert found["shut"][1] != "2021-03-04"
    assert found["said"][1] == "2021-03-04"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The rebels reached an understanding to cease fire from 12 March.", "understanding"),
        ("Chad and Libya on Monday agreed to a truce and to a swap of prisoners.", "swap"),
    ],
)
def test_a_time_is_not_turned_to_its_far_side_nor_over_the_verb_that_it_dates(text, word):
    assert (told(text)[word][1] or "")[:7] in ("2021-03", "../2021"), told(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Peru and Ecuador signed a pledge in Quito on Saturday to prepare for planned border talks.", "talks"),
        ("Envoys from Peru closed their session in Lima on Saturday, agreeing to hold a new round of talks.", "round"),
        ("A mediator arrived in Lima for talks on Thursday and had been expected to stay for a week.", "talks"),
    ],
)
def test_what_is_to_come_is_not_of_the_day_of_what_was_done(text, word):
    status, days = told(text).get(word, ("planned", "2021-03-06/.."))
    assert (status, days) == ("planned", "2021-03-06/..")


@pytest.mark.parametrize(
    "text",
    [
        "Peru announced on Tuesday a truce with Ecuador from Thursday.",
        "Peru announced on Wednesday a truce with Ecuador starting at noon on Thursday.",
    ],
)
def test_what_was_to_come_when_it_was_said_is_counted_from_then(text):
    assert told(text)["truce"] == ("planned", "2021-03-04")


def test_what_was_held_has_not_the_day_of_what_is_to_come():
    reading = extract(
        annotate(
            Report.of_text(
                "Peru and Ecuador agreed on Thursday to renew talks in August. The talks follow a wave of raids.",
                published=DAY,
            )
        )
    )
    days = {s.value for s in reading.statements if s.prop is Prop.DATE and s.value.startswith("2021-08")}
    talks = [m.id for m in reading.mentions if m.trigger.exact == "talks"]
    assert days == {"2021-08-01/2021-08-31"}
    assert [s.mention_id for s in reading.statements if s.value in days] == talks[:1]


def test_what_something_came_after_was_by_the_day_of_that():
    found = told("A ceasefire largely held on Friday following a day of fighting between Peru and Ecuador.")
    assert found["ceasefire"][1] == "2021-03-05"
    assert found["fighting"][1] == "../2021-03-05"
