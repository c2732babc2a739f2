"""Menus and button bars: runs of short lines that hold the words of menus; and lines of categories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from detente.ingest.lines import Paragraph
from detente.ingest.patterns import FurniturePatterns, fold
from detente.ingest.sections import is_foreign, last_of_story

_LONGEST_ITEM = 12
_SHORTEST_RUN = 3
_WITNESSES = frozenset({"navigation", "boilerplate", "related"})
_LINKING = frozenset(["and", "&", "of", "the", "in"])


def find_menus(
    page: Sequence[Paragraph], core: tuple[int, int], known: Mapping[int, str], patterns: FurniturePatterns
) -> set[int]:
    """Indexes of the paragraphs that are items of menus. ``known``: furniture already found, and so a witness.

    A run of short lines is a menu where enough of them are words of menus: two in the page's head and foot, and
    more inside the story, where sub-heads stand and lists of the story's own.
    """
    witnesses = {index for index, reason in known.items() if reason in _WITNESSES}
    words = {index for index, paragraph in enumerate(page) if is_chrome(paragraph, patterns)}
    found: set[int] = set()
    run: list[int] = []
    for index in range(len(page) + 1):
        if index < len(page) and (index in known or _is_item(page[index])):
            run.append(index)
            continue
        found |= _menu_of(run, core, witnesses, words)
        run = []
    return found


def find_surroundings(
    page: Sequence[Paragraph], top: int, bottom: int, furniture: Mapping[int, str], names: Counter[str]
) -> dict[int, str]:
    """What else stands above the headline (``top``) and below the story (``bottom``) of a page with menus there.

    Running text stays of the story unless it is of another story; so do lists, quotations and closed sentences.
    """
    found: dict[int, str] = {}
    witnesses = sorted(index for index, reason in furniture.items() if reason in _WITNESSES)
    if sum(index < top for index in witnesses) >= _SHORTEST_RUN:
        found.update({index: "navigation" for index in range(top) if _is_loose(page[index])})
    below = [index for index in witnesses if index > bottom]
    over = last_of_story(page, names)
    if len(below) >= _SHORTEST_RUN:
        for index in range(below[0], len(page)):
            if _is_loose(page[index]):
                found[index] = "navigation"
            elif page[index].prose and index > over and is_foreign(page[index], names):
                found[index] = "teaser"
    return found


def _is_loose(paragraph: Paragraph) -> bool:
    return not (
        paragraph.prose or paragraph.listed or paragraph.quoted or paragraph.labelled or _is_sentence(paragraph)
    )


def _is_sentence(paragraph: Paragraph) -> bool:
    return paragraph.closed and not paragraph.text.endswith((":", "...", "…"))


def _menu_of(run: list[int], core: tuple[int, int], witnesses: set[int], words: set[int]) -> set[int]:
    if not run:
        return set()
    own = words.intersection(run)
    proof = len(witnesses.union(words).intersection(run))
    if core[0] < run[0] and run[-1] < core[1]:
        return own if len(run) > 1 and proof >= max(2, len(run) / 2) else set()
    return set(run) if len(run) >= _SHORTEST_RUN and proof >= max(2, len(run) / 10) else own


def is_chrome(paragraph: Paragraph, patterns: FurniturePatterns) -> bool:
    """Whether a line is nothing but a word of menus and buttons."""
    return fold(paragraph.text).lower().rstrip(" :.|") in patterns.chrome


def _is_item(paragraph: Paragraph) -> bool:
    kept = paragraph.closed or paragraph.listed or paragraph.quoted or paragraph.labelled
    return len(paragraph.words) <= _LONGEST_ITEM and not kept


def is_category_line(paragraph: Paragraph, patterns: FurniturePatterns) -> bool:
    """Whether a line strings categories together ("World News Politics Latveria"): capitals, two of them sections."""
    words = (
        paragraph.text.replace(",", " ").replace("|", " ").replace("/", " ").replace("•", " ").replace("·", " ").split()
    )
    if not 1 < len(words) <= 12:
        return False
    capitals = all(word[0].isupper() or word in _LINKING for word in words)
    sections = sum(word.lower() in patterns.sectioned for word in words)
    return capitals and sections >= 2 and sections >= len(words) / 3
