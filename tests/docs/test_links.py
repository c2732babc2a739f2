"""Every relative link of the papers leads somewhere, to a heading too, and no page is left out of the index."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path):
    dead = []
    for where, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        target = (page.parent / where).resolve() if where else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(f"{where}#{anchor}")
    assert not dead


def test_every_page_is_in_the_index():
    index = ROOT / "docs" / "index.md"
    linked = {(index.parent / where).resolve() for where, _ in LINK.findall(index.read_text(encoding="utf-8"))}
    left_out = {str(page.relative_to(ROOT)) for page in (ROOT / "docs").rglob("*.md") if page.resolve() not in linked}
    assert left_out == {"docs/index.md"}


def test_no_address_of_a_registry_or_machine_path_is_named():
    named = re.compile(r"pypi\.org|pythonhosted|/work/|/tmp/|/root/")
    assert [str(page) for page in PAGES if named.search(page.read_text(encoding="utf-8"))] == []
