"""Whether somebody looks at a terminal, found out without the library that writes on it where nobody does."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

_FORCING = ("FORCE_COLOR", "TTY_COMPATIBLE")
"""Variables of the environment by which rich takes for a terminal what is none."""


def terminal(stream: TextIO) -> Console | None:
    """The console of a terminal; ``None`` where the stream leads to none."""
    if not stream.isatty() and not any(os.environ.get(name) for name in _FORCING):
        return None
    from rich.console import Console  # noqa: PLC0415 - commands whose output is piped start faster without it

    console = Console(file=stream, highlight=False)
    return console if console.is_terminal else None
