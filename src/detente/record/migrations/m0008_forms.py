"""Form 8: how each name is printed, by its plain form, so that a report more leaves alone the names that it does not move."""

from __future__ import annotations

from sqlalchemy import Connection

_FORM = "CREATE TABLE form (plain TEXT NOT NULL, printed TEXT NOT NULL, PRIMARY KEY (plain, printed)) WITHOUT ROWID"
_OFFICES = "CREATE INDEX mention_office ON mention (report_id) WHERE sort = 'office'"
_OTHER = "CREATE INDEX name_doubt_right ON name_doubt (right_name)"


def up(connection: Connection) -> None:
    """Add the table, empty, and the indexes; the next joining goes over all names and fills it."""
    for command in (_FORM, _OFFICES, _OTHER):
        connection.exec_driver_sql(command)
