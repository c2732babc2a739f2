"""The label sets of the reader's heads, in the order of their indices; 0 is "none"."""

from __future__ import annotations

from detente.model import Kind, NameType, Part, Status

KINDS = ("none", *(kind.value for kind in Kind))
STATUSES = tuple(status.value for status in Status)
LINKS = ("none", *(part.value for part in Part), "place", "time", "content")
NAMES = ("O", *(f"{edge}-{kind.value}" for kind in NameType for edge in "BI"))
