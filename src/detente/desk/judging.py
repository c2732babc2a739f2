"""Decisions from the browser: each names what it was made on, is written only if that still stands, and is then worked out.

A decision is made as the command line and Python make it, by ``pipeline.deciding`` and ``ask.correcting``; only the writing and the
working out are apart here, so that nobody waits for a joining to write the next one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from detente.ask import Record
from detente.ask.correcting import Edit, change_cell, judge_cell, judge_whole, read_prop
from detente.desk.keeper import Keeper
from detente.errors import BadField, InputError, NoSuchThing, RecordMoved
from detente.model import Choice, Claim, DayInterval, Decision, Event, Report, Signed, hash_bytes
from detente.record import Store

LONGEST = 16_384
"""Bytes of a form."""
WAIT = 30.0
"""Seconds that a decision waits while reports are written."""
_MENTIONS, _NAMES = (Choice.MERGE, Choice.KEEP_APART), (Choice.SAME_ACTOR, Choice.OTHER_ACTOR)
_TELLINGS = (Choice.ACCEPT, Choice.REJECT, Choice.EDIT)
_ONE = (Choice.ANCHOR, Choice.UNDO, *_TELLINGS)
_CHOICES = {choice.value: choice for choice in (*_ONE, *_MENTIONS, *_NAMES)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A decision as a form gives it; ``about`` are ids, or two names, ``seen`` is the mark of what its page showed.

    ``cell``, ``value``, ``was``, ``words`` and ``report`` say which cell is meant and what it is.
    """

    choice: Choice
    about: tuple[str, ...]
    seen: str
    value: str | None = None
    cell: str | None = None
    was: str | None = None
    words: str | None = None
    report: str | None = None
    why: str | None = None
    by: str | None = None


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


def read_decision(form: Mapping[str, str], by: str | None = None) -> Given:
    """The decision that a form gives; ``by`` is who sends it. Raises ``BadField`` for one that is none.

    >>> read_decision({"choice": "anchor", "about": "r-1", "value": "2024-02", "why": " ", "seen": "x"}).value
    '2024-02-01/2024-02-29'
    """
    choice = _CHOICES.get(form.get("choice", ""))
    text = {name: form.get(name, "").strip() or None for name in ("value", "cell", "words", "report")}
    text["was"] = _exactly(form, "was")
    if choice in (Choice.ACCEPT, Choice.REJECT):
        text["value"] = _exactly(form, "which")
    about = tuple(sorted(form.get("about", "").split()))
    if choice in _NAMES:
        about = tuple(sorted(_exactly(form, side) or "" for side in ("left", "right")))
    if choice is None or len(about) != (1 if choice in _ONE else 2) or len({*about, ""}) != len(about) + 1:
        raise BadField("this is no decision of the Desk", mend="go back, load the page again, and decide there")
    if choice is Choice.ANCHOR:
        try:
            text["value"] = str(DayInterval.parse(text["value"] or ""))
        except ValueError as error:
            mend = "write YYYY-MM-DD, YYYY-MM, or first/last"
            raise BadField(f"{text['value']!r} is no date", mend=mend) from error
    why = " ".join(form.get("why", "").split()) or None
    return Given(choice=choice, about=about, seen=form.get("seen", ""), why=why, by=by, **text)


def _exactly(form: Mapping[str, str], name: str) -> str | None:
    """A value that a page gave along as JSON: browsers change line ends, and what nobody sees is not written on a page."""
    try:
        value = json.loads(form[name]) if form.get(name) else None
    except ValueError as error:
        raise BadField(
            "this is no decision of the Desk", mend="go back, load the page again, and decide there"
        ) from error
    return value if isinstance(value, str) else None


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
    return _hashed([ids, [clusters.get(key) for key in ids], days, decided])


def mark_of_told(told: Event | Claim) -> str:
    """A mark of an event or a claim: its tellings, its cells, and what was set aside in it."""
    cells = [[prop, [[cell.value, len(cell.statements)] for cell in cells]] for prop, cells in told.cells.items()]
    aside = [[one.decision.id, one.cell.prop, one.cell.value] for one in told.set_aside]
    return _hashed([sorted(mention.id for mention in told.mentions), cells, aside])


def _hashed(what: Any) -> str:
    return hash_bytes(json.dumps(what).encode())[:16]


def write(record: Record, store: Store, given: Given, *, at: str) -> tuple[Decision, list[str]]:
    """Write a decision, if what it is about is as it was seen; also return the reports that have to be read again for it.

    Raises ``RecordMoved`` where it is not, ``NoSuchThing`` where it is no longer there, ``BadField`` for what cannot be decided.
    """
    from detente.pipeline import deciding  # noqa: PLC0415 - brings the reader, which takes a second to load

    signed = Signed(why=given.why, by=given.by, at=at)
    with store.together():
        if given.choice is Choice.UNDO:
            _check_undo(store, given)
            decision = deciding.undoing(store, given.about[0], **signed)
        elif given.choice in _TELLINGS:
            decision = _on_telling(record, given, signed)
        elif given.choice in _NAMES:
            _check(given, mark_of(given.about, {}, {}, store.decisions()))
            same = given.choice is Choice.SAME_ACTOR
            decision = deciding.ruling_on_names(store, *given.about, same=same, **signed)
        else:
            _check_there(store, given)
            if given.choice is Choice.ANCHOR:
                days = DayInterval.parse(given.value or "")
                decision = deciding.anchoring(store, given.about[0], days, **signed)
            elif given.choice is Choice.MERGE:
                decision = deciding.merging(store, given.about, **signed)
            elif len(set(map(store.event_id, given.about))) == 1:
                decision = deciding.parting(store, *given.about, **signed)
            else:
                decision = deciding.keeping_apart(store, *given.about, **signed)
        return decision, deciding.write_down(store, decision)


def _on_telling(record: Record, given: Given, signed: Signed) -> Decision:
    told = record.told(given.about[0])
    _check(given, mark_of_told(told))
    if given.choice is Choice.EDIT:
        if not given.cell or given.value is None:
            raise BadField("no value is given", mend="say what it is, or reject what was read")
        reports = record.reports_of({mention.report_id for mention in told.mentions})
        prop = read_prop(given.cell)
        edit = Edit(prop=prop, now=given.value, was=given.was, words=given.words, report=given.report)
        return change_cell(told, edit, reports, **signed)
    if given.cell:
        return judge_cell(told, read_prop(given.cell), given.value, given.choice, **signed)
    return judge_whole(told, given.choice, **signed)


def _check_there(store: Store, given: Given) -> None:
    clusters = store.clusters()
    reports = {report.id: report for report in store.reports(given.about)}
    there = reports if given.choice is Choice.ANCHOR else clusters
    gone = [key for key in given.about if key not in there]
    if gone:
        raise NoSuchThing(f"{gone[0]} is not in the record", mend="load the page again: the record has moved")
    _check(given, mark_of(given.about, clusters, reports, store.decisions()))


def _check_undo(store: Store, given: Given) -> None:
    made, standing = store.decisions(undone=True), store.decisions()
    meant = [one for one in made if one.id == given.about[0] and one.choice is not Choice.UNDO]
    if not meant:
        raise NoSuchThing(f"decision {given.about[0]!r} is not in the record", mend="the log lists the decisions")
    _check(given, mark_of(given.about, {}, {}, made))
    if meant[-1] not in standing:
        raise _moved()


def _check(given: Given, now: str) -> None:
    if now != given.seen:
        raise _moved()


def _moved() -> RecordMoved:
    told = "somebody has decided about this, or read it anew, since your page was loaded; nothing was written"
    return RecordMoved(told, mend="look at it as it is now, and decide again")


def decide(keeper: Keeper, given: Given, now: Callable[[], str]) -> Decision:
    """Write a decision, and begin to work it out. Raises as ``write`` does."""
    at = now()
    with Record(keeper.path, wait=WAIT) as record:
        decision, again = write(record, record.open_store, given, at=at)

    def work_out() -> None:
        from detente.pipeline import deciding  # noqa: PLC0415 - the same

        with Store.open(keeper.path, wait=WAIT) as store:
            try:
                deciding.work_out(store, again, at=at)
            except InputError:
                # the report was removed meanwhile: what is left is joined
                deciding.work_out(store, (), at=at)

    keeper.begin(work_out)
    return decision
