"""Two processes of one machine: a child that begins with all that the parent holds computes while the parent goes on."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Generic, NamedTuple, Self, TypeVar

Result = TypeVar("Result")


class _Child(NamedTuple):
    process: int
    coming: int
    """The end of the pipe that its result is read from."""


class Beside(Generic[Result]):
    """One piece of work at a time that a child process does while this one goes on.

    In this process, at once, where the work is not ``worth`` a child, or there is one core, there are other threads (a fork copies
    their locks as they are), or the system is not Linux; in this process in the end where the child dies. The result must be
    such as can be pickled; the work must read and write nothing but memory, and nothing that is changed meanwhile: the child
    sees all as it is when the work begins. The outcome is the same wherever it is worked out.

    >>> with Beside() as beside:
    ...     beside.begin(lambda: sum([1, 2]))
    ...     beside.end(), beside.end()
    (3, None)
    """

    def __init__(self) -> None:
        self._child: _Child | None = None
        self._work: Callable[[], Result] | None = None
        self._done: Result | None = None

    def begin(self, work: Callable[[], Result], *, worth: bool = True) -> None:
        """Begin a piece of work. The one before must have been ended."""
        if not worth or not _may_fork():
            self._done = work()
            return
        from_child, to_parent = os.pipe()
        process = _fork()
        if process == 0:
            _work_and_leave(work, to_parent)
        os.close(to_parent)
        self._child, self._work = _Child(process, from_child), work

    def end(self) -> Result | None:
        """The result of what was begun, waited for; ``None`` where nothing was."""
        done, self._done = self._done, None
        child, work = self._child, self._work
        if child is None or work is None:
            return done
        with open(child.coming, "rb", closefd=False) as coming:
            told = coming.read()
        self._child = self._work = None
        os.close(child.coming)
        _, ended = os.waitpid(child.process, 0)
        if ended != 0:
            return work()
        found: Result = pickle.loads(told)  # noqa: S301 - our own child wrote it
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave no child behind."""
        if self._child is not None:
            with suppress(ProcessLookupError):
                os.kill(self._child.process, signal.SIGKILL)
            os.waitpid(self._child.process, 0)
            os.close(self._child.coming)
        self._child = self._work = self._done = None


def _may_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


def _fork() -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of libraries: the child calls none of them
        return os.fork()


def _work_and_leave(work: Callable[[], object], to_parent: int) -> None:
    """In the child: it ends here, whatever happens, and runs nothing of the parent's that waits for the end of the process."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends it
        gc.freeze()  # what the parent left to collect is the parent's to close: its files and its connections are not ours
        with open(to_parent, "wb") as there:
            pickle.dump(work(), there, protocol=pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)
