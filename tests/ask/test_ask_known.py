"""The record as it could have been known on a day."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from detente import pipeline
from detente.annotate import copied, elsewhere
from detente.ask import Record
from detente.ask.known import BY_OTHERS, Known, published_by, without_last
from detente.errors import BadField
from detente.export.write import SUBJECTS, lines
from detente.ingest import ReadOptions, read_metadata
from detente.record import Store

SAMPLES = Path(str(files("detente.samples") / "reports"))
TAKEN = sorted(SAMPLES.glob("wire-2023*.txt"))[:5] + sorted(SAMPLES.glob("re*-undated*.txt"))[:1]


def options() -> ReadOptions:
    return ReadOptions(metadata=read_metadata(SAMPLES / "metadata.jsonl"))


def exported(record: Record) -> str:
    return "".join(line for subject in SUBJECTS for line in lines(record, subject))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("known") / "all.db"
    with Store.create(path) as store:
        pipeline.add(store, TAKEN, options())
        pipeline.read(store)
    return path


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "record.db"))


def test_it_is_what_a_record_of_the_reports_of_those_days_would_be(record: Path, tmp_path: Path):
    with Record(record) as opened:
        days = sorted(row.published for row in opened.reports() if row.basis == "metadata")
        dated = [SAMPLES / row.name for row in opened.reports() if row.basis == "metadata" and row.published <= days[1]]
    assert 0 < len(dated) < len(TAKEN)
    then = tmp_path / "then.db"
    with Store.create(then) as store:
        pipeline.add(store, dated, options())
        pipeline.read(store)
    with Record(record, as_of=days[1]) as known, Record(then) as right:
        assert exported(known) == exported(right)
        assert list(known.reports()) == list(right.reports())
        assert known.left_out > 0


def test_with_all_reports_it_is_the_record(record: Path):
    with Store.open(record) as store, Record(record) as whole:
        every = whole._with(Known(store, [report.id for report in store.reports()]))
        assert exported(every) == exported(whole)
        assert list(every.questions()) == list(whole.questions())
        assert list(every.actors()) == list(whole.actors())


def test_before_any_report_nothing_is_known(record: Path):
    with Record(record, as_of="1990") as opened:
        assert (len(opened.events()), len(opened.claims()), len(opened.reports())) == (0, 0, 0)


def test_it_is_only_read(record: Path):
    with Record(record, as_of="2099") as opened:
        event = opened.events()[0].event
        with pytest.raises(BadField, match="only read"):
            opened.merge(event, event)


def test_decisions_hold_then_too(record: Path):
    with Record(record) as opened:
        one, other = [row.event for row in opened.events(report=TAKEN[0].name)[:2]]
        opened.merge(one, other)
    with Record(record, as_of="2099") as opened:
        merged = {mention for row in opened.decisions() for mention in row.about}
        assert any(merged <= {m.id for m in event.mentions} for event in opened.assembly.events)


def test_a_day_that_only_other_reports_give_is_none():
    assert {copied.BASIS, elsewhere.BASIS} == BY_OTHERS


def test_the_last_that_were_added(record: Path):
    with Store.open(record) as store:
        order = [entry.about for entry in store.log() if entry.kind == "add"]
        assert without_last(store, 2) == set(order[:-2])
        assert without_last(store, 0) == set(order)
        assert without_last(store, 99) == set()


def test_a_day_must_be_one(record: Path):
    with pytest.raises(BadField, match="no date"):
        Record(record, as_of="Tuesday")


def test_reports_are_known_from_the_end_of_their_days(record: Path):
    with Store.open(record) as store:
        for report in store.reports():
            if report.published:
                known, _ = published_by(store, report.published.interval.end)
                assert report.id in known
