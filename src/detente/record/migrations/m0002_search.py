"""Form 2: the full-text index over the titles and texts of the reports, filled from those already there."""

from __future__ import annotations

from sqlalchemy import Connection

from detente.record.sqlite import create_index


def up(connection: Connection) -> None:
    """Make and fill the index."""
    create_index(connection)
