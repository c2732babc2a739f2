"""Pictures of pages. Each is left in ``build/pictures``, which git ignores, to be looked at after a run.

With ``DETENTE_PICTURES=1`` those that the documents show are made anew too, in ``docs/pictures``, to be looked at and committed.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
LEFT = ROOT / "build" / "pictures"
SHOWN = ROOT / "docs" / "pictures"
MOST = 150_000
"""Bytes of a picture in the documents."""


def keep(page: Page, name: str) -> None:
    """Leave a picture of what is in the window."""
    LEFT.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=LEFT / f"{name}.png")


def show(page: Page, name: str) -> None:
    """The same for a picture that the documents show."""
    keep(page, name)
    if os.environ.get("DETENTE_PICTURES") != "1":
        return
    session = page.context.new_cdp_session(page)
    made = base64.b64decode(session.send("Page.captureScreenshot", {"format": "webp", "quality": 80})["data"])
    assert len(made) <= MOST, f"{name}: {len(made):,} bytes"
    SHOWN.mkdir(parents=True, exist_ok=True)
    (SHOWN / f"{name}.webp").write_bytes(made)
