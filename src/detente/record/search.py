"""Finding reports by the words of their titles and texts."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection

from detente.record import reports, sqlite
from detente.record.snippet import Snippet, cut_snippet

EVERY = -1
"""The limit that is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A report that matches, and the words around the match on one line, those of the query in ``[ ]``."""

    report_id: str
    name: str
    words: Snippet

    @property
    def snippet(self) -> str:
        """The words as text."""
        return str(self.words)


def matching(connection: Connection, query: str, limit: int = EVERY) -> list[str]:
    """Return the ids of the best matches first. What is no query of the index is looked up as plain words, all of them."""
    if not query.strip() or limit == 0:
        return []
    found = sqlite.match(connection, query, limit)
    return sqlite.match(connection, plain_words(query), limit) or [] if found is None else found


def search(connection: Connection, query: str, limit: int, among: Collection[str] | None = None) -> list[SearchHit]:
    """Return the best matches first, with their words; only those ``among`` these reports, where any are given."""
    found = matching(connection, query, limit if among is None else EVERY)
    if among is not None:
        wanted = set(among)
        found = [one for one in found if one in wanted][: max(0, limit)]
    told = {report.id: report for report in reports.load(connection, found)}
    return [
        SearchHit(report_id=one, name=told[one].name, words=cut_snippet(told[one].title, told[one].text, query))
        for one in found
    ]


def plain_words(query: str) -> str:
    """Put each word of a query into quotes, so that nothing in it is taken for a sign of the query language.

    >>> plain_words('who said "no')
    '"who" "said" "no"'
    """
    return " ".join(f'"{word}"' for word in re.findall(r"\w+", query))
