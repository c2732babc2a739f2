"""A whole record against a gold record: every figure of the seeds' form, flat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bench.scoring.actors import Actors
from bench.scoring.claims import score_claims
from bench.scoring.events import Figures, recall_by, score_cells, score_dates, score_found
from bench.scoring.matching import match_events
from bench.scoring.mentions import score_mentions
from bench.scoring.missed import why_missed
from bench.scoring.rows import EventRow, Gold, Oddities, Row, is_claim, read_claims, read_events
from bench.scoring.texts import Texts


@dataclass(frozen=True, slots=True)
class RecordScore:
    """The figures, and what lies behind them: for reading, not for floors."""

    figures: Figures
    counts: dict[str, int]
    by_kind: Mapping[str, tuple[int, int]]
    by_status: Mapping[str, tuple[int, int]]
    matched: tuple[tuple[EventRow, EventRow], ...]
    """The pairs of a system's event with the gold's."""
    missed: tuple[EventRow, ...]
    false: tuple[EventRow, ...]
    why_missed: Mapping[str, int]
    """How many events of the gold were missed for which reason."""
    oddities: Oddities


def score_record(gold: Gold, rows: Iterable[Row], texts: Texts) -> RecordScore:
    """Score a system's rows (events and claims in one) against a gold record."""
    odd, actors = Oddities(), Actors(gold.actors)
    rows = list(rows)
    events = read_events((row for row in rows if not is_claim(row)), odd)
    claims = read_claims((row for row in rows if is_claim(row)), gold.stances, odd)
    matching = match_events(gold, events, actors, texts)
    found, matched = matching.system_of, dict(matching.pairs)
    return RecordScore(
        figures=score_found(matching, gold.empty_files)
        | score_dates(matching)
        | score_cells(matching, actors)
        | score_mentions(matching, actors, texts)
        | score_claims(gold, claims, actors, texts),
        counts={
            "gold events": len(gold.events),
            "system events": len(matching.system.events),
            "matched": len(matching.pairs),
            "absorbed by an allowed merge": len(matching.absorbed),
            "gold claims": len(gold.claims),
            "system claims": len(claims),
        },
        by_kind=recall_by(matching, "kind"),
        by_status=recall_by(matching, "status"),
        matched=tuple(matching.matched()),
        missed=tuple(gold.events[j] for j in matching.wanted if j not in found),
        false=tuple(event for i, event in enumerate(matching.system.events) if i not in matched),
        why_missed=why_missed(matching, texts),
        oddities=odd,
    )


def gold_as_system(gold: Row) -> list[Row]:
    """A gold record written as a system would write it: its score against itself is 1 throughout."""
    names = {actor.get("id") or actor["name"]: actor["name"] for actor in gold["actors"]}
    events = [
        {
            "type": event["type"],
            "date": {end: event["date"][end] for end in ("start", "end")},
            "participants": [{"name": names[who["actor"]], "part": who.get("part")} for who in event["participants"]],
            "place": event["place"],
            "status": event["status"],
            "figures": [dict(figure) for figure in event["figures"]],
            "mentions": [
                {"file": said["file"], "quote": said["quote"], "attributed_to": names.get(said["attributed_to"])}
                for said in event["mentions"]
            ],
        }
        for event in gold["events"]
    ]
    claims = [
        {"kind": "claim", "speaker": names[claim["speaker"]]}
        | {field: claim[field] for field in ("stance", "content", "file", "quote")}
        for claim in gold["claims"]
    ]
    return [*events, *claims]
