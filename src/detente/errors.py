"""The tree of errors that Détente raises on purpose.

Every message names the thing at fault (a file, a line, an id) and says what to do next::

    DetenteError
    ├── InputError            something that was handed in cannot be used
    │   ├── UnreadableInput   a file that cannot be opened, is binary, empty, too large, or wrongly encoded
    │   ├── BadField          a field or an option whose value is not of its form (a date, a kind, a line of JSON)
    │   ├── NotRead           a report on which the reader failed; the others were read
    │   ├── NoSuchThing       an id, a report, an event that the record does not hold
    │   ├── TooMuch           more than is taken at once: files, bytes, folders in folders
    │   └── NotAllowed        a change where only reading is allowed, or one that nobody here asked for
    ├── RecordError           the database is not as it should be
    │   ├── NoRecord          there is no record at that path
    │   ├── RecordTooNew      written by a later version of Détente
    │   ├── RecordBusy        another process is writing
    │   ├── BeingMade         what was asked for is being put together, and not there yet
    │   ├── RecordMoved       what was decided on is no longer as it was seen
    │   └── BrokenEvidence    `verify` found a passage, a hash or a statement that does not hold
    └── MissingExtra          an optional library is needed for what was asked
"""

from __future__ import annotations


class DetenteError(Exception):
    """Base of every error that Détente raises on purpose. ``exit_code`` is what the CLI returns.

    >>> NoSuchThing("event 'e-12' is not in the record", mend="list the events with `detente timeline`").mend
    'list the events with `detente timeline`'
    """

    exit_code = 1

    def __init__(self, message: str, *, mend: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.message}; {self.mend}" if self.mend else self.message


class InputError(DetenteError):
    """Something that was handed in cannot be used; the rest of the input still can."""

    exit_code = 3


class UnreadableInput(InputError):
    """A file that cannot be opened, is binary, empty, too large, or wrongly encoded."""


class BadField(InputError):
    """A field or an option whose value is not of its form."""


class NotRead(InputError):
    """A report on which the reader failed, by a defect of its own; nothing of it was kept."""


class NoSuchThing(InputError):
    """An id, a report, an event that the record does not hold."""


class TooMuch(InputError):
    """More than is taken at once: files, bytes, folders in folders."""


class NotAllowed(InputError):
    """A change where only reading is allowed, or one that nobody here asked for."""


class RecordError(DetenteError):
    """The database is not as it should be."""

    exit_code = 4


class NoRecord(RecordError):
    """There is no record at that path."""


class RecordTooNew(RecordError):
    """The record was written by a later version of Détente."""


class RecordBusy(RecordError):
    """Another process holds the record for writing."""


class BeingMade(RecordError):
    """What was asked for is being put together, and not there yet."""


class RecordMoved(RecordError):
    """What was decided on is no longer as it was seen: nothing was written."""


class BrokenEvidence(RecordError):
    """``detente verify`` found something that does not hold."""

    exit_code = 5


class MissingExtra(DetenteError):
    """An optional library is needed for what was asked."""

    exit_code = 6
