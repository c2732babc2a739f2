"""``python -m training.joining``: learn the weights and write them."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from detente.resolve import join_within
from detente.resolve import weights as shipped
from detente.resolve.wording import content_words
from training.corpus.parse import folders, read_folder
from training.corpus.stats import read_splits
from training.hashes import hash_folder
from training.joining.bounds import PRIOR, UNREACHED, bound_of
from training.joining.fit import Fitted, Row, fit
from training.joining.groups import Pooled, choose_by_groups, pool_groups
from training.joining.pairs import Record, pool_record, read_records, rows_across, rows_within

RIDGE, FAMILY_RIDGE = 1.0, 6.0
PRECISION: Mapping[str, float] = {"within": 0.9, "across": 0.8}
"""The least share of the pairs judged to be one event that the annotators hold to be one. The labels are short of more: of
22 pairs within a report and 12 across that counted as false, 5 and 4 were one event that nobody had linked; of 40 across
whose events have no id, which are left out, some 30. Across reports it is the groups that decide from there on."""
GROUPS = 0.945
"""The least precision (B-cubed, of what is told by several reports) of the groups across reports, mean of train and dev."""
STEPS = tuple(step / 10 for step in range(-5, 16))
"""Thresholds across reports that are tried."""
ASK: Mapping[str, float] = {"within": 0.2, "across": 0.6}
"""So far below the threshold a pair is put to the user: of these three in four are one event. Two tellings of one report seldom
merit a question: with .7 the 23 reports that were looked at gave 422."""
APART: Mapping[str, float] = {"within": -2.0, "across": -3.0}
"""A pair below this keeps apart all that would bring it together."""
MEAN: Mapping[str, float] = {"within": 0.3, "across": -0.3}
"""The least mean of the pairs of two groups that are joined."""
LEFT_OUT = 9
"""The batch of the corpus that joining is not learned on: with it the groups of corpus dev are worse, reviewed or not (0021)."""
_SEEN = 3
"""A word that fewer reports print is as rare as any."""


def main() -> None:
    """Count the words, then learn within reports, then across them."""
    parser = ArgumentParser(prog="python -m training.joining", description="learn the weights of joining")
    parser.add_argument("--corpus", type=Path, required=True, metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    args = parser.parse_args()
    train, dev = args.corpus / "train", args.corpus / "dev"
    left_out = frozenset(name for name, split in read_splits(args.corpus).items() if split["batch"] == LEFT_OUT)
    _write(args.out / "rarity.json", count_words(train, left_out))
    hashes = {"learned_on": hash_folder(train), "chosen_on": hash_folder(dev)}
    learn([*_both(train, left_out)], [*_both(dev)], hashes, args.out / "weights.json")


def learn(
    train: Sequence[Record],
    dev: Sequence[Record],
    hashes: Mapping[str, str],
    out: Path,
) -> None:
    """Learn both sorts of weights from records, each process annotated and read in turn."""
    table: dict[str, object] = dict(hashes)
    rows = [[row for record in records for row in rows_within(record)] for records in (train, dev)]
    table[shipped.WITHIN] = _learn(shipped.WITHIN, *rows)
    _write(out, table)
    shipped.Weights.load.cache_clear()
    pooled = [[pool_record(record, join_within) for record in records] for records in (train, dev)]
    rows = [[*rows_across(part[::2]), *rows_across(part[1::2])] for part in pooled]
    across = _learn(shipped.ACROSS, *rows)
    table[shipped.ACROSS] = across | {"same": STEPS[0], "ask": STEPS[0]}
    _write(out, table)
    shipped.Weights.load.cache_clear()
    same, shares = choose_by_groups([*_parts(train), *_parts(dev)], STEPS, GROUPS)
    for step, precision, f1 in shares:
        print(f"  groups from {step:4.1f}: precision {precision:.3f}, F1 {f1:.3f}{' <-' if step == same else ''}")
    groups = {f"{step:.1f}": {"precision": round(p, 3), "f1": round(f1, 3)} for step, p, f1 in shares}
    table[shipped.ACROSS] = across | {"same": same, "ask": round(same - ASK["across"], 1), "groups": groups}
    _write(out, table)
    shipped.Weights.load.cache_clear()


def _parts(records: Sequence[Record]) -> list[list[Pooled]]:
    """What is annotated and what is read, each joined within its reports."""
    return [[pool_groups(record, join_within(record.facts)) for record in records[half::2]] for half in (0, 1)]


def _both(root: Path, left_out: Container[str] = frozenset()) -> Iterable[Record]:
    """Each process annotated and read, in turn, but those left out."""
    sorts = (read_records(root, annotated=annotated, left_out=left_out) for annotated in (True, False))
    for pair in zip(*sorts, strict=True):
        yield from pair


def _learn(name: str, train: Sequence[Row], dev: Sequence[Row]) -> dict[str, object]:
    bounds = partial(bound_of, within=name == shipped.WITHIN)
    fitted = fit(train, bounds, PRIOR[name], ridge=RIDGE, family_ridge=FAMILY_RIDGE)
    levels = {key: round(weight, 2) for key, weight in fitted.levels.items()}
    for level, weight in UNREACHED[name].items():
        levels |= _take_over(levels, level, *weight) if isinstance(weight, tuple) else {level: weight}
    rounded = Fitted(round(fitted.prior, 2), levels)
    same, _ = choose(rounded, [*train, *dev], PRECISION[name])
    _, shares = choose(rounded, dev, PRECISION[name])
    print(f"{name}: {len(train)} pairs, {sum(row.same for row in train)} of one event; prior {rounded.prior}")
    for score, precision, recall in shares:
        print(f"  from {score:4.1f}: precision {precision:.3f}, recall {recall:.3f}{' <-' if score == same else ''}")
    return {
        "prior": rounded.prior,
        "same": same,
        "ask": round(same - ASK[name], 1),
        "apart": APART[name],
        "mean": MEAN[name],
        "levels": dict(sorted(levels.items())),
        "dev": {
            f"{score:.1f}": {"precision": round(precision, 3), "recall": round(recall, 3)}
            for score, precision, recall in shares
        },
    }


def _take_over(levels: Mapping[str, float], level: str, other: str, more: float) -> dict[str, float]:
    """The weights of another level and so much more, for all kinds and for each family, under this level's name."""
    return {
        key.replace(other, level): round(weight + more, 2)
        for key, weight in levels.items()
        if key.rpartition("|")[2] == other
    }


def choose(fitted: Fitted, rows: Sequence[Row], least: float) -> tuple[float, list[tuple[float, float, float]]]:
    """The least score from which enough pairs are one event; and precision and recall from every score.

    Pairs of two events without an id are left out: two reports may tell of one, and nobody looked.
    """
    scored = [(fitted.score(row), row.same) for row in rows if row.known]
    one = sum(same for _, same in scored)
    shares = []
    for step in range(41):
        taken = [same for score, same in scored if score >= step / 10]
        if taken:
            shares.append((step / 10, sum(taken) / len(taken), sum(taken) / one))
    return next((score for score, precision, _ in shares if precision >= least), shares[-1][0]), shares


def count_words(root: Path, left_out: Container[str] = frozenset()) -> dict[str, object]:
    """How many reports there are, and how many print each stem, but in the processes left out."""
    printed: Counter[str] = Counter()
    reports = 0
    for folder in (one for one in folders(root) if one.name not in left_out):
        for report in read_folder(folder)[1]:
            printed.update(content_words(report.layout()[0]))
            reports += 1
    return {"reports": reports, "printed": {stem: n for stem, n in sorted(printed.items()) if n >= _SEEN}}


def _write(path: Path, table: Mapping[str, object]) -> None:
    path.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
