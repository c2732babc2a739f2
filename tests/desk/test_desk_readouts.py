"""The road to what came out of the last meeting, the matrix of a read-out, and the meetings."""

import re
from html import unescape
from pathlib import Path

import pytest

from detente.ask import Record
from detente.desk import positions
from detente.desk.app import SCREENS
from detente.model import Choice, Decision, Sort
from detente.record import Store
from tests.desk.conftest import Open


def links(page: str) -> dict[str, str]:
    """What each link of a page says, by where it leads."""
    found = re.findall(r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)</a>', page, flags=re.DOTALL)
    return {unescape(href): re.sub(r"<[^>]+>", "", words) for href, words in found}


def test_from_the_first_page_it_is_one_click_to_what_each_side_says(desk: Open, waiting: Path):
    client = desk(waiting)
    way = [href for href, words in links(client.get("/").text).items() if "What each side says" in words]
    assert len(way) == 1
    page = client.get(way[0])
    told = client.get(f"{way[0]}.json").json()
    assert {"Kosovo", "Serbia", "the reports"} < set(told["columns"])
    assert sum(bool(cell["statements"]) for row in told["rows"] for cell in row["cells"]) > 1
    # and one more to the words
    words = [href for href in links(page.text) if href.startswith("#p-")]
    assert words
    assert all(f'id="{href[1:]}"' in page.text for href in words)


def test_every_cell_of_a_matrix_stands_on_words_of_a_text_below_it(desk: Open, waiting: Path):
    client = desk(waiting)
    with Record(waiting) as record:
        meetings = {row.event: record.readout(row.event) for row in record.meetings()}
    assert any(meetings.values())
    for event, rows in meetings.items():
        told = client.get(f"/readouts/{event}.json").json()
        led_to = client.get(f"/events/{event}.json").json()["readout"]
        assert led_to == (f"/readouts/{event}" if rows else None)  # no link to what nothing is told of
        assert [row["label"]["value"] for row in told["rows"]] == [row.label for row in rows]
        texts = {sheet["report"]: "".join(piece["text"] for piece in sheet["pieces"]) for sheet in told["reports"]}
        for shown, row in zip(told["rows"], rows, strict=True):
            assert [cell["side"] for cell in shown["cells"]] == [says.side for says in row.says]
            for cell, says in zip(shown["cells"], row.says, strict=True):
                assert [said["exact"] for said in cell["statements"]] == list(says.words)
                for said in cell["statements"]:
                    words = texts[said["report_id"]][said["start"] : said["end"]]
                    assert " ".join(words.split()) == said["exact"]
        page = client.get(f"/readouts/{event}").text
        empty = sum(not says.words for row in rows for says in row.says)
        assert page.count('<span class="nothing">nothing in the corpus</span>') == empty


def test_a_meeting_of_which_nothing_is_told_says_so(desk: Open, talks: Path):
    with Record(talks) as record:
        planned = next(row.event for row in record.meetings() if row.status == "planned")
    told = desk(talks).get(f"/readouts/{planned}.json").json()
    assert told["rows"] == []
    assert "Nothing in the corpus" in desk(talks).get(f"/readouts/{planned}").text


def test_meetings_are_the_latest_first_and_those_without_a_day_last(desk: Open, waiting: Path):
    client = desk(waiting)
    rows = client.get("/meetings.json").json()["rows"]
    with Record(waiting) as record:
        contacts = [row.event for row in record.meetings()]
        days = {row.event: row.date for row in record.meetings()}
    assert sorted(row["event"] for row in rows) == sorted(contacts)
    dated = [row["event"] for row in rows if days[row["event"]]]
    assert [row["event"] for row in rows[: len(dated)]] == dated
    assert dated == [key for key in contacts if days[key]][::-1]
    told = {row["event"]: (row["topics"], row["outcomes"]) for row in rows}
    with Record(waiting) as record:
        for event, counted in told.items():
            found = [row.row for row in record.readout(event)]
            assert counted == (found.count("topic"), found.count("outcome"))


def test_the_card_of_the_last_meeting_names_the_last_one(desk: Open, talks: Path):
    glance = desk(talks).get("/index.json").json()["glance"]
    assert glance["last_meeting"]["when"] == "2031-05-02"
    assert [row["when"] for row in glance["planned"]] == ["2031-06"]
    assert glance["all_tracks"] == len(glance["tracks"]) == 1
    first = desk(talks).get("/").text
    assert first.count('class="card"') == 3
    assert "Waiting for you" in first


def test_every_screen_is_in_the_list_of_screens_or_under_one(desk: Open, talks: Path):
    page = desk(talks).get("/").text
    nav = page[page.index('aria-label="Screens"') : page.index("</nav>")]
    for address, _, _ in SCREENS:
        if "{" not in address and address not in ("/actor", "/new", "/quality"):
            assert f'href="{address}"' in nav


def test_of_hundreds_of_stances_the_latest_stand_behind_the_last(
    desk: Open, demo_made: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(positions, "EARLIER", 1)
    client = desk(demo_made, read_only=True)
    told = client.get("/positions.json?size=100").json()
    many = [cell for row in told["rows"] for cell in row["cells"] if cell and cell["before"] > 1]
    assert many
    assert all(len(cell["earlier"]) == 1 for cell in many)
    page = client.get("/positions?size=100").text
    assert f'and {many[0]["before"] - 1} more, among <a href="/claims?actor=' in page


def test_what_a_page_answered_is_kept_until_the_record_moves(desk: Open, talks: Path):
    client = desk(talks)
    before = client.get("/actors.json").json()
    assert client.get("/actors.json").json() == before
    assert client.get("/actors.json?name=Berg").json() != before
    with Store.open(talks) as store:
        for mention in store.mentions(sort=Sort.CLAIM):
            store.decide(Decision(choice=Choice.REJECT, about=(mention.id,)), at="2031-05-05T00:00:00+00:00")
    after = client.get("/actors.json").json()
    assert sum(row["claims"] for row in after["rows"]) < sum(row["claims"] for row in before["rows"])
