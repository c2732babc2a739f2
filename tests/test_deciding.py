"""What a person decides about joining: it wins, survives reading anew, and can be taken back to the byte."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from importlib.resources import files
from itertools import combinations, permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente import pipeline
from detente.ask import Record
from detente.errors import BadField, NoSuchThing
from detente.export.write import SUBJECTS, lines
from detente.ingest import ReadOptions, read_metadata
from detente.model import Choice, Decision, in_pairs, standing
from detente.pipeline import deciding
from detente.pipeline.deciding import changes
from detente.record import Store
from tests.talks import LOCAL, WIRE, local_tellings

SAMPLES = Path(str(files("detente.samples") / "reports"))


def exported(path: Path) -> str:
    with Record(path) as record:
        return "".join(line for subject in SUBJECTS if subject != "decisions" for line in lines(record, subject))


def clusters(path: Path) -> dict[str, str]:
    with Store.open(path) as store:
        return store.clusters()


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of sample reports that tell several events together."""
    path = tmp_path_factory.mktemp("deciding") / "samples.db"
    with Store.create(path) as store:
        options = ReadOptions(metadata=read_metadata(SAMPLES / "metadata.jsonl"))
        pipeline.add(store, sorted(SAMPLES.glob("wire-2023*.txt"))[:3], options)
        pipeline.read(store)
    return path


@pytest.fixture
def record(sampled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sampled, tmp_path / "record.db"))


@pytest.fixture
def talks(joined_talks: Path) -> Path:
    return joined_talks


@pytest.fixture
def two(talks: Path) -> tuple[str, str]:
    """The meeting and the planned second round of the fishing talks, by the ids of their events."""
    with Record(talks) as opened:
        meeting, second = opened.events(kind="meeting")
    return meeting.event, second.event


def test_an_anchor_dates_anew_what_was_read_and_no_report_of_another_language(tmp_path: Path):
    text = (
        "Les ministres du Tchad et du Soudan se sont rencontrés lundi à Doha pour parler de la frontière, ont-ils dit."
    )
    (tmp_path / "doha.txt").write_text(text, encoding="utf-8")
    (tmp_path / "oslo.txt").write_text("Envoys of Chad and Sudan met in Oslo on Monday.", encoding="utf-8")
    with Store.create(tmp_path / "talks.db") as store:
        pipeline.add(store, [tmp_path / "doha.txt", tmp_path / "oslo.txt"], ReadOptions())
    with Record(tmp_path / "talks.db") as opened:
        assert not opened.anchor("oslo.txt", "2031-05-07").dated_anew, "it waits for `read`"
    with Store.open(tmp_path / "talks.db") as store:
        pipeline.read(store)
    with Record(tmp_path / "talks.db") as opened:
        assert opened.anchor("oslo.txt", "2031-05-14", why="the archive").dated_anew
        assert [row.date for row in opened.meetings()] == ["2031-05-12"]
        opened.anchor("doha.txt", "2031-05-14")
        assert [row.date for row in opened.meetings()] == ["2031-05-12"]
        with pytest.raises(BadField, match="no day"):
            opened.anchor("oslo.txt", "soon")


def test_a_merge_makes_one_event_and_says_so(talks: Path, two: tuple[str, str]):
    with Record(talks) as opened:
        done = opened.merge(*two, why="the plan moved forward", at="2031-06-01T00:00:00Z")
        (change,) = done.changes
        assert (set(change.before), len(change.after)) == (set(two), 1)
        assert len(opened.event(change.after[0]).mentions) == 2
        (row,) = opened.decisions()
        assert (row.choice, row.why, row.at, row.stands) == (
            "merge",
            "the plan moved forward",
            "2031-06-01T00:00:00Z",
            True,
        )
    with Store.open(talks) as store:
        assert store.verify(strict=True) == []
        assert "the plan moved forward" not in str(store.log())


def test_a_split_parts_what_was_merged_and_a_merge_joins_it_again(talks: Path, two: tuple[str, str]):
    with Record(talks) as opened:
        one = opened.merge(*two).changes[0].after[0]
        first = opened.event(one).mentions[0]
        parted = opened.split(one, first.id)
        assert len(parted.changes[0].after) == 2
        assert opened.merge(*parted.changes[0].after).changes[0].after == (one,)


def test_a_report_can_be_split_off(talks: Path):
    with Record(talks) as opened:
        clashes = [row.event for row in opened.events(kind="armed_clash")]
        if len(clashes) == 2:
            opened.merge(*clashes)
        (clash,) = [row.event for row in opened.events(kind="armed_clash")]
        opened.split(clash, LOCAL.name)
        assert [row.reports for row in opened.events(kind="armed_clash")] == [(WIRE.name,), (LOCAL.name,)]


def test_what_is_kept_apart_stays_apart_whatever_is_merged_before(talks: Path, two: tuple[str, str]):
    with Record(talks) as opened:
        assert opened.keep_apart(*two).changes == ()
        with Store.open(talks) as store:
            judged = {(j.left, j.right): j for j in store.judgements()}
        assert judged[tuple(sorted(opened.decisions()[0].about))].reasons == ("a person decided so",)


@pytest.mark.parametrize("act", ["merge", "keep_apart", "split", "anchor"])
def test_undo_restores_the_bytes_of_the_exports(record: Path, act: str):
    before = exported(record)
    with Record(record) as opened:
        events = sorted(opened.assembly.events, key=lambda e: (-len(e.mentions), e.id))
        if act == "merge":
            opened.merge(events[0].id, events[1].id, events[-1].id)
        elif act == "keep_apart":
            opened.keep_apart(events[0].id, events[1].id)
        elif act == "split":
            opened.split(events[0].id, events[0].mentions[0].id)
        else:
            (report, *_) = opened.reports()
            with Store.open(record) as store:
                store.decide(Decision(choice=Choice.ANCHOR, about=(report.report,), value="2031-02-03"), at="")
                pipeline.read(store)
    if act != "keep_apart":
        assert exported(record) != before
    with Record(record) as opened:
        assert opened.undo().dated_anew == (act == "anchor")
    with Store.open(record) as store:
        assert store.verify(strict=True) == []
    assert exported(record) == before


def test_an_undo_can_be_undone_and_a_decision_made_again(talks: Path, two: tuple[str, str]):
    apart = clusters(talks)
    with Record(talks) as opened:
        merged = opened.merge(*two)
        one = clusters(talks)
        undone = opened.undo()
        assert (undone.undone, clusters(talks)) == (merged.decision, apart)
        opened.undo(undone.decision)
        assert clusters(talks) == one
        opened.undo(merged.decision[:6])
        assert clusters(talks) == apart
        assert opened.merge(*two).decision == merged.decision
        assert clusters(talks) == one
        assert [row.stands for row in opened.decisions()] == [False, False, True, True, True]


@pytest.mark.parametrize(
    ("act", "words", "mend"),
    [
        (lambda r, m, s: r.merge(m), "only one event", "detente timeline"),
        (lambda r, m, s: r.merge(m, m), "one event already", "name two events"),
        (lambda r, m, s: r.merge(m, "e-zz"), "'e-zz' is not in the record", "detente timeline"),
        (lambda r, m, s: r.merge(m, "e-"), "begins more than one id", "did you mean e-"),
        (lambda r, m, s: r.keep_apart(m, m), "are one event", "detente split"),
        (lambda r, m, s: r.split(m, WIRE.name), "nothing would be left", "leave the others"),
        (lambda r, m, s: r.split(m, LOCAL.name), "tells nothing of", "detente show"),
        (lambda r, m, s: r.split(m, "m-zz"), "neither a mention of", "detente show"),
        (lambda r, m, s: r.split(m, r.event(s).mentions[0].id), "neither a mention of", "detente show"),
        (lambda r, m, s: r.undo(), "no decision to undo", "detente log"),
        (lambda r, m, s: r.undo("d-0"), "'d-0' is not in the record", "detente log --decisions"),
    ],
)
def test_a_wrong_word_names_the_thing_and_the_mend_and_changes_nothing(
    talks: Path, two: tuple[str, str], act, words: str, mend: str
):
    with Record(talks) as opened:
        before = opened.log()
        with pytest.raises((BadField, NoSuchThing)) as error:
            act(opened, *two)
        assert words in error.value.message
        assert mend in error.value.mend
        assert opened.log() == before
        assert list(opened.decisions()) == []


def test_what_is_undone_already_and_what_cannot_be_undone(talks: Path, two: tuple[str, str]):
    with Record(talks) as opened:
        merged = opened.merge(*two).decision
        opened.undo()
        with pytest.raises(BadField, match="undone already"):
            opened.undo(merged)
    with Store.open(talks) as store:
        store.decide(Decision(choice=Choice.REMOVE, about=(WIRE.id,)), at="")
        with pytest.raises(BadField, match="words of the report are gone"):
            deciding.undo(store)


def test_decisions_survive_reading_by_another_method(talks: Path, two: tuple[str, str]):
    with Record(talks) as opened:
        clash = opened.events(kind="armed_clash")[0].event
        opened.merge(*two)
        opened.keep_apart(two[0], clash)
    with Store.open(talks) as store:
        tellings = local_tellings()
        told = [t.mention for t in tellings]
        said = [replace(stmt, method="another") for t in tellings for stmt in t.statements[:-1]]
        store.save_reading(store.report(LOCAL.name), "another", told, said)
        wire = store.mentions([WIRE.id])
        kept = {m.id: s for m in wire for s in [store.statements(mention_ids=[m.id])]}
        store.save_reading(
            store.report(WIRE.name),
            "another",
            wire,
            [replace(s, method="another", note="read anew") for own in kept.values() for s in own],
        )
        assert store.fingerprint() is None
        pipeline.join(store)
    with Record(talks) as opened:
        assert [len(row.statuses) for row in opened.meetings()] == [2]
        assert opened.event(two[0]).id != opened.event(clash).id
        assert all(row.stands for row in opened.decisions())


def test_a_removed_report_takes_along_only_the_decisions_that_say_nothing_without_it(talks: Path, two: tuple[str, str]):
    with Record(talks) as opened:
        clashes = [row.event for row in opened.events(kind="armed_clash")]
        opened.merge(two[0], *clashes)
        opened.keep_apart(two[0], two[1])
    with Store.open(talks) as store:
        store.remove_report(LOCAL.id, why="", at="")
        pipeline.join(store)
        assert [d.choice for d in store.decisions()] == [Choice.MERGE, Choice.KEEP_APART]
        store.remove_report(WIRE.id, why="", at="")
        assert store.decisions(undone=True) == []
        assert store.verify() == []


def test_the_order_of_independent_decisions_does_not_matter(record: Path, tmp_path: Path):
    with Record(record) as opened:
        events = sorted(opened.assembly.events, key=lambda e: e.id)
        many = max(events, key=lambda e: (len(e.mentions), e.id))
    others = [event.id for event in events if event.id != many.id]
    acts = [
        lambda r: r.merge(others[0], others[1]),
        lambda r: r.keep_apart(others[2], others[3]),
        lambda r: r.split(many.id, many.mentions[0].id),
    ]
    outcomes = set()
    for number, order in enumerate(permutations(acts)):
        path = Path(shutil.copy(record, tmp_path / f"{number}.db"))
        with Record(path) as opened:
            for act in order:
                act(opened)
        outcomes.add(exported(path))
    assert len(outcomes) == 1


made = st.lists(
    st.tuples(st.sampled_from(["merge", "apart", "undo"]), st.integers(0, 6), st.integers(0, 6)), max_size=6
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made)
def test_undoing_everything_restores_the_clusters(talks: Path, tmp_path: Path, acts: list[tuple[str, int, int]]):
    path = Path(shutil.copy(talks, tmp_path / "one.db"))
    before = clusters(path)
    with Record(path) as opened:
        for act, one, other in acts:
            events = sorted(set(clusters(path).values()))
            pair = (events[one % len(events)], events[other % len(events)])
            try:
                if act == "undo":
                    opened.undo()
                elif act == "merge":
                    opened.merge(*pair)
                else:
                    opened.keep_apart(*pair)
            except (BadField, NoSuchThing):
                continue
        while any(row.stands and row.choice != "undo" for row in opened.decisions()):
            opened.undo()
    assert clusters(path) == before


ids = st.sampled_from([f"m-{n}" for n in range(5)])


@given(st.dictionaries(ids, st.sampled_from("abc")), st.dictionaries(ids, st.sampled_from("abc")))
def test_changes_tell_every_event_that_is_not_as_it_was_once(before: dict[str, str], after: dict[str, str]):
    told = changes(before, after)
    for side, clusters_of in (("before", before), ("after", after)):
        named = [event for change in told for event in getattr(change, side)]
        assert len(named) == len(set(named))
        groups = {event: frozenset(m for m in clusters_of if clusters_of[m] == event) for event in clusters_of.values()}
        other = after if side == "before" else before
        kept = {frozenset(m for m in other if other[m] == event) for event in other.values()}
        assert set(named) == {event for event, group in groups.items() if group not in kept}


def test_sides_are_kept_apart_across_and_not_within():
    apart = Decision.between(["m-1", "m-2"], ["m-3", "m-4"])
    pairs = {pair.about for pair in in_pairs([apart])}
    assert pairs == {("m-1", "m-3"), ("m-1", "m-4"), ("m-2", "m-3"), ("m-2", "m-4")}
    assert not pairs & set(combinations(apart.sides[0], 2))
    plain = Decision(choice=Choice.KEEP_APART, about=("m-1", "m-2"))
    assert list(in_pairs([plain])) == [plain]


def test_an_undo_takes_back_the_last_of_its_kind_that_stands():
    anchor = Decision(choice=Choice.ANCHOR, about=("r-1",), value="2031-05-01")
    undo = Decision(choice=Choice.UNDO, about=(anchor.id,))
    assert standing([anchor, anchor, undo]) == [anchor]
    assert standing([anchor, anchor, undo, undo]) == []


KILLER = """
import os, signal, sys
from detente.pipeline import deciding
from detente.record import Store, log
import sqlite3

def die_at(inner, number):
    calls = 0
    def wrapped(*given, **named):
        nonlocal calls
        calls += 1
        if calls == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return inner(*given, **named)
    return wrapped

path, number, one, other = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
with Store.open(path) as store:
    execute = store._connection.exec_driver_sql
    store._connection.exec_driver_sql = die_at(execute, number)
    store._connection.execute = die_at(store._connection.execute, number)
    deciding.merge(store, [one, other], why="to be killed")
"""


SAMPLE = [1, 2, 3, 5, 8, 13, 21]
POINTS = range(1, int(os.environ.get("DETENTE_KILL_POINTS", "0")) + 1)
"""Commands to the database behind which the process is killed; DETENTE_KILL_POINTS takes them all up to a number."""


@pytest.mark.parametrize("number", POINTS or SAMPLE)
def test_killed_while_deciding_the_record_is_as_before_or_as_after(
    talks: Path, two: tuple[str, str], tmp_path: Path, number: int
):
    before = exported(talks)
    after = Path(shutil.copy(talks, tmp_path / "after.db"))
    with Record(after) as opened:
        opened.merge(*two)
    command = [sys.executable, "-c", KILLER, talks, str(number), *two]
    killed = subprocess.run(command, check=False, capture_output=True)
    assert killed.returncode in (-signal.SIGKILL, 0), killed.stderr
    with Store.open(talks) as store:
        assert store.verify(strict=True) == []
        decided = len(store.decisions())
    assert exported(talks) == (exported(after) if decided else before)
    assert (killed.returncode == 0) == bool(decided)
