"""Form 1: reports, readings, statements, judgements, decisions and the log."""

from __future__ import annotations

from sqlalchemy import Connection

from detente.record.sqlite import BLOB

_TABLES = f"""
CREATE TABLE schema_version (version INTEGER PRIMARY KEY);

CREATE TABLE report (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    title TEXT, outlet TEXT, url TEXT, date_shown TEXT, published TEXT, published_basis TEXT, origin TEXT, credit TEXT,
    language TEXT NOT NULL, media TEXT NOT NULL, text_sha256 TEXT NOT NULL, text TEXT NOT NULL);

CREATE TABLE raw (
    report_id TEXT NOT NULL PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE, bytes {BLOB} NOT NULL);

CREATE TABLE furniture (
    report_id TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    starts INTEGER NOT NULL, ends INTEGER NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (report_id, starts, ends, reason));

CREATE TABLE reading (
    report_id TEXT NOT NULL PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
    method TEXT NOT NULL, inputs TEXT NOT NULL, content TEXT NOT NULL);

CREATE TABLE note (
    report_id TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (report_id, position));

CREATE TABLE mention (
    id TEXT NOT NULL PRIMARY KEY, report_id TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    sort TEXT NOT NULL, serial INTEGER NOT NULL,
    trigger_starts INTEGER NOT NULL, trigger_ends INTEGER NOT NULL, trigger_exact TEXT NOT NULL,
    telling_starts INTEGER NOT NULL, telling_ends INTEGER NOT NULL, telling_exact TEXT NOT NULL);
CREATE INDEX mention_report ON mention (report_id);

CREATE TABLE statement (
    id TEXT NOT NULL PRIMARY KEY, mention_id TEXT NOT NULL REFERENCES mention (id) ON DELETE CASCADE,
    report_id TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE, prop TEXT NOT NULL, value TEXT NOT NULL,
    starts INTEGER NOT NULL, ends INTEGER NOT NULL, exact TEXT NOT NULL,
    said_by TEXT, factuality TEXT NOT NULL, "precision" TEXT, note TEXT, method TEXT NOT NULL, score FLOAT,
    CONSTRAINT rests_on_words CHECK (starts >= 0 AND ends > starts AND exact <> ''));
CREATE INDEX statement_mention ON statement (mention_id);
CREATE INDEX statement_report ON statement (report_id);

CREATE TABLE judgement (
    left_id TEXT NOT NULL REFERENCES mention (id) ON DELETE CASCADE,
    right_id TEXT NOT NULL REFERENCES mention (id) ON DELETE CASCADE,
    verdict TEXT NOT NULL, score FLOAT NOT NULL, reasons TEXT NOT NULL, PRIMARY KEY (left_id, right_id));
CREATE INDEX judgement_right ON judgement (right_id);

CREATE TABLE cluster (
    mention_id TEXT NOT NULL PRIMARY KEY REFERENCES mention (id) ON DELETE CASCADE, event_id TEXT NOT NULL);
CREATE INDEX cluster_event ON cluster (event_id);

CREATE TABLE resolved ("only" INTEGER PRIMARY KEY CHECK ("only" = 1), fingerprint TEXT NOT NULL);

CREATE TABLE decision (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL, choice TEXT NOT NULL, about TEXT NOT NULL, value TEXT, why TEXT);

CREATE TABLE log (
    number INTEGER PRIMARY KEY, "at" TEXT NOT NULL, kind TEXT NOT NULL, about TEXT, detail TEXT NOT NULL,
    previous TEXT NOT NULL, hash TEXT NOT NULL)
"""


def up(connection: Connection) -> None:
    """Make the tables in an empty database."""
    for command in _TABLES.split(";\n"):
        connection.exec_driver_sql(command)
