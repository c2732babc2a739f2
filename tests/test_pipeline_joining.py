"""Joining one report more touches only what it meets, and comes to what joining everything at once comes to."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bench.stream import Stream, Written
from detente import pipeline
from detente.ask import Record
from detente.export.write import SUBJECTS, lines
from detente.model import Choice, Decision, Sort, in_pairs
from detente.pipeline import joining
from detente.record import Store
from detente.resolve import join_names, resolve


def save(store: Store, written: Written) -> None:
    store.add_report(written.report, written.report.text.encode())
    store.save_reading(written.report, pipeline.METHOD, written.mentions, written.statements)


def made(path: Path, batches: Sequence[Sequence[Written]]) -> Path:
    """A record into which these reports came, joined after each batch."""
    with Store.create(path) as store:
        for batch in batches:
            for written in batch:
                save(store, written)
            pipeline.join(store)
    return path


def exported(path: Path) -> str:
    with Record(path) as record:
        return "".join(line for subject in SUBJECTS for line in lines(record, subject))


def derived(path: Path) -> tuple[object, ...]:
    """All that joining worked out, and the state that it keeps, but for the numbers of the pools."""
    with Store.open(path) as store, store.joining() as kept:
        reports = sorted(report.id for report in store.reports())
        pools = sorted((p.mention_id, p.first_id, p.members, p.dated, p.loose, p.facts) for p in kept.pools(reports))
        return (store.clusters(), store.judgements(), store.names(), store.name_doubts(), store.fingerprint(), pools)


def at_once(path: Path) -> tuple[object, ...]:
    """What the pure road comes to on the whole record."""
    with Store.open(path) as store:
        names = join_names(store.actor_names(), store.decisions())
        told = store.mentions(sort=Sort.EVENT), store.statements(sort=Sort.EVENT)
        found = resolve(*told, in_pairs(store.decisions()), names.canonical)
        return (dict(sorted(found.clusters.items())), list(found.judgements), dict(sorted(names.canonical.items())))


ordinary = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ],  # each example makes two records: making them smaller takes minutes
)


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Buckets are crowded early and work is done in small parts, so that a small record meets both."""
    monkeypatch.setattr(joining, "CROWDED", 4)
    monkeypatch.setattr(sys.modules["detente.resolve.block"], "CROWDED", 4)
    monkeypatch.setattr(joining, "AT_ONCE", 3)
    monkeypatch.setattr(joining, "_WORTH", 20)


@settings(ordinary, max_examples=8)
@given(seed=st.integers(0, 10_000), cut=st.lists(st.integers(1, 6), min_size=1, max_size=6))
def test_reports_added_in_any_order_and_in_any_parts_give_what_all_at_once_give(
    tmp_path_factory: pytest.TempPathFactory, tight: None, seed: int, cut: list[int]
):
    folder = tmp_path_factory.mktemp("order")
    told = list(Stream(seed=seed, crowd=3, states=6, a_day=5).take(18))
    whole = made(folder / "whole.db", [told])
    shuffled = Random(seed).sample(told, len(told))  # noqa: S311 - the same order each time
    batches, at = [], 0
    while at < len(shuffled):
        many = cut[len(batches) % len(cut)]
        batches.append(shuffled[at : at + many])
        at += many
    parts = made(folder / "parts.db", batches)
    assert derived(parts) == derived(whole)
    assert derived(whole)[:3] == at_once(whole)
    assert exported(parts) == exported(whole)
    for path in (whole, parts):
        with Store.open(path) as store:
            assert store.verify(strict=True) == []


@settings(ordinary, max_examples=8)
@given(seed=st.integers(0, 10_000))
def test_removing_reading_anew_and_deciding_end_where_a_record_made_so_begins(
    tmp_path_factory: pytest.TempPathFactory, tight: None, seed: int
):
    folder = tmp_path_factory.mktemp("moves")
    chance = Random(seed)  # noqa: S311 - the same choices each time
    told = list(Stream(seed=seed, crowd=3, states=6, a_day=5).take(14))
    gone, changed = chance.sample(told, 2)
    mentions = [m.id for w in told if w is not gone for m in w.mentions[1:]]
    pairs = [tuple(sorted(chance.sample(mentions, 2))) for _ in range(3)]
    choices = [chance.choice([Choice.MERGE, Choice.KEEP_APART]) for _ in pairs]
    decided = [Decision(choice=choice, about=pair) for choice, pair in zip(choices, pairs, strict=True)]
    moved = made(folder / "moved.db", [told[:7], told[7:]])
    with Store.open(moved) as store:
        for decision in decided:
            store.decide(decision, at="")
            pipeline.join(store)
        store.remove_report(gone.report.id, why="withdrawn", at="")
        pipeline.join(store)
        fewer = {m.id for m in changed.mentions[1:]}
        statements = [s for s in changed.statements if s.mention_id in fewer]
        store.save_reading(changed.report, pipeline.METHOD, changed.mentions[1:], statements)
        pipeline.join(store)
        store.decide(Decision(choice=Choice.UNDO, about=(decided[0].id,)), at="")
        pipeline.join(store)
    fresh = folder / "fresh.db"
    with Store.create(fresh) as store:
        for written in told:
            if written is not gone:
                save(store, written)
        store.save_reading(changed.report, pipeline.METHOD, changed.mentions[1:], statements)
        for decision in [*decided, Decision(choice=Choice.UNDO, about=(decided[0].id,))]:
            store.decide(decision, at="")
        pipeline.join(store)
    assert derived(moved) == derived(fresh)
    assert derived(moved)[:3] == at_once(moved)


KILLER = """
import os, signal, sys
from detente import pipeline
from detente.pipeline import deciding, joining
from detente.record import Store

joining._WORTH = 1  # pairs are judged in a child
path, number, *events = sys.argv[1:]
done = 0

def count(command):
    global done
    done += 1
    if done == int(number):
        os.kill(os.getpid(), signal.SIGKILL)

with Store.open(path) as store:
    store._connection.connection.driver_connection.set_trace_callback(count)
    if events:
        deciding.merge(store, events, why="to be killed")
    else:
        pipeline.join(store)
    print(done)
"""
POINTS = int(os.environ.get("DETENTE_KILL_POINTS", "0"))
"""So many commands to the database, spread over all, before which the process is killed; a few where it is not given."""


@pytest.mark.parametrize("act", ["join", "merge"])
def test_killed_while_joining_the_record_is_as_before_or_as_after(tmp_path: Path, act: str):
    told = list(Stream(seed=4, crowd=3, states=6, a_day=5).take(20))
    path = made(tmp_path / "r.db", [told[:19]])
    with Store.open(path) as store:
        events = sorted(set(store.clusters().values()))[:2] if act == "merge" else []
        if act == "join":
            save(store, told[19])
    before = stored(path)
    after = Path(shutil.copy(path, tmp_path / "after.db"))
    ran = subprocess.run([sys.executable, "-c", KILLER, after, "0", *events], check=True, capture_output=True)
    commands = int(ran.stdout)
    assert commands > 200
    ended = stored(after)
    assert ended != before
    for number in (commands * at // (POINTS or 8) + 1 for at in range(POINTS or 8)):
        killed = Path(shutil.copy(path, tmp_path / "killed.db"))
        found = subprocess.run([sys.executable, "-c", KILLER, killed, str(number), *events], check=False)
        assert found.returncode == -signal.SIGKILL
        with Store.open(killed) as store:
            assert store.verify() == []
        assert stored(killed) in (before, ended)
        with Store.open(killed) as store:
            pipeline.join(store)
            if act == "join":
                assert store.verify(strict=True) == []
        for left in tmp_path.glob("killed.db*"):
            left.unlink()


def stored(path: Path) -> list[list[tuple[object, ...]]]:
    """Every row of every table."""
    with closing(sqlite3.connect(path)) as there:
        tables = [row[0] for row in there.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return [there.execute(f"SELECT * FROM {table}").fetchall() for table in tables]  # noqa: S608


def test_one_report_more_looks_at_that_report_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    told = list(Stream(seed=1, a_day=5).take(41))
    path = made(tmp_path / "r.db", [told[:40]])
    seen: list[str] = []
    make = joining._Work._made

    def watched(work: joining._Work, reports: Sequence[str]) -> joining._Made:
        seen.extend(reports)
        return make(work, reports)

    monkeypatch.setattr(joining._Work, "_made", watched)
    with Store.open(path) as store:
        save(store, told[40])
        pipeline.join(store)
        assert seen == [told[40].report.id]
        seen.clear()
        pipeline.join(store)
        assert seen == []


def test_a_telling_that_a_person_rejected_is_of_no_event_and_can_come_back(tmp_path: Path):
    path = made(tmp_path / "r.db", [list(Stream(seed=5, a_day=5).take(10))])
    before = derived(path)
    with Store.open(path) as store:
        mention = min(store.clusters())
        store.decide(Decision(choice=Choice.REJECT, about=(mention,)), at="")
        pipeline.join(store)
        assert mention not in store.clusters()
        assert store.verify(strict=True) == []
        store.decide(Decision(choice=Choice.UNDO, about=(store.decisions()[0].id,)), at="")
        pipeline.join(store)
    assert derived(path) == before


def test_another_way_of_joining_makes_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = made(tmp_path / "r.db", [list(Stream(seed=2).take(12))])
    before = derived(path)
    monkeypatch.setattr(pipeline, "JOINING", "another")
    with Store.open(path) as store:
        pipeline.join(store)
        assert store.fingerprint().startswith("another:")
    assert [part for part in derived(path) if not isinstance(part, str)] == [
        p for p in before if not isinstance(p, str)
    ]


def test_no_word_of_a_removed_report_is_left_in_what_joining_keeps(tmp_path: Path):
    told = list(Stream(seed=3).take(6))
    path = made(tmp_path / "r.db", [told])
    copied = Path(shutil.copy(path, tmp_path / "copy.db"))
    with Store.open(copied) as store:
        store.remove_report(told[0].report.id, why="withdrawn", at="")
        with store.joining() as kept:
            assert all(pool.facts == "" and pool.members == () for pool in kept.pools([told[0].report.id]))


def test_of_a_report_in_which_somebody_is_shown_otherwise_only_what_names_them_is_judged_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    told = list(Stream(seed=2, a_day=5, crowd=3, states=6, offices=True).take(30))
    stayed = 0
    put_in = joining._Work._put_in

    def watched(work: joining._Work, made: joining._Made, same: set[str]) -> None:
        nonlocal stayed
        stayed += len(same)
        put_in(work, made, same)

    monkeypatch.setattr(joining._Work, "_put_in", watched)
    parts = made(tmp_path / "parts.db", [[one] for one in told])
    assert stayed > 20
    assert derived(parts) == derived(made(tmp_path / "whole.db", [told]))
