"""Reports that came in by the browser: kept on the disk at once, then taken into the record and read, one batch after another.

A batch lies in a folder beside the record until all of it is read. What a stop or a crash leaves there is taken up when the Desk
opens again.
"""

from __future__ import annotations

import secrets
import shutil
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from detente.desk.keeper import Keeper
from detente.errors import DetenteError
from detente.model import DayInterval
from detente.record import Store

if TYPE_CHECKING:
    from detente.ingest import Refusal
    from detente.pipeline import Progress

WAIT = 60.0
"""Seconds to wait for another process that writes."""
_OPTIONS = "published", "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """What cannot be used: which file, and how to mend it."""

    what: str
    mend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Where the work is. ``phase``: nothing, waiting, adding, reading, joining, done, or stopped by ``trouble``."""

    phase: str = "nothing"
    batches: int = 0
    name: str = ""
    done: int = 0
    total: int = 0
    new: int = 0
    known: int = 0
    updated: int = 0
    read: int = 0
    refused: tuple[Refused, ...] = ()
    notes: tuple[str, ...] = ()
    trouble: str = ""

    @property
    def running(self) -> bool:
        """Whether something is under way."""
        return self.phase in ("waiting", "adding", "reading", "joining")


@dataclass(slots=True)
class Batch:
    """Files in a folder of their own, and what was said of all of them."""

    folder: Path
    options: dict[str, str] = field(default_factory=dict)
    refused: tuple[Refused, ...] = ()


class _ClosedError(Exception):
    """The Desk is closing: what is read so far is kept, and the rest is taken up when it opens again."""


class Adding:
    """Takes batches, one at a time, in a thread. ``told`` is what pages show of it."""

    def __init__(self, keeper: Keeper, now: Callable[[], str]) -> None:
        self._keeper, self._now = keeper, now
        self.folder = keeper.path.with_name(f"{keeper.path.name}.incoming")
        self._state = State()
        self._waiting: deque[Batch] = deque()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._closed = False

    def told(self) -> dict[str, Any]:
        """Where the work is, as plain data."""
        with self._lock:
            state = replace(self._state, batches=len(self._waiting))
        return {**asdict(state), "running": state.running or state.batches > 0}

    def new_folder(self) -> Path:
        """A folder for a batch that is coming in; it counts only once it is handed to ``take``."""
        self.folder.mkdir(mode=0o700, exist_ok=True)
        folder = self.folder / f".coming-{secrets.token_hex(8)}"
        folder.mkdir(mode=0o700)
        return folder

    def take(self, folder: Path, options: dict[str, str], refused: tuple[Refused, ...]) -> None:
        """Keep a batch that has come in whole, and begin to work on it."""
        for name in _OPTIONS:
            if options.get(name):
                (folder / f".{name}").write_text(options[name], encoding="utf-8")
        kept = folder.with_name(folder.name.removeprefix(".coming-"))
        folder.rename(kept)
        self._put(Batch(folder=kept, options=options, refused=refused))

    def resume(self) -> None:
        """Take up what was left behind; what came in by half is thrown away."""
        if self.folder.is_dir():
            for folder in sorted(self.folder.iterdir()):
                if folder.name.startswith("."):
                    shutil.rmtree(folder, ignore_errors=True)
                    continue
                said = {name: folder / f".{name}" for name in _OPTIONS}
                options = {name: at.read_text(encoding="utf-8") for name, at in said.items() if at.is_file()}
                self._put(Batch(folder=folder, options=options))

    def close(self) -> None:
        """Begin nothing more; what is under way is left to be taken up."""
        self._closed = True

    def _put(self, batch: Batch) -> None:
        with self._lock:
            self._waiting.append(batch)
            if not self._state.running:
                self._state = State(phase="waiting")
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._work, name="adding", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while not self._closed:
            with self._lock:
                if not self._waiting:
                    self._thread = None
                    return
                batch = self._waiting[0]
                self._state = State(phase="waiting", refused=batch.refused)
            try:
                self._keeper.in_turn(lambda batch=batch: self._add(batch))  # type: ignore[misc]
            finally:
                with self._lock:
                    self._waiting.popleft()

    def _add(self, batch: Batch) -> None:
        from detente import pipeline  # noqa: PLC0415 - brings the reader, which takes a second to load
        from detente.ingest import ReadOptions  # noqa: PLC0415 - the same

        taken = 0

        def tell_added(name: str) -> None:
            nonlocal taken
            self._go_on()
            taken += 1
            self._set(phase="adding", name=name, done=taken, total=0)

        def tell_read(progress: Progress) -> None:
            self._go_on()
            phase = "joining" if progress.done == progress.total else "reading"
            self._set(phase=phase, name=progress.report, done=progress.done, total=progress.total)

        try:
            options = ReadOptions(
                published=batch.options.get("published") or None, outlet=batch.options.get("outlet") or None
            )
            with Store.open(self._keeper.path, wait=WAIT) as store:
                at = self._now()
                added = pipeline.add(store, [batch.folder], options, at=at, report_progress=tell_added)
                refused = (
                    *batch.refused,
                    *(one for one in _told(added.refusals) if "is an empty folder" not in one.what),
                )
                self._set(
                    phase="reading",
                    new=added.new,
                    known=added.known,
                    updated=added.updated,
                    refused=refused,
                    notes=tuple(note.partition(": ")[2] for note in added.notes),
                )
                done = pipeline.read(store, at=at, progress=tell_read)
            shutil.rmtree(batch.folder, ignore_errors=True)
            with suppress(OSError):
                self.folder.rmdir()  # if nothing else waits in it
            self._set(phase="done", name="", read=done.read, refused=(*refused, *_told(done.failed)))
        except _ClosedError:
            return
        except (DetenteError, OSError) as error:
            self._set(phase="stopped", trouble=str(error))

    def _go_on(self) -> None:
        if self._closed:
            raise _ClosedError

    def _set(self, **changed: Any) -> None:
        with self._lock:
            self._state = replace(self._state, **changed)


def _told(refusals: Iterable[Refusal]) -> tuple[Refused, ...]:
    return tuple(Refused(what=one.error.message, mend=one.error.mend) for one in refusals)


def read_published(written: str) -> str:
    """The day that is given for all files of a batch, as it is kept; empty where none is. Raises ``ValueError``."""
    return str(DayInterval.parse(written)) if written.strip() else ""
