"""Half of the work in a child process: the same results in the same order, and nothing lost with the child."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from detente.engine import forked, map_in_two

ITEMS = list(range(100))


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A second process already for a few items; after each test no child is left."""
    monkeypatch.setattr(forked, "FEWEST", 10)
    monkeypatch.setattr(forked, "_may_fork", lambda: hasattr(os, "fork"))
    yield
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_results_come_in_the_order_of_the_items_from_two_processes():
    here = os.getpid()
    found = map_in_two(lambda item: (item, os.getpid() == here), ITEMS)
    assert [item for item, _ in found] == ITEMS
    assert [mine for _, mine in found] == [True] * 50 + [False] * 50


def test_more_than_a_pipe_holds_comes_through():
    assert map_in_two(lambda item: "x" * 10_000 + str(item), ITEMS) == ["x" * 10_000 + str(item) for item in ITEMS]


def test_where_the_child_dies_its_half_is_worked_out_here():
    here = os.getpid()

    def dies(item: int) -> int:
        if item == 70 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return item * 2

    assert map_in_two(dies, ITEMS) == [item * 2 for item in ITEMS]


@pytest.mark.parametrize("wrong", [20, 70])
def test_a_fault_in_either_half_is_raised_here(wrong: int):
    def fails(item: int) -> int:
        if item == wrong:
            raise ValueError(f"no {item}")
        return item

    with pytest.raises(ValueError, match=f"no {wrong}"):
        map_in_two(fails, ITEMS)


def test_beside_other_threads_nothing_is_forked(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.undo()
    monkeypatch.setattr(forked, "FEWEST", 10)
    going = threading.Event()
    thread = threading.Thread(target=going.wait)
    thread.start()
    here = os.getpid()
    try:
        assert map_in_two(lambda _: os.getpid() == here, ITEMS) == [True] * 100
    finally:
        going.set()
        thread.join()
