"""Finding reports by the words of their titles and texts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection

from detente.record import reports, sqlite
from detente.record.snippet import cut_snippet


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A report that matches, and the words around the match on one line, those of the query in ``[ ]``."""

    report_id: str
    name: str
    snippet: str


def search(connection: Connection, query: str, limit: int) -> list[SearchHit]:
    """Return the best matches first. What is no query of the index is looked up as plain words, all of them."""
    if not query.strip() or limit < 1:
        return []
    found = sqlite.match(connection, query, limit)
    if found is None:
        found = sqlite.match(connection, plain_words(query), limit) or []
    told = {report.id: report for report in reports.load(connection, found)}
    return [
        SearchHit(report_id=one, name=told[one].name, snippet=cut_snippet(told[one].title, told[one].text, query))
        for one in found
    ]


def plain_words(query: str) -> str:
    """Put each word of a query into quotes, so that nothing in it is taken for a sign of the query language.

    >>> plain_words('who said "no')
    '"who" "said" "no"'
    """
    return " ".join(f'"{word}"' for word in re.findall(r"\w+", query))
