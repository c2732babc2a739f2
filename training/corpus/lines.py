"""The annotation lines of a report, cut into their fields; nothing is looked up yet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.model.words import Act, Kind, Measure, Part, Status

KIND_SHORT = {
    "clash": Kind.ARMED_CLASH,
    "capture": Kind.TERRITORIAL_CAPTURE,
    "violation": Kind.CEASEFIRE_VIOLATION,
    "casualties": Kind.CASUALTIES_REPORT,
    "blockade": Kind.CHECKPOINT_OR_BLOCKADE,
    "checkpoint": Kind.CHECKPOINT_OR_BLOCKADE,
}
MODES = ("direct", "reported", "mixed")
_EVENT_FIELDS = {p.value for p in Part} | {"place", "time", "says", "about"}
_FIGURE_FIELDS = {"of", "in", "over"}
NAME_WORDS = ("acts", "owner", "state", "place", "person", "body", "group", "people", "title", "-")


class LineError(ValueError):
    """A line is not of its form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """``N words [said] [= id]``."""

    words: str
    said: str
    actor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeItem:
    """``words [+] [=value] [SET]``."""

    words: str
    future: bool
    value: str | None
    is_set: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """``F words: measure [value] | of words | in trigger | over words``."""

    words: str
    measure: Measure
    value: str | None
    fields: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """``E trigger, trigger: kind flags | part filler, filler | place .. | time .. | says .. | about ..``; ``Q`` has no kind."""

    triggers: tuple[str, ...]
    kind: Kind | None
    id: str | None
    status: Status
    hedged: bool
    negated: bool
    act: Act | None
    mode: str | None
    fields: dict[str, str]


def read_names(body: str) -> list[NameLine]:
    """Read the body of an ``N`` line.

    >>> read_names("Ostrand acts; Velt = velt2")[1].actor
    'velt2'
    """
    lines: list[NameLine] = []
    for item in _items(body):
        words, equals, actor = (piece.strip() for piece in item.partition("="))
        said = ""
        head, _, last = words.rpartition(" ")
        if last in NAME_WORDS and head:
            words, said = head.strip(), last
        if equals and " " in actor:
            said, _, actor = (piece.strip() for piece in actor.partition(" "))
        if not said and not actor:
            raise LineError(f"say what {words!r} is: acts, owner, place, a type, - or = id")
        if said and said not in NAME_WORDS:
            raise LineError(f"{said!r} is no type of name; use one of {', '.join(NAME_WORDS)}")
        lines.append(NameLine(words=words, said=said, actor=actor or None))
    return lines


def read_times(body: str) -> list[TimeItem]:
    """Read the body of a ``T`` line.

    >>> read_times("Friday +; early days =PAST_REF")[0].future
    True
    """
    items: list[TimeItem] = []
    for item in _items(body):
        match = re.fullmatch(r"(.+?)(\s+\+)?(?:\s*=\s*(\S+))?(\s+SET)?", item)
        if not match:
            raise LineError(f"{item!r} is no time; write `T words`, `T words +` or `T words =value`")
        items.append(TimeItem(words=match[1].strip(), future=bool(match[2]), value=match[3], is_set=bool(match[4])))
    return items


def read_figure(body: str) -> FigureLine:
    """Read the body of an ``F`` line.

    >>> read_figure("at least 40: killed | of people | in raid").measure.value
    'killed'
    """
    head, fields = _fields(body, _FIGURE_FIELDS)
    words, colon, what = (piece.strip() for piece in head.partition(":"))
    measure, _, value = what.partition(" ")
    if not colon or measure not in {m.value for m in Measure}:
        raise LineError(f"write `F words: measure`, the measure one of {', '.join(m.value for m in Measure)}")
    return FigureLine(words=words, measure=Measure(measure), value=value.strip() or None, fields=fields)


def read_event(body: str, *, quote: bool = False) -> EventLine:
    """Read the body of an ``E`` line, or with ``quote`` of a ``Q`` line (a speaker and an act instead of trigger and kind).

    >>> read_event("talks: meeting planned @oslo2 | party Velmar, rebels").status.value
    'planned'
    """
    head, fields = _fields(body, _EVENT_FIELDS)
    left, colon, right = (piece.strip() for piece in head.partition(":"))
    flags = right.split()
    if not colon or not left or (not flags and not quote):
        raise LineError(
            "write `Q speaker: act | says words`" if quote else "write `E trigger: kind | party ... | place ...`"
        )
    kind: Kind | None = None
    if not quote:
        first = flags.pop(0)
        if first not in KIND_SHORT and first not in {k.value for k in Kind}:
            raise LineError(f"{first!r} is no kind; use one of {', '.join([k.value for k in Kind] + list(KIND_SHORT))}")
        kind = KIND_SHORT.get(first) or Kind(first)
    ids = [flag[1:] for flag in flags if flag.startswith("@")]
    statuses = [Status(flag) for flag in flags if flag in {s.value for s in Status}]
    acts = [Act(flag) for flag in flags if flag in {a.value for a in Act}]
    modes = [flag for flag in flags if flag in MODES]
    known = len(ids) + len(statuses) + len(acts) + len(modes) + flags.count("hedged") + flags.count("not")
    if known != len(flags) or max(len(ids), len(statuses), len(acts), len(modes)) > 1:
        raise LineError(
            f"the flags {' '.join(flags)!r} are not all known and single; use @id, a status, hedged, not, an act, a mode"
        )
    return EventLine(
        triggers=(left,) if quote else tuple(t.strip() for t in left.split(",")),
        kind=kind,
        id=ids[0] if ids else None,
        status=statuses[0] if statuses else Status.HYPOTHETICAL if "not" in flags else Status.OCCURRED,
        hedged="hedged" in flags,
        negated="not" in flags,
        act=acts[0] if acts else None,
        mode=modes[0] if modes else None,
        fields=fields,
    )


def _fields(body: str, known: set[str]) -> tuple[str, dict[str, str]]:
    head, *rest = (piece.strip() for piece in re.split(r"\s\|\s", body))
    fields: dict[str, str] = {}
    for piece in rest:
        key, _, value = piece.partition(" ")
        if key not in known:
            raise LineError(f"{key!r} is no field here; use one of {', '.join(sorted(known))}")
        if key in fields:
            raise LineError(f"{key!r} stands twice; join its fillers with a comma")
        if not value.strip():
            raise LineError(f"{key!r} is empty; name its words or drop it")
        fields[key] = value.strip()
    return head, fields


def _items(body: str) -> list[str]:
    return [item.strip() for item in body.split(";") if item.strip()]
