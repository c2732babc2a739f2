"""Pairs of tellings that must, or must not, be told as one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bench.scoring.actors import Actors
from bench.scoring.events import Figures
from bench.scoring.ratio import mean
from bench.scoring.rows import EventRow, Oddities, QuotedSpan, Row, read_events
from bench.scoring.texts import Texts
from bench.scoring.words import FAMILY_OF, squeeze

Covering = dict[int, frozenset[str]]
"""The events that cover one side of a pair, each with those of its quotes that do."""


def score_pairs(
    pairs: Iterable[Row], rows: Iterable[Row], texts: Texts, actors: Sequence[Row] | None = None
) -> Figures:
    """The share of pairs told right; a side that no event covers is not right, and is told apart as unanswered.

    A pair is ``{"a": {"file", "quote", "kind", "who"}, "b": {...}, "same": bool}``; ``rows`` are a system's events.
    """
    index = Actors(actors) if actors else None
    events = read_events(rows, Oddities())
    wide = [index.widen(index.of_event(event)) if index else frozenset() for event in events]
    judged = [(bool(pair["same"]), _judge(pair, events, wide, texts)) for pair in pairs]
    return {
        "pairs_right": mean(right is True for _, right in judged),
        "must_merge_right": mean(right is True for same, right in judged if same),
        "must_not_merge_right": mean(right is True for same, right in judged if not same),
        "right_of_answered": mean(right for _, right in judged if right is not None),
        "unanswered_rate": mean((right is None for _, right in judged), 0.0),
        "false_merges": sum(right is False and not same for same, right in judged),
        "false_splits": sum(right is False and same for same, right in judged),
    }


def _judge(pair: Row, events: list[EventRow], wide: Sequence[frozenset[str]], texts: Texts) -> bool | None:
    left, right = _covering(pair["a"], events, texts), _covering(pair["b"], events, texts)
    if not left or not right:
        return None
    if pair["same"]:
        return _is_merged(pair, left, right, events)
    left, right = _meant(pair["a"], left, events, wide), _meant(pair["b"], right, events, wide)
    both = set(left) & set(right)
    merged = any(one != two for event in both for one in left[event] for two in right[event])
    blurred = len(both) == 1 and set(left) == set(right) == both
    return not merged and not blurred


def _covering(side: Mapping[str, Any], events: list[EventRow], texts: Texts) -> Covering:
    quote = QuotedSpan(side["file"], side["quote"])
    covering = {}
    for i, event in enumerate(events):
        hits = frozenset(squeeze(said.quote) for said in event.mentions if said.quote and texts.covers(said, quote))
        if hits:
            covering[i] = hits
    return covering


def _is_merged(pair: Row, left: Covering, right: Covering, events: list[EventRow]) -> bool:
    """Some event covers both; of the family meant, where any event that covers a side is of it."""
    both = set(left) & set(right)
    families = [(FAMILY_OF.get(pair[side].get("kind")), covering) for side, covering in (("a", left), ("b", right))]
    if any(families[0][0] in events[i].families for i in both):
        return True
    return bool(both) and not any(family in events[i].families for family, covering in families for i in covering)


def _meant(
    side: Mapping[str, Any], covering: Covering, events: list[EventRow], wide: Sequence[frozenset[str]]
) -> Covering:
    """Of the events that cover a side, those of its family, then its actors, then its kind, where there are any."""
    kind, who = side.get("kind"), set(side.get("who") or [])
    for meant in (
        {i for i in covering if FAMILY_OF.get(str(kind)) in events[i].families},
        {i for i in covering if who <= wide[i]},
        {i for i in covering if events[i].kind == kind},
    ):
        covering = {i: hits for i, hits in covering.items() if i in meant} or covering
    return covering
