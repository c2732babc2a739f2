"""The issues of the talks: how much is told of each, and one with the positions, commitments and claims on it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from detente.ask import ClaimRow
from detente.desk.asked import Asked
from detente.desk.commitments import commitment_line
from detente.desk.held import Held
from detente.desk.positions import has_moved, position_cell
from detente.desk.speech import claim_line
from detente.errors import NoSuchThing

AT = "/issues"
COMMITMENTS = 20
"""So many commitments stand on the page of an issue; the board has all of them, under its filter."""


def issues_page(held: Held, asked: Asked) -> dict[str, Any]:
    """Every issue that something is told of, the most spoken of first."""
    rows = held.once("issues", lambda: _digest(held))
    shown, where = asked.page_of(rows, AT)
    return {"rows": list(shown), "where": where}


def _digest(held: Held) -> list[dict[str, Any]]:
    told = held.record.claims()
    claims = Counter(issue for row in told for issue in row.issues)
    last: dict[str, str] = {}
    for row in told:
        for issue in row.issues:
            last[issue] = max(last.get(issue, ""), _end(row))
    events = Counter(issue for issues in held.issues.values() for issue in issues)
    commitments = Counter(issue for row in held.record.commitments() for issue in row.issues)
    positions = list(held.record.positions())
    actors = Counter(row.issue for row in positions)
    moved = Counter(row.issue for row in positions if has_moved(row))
    rows = [
        {
            "issue": issue.name,
            "label": issue.label,
            "events": events[issue.name],
            "claims": claims[issue.name],
            "commitments": commitments[issue.name],
            "actors": actors[issue.name],
            "moved": moved[issue.name],
            "last": last.get(issue.name) or None,
        }
        for issue in held.record.corpus.issues.by_name.values()
    ]
    kept = [row for row in rows if row["events"] or row["claims"] or row["commitments"] or row["actors"]]
    return sorted(kept, key=lambda row: (-int(str(row["claims"])), -int(str(row["events"])), str(row["label"])))


def _end(row: ClaimRow) -> str:
    """The last day on which a claim can have been made; nothing where that is open."""
    first, _, last = (row.date or row.published or "").partition("/")
    return (last or first).strip(".")


def issue_page(held: Held, asked: Asked) -> dict[str, Any]:
    """One issue by its name: who stands where on it, what was undertaken, and who says what, the latest first.

    Raises ``NoSuchThing``.
    """
    name = asked.path["key"]
    issue = held.record.corpus.issues.by_name.get(name)
    if issue is None:
        raise NoSuchThing(f"{name!r} is no issue", mend="choose one in the list of issues")
    claims = [row for row in held.record.claims() if name in row.issues]
    commitments = list(held.record.commitments(issue=name))
    shown, where = asked.page_of(claims[::-1], f"{AT}/{name}")
    return {
        "issue": name,
        "label": issue.label,
        "pax": list(issue.pax),
        "plover": list(issue.plover),
        "events": sum(name in issues for issues in held.issues.values()),
        "positions": [position_cell(held, row) for row in held.record.positions(issue=name)],
        "commitments": [commitment_line(held, row) for row in commitments[:COMMITMENTS]],
        "all_commitments": len(commitments),
        "rows": [claim_line(held, row) for row in shown],
        "where": where,
    }
