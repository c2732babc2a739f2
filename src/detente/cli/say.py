"""Messages to the person at the terminal, all on stderr."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from detente.cli.plain import printable

if TYPE_CHECKING:
    from rich.console import Console

    from detente.ingest import Refusal


class Tell(Protocol):
    """Says how far a long piece of work has come."""

    def __call__(self, done: int, total: int | None, what: str) -> None:
        """``what`` is a short line of counts; ``total`` is ``None`` where it is not known."""


def _console() -> Console:
    from rich.console import Console  # noqa: PLC0415 - most commands say nothing

    return Console(file=sys.stderr, soft_wrap=True, highlight=False)


def note(line: str) -> None:
    """One line for the person."""
    from rich.text import Text  # noqa: PLC0415 - most commands say nothing

    _console().print(Text(printable(line)))


def notes(lines: Iterable[str]) -> None:
    """Several lines for the person."""
    for line in lines:
        note(line)


def refusals(refused: Iterable[Refusal], *, debug: bool) -> None:
    """What was refused, a line each; with ``debug`` also where a defect of Détente's own arose."""
    for one in refused:
        if debug and one.error.__cause__:
            traceback.print_exception(one.error.__cause__)
        error(one.error.message, one.error.mend)


def error(what: str, mend: str = "") -> None:
    """What went wrong and how to mend it, on one line."""
    from rich.text import Text  # noqa: PLC0415 - most commands say nothing

    line = f"{what}; {mend}" if mend else what
    _console().print(Text("error: ", style="bold red"), Text(" ".join(printable(line).split())), sep="", end="\n")


@contextmanager
def progress(label: str, *, every: float = 5.0) -> Iterator[Tell]:
    """A bar on a terminal; elsewhere a plain line every few seconds and one at the end."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415 - most commands have none

    console = _console()
    if not console.is_terminal:
        yield _lines(label, every)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        TextColumn("{task.fields[what]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(label, total=None, what="")

        def tell(done: int, total: int | None, what: str) -> None:
            bar.update(task, completed=done, total=total, what=what)

        yield tell


def _lines(label: str, every: float) -> Tell:
    started = last = monotonic()

    def tell(done: int, total: int | None, what: str) -> None:
        nonlocal last
        now = monotonic()
        if now - last < every and done != total:
            return
        last = now
        left = f", {duration((now - started) / done * (total - done))} left" if total and 0 < done < total else ""
        note(f"{label}: {what}{left}")

    return tell


def duration(seconds: float) -> str:
    """A time in words.

    >>> duration(4.2), duration(125)
    ('4 s', '2 min 5 s')
    """
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
