"""What reports quote of one utterance in different words: the wordings side by side, with the words that differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from detente.ask import DriftRow, Evidence, Version
from detente.ask.plain import when
from detente.ask.quoting import align, words_of
from detente.desk.spots import told
from detente.model import Passage

Quoted = Mapping[str, Sequence[tuple[int, int, int]]]
"""By report, where words are quoted that another prints in different ones: start, end, and the number of the utterance."""


def quoted_places(rows: Sequence[DriftRow]) -> dict[str, list[tuple[int, int, int]]]:
    """Where the quotations of these utterances stand, by the id of their report."""
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, row in enumerate(rows):
        for version in row.versions:
            for passage in version.passages:
                found[passage.report_id].append((passage.start, passage.end, number))
    return dict(found)


def utterances_in(quoted: Quoted, tellings: Iterable[Passage]) -> list[int]:
    """The numbers of the utterances of which any of these tellings quotes words."""
    found = {
        number
        for telling in tellings
        for start, end, number in quoted.get(telling.report_id, ())
        if start < telling.end and end > telling.start
    }
    return sorted(found)


def told_wordings(row: DriftRow, tellings: Sequence[Passage] = ()) -> dict[str, Any]:
    """An utterance as the pages show it: each wording in pieces, with what it has in the place of the first one's words.

    ``own`` is the wording that these tellings quote.
    """
    first, *others = row.versions
    return {
        "speaker": row.speaker,
        "published": when(row.published) if row.published else None,
        "versions": [
            {
                **told(version.words, version.passages),
                "pieces": pieces(_exact(version), *map(_exact, others if version is first else (first,))),
                "reports": list(version.reports),
                "origins": version.origins,
                "own": any(_is_in(passage, tellings) for passage in version.passages),
                "changes": [{"first": change.first, "here": change.here} for change in version.changes],
            }
            for version in row.versions
        ],
    }


def _exact(version: Version) -> str:
    return version.passages[0].exact


def _is_in(cited: Evidence, tellings: Iterable[Passage]) -> bool:
    return any(
        cited.report_id == telling.report_id and cited.start < telling.end and cited.end > telling.start
        for telling in tellings
    )


def pieces(exact: str, *others: str) -> list[dict[str, Any]]:
    """The words of a quotation in pieces, each with whether another print has other words in its place.

    >>> pieces("We will open every road by June", "We will open all roads by June")
    [{'text': 'We will open', 'differs': False}, {'text': 'every road', 'differs': True}, {'text': 'by June', 'differs': False}]
    """
    words = words_of(exact, 0, len(exact))
    marked: set[int] = set()
    for other in others:
        for swap in align(words, words_of(other, 0, len(other))) or ():
            marked.update(range(*swap.one))
    cuts: list[tuple[int, bool]] = []  # where a stretch begins, and of which sort it is
    for number, word in enumerate(words):
        differs = number in marked
        if not cuts or cuts[-1][1] != differs:
            cuts.append((word.start if cuts else 0, differs))
    ends = [*(start for start, _ in cuts[1:]), len(exact)]
    return [
        {"text": " ".join(exact[start:end].split()), "differs": differs}
        for (start, differs), end in zip(cuts, ends, strict=True)
    ]
