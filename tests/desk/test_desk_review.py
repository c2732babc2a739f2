"""Decisions from the browser: what they need, what they change, what they never lose."""

import re
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from detente.ask import Record
from detente.model import Choice
from detente.record import Store
from tests.desk.conftest import HERE, UNDATED, Open
from tests.desk.test_desk_pages import Sound


def form_of(client: TestClient, address: str, number: int = 0) -> dict[str, str]:
    """The hidden fields of a form of decision on a page."""
    forms = re.findall(r'<form class="decide[ "].*?</form>', client.get(address).text, flags=re.DOTALL)
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', forms[number]))


def settled(client: TestClient) -> None:
    """Waits until what was decided is worked out."""
    until = monotonic() + 60
    while "The record has moved" in client.get("/log").text and monotonic() < until:
        sleep(0.1)


def made(path: Path) -> list[tuple[str, tuple[str, ...], str | None]]:
    with Store.open(path) as store:
        return [(one.choice.value, one.about, one.why) for one in store.decisions()]


def test_the_queue_has_the_pairs_with_reasons_and_the_reports_without_a_day(desk: Open, waiting: Path):
    client = desk(waiting)
    told = client.get("/review.json").json()
    assert told["where"]["total"] == len(told["pairs"]) > 0
    for pair in told["pairs"]:
        assert pair["reasons"]
        assert pair["left"]["event"] != pair["right"]["event"]
    assert [row["name"] for row in told["days"]] == [UNDATED]
    assert not Sound(client.get("/review").text).faults


@pytest.mark.parametrize(("choice", "together"), [("merge", True), ("keep_apart", False)])
def test_a_pair_is_judged_and_stays_so(desk: Open, waiting: Path, choice: str, together: bool):
    client = desk(waiting)
    form = form_of(client, "/review")
    before = client.get("/review.json").json()["where"]["total"]
    answer = client.post("/review", data={**form, "choice": choice, "why": " told  twice "})
    assert answer.status_code == 303
    settled(client)
    left, right = form["about"].split()
    ((made_choice, about, why),) = made(waiting)
    assert (made_choice, why) == (choice, "told twice")
    assert {left, right} <= set(about)
    with Store.open(waiting) as store:
        clusters = store.clusters()
        assert (clusters[left] == clusters[right]) is together
        assert store.fingerprint().endswith(store.input_fingerprint())
        assert store.verify() == []
    page = client.get(answer.headers["location"])
    assert "told twice" in page.text
    assert client.get("/review.json").json()["where"]["total"] < before
    assert "told twice" in [row["why"] for row in client.get("/log.json").json()["rows"]]
    known = client.get(f"/review.json?pair={left}~{right}").json()["pairs"][0]
    assert known["together"] is together
    assert known["earlier"][0]["choice"] == choice


def test_what_was_merged_can_be_kept_apart_later(desk: Open, waiting: Path):
    client = desk(waiting)
    form = form_of(client, "/review")
    left, right = form["about"].split()
    client.post("/review", data={**form, "choice": "merge"})
    settled(client)
    event = client.get(f"/review.json?pair={left}~{right}").json()["pairs"][0]["left"]["event"]
    assert client.get(f"/events/{event}.json").json()["merge"]["tellings"] >= 2
    client.post("/review", data={**form_of(client, f"/review?pair={left}~{right}"), "choice": "keep_apart"})
    settled(client)
    with Store.open(waiting) as store:
        assert store.clusters()[left] != store.clusters()[right]


def test_two_events_that_nobody_compared_can_be_judged(desk: Open, waiting: Path):
    client = desk(waiting)
    with Record(waiting) as record:
        one, other = (event.id for event in record.assembly.events[:2])
    told = client.get(f"/review.json?one={one}&other={other}").json()
    assert {told["pairs"][0]["left"]["event"], told["pairs"][0]["right"]["event"]} == {one, other}
    assert client.get(f"/review?one={one}&other={one}").status_code == 404
    assert client.get("/review?pair=m-1~m-2").status_code == 404


def test_an_anchor_dates_the_report_and_its_events_move(desk: Open, waiting: Path):
    client = desk(waiting)
    form = form_of(client, "/review", -1)
    before = next(row for row in client.get("/dates.json").json()["rows"] if row["name"] == UNDATED)
    answer = client.post("/review", data={**form, "value": "2023-06-27", "why": "the desk told us"})
    assert answer.status_code == 303
    settled(client)
    after = next(row for row in client.get("/dates.json").json()["rows"] if row["name"] == UNDATED)
    assert before["published"] is None
    assert (after["published"], after["basis"]) == ("2023-06-27", "anchor")
    assert len(after["waiting"]) < len(before["waiting"])
    assert client.get("/review.json").json()["days"] == []


@pytest.mark.parametrize("number", [0, -1], ids=["a judgement", "an anchor"])
def test_what_was_decided_is_undone_and_the_record_is_as_before(desk: Open, waiting: Path, number: int):
    client = desk(waiting)
    with Store.open(waiting) as store:
        before = store.clusters()
    choice = {"choice": "merge"} if number == 0 else {"value": "2023-06-27"}
    client.post("/review", data={**form_of(client, "/review", number), **choice, "why": "a first look"})
    settled(client)
    form = form_of(client, "/review", -1)
    assert client.post("/review", data={**form, "choice": "undo", "why": "no"}).status_code == 303
    settled(client)
    assert made(waiting) == []
    told = [row["why"] for row in client.get("/log.json?kind=decide").json()["rows"]]
    assert told[:2] == ["no", "a first look"]
    with Store.open(waiting) as store:
        assert store.clusters() == before
        assert store.fingerprint().endswith(store.input_fingerprint())
    assert client.post("/review", data={**form, "choice": "undo"}).status_code == 409
    assert client.post("/review", data={**form, "choice": "undo", "about": "d-1"}).status_code == 404
    assert client.get("/dates.json").json()["rows"][0]["published"] is None


@pytest.mark.parametrize("days", ["", "tomorrow", "2023-13-01", "2023-06-27/2023-01-01", "<script>"])
def test_an_anchor_that_is_no_day_is_refused(desk: Open, waiting: Path, days: str):
    client = desk(waiting)
    answer = client.post("/review", data={**form_of(client, "/review", -1), "value": days})
    assert answer.status_code == 400
    assert "is no date" in answer.text
    assert made(waiting) == []


def test_reading_only_refuses_and_shows_no_form(desk: Open, waiting: Path):
    form = form_of(desk(waiting), "/review")
    client = desk(waiting, read_only=True)
    assert "<button name" not in client.get("/review").text
    answer = client.post("/review", data={**form, "choice": "merge"})
    assert answer.status_code == 403
    assert "--read-only" in answer.text
    assert made(waiting) == []


def test_a_form_from_elsewhere_is_refused(desk: Open, waiting: Path):
    client = desk(waiting)
    form = {**form_of(client, "/review"), "choice": "merge"}
    for wrong in ({}, {"csrf": ""}, {"csrf": "x" * 43}):
        without = {name: value for name, value in form.items() if name != "csrf"}
        assert client.post("/review", data={**without, **wrong}).status_code == 403
    assert client.post("/review", data=form, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.post("/review", data=form, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    stranger = desk(waiting, known=False)
    assert stranger.post("/review", data=form).status_code == 401
    assert made(waiting) == []
    assert client.post("/review", data=form, headers={"origin": HERE}).status_code == 303


@pytest.mark.parametrize(
    "wrong",
    [
        {"choice": "remove"},
        {"choice": ""},
        {"about": "m-1"},
        {"about": "m-1 m-1"},
        {"about": "m-1 m-2 m-3"},
        {"why": "x" * 20_000},
    ],
)
def test_what_is_no_decision_is_refused(desk: Open, waiting: Path, wrong: dict[str, str]):
    client = desk(waiting)
    answer = client.post("/review", data={**form_of(client, "/review"), "choice": "merge", **wrong})
    assert answer.status_code == 400
    assert made(waiting) == []


def test_a_decision_about_what_is_not_there_is_refused(desk: Open, waiting: Path):
    client = desk(waiting)
    form = form_of(client, "/review")
    assert client.post("/review", data={**form, "choice": "merge", "about": "m-1 m-2"}).status_code == 404
    mentions = form["about"].split()
    assert (
        client.post("/review", data={**form, "choice": "anchor", "about": mentions[0], "value": "2023"}).status_code
        == 404
    )
    assert made(waiting) == []


def test_of_two_browsers_the_second_is_told_that_the_record_has_moved(desk: Open, waiting: Path):
    one, other = desk(waiting), desk(waiting)
    form, same = form_of(one, "/review"), form_of(other, "/review")
    assert form["about"] == same["about"]
    assert one.post("/review", data={**form, "choice": "merge", "why": "first"}).status_code == 303
    late = other.post("/review", data={**same, "choice": "keep_apart", "why": "second"})
    assert late.status_code == 409
    assert "nothing was written" in late.text
    assert [why for _, _, why in made(waiting)] == ["first"]


def test_many_who_decide_at_once_lose_nothing(desk: Open, waiting: Path):
    client = desk(waiting)
    forms = re.findall(r'<form class="decide[ "].*?</form>', client.get("/review").text, flags=re.DOTALL)
    fields = [dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)) for form in forms]
    pairs = [form for form in fields if " " in form["about"]]
    assert pairs
    answers: list[int] = []

    def post(form: dict[str, str]) -> None:
        data = {**form, "choice": "keep_apart", "why": form["about"]}
        answers.append(client.post("/review", data=data).status_code)

    threads = [Thread(target=post, args=(form,)) for form in pairs * 5]  # five answer each
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    settled(client)
    written = [why for choice, _, why in made(waiting) if choice == Choice.KEEP_APART.value]
    assert len(answers) == 5 * len(pairs)
    assert answers.count(303) == len(written) >= 1
    assert set(answers) <= {303, 409}
    assert sorted(set(written)) == sorted(written)
    with Store.open(waiting) as store:
        assert store.verify() == []


def test_after_a_decision_one_stays_where_one_was(desk: Open, waiting: Path):
    client = desk(waiting)
    pair = client.get("/review.json").json()["pairs"][0]
    form = form_of(client, f"/review?event={pair['left']['event']}")
    where = client.post("/review", data={**form, "choice": "keep_apart"}).headers["location"]
    assert urlsplit(where).path == "/review"
    assert parse_qs(urlsplit(where).query)["event"] == [pair["left"]["event"]]
