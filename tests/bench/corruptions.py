"""Ways to spoil a right record, each of which must cost the figure it attacks. The rows are spoilt in place."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from bench.scoring.words import FAMILY_OF

Rows = list[dict[str, Any]]


def copy(rows: Rows) -> Rows:
    """The rows anew, so that one test's harm stays its own."""
    return json.loads(json.dumps(rows))


def events(rows: Rows) -> Rows:
    return [row for row in rows if row.get("kind") != "claim"]


def claims(rows: Rows) -> Rows:
    return [row for row in rows if row.get("kind") == "claim"]


def shift(day: str | None, days: int) -> str | None:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat() if day else day


def move_dates_far(rows: Rows) -> None:
    for event in events(rows)[::3]:
        event["date"] = {end: shift(day, 400) for end, day in event["date"].items()}


def move_dates_a_day(rows: Rows) -> None:
    for event in events(rows):
        event["date"] = {end: shift(day, 1) for end, day in event["date"].items()}


def open_ends(rows: Rows) -> None:
    for event in events(rows)[::2]:
        event["date"]["end"] = None


def drop_dates(rows: Rows) -> None:
    for event in events(rows)[::2]:
        event["date"] = None


def drop_events(rows: Rows) -> None:
    for event in events(rows)[::2]:
        rows.remove(event)


def double_events(rows: Rows) -> None:
    rows.extend(copy(events(rows)[::2]))


def change_kinds(rows: Rows) -> None:
    for event in events(rows)[::2]:
        event["type"] = "election"


def unknown_kinds(rows: Rows) -> None:
    for event in events(rows)[::3]:
        event["type"] = "palaver"


def change_participants(rows: Rows) -> None:
    for event in events(rows):
        event["participants"] = [*event["participants"][:1], "Atlantis"]


def change_parts(rows: Rows) -> None:
    for event in events(rows):
        for who in event["participants"]:
            who["part"] = "witness"


def change_figures(rows: Rows) -> None:
    for event in events(rows):
        for figure in event["figures"]:
            figure.update({name: figure[name] + 7 for name in ("value", "min", "max") if figure[name] is not None})


def all_occurred(rows: Rows) -> None:
    for event in events(rows):
        event["status"] = "occurred"


def change_places(rows: Rows) -> None:
    for event in events(rows):
        event["place"] = f"Reykjavik; {event['place']}"


def split_by_report(rows: Rows) -> None:
    for event in events(rows):
        rows.remove(event)
        for file in sorted({mention["file"] for mention in event["mentions"]}):
            part = {**event, "mentions": [mention for mention in event["mentions"] if mention["file"] == file]}
            rows.extend(copy([part]))


def lump_by_report(rows: Rows) -> None:
    seen: dict[tuple[str, str], dict[str, Any]] = {}
    for event in events(rows):
        key = FAMILY_OF[event["type"]], event["mentions"][0]["file"]
        if key in seen:
            seen[key]["mentions"] += event["mentions"]
            rows.remove(event)
        else:
            seen[key] = event


def spoil_quotes(rows: Rows) -> None:
    for event in events(rows):
        for mention in event["mentions"]:
            mention["quote"] = mention["quote"][:-3] + "xyz"


def misattribute(rows: Rows) -> None:
    for event in events(rows):
        for mention in event["mentions"]:
            mention["attributed_to"] = "Atlantis" if mention["attributed_to"] else None


def change_speakers(rows: Rows) -> None:
    for claim in claims(rows)[::2]:
        claim["speaker"] = "Atlantis"


def change_stances(rows: Rows) -> None:
    for claim in claims(rows)[::2]:
        claim["stance"] = "asserts" if claim["stance"] == "denies" else "denies"


def drop_claims(rows: Rows) -> None:
    for claim in claims(rows)[::2]:
        rows.remove(claim)


CORRUPTIONS: list[tuple[Callable[[Rows], None], str]] = [
    (move_dates_far, "events_f1"),
    (move_dates_a_day, "date_accuracy"),
    (open_ends, "date_accuracy"),
    (open_ends, "date_bounded_rate"),
    (drop_dates, "date_bounded_rate"),
    (drop_events, "events_f1"),
    (drop_events, "recall_core"),
    (double_events, "events_p"),
    (change_kinds, "events_f1"),
    (unknown_kinds, "events_f1"),
    (change_participants, "participants_f1"),
    (change_parts, "part_accuracy"),
    (change_figures, "figures_f1"),
    (all_occurred, "status_accuracy"),
    (all_occurred, "nonoccurred_recall"),
    (change_places, "place_accuracy"),
    (split_by_report, "events_p"),
    (split_by_report, "bcubed_cross_document_f1"),
    (lump_by_report, "bcubed_f1"),
    (spoil_quotes, "quote_exact_rate"),
    (misattribute, "mention_attribution_accuracy"),
    (change_speakers, "claims_attribution_accuracy"),
    (change_stances, "claims_stance_accuracy"),
    (drop_claims, "claims_recall"),
]
"""Each harm, and a figure that it must cost."""
