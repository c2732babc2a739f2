"""Decisions from the browser: each names what it was made on, is written only if that still stands, and is then worked out.

What is written is a ``Decision`` as the command line writes it: append-only, keyed to the ids of mentions and reports.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

from detente.desk.held import Keeper
from detente.errors import BadField, NoSuchThing, RecordMoved
from detente.model import Choice, DayInterval, Decision, Report, hash_bytes
from detente.record import Store

LONGEST = 16_384
"""Bytes of a form."""
_CHOICES = {choice.value: choice for choice in (Choice.ANCHOR, Choice.MERGE, Choice.KEEP_APART, Choice.UNDO)}
UNDOABLE = frozenset({Choice.ANCHOR, Choice.MERGE, Choice.KEEP_APART})
"""What is undone here; the command line undoes more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A decision as a form gives it; ``seen`` is the mark of what its page showed."""

    decision: Decision
    seen: str


def read_form(body: bytes) -> dict[str, str]:
    """The fields of a form, the last of each name. Raises ``BadField`` where it is none.

    >>> read_form(b"choice=anchor&value=2024-02-17")
    {'choice': 'anchor', 'value': '2024-02-17'}
    """
    if len(body) > LONGEST:
        raise BadField(f"a form of more than {LONGEST:,} bytes", mend="give a shorter reason")
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=20))
    except ValueError as error:
        raise BadField("this is no form of the Desk", mend="go back, load the page again, and decide there") from error


def read_decision(form: Mapping[str, str]) -> Given:
    """The decision that a form gives. Raises ``BadField`` for one that is none.

    >>> read_decision({"choice": "anchor", "about": "r-1", "value": "2024-02", "why": " ", "seen": "x"}).decision.value
    '2024-02-01/2024-02-29'
    """
    choice = _CHOICES.get(form.get("choice", ""))
    about = tuple(sorted(form.get("about", "").split()))
    why = " ".join(form.get("why", "").split()) or None
    value = form.get("value", "").strip() or None
    if (
        choice is None
        or len(about) != (1 if choice in (Choice.ANCHOR, Choice.UNDO) else 2)
        or len(set(about)) != len(about)
    ):
        raise BadField("this is no decision of the Desk", mend="go back, load the page again, and decide there")
    if choice is Choice.ANCHOR:
        try:
            value = str(DayInterval.parse(value or ""))
        except ValueError as error:
            raise BadField(f"{value!r} is no date", mend="write YYYY-MM-DD, YYYY-MM, or first/last") from error
    else:
        value = None
    return Given(decision=Decision(choice=choice, about=about, value=value, why=why), seen=form.get("seen", ""))


def mark_of(
    about: Iterable[str], clusters: Mapping[str, str], reports: Mapping[str, Report], decisions: Iterable[Decision]
) -> str:
    """A mark of all that a decision about these ids rests on: the events of mentions, the days of reports, what was decided.

    >>> mark_of(["m-1", "m-2"], {"m-1": "e-1"}, {}, []) == mark_of(["m-2", "m-1"], {"m-1": "e-1"}, {}, [])
    True
    """
    ids = sorted(about)
    days = [str(report.published) if (report := reports.get(key)) else None for key in ids]
    decided = [decision.id for decision in decisions if not set(ids).isdisjoint(decision.about)]
    return hash_bytes(json.dumps([ids, [clusters.get(key) for key in ids], days, decided]).encode())[:16]


def write(store: Store, given: Given, *, at: str) -> None:
    """Write a decision, if what it is about is as it was seen.

    Raises ``RecordMoved`` where it is not, ``NoSuchThing`` where it is no longer there.
    """
    about = given.decision.about
    if given.decision.choice is Choice.UNDO:
        _write_undo(store, given, at=at)
        return
    with store.together():
        clusters = store.clusters()
        reports = {report.id: report for report in store.reports(about)}
        there = reports if given.decision.choice is Choice.ANCHOR else clusters
        gone = [key for key in about if key not in there]
        if gone:
            raise NoSuchThing(f"{gone[0]} is not in the record", mend="load the page again: the record has moved")
        if mark_of(about, clusters, reports, store.decisions()) != given.seen:
            raise _moved()
        store.decide(given.decision, at=at)


def _write_undo(store: Store, given: Given, *, at: str) -> None:
    with store.together():
        made, standing = store.decisions(undone=True), store.decisions()
        key = given.decision.about[0]
        meant = [one for one in made if one.id == key and one.choice in UNDOABLE]
        if not meant:
            raise NoSuchThing(f"decision {key!r} is not in the record", mend="the log lists the decisions")
        if mark_of([key], {}, {}, made) != given.seen or meant[-1] not in standing:
            raise _moved()
        store.decide(given.decision, at=at)


def _moved() -> RecordMoved:
    told = "somebody has decided about this, or read it anew, since your page was loaded; nothing was written"
    return RecordMoved(told, mend="look at it as it is now, and decide again")


def work_out(path: Path, decision: Decision, *, at: str) -> None:
    """Join anew what hangs on a decision; after an anchor, read its report anew first."""
    from detente import pipeline  # noqa: PLC0415 - brings the reader, which takes a second to load

    with Store.open(path) as store:
        if decision.choice is Choice.UNDO:
            decision = next(one for one in store.decisions(undone=True) if one.id == decision.about[0])
        if decision.choice is Choice.ANCHOR:
            pipeline.read_again(store, store.report(decision.about[0]), at=at)
        else:
            pipeline.join(store, at=at)


def decide(keeper: Keeper, given: Given, now: Callable[[], str]) -> None:
    """Write a decision, and begin to work it out. Raises as ``write`` does."""
    with Store.open(keeper.path) as store:
        write(store, given, at=now())
    keeper.begin(lambda: work_out(keeper.path, given.decision, at=now()))
