"""What passes between reading bytes and making reports of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from detente.errors import DetenteError

Media = Literal["text", "html", "jsonl"]
MAX_BYTES = 5_000_000
"""The largest single report taken: about three books of plain text."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about the input.

    ``published`` and ``outlet`` hold for every report that says nothing better itself; ``metadata`` is by base name
    of file and wins over what a page says; ``encoding`` is a codec's name where a file is not UTF-8; ``max_bytes`` is
    the limit for one report, not for a JSONL file of many.
    """

    published: str | None = None
    outlet: str | None = None
    metadata: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    encoding: str | None = None
    max_bytes: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Received:
    """One report's raw bytes: a file, or one line of JSONL. ``fields`` came with them (title, url, ...)."""

    name: str
    data: bytes
    media: Media = "text"
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that cannot be used, and why; the rest of the input goes on."""

    name: str
    error: DetenteError
