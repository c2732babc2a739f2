"""What the reader marked, put together with what lexicon and parse say of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.extract.actors import Stage
from detente.extract.memory import ActorRef
from detente.extract.placing import PlaceRef
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger, support_of
from detente.model import NameType, Part, TimeMark, ToldMark

ADD_FROM = 0.5
"""Least probability at which the reader's word tells an event that the lexicon does not know."""
DROP_BELOW = 0.05
"""Greatest probability at which a word of the lexicon is held to tell nothing."""
_PARTS = frozenset(part.value for part in Part)


def join_triggers(tree: Tree, rules: Sequence[Trigger], told: Sequence[ToldMark]) -> list[Trigger]:
    """The triggers of a sentence: the lexicon's, confirmed and typed by the reader, and those that the reader adds."""
    by_word: dict[int, ToldMark] = {}
    for mark in told:
        index = tree.top_of(mark.start, mark.end)
        if index is not None and (index not in by_word or mark.score > by_word[index].score):
            by_word[index] = mark
    joined = []
    for rule in rules:
        found = by_word.pop(rule.index, None)
        if found is not None and found.score >= ADD_FROM:
            joined.append(replace(rule, kind=found.kind, weak=False, told=found))
        elif found is not None and found.score >= DROP_BELOW:
            joined.append(rule)
    for index, mark in by_word.items():
        if mark.score >= ADD_FROM:
            noun = tree[index].pos in ("NOUN", "PROPN", "ADJ")
            support = support_of(tree, index) if noun else None
            joined.append(Trigger(index=index, kind=mark.kind, noun=noun, support=support, told=mark))
    return sorted(joined, key=lambda t: t.index)


def linked_parts(stage: Stage, mark: ToldMark) -> list[tuple[Part, ActorRef]]:
    """The participants that the reader links to an event, under the names that the report gives them."""
    found: list[tuple[Part, ActorRef]] = []
    for link in mark.links:
        if link.label not in _PARTS:
            continue
        part = Part(link.label)
        top = stage.tree.top_of(link.start, link.end)
        if top is None:
            continue
        own = [ref for ref in stage.actors(top) if ref.start < link.end and link.start < ref.end]
        found += [(part, ref) for ref in own or stage.named_within(link.start, link.end)]
    seen: set[str] = set()
    return [(p, r) for p, r in found if not (r.name in seen or seen.add(r.name))]  # type: ignore[func-returns-value]


def linked_time(mark: ToldMark, times: Sequence[TimeMark]) -> TimeMark | None:
    """The time expression that the reader links to an event."""
    return next(
        (
            time
            for link in mark.links
            if link.label == "time"
            for time in times
            if time.interval is not None and time.start < link.end and link.start < time.end
        ),
        None,
    )


def linked_place(stage: Stage, mark: ToldMark) -> PlaceRef | None:
    """The place that the reader links to an event."""
    for link in mark.links:
        if link.label == "place":
            named = next((n for n in stage.names if n.start < link.end and link.start < n.end), None)
            if named is not None and named.type in (NameType.PLACE, NameType.STATE):
                return PlaceRef(name=named.text, start=named.start, end=named.end)
    return None
