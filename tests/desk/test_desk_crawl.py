"""All links of all pages, followed to the end: none is dead, and every passage that is cited is there to be seen."""

import re
from collections import deque
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
from fastapi.testclient import TestClient

from tests.desk.conftest import HERE, Open
from tests.desk.test_desk_review import read_once, waiting  # noqa: F401 - fixtures

MOST = 900
"""Pages of a record that are looked at; filters upon filters have no end."""


def crawl(client: TestClient) -> tuple[dict[str, str], set[str]]:
    """Pages by address, and every link with a passage."""
    pages: dict[str, str] = {}
    cited: set[str] = set()
    queue = deque(["/"])
    while queue and len(pages) < MOST:
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
            if page not in pages and not page.startswith("/static") and ".json" not in page:
                queue.append(page)
    return pages, cited


@pytest.mark.parametrize("record", ["talks", "merged", "hostile", "empty", "waiting"])
def test_no_link_is_dead_and_every_passage_is_one_step_away(desk: Open, record: str, request: pytest.FixtureRequest):
    pages, cited = crawl(desk(request.getfixturevalue(record)))
    assert len(pages) >= 8
    for link in cited:
        page, _, spot = link.partition("#")
        if page in pages:
            assert f'id="{spot}"' in pages[page], link
    if record == "waiting":
        assert len(cited) > 100


def test_every_value_of_an_event_has_a_passage_beside_it(desk: Open, waiting: Path):  # noqa: F811 - the fixture
    client = desk(waiting)
    for row in client.get("/index.json?size=500").json()["rows"]:
        page = client.get(f"/events/{row['event']}").text
        cells = re.findall(r'<div class="cell".*?</dd>', page, flags=re.DOTALL)
        assert cells
        for cell in cells:
            spots = re.findall(r'href="#(p-[^"]+)"', cell)
            assert spots
            assert all(f'id="{spot}"' in page for spot in spots)
