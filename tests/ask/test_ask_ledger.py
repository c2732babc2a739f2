"""Tolls by claimant, totals, and sums that are refused. The record is of a dispute that never was."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.ask import Record
from detente.errors import BadField
from detente.model import Factuality, Figure, Measure, Prop, Report, Sort
from detente.record import Store
from detente.resolve import resolve
from tests.talks import METHOD, Telling

TEXT = """Four sailors and two pilots were killed in the clash on 1 May. Norhal said that nine men were killed in the clash.

Three guards died in the attack on 8 May.

The war, which began in 2029, has killed 900 people since 2029.

A man was found dead in a harbour flat.
"""
REPORT = Report.of_text(TEXT, "wire.txt", published="2031-05-10")


def killed(number: int, population: str | None = None, scope: str | None = None) -> str:
    return Figure(
        measure=Measure.KILLED, low=number, best=number, high=number, population=population, scope=scope
    ).to_value()


def event(trigger: str, kind: str, date: str, precision: str, words: str) -> Telling:
    telling = Telling(REPORT, Sort.EVENT, trigger, trigger)
    telling.says(Prop.KIND, kind, trigger).says(Prop.STATUS, "occurred", trigger)
    return telling.says(Prop.DATE, date, words, precision=precision)


@pytest.fixture
def record(tmp_path: Path):
    clash = event("clash", "armed_clash", "2031-05-01", "day", "1 May")
    clash.says(Prop.FIGURE, killed(4, "sailors"), "Four sailors").says(Prop.FIGURE, killed(2, "pilots"), "two pilots")
    said = {"said_by": "Norhal", "factuality": Factuality.REPORTED}
    clash.says(Prop.FIGURE, killed(9, "men"), "nine men", **said)
    attack = event("attack", "attack", "2031-05-08", "day", "8 May")
    attack.says(Prop.FIGURE, killed(3, "guards"), "Three guards")
    war = event("war", "war", "2029-01-01/2031-05-10", "year", "2029")
    war.says(Prop.FIGURE, killed(900, "people", "since 2029"), "900 people since 2029")
    flat = Telling(REPORT, Sort.COUNT, "dead", "A man was found dead").says(Prop.FIGURE, killed(1, "man"), "A man")
    tellings = [clash, attack, war, flat]
    path = tmp_path / "record.db"
    with Store.create(path, at="2031-05-10T08:00:00+00:00") as store:
        store.add_report(REPORT, REPORT.text.encode())
        statements = [stmt for telling in tellings for stmt in telling.statements]
        store.save_reading(REPORT, METHOD, [telling.mention for telling in tellings], statements, notes=[])
        joined = resolve(store.mentions(), store.statements(), store.decisions())
        store.save_clusters(store.input_fingerprint(), joined.judgements, joined.clusters)
    with Record(path) as opened:
        yield opened


def test_one_row_a_claimant_event_and_measure(record: Record):
    rows = record.ledger()
    assert [(row.kind, row.claimant, row.voice, row.total) for row in rows] == [
        ("war", "wire.txt", "report", "900 killed"),
        ("armed_clash", "wire.txt", "report", "6 killed"),
        ("armed_clash", "Norhal", "speaker", "9 killed"),
        ("attack", "wire.txt", "report", "3 killed"),
        (None, "wire.txt", "report", "1 killed"),
    ]
    joined = rows[1]
    assert joined.figures == ("4 killed (sailors)", "2 killed (pilots)")
    assert joined.why == "the words join 4 killed (sailors) and 2 killed (pilots)"


def test_every_row_of_the_ledger_has_the_words_behind_it(record: Record):
    for row in [*record.ledger(), *record.sums()]:
        assert row.passages
        assert all(TEXT[p.start : p.end] == p.exact for p in row.passages)


def test_a_sum_over_a_scope_that_holds_others_is_refused(record: Record):
    (whole,) = record.sums()
    assert (whole.claimant, whole.sum) == ("wire.txt", None)
    assert "the scopes overlap" in whole.why
    assert "since 2029" in whole.why


def test_a_sum_of_events_apart_is_given(record: Record):
    (apart,) = record.sums(kind=["armed_clash", "attack"])
    assert (apart.claimant, apart.sum, apart.best) == ("wire.txt", "9 killed", 9)
    assert len(apart.events) == 2


def test_two_claimants_are_never_added(record: Record):
    assert all({p.said_by for p in row.passages} == {None} for row in record.sums())
    assert record.sums(kind="armed_clash") == record.sums(measure="wounded")  # one event each: there is nothing to add


def test_a_number_of_no_event_stands_behind_the_others_and_has_no_day(record: Record):
    figures = record.figures()
    assert figures[-1].event is None
    assert [row.event is None for row in record.figures(kind="attack")] == [False]
    assert record.figures(since="2031-05").undated == 1


def test_a_measure_that_is_none_is_refused(record: Record):
    assert [row.figure for row in record.figures(measure="wounded")] == []
    with pytest.raises(BadField, match="'kiled' is no measure"):
        record.figures(measure="kiled")
