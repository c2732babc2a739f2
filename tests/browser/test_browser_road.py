"""The road through the Desk in a real browser: look, light up, judge, undo, anchor, and be refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.conftest import Open
from tests.browser.pictures import keep

if TYPE_CHECKING:
    from playwright.sync_api import Page

UNDATED = "wire-police-released.txt"
MOVED = "The record has moved"


def expect():
    from playwright.sync_api import expect as of_playwright  # noqa: PLC0415 - may not be there

    return of_playwright


def settle(page: Page) -> None:
    """Waits until what was decided is worked out, and looks at the page as it is then."""
    for _ in range(200):
        if not page.get_by_text(MOVED).count():
            return
        page.wait_for_timeout(200)
        page.reload()
    raise AssertionError("the decision was never worked out")


def open_most_told(page: Page) -> None:
    """From the first page to the event that most reports tell."""
    rows = page.locator("tr[data-item]")
    numbers = [int(told) for told in rows.locator('td[data-label="reports"]').all_inner_texts()]
    rows.nth(numbers.index(max(numbers))).locator("a[data-open]").click()
    page.wait_for_url(re.compile("/events/e-"))


def test_the_token_leaves_the_address_and_the_first_page_is_there(browse: Open, demo_open: str):
    page = browse(demo_open)
    assert "token" not in page.url
    expect()(page.get_by_role("heading", level=1)).to_have_text("The process at a glance")
    assert page.locator(".lanes .contact").count() > 10
    keep(page, "first-page")


def test_the_first_view_takes_less_than_a_second(browse: Open, demo_open: str):
    page = browse(demo_open)
    page.reload()
    timing = page.evaluate(
        """() => { const [at] = performance.getEntriesByType("navigation");
        const [, painted] = [0, performance.getEntriesByName("first-contentful-paint")[0]];
        return [at.domContentLoadedEventEnd, painted ? painted.startTime : 0] }"""
    )
    assert max(timing) < 1000


def test_words_light_up_with_their_cell_and_cells_with_their_words(browse: Open, demo_open: str):
    page = browse(demo_open)
    open_most_told(page)
    cell = page.locator(".cell").nth(2)
    assert page.locator("mark.said.lit").count() == 0
    cell.hover()
    lit = page.locator("mark.said.lit")
    assert lit.count() > 0
    key = cell.get_attribute("data-cell")
    assert all(key in (mark.get_attribute("data-cells") or "").split() for mark in lit.all())
    keep(page, "words-lit")
    page.keyboard.press("Escape")
    page.locator("h1").hover()
    mark = page.locator("[data-sheet]:not([hidden]) mark.said").first
    mark.click()
    cells = (mark.get_attribute("data-cells") or "").split()
    lit_cells = {row.get_attribute("data-cell") for row in page.locator(".cell.lit").all()}
    assert lit_cells == set(cells)
    expect()(page.locator("[data-live]")).to_contain_text("on these words")


def test_tabs_show_another_report_and_its_words(browse: Open, demo_open: str):
    page = browse(demo_open)
    open_most_told(page)
    tabs = page.locator("[data-tab]")
    assert tabs.count() > 2
    tabs.nth(1).click()
    shown = page.locator("[data-sheet]:not([hidden])")
    expect()(shown).to_have_count(1)
    expect()(shown).to_have_attribute("data-sheet", tabs.nth(1).get_attribute("data-tab") or "")
    expect()(shown.locator("mark.said").first).to_be_visible()


def test_the_road_can_be_walked_with_keys_alone(browse: Open, demo_open: str):
    page = browse(demo_open)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/events/e-"))
    page.keyboard.press("j")
    assert page.locator("mark.said.lit").count() > 0
    page.keyboard.press("/")
    page.keyboard.type("barricades")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/reports"))
    expect()(page.get_by_role("heading", level=1)).to_contain_text("barricades")


def test_a_pair_is_judged_and_the_decision_undone(browse: Open, demo: Path, serve: Callable[..., str]):
    page = browse(serve(demo))
    page.get_by_role("link", name="Review", exact=True).click()
    pair = page.locator("article.pair").first
    words = pair.locator(".words").all_inner_texts()
    pair.get_by_label("Why").fill("one and the same, <b>surely</b>")
    keep(page, "a-pair")
    pair.get_by_role("button", name="One event").click()
    expect()(page.get_by_text("Decided: merge")).to_be_visible()
    settle(page)
    assert page.locator("article.pair").first.locator(".words").all_inner_texts() != words
    keep(page, "judged")
    page.keyboard.press("u")
    expect()(page.get_by_role("button", name=re.compile("^Undo")).first).to_be_focused()
    page.keyboard.press("Enter")
    expect()(page.get_by_text("Decided: undo")).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Review", exact=True).click()
    expect()(page.locator("article.pair").first).to_be_visible()  # `all_inner_texts` does not wait for the page
    assert page.locator("article.pair").first.locator(".words").all_inner_texts() == words
    page.get_by_role("link", name="Log", exact=True).click()
    expect()(page.get_by_text("one and the same, <b>surely</b>").first).to_be_visible()


def test_a_report_is_given_its_day_and_its_events_move(browse: Open, demo: Path, serve: Callable[..., str]):
    page = browse(serve(demo))
    page.get_by_role("link", name="Review", exact=True).click()
    report = page.locator("article.pair", has_text=UNDATED)
    address = report.get_by_role("link", name=UNDATED).get_attribute("href")
    report.get_by_label("Published on").fill("2023-06-26")
    report.get_by_label("Why").fill("the court's decision was in 2023")
    keep(page, "a-day")
    report.get_by_role("button", name="Give this day").click()
    settle(page)
    page.goto(f"{page.url.partition('/review')[0]}{address}")
    days = page.locator(".record-side .cell .dt").all_inner_texts()
    keep(page, "moved")
    assert any("2023-06-26" in day for day in days)
    expect()(page.locator(".sources .about")).to_contain_text("published 2023-06-26")


def test_reading_only_shows_everything_and_offers_nothing(browse: Open, demo_open: str):
    page = browse(demo_open, expected=("403",))
    expect()(page.locator(".record")).to_contain_text("reading only")
    page.get_by_role("link", name="Review", exact=True).click()
    assert page.locator("form[method=post]").count() == 0
    keep(page, "reading-only")
    refused = page.evaluate(
        "() => fetch('/review', {method: 'POST', body: new URLSearchParams({choice: 'merge'})})"
        ".then((answer) => answer.text().then((text) => [answer.status, text]))"
    )
    assert refused[0] == 403
    assert "open for reading only" in refused[1]


def test_a_page_without_its_script_works(browse: Open, demo_open: str):
    page = browse(demo_open, java_script_enabled=False)
    open_most_told(page)
    page.locator("[data-tab]").nth(1).click()
    page.wait_for_url(re.compile("report="))
    page.locator("[data-sheet]:not([hidden]) mark.said").first.wait_for()
    page.locator(".cite a[href*='#p-']").first.click()
    assert "#p-" in page.url or "/reports/" in page.url


def test_what_each_side_says_came_out_of_the_last_meeting_is_one_click_away(browse: Open, demo_open: str):
    page = browse(demo_open)
    page.get_by_role("link", name="What each side says came out of it").click()
    page.wait_for_url(re.compile("/readouts/e-"))
    cells = page.locator(".matrix td[data-item]")
    assert cells.count() > 1
    page.keyboard.press("j")
    expect()(cells.first).to_be_focused()
    expect()(page.locator("[data-sheet]:not([hidden]) mark.said.lit").first).to_be_visible()
    assert "nothing in the corpus" in page.locator(".matrix").inner_text()
    keep(page, "read-out")
    page.keyboard.press("Escape")
    page.locator("h1").hover()
    page.locator("[data-sheet]:not([hidden]) mark.said").first.click()
    assert page.locator(".matrix td.lit").count() > 0


def test_a_click_on_words_of_a_read_out_lights_their_cell_alone(browse: Open, demo_open: str):
    for width in (1280, 900):
        page = browse(demo_open, viewport={"width": width, "height": 700})
        page.get_by_role("link", name="What each side says came out of it").click()
        page.wait_for_url(re.compile("/readouts/e-"))
        cells = page.locator(".matrix td[data-item]")
        for number in range(min(3, cells.count())):
            cell = cells.nth(number)
            cell.locator(".words a").first.click()
            page.wait_for_timeout(300)
            lit = [one.get_attribute("data-cell") for one in page.locator(".matrix td.lit").all()]
            assert lit == [cell.get_attribute("data-cell")]
            expect()(page.locator("[data-sheet]:not([hidden]) mark.said.lit").first).to_be_in_viewport()


def test_a_value_of_a_list_leads_to_its_words_lit(browse: Open, demo_open: str):
    page = browse(demo_open)
    value = page.locator("tr[data-item] a.v").first
    value.click()
    page.wait_for_url(re.compile(r"/reports/r-[0-9a-f]+\?at="))
    expect()(page.locator("mark.said.lit").first).to_be_in_viewport()


def test_filters_are_chips_that_one_click_takes_away(browse: Open, demo_open: str):
    page = browse(demo_open)
    page.get_by_label("Kind").select_option("meeting")
    page.get_by_role("button", name="Filter").click()
    chip = page.get_by_role("link", name="without kind meeting")
    chip.click()
    expect()(page.get_by_role("link", name="without kind meeting")).to_have_count(0)
    assert "kind=meeting" not in page.url
