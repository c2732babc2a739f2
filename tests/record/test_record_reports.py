from dataclasses import replace

import pytest

from detente.errors import BrokenEvidence, NoSuchThing, UnreadableInput
from detente.model import Choice, DayInterval, Decision, Furniture, Published, Report, hash_bytes
from detente.record import Added, Store
from tests.record import invented
from tests.record.invented import AT, raw, report


def published(days: str, basis: str = "option") -> Published:
    return Published(interval=DayInterval.parse(days), basis=basis)


def add(store: Store, told: Report) -> Added:
    return store.add_report(told, raw(told.text), at=AT)


def test_a_report_comes_back_as_it_went_in(store: Store) -> None:
    whole = report(
        outlet="The Selby Courier",
        url="https://courier.example/1",
        date_shown="1 May 2031",
        published=published("2031-04-30/2031-05-01", "dateline"),
        origin="o-1",
        credit="Wire",
        language="hu",
        media="html",
        furniture=(Furniture(0, 5, "navigation"), Furniture(6, 9, "teaser")),
    )
    assert add(store, whole) is Added.NEW
    assert store.reports() == [whole]
    assert store.raw(whole.id) == raw(whole.text)
    assert (store.log()[-1].kind, store.log()[-1].about) == ("add", whole.id)


def test_reports_are_sorted_by_name(store: Store) -> None:
    for n in (3, 1, 2):
        add(store, report(n))
    assert [one.name for one in store.reports()] == ["talks-0001.txt", "talks-0002.txt", "talks-0003.txt"]


def test_adding_twice_changes_nothing(store: Store) -> None:
    told = report(published=published("2031-05-01"), outlet="Courier")
    add(store, told)
    invented.fill(store, 1)
    log, read = store.log(), store.unread("test/1")
    assert add(store, told) is Added.KNOWN
    assert add(store, replace(told, name="copy.txt", outlet=None, published=None, title=None)) is Added.KNOWN
    assert store.reports() == [told]
    assert store.log() == log
    assert store.unread("test/1") == read


def test_new_fields_are_stored_and_the_report_is_unread_again(store: Store) -> None:
    invented.fill(store, 2)
    assert store.unread("test/1") == []
    news = report(
        1, published=published("2031-05-01"), outlet="Courier", url="https://courier.example/1", title="Round one"
    )
    assert add(store, news) is Added.UPDATED
    assert store.reports()[0] == news
    assert store.unread("test/1") == [news]
    last = store.log()[-1]
    assert (last.kind, last.about) == ("update", news.id)
    assert last.detail["fields"] == ["outlet", "published", "title", "url"]
    assert [hit.name for hit in store.search("title:one")] == [news.name]
    assert store.verify() == []


@pytest.mark.parametrize(
    ("first", "then", "came"),
    [
        ("2031-05-01 json_ld", "2031-05-02 option", Added.UPDATED),
        ("2031-05-01 option", "2031-05-02 metadata", Added.UPDATED),
        ("2031-05-01 option", "2031-05-01 metadata", Added.KNOWN),
        ("2031-05-01 option", "2031-05-02 json_ld", Added.KNOWN),
        ("2031-05-01 html_meta", "2031-05-02 json_ld", Added.KNOWN),
        ("2031-05-01 anchor", "2031-05-02 option", Added.KNOWN),
    ],
)
def test_a_day_that_somebody_gave_outlasts_one_found_on_the_page(store: Store, first, then, came) -> None:
    add(store, report(published=published(*first.split())))
    assert add(store, report(published=published(*then.split()))) is came
    kept = then if came is Added.UPDATED else first
    assert store.reports()[0].published == published(*kept.split())


def test_a_text_never_changes(store: Store) -> None:
    told = report()
    add(store, told)
    assert store.add_report(replace(told, text="Another text."), raw(told.text)) is Added.KNOWN
    assert store.reports()[0].text == told.text


def test_bytes_that_are_not_the_reports_are_refused(store: Store) -> None:
    with pytest.raises(BrokenEvidence, match=r"talks-0001\.txt"):
        store.add_report(report(), b"other bytes")
    assert store.reports() == []
    add(store, report())
    with pytest.raises(BrokenEvidence):
        store.add_report(report(outlet="Courier"), b"other bytes")
    forged = replace(report(), sha256=report().sha256[:16] + hash_bytes(b"other")[16:])
    with pytest.raises(BrokenEvidence):
        store.add_report(forged, b"other")
    assert store.reports() == [report()]


def test_half_a_character_is_refused_by_name(store: Store) -> None:
    told = Report(sha256=hash_bytes(b"x"), name="half.txt", text="a\ud800b")
    with pytest.raises(UnreadableInput, match=r"half\.txt"):
        store.add_report(told, b"x")
    assert store.reports() == []


def test_texts_of_every_script_and_five_megabytes(store: Store) -> None:
    whole = "Ödön 🕊 سلام 和平 e\u0301 \U0001f1e6\n" * 180_000
    told = Report(sha256=hash_bytes(raw(whole)), name="long.txt", text=whole)
    assert len(whole.encode()) > 5_000_000
    assert add(store, told) is Added.NEW
    assert store.report("long.txt").text == whole
    assert store.search("和平")
    assert store.verify() == []


def test_a_nul_and_carriage_returns_are_kept(store: Store) -> None:
    told = report(text="one\x00two\r\nthree")
    add(store, told)
    assert store.reports()[0].text == "one\x00two\r\nthree"
    assert store.verify() == []


def test_a_report_is_found_by_id_beginning_hash_and_name(store: Store) -> None:
    told = report(7)
    add(store, told)
    add(store, report(8))
    for key in (told.id, told.id[:8], told.sha256, told.sha256[:10].upper(), "talks-0007.txt"):
        assert store.report(key) == told


def test_a_report_that_is_not_there_brings_near_names(store: Store) -> None:
    add(store, report(7))
    with pytest.raises(NoSuchThing) as caught:
        store.report("talks-007.txt")
    assert "talks-0007.txt" in caught.value.mend
    with pytest.raises(NoSuchThing, match="detente reports"):
        store.report("")


def test_a_name_that_two_reports_carry_asks_which(store: Store) -> None:
    both = [report(n, name="same.txt") for n in (1, 2)]
    for one in both:
        add(store, one)
    with pytest.raises(NoSuchThing) as caught:
        store.report("same.txt")
    assert all(one.id in caught.value.mend for one in both)


def test_origins_are_set_for_those_named(store: Store) -> None:
    one, two = report(1), report(2)
    add(store, one)
    add(store, two)
    store.set_origins({two.id: one.id})
    assert [told.origin for told in store.reports()] == [None, one.id]
    with pytest.raises(NoSuchThing):
        store.set_origins({one.id: "x", "r-none": "x"})
    assert store.reports()[0].origin is None


def test_an_anchor_stands_in_for_the_published_day_and_asks_for_a_new_reading(store: Store) -> None:
    told = invented.fill(store, 1)[0]
    for days in ("2031-06-01", "2031-05-01/2031-05-03"):
        store.decide(Decision(choice=Choice.ANCHOR, about=(told.id,), value=days), at=AT)
    anchored = replace(told, published=published("2031-05-01/2031-05-03", "anchor"))
    assert store.reports() == [anchored]
    assert store.unread("test/1") == [anchored]
    assert add(store, replace(told, published=published("2031-07-01"))) is Added.UPDATED
    assert store.reports() == [anchored]


def test_raw_of_an_unknown_report(store: Store) -> None:
    with pytest.raises(NoSuchThing):
        store.raw("r-0")
