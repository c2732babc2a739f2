"""What other processes do to a record, and what is left when one dies."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from detente.errors import RecordBusy
from detente.record import Store
from tests.record import invented
from tests.record.invented import AT

HERE = Path(__file__).parent

# Dies by its own hand, as if from outside, right before the n-th command that it sends to the database.
DYING = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from tests.record import invented
from sqlalchemy import event
from sqlalchemy.engine import Engine
from detente.record import Store

left = int(sys.argv[3])

@event.listens_for(Engine, "before_cursor_execute")
def count(*_):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)

invented.everything(sys.argv[2])
"""


def run(path: Path, *arguments: object, code: str = DYING) -> int:
    command = [sys.executable, "-c", code, str(HERE), str(path), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode


def state(path: Path) -> tuple[object, ...]:
    with Store.open(path) as store:
        assert store.verify() == []
        told = store.reports()
        return (told, store.mentions(), store.statements(), store.clusters(), store.judgements(), store.decisions())


def test_a_writer_killed_at_any_command_leaves_a_sound_record_and_the_next_run_ends_as_if_undisturbed(tmp_path) -> None:
    whole = tmp_path / "whole.db"
    invented.everything(whole)
    wanted = state(whole)
    killed = 0
    for commands in [*range(0, 40, 5), *range(40, 160, 9)]:
        path = tmp_path / f"{commands}.db"
        killed += run(path, commands) != 0
        if path.exists() and invented.is_made(path):
            with Store.open(path) as store:
                assert store.verify() == []
                read = {mention.report_id for mention in store.mentions()}
                for report_id in read:
                    assert len(store.mentions([report_id])) == 2
                    assert len(store.statements(report_ids=[report_id])) == 7
                    assert len(store.notes(report_id)) == 1
                assert read.isdisjoint(told.id for told in store.unread("test/1"))
                assert store.fingerprint() is not None or not store.clusters()
        invented.everything(path)
        assert state(path) == wanted
    assert killed >= 10


def test_a_writer_killed_at_any_moment_leaves_a_sound_record(tmp_path) -> None:
    path = tmp_path / "talks.db"
    Store.create(path).close()
    code = "import sys; sys.path.insert(0, sys.argv[1]); import invented; print('go', flush=True); invented.forever(sys.argv[2])"
    for pause in (0.05, 0.2, 0.31):
        with subprocess.Popen([sys.executable, "-c", code, str(HERE), str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout
            assert writer.stdout.readline() == b"go\n"
            time.sleep(pause)
            writer.kill()
        with Store.open(path) as store:
            assert store.verify() == []


def test_a_second_writer_is_told_to_wait_and_readers_go_on(path: Path) -> None:
    with Store.create(path) as store, Store.open(path, wait=0.1) as other:
        told = invented.fill(store, 2)
        with store._write():
            with pytest.raises(RecordBusy) as caught:
                other.add_report(invented.report(5), invented.raw(invented.report(5).text))
            assert str(path) in caught.value.message
            assert "wait" in caught.value.mend
            assert other.reports() == told
            assert len(other.statements()) == 14
            assert other.search("envoys")
        assert other.add_report(invented.report(5), invented.raw(invented.report(5).text), at=AT) == "new"
        assert len(store.reports()) == 3


def test_a_busy_record_can_still_be_opened(path: Path) -> None:
    with Store.create(path) as store:
        invented.fill(store, 1)
        with store._write(), Store.open(path, wait=0.1) as other:
            assert len(other.reports()) == 1
            with pytest.raises(RecordBusy):
                other.verify()


def test_two_that_make_one_record(path: Path) -> None:
    code = (
        "import sys; from detente.record import Store; from detente.errors import RecordError\n"
        "try: Store.create(sys.argv[2]).close()\n"
        "except RecordError as error: print(error)\n"
    )
    command = [sys.executable, "-c", code, "", str(path)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    said = [one.communicate() for one in both]
    assert [error for _, error in said] == [b"", b""]
    assert sorted(bool(out) for out, _ in said) == [False, True]
    with Store.open(path) as store:
        assert len(store.log()) == 1
