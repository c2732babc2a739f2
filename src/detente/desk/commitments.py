"""The board of commitments: who undertook what towards whom, on whose word, and what was reported of it since."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

from detente.ask import CommitmentRow
from detente.ask.plain import when, word
from detente.desk.asked import Asked
from detente.desk.filters import filters_of
from detente.desk.held import Held
from detente.desk.spots import Backing, told
from detente.errors import BadField
from detente.model import DayInterval

AT = "/commitments"
FILTERS = ("since", "until", "actor", "issue", "standing", "report")
NO_REPORT, AGAIN, AGAINST, FOR, APART = "no report", "spoken of again", "against", "for", "for and against"
STANDINGS = (NO_REPORT, AGAIN, AGAINST, FOR, APART)
"""What later reports come to: nothing, no direction, or one or both of the two directions of the 0-3 scale."""


def commitments_page(held: Held, asked: Asked) -> dict[str, Any]:
    """The commitments that fit, in the order of their days, and how many of them stand how.

    Raises ``BadField`` for a filter that is none.
    """
    wanted = asked.many("standing")
    if unknown := next((one for one in wanted if one not in STANDINGS), None):
        raise BadField(f"{unknown!r} is no standing", mend=f"it is one of: {', '.join(STANDINGS)}")
    found = held.record.commitments(
        actor=asked.one("actor"),
        issue=asked.one("issue"),
        since=asked.one("since"),
        until=asked.one("until"),
        report=asked.many("report"),
    )
    count = Counter(map(direction, found))
    rows = [row for row in found if not wanted or direction(row) in wanted]
    shown, where = asked.page_of(rows, AT)
    filters = filters_of(held, asked, AT, FILTERS)
    filters["choices"]["standing"] = [{"value": one, "shown": one} for one in STANDINGS]
    return {
        **filters,
        "left_out": {"undated": found.undated, "open_ended": found.open_ended},
        "standings": [
            {
                "standing": one,
                "count": count[one],
                "chosen": one in wanted,
                "href": asked.link(AT, standing=None if one in wanted else one, page=None),
            }
            for one in STANDINGS
        ],
        "rows": [commitment_line(held, row) for row in shown],
        "where": where,
    }


def direction(row: CommitmentRow) -> str:
    """In one word what later reports say of a commitment; *no report* is not *not kept*."""
    ways = {one.direction for one in row.later} - {"open"}
    if not row.later:
        return NO_REPORT
    if not ways:
        return AGAIN
    return APART if len(ways) > 1 else AGAINST if ways == {"against"} else FOR


def commitment_line(held: Held, row: CommitmentRow) -> dict[str, Any]:
    """A commitment, each value with its words."""
    said = Backing(row.passages)
    label = held.record.corpus.issues.label
    talks = held.events.get(row.talks or "")
    return {
        "commitment": row.commitment,
        "date": said.told(row.date, "date", shown=when) if row.date else None,
        "published": when(row.published) if row.published else None,
        "by": said.values(row.by, "by"),
        "sides": list(row.sides),
        "mutual": bool(row.towards) and set(row.towards) == set(row.sides),
        "towards": said.values(row.towards, "towards", "to"),
        "what": told(row.what, said.all("what")),
        "tellings": len(row.tellings),
        "issues": [{"issue": one, **said.told(one, "issue", shown=label)} for one in row.issues],
        "due": said.told(row.due, "due", shown=_due) if row.due else None,
        "status": row.status,
        "asserted_by": said.values(row.asserted_by, "asserted_by"),
        "said_by": said.values(row.said_by, "said_by"),
        "standing": row.standing,
        "direction": direction(row),
        "later": [{**asdict(one), "direction": one.direction, **said.told(str(one), "later")} for one in row.later],
        "talks": f"/readouts/{talks.id}" if talks else None,
        "reports": list(row.reports),
    }


def _due(day: str) -> str:
    """A day as people write it; a span in words ("for three months") as it is."""
    try:
        return when(str(DayInterval.parse(day)))
    except ValueError:
        return word(day)
