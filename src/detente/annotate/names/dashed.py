"""Two names that a dash joins before a noun of dealings: "the Berg-Lind talks", "a Berg–Lind call"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from detente.annotate.names.draft import Draft, Sheet
from detente.annotate.names.page import Page
from detente.lexicon.folding import fold
from detente.lexicon.ordinary import is_ordinary
from detente.lexicon.states import entry_of
from detente.model import NameType, Report

_NAME = r"[^\W\d_a-z][^\W\d_]+"
_PAIR = re.compile(
    rf"(?<![\w\-–‑])({_NAME})[-–‑]({_NAME})[ \n](?i:(?:peace |phone |bilateral |direct )?"
    r"(?:talks?|meetings?|summits?|calls?|conversations?|negotiations?|dialogue|deals?|agreements?|accords?|pacts?|truce|"
    r"encounter|handshake|declaration|relationship|rivalry|line|channel))\b"
)


def name_pairs(report: Report, pages: Sequence[Page], sheets: Sequence[Sheet]) -> None:
    """Mark the persons of such pairs that nothing else has named: by the full name that the report prints, else as printed.

    A half that the lexicon knows, or that is an ordinary word ("the Cease-Fire talks"), is left as it is, and so is the other.
    """
    people: dict[str, set[str]] = defaultdict(set)
    for sheet in sheets:
        for draft in sheet:
            if draft.type is NameType.PERSON and draft.stands_for:
                people[fold(draft.stands_for).split()[-1]].add(draft.stands_for)
    for page, sheet in zip(pages, sheets, strict=True):
        text = report.text[page.sentence.start : page.sentence.end]
        for pair in _PAIR.finditer(text) if "-" in text or "–" in text or "‑" in text else ():
            halves = [(page.sentence.start + pair.start(n), page.sentence.start + pair.end(n)) for n in (1, 2)]
            if page.shouting or not all(_is_name(report.text[start:end]) for start, end in halves):
                continue
            for start, end in halves:
                known = people.get(fold(report.text[start:end]), set())
                sheet.add(
                    Draft(
                        start,
                        end,
                        NameType.PERSON,
                        stands_for=min(known) if len(known) == 1 else report.text[start:end],
                    )
                )


def _is_name(word: str) -> bool:
    return word[0].isupper() and entry_of(word) is None and not is_ordinary(word.lower())
