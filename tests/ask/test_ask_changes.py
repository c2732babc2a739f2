"""What a batch of reports changed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from detente import pipeline
from detente.ask import Record
from detente.ask.changes import State, diff_rows
from detente.ask.disagreements import disagreement_rows
from detente.errors import BadField
from detente.ingest import ReadOptions
from detente.model import Mention, Passage, Prop, Report, Sort, Statement
from detente.record import Store
from detente.resolve import assemble

REPORTS = {f"{n}.txt": Report.of_text(f"Report {n} tells of talks on 2 May or 5 May.", f"{n}.txt") for n in range(4)}


def state(clusters: dict[str, str], days: dict[str, str]) -> State:
    """A record of one mention a report, each of the event and the day given by the report's name."""
    mentions, said, named = [], [], {}
    for name, event in clusters.items():
        report = REPORTS[name]
        passage = Passage.cut(report.id, report.text, 9, 14)
        mention = Mention(sort=Sort.EVENT, trigger=passage, telling=passage)
        mentions.append(mention)
        named[mention.id] = event
        when = Passage.cut(report.id, report.text, *re.search(r"\d May", report.text).span())
        for prop, value, words in ((Prop.KIND, "meeting", passage), (Prop.DATE, days.get(name), when)):
            if value:
                said.append(Statement(mention_id=mention.id, prop=prop, value=value, passage=words, precision="day"))
    events = assemble(mentions, said, named).events
    reports = {REPORTS[name].id: REPORTS[name] for name in clusters}
    return State(
        events=events,
        disagreements=disagreement_rows(events, [], reports, {}),
        names={key: report.name for key, report in reports.items()},
    )


def told(older: State, newer: State) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(row.what, row.before, row.after) for row in diff_rows(older, newer)]


def test_nothing_changed():
    same = state({"0.txt": "e-0", "1.txt": "e-1"}, {"0.txt": "2031-05-02"})
    assert told(same, same) == []


def test_a_new_event_and_one_that_more_reports_tell():
    older = state({"0.txt": "e-0"}, {})
    newer = state({"0.txt": "e-0", "1.txt": "e-0", "2.txt": "e-2"}, {})
    assert told(older, newer) == [
        ("new event", (), ("tells",)),
        ("told by more reports", ("0.txt",), ("1.txt",)),
    ]
    assert told(newer, older) == [("event gone", ("tells",), ())]


def test_a_date_that_moved():
    older, newer = (state({"0.txt": "e-0"}, {"0.txt": day}) for day in ("2031-05-01/2031-05-31", "2031-05-02"))
    assert told(older, newer) == [("date moved", ("2031-05-01/2031-05-31",), ("2031-05-02",))]
    assert told(state({"0.txt": "e-0"}, {}), newer) == [("date moved", ("?",), ("2031-05-02",))]


def test_events_that_joined_and_parted_and_what_they_now_disagree_on():
    days = {"0.txt": "2031-05-02", "1.txt": "2031-05-05"}
    two = state({"0.txt": "e-0", "1.txt": "e-1"}, days)
    one = state({"0.txt": "e-0", "1.txt": "e-0"}, days)
    assert told(two, one) == [
        ("events joined", ("e-0", "e-1"), ("e-0",)),
        ("new disagreement", (), ("2031-05-02", "2031-05-05")),
    ]
    assert told(one, two)[0] == ("date moved", ("2031-05-02",), ("2031-05-05",))
    assert told(one, two)[1:] == [
        ("event parted", ("e-0",), ("e-0", "e-1")),
        ("disagreement gone", ("2031-05-02", "2031-05-05"), ()),
    ]


def test_a_disagreement_that_grew_is_no_new_one():
    days = {"0.txt": "2031-05-02", "1.txt": "2031-05-05", "2.txt": "2031-05-05"}
    older = state({"0.txt": "e-0", "1.txt": "e-0"}, days)
    newer = state({"0.txt": "e-0", "1.txt": "e-0", "2.txt": "e-0"}, days)
    assert [what for what, _, _ in told(older, newer)] == ["date moved", "told by more reports"]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    with Store.create(path) as store:
        for day, text in (
            ("2031-05-03", "The presidents of Chad and Mali met in Doha on Friday, officials said."),
            ("2031-06-07", "Chad and Sudan signed a ceasefire in Cairo on Thursday, officials said."),
        ):
            (tmp_path / f"{day}.txt").write_text(text, encoding="utf-8")
            pipeline.add(store, [tmp_path / f"{day}.txt"], ReadOptions(published=day))
        (tmp_path / "undated.txt").write_text("The envoys of Niger met in Rome on Monday.", encoding="utf-8")
        pipeline.add(store, [tmp_path / "undated.txt"], ReadOptions())
        pipeline.read(store)
    return path


def test_by_days_and_by_number(record: Path, tmp_path: Path):
    before = Path(shutil.copy(record, tmp_path / "before.db"))
    with Record(record) as opened:
        since = opened.diff("2031-05")
        assert opened.left_out == 1
        assert {row.what for row in since} == {"new event"}
        assert all(cited.report == "2031-06-07.txt" for row in since for cited in row.passages)
        assert len(opened.diff("2031-04", "2031-05")) > 0
        assert len(opened.diff("2031-06-07")) == 0
        last = opened.diff(1)
        assert {cited.report for row in last for cited in row.passages} == {"undated.txt"}
        assert len(opened.diff(3)) == len(opened.events())
        with pytest.raises(BadField, match="earlier day first"):
            opened.diff("2031-06", "2031-05")
        with pytest.raises(BadField, match="no date"):
            opened.diff("Tuesday")
    assert before.read_bytes() == record.read_bytes()
