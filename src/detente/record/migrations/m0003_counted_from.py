"""Form 3: the publication days that a reading counted from, where its own text, an origin or other reports gave them."""

from __future__ import annotations

from sqlalchemy import Connection


def up(connection: Connection) -> None:
    """Add the columns; what was read before has none until it is read again."""
    connection.exec_driver_sql("ALTER TABLE reading ADD COLUMN published TEXT")
    connection.exec_driver_sql("ALTER TABLE reading ADD COLUMN published_basis TEXT")
