"""What the exit codes mean."""

from __future__ import annotations

from enum import IntEnum


class Code(IntEnum):
    """The exit codes of every command; ``docs/reference/cli.md`` says the same and a test compares the two."""

    OK = 0
    ERROR = 1
    USAGE = 2
    INPUT = 3
    RECORD = 4
    VERIFY = 5
    EXTRA = 6
    INTERRUPTED = 130


MEANING: dict[Code, str] = {
    Code.OK: "done; also where the reader of a pipe stops early",
    Code.ERROR: "something else went wrong",
    Code.USAGE: "the command line is not understood",
    Code.INPUT: "input was refused or could not be read, wholly or in part (the rest was), or a name, date or word given is none",
    Code.RECORD: "there is no record at that path, it is busy, or a later version wrote it",
    Code.VERIFY: "`detente verify` found a passage, hash or statement that does not hold",
    Code.EXTRA: "an optional library is needed for what was asked",
    Code.INTERRUPTED: "interrupted (Ctrl-C); what was done so far is kept",
}
