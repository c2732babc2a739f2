from contextlib import closing
from dataclasses import replace
from pathlib import Path
from sqlite3 import connect

import pytest
from sqlalchemy import create_engine, inspect

from detente.model import Choice, Decision
from detente.record import Store, migrations, schema
from detente.record.migrations import LATEST, m0001_tables
from detente.record.sqlite import APPLICATION_ID
from tests.record import invented


def first_form(path: Path) -> None:
    """A record as form 1 left it, with one report in it, written without the store."""
    told = invented.report(1)
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        m0001_tables.up(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql("INSERT INTO schema_version (version) VALUES (1)")
        connection.exec_driver_sql(
            "INSERT INTO report (id, sha256, name, title, language, media, text_sha256, text) VALUES (?,?,?,?,?,?,?,?)",
            (
                told.id,
                told.sha256,
                told.name,
                told.title,
                "en",
                "text",
                invented.hash_bytes(told.text.encode()),
                told.text,
            ),
        )
        connection.exec_driver_sql("INSERT INTO raw VALUES (?, ?)", (told.id, invented.raw(told.text)))
    engine.dispose()


def test_an_older_record_is_brought_to_the_present_form(path: Path) -> None:
    first_form(path)
    with Store.open(path) as store:
        assert store.reports() == [invented.report(1)]
        assert [hit.name for hit in store.search("envoys")] == ["talks-0001.txt"]
        store.save_reading(invented.report(1), "test/1", *invented.reading(invented.report(1)))
        assert len(store.statements()) == 7
    assert invented.table(path, "schema_version") == [(number,) for number in range(1, LATEST + 1)]


def test_a_step_that_fails_leaves_the_record_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first_form(path)

    def broken(connection) -> None:
        connection.exec_driver_sql("CREATE TABLE half_done (id INTEGER)")
        raise RuntimeError("power cut")

    monkeypatch.setattr(migrations, "STEPS", (m0001_tables.up, broken))
    with pytest.raises(RuntimeError):
        Store.open(path)
    monkeypatch.undo()
    assert invented.table(path, "schema_version") == [(1,)]
    with Store.open(path) as store:
        assert len(store.reports()) == 1
    with closing(connect(path)) as connection:
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'half_done'").fetchall()


def test_the_steps_arrive_at_the_tables_of_the_schema(path: Path) -> None:
    Store.create(path).close()
    engine = create_engine(f"sqlite:///{path}")
    there = inspect(engine)
    for table in schema.metadata.sorted_tables:
        columns = {column["name"]: column for column in there.get_columns(table.name)}
        assert list(columns) == [column.name for column in table.columns]
        for column in table.columns:
            found = columns[column.name]
            assert (found["nullable"], str(found["type"])) == (
                bool(column.nullable)
                or (column.primary_key and column.type.python_type is int and len(table.primary_key) == 1),
                str(column.type.compile(engine.dialect)),
            ), f"{table.name}.{column.name}"
        with engine.connect() as connection:
            listed = connection.exec_driver_sql(f"PRAGMA foreign_key_list({table.name})").mappings()
            keys = {(key["from"], key["table"], key["to"], key["on_delete"]) for key in listed}
        assert keys == {
            (key.parent.name, key.column.table.name, key.column.name, key.ondelete) for key in table.foreign_keys
        }
        assert there.get_pk_constraint(table.name)["constrained_columns"] == [
            column.name for column in table.primary_key
        ]
        indexes = {(index["name"], tuple(index["column_names"])) for index in there.get_indexes(table.name)}
        assert indexes == {(index.name, tuple(column.name for column in index.columns)) for index in table.indexes}
    engine.dispose()


FORM_6 = "pool bucket named spelling sketch alike undated touched seal joining".split()


def test_when_something_was_decided_is_taken_from_the_log(path: Path) -> None:
    with Store.create(path) as store:
        anchor = Decision(choice=Choice.ANCHOR, about=("r-1",), value="2024-02-17")
        for at in ("2024-03-01", "2024-03-02"):
            store.decide(anchor, at=at)
    with closing(connect(path)) as connection:
        connection.executescript(
            "ALTER TABLE decision DROP COLUMN made_by; ALTER TABLE decision DROP COLUMN made_at;"
            "ALTER TABLE alias DROP COLUMN reason; DROP TABLE name_link;"
            "DROP TABLE form; DROP TABLE name_key; DROP INDEX mention_office; DROP INDEX name_doubt_right;"
            "DROP TABLE showing; DROP TABLE short_name; DROP TABLE short_doubt;"
            "DELETE FROM schema_version WHERE version > 4"
        )
        connection.executescript("".join(f"DROP TABLE {table};" for table in FORM_6))
    with Store.open(path) as store:
        assert [(one.at, one.by) for one in store.decisions()] == [("2024-03-01", None), ("2024-03-02", None)]
        store.decide(replace(anchor, by="Ada Berg", at="2023-01-01"), at="2024-03-03")
        assert store.decisions()[-1].by == "Ada Berg"
        assert store.log()[-1].detail["made"] == "2023-01-01"
        assert [problem for problem in store.verify() if "decision" in problem.where] == []
    for change, what in (("made_at = '2022-01-01'", "was not made at"), ("made_by = 'Somebody'", "not say what was")):
        with closing(connect(path)) as connection:
            connection.execute(f"UPDATE decision SET {change} WHERE seq = 3")  # noqa: S608 - the test's own words
            connection.commit()
        with Store.open(path) as store:
            assert any(what in problem.what for problem in store.verify())
