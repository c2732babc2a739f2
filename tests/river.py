"""Three reports of an invented dispute about a border crossing, and the record that the reader makes of them."""

from __future__ import annotations

from pathlib import Path

from detente import pipeline
from detente.model import Report
from detente.record import Store

TALKS = """Chad and Sudan agree to open crossing

The presidents of Chad and Sudan met in Doha on Friday for talks mediated by Qatar.

Chad and Sudan agreed to open the border crossing by the end of March, the Qatari foreign ministry said.

The Chadian government said the two sides discussed border delimitation and the exchange of prisoners.

Sudan will not accept foreign peacekeepers, the Sudanese foreign ministry said.
"""
QUARREL = """Chad accuses Sudan of arming rebels

Chad on Tuesday accused Sudan of arming rebels near the border, which Sudan denied.

The border crossing has not been opened, Chad said. Both sides failed to open the border crossing.
"""
TURN = """Sudan ready for peacekeepers

The Sudanese foreign ministry said on Monday that Sudan welcomed a peacekeeping force on the border.
"""
REPORTS = (("talks.txt", TALKS, "2024-02-17"), ("quarrel.txt", QUARREL, "2024-06-05"), ("turn.txt", TURN, "2024-06-11"))


def make_river(path: Path) -> Path:
    """Write the record to a file."""
    with Store.create(path) as store:
        for name, text, day in REPORTS:
            store.add_report(Report.of_text(text, name, published=day), text.encode())
        pipeline.read(store)
    return path
