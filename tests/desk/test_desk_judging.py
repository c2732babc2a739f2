"""Events, cells and names judged in the browser: who, why, what is set aside, what is new, how good the reading is."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from detente import pipeline
from detente.ask import Record
from detente.desk.app import make_app
from detente.desk.guard import Door
from detente.model import NameDoubt, Report
from detente.record import Store
from tests.desk.conftest import HERE, TOKEN, Open
from tests.desk.test_desk_pages import Sound
from tests.desk.test_desk_review import settled


@pytest.fixture
def told(talks: Path) -> Path:
    """The fishing talks, joined by the whole road."""
    with Store.open(talks) as store:
        pipeline.join(store)
    return talks


def meeting(path: Path) -> str:
    with Record(path) as record:
        return record.events(kind="meeting")[0].event


def fields(client: TestClient, address: str, number: int = 0) -> dict[str, str]:
    """The hidden fields of the form to judge that a page holds."""
    page = client.get(address)
    assert page.status_code == 200, page.text
    assert not Sound(page.text).faults
    forms = re.findall(r'<form class="decide".*?</form>', page.text, flags=re.DOTALL)
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', forms[number])
    return {name: unescape(value) for name, value in found}


def cell(client: TestClient, event: str, prop: str) -> dict[str, object]:
    rows = client.get(f"/events/{event}.json").json()["cells"]
    return next(row for row in rows if row["prop"] == prop)


def judge(client: TestClient, event: str, prop: str, **more: str) -> int:
    do = "edit" if more["choice"] == "edit" else more["choice"]
    form = fields(client, f"/events/{event}?judge={cell(client, event, prop)['key']}&do={do}")
    answer = client.post("/review", data={**form, **more})
    settled(client)
    assert (
        answer.headers.get("location", "").startswith((f"/events/{event}?done=d-", "/review"))
        or answer.status_code > 303
    )
    return answer.status_code


def test_a_value_is_edited_beside_its_words_and_undone(desk: Open, told: Path):
    client, event = desk(told), meeting(told)
    client.headers["cookie"] = "detente-8765-name=Ada%20Berg"
    assert judge(client, event, "place", choice="edit", value="Oslo", words="in Reykjavik", why="as I read it") == 303
    page = client.get(f"/events/{event}.json").json()
    place = next(row for row in page["cells"] if row["prop"] == "place")
    assert (place["value"], place["statements"][0]["exact"], place["statements"][0]["by_a_person"]) == (
        "Oslo",
        "in Reykjavik",
        True,
    )
    (aside,) = page["set_aside"]
    assert (aside["shown"], aside["by"], aside["why"]) == ("Reykjavik", "Ada Berg", "as I read it")
    shown = client.get(f"/events/{event}").text
    assert "set aside by a person" in shown
    assert "<s>Reykjavik</s>" in shown
    entry = client.get("/log.json?kind=decide").json()["rows"][0]
    assert (entry["by"], entry["why"], entry["says"]) == ("Ada Berg", "as I read it", "place: Oslo, not Reykjavik")
    undo = {"choice": "undo", "about": aside["decision"], "seen": aside["seen"]}
    form = fields(client, f"/events/{event}?judge=all")
    assert client.post("/review", data={**form, **undo}).status_code == 303
    settled(client)
    assert client.get(f"/events/{event}.json").json()["set_aside"] == []


def test_a_value_is_accepted_rejected_and_one_is_added(desk: Open, told: Path):
    client, event = desk(told), meeting(told)
    assert judge(client, event, "kind", choice="accept") == 303
    kind = cell(client, event, "kind")
    assert client.get(f"/events/{event}.json").json()["accepted"] == {kind["key"]: "a person"}
    assert judge(client, event, "mediator", choice="reject", why="a host") == 303
    form = fields(client, f"/events/{event}?judge=new")
    more = {"choice": "edit", "cell": "host", "value": "Iceland", "words": "Iceland as mediator"}
    assert client.post("/review", data={**form, **more}).status_code == 303
    settled(client)
    assert cell(client, event, "host")["value"] == "Iceland"
    quality = {
        row["what"]: (row["right"], row["wrong"], row["not_read"]) for row in client.get("/quality.json").json()["rows"]
    }
    assert quality == {"cell: kind": (1, 0, 0), "cell: mediator": (0, 1, 0), "cell: host": (0, 0, 1)}
    assert not Sound(client.get("/quality").text).faults


def test_an_event_that_is_none_leaves_the_lists_and_comes_back(desk: Open, told: Path):
    client, event = desk(told), meeting(told)
    form = fields(client, f"/events/{event}?judge=all")
    where = client.post("/review", data={**form, "choice": "reject", "why": "a rehearsal"}).headers["location"]
    settled(client)
    page = client.get(where)
    assert "no event, since a rehearsal" in page.text
    assert client.get(f"/events/{event}").status_code == 404
    undo = client.get("/review.json").json()["decided"][0]
    csrf = fields(client, "/review", -1)["csrf"]
    data = {"csrf": csrf, "choice": "undo", "about": undo["decision"], "seen": undo["seen"]}
    assert client.post("/review", data=data).status_code == 303
    settled(client)
    assert client.get(f"/events/{event}").status_code == 200


def test_a_claim_is_judged_as_an_event_is(desk: Open, told: Path):
    client = desk(told)
    with Record(told) as record:
        claim = next(row.claim for row in record.claims() if row.act == "deny")
    rows = client.get(f"/claims/{claim}.json").json()["cells"]
    key = next(row["key"] for row in rows if row["prop"] == "speaker")
    form = fields(client, f"/claims/{claim}?judge={key}&do=edit")
    answer = client.post("/review", data={**form, "choice": "edit", "value": "Portugal", "words": "Norway"})
    assert answer.headers["location"].startswith(f"/claims/{claim}?done=")
    settled(client)
    assert client.get(f"/claims/{claim}.json").json()["set_aside"][0]["shown"] == "Norway"


def test_of_two_browsers_the_second_is_told(desk: Open, told: Path):
    one, other, event = desk(told), desk(told), meeting(told)
    key = cell(one, event, "place")["key"]
    form = fields(one, f"/events/{event}?judge={key}")
    same = fields(other, f"/events/{event}?judge={key}")
    assert one.post("/review", data={**form, "choice": "accept"}).status_code == 303
    settled(one)
    assert other.post("/review", data={**same, "choice": "reject"}).status_code == 303  # to accept changed no cell
    settled(other)
    late = one.post("/review", data={**form, "choice": "edit", "value": "Oslo"})
    assert late.status_code == 409
    assert "nothing was written" in late.text
    with Record(told) as record:
        assert [row.choice for row in record.decisions()] == ["accept", "reject"]


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"cell": "weather"}, 400),
        ({"cell": "date", "value": "soon"}, 400),
        ({"cell": "party", "value": "Ola", "words": "of the moon"}, 400),
        ({"cell": "", "value": "Ola"}, 400),
        ({"cell": "place", "value": ""}, 400),
        ({"cell": "place", "value": "Oslo", "was": "{"}, 400),
        ({"cell": "place", "value": "Oslo", "was": '"Bergen"'}, 400),
        ({"about": "e-0000"}, 404),
        ({"cell": "place", "value": "Oslo", "report": "r-0000"}, 404),
    ],
)
def test_what_cannot_be_is_refused(desk: Open, told: Path, more: dict[str, str], status: int):
    client, event = desk(told), meeting(told)
    form = fields(client, f"/events/{event}?judge=new")
    base = {"choice": "edit", "cell": "place", "value": "Oslo", "words": "Friday"}
    assert client.post("/review", data={**form, **base, **more}).status_code == status
    with Record(told) as record:
        assert not record.decisions()


def test_reading_only_shows_no_form_and_refuses(desk: Open, told: Path):
    event = meeting(told)
    form = fields(desk(told), f"/events/{event}?judge=all")
    client = desk(told, read_only=True)
    page = client.get(f"/events/{event}?judge=all").text
    assert '<form class="decide' not in page
    assert "data-judge" not in page
    assert client.post("/review", data={**form, "choice": "reject"}).status_code == 403
    assert client.post("/adding", files={"files": ("a.txt", b"They met.")}).status_code == 403


def test_names_in_doubt_are_settled_in_the_queue(desk: Open, told: Path):
    with Store.open(told) as store:
        store.save_names(store.names(), [NameDoubt(left="Ada Berg", right="João Sá", reasons=("they sound alike",))])
    client = desk(told)
    (pair,) = client.get("/review.json?show=names").json()["names"]
    assert [one["name"] for one in pair["names"]] == ["Ada Berg", "João Sá"]
    assert all(one["printed"] and one["told"]["exact"] for one in pair["names"])
    form = fields(client, "/review?show=names")
    assert json.loads(form["right"]) == "João Sá"
    assert client.post("/review", data={**form, "choice": "same_actor", "why": "one person"}).status_code == 303
    settled(client)
    with Record(told) as record:
        (row,) = record.decisions()
        assert (row.choice, row.about, row.why) == ("same_actor", ("Ada Berg", "João Sá"), "one person")
    assert client.post("/review", data={**form, "choice": "other_actor"}).status_code == 409


def test_values_that_look_misread_are_in_the_queue_until_they_are_judged(desk: Open, told: Path):
    text = "The envoys met in Doha on 3 June 2031, officials said. The talks in Doha ended without a text.\n"
    with Store.open(told) as store:
        store.add_report(Report.of_text(text, "early.txt", published="2031-05-01"), text.encode())
        pipeline.read(store)
    client = desk(told)
    rows = client.get("/review.json?show=cells").json()["cells"]
    (row,) = [row for row in rows if row["cell"] == "date"]
    assert "lies behind the day on which early.txt came out" in row["reasons"][0]
    assert row["words"][0]["exact"]
    number = rows.index(row)
    form = fields(client, "/review?show=cells", number)
    assert client.post("/review", data={**form, "choice": "reject", "why": "a slip"}).status_code == 303
    settled(client)
    assert not [one for one in client.get("/review.json?show=cells").json()["cells"] if one["cell"] == "date"]


def test_who_decides_is_kept_by_the_browser(desk: Open, told: Path):
    client = desk(told)
    page = client.get("/review").text
    csrf = re.findall(r'name="csrf" value="([^"]*)"', page)[0]
    assert client.post("/name", data={"csrf": "x", "name": "Eva"}).status_code == 403
    answer = client.post("/name", data={"csrf": csrf, "name": "  Zoë\u202e \x1b[31m "})
    assert answer.status_code == 303
    assert "HttpOnly" in answer.headers["set-cookie"]
    client.cookies.set("detente-8765-name", answer.cookies["detente-8765-name"].strip('"'))
    assert 'value="Zoë [31m"' in client.get("/review").text


def test_the_name_given_to_serve_decides_where_no_browser_gives_one(told: Path):
    app = make_app(told, Door.open("127.0.0.1", 8765, TOKEN), by="Desk of the mission")
    with TestClient(app, base_url=HERE, follow_redirects=False, headers={"authorization": f"Bearer {TOKEN}"}) as client:
        form = fields(client, f"/events/{meeting(told)}?judge=all")
        client.post("/review", data={**form, "choice": "accept"})
    with Record(told) as record:
        assert record.decisions()[0].by == "Desk of the mission"


def test_what_is_new_is_told_by_the_log_until_it_is_seen(desk: Open, told: Path):
    client = desk(told)
    first = client.get("/")
    seen = client.get("/index.json").json()["news"]["now"]
    assert first.cookies["detente-8765-seen"] == str(seen)
    assert "since you last looked" not in first.text
    assert "Nothing is new since you last looked" in client.get("/").text
    client.cookies.set("detente-8765-seen", str(seen))
    text = "Ada Berg met João Sá in Bergen on 9 May 2031, officials said.\n"
    with Store.open(told) as store:
        store.add_report(Report.of_text(text, "later.txt", published="2031-05-10"), text.encode())
        pipeline.read(store)
    with Record(told) as record:
        record.accept(record.events(kind="meeting")[0].event, why="seen")
    news = client.get("/index.json").json()["news"]
    assert (news["reports"], news["decisions"], news["seen"]) == (1, 1, seen)
    assert news["events"] >= 1
    page = client.get("/")
    assert "New since you last looked" in page.text
    told_new = client.get(f"/new.json?since={seen}").json()
    assert [row["name"] for row in told_new["added"]] == ["later.txt"]
    assert told_new["where"]["total"] == news["events"]
    assert [one["why"] for one in told_new["decided"]] == ["seen"]
    assert client.get("/new.json?since=0").json()["where"]["total"] >= told_new["where"]["total"]
    assert client.get("/new?since=x").status_code == 400
    form = dict(re.findall(r'name="(csrf|number)" value="([^"]*)"', page.text))
    answer = client.post("/seen", data=form)
    assert answer.cookies["detente-8765-seen"] == str(news["now"])


def test_the_questions_that_wait_are_counted_on_the_first_page(desk: Open, told: Path):
    client = desk(told)
    page, queue = client.get("/index.json").json(), client.get("/review.json").json()["waiting"]
    assert (page["pairs"], page["names"], page["doubtful"]) == (queue["pairs"], queue["names"], queue["cells"])
