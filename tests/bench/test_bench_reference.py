"""Our scorers give exactly the figures of the scorer that lies beside the gold, whatever they are given."""

from __future__ import annotations

import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bench.jsonl import read_object, read_rows, read_texts
from bench.scoring.names import score_names
from bench.scoring.pairs import score_pairs
from bench.scoring.record import gold_as_system, score_record
from bench.scoring.rows import Gold
from bench.scoring.texts import Texts
from bench.scoring.times import score_times
from tests.bench.corruptions import CORRUPTIONS, claims, copy, events

RENAMED = {
    "false_events_in_negative_files": "false_events_in_empty_files",
    "mean_abs_start_error_days": "date_mean_start_error_days",
}


def flatten(figures: dict[str, Any], prefix: str = "") -> dict[str, float | None]:
    """The reference's nested figures under our flat keys."""
    flat: dict[str, float | None] = {}
    for key, value in figures.items():
        name = f"{prefix}{RENAMED.get(key, key)}"
        if isinstance(value, dict):
            flat |= flatten(value, f"{name}_")
        elif value is None or isinstance(value, int | float):
            flat[name] = value
    return flat


def compare(ours: dict[str, float | None], theirs: dict[str, Any], least: int) -> None:
    flat = flatten(theirs)
    shared = ours.keys() & flat.keys()
    assert len(shared) >= least
    assert {key: ours[key] for key in shared} == {key: pytest.approx(flat[key], abs=1e-12) for key in shared}


def their_texts(reference: ModuleType, folder: Path) -> Any:
    """The reference's texts, read for it: left to itself it leaves its files open, and a warning is an error here."""
    texts = reference.Texts(str(folder))
    texts.t = read_texts(folder)
    return texts


@pytest.fixture(scope="module")
def gold(shared):
    return read_object(shared / "gold" / "seeds" / "seeds_gold.json")


@pytest.fixture(scope="module")
def rows(gold):
    return copy(gold_as_system(gold))


def aliases(gold: dict[str, Any]) -> list[str]:
    """Every way in which the gold's reports name its actors."""
    return [alias for actor in gold["actors"] for alias in actor["aliases"]]


def garble(rows: list[dict[str, Any]], seed: int, names: list[str]) -> list[dict[str, Any]]:
    """A system's output of middling quality: some rows gone, some changed, many quotes longer or shorter."""
    chance = random.Random(seed)  # noqa: S311 - a test wants the same garble each time
    for event in events(rows):
        if chance.random() < 0.2:
            rows.remove(event)
            continue
        if chance.random() < 0.3:
            event["type"] = chance.choice(["meeting", "attack", "statement", "deployment"])
        if chance.random() < 0.3:
            event["date"] = chance.choice([None, "2019-05", "1990/2030", {"start": "2019-11-07", "end": None}])
        if chance.random() < 0.3:
            event["participants"] = event["participants"][1:] + chance.sample(names, 2)
        if chance.random() < 0.3:
            event["figures"] += [{"measure": "killed", "best": "1,200"}, {"what": "wounded", "min": 4}]
        for mention in event["mentions"]:
            words = mention["quote"].split(" ")
            mention["quote"] = " ".join(words[chance.randint(0, 3) : len(words) - chance.randint(0, 3)])
    for claim in claims(rows):
        if chance.random() < 0.2:
            rows.remove(claim)
        claim["quote"] = claim["quote"][: chance.randint(10, 200)]
    chance.shuffle(rows)
    return rows


HARMS = [pytest.param(lambda rows, names: None, id="gold")]
HARMS += [
    pytest.param(lambda rows, names, harm=harm: harm(rows), id=name)
    for name, harm in {harm.__name__: harm for harm, _ in CORRUPTIONS}.items()
]
HARMS += [
    pytest.param(lambda rows, names, seed=seed: garble(rows, seed, names), id=f"garbled-{seed}") for seed in range(3)
]
MERGING = ("gold", "drop_events", "split_by_report", "lump_by_report", "garbled-0", "garbled-1")
"""Those that change what is joined with what."""


@pytest.mark.parametrize("harm", HARMS)
def test_record_figures_are_those_of_the_reference(harm, shared, gold, rows, reference: ModuleType):
    system = copy(rows)
    harm(system, aliases(gold))
    folder = shared / "seeds"
    theirs = reference.score(gold, events(copy(system)), claims(copy(system)), their_texts(reference, folder))
    ours = score_record(Gold.of(gold), system, Texts(read_texts(folder)))
    compare(ours.figures, theirs, least=40)
    theirs_by_kind = {kind: tuple(map(int, share.split("/"))) for kind, share in theirs["recall_by_type"].items()}
    assert dict(ours.by_kind) == theirs_by_kind


@pytest.mark.parametrize("harm", [harm for harm in HARMS if harm.id in MERGING])
def test_pair_figures_are_those_of_the_reference(harm, shared, gold, rows, reference: ModuleType):
    system = copy(rows)
    harm(system, aliases(gold))
    pairs = read_rows(shared / "gold" / "seeds" / "pairs.jsonl")
    folder = shared / "seeds"
    theirs = reference.score_pairs(pairs, events(copy(system)), their_texts(reference, folder), gold["actors"])
    ours = score_pairs(pairs, events(system), Texts(read_texts(folder)), gold["actors"])
    compare(ours, theirs, least=4)
    counts = theirs["counts"]
    assert (ours["false_merges"], ours["false_splits"]) == (counts["false_merges"], counts["false_splits"])


SPANS = [
    pytest.param(lambda row, i: row, id="gold"),
    pytest.param(lambda row, i: row | {"file": "x/" + row["file"]}, id="paths"),
    pytest.param(lambda row, i: row if i % 2 else None, id="half"),
    pytest.param(lambda row, i: row | {"start": row["start"] + i % 3}, id="moved"),
    pytest.param(lambda row, i: row | {"start": row["start"] + 40, "end": row["end"] + 40}, id="far"),
    pytest.param(lambda row, i: row | {"start": None} if i % 5 == 0 else row, id="bad"),
]


@pytest.mark.parametrize("change", SPANS)
@pytest.mark.parametrize("harm", ["none", "types", "metonyms", "actors"])
def test_name_figures_are_those_of_the_reference(change, harm, shared, gold, reference: ModuleType):
    names = read_rows(shared / "gold" / "seeds" / "names.jsonl")
    system = [changed for i, row in enumerate(names) if (changed := change(dict(row), i))]
    for i, row in enumerate(system):
        if harm == "types" and i % 3 == 0:
            row["type"] = "place" if row["type"] == "state" else "person"
        if harm == "metonyms":
            row["metonym"] = i % 4 == 0
        if harm == "actors" and row["stands_for"]:
            row["stands_for"] = aliases(gold)[i % 50] if i % 2 else None
    theirs = reference.score_names(names, json.loads(json.dumps(system)), gold["actors"])
    ours = score_names(names, system, gold["actors"])
    compare(ours, theirs, least=12)
    assert ours["rows_in_furniture"] == theirs["counts"]["in_furniture"]


@pytest.mark.parametrize("change", SPANS)
@pytest.mark.parametrize("harm", ["none", "values", "types", "intervals", "open"])
@pytest.mark.parametrize("anchored", [True, False])
def test_time_figures_are_those_of_the_reference(change, harm, anchored, shared, reference: ModuleType):
    times = read_rows(shared / "gold" / "seeds" / "times.jsonl")
    system = [changed for i, row in enumerate(times) if (changed := change(dict(row), i))]
    for i, row in enumerate(system):
        if harm == "values" and i % 2:
            row["value"] = "2019"
        if harm == "types" and i % 3 == 0:
            row["type"] = "SET"
        if harm == "intervals" and row["start_date"]:
            row["interval"] = f"2022-01-0{1 + i % 3}/{row['end_date']}"
        if harm == "open":
            row["end_date"] = None
    slack = {row["file"]: 2 for row in times}
    theirs = reference.score_times(times, json.loads(json.dumps(system)), slack, not anchored)
    ours = score_times(times, system, slack=slack, anchored=anchored)
    compare(ours, theirs, least=16)
