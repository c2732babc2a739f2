from dataclasses import replace
from pathlib import Path

import pytest

from detente.errors import BadField, NoSuchThing, RecordBusy
from detente.model import Choice, Decision, Report, hash_bytes
from detente.record import Store
from tests.record import invented
from tests.record.invented import AT, raw, reading, report

TAKEN_DOWN = "Zyxomma Querulantis"


def secret(n: int = 50) -> Report:
    told = report(n)
    words = f"{told.text}\n{TAKEN_DOWN} spoke {'at length ' * 2000}of {TAKEN_DOWN.upper()}.\n"
    return replace(
        told,
        sha256=hash_bytes(raw(words)),
        text=words,
        title=f"{TAKEN_DOWN} speaks",
        url=f"https://{TAKEN_DOWN}.example",
    )


def bytes_of(path: Path) -> bytes:
    return b"".join(piece.read_bytes() for piece in sorted(path.parent.iterdir()) if piece.name.startswith(path.name))


def traces(path: Path) -> list[str]:
    whole = bytes_of(path).lower()
    return [word for word in ("zyxomma", "querulantis") if word.encode() in whole]


@pytest.fixture
def told(store: Store) -> Report:
    invented.fill(store, 20)
    one = secret()
    store.add_report(one, raw(one.text), at=AT)
    mentions, said = reading(one)
    said = [replace(said[0], note=TAKEN_DOWN), *said[1:]]
    store.save_reading(one, "test/1", mentions, said, notes=[f"{TAKEN_DOWN} is not known"], at=AT)
    invented.resolve(store)
    store.decide(Decision(choice=Choice.EDIT, about=(said[3].id,), value=TAKEN_DOWN, why=TAKEN_DOWN), at=AT)
    store.decide(Decision(choice=Choice.KEEP_APART, about=(mentions[0].id, store.mentions()[0].id)), at=AT)
    store.decide(Decision(choice=Choice.REJECT, about=(store.statements()[0].id,)), at=AT)
    store.add_report(replace(one, title=f"{TAKEN_DOWN} speaks again"), raw(one.text), at=AT)
    return one


def test_removing_takes_all_that_rested_on_the_report(store: Store, told: Report, path: Path) -> None:
    assert traces(path) == ["zyxomma", "querulantis"]
    store.remove_report(told.id, why="asked for by the publisher", at="2031-06-01T00:00:00Z")
    assert traces(path) == []
    assert told.id not in {one.id for one in store.reports()}
    assert told.id not in {mention.report_id for mention in store.mentions()}
    assert told.id not in {stmt.report_id for stmt in store.statements()}
    there = {mention.id for mention in store.mentions()}
    assert store.clusters().keys() <= there
    assert {side for pair in store.judgements() for side in (pair.left, pair.right)} <= there
    assert store.notes(told.id) == []
    assert [decision.choice for decision in store.decisions()] == [Choice.REJECT]
    assert store.search("zyxomma") == []
    assert store.search("envoys")
    assert store.fingerprint() is None
    with pytest.raises(NoSuchThing):
        store.raw(told.id)
    assert store.verify() == []


def test_the_log_keeps_name_hash_reason_and_time(store: Store, told: Report) -> None:
    store.remove_report(told.id, why="asked for", at="2031-06-01T00:00:00Z")
    last = store.log()[-1]
    assert (last.kind, last.about, last.at) == ("remove", told.id, "2031-06-01T00:00:00Z")
    assert {key: last.detail[key] for key in ("name", "sha256", "why")} == {
        "name": told.name,
        "sha256": told.sha256,
        "why": "asked for",
    }
    assert set(last.detail) == {"name", "sha256", "why", "decisions"}


def test_nothing_is_left_after_closing_and_in_earlier_readings(path: Path) -> None:
    one = secret()
    with Store.create(path) as store:
        invented.fill(store, 5)
        store.add_report(one, raw(one.text))
        for n in range(3):
            mentions, said = reading(one)
            store.save_reading(one, f"test/{n}", mentions, [replace(stmt, note=f"{TAKEN_DOWN} {n}") for stmt in said])
        store.remove_report(one.id, why="", at=AT)
    assert traces(path) == []
    with Store.open(path) as store:
        assert store.verify() == []
        assert len(store.reports()) == 5


def test_a_decision_to_remove_outlasts_the_removal(store: Store, told: Report) -> None:
    order = Decision(choice=Choice.REMOVE, about=(told.id,), why="asked for")
    store.decide(order, at=AT)
    store.remove_report(told.id, why="asked for", at=AT)
    assert order in store.decisions()
    assert store.verify() == []


def test_a_removed_report_can_be_added_again(store: Store, told: Report) -> None:
    store.remove_report(told.id, why="", at=AT)
    store.add_report(told, raw(told.text), at=AT)
    assert store.report(told.id) == told
    assert store.verify() == []


def test_replacing_puts_the_correction_in_the_place_and_links_the_two(store: Store, told: Report, path: Path) -> None:
    new = report(51, name=told.name)
    store.replace_report(told.id, new, raw(new.text), why="corrected by the outlet", at="2031-06-02T00:00:00Z")
    assert traces(path) == []
    assert store.report(told.name) == new
    assert store.unread("test/1") == [new]
    last = store.log()[-1]
    assert (last.kind, last.about, last.detail["sha256"]) == ("replace", told.id, told.sha256)
    assert last.detail["by"] == {"id": new.id, "name": new.name, "sha256": new.sha256}
    assert store.verify() == []


def test_the_log_keeps_who_removed_and_who_replaced(store: Store, told: Report) -> None:
    new = report(51, name=told.name)
    store.replace_report(told.id, new, raw(new.text), why="corrected", by="ada", at=AT)
    assert store.log()[-1].detail["decided_by"] == "ada"
    store.remove_report(new.id, why="withdrawn", by="bo", at=AT)
    assert {name: store.log()[-1].detail[name] for name in ("why", "decided_by")} == {
        "why": "withdrawn",
        "decided_by": "bo",
    }
    assert store.verify() == []


def test_replacing_is_whole_or_not_at_all(store: Store, told: Report) -> None:
    before = store.reports(), store.statements(), store.log(), store.decisions()
    with pytest.raises(BadField, match="same bytes"):
        store.replace_report(told.id, told, raw(told.text), why="", at=AT)
    with pytest.raises(Exception, match="not those that report"):
        store.replace_report(told.id, report(51), b"other", why="", at=AT)
    with pytest.raises(NoSuchThing):
        store.replace_report("r-none", report(51), raw(report(51).text), why="", at=AT)
    with pytest.raises(NoSuchThing):
        store.remove_report("r-none", why="", at=AT)
    assert (store.reports(), store.statements(), store.log(), store.decisions()) == before
    assert store.search("zyxomma")


def test_a_reader_that_holds_old_pages_is_told_of_and_nothing_is_left_when_it_goes(path: Path) -> None:
    one = secret()
    with Store.create(path, wait=0.1) as store:
        invented.fill(store, 3)
        store.add_report(one, raw(one.text))
        with Store.open(path) as other:
            with other._read() as view:
                assert view.exec_driver_sql("SELECT count(*) FROM report").scalar_one() == 4
                with pytest.raises(RecordBusy) as caught:
                    store.remove_report(one.id, why="", at=AT)
            assert "is out of" in caught.value.message
            assert caught.value.mend
        assert len(store.reports()) == 3
    assert traces(path) == []
