"""How far a state is put together, part after part, for pages that ask meanwhile; and who lets go of it in the end."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Condition
from typing import Any

from detente.errors import BeingMade


class Making:
    """One putting together. It may be asked, and closed, from any thread while another does the work.

    What the work rests on is let go of once: by whoever closes, or by the work itself where it is under way then.
    """

    def __init__(self) -> None:
        self.closed = False
        self._parts: tuple[str, ...] = ()
        self._done = 0
        self._begun, self._goes_on = False, True
        self._part_done = Condition()

    @property
    def goes_on(self) -> bool:
        """Whether not all is together yet."""
        return self._goes_on

    def begin(self, parts: Iterable[str]) -> bool:
        """Begin with these parts, by the names that people are told; whether the state is still wanted."""
        self._parts = tuple(parts)
        with self._part_done:
            self._begun = not self.closed
            return self._begun

    def next(self) -> None:
        """One more part is there."""
        with self._part_done:
            self._done += 1
            self._part_done.notify_all()

    def end(self) -> bool:
        """No more is done; whether the state was closed meanwhile, so that it is for the work to let go of it."""
        with self._part_done:
            self._goes_on = False
            closed = self.closed
            self._part_done.notify_all()
        return closed

    def close(self) -> bool:
        """Nobody wants the state any more; whether no work is under way, so that it is for whoever closes to let go of it."""
        with self._part_done:
            self.closed = True
            return not (self._begun and self._goes_on)

    def lacks(self, part: str) -> bool:
        """Whether a part is still to be put together."""
        return self._goes_on and part not in self._parts[: self._done]

    def wait_for(self, part: str, seconds: float) -> None:
        """Wait until a part is there, but no longer than this."""
        with self._part_done:
            self._part_done.wait_for(lambda: not self.lacks(part), seconds)

    def needs(self, part: str) -> None:
        """Raises ``BeingMade`` where a part is not there yet."""
        if self.lacks(part):
            making = self._parts[self._done] if self._done < len(self._parts) else part
            told = f"the record is being put together: {making}, part {self._done + 1} of {len(self._parts) or '?'}"
            raise BeingMade(told, mend="this page comes by itself when what it needs is there")

    def told(self) -> dict[str, Any]:
        """How far it is: how many parts there are, how many are done, and which is under way."""
        left = self._parts[self._done :] if self._goes_on else ()
        return {"parts": len(self._parts), "done": len(self._parts) - len(left), "now": next(iter(left), None)}
