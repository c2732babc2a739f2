"""Form 7: why a printed name is shown under another, and what a surname or an office of one report means there."""

from __future__ import annotations

from sqlalchemy import Connection

_LINK = """CREATE TABLE name_link (
    report_id TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE, printed TEXT NOT NULL, shown TEXT NOT NULL,
    reason TEXT NOT NULL, PRIMARY KEY (report_id, printed)
)"""


def up(connection: Connection) -> None:
    """Add the column and the table, empty: the next joining fills them."""
    connection.exec_driver_sql("ALTER TABLE alias ADD COLUMN reason TEXT")
    connection.exec_driver_sql(_LINK)
