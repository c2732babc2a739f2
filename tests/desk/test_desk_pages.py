"""Every screen: it opens, its twin says the same, what is in it is text, what is left out is counted, and it is sound HTML."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from fastapi.testclient import TestClient

from detente.ask import Record
from detente.desk import lines
from detente.desk.app import SCREENS
from detente.desk.signs import UNSEEN
from detente.desk.terms import TERMS
from detente.model import Choice, Decision
from detente.record import Store
from tests.desk.conftest import NAMES, Open
from tests.desk.hostile import SCRIPT
from tests.talks import LOCAL, WIRE

VOID = {"meta", "link", "input", "br", "hr", "img", "line", "circle", "rect", "path"}
LEADING = {"href", "src", "action", "formaction", "xlink:href", "data"}
LISTS = tuple(address for address, _, _ in SCREENS if "{" not in address and address != "/actor")


def addresses(path: Path) -> list[str]:
    """Every page of a record, with the filters that change its form."""
    with Record(path) as record:
        events = [f"/events/{event.id}" for event in record.assembly.events]
        claims = [f"/claims/{claim.id}" for claim in record.assembly.claims]
        reports = [f"/reports/{row.report}" for row in record.reports()]
        actors = [f"/actor?name={quote_plus(row.actor)}" for row in record.actors()]
        ledgers = [f"/readouts/{row.event}" for row in record.meetings()]
        ledgers += [f"/tracks/{row.track}" for row in record.tracks()]
        ledgers += ["/issues/ceasefire", "/issues/normalisation"]
    found = (
        "/reports?q=sailors",
        "/?since=2031-05&kind=meeting",
        "/claims?act=deny",
        "/figures?measure=killed",
        "/log?kind=add",
        "/meetings?issue=ceasefire&origins=2",
        "/network?by=name",
        "/network?actor=Nobody",
        "/map?place=Reykjavik&view=whole",
        "/positions?moved=yes",
        "/commitments?standing=no+report",
        "/tracks?state=alive",
    )
    return [*LISTS, *events, *claims, *reports, *actors, *ledgers, *found]


class Sound(HTMLParser):
    """Reads a page and gathers what is wrong with it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.inputs: list[dict[str, str | None]] = []
        self.headings: list[int] = []
        self.faults: list[str] = []
        self.feed(page)
        self.faults += [f"never closed: {tag}" for tag in self.open]
        self.faults += [f"twice: {key}" for key in set(self.ids) if self.ids.count(key) > 1]
        for field in self.inputs:
            if (
                field.get("type") not in ("hidden", "submit")
                and not field.get("aria-label")
                and field.get("id") not in self.labelled
            ):
                self.faults.append(f"no label: {field}")
        if self.headings[:1] != [1] or self.headings.count(1) != 1:
            self.faults.append(f"headings {self.headings}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if len(given) != len(attrs):
            self.faults.append(f"an attribute twice in {tag}")
        self.faults += [f"{name} in {tag}" for name in given if name.startswith("on") or name == "style"]
        self.faults += [
            f"javascript in {tag}"
            for name, value in given.items()
            if name in LEADING and (value or "").strip().lower().startswith("javascript:")
        ]
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "label":
            self.labelled.add(str(given.get("for")))
        if tag in ("input", "select", "textarea"):
            self.inputs.append(given)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")


def twin_of(address: str) -> str:
    path, mark, query = address.partition("?")
    return f"{'/index' if path == '/' else path}.json{mark}{query}"


@pytest.mark.parametrize("record", ["talks", "merged", "hostile", "empty"])
def test_every_page_opens_is_sound_and_has_its_twin(desk: Open, record: str, request: pytest.FixtureRequest):
    path = request.getfixturevalue(record)
    client = desk(path)
    for address in addresses(path):
        page = client.get(address)
        assert page.status_code == 200, address
        assert not Sound(page.text).faults, address
        assert f'href="{twin_of(address)}"'.replace("&", "&amp;") in page.text
        twin = client.get(twin_of(address))
        assert twin.status_code == 200
        assert isinstance(twin.json(), dict)


def test_a_hostile_report_is_text_on_every_page(desk: Open, hostile: Path):
    client = desk(hostile)
    for address in addresses(hostile):
        page = client.get(address).text
        assert page.count("<script") == 1, address
        assert "<img" not in page
        assert "<svg onload" not in page
        assert ">49<" not in page
        assert not UNSEEN.search(page), address
    assert client.get("/reports", params={"q": SCRIPT}).status_code == 200
    assert client.get("/reports", params={"q": "'; DROP TABLE report; --"}).status_code == 200
    assert client.get("/actors", params={"name": SCRIPT}).status_code == 200
    with Store.open(hostile) as store:
        assert store.verify() == []


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/reports/nothing", 404, "is not in the record"),
        ("/claims/m-000", 404, "is in no record"),
        ("/actor?name=Nobody+At+All", 404, "names nobody"),
        ("/actor", 404, "no actor is named"),
        ("/nothing/here", 404, "there is no page"),
        ("/?kind=meating", 400, "meeting"),
        ("/?since=lately", 400, "no date"),
        ("/?since=2031&until=2030", 400, "is after"),
        ("/?page=0", 400, "number"),
        ("/?page=99", 400, "there is no page 99"),
        ("/?size=100000", 400, "number"),
        ("/?origins=-1", 400, "number"),
        ("/claims?act=mumble", 400, "act of speech"),
        ("/figures?measure=heads", 400, "measure"),
        ("/?report=nothing", 404, "is not in the record"),
        ("/?track=t-0", 404, "is not in the record"),
        ("/?issue=weather", 400, "is no issue"),
        ("/tracks/t-0", 404, "is not in the record"),
        ("/issues/weather", 404, "is no issue"),
        ("/readouts/e-000", 404, "is not in the record"),
        ("/commitments?standing=kept", 400, "is no standing"),
        ("/network?by=shoe+size", 400, "is nothing to draw"),
        ("/map?events=9", 400, "there is no page 9"),
    ],
)
def test_what_cannot_be_shown_is_named_with_its_mend(desk: Open, talks: Path, address: str, status: int, told: str):
    client = desk(talks)
    page = client.get(address)
    assert page.status_code == status
    assert told in page.text
    assert not Sound(page.text).faults
    twin = client.get(twin_of(address))
    assert twin.status_code == status
    assert told in twin.json()["error"] + twin.json()["mend"]
    assert twin.json()["mend"]


def test_filters_narrow_and_are_chips_that_can_be_taken_away(desk: Open, talks: Path):
    client = desk(talks)
    everything = client.get("/index.json").json()["where"]["total"]
    told = client.get("/index.json?kind=meeting&status=planned").json()
    assert 0 < told["where"]["total"] < everything
    assert {chip["without"] for chip in told["chips"]} == {"/?status=planned", "/?kind=meeting"}
    both = client.get("/index.json?actor=Norway&actor=Portugal").json()
    assert {who["name"] for who in both["rows"][0]["who"]} >= {"Ada Berg", "João Sá"}
    assert client.get("/index.json?actor=Norway&actor=Nobody").json()["where"]["total"] == 0


def test_a_filter_by_origins_counts_copies_once(desk: Open, merged: Path):
    assert desk(merged).get("/index.json?origins=2").json()["where"]["total"] == 1
    with Store.open(merged) as store:
        store.set_origins({WIRE.id: WIRE.id, LOCAL.id: WIRE.id})
    told = desk(merged).get("/index.json?origins=2").json()
    assert told["where"]["total"] == 0
    assert told["rows"] == []


def test_what_a_date_filter_leaves_out_is_counted(desk: Open, talks: Path):
    told = desk(talks).get("/index.json?since=2031").json()
    assert told["left_out"]["undated"] == 1
    assert "1 event without a date" in desk(talks).get("/?since=2031").text


@pytest.mark.parametrize("address", ["/reports", "/reports?q=Kosovo", "/dates", "/log"])
def test_lists_of_reports_and_entries_are_narrowed_by_days(desk: Open, waiting: Path, address: str):
    client = desk(waiting)
    with Store.open(waiting) as store:
        store.decide(Decision(choice=Choice.ACCEPT, about=("m-1",)), at="2023-02-27T09:00:00+00:00")
    path, _, query = address.partition("?")
    few = client.get(f"{path}.json?{query}&since=2023-02&until=2023-02-28").json()
    every = client.get(f"{path}.json?{query}").json()
    rows = "hits" if query else "rows"
    days, all_days = (
        [(row["at"] or "")[:10] if path == "/log" else row["published"] for row in told[rows]] for told in (few, every)
    )
    assert days
    assert set(days) == {"2023-02-27"}
    assert len(days) == all_days.count("2023-02-27")
    assert few["left_out"]["undated"] == sum(not day for day in all_days)
    asked = [chip for chip in few["chips"] if chip["filter"] != "q"]
    assert [chip["filter"] for chip in asked] == ["since", "until"]
    assert asked[0]["without"] == f"{path}?{query}{'&' if query else ''}until=2023-02-28"
    page = client.get(f"{path}?{query}&since=2023-02&until=2023-02-28")
    assert not Sound(page.text).faults
    assert "Left out by the days asked for" in page.text
    assert client.get(f"{path}?{query}&since=yesterday").status_code == 400


def test_the_log_is_narrowed_by_what_was_done(desk: Open, waiting: Path):
    told = desk(waiting).get("/log.json?kind=add&kind=resolve").json()
    assert {row["kind"] for row in told["rows"]} == {"add", "resolve"}
    assert [chip["shown"] for chip in told["chips"]] == ["add", "resolve"]
    assert {choice["value"] for choice in told["choices"]["kind"]} >= {"add", "read", "resolve"}
    assert all(row["report"] in NAMES for row in told["rows"] if row["kind"] == "add")


def test_words_that_a_newcomer_may_not_know_are_told_on_every_page(desk: Open, talks: Path):
    page = desk(talks).get("/reports").text
    assert all(f"<dt>{term}</dt>" in page and meant in unescape(page) for term, meant in TERMS.items())
    assert re.search(r'<abbr title="[^"]+">Tellings</abbr>', page)


def test_of_thousands_who_take_part_a_line_names_the_first(desk: Open, talks: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lines, "MANY", 1)
    client = desk(talks)
    row = max(client.get("/index.json").json()["rows"], key=lambda row: row["others"])
    with Record(talks) as record:
        assert 1 + row["others"] == len(record.row_of(record.event(row["event"])).participants) > 1
    assert len(row["who"]) == 1
    assert f'<a class="src" href="/events/{row["event"]}">and {row["others"]} more</a>' in client.get("/").text


def test_pages_are_whole_together(desk: Open, talks: Path):
    client = desk(talks)
    every = [row["event"] for row in client.get("/index.json").json()["rows"]]
    address, found = "/index.json?size=1", []
    for number in range(1, len(every) + 1):
        told = client.get(f"{address}&page={number}").json()
        found += [row["event"] for row in told["rows"]]
        assert told["where"]["total"] == len(every)
    assert found == every
    assert told["where"]["next"] is None


def marks(client: TestClient, query: str = "") -> dict[str, str]:
    drawn = client.get(f"/index.json{query}").json()["lanes"]
    return {mark["href"]: mark["style"] for lane in drawn["lanes"] for mark in lane["marks"]}


def test_one_mark_a_contact_and_its_style_says_what_it_is(desk: Open, talks: Path):
    client = desk(talks)
    with Record(talks) as record:
        styles = {
            f"/events/{row.event}": ("hollow" if row.status == "planned" else "full") for row in record.meetings()
        }
    assert marks(client) == styles
    drawn = client.get("/index.json").json()["lanes"]
    assert "Norway – Portugal" in [lane["label"] for lane in drawn["lanes"]]
    planned = next(mark for lane in drawn["lanes"] for mark in lane["marks"] if mark["style"] == "hollow")
    assert planned["whisker"][0] < planned["x"] < planned["whisker"][1]
    assert drawn["strip"]["events"] == 2
    assert drawn["strip"]["undated"] == 1


def test_the_list_can_be_turned_round(desk: Open, waiting: Path):
    client = desk(waiting)
    first = client.get("/index.json?size=500").json()
    turned = client.get(first["turned"].replace("/?", "/index.json?")).json()
    dated = [row["event"] for row in first["rows"] if row["days"]]
    undated = [row["event"] for row in first["rows"] if not row["days"]]
    assert undated
    assert [row["event"] for row in first["rows"]] == [*dated, *undated]
    assert [row["event"] for row in turned["rows"]] == [*dated[::-1], *undated]
    assert turned["turned"] == "/?size=500"
    assert turned["lanes"] == first["lanes"] | {"whole": turned["lanes"]["whole"]}


def test_search_shows_the_words_around(desk: Open, talks: Path):
    told = desk(talks).get("/reports.json?q=sailors").json()
    assert {hit["name"] for hit in told["hits"]} == {WIRE.name, LOCAL.name}
    assert all("[sailors]" in hit["snippet"] for hit in told["hits"])
    page = desk(talks).get("/reports?q=sailors").text
    assert page.count('<mark class="found">') == sum(piece["found"] for hit in told["hits"] for piece in hit["pieces"])
    for hit in told["hits"]:
        address, _, spot = hit["href"].partition("#")
        report = desk(talks).get(address).text
        assert f'id="{spot}"' in report
        assert set(re.findall(r'<mark class="said[^"]* lit"[^>]*>([^<]*)</mark>', report)) == {"sailors"}


def test_a_ledger_refuses_and_says_why(desk: Open, talks: Path):
    page = desk(talks).get("/figures.json").json()
    with Record(talks) as record:
        assert len(page["rows"]) == len(record.ledger())
        assert [one["why"] for one in page["sums"]] == [row.why for row in record.sums()]


def test_the_log_is_whole_and_shows_decisions(desk: Open, merged: Path):
    rows = desk(merged).get("/log.json").json()["rows"]
    with Store.open(merged) as store:
        assert [row["hash"] for row in rows] == [entry.hash for entry in store.log()][::-1]
    assert "one clash" in [row["why"] for row in rows]


def test_a_record_that_has_moved_is_taken_anew(desk: Open, talks: Path):
    client = desk(talks)
    before = client.get("/log.json").json()["where"]["total"]
    with Store.open(talks) as store:
        store.remove_report(LOCAL.id, why="withdrawn", at="2031-06-01T00:00:00+00:00")
    assert client.get("/log.json").json()["where"]["total"] == before + 1
    assert client.get(f"/reports/{LOCAL.id}").status_code == 404
