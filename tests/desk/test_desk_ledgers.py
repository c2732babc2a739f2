"""Tracks, issues, positions, commitments and the casualty ledger, as the Desk shows them."""

from pathlib import Path
from urllib.parse import quote_plus

import pytest

from detente.ask import CommitmentRow, LedgerRow, Record
from detente.ask.evidence import Evidence
from detente.ask.kept import Later
from detente.desk.commitments import direction
from detente.desk.multiples import draw_multiples
from detente.model import Figure, Measure
from tests.desk.conftest import Open


def test_tracks_are_lanes_and_have_a_page_and_a_filter(desk: Open, talks: Path):
    client = desk(talks)
    (row,) = client.get("/tracks.json").json()["rows"]
    with Record(talks) as record:
        (track,) = record.tracks()
    assert (row["track"], row["meetings"], row["contacts"]) == (
        track.track,
        len(track.meetings),
        len(track.contacts),
    )
    assert row["name"] == "Norway – Portugal, with Iceland"
    lanes = client.get("/index.json").json()["lanes"]["lanes"]
    assert (lanes[0]["label"], lanes[0]["between"]) == ("Norway – Portugal", "with Iceland")
    assert client.get(lanes[0]["href"]).status_code == 200
    narrowed = client.get(f"/index.json?track={track.track}").json()
    assert {event["event"] for event in narrowed["rows"]} == {*track.meetings, *track.contacts}
    assert narrowed["chips"][0]["shown"] == row["name"]
    assert [event["event"] for event in client.get(f"/tracks/{track.track}.json").json()["rows"]] == [*track.meetings]
    assert client.get("/tracks.json?state=silent").json()["rows"] == []
    assert len(client.get("/tracks.json?actor=Portugal").json()["rows"]) == 1
    assert client.get("/tracks.json?actor=Peru").json()["rows"] == []


def test_an_issue_gathers_what_is_told_of_it(desk: Open, waiting: Path):
    client = desk(waiting)
    rows = client.get("/issues.json").json()["rows"]
    assert rows
    with Record(waiting) as record:
        for row in rows:
            name = row["issue"]
            assert row["claims"] == sum(name in claim.issues for claim in record.claims())
            assert row["commitments"] == len(record.commitments(issue=name))
            assert row["actors"] == len(record.positions(issue=name))
            page = client.get(f"/issues/{name}.json").json()
            assert page["where"]["total"] == row["claims"]
            assert page["all_commitments"] == row["commitments"]
            assert client.get(f"/index.json?issue={name}").json()["where"]["total"] == row["events"]
            assert client.get(f"/claims.json?issue={name}").json()["where"]["total"] == row["claims"]


def test_positions_stand_side_by_side_and_no_actor_is_left_out(desk: Open, waiting: Path):
    client = desk(waiting)
    with Record(waiting) as record:
        every = {(row.issue, row.actor): row.words for row in record.positions()}
    found: dict[tuple[str, str], str] = {}
    address: str | None = "/positions?size=2"
    while address:
        told = client.get(address.replace("/positions", "/positions.json")).json()
        assert len(told["columns"]) <= 2
        for row in told["rows"]:
            assert len(row["cells"]) == len(told["columns"])
            for actor, cell in zip(told["columns"], row["cells"], strict=True):
                if cell:
                    assert cell["actor"] == actor
                    assert cell["stance"]["spots"]
                    assert cell["words"]["spots"]
                    found[row["issue"], actor] = cell["words"]["value"]
        address = told["where"]["next"]
    assert found == every


def test_commitments_stand_with_what_became_of_them(desk: Open, waiting: Path):
    client = desk(waiting)
    told = client.get("/commitments.json").json()
    with Record(waiting) as record:
        rows = list(record.commitments())
    assert [row["commitment"] for row in told["rows"]] == [row.commitment for row in rows]
    assert sum(one["count"] for one in told["standings"]) == len(rows) > 0
    for row in told["rows"]:
        assert all(one["spots"] for one in (*row["by"], *row["towards"], *row["asserted_by"], *row["issues"]))
        assert row["what"]["spots"]
    for one in told["standings"]:
        narrowed = client.get(f"/commitments.json?standing={quote_plus(one['standing'])}").json()
        assert narrowed["where"]["total"] == one["count"]
        assert {row["direction"] for row in narrowed["rows"]} <= {one["standing"]}


def kept(*scales: int | None) -> CommitmentRow:
    later = tuple(Later(date=None, scale=scale, words="as told", report="a.txt") for scale in scales)
    return CommitmentRow(
        commitment="k-1", date=None, published=None, by=(), sides=(), towards=(), what="", tellings=(), issues=(),
        due=None, status="occurred", asserted_by=(), said_by=(), standing="", later=later, talks=None, reports=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("scales", "told"),
    [
        ((), "no report"),
        ((None,), "spoken of again"),
        ((0, None), "against"),
        ((1,), "for"),
        ((3, 0), "for and against"),
    ],
)
def test_no_report_is_not_not_kept(scales: tuple[int | None, ...], told: str):
    assert direction(kept(*scales)) == told


def line(claimant: str, date: str | None, *numbers: int, total: bool = True) -> LedgerRow:
    figures = [Figure(measure=Measure.KILLED, low=n, best=n, high=n) for n in numbers]
    said = [
        Evidence(prop="figure", value=figure.to_value(), exact=f"{n}", report="a.txt", report_id="r-1", start=n, end=n + 1)
        for n, figure in zip(numbers, figures, strict=True)
    ]  # fmt: skip
    return LedgerRow(
        event="e-1", date=date, kind="attack", place=None, measure="killed", claimant=claimant, voice="speaker",
        figures=tuple(map(str, figures)), total=str(figures[0]) if total else None, low=numbers[0] if total else None,
        best=numbers[0] if total else None, high=numbers[0] if total else None, bound="exact" if total else None,
        population=None, scope=None, why="as given", reports=("a.txt",), passages=tuple(said),
    )  # fmt: skip


def test_small_multiples_have_one_scale_and_no_sum():
    rows = [
        line("Norway", "2031-05-02", 10),
        line("Norway", "2031-05-09", 10),
        line("Portugal", "2031-05-02", 1000),
        line("Portugal", "2031-05-09", 3, 40, total=False),
        line("Iceland", None, 7),
    ]
    drawn = draw_multiples(rows)
    assert drawn is not None
    assert [panel["claimant"] for panel in drawn["panels"]] == ["Norway", "Portugal"]
    assert (drawn["worst"], drawn["without"], drawn["others"]) == (1000, 1, 0)
    norway, portugal = (panel["marks"] for panel in drawn["panels"])
    assert [mark["x"] for mark in norway] == [mark["x"] for mark in portugal]
    assert norway[0]["high"] > portugal[0]["high"] == drawn["top"]
    assert portugal[1]["refused"]
    assert portugal[1]["low"] > portugal[1]["high"]
    assert len(norway) == 2
    many = draw_multiples([line(f"claimant {n:02}", "2031-05-02", 5) for n in range(20)])
    assert many is not None
    assert (len(many["panels"]), many["others"]) == (12, 8)
    assert draw_multiples([]) is None


def test_the_ledger_names_the_events_that_it_does_not_add(desk: Open, merged: Path):
    told = desk(merged).get("/figures.json").json()
    with Record(merged) as record:
        assert [row["why"] for row in told["sums"]] == [row.why for row in record.sums()]
    for row in told["sums"]:
        assert all(piece["words"] or piece["event"] in row["events"] for piece in row["named"])
