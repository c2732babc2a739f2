"""What the reports disagree on: values of one event that cannot all hold, and claims that stand against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.ask.differing import Parties, find_differences
from detente.ask.evidence import Evidence
from detente.ask.opposed import find_oppositions
from detente.ask.opposition import ANSWER, DENIAL, MUTUAL, READ_OUT, Opposition
from detente.ask.rows import Row
from detente.ask.speech import ACCEPT, Said
from detente.ask.utterances import Utterance
from detente.errors import BadField
from detente.model import PART_PROPS, Act, Claim, DayInterval, Event, Prop, Report, Statement

CLAIMS, BEGAN, READ_OUTS = "claims", "who began it", "read-outs"
_SHOWN_FIRST = (Prop.CONTENT, Prop.SPEAKER)
TYPES = ("date", "place", "toll", "scope", BEGAN, "held or not", "who brokered", CLAIMS, READ_OUTS)
"""In the order in which they are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One side of a disagreement: what it says, who says so (nobody where only reports do), in which reports and outlets.

    ``origins`` counts the texts that those reports print.
    """

    value: str
    said_by: tuple[str, ...]
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: int
    passages: tuple[Evidence, ...]

    def __str__(self) -> str:
        who = f", {' and '.join(self.said_by)}" if self.said_by else ""
        return f"{self.value}{who}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementRow(Row):
    """One thing on which reports or speakers disagree; ``accounts``: the most supported first, none alone.

    ``type`` is one of ``TYPES``, ``how`` says what differs. ``event`` is the event that it is about, ``None`` of claims; ``date``
    its day, or that of the words.
    """

    type: str
    how: str
    event: str | None
    date: str | None
    accounts: tuple[Account, ...]

    @property
    def names(self) -> frozenset[str]:
        """Whoever speaks in it or takes part in what it is about."""
        cited = {passage.value for passage in self.passages if passage.prop in PART_PROPS}
        return frozenset(cited.union(*(account.said_by for account in self.accounts)))

    def is_also(self, other: DisagreementRow) -> bool:
        """Whether another, of another state of the record, is the same one: of its type, two sides of it with words in common."""
        if self.type != other.type:
            return False
        ours, theirs = (
            [{(p.report_id, p.start, p.end) for p in side.passages} for side in row.accounts] for row in (self, other)
        )
        common = {(a, b) for a, one in enumerate(ours) for b, two in enumerate(theirs) if one & two}
        return any(a != c and b != d for a, b in common for c, d in common)


def check_types(given: str | Iterable[str] | None) -> frozenset[str]:
    """The types that a filter names; hyphens and underscores are forgiven. Raises ``BadField`` with the right words.

    >>> sorted(check_types("Held_or_not"))
    ['held or not']
    """
    chosen = []
    for word in [given] if isinstance(given, str) else given or ():
        written = {type_.replace("-", " "): type_ for type_ in TYPES}.get(
            word.lower().replace("_", " ").replace("-", " ")
        )
        if written is None:
            raise BadField(f"{word!r} is no type of disagreement", mend=f"it is one of: {', '.join(TYPES)}")
        chosen.append(written)
    return frozenset(chosen)


def disagreement_rows(
    events: Iterable[Event],
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    served: Mapping[str, frozenset[str]],
    answers: Iterable[tuple[Said, Said, str]] = (),
) -> list[DisagreementRow]:
    """All of them, by type, then by day; ``reports`` by id, with their texts and days; ``served`` as for ``Parties``.

    ``answers``: each answer with the claim it answers, as ``find_answers`` gives them; one that accepts is no disagreement.
    """
    events, parties = list(events), Parties(served)
    rows = list(_of_events(events, reports, parties))
    rows += [_of_claims(one, reports) for one in find_oppositions(claims, events, reports, parties)]
    told: dict[str, list[DisagreementRow]] = defaultdict(list)
    for row in rows:
        for report_id in {passage.report_id for passage in row.passages} if row.type in (CLAIMS, BEGAN) else ():
            told[report_id].append(row)
    for answer, claim, _ in answers:
        row = _of_answer(answer, claim, reports)
        if answer.act != ACCEPT and not any(one.is_also(row) or _holds(one, row) for one in told[answer.report_id]):
            told[answer.report_id].append(row)
            rows.append(row)
    return sorted(rows, key=lambda row: (TYPES.index(row.type), row.date or "~", row.event or "", _first(row)))


def _of_events(events: Sequence[Event], reports: Mapping[str, Report], parties: Parties) -> Iterator[DisagreementRow]:
    for event in events:
        for found in find_differences(event, reports, parties):
            accounts = tuple(
                _account(value, sorted(told, key=lambda s: (s.passage, s.id)), reports)
                for value, told in found.accounts
            )
            yield DisagreementRow(
                type=found.type,
                how=found.how,
                event=event.id,
                date=str(event.date) if event.date else None,
                accounts=_in_order(accounts),
                passages=tuple(passage for account in _in_order(accounts) for passage in account.passages),
            )


def _of_claims(found: Opposition, reports: Mapping[str, Report]) -> DisagreementRow:
    type_ = BEGAN if found.how == MUTUAL else READ_OUTS if found.how == READ_OUT else CLAIMS
    accounts = tuple(_said(one, reports) for one in found.said)
    return DisagreementRow(
        type=type_,
        how=found.how,
        event=None,
        date=_day(found.said, reports),
        accounts=accounts if found.how != READ_OUT else _in_order(accounts),
        passages=tuple(passage for account in accounts for passage in account.passages),
    )


def _of_answer(answer: Said, claim: Said, reports: Mapping[str, Report]) -> DisagreementRow:
    accounts = tuple(_spoken(said, reports) for said in (claim, answer))
    days = [report.published.interval for said in (claim, answer) if (report := reports[said.report_id]).published]
    return DisagreementRow(
        type=CLAIMS,
        how=DENIAL if answer.act in (Act.DENY, Act.REJECT) else ANSWER,
        event=None,
        date=str(whole) if (whole := DayInterval.spanning(days)) else None,
        accounts=accounts,
        passages=tuple(passage for account in accounts for passage in account.passages),
    )


def _spoken(said: Said, reports: Mapping[str, Report]) -> Account:
    report = reports[said.report_id]
    in_order = sorted(said.evidence, key=lambda cited: (cited.prop != Prop.CONTENT, cited.start, cited.prop))
    return Account(
        value=f"{said.act}: {' '.join(said.words.exact.split())}",
        said_by=said.speakers,
        reports=(report.name,),
        outlets=(report.outlet,) if report.outlet else (),
        origins=1,
        passages=tuple(in_order),
    )


def _holds(one: DisagreementRow, other: DisagreementRow) -> bool:
    """Whether two sides of one have words that touch those of two sides of the other."""

    def touch(left: Account, right: Account) -> bool:
        return any(
            p.report_id == q.report_id and p.start < q.end and q.start < p.end
            for p in left.passages
            for q in right.passages
            if p.prop == q.prop == Prop.CONTENT
        )

    common = {
        (a, b) for a, left in enumerate(one.accounts) for b, right in enumerate(other.accounts) if touch(left, right)
    }
    return any(a != c and b != d for a, b in common for c, d in common)


def _said(one: Utterance, reports: Mapping[str, Report]) -> Account:
    said = {
        stmt.id: stmt for claim in one.claims for cells in claim.cells.values() for c in cells for stmt in c.statements
    }
    speakers = dict.fromkeys(cell.value for claim in one.claims for cell in claim.cells.get(Prop.SPEAKER, ()))
    act = one.act.replace("_", " ")
    return _account(f"{act}: {' '.join(one.words.split())}", list(said.values()), reports, said_by=tuple(speakers))


def _account(
    value: str, told: Sequence[Statement], reports: Mapping[str, Report], *, said_by: tuple[str, ...] | None = None
) -> Account:
    names = {key: report.name for key, report in reports.items()}
    ids = sorted({stmt.report_id for stmt in told}, key=lambda key: (names[key], key))
    return Account(
        value=value,
        said_by=tuple(sorted({s.said_by for s in told if s.said_by})) if said_by is None else said_by,
        reports=tuple(names[key] for key in ids),
        outlets=tuple(sorted({outlet for key in ids if (outlet := reports[key].outlet)})),
        origins=len({reports[key].origin or key for key in ids}),
        passages=tuple(Evidence.of(stmt, names) for stmt in told),
    )


def _in_order(accounts: Sequence[Account]) -> tuple[Account, ...]:
    return tuple(sorted(accounts, key=lambda a: (-a.origins, -len(a.reports), -len(a.passages), a.value)))


def _day(said: Sequence[Utterance], reports: Mapping[str, Report]) -> str | None:
    """The day or days on which the words were published, all of them."""
    days = [published.interval for one in said if (published := reports[one.report_id].published)]
    return str(whole) if (whole := DayInterval.spanning(days)) else None


def _first(row: DisagreementRow) -> tuple[str, int]:
    return (row.passages[0].report, row.passages[0].start) if row.passages else ("", 0)
