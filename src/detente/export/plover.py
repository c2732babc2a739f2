"""Tellings of events as rows of PLOVER: type, mode, who acts, and who it is done to, with the words of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.ask import Record
from detente.export.statements import statement_fields
from detente.lexicon.frames import load_frames
from detente.lexicon.plover import Code, acled_type, announces_own, code_kind, code_negated, is_ordered
from detente.model import PART_PROPS, Kind, Mention, Prop, Sort, Statement, Status

_ACTING = frozenset({Prop.SPEAKER, Prop.PARTY, Prop.PERPETRATOR, Prop.MEDIATOR, Prop.HOST})
_SPOKEN = ("speech", "accord")
"""Families of kinds whose words hold what they are about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One telling in PLOVER. ``sources`` and ``recipients`` are the statements that name them, in text order.

    In talks, clashes and other dealings of equals every party is both. A recipient may be a land, where the words name no
    actor there ("sent troops to Mali").
    """

    mention: Mention
    kind: Kind
    status: Status
    code: Code
    sources: tuple[Statement, ...]
    recipients: tuple[Statement, ...]


def code_tellings(mentions: Sequence[Mention], statements: Sequence[Statement]) -> list[Coded]:
    """What each mention of an event is in PLOVER, in the order of the mentions; what PLOVER does not code is left out.

    What an act of speech is about says whom it concerns: who "refused to meet the envoys" rejects the envoys, and who
    "ordered the release of the captives" is the one that yields. What somebody says must be done is a request of theirs.
    """
    return [coded for telling in _tellings(mentions, statements) if (coded := telling.coded())]


class _Telling:
    """A mention with what is said of it, the telling it stands in, and those that stand in it."""

    def __init__(self, mention: Mention, said: Sequence[Statement]) -> None:
        values = {stmt.prop: stmt.value for stmt in reversed(said)}
        self.mention, self.kind, self.status = mention, Kind(values[Prop.KIND]), Status(values[Prop.STATUS])
        self.parts = [stmt for stmt in said if stmt.prop in PART_PROPS]
        self.places = [stmt for stmt in said if stmt.prop is Prop.PLACE]
        self.within: _Telling | None = None
        self.holds: list[_Telling] = []

    @property
    def speaks(self) -> bool:
        return load_frames()[self.kind].family in _SPOKEN

    def holds_word_of(self, other: _Telling) -> bool:
        own, word = self.mention.telling, other.mention.trigger
        at = self.mention.trigger
        return own.report_id == word.report_id and own.start <= word.start < own.end and word.start != at.start

    def coded(self) -> Coded | None:
        over, telling = self.within, self.mention.telling.exact
        if self.mention.sort is Sort.PASSING:
            code = code_negated(self.kind, telling) if self.acting() else None
        else:
            code = code_kind(self.kind, self._coded_status(), self.mention.trigger.exact, telling)
        acting = [stmt for stmt in self.parts if stmt.prop in _ACTING]
        others = [stmt for stmt in self.parts if stmt.prop not in _ACTING]
        if (
            self._coded_status() is Status.CALLED_FOR
            and over is not None
            and over.kind in (Kind.STATEMENT, Kind.DEMAND)
        ):
            acting, others = over.acting(), self.parts
        elif not acting and over is not None and over.announces(self):
            acting = over.acting()
        if code is None:
            return None
        if not others:
            names = {stmt.value for stmt in acting}
            equals = [stmt for stmt in acting if stmt.prop is Prop.PARTY]
            others = self._concerned(names) or (equals if len(names) > 1 else []) or self.places
        return Coded(
            mention=self.mention,
            kind=self.kind,
            status=self.status,
            code=code,
            sources=tuple(acting),
            recipients=tuple(others),
        )

    def announces(self, other: _Telling) -> bool:
        """Whether this is the word of who does the other: the first thing told after "announced", "ordered", "pledged"."""
        return announces_own(self.mention.trigger.exact) and self.holds[:1] == [other]

    def _coded_status(self) -> Status:
        """The status, but that what is ordered without naming who is to do it counts as done."""
        over = self.within
        if self.acting() or over is None or not over.announces(self):
            return self.status
        return Status.OCCURRED if is_ordered(self.kind, over.mention.trigger.exact) else self.status

    def acting(self) -> list[Statement]:
        return [stmt for stmt in self.parts if stmt.prop in _ACTING]

    def _concerned(self, names: set[str]) -> list[Statement]:
        """Whom what is told inside concerns beside those who act: the first that names somebody, else a land."""
        if not self.speaks:
            return []
        for inner in self.holds:
            found = [stmt for stmt in inner.parts if stmt.value not in names]
            if found:
                return found
        return next((inner.places for inner in self.holds if inner.places), [])


def _tellings(mentions: Sequence[Mention], statements: Sequence[Statement]) -> list[_Telling]:
    said: dict[str, list[Statement]] = {}
    for stmt in statements:
        said.setdefault(stmt.mention_id, []).append(stmt)
    found = [_Telling(m, said[m.id]) for m in mentions if m.sort in (Sort.EVENT, Sort.PASSING) and m.id in said]
    by_report: dict[str, list[_Telling]] = {}
    for telling in found:
        by_report.setdefault(telling.mention.report_id, []).append(telling)
    for together in by_report.values():
        for telling in together:
            around = [o for o in together if o is not telling and o.speaks and o.holds_word_of(telling)]
            if around:
                telling.within = min(around, key=lambda o: o.mention.telling.end - o.mention.telling.start)
            for other in around:
                other.holds.append(telling)
    return found


def plover(record: Record) -> Iterator[dict[str, Any]]:
    """All tellings that PLOVER codes, in the order of report and place in it."""
    mentions = sorted(record.mentions(), key=lambda m: (m.telling, m.id))
    names = record.report_names
    events = {mention.id: event.id for event in record.assembly.events for mention in event.mentions}
    for coded in code_tellings(mentions, list(record.statements())):
        yield {"event": events.get(coded.mention.id), **_fields(coded, names)}


def _fields(coded: Coded, names: Mapping[str, str]) -> dict[str, Any]:
    acled = acled_type(coded.kind, coded.code.mode)
    mention = coded.mention
    return {
        "mention": mention.id,
        "report": names.get(mention.report_id, mention.report_id),
        "start": mention.telling.start,
        "end": mention.telling.end,
        "telling": mention.telling.exact,
        "kind": coded.kind.value,
        "status": coded.status.value,
        "type": coded.code.type,
        "mode": coded.code.mode or None,
        "types": {version: coded.code.in_version(version) for version in ("0.1", "0.5", "0.8")},
        "acled": list(acled) if acled else None,
        "sources": [statement_fields(stmt, names) for stmt in coded.sources],
        "recipients": [statement_fields(stmt, names) for stmt in coded.recipients],
    }
