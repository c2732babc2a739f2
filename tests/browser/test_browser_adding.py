"""Reports are added in the browser, and their reading is watched until their events are there."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from detente.record import Store
from tests.browser.conftest import Open
from tests.browser.pictures import keep
from tests.browser.test_browser_road import expect, settle

NAMES = (
    "metadata.jsonl",
    "readout-2023-02-27-brussels.txt",
    "wire-2023-02-27-brussels.txt",
    "wire-2023-05-29-zvecan.txt",
)
READING_SECONDS = 120_000


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The path of a record of nothing."""
    path = tmp_path / "new.db"
    Store.create(path).close()
    return path


def test_reports_are_added_watched_and_opened(browse: Open, serve: Callable[..., str], new: Path):
    page = browse(serve(new))
    page.get_by_role("link", name="Reports", exact=True).click()
    with as_file(files("detente.samples") / "reports") as samples:
        page.get_by_label(re.compile("choose files")).set_input_files([samples / name for name in NAMES])
        keep(page, "files-chosen")
        page.get_by_role("button", name="Add", exact=True).click()
        page.wait_for_url(re.compile("/adding"))
    expect()(page.get_by_role("heading", level=1)).to_have_text("Adding reports")
    keep(page, "being-read")
    expect()(page.locator("#state-head")).to_have_text("Done", timeout=READING_SECONDS)
    expect()(page.locator("main")).to_contain_text("3 new reports")
    keep(page, "read")
    page.get_by_role("link", name="What is new").click()
    page.locator("tr[data-item] a[href^='/events/']").first.click()
    settle(page)
    page.locator(".cell[data-cell]").nth(1).hover()
    assert page.locator("mark.said.lit").count() > 0


def test_a_file_dropped_on_the_page_is_added(browse: Open, serve: Callable[..., str], new: Path):
    page = browse(serve(new))
    page.get_by_role("link", name="Reports", exact=True).click()
    page.wait_for_url(re.compile("/reports"))  # loaded, so that the script listens
    page.locator("[data-add]").wait_for()
    page.evaluate(
        """() => {
        const dropped = new DataTransfer();
        dropped.items.add(new File(["The envoys of Chad and Sudan met in Doha on 3 May 2024, Qatar said."], "dropped.txt"));
        document.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true }));
        }"""
    )
    page.wait_for_url(re.compile("/adding"))
    expect()(page.locator("#state-head")).to_have_text("Done", timeout=READING_SECONDS)
    expect()(page.locator("main")).to_contain_text("1 new report")
    page.get_by_role("link", name="Reports", exact=True).click()
    expect()(page.locator("tr[data-item]")).to_contain_text("dropped.txt")


def test_what_is_no_report_is_refused_with_its_mend(browse: Open, serve: Callable[..., str], new: Path):
    page = browse(serve(new))
    page.get_by_role("link", name="Reports", exact=True).click()
    page.get_by_label(re.compile("choose files")).set_input_files(
        [{"name": "picture.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n\x00\x00"}]
    )
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url(re.compile("/adding"))
    expect()(page.get_by_role("heading", name="Refused")).to_be_visible(timeout=READING_SECONDS)
    expect()(page.locator("main")).to_contain_text("picture.png")


def test_reading_only_takes_no_files(browse: Open, demo_open: str):
    page = browse(demo_open, expected=("403",))
    page.get_by_role("link", name="Reports", exact=True).click()
    expect()(page.get_by_role("heading", level=1)).to_have_text("Reports")
    assert page.locator("[type=file]").count() == 0
    refused = page.evaluate(
        "() => { const form = new FormData(); form.append('files', new File(['x'], 'x.txt'));"
        " return fetch('/adding', {method: 'POST', body: form}).then((answer) => answer.status) }"
    )
    assert refused == 403
