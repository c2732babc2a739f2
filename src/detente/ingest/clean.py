"""Furniture: what is on a report's page but not of its story. It is marked, never cut out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from detente.ingest.credit import find_credits
from detente.ingest.headline import find_headline, find_repeats, long_words, share_of_story
from detente.ingest.lines import Paragraph, paragraphs
from detente.ingest.menus import find_menus, find_surroundings, is_category_line
from detente.ingest.patterns import FurniturePatterns, furniture_patterns, one_apostrophe
from detente.ingest.sections import find_sections, rare_words
from detente.ingest.shown import is_date_line, is_labelled, read_date_line
from detente.model.report import Furniture

_STEP_DOWN = 6
"""What a line that is no running text costs, in words of running text, where the story's extent is sought."""

_LONGEST_TEASER = 16
"""Words of a line that, printed twice, is taken for a teaser and not for a caption or a paragraph."""


def find_furniture(text: str, title: str | None = None) -> tuple[Furniture, ...]:
    r"""The furniture of a page, in order, apart from each other; the rest is the story.

    >>> page = "Home » World » Talks\n\nTalks resume\n\nThe two sides met on Friday, their envoys said.\n\nBack to top"
    >>> [(page[f.start:f.end], f.reason) for f in find_furniture(page)]
    [('Home » World » Talks', 'navigation'), ('Back to top', 'navigation')]

    A line is judged by its form (``lexicon/data/furniture.toml``), by where it stands (before, in or after the story)
    and by its neighbours. Where these do not settle it, it stays of the story.
    """
    page, patterns = paragraphs(text), furniture_patterns()
    found = _by_form(page)
    core = find_story(page, found)
    _keep_dates_of_story(page, core, found)
    for index, reason in find_sections(page, core, patterns).items():
        found.setdefault(index, reason)
    headline = _headline(page, core, found, title)
    _mark_header(page, core, found, headline, patterns)
    _mark_printed_twice(page, core, found)
    kept = _kept(page, core, headline)
    for index in find_menus(page, core, found, patterns) - kept:
        found.setdefault(index, "navigation")
    top = page.index(headline) if headline else 0
    for index, reason in find_surroundings(page, top, core[1], found, rare_words(page)).items():
        found.setdefault(index, reason)
    whole = [Furniture(page[index].start, page[index].end, reason) for index, reason in found.items()]
    return _apart(text, [*whole, *_inside_lines(text, patterns)])


def find_title(text: str) -> str | None:
    r"""The headline that a plain text prints above its story, or ``None``.

    >>> find_title("Talks resume in Sokovgrad\n\nThe two sides met again in Sokovgrad on Friday, their envoys said.")
    'Talks resume in Sokovgrad'
    """
    page = paragraphs(text)
    found = _by_form(page)
    headline = _headline(page, find_story(page, found), found, None)
    return " ".join(headline.text.split()) if headline else None


def find_date_shown(text: str, furniture: Iterable[Furniture]) -> str | None:
    """The first day, in ISO form, that a page shows on a line of its own, or ``None``.

    >>> find_date_shown("Friday, March 5, 2021", [Furniture(0, 21, "page_date")])
    '2021-03-05'
    """
    shown = (read_date_line(text[piece.start : piece.end]) for piece in furniture if piece.reason == "page_date")
    return next((day for day in shown if day), None)


def find_story(page: Sequence[Paragraph], found: dict[int, str]) -> tuple[int, int]:
    """First and last index of the story's running text: the stretch where it outweighs the lines that are none."""
    best, best_range, total, start = 0, (0, len(page) - 1), 0, 0
    for index, paragraph in enumerate(page):
        if total <= 0:
            total, start = 0, index
        if paragraph.prose and index not in found:
            total += len(paragraph.words)
        elif not (paragraph.quoted or paragraph.listed or paragraph.closed) or index in found:
            total -= _STEP_DOWN
        if total > best:
            best, best_range = total, (start, index)
    return best_range


def _by_form(page: Sequence[Paragraph]) -> dict[int, str]:
    found = {}
    for index, paragraph in enumerate(page):
        reason = _reason_of(paragraph.text)
        if reason:
            found[index] = reason
    return found


@lru_cache(maxsize=1024)
def _reason_of(line: str) -> str | None:
    return "page_date" if is_date_line(line) else furniture_patterns().reason_of(line)


def _keep_dates_of_story(page: Sequence[Paragraph], core: tuple[int, int], found: dict[int, str]) -> None:
    """A date that says not what it dates is the page's only above the story, and there not if it heads a chronicle."""
    bare = [index for index, reason in found.items() if reason == "page_date" and not is_labelled(page[index].text)]
    below = [index for index in bare if index >= core[0]]
    for index in bare if len(below) > 1 else below:
        del found[index]


def _headline(
    page: Sequence[Paragraph], core: tuple[int, int], found: dict[int, str], title: str | None
) -> Paragraph | None:
    header = [paragraph for index, paragraph in enumerate(page[: core[0]]) if index not in found]
    if title:
        wanted = " ".join(Paragraph(0, len(title), title, gap=False).words)
        named = [paragraph for paragraph in header if paragraph.key == wanted]
        if named:
            return named[-1]
    return find_headline(header, page[core[0] : core[1] + 1])


def _kept(page: Sequence[Paragraph], core: tuple[int, int], headline: Paragraph | None) -> set[int]:
    """The headline, and what stands between it and the story and speaks of the story: no menu takes them."""
    if headline is None:
        return set()
    at, words = page.index(headline), long_words(page[core[0] : core[1] + 1])
    under = range(at + 1, core[0])
    return {at, *(index for index in under if len(page[index].words) > 5 and share_of_story(page[index], words))}


def _mark_header(
    page: Sequence[Paragraph],
    core: tuple[int, int],
    found: dict[int, str],
    headline: Paragraph | None,
    patterns: FurniturePatterns,
) -> None:
    for index, paragraph in enumerate(page[: core[0]]):
        if index not in found and paragraph is not headline and is_category_line(paragraph, patterns):
            found[index] = "navigation"
    if headline:
        at = page.index(headline)
        repeats = find_repeats(headline.text, page[: core[0]], page[max(core[0], at + 1) :])
        for index, paragraph in enumerate(page):
            if any(paragraph is repeat for repeat in repeats):
                found.setdefault(index, "repeated_headline")


def _mark_printed_twice(page: Sequence[Paragraph], core: tuple[int, int], found: dict[int, str]) -> None:
    """Short lines printed twice or more are teasers, all of them; of longer ones the first printing is kept.

    A short sentence may well stand twice in a story, and stays.
    """
    counts = Counter(paragraph.key for paragraph in page if len(paragraph.words) >= 4)
    seen: set[str] = set()
    for index, paragraph in enumerate(page):
        if index in found or counts[paragraph.key] < 2:
            continue
        if len(paragraph.words) > _LONGEST_TEASER:
            if paragraph.key in seen:
                found[index] = "boilerplate"
            seen.add(paragraph.key)
        elif index > core[0] and not (paragraph.closed or paragraph.quoted or paragraph.listed):
            found[index] = "teaser"


def _inside_lines(text: str, patterns: FurniturePatterns) -> list[Furniture]:
    folded = one_apostrophe(text)
    pieces = [Furniture(credit.start, credit.end, "credit") for credit in find_credits(text)]
    for reason, pattern in patterns.inline:
        pieces += [Furniture(piece.start(), piece.end(), reason) for piece in pattern.finditer(folded)]
    return pieces


def _apart(text: str, pieces: Iterable[Furniture]) -> tuple[Furniture, ...]:
    """Sorted, without white space at the edges, and apart: where two overlap, the first keeps its range."""
    apart: list[Furniture] = []
    at = 0
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end, piece.reason)):
        start, end = max(piece.start, at), piece.end
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            apart.append(Furniture(start, end, piece.reason))
            at = end
    return tuple(apart)
