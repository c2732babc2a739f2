"""Form 9: who is shown in which office, and where short names stand, so that a report more links only what hangs on it."""

from __future__ import annotations

from sqlalchemy import Connection

_SHOWING = """CREATE TABLE showing (office TEXT NOT NULL, owner TEXT NOT NULL, day INTEGER NOT NULL, holder TEXT NOT NULL,
    report_id TEXT NOT NULL, printed TEXT NOT NULL, given TEXT NOT NULL,
    PRIMARY KEY (office, owner, day, holder, report_id, printed, given)) WITHOUT ROWID"""
_OF_HOLDER = "CREATE INDEX showing_holder ON showing (holder, office, given, owner)"
_OF_REPORT = "CREATE INDEX showing_report ON showing (report_id)"
_SHORT = """CREATE TABLE short_name (printed TEXT NOT NULL, day INTEGER NOT NULL, report_id TEXT NOT NULL,
    PRIMARY KEY (printed, day, report_id)) WITHOUT ROWID"""
_SHORT_REPORT = "CREATE INDEX short_name_report ON short_name (report_id)"
_DOUBT = """CREATE TABLE short_doubt (left_name TEXT NOT NULL, right_name TEXT NOT NULL, report_id TEXT NOT NULL,
    reasons TEXT NOT NULL, PRIMARY KEY (left_name, right_name, report_id)) WITHOUT ROWID"""
_DOUBT_REPORT = "CREATE INDEX short_doubt_report ON short_doubt (report_id)"
_ANEW = "DELETE FROM form"


def up(connection: Connection) -> None:
    """Add the tables, empty; the next joining goes over all names and fills them."""
    for command in (_SHOWING, _OF_HOLDER, _OF_REPORT, _SHORT, _SHORT_REPORT, _DOUBT, _DOUBT_REPORT, _ANEW):
        connection.exec_driver_sql(command)
