"""Every sort of page is looked over by axe, in light and in dark: nothing serious, nothing critical."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest

from detente.desk.app import SCREENS
from tests.browser.conftest import Open
from tests.browser.serving import serving
from tests.desk.hostile import make_hostile

if TYPE_CHECKING:
    from playwright.sync_api import Page

BAD = ("serious", "critical")


def sort_of(address: str) -> tuple[str, frozenset[str]]:
    """Which sort of page an address leads to: ids and names taken out.

    ``/events/e-1b?report=r-1`` and ``/events/e-2c?report=r-2`` are of one sort.
    """
    parts = urlsplit(address)
    path = re.sub(r"/[a-z]-[0-9a-f]+", "/*", parts.path)
    return path, frozenset(name for name, _ in parse_qsl(parts.query))


def pages(page: Page, *, filters: bool = True) -> Iterator[str]:
    """Walks through the Desk, past one page of every sort; gives the address at which the page is.

    It begins with the screens: not each is linked to where nothing is new. Without ``filters`` each screen is of one sort.
    """
    seen: set[tuple[str, frozenset[str]]] = set()
    queue = [page.url, *(urljoin(page.url, at) for at, _, _ in SCREENS if "{" not in at and at not in ("/", "/actor"))]
    known = set(queue)
    while queue:
        address = queue.pop(0)
        path, names = sort_of(address)
        kind = path, names if filters else frozenset()
        if kind in seen or len(names) > 1:
            continue
        seen.add(kind)
        page.goto(address)
        yield address
        for link in page.eval_on_selector_all("a[href]", "(all) => all.map((a) => a.getAttribute('href'))"):
            whole = urljoin(address, link).partition("#")[0]
            if whole not in known and ".json" not in whole:
                known.add(whole)
                queue.append(whole)


def unseen(looked: Iterable[str]) -> set[str]:
    """The screens that none of these addresses leads to."""
    paths = {urlsplit(address).path for address in looked}
    return {at for at, _, _ in SCREENS if not any(re.fullmatch(at.replace("{key}", "[^/]+"), path) for path in paths)}


def findings(page: Page, *rules: str) -> list[str]:
    """What axe finds, one line each; with ``rules`` by these alone."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - may not be there

    options = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else None
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{one['impact']} {one['id']}: {node['html'][:120]}"
        for one in found
        if one["impact"] in BAD
        for node in one["nodes"][:3]
    ]


@pytest.fixture(scope="module")
def hostile_open(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(make_hostile(tmp_path_factory.mktemp("hostile") / "hostile.db")) as url:
        yield url


@pytest.fixture(scope="module")
def writable_open(demo_made: Path) -> Iterator[str]:
    """With forms; nothing is written."""
    with serving(demo_made) as url:
        yield url


@pytest.mark.parametrize("record", ["writable_open", "hostile_open"])
def test_axe_finds_nothing_serious_in_light(browse: Open, record: str, request: pytest.FixtureRequest):
    page = browse(request.getfixturevalue(record))
    looked = {address: findings(page) for address in pages(page)}
    assert len(looked) > 12
    if record == "writable_open":
        assert unseen(looked) == set()
    assert not {address: told for address, told in looked.items() if told}


def test_axe_finds_no_weak_contrast_in_dark(browse: Open, writable_open: str):
    page = browse(writable_open, dark=True)
    found = {address: told for address in pages(page, filters=False) if (told := findings(page, "color-contrast"))}
    assert not found


def test_axe_finds_nothing_serious_on_a_narrow_screen(browse: Open, writable_open: str):
    page = browse(writable_open, viewport={"width": 390, "height": 844})
    found = {address: told for address in pages(page, filters=False) if (told := findings(page))}
    assert not found


def test_axe_would_find_it(browse: Open, writable_open: str):
    page = browse(writable_open)
    page.evaluate("document.querySelector('main').innerHTML = '<img src=\"/static/icon.svg\"><p id=pale>pale</p>'")
    page.evaluate("document.getElementById('pale').style.color = '#dddddd'")
    assert {told.split(":")[0] for told in findings(page)} >= {"critical image-alt", "serious color-contrast"}


def test_a_page_of_error_is_in_order_too(browse: Open, writable_open: str):
    page = browse(writable_open, expected=("404",))
    page.goto(urljoin(page.url, "/events/e-none"))
    assert "is in no record" in page.inner_text("main") or "not in the record" in page.inner_text("main")
    assert not findings(page)


def test_a_sheet_can_be_printed(browse: Open, writable_open: str):
    page = browse(writable_open)
    page.locator("tr[data-item] a[data-open]").first.click()
    page.wait_for_url("**/events/**")  # with its style sheet
    page.emulate_media(media="print")
    assert not page.locator("nav").first.is_visible()
    assert all(sheet.is_visible() for sheet in page.locator("[data-sheet]").all())
