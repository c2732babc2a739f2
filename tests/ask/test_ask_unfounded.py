"""What is worked out between events is checked too: a side, a pair or a plan that nothing bears out is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.stream import Stream
from detente import pipeline
from detente.ask import Record
from detente.ask.plans import PlanRow
from detente.ask.unfounded import unfounded
from detente.record import Store


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("unfounded") / "r.db"
    with Store.create(made) as store:
        for written in Stream(seed=3, crowd=3, states=6, a_day=5).take(30):
            store.add_report(written.report, written.report.text.encode())
            store.save_reading(written.report, pipeline.METHOD, written.mentions, written.statements)
        pipeline.join(store)
    return made


def found(record: Record) -> list[str]:
    texts = {report.id: report.text for report in record.corpus.reports.values()}
    return [problem.what for problem in unfounded(record, texts)]


def test_a_sound_record_has_none_and_has_rows_of_each_sort(path: Path):
    with Record(path) as record:
        assert list(record.disagreements())
        assert list(record.duplicates(joined=True))
        assert found(record) == []


def test_what_nothing_bears_out_is_told(path: Path, monkeypatch: pytest.MonkeyPatch):
    with Record(path) as record:
        row = record.disagreements()[0]
        side = row.accounts[0]
        moved = replace(side, passages=(replace(side.passages[0], start=side.passages[0].start + 1),))
        bare = replace(side, passages=())
        pair = record.duplicates(joined=True)[0]
        wrong = [replace(row, accounts=(moved, bare)), replace(row, accounts=(side,), event="e-none")]
        monkeypatch.setattr(record, "disagreements", lambda: wrong)
        false = [replace(pair, tellings=(pair.tellings[0], "nobody said this"), supports=(), against=())]
        monkeypatch.setattr(record, "duplicates", lambda *, joined: false)
        plan = PlanRow(plan="e-1", planned_for="2031", planned_in=(), held="e-2", held_on="2031-05-02", held_in=())
        monkeypatch.setattr(record, "plans", lambda: [plan])
        told = " | ".join(found(record))
    for words in ("reads otherwise", "stands on no words", "e-none, which is no event", "one side only", "no reason"):
        assert words in told
    assert "'nobody said this' stands on no words" in told
    assert "e-1 is no event that is planned" in told
    assert "e-2 is no event that is occurred" in told
