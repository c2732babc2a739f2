"""What people decided, to be taken over into another record of the same reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.ask import Record
from detente.ask.decision_lines import decision_fields


def decisions(record: Record) -> Iterator[dict[str, Any]]:
    """All decisions in the order in which they were made, those that were undone and the undoing too."""
    yield from decision_fields(record.decisions_made())
