"""An HTML page: its article as plain text, and what its head says of title, outlet, address and date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import trafilatura
from htmldate import find_date

from detente.errors import BadField
from detente.ingest.fields import read_interval
from detente.ingest.lines import paragraphs
from detente.model.interval import DayInterval
from detente.model.report import Published

_FIRST_DAY, _LAST_DAY = "1990-01-01", "2099-12-31"
"""Bounds for dates on pages: fixed, because by default the search would end at today's date."""
_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date.issued",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date",
    "sailthru.date", "publication_date", "publish-date", "publishdate",
    "pubdate", "article.published", "published-date",
    "citation_date",
    "citation_publication_date", "article_date_original", "date",
)  # fmt: skip
_LONG_LINE, _SHORT_SENTENCE = 80, 5
"""Characters, which count in every script, and words."""
_ARTICLE_TYPES = ("article", "posting", "report", "webpage")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page gives; ``text`` is empty where no article was found on it."""

    text: str
    title: str | None
    outlet: str | None
    url: str | None
    date_shown: str | None
    published: Published | None


def read_page(html: str) -> Page:
    """Read a page without looking anything up: the same page gives the same text on any day.

    Paragraphs are divided by line breaks; comments are left out, tables kept, and where in doubt text is left out.
    """
    tree = trafilatura.load_html(html) if html.strip() else None
    if tree is None:
        return Page("", None, None, None, None, None)
    metas = dict(_metas(tree))
    published = _published(tree, metas)
    shown = find_date(html, extensive_search=False, original_date=True, min_date=_FIRST_DAY, max_date=_LAST_DAY)
    return Page(
        text=_article(html),
        title=metas.get("og:title") or _first(tree, "//h1//text()") or _first(tree, "//title//text()"),
        outlet=metas.get("og:site_name") or metas.get("application-name"),
        url=_first(tree, "//link[@rel='canonical']/@href") or metas.get("og:url"),
        date_shown=str(published.interval) if published else shown,
        published=published,
    )


def has_article(story: str) -> bool:
    """Whether what a page's furniture leaves has a sentence or a long line, and not just the words of menus."""
    return any(
        len(paragraph.text) >= _LONG_LINE or (paragraph.closed and len(paragraph.words) >= _SHORT_SENTENCE)
        for paragraph in paragraphs(story)
    )


def _article(html: str) -> str:
    document = trafilatura.bare_extraction(
        html, favor_precision=True, include_comments=False, include_tables=True, with_metadata=False
    )
    return str(document.text or "") if document is not None else ""


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    for meta in reversed(tree.xpath("//meta[@content]")):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = " ".join(meta.get("content").split())
        if name and content:
            yield name.lower(), content


def _first(tree: Any, path: str) -> str | None:
    found = (" ".join(str(text).split()) for text in tree.xpath(path))
    return next((text for text in found if text), None)


def _published(tree: Any, metas: dict[str, str]) -> Published | None:
    for text in tree.xpath("//script[@type='application/ld+json']/text()"):
        for value in _dates_published(_json(text)):
            day = _day(value)
            if day:
                return Published(interval=day, basis="json_ld")
    for name in _PUBLISHED_META:
        day = _day(metas.get(name, ""))
        if day:
            return Published(interval=day, basis="html_meta")
    return None


def _json(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _dates_published(node: object) -> Iterator[str]:
    """Every ``datePublished`` of an article in a JSON-LD tree, the nearest to its root first."""
    level = [node]
    while level:
        below: list[object] = []
        for item in level:
            if isinstance(item, dict):
                kind = str(item.get("@type", "article")).lower()
                if isinstance(item.get("datePublished"), str) and any(name in kind for name in _ARTICLE_TYPES):
                    yield item["datePublished"]
                below += item.values()
            elif isinstance(item, list):
                below += item
        level = below


def _day(value: str) -> DayInterval | None:
    """The day that a page's head gives, or ``None``: a page's slips are no fault of the user's."""
    if not value:
        return None
    try:
        interval = read_interval(value, "page")
    except BadField:
        return None
    return interval if interval.is_day else None
