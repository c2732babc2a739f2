"""A headless Chromium for tests that look at the Desk as a person does.

Where there is none they are skipped, unless ``DETENTE_BROWSER`` is ``required``, as ``.ci/run`` says: then they fail.
Pictures are left in ``build/pictures``; with ``DETENTE_PICTURES`` those of the tutorial are made anew, see ``pictures.py``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]
LAPTOP = {"width": 1280, "height": 800}
MILLISECONDS = 30_000
"""So long a test waits for what it looks for: a reader that dates a report anew on a busy machine takes seconds."""


def find_chromium() -> str | None:
    """Where Chromium is: what ``DETENTE_CHROMIUM`` names, or the system's own."""
    given = os.environ.get("DETENTE_CHROMIUM")
    return given or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def _without(why: str) -> None:
    if os.environ.get("DETENTE_BROWSER") == "required":
        pytest.fail(f"{why}, and DETENTE_BROWSER says that it is required", pytrace=False)
    pytest.skip(f"{why}: nothing is looked at in a browser")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser. Of a module, not of the session: while it is there, no other test can run an event loop of its own."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - may not be there
    except ImportError:
        _without("playwright is not installed (make test installs it)")
    path = find_chromium()
    if path is None:
        _without("Chromium is not on the path (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


class Looked:
    """What a page did besides showing itself: complaints of the browser, and requests that lead away."""

    def __init__(self, page: Page, host: str) -> None:
        self.complaints: list[str] = []
        self.away: list[str] = []
        self.host = host
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console", lambda told: self.complaints.append(told.text) if told.type in ("error", "warning") else None
        )
        page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        if urlsplit(url).netloc != self.host:
            self.away.append(url)


@pytest.fixture
def browse(chromium: Browser) -> Iterator[Open]:
    """Opens a URL as a person new to it, in a window of its own. A script's error or a request to elsewhere fails the test.

    ``expected`` holds words of complaints that the test provokes, such as the status of a refusal.
    """
    with ExitStack() as stack:
        looked: list[tuple[Looked, tuple[str, ...]]] = []

        def open_url(url: str, *, dark: bool = False, expected: tuple[str, ...] = (), **more: object) -> Page:
            scheme = "dark" if dark else "light"
            options = {"viewport": LAPTOP, "color_scheme": scheme, "reduced_motion": "reduce", **more}
            context = chromium.new_context(**options)  # type: ignore[arg-type]
            stack.callback(context.close)
            context.set_default_timeout(MILLISECONDS)
            page = context.new_page()
            looked.append((Looked(page, urlsplit(url).netloc), expected))
            page.goto(url)
            return page

        yield open_url
        for seen, expected in looked:
            assert not seen.away
            assert not [told for told in seen.complaints if not any(words in told for words in expected)]


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Opens the Desk of a record for one test, with the command line's options; gives its URL."""
    with ExitStack() as stack:
        yield lambda record, *options: stack.enter_context(serving(record, *options))


@pytest.fixture
def demo(demo_made: Path, tmp_path: Path) -> Path:
    """The same, that a test may spoil."""
    return Path(shutil.copy(demo_made, tmp_path / "demo.db"))


@pytest.fixture(scope="module")
def demo_open(demo_made: Path) -> Iterator[str]:
    """The URL of the Desk of the sample reports; nobody changes it."""
    with serving(demo_made, "--read-only") as url:
        yield url
