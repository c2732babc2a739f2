"""The sample reports as a reader would join them. A telling that the reading does not find is passed over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.annotate import annotate_reports
from detente.annotate.published import settle_published
from detente.extract import extract
from detente.ingest import ReadOptions, make_report, read_metadata, receive
from detente.model import Mention
from detente.resolve import resolve
from detente.samples import folder

Side = tuple[str, str]
"""The beginning of a file's name, and words of the report that hold the trigger."""

CLASH = (
    ("wire-2023-05-29", "wounded on Monday in clashes with Serb protesters"),
    ("wire-2023-05-29", "soldiers hurt in clashes with Serb protesters"),
    ("reprint-2023-05-30-harbour", "wounded on Monday in clashes with Serb protesters"),
    ("reprint-2023-05-30-lantern", "wounded on Monday in clashes with Serb protesters"),
    ("repost-undated-zvecan", "wounded on Monday in clashes with Serb protesters"),
    ("wire-2023-06-01", "In Monday's clash in Zvecan"),
)
FEBRUARY = (
    ("wire-2023-02-27", "Serbia and Kosovo agreed on Monday"),
    ("wire-2023-02-27", "leaders accept EU plan"),
    ("wire-2023-03-17", "They accepted the plan itself in Brussels on Feb. 27"),
)
OHRID_ACCORD = (
    ("wire-2023-03-18", "Kosovo, Serbia agree on how to implement"),
    ("wire-2023-03-18", "Kosovo and Serbia agreed on Saturday"),
)
OHRID_TALKS = (
    ("local-2023-03-19-prishtina", "Saturday's talks in Ohrid"),
    ("local-2023-03-19-belgrade", "at the talks in Ohrid"),
)
WAR = (
    ("wire-2023-02-27", "killed in the war of 1998-99"),
    ("feature-2024-03-18", "The war of 1998-99 cost"),
)
ONE = (CLASH, FEBRUARY, OHRID_ACCORD, OHRID_TALKS, WAR)

FEBRUARY_MEETING = ("wire-2023-02-27", "Albin Kurti met in Brussels together")
JUNE_TALKS = ("wire-2023-06-22", "met the leaders of Kosovo and Serbia separately in Brussels")
SEPTEMBER_ROUND = ("page-2023-09-14", "met in Brussels with Josep Borrell")
PLANNED = ("wire-2023-03-17", "will meet in the North Macedonian lake resort")
BANJSKA = ("wire-2023-09-24", "killed a Kosovo police sergeant")
MOLDOVA = ("wire-2023-06-01", "met the presidents of Serbia and Kosovo on Thursday")
MEETING_2024 = ("wire-2024-06-26", "after he had met each of them alone")
APART: tuple[tuple[Side, Side], ...] = (
    (FEBRUARY_MEETING, JUNE_TALKS),
    (FEBRUARY_MEETING, SEPTEMBER_ROUND),
    (JUNE_TALKS, SEPTEMBER_ROUND),
    (JUNE_TALKS, MEETING_2024),
    (PLANNED, OHRID_TALKS[0]),
    (CLASH[0], BANJSKA),
    (CLASH[0], WAR[0]),
    (MOLDOVA, JUNE_TALKS),
    (FEBRUARY[0], OHRID_ACCORD[1]),
    (FEBRUARY[2], OHRID_ACCORD[0]),
    (FEBRUARY_MEETING, MEETING_2024),
    (OHRID_TALKS[0], FEBRUARY_MEETING),
)


@pytest.fixture(scope="module")
def events() -> dict[Side, set[str]]:
    """The events that each side is told in."""
    options = ReadOptions(metadata=read_metadata(folder() / "metadata.jsonl"))
    wanted = {side for group in (*ONE, *APART) for side in group}
    paths = sorted(p for p in folder().iterdir() if any(p.name.startswith(name) for name, _ in wanted))
    reports = [settle_published(make_report(item, options))[0] for item in receive(paths, options)]  # type: ignore[arg-type]
    texts = {report.id: replace(report) for report in reports}
    readings = [extract(marks) for marks in annotate_reports(reports)]
    mentions = [mention for reading in readings for mention in reading.mentions]
    clusters = resolve(mentions, [stmt for reading in readings for stmt in reading.statements]).clusters

    def told(side: Side, mention: Mention) -> bool:
        report = texts[mention.report_id]
        at = " ".join(report.text.split()).find(side[1])
        before = " ".join(report.text[: mention.trigger.start].split())
        place = len(before) + 1
        return report.name.startswith(side[0]) and at >= 0 and at <= place < at + len(side[1])

    return {side: {clusters[m.id] for m in mentions if m.id in clusters and told(side, m)} for side in sorted(wanted)}


def test_most_sides_are_told_at_all(events: dict[Side, set[str]]) -> None:
    assert sum(bool(found) for found in events.values()) >= len(events) * 0.6


def test_nothing_is_joined_that_a_reader_keeps_apart(events: dict[Side, set[str]]) -> None:
    joined = [(one, two) for one, two in APART if events[one] & events[two]]
    assert joined == []


def test_a_reader_finds_most_of_one_event_under_one_id(events: dict[Side, set[str]]) -> None:
    pairs = [(a, b) for group in ONE for n, a in enumerate(group) for b in group[n + 1 :] if events[a] and events[b]]
    right = [(a, b) for a, b in pairs if events[a] & events[b]]
    assert len(right) >= 0.7 * len(pairs), sorted(set(pairs) - set(right))


def test_one_clash_told_by_several_reports_is_one_event(events: dict[Side, set[str]]) -> None:
    found = [events[side] for side in CLASH if events[side]]
    assert len(found) >= 4
    assert set.intersection(*found)
