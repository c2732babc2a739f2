"""The questions of a desk officer's week, by name: what each asks for, and how it is answered."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.ask.answering import answer_rows
from detente.ask.readout import ReadoutRow
from detente.ask.rows import EventRow, FigureRow, Row, Rows
from detente.ask.speech import Said, speeches
from detente.errors import BadField
from detente.model import Act, Kind, Measure, Prop

if TYPE_CHECKING:
    from detente.ask.corpus import Corpus
    from detente.ask.evidence import Evidence
    from detente.ask.ledgers import Ledgers

NOTHING = "nothing in the corpus"


BROKERED = (Kind.MEETING.value, Kind.MEDIATION.value, Kind.AGREEMENT.value, Kind.CEASEFIRE.value)
"""What somebody may bring about between others: talks, and what they come to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRow(Row):
    """One of the weekly questions: its name, what to give with it, what it answers."""

    question: str
    arguments: str
    answers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MediatorRow(Row):
    """Who mediates, hosts or vouches between whom, and who brokered what was agreed: one row an event."""

    actor: str
    side: str
    part: str
    kind: str
    members: tuple[str, ...]
    date: str | None
    place: str | None
    status: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccusationRow(Row):
    """An accusation and what the accused answers; ``answer`` is *nothing in the corpus* where no report tells of one."""

    claim: str
    date: str | None
    accuser: str
    accused: tuple[str, ...]
    content: str
    answered_by: str | None
    answer_act: str | None
    answer: str
    report: str


@dataclass(frozen=True, slots=True)
class _Query:
    least: int
    most: int
    arguments: str
    answers: str
    run: Callable[[Ledgers, Sequence[str]], Rows[Any]]


def ask(record: Ledgers, question: str, about: Sequence[str]) -> Rows[Any]:
    """Answer one of the questions. Raises ``BadField`` for one that is none, or for arguments too few or too many."""
    name = question.strip().lower().replace("_", "-").replace(" ", "-")
    if name not in QUERIES:
        near = difflib.get_close_matches(name, QUERIES, n=1, cutoff=0.5)
        guess = f"did you mean {near[0]!r}? " if near else ""
        raise BadField(f"{question!r} is no question", mend=f"{guess}it is one of: {', '.join(QUERIES)}")
    query = QUERIES[name]
    if not query.least <= len(about) <= query.most:
        raise BadField(
            f"{name} takes {query.arguments or 'nothing'}", mend=f"write `detente ask {name} {query.arguments}`".strip()
        )
    return query.run(record, about)


def ask_rows() -> Rows[AskRow]:
    """The questions there are."""
    rows = [AskRow(question=name, arguments=q.arguments, answers=q.answers) for name, q in QUERIES.items()]
    return Rows(rows, row_type=AskRow)


def _between(record: Ledgers, about: Sequence[str], kinds: Sequence[str] = ()) -> Rows[EventRow]:
    """The meetings, or the events of these kinds, in which each of these takes part."""
    of = kinds or None
    rows = list(record.meetings(actor=about[0] if about else None, kind=of))
    for name in about[1:]:
        with_name = {row.event for row in record.meetings(actor=name, kind=of)}
        rows = [row for row in rows if row.event in with_name]
    return Rows(rows, row_type=EventRow)


def _last_meeting(record: Ledgers, about: Sequence[str]) -> Rows[EventRow]:
    """The latest that was held and has a day, one of those asked for being a party: two go-betweens did not meet each other."""
    searches = [search for name in about if (search := record.search(name))]
    held = [
        row
        for row in _between(record, about)
        if row.status == "occurred"
        and row.date
        and not row.date.startswith("../")
        and any(search.matches(name) for search in searches for name in row.actors("party"))
    ]
    return Rows([max(held, key=_end)] if held else [], row_type=EventRow)


def _end(row: EventRow) -> tuple[str, str]:
    """Latest last: by the last day, then by the first, so that a day wins over a month that ends with it."""
    first, _, last = (row.date or "").partition("/")
    return (last if last and last != ".." else first, first)


def _readout(record: Ledgers, about: Sequence[str]) -> Rows[Any]:
    if len(about) == 1 and about[0].startswith(("e-", "m-")):
        return record.readout(about[0])
    met = _last_meeting(record, about)
    return record.readout(met[0].event) if met else Rows([], row_type=ReadoutRow)


def _mediators(record: Ledgers, about: Sequence[str]) -> Rows[MediatorRow]:
    wanted = {row.event for row in _between(record, about, BROKERED)}
    corpus, rows = record.corpus, []
    for event in corpus.events:
        if event.id not in wanted:
            continue
        for prop in (Prop.MEDIATOR, Prop.HOST, Prop.GUARANTOR):
            for cell in event.cells.get(prop, ()):
                parties = event.cells.get(Prop.PARTY, ())
                evidence = [*corpus.cite_as("actor", cell), *corpus.cite_as("part", cell, prop.value)]
                evidence += corpus.cite_as("side", cell, corpus.side(cell.value))
                for field, cells in (
                    ("kind", _first(event.cells, Prop.KIND)),
                    ("members", parties),
                    ("date", _first(event.cells, Prop.DATE)),
                    ("place", _first(event.cells, Prop.PLACE)),
                    ("status", _first(event.cells, Prop.STATUS)),
                ):
                    evidence += [e for one in cells for e in corpus.cite_as(field, one)]
                rows.append(
                    MediatorRow(
                        actor=cell.value,
                        side=corpus.side(cell.value),
                        part=prop.value,
                        kind=event.kind.value,
                        members=tuple(one.value for one in parties),
                        date=str(event.date) if event.date else None,
                        place=event.place,
                        status=event.status.value,
                        event=event.id,
                        passages=tuple(evidence),
                    )
                )
    return Rows(rows, row_type=MediatorRow)


def _first(cells: Mapping[Prop, Sequence[Any]], prop: Prop) -> Sequence[Any]:
    return cells.get(prop, ())[:1]


def _dead(record: Ledgers, about: Sequence[str]) -> Rows[FigureRow]:
    event = record.event(about[0])
    rows = [row for row in record.figures() if row.event == event.id and row.measure == Measure.KILLED]
    return Rows(rows, row_type=FigureRow)


def _accusations(record: Ledgers, about: Sequence[str]) -> Rows[AccusationRow]:
    corpus = record.corpus
    answers: dict[str, list[Any]] = {}
    for row in corpus.once(answer_rows):
        answers.setdefault(row.claim, []).append(row)
    accuser, accused = (record.search(about[number]) if len(about) > number else None for number in (0, 1))
    rows: list[AccusationRow] = []
    told = corpus.once(speeches)
    for report_id in sorted(told, key=corpus.day_order):
        for said in told[report_id]:
            fits = accuser is None or any(map(accuser.matches, (*said.speakers, *said.sides)))
            fits = fits and (accused is None or any(map(accused.matches, said.to)))
            if said.act == Act.ACCUSE and fits:
                rows += [_accusation(corpus, said, answer) for answer in answers.get(said.key, [None])]
    return Rows(rows, row_type=AccusationRow)


def _accusation(corpus: Corpus, said: Said, answer: Any) -> AccusationRow:
    cited = {"speaker": "accuser", "addressee": "accused", "content": "content", "date": "date"}
    evidence: list[Evidence] = [e.cited_for(cited[e.prop], e.value) for e in said.evidence if e.prop in cited]
    if answer:
        fields = {"speaker": "answered_by", "act": "answer_act", "content": "answer"}
        evidence += [e.cited_for(fields[e.prop], e.value) for e in answer.passages if e.prop in fields]
    return AccusationRow(
        claim=said.key,
        date=next((e.value for e in said.evidence if e.prop == "date"), None),
        accuser=" and ".join(said.speakers),
        accused=said.to,
        content=" ".join(said.words.exact.split()).strip(" ,;"),
        answered_by=answer.speaker if answer else None,
        answer_act=answer.act if answer else None,
        answer=answer.content if answer else NOTHING,
        report=corpus.names[said.report_id],
        passages=tuple(evidence),
    )


def _commitments(record: Ledgers, about: Sequence[str]) -> Rows[Any]:
    return record.commitments(since=about[0], until=about[0])


def _silence(record: Ledgers, about: Sequence[str]) -> Rows[Any]:
    return record.tracks(actor=about[0] if about else None)


QUERIES: dict[str, _Query] = {
    "last-meeting": _Query(
        1, 2, "PARTY [PARTY]", "When and where did these two last meet, and under whom?", _last_meeting
    ),
    "contacts": _Query(1, 2, "PARTY [PARTY]", "All meetings, calls and visits, held and planned", _between),
    "readout": _Query(
        1, 2, "EVENT | PARTY PARTY", "What was discussed and agreed at a meeting, by who says so", _readout
    ),
    "mediators": _Query(
        0, 2, "[PARTY [PARTY]]", "Who mediates, hosts, brokers or vouches, and between whom", _mediators
    ),
    "dead": _Query(1, 1, "EVENT", "How many were killed in an event, and who says so", _dead),
    "commitments": _Query(1, 1, "DAY", "What was undertaken on a day, in a month or a year", _commitments),
    "accusations": _Query(
        0, 2, "[ACCUSER [ACCUSED]]", "Who accuses whom of what, and what the accused answers", _accusations
    ),
    "silence": _Query(0, 1, "[MEDIATOR]", "Which tracks are alive, and since when the others are silent", _silence),
}
"""The questions by name, in the order in which they are listed."""
