"""Work in a child process beside this one: the same result, and nothing lost with the child."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from detente.engine import Beside, forked


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A second process wherever there can be one; after each test no child is left."""
    monkeypatch.setattr(forked, "_may_fork", lambda: hasattr(os, "fork"))
    yield
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_work_is_done_in_another_process_as_things_stood_when_it_began():
    held = [1, 2]
    with Beside() as beside:
        beside.begin(lambda: (sum(held), os.getpid()))
        held.append(3)
        found, where = beside.end()
        assert found == 3
        assert where != os.getpid()
        beside.begin(lambda: (sum(held), os.getpid()))
        assert beside.end()[0] == 6
        assert beside.end() is None


def test_what_is_not_worth_a_child_is_done_here():
    with Beside() as beside:
        beside.begin(os.getpid, worth=False)
        assert beside.end() == os.getpid()


def test_more_than_a_pipe_holds_comes_through():
    with Beside() as beside:
        beside.begin(lambda: ["x" * 10_000 + str(item) for item in range(100)])
        time.sleep(0.05)
        assert beside.end() == ["x" * 10_000 + str(item) for item in range(100)]


def test_where_the_child_dies_the_work_is_done_here():
    here = os.getpid()

    def dies() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return 7

    with Beside() as beside:
        beside.begin(dies)
        assert beside.end() == 7


def test_a_fault_in_the_work_is_raised_here():
    def fails() -> int:
        raise ValueError("no 7")

    with Beside() as beside:
        beside.begin(fails)
        with pytest.raises(ValueError, match="no 7"):
            beside.end()


def test_a_fault_meanwhile_ends_the_child():
    with pytest.raises(KeyError), Beside() as beside:  # noqa: PT012 - the fault comes from inside
        beside.begin(lambda: time.sleep(60))
        raise KeyError
    assert beside.end() is None


def test_beside_other_threads_nothing_is_forked(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.undo()
    going = threading.Event()
    thread = threading.Thread(target=going.wait)
    thread.start()
    try:
        with Beside() as beside:
            beside.begin(os.getpid)
            assert beside.end() == os.getpid()
    finally:
        going.set()
        thread.join()
