"""Which state of a record pages show: the present one, and the next once the record has moved."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, Thread

from detente.desk.held import Held, Step
from detente.errors import DetenteError

PATIENCE = 1.5
"""Seconds for which the answer to a decision waits for what comes of it."""
OPENING = 2.0
"""Seconds for which a page waits for a small record that is being opened."""
ENDING = 1.0
"""Seconds for which closing waits for a state that is being put together, to let go of it in order."""


class Keeper:
    """Keeps the present state of a record at hand, and a new one once the record has moved.

    When a record is opened, its first state is put together behind the pages: those that need what is not there yet say so,
    of a small record after a moment. Later a small record is taken anew at once, a large one is served as it was (``behind``
    says so) until the new state is together. ``steps`` are made beside what ``Held`` gathers.
    """

    def __init__(self, path: Path, steps: Sequence[Step] = ()) -> None:
        self.path = path
        self._steps = steps
        self._making = Lock()
        self._renewing = Lock()
        self._held = Held(path)
        self._counting = Lock()
        self._renewal: Thread | None = None
        self._one_by_one = Lock()
        self._working = 0
        self._trouble = ""
        self._closing = False
        self._first = Thread(target=self._gather, args=(self._held,), name="gathering", daemon=True)
        self._first.start()

    @contextmanager
    def reading(self, part: str | None = None) -> Iterator[Held]:
        """What is held, for one request that needs a part of it. Raises ``BeingMade`` where the part is not there yet."""
        if not self._working and self._moved():  # else it is taken anew when the work is done
            if self._held.small:
                self.renew()
            else:
                self._renew_behind()
        while True:
            held = self._held
            if part and held.small:
                held.making.wait_for(part, OPENING)
            with held.lock:
                if not held.closed:
                    if part:
                        held.making.needs(part)
                    yield held
                    return

    @property
    def held_now(self) -> Held:
        """The state that pages show, for whoever asks how far it is."""
        return self._held

    def wait(self) -> None:
        """Wait until all of the first state is together."""
        self._first.join()

    def _gather(self, held: Held) -> None:
        """Put a state together without looking for garbage: there is none, and the search goes through all that was made.

        Of a small one that is not worth the while: a whole search costs more than the state.
        """
        with self._making:
            if held.small:
                held.gather(self._steps)
                return
            gc.disable()
            try:
                held.gather(self._steps)
            finally:
                gc.enable()
                gc.collect()
                gc.freeze()  # a state is held as long as it stands: to look through it again and again stops pages

    @property
    def behind(self) -> bool:
        """Whether a newer state of the record is being put together, or a decision worked out."""
        renewal = self._renewal
        return self._working > 0 or (renewal is not None and renewal.is_alive())

    @property
    def trouble(self) -> str:
        """Why what was decided last could not be worked out; empty where it was."""
        return self._trouble

    def begin(self, work: Callable[[], None]) -> None:
        """Work out what was decided, and take the record anew; wait a little for it, then let it go on behind the pages."""
        self._count(1)
        thread = Thread(target=self._do, args=(work,), name="decision", daemon=True)
        thread.start()
        thread.join(PATIENCE)

    def _do(self, work: Callable[[], None]) -> None:
        try:
            with self._one_by_one:
                work()
            self.renew()
            self._trouble = ""
        except DetenteError as error:
            self._trouble = str(error)
        finally:
            self._count(-1)

    def renew(self) -> None:
        """Take the record anew now, if it has moved."""
        with self._renewing:
            if self._moved() and not self._closing:
                new = Held(self.path)
                self._gather(new)
                old, self._held = self._held, new
                old.close()
                if not old.small:
                    del old
                    gc.unfreeze()  # what is frozen is never given back
                    gc.collect()
                    gc.freeze()

    def in_turn(self, work: Callable[[], None]) -> None:
        """Do work that changes the record, when what was decided before is worked out; then take the record anew."""
        self._count(1)
        self._do(work)

    def close(self) -> None:
        """Wait for what is being written, and let go of the file; what is put together for pages alone is left as it is."""
        self._closing = True
        with self._one_by_one:
            renewal = self._renewal
        self._held.close()
        for thread in (self._first, renewal):
            if thread is not None:
                thread.join(ENDING)

    def _moved(self) -> bool:
        held = self._held
        with held.lock:
            return not held.closed and held.store.state() != held.state

    def _renew_behind(self) -> None:
        with self._counting:
            if self._renewal is None or not self._renewal.is_alive():
                self._renewal = Thread(target=self.renew, name="renewal", daemon=True)
                self._renewal.start()

    def _count(self, more: int) -> None:
        with self._counting:
            self._working += more
