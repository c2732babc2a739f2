"""The whole road: reports in, one record out, whatever happens on the way."""

import os
import signal
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from detente import pipeline
from detente.ask import Record
from detente.engine import LocalEngine
from detente.errors import UnreadableInput
from detente.export.write import SUBJECTS, lines
from detente.ingest import ReadOptions, read_metadata
from detente.model import Choice, Decision
from detente.record import Store

SAMPLES = Path(str(files("detente.samples") / "reports"))
TAKEN = sorted(SAMPLES.glob("wire-2023*.txt"))[:4] + sorted(SAMPLES.glob("re*-undated*.txt"))[:1]


def options() -> ReadOptions:
    return ReadOptions(metadata=read_metadata(SAMPLES / "metadata.jsonl"))


def exported(path: Path) -> str:
    with Record(path) as record:
        return "".join(line for subject in SUBJECTS for line in lines(record, subject))


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pipeline") / "added.db"
    with Store.create(path) as store:
        assert pipeline.add(store, TAKEN, options()).new == len(TAKEN)
    return path


@pytest.fixture(scope="module")
def undisturbed(added: Path) -> str:
    path = added.with_name("undisturbed.db")
    path.write_bytes(added.read_bytes())
    with Store.open(path) as store:
        result = pipeline.read(store)
        assert store.verify(strict=True) == []
    assert result.read == len(TAKEN)
    assert result.events > 0
    return exported(path)


@pytest.fixture
def record(added: Path, tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    path.write_bytes(added.read_bytes())
    return path


def test_adding_twice_changes_nothing(record: Path):
    with Store.open(record) as store:
        before = store.log()
        again = pipeline.add(store, TAKEN, options())
        assert (again.new, again.known, again.updated) == (0, len(TAKEN), 0)
        assert store.log() == before


def test_what_cannot_be_used_is_refused_by_name_and_the_rest_is_taken(tmp_path: Path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (tmp_path / "good.txt").write_text("The envoys met in Oslo on Friday, officials said.\n", encoding="utf-8")
    seen: list[str] = []
    with Store.create(tmp_path / "r.db") as store:
        paths = [tmp_path / name for name in ("empty.txt", "good.txt", "missing.txt", "picture.txt")]
        result = pipeline.add(store, paths, ReadOptions(), report_progress=seen.append)
    assert (result.new, result.refused) == (1, 3)
    assert all(
        name in str(refusal.error)
        for name, refusal in zip(("empty", "missing", "picture"), result.refusals, strict=True)
    )
    assert len(seen) == 4


def test_reading_twice_reads_nothing_and_gives_the_same(record: Path, undisturbed: str):
    with Store.open(record) as store:
        pipeline.read(store)
        log = store.log()
        assert pipeline.read(store).read == 0
        assert store.log() == log
    assert exported(record) == undisturbed


def test_the_order_of_adding_does_not_matter(tmp_path: Path, undisturbed: str):
    path = tmp_path / "other.db"
    with Store.create(path) as store:
        for report in reversed(TAKEN):
            pipeline.add(store, [report], options())
            pipeline.read(store)
    assert exported(path) == undisturbed


KILLER = """
import os, signal, sys
from detente import pipeline
from detente.pipeline import reading
from detente.record import Store, log

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

path, point, number = sys.argv[1], sys.argv[2], int(sys.argv[3])
calls = 0

def die_at(inner):
    def wrapped(*given, **named):
        global calls
        calls += 1
        if calls == number:
            die()
        return inner(*given, **named)
    return wrapped

if point == "inside a write":        # each write ends with its entry in the log, before it is committed
    log.write = die_at(log.write)
elif point == "before extracting":
    reading.extract = die_at(reading.extract)
elif point == "before joining":
    pipeline.join = die
elif point.startswith("before the "):  # the steps of joining, all in one transaction
    setattr(Store, point.removeprefix("before the "), die_at(getattr(Store, point.removeprefix("before the "))))
with Store.open(path) as store:
    pipeline.read(store, progress=die_at(lambda now: None) if point == "after a report" else None)
"""

POINTS = [
    ("inside a write", 1),
    ("inside a write", 3),
    ("before extracting", 1),
    ("after a report", 2),
    ("before joining", 1),
    ("before the set_origins", 1),
    ("before the save_names", 1),
    ("before the joining", 1),
]


@pytest.mark.parametrize(("point", "number"), [*POINTS, ("inside a write", len(TAKEN) + 1)])
def test_killed_at_any_point_and_run_again_it_gives_the_same_record(
    record: Path, undisturbed: str, point: str, number: int
):
    killed = subprocess.run([sys.executable, "-c", KILLER, record, point, str(number)], check=False)
    assert killed.returncode == -signal.SIGKILL
    with Store.open(record) as store:
        assert store.verify() == []
        assert pipeline.read(store).read <= len(TAKEN)
        assert store.verify(strict=True) == []
    assert exported(record) == undisturbed


def test_an_interrupt_keeps_what_was_read(record: Path, undisturbed: str):
    def interrupt(now: pipeline.Progress) -> None:
        if now.done == 2:
            os.kill(os.getpid(), signal.SIGINT)

    with Store.open(record) as store:
        with pytest.raises(KeyboardInterrupt):
            pipeline.read(store, progress=interrupt)
        assert pipeline.read(store).read == len(TAKEN) - 2
    assert exported(record) == undisturbed


def test_an_anchor_dates_anew_and_wins(record: Path):
    with Store.open(record) as store:
        pipeline.read(store)
        report = store.report(TAKEN[0].name)
        store.decide(Decision(choice=Choice.ANCHOR, about=(report.id,), value="2031-02-03"), at="")
        assert pipeline.read(store).read == 1
        assert store.report(TAKEN[0].name).published.basis == "anchor"
        assert store.verify(strict=True) == []


def test_a_report_in_another_language_is_kept_and_not_read(tmp_path: Path):
    german = (
        "Die Unterhändler trafen sich am Freitag in Oslo und sprachen über einen Waffenstillstand, teilte das Büro mit.\n"
        * 4
    )
    (tmp_path / "bericht.txt").write_text(german, encoding="utf-8")
    with Store.create(tmp_path / "r.db") as store:
        pipeline.add(store, [tmp_path / "bericht.txt"], ReadOptions(published="2024-02-17"))
        result = pipeline.read(store)
        assert (result.read, result.other_languages) == (0, ("bericht.txt",))
        assert store.mentions() == []
        assert "not read" in store.notes(store.report("bericht.txt").id)[0]
        assert pipeline.read(store).other_languages == ()


def test_removing_a_report_leaves_what_the_others_give(record: Path, tmp_path: Path):
    with Store.open(record) as store:
        pipeline.read(store)
        store.remove_report(store.report(TAKEN[0].name).id, why="withdrawn", at="")
        pipeline.join(store)
    path = tmp_path / "without.db"
    with Store.create(path) as store:
        pipeline.add(store, TAKEN[1:], options())
        pipeline.read(store)
    assert exported(record) == exported(path)


def test_one_report_of_a_file(tmp_path: Path):
    report, raw = pipeline.one_report(TAKEN[0], options())
    assert (report.name, raw) == (TAKEN[0].name, TAKEN[0].read_bytes())
    (tmp_path / "two.jsonl").write_text('{"text": "They met."}\n{"text": "They left."}\n', encoding="utf-8")
    with pytest.raises(UnreadableInput, match="holds 2 reports"):
        pipeline.one_report(tmp_path / "two.jsonl", ReadOptions())
    with pytest.raises(UnreadableInput, match="missing"):
        pipeline.one_report(tmp_path / "missing.txt", ReadOptions())


OFFLINE = """
import sys

def guard(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"):
        print("NETWORK", event, arguments, file=sys.stderr)
        raise SystemExit(99)

sys.addaudithook(guard)
from detente.cli.main import app
for words in (["init"], ["add", *sys.argv[2:]], ["read"], ["timeline"]):
    try:
        app(["-r", sys.argv[1], *words])
    except SystemExit as end:
        if end.code:
            raise
"""


def test_nothing_opens_a_connection(tmp_path: Path):
    page = next(SAMPLES.glob("*.html"))
    command = [sys.executable, "-c", OFFLINE, tmp_path / "offline.db", TAKEN[0], page]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "NETWORK" not in result.stderr
    assert result.returncode == 0, result.stderr
    assert "2 reports read" in result.stderr


def test_the_local_engine_is_lazy_and_in_order():
    asked: list[int] = []

    def double(number: int) -> int:
        asked.append(number)
        return number * 2

    results = LocalEngine().map(double, [1, 2, 3])
    assert next(results) == 2
    assert asked == [1]
    assert list(results) == [4, 6]
