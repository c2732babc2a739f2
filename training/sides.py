"""``python -m training.sides``: learn what shows the two sides of a report, and write the weights.

A report's sides are the two whom the annotators have most often as those who do it, to whom it is done or who meet, or whom
they say that "both sides", "the delegations" and the like mean. A logistic regression over what
``detente.extract.sides.Roll`` sees of every pair of its names, all pairs of a report being rows.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.system import make_report
from detente.annotate import annotate
from detente.extract.home import find_home
from detente.extract.sides import SideWeights, call_roll, find_candidates
from training.corpus.model import Process, Report
from training.corpus.parse import folders, read_folder
from training.hashes import hash_folder

LEAST = -0.3
"""From here on the likeliest pair is taken: of those, some three in four are the sides where the annotation shows two."""
RIDGE = 2.0
_ROUNDS = 30
_SIDES = ("party", "perpetrator", "target")
_OFTEN = 2

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """The pairs of one report with their grounds, and those that are its sides by the annotation; none where it shows none."""

    pairs: Mapping[Pair, Mapping[str, float]]
    right: frozenset[Pair]


def main() -> None:
    """Learn on the train split, print what comes of it on both, write the weights."""
    parser = ArgumentParser(prog="python -m training.sides", description="learn what shows the sides of a report")
    parser.add_argument("--corpus", type=Path, required=True, metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    args = parser.parse_args()
    train, dev = (list(read_seen(args.corpus / part)) for part in ("train", "dev"))
    weights = learn(train)
    figures = {name: count_right(seen, weights) for name, seen in (("train", train), ("dev", dev))}
    for name, counts in figures.items():
        print(name, dict(counts))
    table = {
        "learned_on": hash_folder(args.corpus / "train"),
        "prior": weights.prior,
        "least": weights.least,
        "grounds": weights.grounds,
        **figures,
    }
    (args.out / "sides.json").write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read_seen(data: Path) -> Iterator[Seen]:
    """Every report of a split, as it is read."""
    for folder in folders(data):
        process, reports, _ = read_folder(folder)
        for report in reports:
            yield see(process, report)


def see(process: Process, report: Report) -> Seen:
    """One report: what its names show, and its sides by the annotation."""
    marks = annotate(make_report(report.layout()[0], report.id, report.published))
    home = find_home(marks, ())
    forms: dict[str, set[str]] = defaultdict(set)
    for form in process.forms:
        if len(form.actors) == 1:
            forms[form.actors[0]].add(form.text)
    named = list(find_candidates(marks.names, home))
    shown = {actor: Counter(side for mark, side in named if mark.text in forms[actor]) for actor in forms}
    side_of = {actor: sides.most_common(1)[0][0] for actor, sides in shown.items() if sides}
    taking: Counter[str] = Counter()
    meant: Counter[Pair] = Counter()
    for actors, in_words in _fillers(report):
        sides = [side_of[actor] for actor in actors if actor in side_of]
        taking.update(sides)
        if in_words and len(actors) == len(set(sides)) == 2:
            meant[tuple(sorted(sides))] += 1  # type: ignore[index]
    return Seen(dict(call_roll(marks, home).pairs()), frozenset(_sides(taking, meant)))


def _fillers(report: Report) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Whom each participant link of a report means, and whether words of the sentence do."""
    for sentence in report.sentences:
        for event in sentence.events:
            for part, filler in event.parts if event.triggers else ():
                if part.value in _SIDES:
                    yield filler.actors, filler.span is not None


def _sides(taking: Counter[str], meant: Counter[Pair]) -> Iterable[Pair]:
    """Those whom words for both mean; where none do, the two who take part most, if clearly more than a third does."""
    if meant:
        return meant
    (one, _), (two, second), (_, third) = [*taking.most_common(3), ("", 0), ("", 0), ("", 0)][:3]
    return [(min(one, two), max(one, two))] if second >= _OFTEN and second > third else []


def learn(train: Sequence[Seen]) -> SideWeights:
    """The weights that make the annotated sides likeliest, by Newton's method; reports without sides are left out."""
    rows = [(grounds, pair in seen.right) for seen in train if seen.right for pair, grounds in seen.pairs.items()]
    names = sorted({name for grounds, _ in rows for name in grounds})
    table = np.array([[grounds.get(name, 0.0) for name in names] for grounds, _ in rows])
    told = np.array([right for _, right in rows], dtype=float)
    middle, spread = table.mean(0), table.std(0) + 1e-6
    scaled = np.c_[(table - middle) / spread, np.ones(len(table))]
    pull = np.array([RIDGE] * len(names) + [RIDGE / 100])
    weights = np.zeros(len(pull))
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        bend = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + np.diag(pull)
        weights -= np.linalg.solve(bend, scaled.T @ (chance - told) + pull * weights)
    plain = weights[:-1] / spread
    grounds = {name: round(float(much), 2) for name, much in zip(names, plain, strict=True)}
    return SideWeights(round(float(weights[-1] - plain @ middle), 2), LEAST, grounds)


def count_right(seen: Iterable[Seen], weights: SideWeights) -> dict[str, int]:
    """How many reports show sides, in how many a pair is taken, in how many it is theirs and another's."""
    counts = dict.fromkeys(("reports", "with sides", "taken", "right", "wrong"), 0)
    for each in seen:
        scored = {pair: weights.score(grounds) for pair, grounds in each.pairs.items()}
        best = max(scored, key=lambda pair: (scored[pair], pair), default=None)
        taken = best is not None and scored[best] >= weights.least
        counts["reports"] += 1
        counts["with sides"] += bool(each.right)
        counts["taken"] += taken
        counts["right"] += taken and best in each.right
        counts["wrong"] += taken and bool(each.right) and best not in each.right
    return counts


if __name__ == "__main__":
    main()
