"""Every golden case, from its reports to its record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from detente import pipeline
from detente.ask import Record
from detente.ingest import ReadOptions, Refusal, read_metadata
from detente.model import DayInterval
from detente.record import Store

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/reports"))


def read_rows(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines if line.strip()]


def make_record(case: Path, path: Path) -> tuple[Refusal, ...]:
    """Read the case's reports into a new record; returns what was refused."""
    metadata = case / "metadata.jsonl"
    options = ReadOptions(metadata=read_metadata(metadata)) if metadata.exists() else ReadOptions()
    with Store.create(path) as store:
        added = pipeline.add(store, [case / "reports"], options)
        pipeline.read(store)
    return added.refusals


def rows_of(record: Record) -> dict[str, list[dict[str, Any]]]:
    """The rows that a case may speak of, as plain data."""
    figures: dict[str, list[dict[str, Any]]] = {}
    for figure in record.figures():
        figures.setdefault(figure.event, []).append(asdict(figure))
    events = []
    for event in record.events():
        parts: dict[str, list[str]] = {}
        for who in event.participants:
            parts.setdefault(who.part, []).append(who.name)
        more = {"is_day": bool(event.date) and DayInterval.parse(event.date or "").is_day}
        events.append(asdict(event) | more | {"parts": parts, "figures": figures.get(event.event, [])})
    return {
        "event": events,
        "claim": [asdict(claim) for claim in record.claims()],
        "report": [asdict(report) for report in record.reports()],
    }


def is_met(wanted: Any, found: Any) -> bool:
    """Whether what is wanted is part of what was found."""
    if isinstance(wanted, Mapping):
        return isinstance(found, Mapping) and all(is_met(value, found.get(key)) for key, value in wanted.items())
    if isinstance(wanted, list):
        return found is not None and all(any(is_met(item, other) for other in found) for item in wanted)
    return bool(wanted == found)


def fault(wanted: Mapping[str, Any], rows: Mapping[str, list[dict[str, Any]]]) -> str | None:
    """What is wrong with one expected row, or ``None``."""
    fields = {key: value for key, value in wanted.items() if key not in ("row", "absent", "not_yet")}
    hit = any(is_met(fields, row) for row in rows[wanted.get("row", "event")])
    right = hit is not bool(wanted.get("absent"))
    if right and wanted.get("not_yet"):
        return f"right by now, so take its not_yet away: {json.dumps(wanted)}"
    if right or wanted.get("not_yet"):
        return None
    return f"{'there, but must not be' if hit else 'missing'}: {json.dumps(wanted)}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden_case(case: Path, tmp_path: Path) -> None:
    refusals = make_record(case, tmp_path / "record.db")
    with Record(tmp_path / "record.db") as record:
        rows = rows_of(record)
    faults = [found for wanted in read_rows(case / "expected.jsonl") if (found := fault(wanted, rows))]
    if faults:
        pytest.fail(
            "\n".join([*faults, "", "the record holds:", *map(brief, rows["event"] + rows["claim"])]), pytrace=False
        )
    check_refusals(refusals, read_rows(case / "refused.jsonl"))


def check_refusals(refusals: tuple[Refusal, ...], expected: list[dict[str, Any]]) -> None:
    assert sorted(Path(refusal.name).name for refusal in refusals) == sorted(row["name"] for row in expected)
    for refusal in refusals:
        row = next(row for row in expected if row["name"] == Path(refusal.name).name)
        assert type(refusal.error).__name__ == row["error"]
        assert row["says"] in str(refusal.error)
        assert row["name"] in str(refusal.error)


def brief(row: Mapping[str, Any]) -> str:
    """A row of the record on one line, its passages left out."""
    fields = ("kind", "status", "date", "place", "parts", "act", "speaker", "content", "telling")
    shown = {key: row[key] for key in fields if row.get(key)}
    shown |= {"figures": [f"{f['measure']} {f['figure']}" for f in row["figures"]]} if row.get("figures") else {}
    return json.dumps(shown, ensure_ascii=False)


def test_a_golden_row_is_met_by_more_than_it_names() -> None:
    row = {"kind": "meeting", "parts": {"party": ["Chile", "Peru"], "host": ["Norway"]}, "date": None}
    assert is_met({"kind": "meeting", "parts": {"party": ["Peru"]}}, row)
    assert is_met({"date": None}, row)
    assert not is_met({"parts": {"mediator": ["Norway"]}}, row)
    assert not is_met({"parts": {"party": ["Norway"]}}, row)


def test_a_gap_that_has_closed_is_told() -> None:
    rows = {"event": [{"kind": "meeting"}]}
    assert fault({"kind": "meeting"}, rows) is None
    assert fault({"kind": "meeting", "not_yet": "too hard"}, rows)
    assert fault({"kind": "attack", "not_yet": "too hard"}, rows) is None
    assert fault({"kind": "meeting", "absent": True}, rows)
    assert fault({"kind": "attack"}, rows)


def test_there_are_golden_cases_and_each_expects_something() -> None:
    assert len(CASES) >= 3
    assert [case.name for case in CASES if not read_rows(case / "expected.jsonl")] == []
