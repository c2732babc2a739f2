"""Timelines of long crises: whether the days that an editor picks are those of which Détente's record tells most."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bench.jsonl import read_rows
from bench.result import Result
from bench.runner import Runner, thin
from bench.scoring.ratio import Ratio, harmonic, mean
from bench.system import make_report, read_report
from detente.errors import BadField

Picked = tuple[set[date], set[date]]
"""The days of a gold timeline, and those picked."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments; timelines and reports are given topic by topic, in the same order."""
    parser.add_argument("--data", type=Path, required=True, nargs="+", metavar="FILE", help="timelines (JSONL)")
    parser.add_argument("--articles", type=Path, required=True, nargs="+", metavar="FILE", help="reports (JSONL)")
    parser.add_argument("--limit", type=int, metavar="N", help="only N reports a topic, spread evenly over its file")


def measure(args: Namespace) -> Result:
    """Timelines ``{"source", "timeline": [{"date"}]}``; reports ``{"id", "date", "sentences"}``.

    Each day is weighed by the reports that tell something of it, and as many days are taken as the gold timeline has. Beside it
    the same with each report's day of publication, which needs no reading.
    """
    if len(args.data) != len(args.articles):
        raise BadField("--data and --articles name different numbers of topics", mend="give one of each a topic")
    told: list[Picked] = []
    printed: list[Picked] = []
    reports = 0
    for timelines, articles in zip(args.data, args.articles, strict=True):
        rows = thin(read_rows(articles), args.limit)
        reports += len(rows)
        days = _weigh_days(rows)
        published = Counter(date.fromisoformat(row["date"]) for row in rows)
        for row in read_rows(timelines):
            gold = {date.fromisoformat(entry["date"]) for entry in row["timeline"]}
            told.append((gold, pick(days, gold)))
            printed.append((gold, pick(published, gold)))
    return Result(
        {
            "date_f1": mean(Ratio(len(gold & ours), len(ours), len(gold)).f1 for gold, ours in told),
            "date_f1_within_1": mean(harmonic(_near(ours, gold), _near(gold, ours)) for gold, ours in told),
            "date_f1_of_publication_days": mean(
                Ratio(len(gold & ours), len(ours), len(gold)).f1 for gold, ours in printed
            ),
        },
        {"reports": reports, "timelines": len(told)},
    )


def pick(weights: Mapping[date, int], gold: Collection[date]) -> set[date]:
    """As many of the weightiest days as the gold timeline has, from its span; ties by day.

    >>> days = [date(2031, 5, day) for day in (1, 2, 3)]
    >>> pick({days[0]: 1, days[1]: 5, days[2]: 3}, [days[0], days[2]]) == {days[1], days[2]}
    True
    """
    inside = [day for day in weights if min(gold) <= day <= max(gold)]
    return set(sorted(inside, key=lambda day: (-weights[day], day))[: len(gold)])


def _weigh_days(rows: Iterable[Mapping[str, Any]]) -> Counter[date]:
    """How many reports tell something of each day; one that looks back at it counts twice, as in ``detente timeline --top``."""
    weights: Counter[date] = Counter()
    for row in rows:
        report = make_report("\n".join(row["sentences"]), row["id"], published=row["date"])
        dated = (event.date for event in read_report(report).events if event.date and event.date.is_day)
        for day in {days.start for days in dated if days.start}:
            weights[day] += 2 if day < date.fromisoformat(row["date"]) else 1
    return weights


def _near(days: Collection[date], others: Collection[date]) -> float:
    return mean((any(abs((day - other).days) <= 1 for other in others) for day in days), 0.0)


RUNNER = Runner("t17", "timelines of long crises: their days", add_arguments, measure)
