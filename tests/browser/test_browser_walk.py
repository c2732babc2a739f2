"""The walk of the tutorial: from ``make demo`` to an answer, with the clicks counted.

*What did each side say came out of the last meeting, and who else says so?*
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from tests.browser.conftest import Open
from tests.browser.pictures import show

CLICKS, SECONDS = 4, 60
COUNT = "addEventListener('click', (event) => sessionStorage.clicks = 1 + Number(sessionStorage.clicks ?? 0), true)"

TARGET = """() => {
let mark = document.getElementById(location.hash.slice(1));
while (mark && mark.tagName !== "MARK") mark = mark.nextElementSibling;
const box = mark.getBoundingClientRect(), colour = (one) => getComputedStyle(one).backgroundColor;
const other = [...document.querySelectorAll("mark.said:not(.lit)")].find((one) => one !== mark && colour(one) !== colour(mark));
return [box.top >= 0 && box.bottom <= innerHeight, Boolean(other), mark.textContent];
}"""
"""Whether the words that the address names are in view and lit, and what they are."""


def test_from_the_demo_to_an_answer(browse: Open, demo: Path, serve: Callable[..., str]):
    url = serve(demo)
    started = monotonic()
    page = browse(url)
    page.add_init_script(COUNT)
    page.reload()
    card = page.locator(".card", has_text="Last meeting")
    assert card.is_visible()
    show(page, "walk-1-first-page")

    card.get_by_role("link", name="What each side says came out of it").click()
    page.wait_for_url(re.compile("/readouts/e-"))
    columns = page.locator("table.matrix thead th").all_inner_texts()[1:]
    told = page.locator("table.matrix td[tabindex]")
    sides = {cell.get_attribute("data-label") for cell in told.all()}
    assert len(sides & set(columns)) >= 2
    told.first.hover()
    assert page.locator("mark.said.lit").count() > 0
    show(page, "walk-2-read-out")

    words = told.first.locator("a").first
    exact = words.inner_text().strip("“”")
    words.click()
    page.wait_for_url(re.compile("#p-"))
    seen, lit, text = page.evaluate(TARGET)
    assert seen
    assert lit
    assert text.split()[0] in exact
    show(page, "walk-3-words")

    assert int(page.evaluate("sessionStorage.clicks")) <= CLICKS
    assert monotonic() - started < SECONDS
