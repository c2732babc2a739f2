from dataclasses import replace

import pytest

from detente.errors import BrokenEvidence, NoSuchThing
from detente.model import DayInterval, Furniture, Published, Report
from detente.record import Store, reading_key
from tests.record import invented
from tests.record.invented import AT, raw, reading, report


@pytest.fixture
def told(store: Store) -> Report:
    one = report()
    store.add_report(one, raw(one.text))
    return one


def test_a_reading_comes_back_as_it_went_in(store: Store, told: Report) -> None:
    mentions, said = reading(told)
    store.save_reading(told, "test/1", mentions, said, ["the date was refused", "no year"], at=AT)
    assert sorted(store.mentions(), key=lambda m: m.id) == sorted(mentions, key=lambda m: m.id)
    assert {stmt.id: stmt for stmt in store.statements()} == {stmt.id: stmt for stmt in said}
    assert store.notes(told.id) == ["the date was refused", "no year"]
    last = store.log()[-1]
    assert (last.kind, last.about, last.at) == ("read", told.id, AT)
    assert dict(last.detail) == {"method": "test/1", "mentions": 2, "statements": 7}


def test_mentions_and_statements_come_in_the_order_of_the_text(store: Store, told: Report) -> None:
    mentions, said = reading(told)
    store.save_reading(told, "test/1", mentions[::-1], said[::-1])
    assert [mention.trigger.start for mention in store.mentions()] == sorted(m.trigger.start for m in mentions)
    starts = [stmt.passage.start for stmt in store.statements()]
    assert starts == sorted(starts)


def test_reading_twice_gives_identical_rows(store: Store, told: Report, path) -> None:
    tables = ("mention", "statement", "reading", "note", "log")
    store.save_reading(told, "test/1", *reading(told), ["a note"])
    once = [invented.table(path, name) for name in tables]
    mentions, said = reading(told)
    store.save_reading(told, "test/1", mentions[::-1] + mentions, said[::-1] + said, ["a note"])
    assert [invented.table(path, name) for name in tables] == once


def test_another_reading_takes_the_place_of_the_first(store: Store, told: Report) -> None:
    mentions, said = reading(told)
    store.save_reading(told, "test/1", mentions, said, ["a note"])
    store.save_reading(told, "test/2", mentions[:1], said[:2])
    assert store.mentions() == mentions[:1]
    assert set(store.statements()) == set(said[:2])
    assert store.notes(told.id) == []
    assert store.verify() == []


def test_an_empty_reading_is_a_reading(store: Store, told: Report) -> None:
    store.save_reading(told, "test/1", [], [])
    assert store.unread("test/1") == []
    assert store.verify(strict=True) == []


def test_unread_are_those_without_a_reading_by_this_method_of_these_inputs(store: Store) -> None:
    reports = invented.fill(store, 3)
    assert store.unread("test/1") == []
    assert store.unread("test/2") == reports
    new = report(0)
    store.add_report(new, raw(new.text))
    assert store.unread("test/1") == [new]


def test_a_report_that_changed_while_it_was_read_stays_unread(store: Store, told: Report) -> None:
    later = replace(told, outlet="Courier")
    store.add_report(later, raw(told.text))
    store.save_reading(told, "test/1", *reading(told))
    assert store.unread("test/1") == [later]


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Other."},
        {"title": "Other"},
        {"outlet": "Other"},
        {"url": "https://other.example"},
        {"date_shown": "2 May"},
        {"credit": "Other"},
        {"language": "hu"},
        {"media": "html"},
        {"furniture": (Furniture(0, 1, "slug"),)},
        {"published": Published(interval=DayInterval.parse("2031"), basis="option")},
    ],
)
def test_whatever_a_reading_depends_on_changes_its_key(change) -> None:
    told = report()
    assert reading_key(told, "test") != reading_key(replace(told, **change), "test")
    assert reading_key(told, "test") != reading_key(told, "other")


def test_what_a_reading_does_not_depend_on_leaves_its_key() -> None:
    told = report()
    assert reading_key(told, "test") == reading_key(replace(told, name="copy.txt", origin="o-1"), "test")


def test_the_key_is_the_same_on_every_machine() -> None:
    assert reading_key(Report.of_text("They met."), "test/1")[:16] == "56e7e4d2494643db"


def test_nothing_is_saved_where_words_do_not_hold(store: Store, told: Report) -> None:
    mentions, said = reading(told)
    store.save_reading(told, "test/1", mentions, said)
    moved = replace(
        said[1], passage=replace(said[1].passage, start=said[1].passage.start + 1, end=said[1].passage.end + 1)
    )
    other = replace(said[1], passage=replace(said[1].passage, report_id="r-other"))
    empty = replace(said[1], passage=replace(said[1].passage, exact=""))
    stray = replace(said[1], mention_id="m-none")
    for wrong in (moved, other, empty, stray):
        with pytest.raises(BrokenEvidence, match=r"talks-0001\.txt"):
            store.save_reading(told, "test/2", mentions, [*said, wrong])
    with pytest.raises(BrokenEvidence, match="without a statement of its kind"):
        store.save_reading(told, "test/2", mentions, said[1:])
    with pytest.raises(BrokenEvidence, match="two mentions of one trigger"):
        store.save_reading(told, "test/2", [*mentions, replace(mentions[0], telling=mentions[0].trigger)], said)
    assert set(store.statements()) == set(said)
    assert store.unread("test/1") == []


def test_a_reading_of_a_report_that_is_not_there(store: Store) -> None:
    with pytest.raises(NoSuchThing):
        store.save_reading(report(5), "test/1", [], [])


def test_statements_are_asked_for_by_mention_by_report_and_by_thousands(store: Store) -> None:
    reports = invented.fill(store, 30)
    mention = store.mentions([reports[4].id])[0]
    assert {stmt.mention_id for stmt in store.statements([mention.id])} == {mention.id}
    assert {stmt.report_id for stmt in store.statements(report_ids=[reports[4].id])} == {reports[4].id}
    assert store.statements([mention.id], [reports[5].id]) == []
    assert store.statements([]) == []
    assert store.mentions([]) == []
    many = [f"m-{n}" for n in range(5000)] + [told.id for told in store.mentions()]
    assert store.statements(many) == store.statements()
    assert len(store.statements()) == 30 * 7
