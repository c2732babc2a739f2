"""How often the reading was right, by what was decided."""

from __future__ import annotations

from typing import Any

from detente.desk.asked import Asked
from detente.desk.held import Held
from detente.model import Choice

MOST = 5_000
"""Events of a record of which joining is worked out anew while somebody waits for the page."""


def quality_page(held: Held, asked: Asked) -> dict[str, Any]:  # noqa: ARG001 - a screen takes what is asked
    """A row a sort of thing that was decided about. Of a large record the command line works it out."""
    joins = any(one.choice in (Choice.MERGE, Choice.KEEP_APART) for one in held.decisions)
    large = joins and len(held.events) > MOST
    rows = [] if large else held.once("quality", lambda: list(held.record.quality()))
    return {
        "decided": len(held.decisions),
        "large": large,
        "rows": [{name: value for name, value in row.to_dict().items() if name != "passages"} for row in rows],
    }
