import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from detente.errors import NoRecord, RecordError, RecordTooNew
from detente.record import Store
from tests.record import invented


def test_a_new_record_is_empty_and_sound(store: Store) -> None:
    assert store.reports() == []
    assert store.mentions() == []
    assert store.statements() == []
    assert store.clusters() == {}
    assert store.judgements() == []
    assert store.decisions() == []
    assert store.fingerprint() is None
    assert [(entry.kind, entry.at) for entry in store.log()] == [("init", "2031-05-01T09:00:00Z")]
    assert store.verify(strict=True) == []


def test_what_was_saved_is_there_after_reopening(path) -> None:
    with Store.create(path) as store:
        told = invented.fill(store, 3)
        before = (
            store.reports(),
            store.mentions(),
            store.statements(),
            store.clusters(),
            store.judgements(),
            store.log(),
        )
    with Store.open(path) as store:
        assert store.reports() == told
        after = (
            store.reports(),
            store.mentions(),
            store.statements(),
            store.clusters(),
            store.judgements(),
            store.log(),
        )
        assert after == before


def test_create_does_not_touch_a_record_that_is_there(path) -> None:
    with Store.create(path) as store:
        invented.fill(store, 1)
    with pytest.raises(RecordError, match="already"):
        Store.create(path)
    with Store.open(path) as store:
        assert len(store.reports()) == 1


def test_create_does_not_touch_another_file(path) -> None:
    path.write_bytes(b"minutes of the round table, not a database " * 40)
    with pytest.raises(RecordError, match=r"talks\.db is not a Détente record"):
        Store.create(path)
    assert path.read_bytes().startswith(b"minutes")


def test_create_in_a_missing_folder_names_it(tmp_path) -> None:
    with pytest.raises(RecordError, match="no folder"):
        Store.create(tmp_path / "none" / "talks.db")


def test_create_goes_on_where_a_killed_create_stopped(path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    with pytest.raises(NoRecord) as caught:
        Store.open(path)
    assert "detente init" in caught.value.mend
    with Store.create(path) as store:
        assert store.verify() == []


def test_open_where_nothing_is_says_what_to_do_and_makes_no_file(path) -> None:
    with pytest.raises(NoRecord) as caught:
        Store.open(path)
    assert str(path) in caught.value.message
    assert "detente init" in caught.value.mend
    assert not path.exists()


@pytest.mark.parametrize("content", [b"not a database at all, " * 100, b"x"])
def test_open_refuses_a_file_of_something_else(path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(RecordError, match="not a Détente record"):
        Store.open(path)
    assert path.read_bytes() == content


def test_open_refuses_and_does_not_change_the_database_of_something_else(path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE schema_version (version INTEGER)")
    before = path.read_bytes()
    for way in (Store.open, Store.create):
        with pytest.raises(RecordError):
            way(path)
    assert path.read_bytes() == before


def test_open_refuses_a_folder(tmp_path) -> None:
    with pytest.raises(RecordError, match="is a folder"):
        Store.open(tmp_path)


def test_a_record_of_a_later_version_is_left_alone(path) -> None:
    Store.create(path).close()
    invented.sql(path, "INSERT INTO schema_version (version) VALUES (99)")
    with pytest.raises(RecordTooNew) as caught:
        Store.open(path)
    assert "99" in caught.value.message
    assert "update" in caught.value.mend.lower()


def test_closing_twice_is_closing_once(path) -> None:
    store = Store.create(path)
    store.close()
    store.close()


def test_nothing_heavy_is_imported_and_one_event_is_read_at_once(path) -> None:
    with Store.create(path) as store:
        invented.fill(store, 50)
    code = (
        "import sys, time, sqlalchemy\n"
        "start = time.process_time()\n"
        "from detente.record import Store\n"
        "with Store.open(sys.argv[1]) as store:\n"
        "    clusters = store.clusters()\n"
        "    event = store.event_id(next(iter(clusters)))\n"
        "    told = store.statements([m for m, e in clusters.items() if e == event])\n"
        "assert told\n"
        "print(time.process_time() - start)\n"
        "heavy = {'spacy', 'numpy', 'pandas', 'trafilatura', 'lxml', 'rich', 'typer', 'sqlalchemy.orm'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    taken = []
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        taken.append(float(done.stdout))
    assert min(taken) < 0.2
