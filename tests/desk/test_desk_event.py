import re
from pathlib import Path

import pytest

from detente.ask import Record
from detente.desk import sources
from detente.desk.signs import UNSEEN
from tests.desk.conftest import Open
from tests.desk.hostile import SCRIPT, TEXT
from tests.talks import LOCAL, WIRE


def ids(path: Path, kind: str) -> list[str]:
    with Record(path) as record:
        return [row.event for row in record.events(kind=kind)]


def test_every_cell_stands_on_words_of_a_text_on_the_page(desk: Open, merged: Path):
    client = desk(merged)
    (clash,) = ids(merged, "armed_clash")
    page = client.get(f"/events/{clash}.json").json()
    texts = {sheet["report"]: "".join(piece["text"] for piece in sheet["pieces"]) for sheet in page["reports"]}
    assert texts == {WIRE.id: WIRE.text, LOCAL.id: LOCAL.text}
    for cell in page["cells"]:
        assert cell["statements"]
        for said in cell["statements"]:
            assert texts[said["report_id"]][said["start"] : said["end"]] == said["exact"]
            pieces = next(sheet["pieces"] for sheet in page["reports"] if sheet["report"] == said["report_id"])
            lit = "".join(p["text"] for p in pieces if cell["key"] in p["cells"])
            assert said["exact"] in lit


def test_words_and_cells_know_each_other_in_the_page(desk: Open, merged: Path):
    (clash,) = ids(merged, "armed_clash")
    page = desk(merged).get(f"/events/{clash}").text
    assert "2 reports, 2 origins" in page
    assert f'id="p-{WIRE.id}-' in page
    assert f'href="#p-{WIRE.id}-' in page
    assert 'data-cells="c' in page


def test_disagreement_is_named_and_nothing_is_averaged(desk: Open, merged: Path):
    (clash,) = ids(merged, "armed_clash")
    page = desk(merged).get(f"/events/{clash}.json").json()
    tolls = next(one for one in page["disagreements"] if one["about"] == "toll")
    assert tolls["how"].startswith("killed")
    assert all(account["cell"] for account in tolls["accounts"])
    assert len({account["shown"] for account in tolls["accounts"]}) == 2
    assert all(account["by"] for account in tolls["accounts"])


def test_the_reasons_of_a_merge_and_the_chain_of_a_date(desk: Open, merged: Path):
    client = desk(merged)
    (clash,) = ids(merged, "armed_clash")
    joined = client.get(f"/events/{clash}.json").json()
    assert joined["merge"] == {"tellings": 2, "pairs": 1}
    assert joined["pairs"][0]["reasons"]
    meeting = client.get(f"/events/{ids(merged, 'meeting')[0]}.json").json()
    chains = [said["chain"] for cell in meeting["cells"] if cell["prop"] == "date" for said in cell["statements"]]
    assert any("published" in step for chain in chains for step in chain)


def test_what_reports_do_not_agree_on_is_named_first_and_in_words(desk: Open, demo_made: Path):
    client = desk(demo_made, read_only=True)
    with Record(demo_made) as record:
        told = {event.id: record.differing(event) for event in record.assembly.events}
    event, rows = max(told.items(), key=lambda one: (len(one[1]), one[0]))
    page = client.get(f"/events/{event}").text
    head = page[: page.index('<dl class="cells"')]
    assert all(row.type in head.partition('<a href="#apart-head">')[2].partition("</a>")[0] for row in rows)
    alike = next(key for key, rows in told.items() if not rows)
    assert "#apart-head" not in client.get(f"/events/{alike}").text


def test_on_what_the_day_of_a_report_rests_is_told_once_in_a_value(desk: Open, waiting: Path):
    client = desk(waiting)
    told = 0
    for row in client.get("/index.json?size=500").json()["rows"]:
        page = client.get(f"/events/{row['event']}").text
        for cell in re.findall(r'<div class="cell".*?</dd>', page, flags=re.DOTALL):
            steps = re.findall(r'<span class="note">([^<]* was published [^<]*)</span>', cell)
            assert len(steps) == len(set(steps))
            told += len(steps)
    assert told > 0


def test_an_event_opens_by_the_beginning_of_its_id_and_an_unknown_one_is_told(desk: Open, merged: Path):
    client = desk(merged)
    (clash,) = ids(merged, "armed_clash")
    assert client.get(f"/events/{clash[:9]}").status_code == 200
    lost = client.get("/events/e-000")
    assert lost.status_code == 404
    assert "is not in the record" in lost.text
    assert client.get("/events/e-000.json").json()["mend"]
    assert client.get(f"/events/{clash}?from=9").status_code == 400


def test_a_hostile_report_is_text_and_nothing_else(desk: Open, hostile: Path):
    client = desk(hostile)
    (met,) = ids(hostile, "meeting")
    page = client.get(f"/events/{met}").text
    assert SCRIPT not in page
    assert page.count("<script") == 1  # the Desk's own
    assert "<img" not in page
    assert "<svg" not in page
    assert "{{ 7*7 }}" in page
    assert not UNSEEN.search(page)
    assert "U+202E" in page
    assert "U+200B" in page
    told = client.get(f"/events/{met}.json").json()
    assert "".join(piece["text"] for piece in told["reports"][0]["pieces"]) == TEXT


def test_of_thousands_of_parties_a_page_holds_some_and_says_where_the_others_are(
    desk: Open, merged: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sources, "VALUES", 1)
    (clash,) = ids(merged, "armed_clash")
    client = desk(merged)
    page = client.get(f"/events/{clash}.json").json()
    (told,) = [one for one in page["more"] if one["label"] == "figure"]
    seen = [cell["value"] for cell in page["cells"] if cell["prop"] == "figure"]
    while told["next"]:
        after = client.get(told["next"].replace(clash, f"{clash}.json")).json()
        (told,) = [one for one in after["more"] if one["label"] == "figure"]
        seen += [cell["value"] for cell in after["cells"] if cell["prop"] == "figure"]
    assert len(seen) == len(set(seen)) == told["total"] > 1
    assert "values 1 to 1 of" in client.get(f"/events/{clash}").text


def test_passages_of_reports_that_are_not_on_the_page_are_counted(
    desk: Open, merged: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sources, "PASSAGES", 0)
    monkeypatch.setattr(sources, "SHEETS", 1)
    (clash,) = ids(merged, "armed_clash")
    page = desk(merged).get(f"/events/{clash}.json").json()
    (here,) = [sheet["report"] for sheet in page["reports"]]
    assert all(said["report_id"] == here for cell in page["cells"] for said in cell["statements"])
    assert any(cell["passages"] > len(cell["statements"]) for cell in page["cells"])
    assert "in reports that are not on this page" in desk(merged).get(f"/events/{clash}").text
