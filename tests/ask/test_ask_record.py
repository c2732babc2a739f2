from pathlib import Path

import pytest

import detente
from detente.ask import Record
from detente.ask.filters import Span
from detente.ask.names import ActorSearch, fold
from detente.ask.offices import state_served
from detente.errors import BadField, NoRecord, NoSuchThing
from detente.model import DayInterval


@pytest.fixture
def record(talks: Path):
    with Record(talks) as opened:
        yield opened


def kinds(rows) -> list[str]:
    return [row.kind for row in rows]


def test_events_come_in_the_order_of_their_dates(record: Record):
    rows = record.events()
    assert kinds(rows)[:3] == ["armed_clash", "meeting", "meeting"]
    assert [row.date for row in rows][:3] == ["2031-04-28", "2031-05-02", "2031-06-01/2031-06-30"]


def test_every_row_carries_the_exact_words(record: Record):
    texts = {name: record.report(name).text for name in ("wire-may.txt", "local-undated.txt")}
    rows = [*record.events(), *record.claims(), *record.figures()]
    passages = [passage for row in rows for passage in row.passages]
    assert len(passages) > 20
    assert all(row.passages for row in rows)
    assert all(texts[p.report][p.start : p.end] == p.exact for p in passages)


def test_a_date_carries_how_it_was_reached(record: Record):
    (date,) = [
        p for row in record.events(since="2031-05-02", until="2031-05-02") for p in row.passages if p.prop == "date"
    ]
    assert (date.value, date.exact) == ("2031-05-02", "Friday")
    assert date.note == "the Friday before the publication day 2031-05-03"


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"kind": "meeting"}, ["meeting", "meeting"]),
        ({"kind": ["Armed clash", "meeting"], "status": "planned"}, ["meeting"]),
        ({"since": "2031-05"}, ["meeting", "meeting"]),
        ({"since": "2031-05-01", "until": "2031-05-31"}, ["meeting"]),
        ({"since": "2031-06-15", "until": "2031-06-15"}, ["meeting"]),
        ({"since": "2032"}, []),
        ({"actor": "berg"}, ["meeting"]),
        ({"actor": "joao sa"}, ["meeting"]),
        ({"actor": "NORWAY"}, ["meeting"]),
        ({"actor": "Oslo"}, ["meeting"]),
        ({"actor": "Portugal"}, ["meeting"]),
        ({"actor": "iceland"}, ["meeting"]),
        ({"actor": "Ireland"}, []),
        ({"actor": "er"}, []),
    ],
)
def test_filters_of_events(record: Record, filters: dict, found: list[str]):
    rows = [row for row in record.events(**filters) if row.date]
    assert kinds(rows) == found


def test_a_report_filter_takes_a_name_or_an_id(record: Record):
    by_name = record.events(report="local-undated.txt")
    assert len(by_name) >= 1
    assert by_name == record.events(report=[record.report("local-undated.txt").id])
    assert all("local-undated.txt" in row.reports for row in by_name)


def test_undated_events_are_left_out_of_a_date_filter_and_counted(record: Record):
    everything = record.events()
    undated = sum(row.date is None for row in everything)
    within = record.events(since="2030", until="2040")
    assert len(within) + undated == len(everything)
    assert within.undated == undated
    assert everything.undated == 0


def test_two_tolls_stay_two(record: Record):
    rows = record.figures()
    assert sorted(row.figure for row in rows) == ["9 killed (sailors)", "at least 12 killed (sailors)"]
    assert {row.figure: row.said_by for row in rows}["at least 12 killed (sailors)"] == ("Portugal",)
    assert {row.best for row in rows} == {9, None}


def test_meetings_are_meetings_and_mediations(record: Record):
    assert kinds(record.meetings()) == ["meeting", "meeting"]
    (held,) = record.meetings(status="occurred")
    assert held.actors("mediator") == ("Iceland",)


def test_claims(record: Record):
    (denial,) = record.claims(kind="deny", actor="norway")
    assert (denial.speaker, denial.content, denial.published) == ("Norway", "its boats had fired first", "2031-05-03")
    later = record.claims(since="2031-05-04")
    assert (len(later), later.undated) == (0, 1)


def test_reports_say_when_and_on_what_it_rests(record: Record):
    dated, undated = record.reports()
    assert (dated.name, dated.published, dated.basis) == ("wire-may.txt", "2031-05-03", "option")
    assert (undated.name, undated.published) == ("local-undated.txt", None)
    assert undated.mentions == 2
    assert undated.notes == ("read by hand",)


@pytest.mark.parametrize(
    ("days", "holds", "may_hold"),
    [
        ("2031-05-02", True, False),
        ("2031-04-20/2031-05-01", True, False),
        ("2031-06-01", False, False),
        ("../2031-05-04", True, False),
        ("../2031-06-20", False, True),
        ("../2031-04-20", False, False),
        ("2031-05-04/..", True, False),
        ("2031-04-04/..", False, True),
        ("2031-06-04/..", False, False),
    ],
)
def test_of_an_open_interval_the_known_end_decides(days: str, holds: bool, may_hold: bool):
    span, when = Span.of(since="2031-05", until="2031-05"), DayInterval.parse(days)
    assert (span.holds(when), span.may_hold(when)) == (holds, may_hold)


def test_an_undated_report_is_asked_about(record: Record):
    waiting = [row.event for row in record.events(report="local-undated.txt") if row.date is None]
    asked = record.questions()
    assert [question.report for question in asked] == (["local-undated.txt"] if waiting else [])
    assert [question.waiting for question in asked] == ([tuple(sorted(waiting))] if waiting else [])


def test_one_event_by_the_beginning_of_its_id(record: Record):
    row = record.events()[0]
    assert record.event(row.event[:10]).id == row.event
    with pytest.raises(NoSuchThing):
        record.event("e-nothing")


def test_one_claim_by_its_id(record: Record):
    row = record.claims()[0]
    assert record.claim(row.claim).id == row.claim
    with pytest.raises(NoSuchThing):
        record.claim("m-nothing")


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        ({"kind": "meating"}, "did you mean 'meeting'"),
        ({"status": "happened"}, "occurred, planned"),
        ({"since": "May"}, "YYYY-MM-DD"),
        ({"until": "2031-02-30"}, "YYYY-MM-DD"),
        ({"since": "2031", "until": "2030"}, "swap"),
    ],
)
def test_a_wrong_filter_says_what_is_right(record: Record, filters: dict, told: str):
    with pytest.raises(BadField, match=told):
        record.events(**filters)


def test_no_record_is_an_error_that_names_the_path(tmp_path: Path):
    with pytest.raises(NoRecord, match=r"none\.db"):
        Record(tmp_path / "none.db")


def test_frame_has_a_row_each_with_its_passages(record: Record):
    pytest.importorskip("pandas")
    frame = record.events().to_frame()
    assert list(frame["kind"]) == kinds(record.events())
    assert frame["passages"][1][0]["exact"] == "met"
    assert list(record.events(since="2040").to_frame().columns) == list(frame.columns)


def test_frame_without_pandas_names_the_extra(record: Record, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(detente.errors.MissingExtra, match=r"detente\[pandas\]"):
        record.events().to_frame()


@pytest.mark.parametrize(
    ("query", "name", "meant"),
    [
        ("Guinea", "Guinea-Bissau", False),
        ("Guinea", "Papua New Guinea", False),
        ("Guinea", "Guinean president", True),
        ("Niger", "Nigeria", False),
        ("South Sudan", "Sudan", False),
        ("United Nations", "UN", True),
        ("Turkey", "Türkiye", True),
        ("Møller", "Lars Moller", True),
        ("", "anybody", False),
    ],
)
def test_names_that_are_alike(query: str, name: str, meant: bool):
    assert ActorSearch(query).matches(name) is meant


def test_folding_knows_letters_with_strokes():
    assert fold("Łódź, Øresund & Đà Nẵng") == "lodz oresund da nang"


@pytest.mark.parametrize(
    ("before", "state"),
    [
        ("Talks with Norwegian Prime Minister ", "Norway"),
        ("Norway's defence minister, ", "Norway"),
        ("The Norwegian delegation heard how Minister ", None),
        ("In Norway, ", None),
    ],
)
def test_the_state_whose_office_a_name_follows(before: str, state: str | None):
    assert state_served(before + "Ada Berg", len(before)) == state
