"""Form 6: what joining keeps between two runs, so that a report more costs no more than what it meets."""

from __future__ import annotations

from sqlalchemy import Connection

_TABLES = """
CREATE TABLE pool (
    number INTEGER PRIMARY KEY, mention_id TEXT NOT NULL UNIQUE, report_id TEXT NOT NULL, first_id TEXT NOT NULL,
    members TEXT NOT NULL, buckets BLOB NOT NULL, facts TEXT NOT NULL);
CREATE INDEX pool_report ON pool (report_id);
CREATE INDEX pool_first ON pool (first_id);

CREATE TABLE bucket (
    number INTEGER NOT NULL, starts INTEGER NOT NULL, pool INTEGER NOT NULL, ends INTEGER NOT NULL,
    PRIMARY KEY (number, starts, pool)) WITHOUT ROWID;

CREATE TABLE named (
    printed TEXT NOT NULL, report_id TEXT NOT NULL, many INTEGER NOT NULL, PRIMARY KEY (printed, report_id)) WITHOUT ROWID;
CREATE INDEX named_report ON named (report_id);

CREATE TABLE spelling (printed TEXT NOT NULL PRIMARY KEY, many INTEGER NOT NULL);

CREATE TABLE sketch (
    mark INTEGER NOT NULL, report_id TEXT NOT NULL, PRIMARY KEY (mark, report_id)) WITHOUT ROWID;
CREATE INDEX sketch_report ON sketch (report_id);

CREATE TABLE alike (
    one_id TEXT NOT NULL, other_id TEXT NOT NULL, how TEXT NOT NULL, one_size INTEGER NOT NULL, other_size INTEGER NOT NULL,
    PRIMARY KEY (one_id, other_id)) WITHOUT ROWID;
CREATE INDEX alike_other ON alike (other_id);

CREATE TABLE undated (report_id TEXT NOT NULL PRIMARY KEY);

CREATE TABLE touched (report_id TEXT NOT NULL PRIMARY KEY, tellings INTEGER NOT NULL);

CREATE TABLE seal (report_id TEXT NOT NULL PRIMARY KEY, hash TEXT NOT NULL);

CREATE TABLE joining (
    "only" INTEGER PRIMARY KEY CHECK ("only" = 1), way TEXT NOT NULL, total TEXT NOT NULL, decided TEXT NOT NULL)
"""


def up(connection: Connection) -> None:
    """Make the tables, empty: the next joining fills them."""
    for command in _TABLES.split(";\n"):
        connection.exec_driver_sql(command)
