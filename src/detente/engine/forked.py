"""Two processes of one machine: half of the items in a child that begins with all that the parent holds, and only computes."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

FEWEST = 20_000
"""Items from which on a second process is worth its making."""


def map_in_two(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """The function of each item, in their order, the second half of them worked out in a child process.

    In this process alone where there are few items, one core, other threads (a fork copies their locks as they are), or another
    system than Linux; there too where the child dies. The results must be such as can be pickled; the function must read and
    write nothing but memory. The outcome is the same wherever it is worked out.

    >>> map_in_two(len, ["a", "bcd"])
    [1, 3]
    """
    if len(items) < FEWEST or not _may_fork():
        return [function(item) for item in items]
    half = len(items) // 2
    from_child, to_parent = os.pipe()
    child = _fork()
    if child == 0:
        _work_and_leave(function, items[half:], to_parent)
    os.close(to_parent)
    try:
        with open(from_child, "rb") as coming:  # noqa: PTH123 - a pipe
            found = [function(item) for item in items[:half]]
            rest = coming.read()
    except BaseException:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    _, ended = os.waitpid(child, 0)
    if ended != 0:
        return found + [function(item) for item in items[half:]]
    return found + list(pickle.loads(rest))  # noqa: S301 - our own child wrote it


def _may_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


def _fork() -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of libraries: the child calls none of them
        return os.fork()


def _work_and_leave(function: Callable[[Item], Result], items: Sequence[Item], to_parent: int) -> None:
    """In the child: it ends here, whatever happens, and runs nothing of the parent's that waits for the end of the process."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends it
        with open(to_parent, "wb") as there:
            pickle.dump([function(item) for item in items], there, protocol=pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)
