"""Form 4: the recorded name of every printed one, and the pairs of names that a person has to settle."""

from __future__ import annotations

from sqlalchemy import Connection

_ALIAS = "CREATE TABLE alias (printed TEXT NOT NULL PRIMARY KEY, shown TEXT NOT NULL)"
_SHOWN = "CREATE INDEX alias_shown ON alias (shown)"
_DOUBT = """CREATE TABLE name_doubt (
    left_name TEXT NOT NULL, right_name TEXT NOT NULL, reasons TEXT NOT NULL, PRIMARY KEY (left_name, right_name)
)"""


def up(connection: Connection) -> None:
    """Make the tables, empty: the next joining fills them."""
    for command in (_ALIAS, _SHOWN, _DOUBT):
        connection.exec_driver_sql(command)
