"""What reports quote in different words stands where one reads the claim or the event, both wordings side by side."""

import re
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from detente.ask import DriftRow, Record
from detente.desk.wordings import pieces
from tests.desk.conftest import Open


@pytest.fixture
def rows(demo_made: Path) -> list[DriftRow]:
    """The utterances of the sample record that are quoted in two ways."""
    with Record(demo_made) as record:
        found = list(record.drift())
    assert found
    return found


def quoting(client: TestClient) -> list[dict]:
    """The claims of which the list says that they are quoted in other words too."""
    return [row for row in client.get("/claims.json?size=500").json()["rows"] if row["otherwise"]]


def test_a_claim_shows_every_wording_with_its_source(desk: Open, demo_made: Path, rows: list[DriftRow]):
    client = desk(demo_made, read_only=True)
    seen = set()
    for row in quoting(client):
        address = f"/claims/{row['claim']}"
        told = client.get(f"{address}.json").json()["wordings"]
        assert told
        for one in told:
            (meant,) = [r for r in rows if r.versions[0].words == one["versions"][0]["value"]]
            seen.add(meant.versions[0].words)
            assert [v["value"] for v in one["versions"]] == [v.words for v in meant.versions]
            assert [v["reports"] for v in one["versions"]] == [list(v.reports) for v in meant.versions]
            assert sum(v["own"] for v in one["versions"]) == 1
        page = client.get(address).text
        section = page[page.index('id="wordings"') :].partition("</section>")[0]
        marked = {unescape(words) for words in re.findall(r'<mark class="differs">([^<]*)</mark>', section)}
        for version in (v for one in told for v in one["versions"]):
            for change in version["changes"]:
                assert any(change["here"] in words for words in marked)
                assert any(change["first"] in words for words in marked)
            for spot in version["spots"]:
                assert f'href="{spot["href"]}"' in section.replace("&amp;", "&")
                assert f'id="{spot["href"].partition("#")[2]}"' in client.get(spot["href"].partition("#")[0]).text
    assert seen == {row.versions[0].words for row in rows}


def test_an_event_in_whose_words_it_stands_shows_it(desk: Open, demo_made: Path, rows: list[DriftRow]):
    client = desk(demo_made, read_only=True)
    with Record(demo_made) as record:
        spots = {(p.report_id, p.start, p.end) for row in rows for v in row.versions for p in v.passages}
        telling = {
            event.id
            for event in record.assembly.events
            for at in (mention.telling for mention in event.mentions)
            if any(report == at.report_id and start < at.end and end > at.start for report, start, end in spots)
        }
        others = {event.id for event in record.assembly.events} - telling
    assert telling
    assert all("Quoted in different words" in client.get(f"/events/{event}").text for event in telling)
    assert not any("Quoted in different words" in client.get(f"/events/{event}").text for event in sorted(others)[:20])


def test_lists_of_claims_lead_to_it(desk: Open, demo_made: Path):
    client = desk(demo_made, read_only=True)
    page = client.get("/claims?size=500").text
    for row in quoting(client):
        assert f'href="/claims/{row["claim"]}#wordings"' in page
    assert page.count("quoted in other words too") == len(quoting(client))


def test_the_pieces_are_the_whole_wording():
    first, second = "We will  pay all of it, and build\nroads", "We will pay some of it, and mend roads."
    for one, other in ((first, second), (second, first)):
        told = pieces(one, other)
        assert " ".join(piece["text"] for piece in told) == " ".join(one.split())
        assert [piece["text"] for piece in told if piece["differs"]] == (
            ["all", "build"] if one is first else ["some", "mend"]
        )
    assert pieces(first) == [{"text": " ".join(first.split()), "differs": False}]
