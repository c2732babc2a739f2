"""What passes between two actors that somebody has marked in a text, as one code of PLOVER."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.export.plover import Coded, code_tellings
from detente.lexicon.plover import Code, code_words
from detente.model import ACTOR_PROPS, Kind, Mention, Sort, Statement

Range = tuple[int, int]
_BEHIND = {Kind.MEETING: 1, Kind.CASUALTIES_REPORT: 2, Kind.WAR: 2}
"""What is told beside something else between the same two is its occasion or its background: "*at a meeting* agreed to …"."""


@dataclass(frozen=True, slots=True)
class _Cast:
    """A telling, and in which of its parts the two who are marked take part."""

    telling: Coded
    source_acts: bool
    target_receives: bool
    has_source: bool
    has_target: bool
    both: bool


def tellings_between(
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    sources: Sequence[Range],
    targets: Sequence[Range],
) -> list[Coded]:
    """The coded tellings in which a marked source and a marked target both take part, in the order of the mentions.

    ``sources`` and ``targets`` are offsets in the text of the report. An actor counts where it is marked, and where a word
    elsewhere is read as an actor that is marked ("Peru said *it* …").
    """
    return [cast.telling for cast in _casts(mentions, statements, sources, targets) if cast.both]


def code_between(
    text: str,
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    sources: Sequence[Range],
    targets: Sequence[Range],
) -> Code | None:
    """The code of what the source does to the target, ``None`` where nothing tells.

    The telling in which both take part, as source and recipient, else the one with either, the main matter before its occasion and
    its background; where no telling is coded, the words themselves decide (`[[between]]` of `plover.toml`).

    >>> from detente.annotate import annotate
    >>> from detente.extract import extract
    >>> from detente.model import Report
    >>> text = "Chad, at a meeting in Doha, accused Sudan of arming rebels."
    >>> reading = extract(annotate(Report.of_text(text)))
    >>> code_between(text, reading.mentions, reading.statements, [(0, 4)], [(36, 41)]).type
    'ACCUSE'
    """
    found = min(_casts(mentions, statements, sources, targets), key=_order, default=None)
    return found.telling.code if found else code_words(text)


def _order(cast: _Cast) -> tuple[bool, bool, bool, bool, int, bool, int]:
    mention = cast.telling.mention
    return (
        not cast.both,
        not (cast.source_acts and cast.target_receives),
        not (cast.has_source or cast.has_target),
        not cast.source_acts,
        _BEHIND.get(cast.telling.kind, 0),
        mention.sort is Sort.PASSING,
        mention.trigger.start,
    )


def _casts(
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    sources: Sequence[Range],
    targets: Sequence[Range],
) -> list[_Cast]:
    acting, receiving = (
        (ranges, {stmt.value for stmt in statements if stmt.prop in ACTOR_PROPS and _touches(stmt, ranges)})
        for ranges in (sources, targets)
    )
    return [_cast(telling, acting, receiving) for telling in code_tellings(mentions, statements)]


def _cast(
    telling: Coded, acting: tuple[Sequence[Range], set[str]], receiving: tuple[Sequence[Range], set[str]]
) -> _Cast:
    def among(stmts: Sequence[Statement], marked: tuple[Sequence[Range], set[str]]) -> set[str]:
        return {stmt.value for stmt in stmts if _touches(stmt, marked[0]) or stmt.value in marked[1]}

    everybody = (*telling.sources, *telling.recipients)
    left, right = among(everybody, acting), among(everybody, receiving)
    return _Cast(
        telling,
        source_acts=bool(among(telling.sources, acting)),
        target_receives=bool(among(telling.recipients, receiving)),
        has_source=bool(left),
        has_target=bool(right),
        both=bool(left and right) and len(left | right) > 1,
    )


def _touches(stmt: Statement, ranges: Sequence[Range]) -> bool:
    return any(stmt.passage.start < end and start < stmt.passage.end for start, end in ranges)
