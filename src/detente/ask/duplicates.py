"""The review queue: pairs of events that may be one, and events that were joined by a hair, with what speaks for and against."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.ask.evidence import Evidence
from detente.ask.rows import Row
from detente.lexicon.frames import load_frames
from detente.model import Event, Judgement, Mention, Report, Verdict

ASKED, REFUSED, JOINED = "may be one", "judged one, kept apart by others", "joined narrowly"
_BY_HAND = 100.0
"""The score, either way, of what a person decided."""
_NEITHER = re.compile(r"\([+-]0(?:\.0+)?\)$")
_AGAINST = re.compile(r"\((?:-(?!0(?:\.0+)?\))|rules it out)[^()]*\)$")
"""How a reason ends that weighs nothing, and one that speaks against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateRow(Row):
    """One pair to look at: two events that may be one, or two sides of one event that hold together by one judgement.

    ``events`` are their ids; ``supports`` and ``against`` the reasons of the judgement that comes nearest, ``score`` its sum;
    reasons that weigh nothing are left out. ``tellings`` are the words of both, ``kinds`` and ``dates`` what their events are.
    ``reports`` counts the texts that tell either, copies once. ``same`` and ``apart`` are the commands that answer; one that would
    change nothing is ``None``.
    """

    what: str
    events: tuple[str, ...]
    kinds: tuple[str, ...]
    dates: tuple[str, ...]
    score: float
    supports: tuple[str, ...]
    against: tuple[str, ...]
    tellings: tuple[str, str]
    reports: int
    same: str | None
    apart: str | None


def duplicate_rows(
    events: Iterable[Event], judgements: Sequence[Judgement], reports: Mapping[str, Report], *, joined: bool = False
) -> list[DuplicateRow]:
    """The pairs put to the user, the most consequential first: told by most texts, deeds before words, the nearer before others.

    With ``joined`` also, behind them, the events that one judgement holds together, the narrowest first.
    """
    events = list(events)
    rows = sorted(_asked(events, judgements, reports), key=_consequence)
    if joined:
        rows += sorted(_narrow(events, judgements, reports), key=lambda row: (row.score, row.events))
    return rows


def _asked(
    events: Sequence[Event], judgements: Iterable[Judgement], reports: Mapping[str, Report]
) -> Iterator[DuplicateRow]:
    by_mention = {mention.id: event for event in events for mention in event.mentions}
    report_of = {mention.id: mention.report_id for event in events for mention in event.mentions}
    pairs: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        one, other = by_mention.get(judgement.left), by_mention.get(judgement.right)
        if one and other and one.id != other.id:
            pairs[min(one.id, other.id), max(one.id, other.id)].append(judgement)
    for found in pairs.values():
        open_ones = [
            j
            for j in found
            if j.verdict is not Verdict.NOT_SAME and not _is_settled(j, report_of[j.left], report_of[j.right])
        ]
        if not open_ones or any(abs(j.score) >= _BY_HAND for j in found):
            continue
        best = max(open_ones, key=lambda j: (j.score, j.left, j.right))
        one, other = by_mention[best.left], by_mention[best.right]
        yield _row(
            REFUSED if best.verdict is Verdict.SAME else ASKED,
            best,
            (one, other),
            reports,
            same=f"detente merge {one.id} {other.id}",
            apart=f"detente keep-apart {one.id} {other.id}",
        )


def _is_settled(judgement: Judgement, left: str, right: str) -> bool:
    """Whether two likely tellings of one report were kept apart by its others: the report itself answers that."""
    return judgement.verdict is Verdict.SAME and left == right and abs(judgement.score) < _BY_HAND


def _narrow(
    events: Iterable[Event], judgements: Iterable[Judgement], reports: Mapping[str, Report]
) -> Iterator[DuplicateRow]:
    """Of each event the weakest of the judgements without which it would fall apart."""
    event_of = {mention.id: event for event in events for mention in event.mentions}
    held: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        one, other = event_of.get(judgement.left), event_of.get(judgement.right)
        if judgement.verdict is Verdict.SAME and one is not None and one is other:
            held[one.id].append(judgement)
    for found in held.values():
        event = event_of[found[0].left]
        needed, side = _weakest(found)
        if abs(needed.score) < _BY_HAND:
            rest = {mention.id for mention in event.mentions} - side
            out = sorted(side if not rest or (len(side), min(side)) < (len(rest), min(rest)) else rest)
            apart = f"detente split {event.id} {' '.join(out)}"
            yield _row(JOINED, needed, (event,), reports, same=None, apart=apart)


def _weakest(judgements: Sequence[Judgement]) -> tuple[Judgement, set[str]]:
    """The last judgement that joins two parts where the strongest join first, and the mentions of one of the two."""
    part: dict[str, set[str]] = {}
    last, side = judgements[0], {judgements[0].left}
    for judgement in sorted(judgements, key=lambda j: (-j.score, j.left, j.right)):
        one, other = (part.setdefault(mention, {mention}) for mention in (judgement.left, judgement.right))
        if one is other:
            continue
        last, side = judgement, set(one if (len(one), min(one)) < (len(other), min(other)) else other)
        one |= other
        part.update(dict.fromkeys(other, one))
    return last, side


def _row(
    what: str,
    judgement: Judgement,
    events: Sequence[Event],
    reports: Mapping[str, Report],
    *,
    same: str | None,
    apart: str | None,
) -> DuplicateRow:
    mentions = {mention.id: mention for event in events for mention in event.mentions}
    pair = [mentions[judgement.left], mentions[judgement.right]]
    supports, against = weigh_reasons(judgement.reasons)
    texts = {reports[key].origin or key for event in events for key in event.reports}
    return DuplicateRow(
        what=what,
        events=tuple(event.id for event in events),
        kinds=tuple(event.kind.value for event in events),
        dates=tuple(str(event.date) if event.date else "?" for event in events),
        score=judgement.score,
        supports=supports,
        against=against,
        tellings=(_words(pair[0]), _words(pair[1])),
        reports=len(texts),
        same=same,
        apart=apart,
        passages=tuple(_cite(mention, reports) for mention in pair),
    )


def weigh_reasons(reasons: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Reasons for and against; those that weigh nothing are in neither.

    >>> weigh_reasons(["the same day (+2.0)", "other places (-1.2)", "no figure (+0.0)"])
    (('the same day (+2.0)',), ('other places (-1.2)',))
    """
    against = tuple(reason for reason in reasons if _AGAINST.search(reason))
    return tuple(r for r in reasons if r not in against and not _NEITHER.search(r)), against


def _consequence(row: DuplicateRow) -> tuple[int, bool, float, tuple[str, ...]]:
    words_only = all(load_frames()[kind].family == "speech" for kind in row.kinds)
    return (-row.reports, words_only, -row.score, row.events)


def _words(mention: Mention) -> str:
    return " ".join(mention.telling.exact.split())


def _cite(mention: Mention, reports: Mapping[str, Report]) -> Evidence:
    at = mention.telling
    return Evidence(
        prop="telling",
        value=mention.id,
        exact=at.exact,
        report=reports[at.report_id].name,
        report_id=at.report_id,
        start=at.start,
        end=at.end,
    )
