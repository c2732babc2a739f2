"""The tables as they are now. How an older record gets here is told in ``migrations``.

Ids are hashes of content and come from ``model``; ``seq`` columns only keep an order in the file and are never shown.
Ranges are half-open code points ``[starts, ends)`` of the report's text as stored.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

metadata = MetaData()


def _of(parent: str) -> ForeignKey:
    return ForeignKey(parent, ondelete="CASCADE")


schema_version = Table("schema_version", metadata, Column("version", Integer, primary_key=True))

report = Table(
    "report",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("date_shown", Text),
    Column("published", Text),
    Column("published_basis", Text),
    Column("origin", Text),
    Column("credit", Text),
    Column("language", Text, nullable=False),
    Column("media", Text, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("text", Text, nullable=False),
)

raw = Table(
    "raw",
    metadata,
    Column("report_id", Text, _of("report.id"), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

furniture = Table(
    "furniture",
    metadata,
    Column("report_id", Text, _of("report.id"), primary_key=True),
    Column("starts", Integer, primary_key=True),
    Column("ends", Integer, primary_key=True),
    Column("reason", Text, primary_key=True),
)

reading = Table(
    "reading",
    metadata,
    Column("report_id", Text, _of("report.id"), primary_key=True),
    Column("method", Text, nullable=False),
    Column("inputs", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("published", Text),
    Column("published_basis", Text),
)

note = Table(
    "note",
    metadata,
    Column("report_id", Text, _of("report.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("text", Text, nullable=False),
)

mention = Table(
    "mention",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report_id", Text, _of("report.id"), nullable=False),
    Column("sort", Text, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("trigger_starts", Integer, nullable=False),
    Column("trigger_ends", Integer, nullable=False),
    Column("trigger_exact", Text, nullable=False),
    Column("telling_starts", Integer, nullable=False),
    Column("telling_ends", Integer, nullable=False),
    Column("telling_exact", Text, nullable=False),
    Index("mention_report", "report_id"),
    Index("mention_office", "report_id", sqlite_where=text("sort = 'office'")),
)

statement = Table(
    "statement",
    metadata,
    Column("id", Text, primary_key=True),
    Column("mention_id", Text, _of("mention.id"), nullable=False),
    Column("report_id", Text, _of("report.id"), nullable=False),
    Column("prop", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("starts", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
    Column("exact", Text, nullable=False),
    Column("said_by", Text),
    Column("factuality", Text, nullable=False),
    Column("precision", Text),
    Column("note", Text),
    Column("method", Text, nullable=False),
    Column("score", Float),
    CheckConstraint("starts >= 0 AND ends > starts AND exact <> ''", name="rests_on_words"),
    Index("statement_mention", "mention_id"),
    Index("statement_report", "report_id"),
)

judgement = Table(
    "judgement",
    metadata,
    Column("left_id", Text, _of("mention.id"), primary_key=True),
    Column("right_id", Text, _of("mention.id"), primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Index("judgement_right", "right_id"),
)

cluster = Table(
    "cluster",
    metadata,
    Column("mention_id", Text, _of("mention.id"), primary_key=True),
    Column("event_id", Text, nullable=False),
    Index("cluster_event", "event_id"),
)

resolved = Table(
    "resolved",
    metadata,
    Column("only", Integer, primary_key=True),
    Column("fingerprint", Text, nullable=False),
)

pool = Table(
    "pool",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("mention_id", Text, nullable=False, unique=True),
    Column("report_id", Text, nullable=False),
    Column("first_id", Text, nullable=False),
    Column("members", Text, nullable=False),
    Column("buckets", LargeBinary, nullable=False),
    Column("facts", Text, nullable=False),
    Index("pool_report", "report_id"),
    Index("pool_first", "first_id"),
)

bucket = Table(
    "bucket",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("starts", Integer, primary_key=True),
    Column("pool", Integer, primary_key=True),
    Column("ends", Integer, nullable=False),
)

named = Table(
    "named",
    metadata,
    Column("printed", Text, primary_key=True),
    Column("report_id", Text, primary_key=True),
    Column("many", Integer, nullable=False),
    Index("named_report", "report_id"),
)

spelling = Table(
    "spelling",
    metadata,
    Column("printed", Text, primary_key=True),
    Column("many", Integer, nullable=False),
)

form = Table(
    "form",
    metadata,
    Column("plain", Text, primary_key=True),
    Column("printed", Text, primary_key=True),
)

name_key = Table(
    "name_key",
    metadata,
    Column("key", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Index("name_key_name", "name"),
)

showing = Table(
    "showing",
    metadata,
    Column("office", Text, primary_key=True),
    Column("owner", Text, primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("holder", Text, primary_key=True),
    Column("report_id", Text, primary_key=True),
    Column("printed", Text, primary_key=True),
    Column("given", Text, primary_key=True),
    Index("showing_holder", "holder", "office", "given", "owner"),
    Index("showing_report", "report_id"),
)

short_name = Table(
    "short_name",
    metadata,
    Column("printed", Text, primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("report_id", Text, primary_key=True),
    Index("short_name_report", "report_id"),
)

short_doubt = Table(
    "short_doubt",
    metadata,
    Column("left_name", Text, primary_key=True),
    Column("right_name", Text, primary_key=True),
    Column("report_id", Text, primary_key=True),
    Column("reasons", Text, nullable=False),
    Index("short_doubt_report", "report_id"),
)

sketch = Table(
    "sketch",
    metadata,
    Column("mark", Integer, primary_key=True),
    Column("report_id", Text, primary_key=True),
    Index("sketch_report", "report_id"),
)

alike = Table(
    "alike",
    metadata,
    Column("one_id", Text, primary_key=True),
    Column("other_id", Text, primary_key=True),
    Column("how", Text, nullable=False),
    Column("one_size", Integer, nullable=False),
    Column("other_size", Integer, nullable=False),
    Index("alike_other", "other_id"),
)

undated = Table("undated", metadata, Column("report_id", Text, primary_key=True))

touched = Table(
    "touched",
    metadata,
    Column("report_id", Text, primary_key=True),
    Column("tellings", Integer, nullable=False),
)

seal = Table(
    "seal",
    metadata,
    Column("report_id", Text, primary_key=True),
    Column("hash", Text, nullable=False),
)

joining = Table(
    "joining",
    metadata,
    Column("only", Integer, primary_key=True),
    Column("way", Text, nullable=False),
    Column("total", Text, nullable=False),
    Column("decided", Text, nullable=False),
)

alias = Table(
    "alias",
    metadata,
    Column("printed", Text, primary_key=True),
    Column("shown", Text, nullable=False),
    Column("reason", Text),
    Index("alias_shown", "shown"),
)

name_link = Table(
    "name_link",
    metadata,
    Column("report_id", Text, _of("report.id"), primary_key=True),
    Column("printed", Text, primary_key=True),
    Column("shown", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

name_doubt = Table(
    "name_doubt",
    metadata,
    Column("left_name", Text, primary_key=True),
    Column("right_name", Text, primary_key=True),
    Column("reasons", Text, nullable=False),
    Index("name_doubt_right", "right_name"),
)

decision = Table(
    "decision",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("choice", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("value", Text),
    Column("why", Text),
    Column("made_by", Text),
    Column("made_at", Text),
)

log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("about", Text),
    Column("detail", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
