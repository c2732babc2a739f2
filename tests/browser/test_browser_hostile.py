"""Hostile reports in a real browser: nothing of them runs, loads, leads away or turns the page around."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.browser.conftest import Open
from tests.browser.pictures import keep
from tests.browser.serving import serving
from tests.browser.test_browser_access import pages
from tests.desk.attacks import STRINGS, put_in

LEADING = "(all) => all.map((a) => new URL(a.getAttribute('href') ?? a.getAttribute('src'), location).href)"
"""Where links and files of a page lead."""


@pytest.fixture(scope="module")
def attacked_open(talks_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = Path(shutil.copy(talks_made, tmp_path_factory.mktemp("attacked") / "talks.db"))
    for what in STRINGS:
        put_in(path, what)
    with serving(path) as url:
        yield url


def test_nothing_of_a_hostile_report_runs(browse: Open, attacked_open: str):
    page = browse(attacked_open)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    seen = 0
    for _ in pages(page):
        seen += 1
        assert "taken" not in page.title()
        assert page.locator("script").count() == 1
        assert page.locator("img").count() == 0
        leading = page.eval_on_selector_all("[href], [src]", LEADING)
        assert [link for link in leading if not link.startswith(urljoin(page.url, "/"))] == []
    assert seen > 8
    assert dialogs == []


def test_unseen_signs_are_seen_and_turn_nothing_around(browse: Open, attacked_open: str):
    page = browse(attacked_open)
    page.goto(urljoin(page.url, "/reports"))
    links = page.eval_on_selector_all("tr[data-item] a[href^='/reports/']", "(all) => all.map((a) => a.pathname)")
    turned = 0
    for link in dict.fromkeys(links):
        page.goto(urljoin(page.url, link))
        if page.locator(".sign", has_text="U+202E").count():
            turned += 1
            assert "\u202e" not in page.content()
            keep(page, "turned-around")
    assert turned == 1


def test_a_policy_keeps_foreign_code_out_of_a_page(browse: Open, attacked_open: str):
    page = browse(attacked_open, expected=("Content Security Policy", "404"))
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title = 1\">')")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'document.title = 2'}))"
    )
    page.wait_for_timeout(300)
    assert page.title() not in ("1", "2")
