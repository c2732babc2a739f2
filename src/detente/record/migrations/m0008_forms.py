"""Form 8: how names are printed and where they meet, so that a report more leaves alone those that it does not move."""

from __future__ import annotations

from sqlalchemy import Connection

_FORM = "CREATE TABLE form (plain TEXT NOT NULL, printed TEXT NOT NULL, PRIMARY KEY (plain, printed)) WITHOUT ROWID"
_KEY = "CREATE TABLE name_key (key TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (key, name)) WITHOUT ROWID"
_OF_NAME = "CREATE INDEX name_key_name ON name_key (name)"
_OFFICES = "CREATE INDEX mention_office ON mention (report_id) WHERE sort = 'office'"
_OTHER = "CREATE INDEX name_doubt_right ON name_doubt (right_name)"


def up(connection: Connection) -> None:
    """Add the tables, empty, and the indexes; the next joining goes over all names and fills it."""
    for command in (_FORM, _KEY, _OF_NAME, _OFFICES, _OTHER):
        connection.exec_driver_sql(command)
