"""The network and the map: what is drawn is in the list beside it, in its place, and the same each time."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.ask import Record
from detente.desk import network as network_module
from detente.desk.atlas import WIDTH, Sheet, choose_sheet, draw_outlines
from detente.desk.layout import place_nodes
from detente.desk.network import NODES
from detente.lexicon.outlines import load_outlines
from detente.lexicon.tables import read_table
from detente.model import Figure, Measure, Prop, Report, Sort
from detente.record import Store
from detente.resolve import resolve
from tests.desk.conftest import Open
from tests.talks import METHOD, Telling


def ties(told: dict[str, list[dict[str, dict[str, str]]]]) -> set[tuple[str, str, str]]:
    return {(row["one"]["value"], str(row["how"]), row["other"]["value"]) for row in told["rows"]}


def test_who_met_whom_and_who_mediated(desk: Open, talks: Path):
    client = desk(talks)
    told = client.get("/network.json").json()
    assert ties(told) == {
        ("Norway", "met", "Portugal"),
        ("Iceland", "mediated for", "Norway"),
        ("Iceland", "mediated for", "Portugal"),
    }
    assert {node["name"] for node in told["drawing"]["nodes"]} == {"Norway", "Portugal", "Iceland"}
    assert len(told["drawing"]["edges"]) == 3
    assert told["planned"] == 1
    by_name = client.get("/network.json?by=name").json()
    assert ("Ada Berg", "met", "João Sá") in ties(by_name)
    for row in told["rows"]:
        assert row["one"]["spots"]
        assert row["other"]["spots"]
        assert (
            client.get(row["href"].replace("/meetings", "/meetings.json")).json()["where"]["total"] == row["contacts"]
        )


def test_nobody_is_drawn_without_a_tie(desk: Open, talks: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(network_module, "NODES", 2)
    told = desk(talks).get("/network.json").json()["drawing"]
    assert len(told["nodes"]) == 2
    assert len(told["edges"]) == 1
    monkeypatch.setattr(network_module, "NODES", 1)
    told = desk(talks).get("/network.json").json()
    assert told["drawing"] is None
    assert told["rows"]


@pytest.mark.parametrize(("window", "drawn"), [("since=2031-05&until=2031-05", 3), ("since=2032", 0)])
def test_a_network_is_of_a_window_of_time(desk: Open, talks: Path, window: str, drawn: int):
    told = desk(talks).get(f"/network.json?{window}").json()
    assert len(told["rows"]) == drawn
    assert (told["drawing"] is None) is (drawn == 0)


def test_a_network_is_drawn_the_same_each_time_and_nothing_lies_on_another():
    names = [f"side {number}" for number in range(NODES)]
    pairs = {(names[n], names[n * 7 % NODES]): n for n in range(1, NODES) if n != n * 7 % NODES}
    sizes = dict.fromkeys(names, (40.0, 20.0))
    first, again = (place_nodes(names, pairs, sizes, 900, 640) for _ in range(2))
    assert first == again
    for at, one in enumerate(names):
        assert 0 <= first[one][0] <= 900
        assert 0 <= first[one][1] <= 640
        for other in names[at + 1 :]:
            (ax, ay), (bx, by) = first[one], first[other]
            assert abs(ax - bx) >= 70 or abs(ay - by) >= 35


def test_one_alone_and_two_at_one_place_are_drawn():
    assert place_nodes(["A"], {}, {"A": (9, 9)}, 300, 100) == {"A": (150.0, 50.0)}


def test_the_map_shows_how_exactly_a_place_is_known(desk: Open, talks: Path):
    client = desk(talks)
    told = client.get("/map.json").json()
    sorts = {row["place"]: row["sort"] for row in told["rows"]}
    assert sorts["Reykjavik"] == sorts["Lisbon"] == "town"
    assert sorts["the banks"] == "not on the map"
    marks = {mark["place"]: mark for mark in told["map"]["marks"]}
    assert marks.keys() == {"Reykjavik", "Lisbon"}
    assert marks["Reykjavik"]["x"] < marks["Lisbon"]["x"]
    assert marks["Reykjavik"]["y"] < marks["Lisbon"]["y"]
    assert told["map"]["without"] == 1
    assert all(row["spots"] for row in told["rows"])
    there = client.get("/map.json?place=Lisbon").json()["events"]
    assert [row["where"] for row in there] == [["Lisbon"]]
    only = client.get("/map.json?status=planned").json()
    assert [row["place"] for row in only["rows"]] == ["Lisbon"]


def test_a_capital_that_speaks_has_no_mark(desk: Open, tmp_path: Path):
    report = Report.of_text(
        "Oslo denied it in Bergen on 2 May. A boat sank off Norway.\n", "a.txt", published="2031-05-03"
    )
    denial = Telling(report, Sort.EVENT, "denied", "Oslo denied it in Bergen on 2 May")
    denial.says(Prop.KIND, "denial", "denied").says(Prop.STATUS, "occurred", "denied")
    denial.says(Prop.SPEAKER, "Norway", "Oslo").says(Prop.PLACE, "Bergen", "Bergen")
    sinking = Telling(report, Sort.EVENT, "sank", "A boat sank off Norway")
    sinking.says(Prop.KIND, "other", "sank").says(Prop.STATUS, "occurred", "sank").says(Prop.PLACE, "Norway", "Norway")
    path = tmp_path / "bergen.db"
    with Store.create(path) as store:
        store.add_report(report, report.text.encode(), at="2031-05-03T00:00:00+00:00")
        told = [denial, sinking]
        store.save_reading(report, METHOD, [t.mention for t in told], [s for t in told for s in t.statements], notes=[])
        joined = resolve(store.mentions(), store.statements(), store.decisions())
        store.save_clusters(store.input_fingerprint(), joined.judgements, joined.clusters)
    page = desk(path).get("/map.json").json()
    assert [mark["place"] for mark in page["map"]["marks"]] == ["Bergen"]
    assert [one["country"] for one in page["map"]["outlines"] if one["place"]] == ["NO"]
    assert {row["place"]: row["sort"] for row in page["rows"]} == {"Bergen": "town", "Norway": "country"}


def test_places_of_the_list_are_those_of_the_record(desk: Open, talks: Path):
    told = desk(talks).get("/map.json").json()
    with Record(talks) as record:
        assert [row["place"] for row in told["rows"]] == [row.place for row in record.places()]


def test_nearly_every_state_has_an_outline_and_none_leaps_over_the_earth():
    codes = {one.country for one in load_outlines()}
    states = {row["iso2"] for row in read_table("states.csv") if row["iso2"]}
    assert len(states - codes) <= 3, sorted(states - codes)
    for one in load_outlines():
        for ring in one.rings:
            east = [x for x, _ in ring]
            assert max(abs(b - a) for a, b in zip(east, [*east[1:], east[0]], strict=True)) < 18_000, one.country


latitudes, longitudes = st.floats(-60, 70), st.floats(-170, 170)


@given(st.lists(st.tuples(latitudes, longitudes, st.integers(1, 50)), min_size=1, max_size=12))
def test_a_sheet_that_shows_all_holds_every_place(places: list[tuple[float, float, int]]):
    sheet = choose_sheet(places, whole=True)
    for latitude, longitude, _ in places:
        assert sheet.holds(latitude, longitude)
        x, y = sheet.at(latitude, longitude)
        assert 0 <= x <= WIDTH
        assert 0 <= y <= sheet.height


@settings(deadline=None, max_examples=25)
@given(st.tuples(st.floats(-150, 140), st.floats(-50, 60)), st.floats(3, 30))
def test_outlines_are_cut_at_the_edges_of_the_sheet(corner: tuple[float, float], wide: float):
    west, south = corner
    sheet = Sheet(west, south, west + wide, south + wide / 2)
    for outline in draw_outlines(sheet):
        for x, y in re.findall(r"(-?[\d.e-]+),(-?[\d.e-]+)", outline["path"]):
            assert -9 <= float(x) <= WIDTH + 9
            assert -9 <= float(y) <= sheet.height + 9


def test_the_dead_of_a_day_are_drawn_where_no_deed_is_told(desk: Open, tmp_path: Path):
    report = Report.of_text("Four people died in Bergen on 2 May.\n", "a.txt", published="2031-05-03")
    toll = Telling(report, Sort.EVENT, "died", "Four people died in Bergen on 2 May")
    toll.says(Prop.KIND, "casualties_report", "died").says(Prop.STATUS, "occurred", "died")
    toll.says(Prop.DATE, "2031-05-02", "2 May")
    four = Figure(measure=Measure.KILLED, low=4, best=4, high=4, population="people")
    toll.says(Prop.FIGURE, four.to_value(), "Four people")
    path = tmp_path / "toll.db"
    with Store.create(path) as store:
        store.add_report(report, report.text.encode(), at="2031-05-03T00:00:00+00:00")
        store.save_reading(report, METHOD, [toll.mention], list(toll.statements), notes=[])
        joined = resolve(store.mentions(), store.statements(), store.decisions())
        store.save_clusters(store.input_fingerprint(), joined.judgements, joined.clusters)
    client = desk(path)
    strip = client.get("/index.json").json()["lanes"]["strip"]
    assert (strip["events"], strip["bars"], strip["worst"]) == (0, [], 4)
    assert [toll["title"] for toll in strip["tolls"]] == ["2031-05-02: 4 killed, as they are given"]
    assert "2031-05-02 to 2031-05-02" not in client.get("/").text + client.get("/figures").text
