"""Mentions of an invented dispute made by hand: what a report says, with the trigger in square brackets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.model import (
    ACTS_FOR,
    Figure,
    Kind,
    Measure,
    Mention,
    Passage,
    Precision,
    Prop,
    Sort,
    Statement,
    Status,
)
from detente.resolve import resolve
from detente.resolve.compare import compare
from detente.resolve.facts import Facts, gather_facts


@dataclass(frozen=True, slots=True)
class Told:
    """A mention and the statements about it."""

    mention: Mention
    statements: tuple[Statement, ...]


def tell(
    words: str,
    kind: Kind,
    when: str | None = None,
    *,
    report: str = "r-1",
    at: int = 0,
    status: Status = Status.OCCURRED,
    grain: Precision = Precision.DAY,
    told: bool = True,
    place: str | None = None,
    killed: int | tuple[int, int | None] | None = None,
    serial: int = 0,
    **parts: str | Sequence[str],
) -> Told:
    """One telling. A part is a name or several; ``Ana Berg>Norway`` acts for Norway. ``at`` is where it stands.

    ``told``: words give its date, not the day of its report. ``killed``: a number, or the least and the most.
    """
    start = at + words.index("[")
    plain = words.replace("[", "").replace("]", "")
    trigger = words[words.index("[") + 1 : words.index("]")]
    mention = Mention(
        sort=Sort.EVENT,
        trigger=Passage(report, start, start + len(trigger), trigger),
        telling=Passage(report, at, at + len(plain), plain),
        serial=serial,
    )
    said: list[tuple[Prop, str, str | None, str | None]] = [
        (Prop.KIND, kind.value, None, None),
        (Prop.STATUS, status.value, None, None),
    ]
    if when:
        said.append((Prop.DATE, when, grain.value, None))
    if place:
        said.append((Prop.PLACE, place, None, None))
    if killed is not None:
        low, high = killed if isinstance(killed, tuple) else (killed, killed)
        best = low if low == high else None
        figure = Figure(measure=Measure.KILLED, low=low, best=best, high=high)
        said.append((Prop.FIGURE, figure.to_value(), None, None))
    for part, names in parts.items():
        for name in [names] if isinstance(names, str) else names:
            who, _, state = name.partition(">")
            said.append((Prop(part), who, None, f"{ACTS_FOR}{state}" if state else None))
    return Told(
        mention,
        tuple(
            Statement(
                mention_id=mention.id,
                prop=prop,
                value=value,
                passage=mention.telling if prop is Prop.DATE and told else mention.trigger,
                precision=grain_of,
                note=note,
            )
            for prop, value, grain_of, note in said
        ),
    )


def facts(*told: Told) -> list[Facts]:
    """The facts of these tellings, in the order given."""
    gathered = {f.mention.id: f for f in gather_facts([t.mention for t in told], statements(told))}
    return [gathered[t.mention.id] for t in told]


def statements(told: Iterable[Told]) -> list[Statement]:
    return [stmt for one in told for stmt in one.statements]


def levels(one: Told, two: Told) -> set[str]:
    """The levels that the comparison of two tellings reaches."""
    return {reason.level for reason in compare(*facts(one, two))}


def joined(*told: Told) -> bool:
    """Whether all these tellings come out as one event."""
    clusters = resolve([t.mention for t in told], statements(told)).clusters
    return len({clusters[t.mention.id] for t in told}) == 1
