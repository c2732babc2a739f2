"""All links of all pages, followed to the end: none is dead, and every value of the record leads to the words that say it."""

import re
from collections import deque
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest
from fastapi.testclient import TestClient

from detente.ask import Record
from detente.desk.app import SCREENS
from detente.model import Act, Kind, Level, Measure, Status
from tests.desk.conftest import HERE, Open
from tests.desk.test_desk_pages import VOID

MOST = 900
"""Pages of a record that are looked at for more links; filters upon filters have no end."""
RECORDS = ["talks", "merged", "hostile", "empty", "waiting"]


JOINED = [one.value for words in (Act, Kind, Level, Measure, Status) for one in words if "_" in one] + [
    "json_ld",
    "html_meta",
]


def crawl(client: TestClient, *, whole: bool = False) -> tuple[dict[str, str], set[str]]:
    """Pages by address, and every link with a passage; ``whole``: to the end, with one page of a screen for each of its filters."""
    pages: dict[str, str] = {}
    cited: set[str] = set()
    kinds: set[tuple[str, frozenset[str]]] = set()

    def is_known(page: str) -> bool:
        """Whether a page of the same screen with the same filters was followed, whatever they ask for."""
        path, _, query = re.sub(r"/[a-z]-[0-9a-f]+", "/*", page).partition("?")
        names = frozenset(part.partition("=")[0] for part in query.split("&")) - {"page", "name", "order"}
        known = "page=" not in query and bool(query) and path != "/actor" and (path, names) in kinds
        kinds.add((path, names))
        return known

    queue = deque([address for address, _, _ in SCREENS if "{" not in address and address != "/actor"])
    while queue and (whole or len(pages) < MOST):
        address = queue.popleft()
        if address in pages:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, address
        if "html" not in answer.headers["content-type"]:
            continue
        pages[address] = answer.text
        for link in map(unescape, re.findall(r'(?<=\shref=")[^"]+', answer.text)):
            whole = urljoin(HERE + address, link).removeprefix(HERE)
            assert whole.startswith("/"), f"{link} on {address} leads away"
            page, _, spot = whole.partition("#")
            if spot.startswith("p-"):
                cited.add(whole)
            apart = page.startswith("/static") or ".json" in page or "?at=" in page
            if page not in pages and not apart and not (whole and is_known(page)):
                queue.append(page)
    return pages, cited


class Cells(HTMLParser):
    """Gathers the cells of tables and of lists of facts, with their links; what the Desk counts is marked so, and left out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.cells: list[tuple[str, list[str]]] = []
        self.unsaid = 0
        self._cell: tuple[list[str], list[str]] | None = None
        self._quiet = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        self.unsaid += "unsaid" in classes
        if tag in ("td", "dd") and "data-own" not in given:
            self._cell = ([], [])
        elif self._cell is not None and tag == "a":
            self._cell[1].append(given.get("href") or "")
        if self._quiet or "src" in classes or "nothing" in classes:
            self._quiet += tag not in VOID

    def handle_endtag(self, tag: str) -> None:
        self._quiet = max(0, self._quiet - (tag not in VOID))
        if tag in ("td", "dd") and self._cell is not None:
            self.cells.append(("".join(self._cell[0]).strip(" ,;\n"), self._cell[1]))
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._quiet:
            self._cell[0].append(data)


LISTED = {"/reports", "/dates", "/log", "/review", "/quality"}
"""Lists of reports and of what was done to the record: they hold no value that a report says."""


@pytest.mark.parametrize("record", RECORDS)
def test_no_link_is_dead_and_every_value_is_one_step_from_its_words(
    desk: Open, record: str, request: pytest.FixtureRequest
):
    client = desk(request.getfixturevalue(record))
    pages, cited = crawl(client)
    assert len(pages) >= sum("{" not in address for address, _, _ in SCREENS) - 1
    found = values_with_words(pages)
    there(client, pages, cited)
    assert found > 0 or record == "empty"
    if record == "waiting":
        assert len(cited) > 100


def there(client: TestClient, pages: dict[str, str], cited: set[str]) -> None:
    """Every passage that a page leads to is on the page where the link ends."""
    for link in sorted(cited):
        page, _, spot = link.partition("#")
        report = page.partition("?at=")[0]
        for shown in (
            report,
            page,
        ):  # words that no cell of the report rests on are lit where the address asks for them
            if shown not in pages:
                pages[shown] = client.get(shown).text
            if f'id="{spot}"' in pages[shown]:
                break
        else:
            raise AssertionError(link)


def values_with_words(pages: dict[str, str]) -> int:
    """How many values stand on pages; each has a link to its words, or to its event or claim, beside it."""
    found = 0
    for address, page in pages.items():
        if address.partition("?")[0] in LISTED:
            continue
        told = Cells(page)
        assert not told.unsaid, address
        for text, links in told.cells:
            if text:
                beside = [link for link in links if "#p-" in link or link.startswith(("/events/", "/claims/"))]
                assert beside, f"{text!r} on {address} leads to no words"
                found += 1
    return found


def written_for_machines(page: str) -> list[str]:
    """Intervals of days and words of the vocabulary on a page as the record writes them, but for the texts of its reports."""
    shown = re.sub(r'<div class="text".*?</div>', "", page, flags=re.DOTALL)
    words = re.sub(r"<[^>]*>", " ", re.sub(r"<(option|code)\b.*?</\1>", "", shown, flags=re.DOTALL))
    return re.findall(rf"(?:\d{{4}}-\d\d-\d\d|\.\.)/(?:\d{{4}}-\d\d-\d\d|\.\.)|\b(?:{'|'.join(JOINED)})\b", words)


def routes(pages: dict[str, str]) -> set[str]:
    """The screens that these pages are of."""
    return {
        screen
        for screen, _, _ in SCREENS
        for page in pages
        if re.fullmatch(screen.replace("{key}", "[^/]+"), page.partition("?")[0])
    }


def test_every_value_of_the_sample_record_leads_to_its_words(desk: Open, demo_made: Path):
    client = desk(demo_made, read_only=True)
    pages, cited = crawl(client, whole=True)
    assert routes(pages) == {screen for screen, _, _ in SCREENS}
    with Record(demo_made) as record:
        every = [f"/events/{event.id}" for event in record.assembly.events]
        every += [f"/claims/{claim.id}" for claim in record.assembly.claims]
        every += [f"/reports/{row.report}" for row in record.reports()]
    assert [address for address in every if address not in pages] == []
    assert values_with_words(pages) > len(every)
    there(client, pages, cited)
    assert {address: told for address, page in pages.items() if (told := written_for_machines(page))} == {}


def test_every_value_of_an_event_has_a_passage_beside_it(desk: Open, waiting: Path):
    client = desk(waiting)
    for row in client.get("/index.json?size=500").json()["rows"]:
        page = client.get(f"/events/{row['event']}").text
        cells = re.findall(r'<div class="cell".*?</dd>', page, flags=re.DOTALL)
        assert cells
        for cell in cells:
            spots = re.findall(r'href="#(p-[^"]+)"', cell)
            assert spots
            assert all(f'id="{spot}"' in page for spot in spots)


def test_the_words_that_an_address_asks_for_are_lit(desk: Open, talks: Path):
    client = desk(talks)
    row = next(row for row in client.get("/index.json").json()["rows"] if row["places"])
    href = row["places"][0]["spots"][0]["href"]
    page = client.get(href.partition("#")[0])
    (lit,) = re.findall(r'<mark class="said[^"]* lit"[^>]*>([^<]*)</mark>', page.text)
    assert lit == row["places"][0]["spots"][0]["words"]
    report = href.partition("?")[0]
    for wrong in ("x", "5-5", "9-2", "0-999999999", "-1-4", "٣-٤"):
        assert client.get(report, params={"at": wrong}).status_code == 400
