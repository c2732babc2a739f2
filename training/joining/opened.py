"""The weights of mentions whose kind nobody knows: the corpus told by its words alone, and licensed news beside it.

    python -m training.joining.opened --corpus corpus --meantime ../shared/gold/suite/meantime --out src/detente/resolve/data

The annotated triggers of all processes are given to Détente as words, and the reports of a split together, so that which of
them tell of one happening is found out, not known. MEANTIME (the NewsReader project, CC BY 4.0) adds news of business, in
which whatever happens is annotated. A logistic regression over the levels gives the weights, within the bounds of
``bounds.OPEN``; thresholds are those whose groups score best on train and dev together. ``corpus/test`` is not touched.
"""

from __future__ import annotations

import json
import math
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.annotated import read_annotation
from bench.jsonl import read_rows
from bench.scoring.coref import score_clusters
from bench.system import make_report
from bench.tokens import join_tokens
from detente.annotate import annotate
from detente.extract import extract_words
from detente.model import Mention, Prop, Report, Statement, hash_bytes
from detente.resolve.compare import find_grounds
from detente.resolve.coverage import group_coverage
from detente.resolve.facts import Facts, gather_facts
from detente.resolve.mean_links import Pair
from detente.resolve.opened import Apart, candidates, link_open
from detente.resolve.scene import likeness
from detente.resolve.weights import OPEN
from training.corpus.parse import folders, read_folder
from training.hashes import hash_folder
from training.joining.fit import Fitted, Row, fit
from training.joining.open_bounds import LEVELS, PRIOR, bound_of

RIDGE = 1.0
ASK = 0.3
"""So far below the threshold a pair is put to the user."""
SAME = tuple(step / 10 for step in range(-20, 21))
"""Thresholds that are tried."""
MISSING = -2.0
"""What a pair that is not compared counts in the mean of two groups; from -3 to -1 the figures are the same."""
_ONE_WAR = 0.05
"""From this likeness of their scenes on two reports may tell of one conflict."""

Words = tuple[int, int]


def main() -> None:
    """Learn the weights and write them with the hashes of what they were learned and chosen on."""
    parser = ArgumentParser(
        prog="python -m training.joining.opened", description="learn to join what has no known kind"
    )
    parser.add_argument("--corpus", type=Path, required=True, metavar="DIR")
    parser.add_argument("--meantime", type=Path, required=True, metavar="DIR", help="train.jsonl and dev.jsonl in it")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    args = parser.parse_args()
    corpus, news = ([args.corpus / name for name in _PARTS], [args.meantime / f"{name}.jsonl" for name in _PARTS])
    table: dict[str, object] = {
        "learned_on": hash_folder(corpus[0]),
        "chosen_on": hash_folder(corpus[1]),
        "meantime_learned_on": hash_bytes(news[0].read_bytes()),
        "meantime_chosen_on": hash_bytes(news[1].read_bytes()),
    }
    train, dev = (
        {"corpus": read_words([*read_corpus(one)]), "meantime": read_words([*read_meantime(two)])}
        for one, two in zip(corpus, news, strict=True)
    )
    table[OPEN] = learn(train, dev)
    (args.out / "opened.json").write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


_PARTS = ("train", "dev")


@dataclass(frozen=True, slots=True)
class Told:
    """A report, the annotated words of it with their events, and the folder of reports whose events have common ids."""

    report: Report
    words: Mapping[Words, str]
    folder: str


@dataclass(frozen=True, slots=True)
class Split:
    """What the words of some reports tell: mentions of no known kind, and the event of each."""

    reports: Sequence[Report]
    mentions: Sequence[Mention]
    statements: Sequence[Statement]
    events: Mapping[str, str]
    folders: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """The mentions of a split as they are compared, the levels that each pair reached, and of which pairs to learn."""

    facts: Mapping[str, Facts]
    rows: Mapping[Pair, Row]
    teach: frozenset[Pair]
    events: Mapping[str, str]


def read_corpus(root: Path) -> Iterator[Told]:
    """The reports of a split of the corpus; words that tell of two events tell of neither."""
    for folder in folders(root):
        process, reports, _ = read_folder(folder)
        for report in reports:
            received = make_report(report.layout()[0], report.id, report.published)
            found: dict[Words, set[str]] = defaultdict(set)
            for mention, event in read_annotation(report, process, received)[0]:
                found[mention.trigger.start, mention.trigger.end].add(event)
            yield Told(received, {at: min(ids) for at, ids in found.items() if len(ids) == 1}, folder.name)


def read_meantime(path: Path) -> Iterator[Told]:
    """The documents of MEANTIME; an id within a document counts where there is none across them."""
    for row in read_rows(path):
        text, places = join_tokens(row["tokens"], row["sent_id"])
        report = make_report(text, row["doc_id"], row["dct"])
        words = {
            (places[said["tok"][0]][0], places[said["tok"][-1]][1]): said["instance"]
            or f"{row['doc_id']}/{said['local']}"
            for said in row["events"]
            if said["tok"]
        }
        yield Told(report, words, path.name + row["topic"])


def read_words(told: Sequence[Told]) -> Split:
    """What Détente reads around the words."""
    mentions: list[Mention] = []
    statements: list[Statement] = []
    events = {}
    for one in told:
        reading = extract_words(annotate(one.report, also=one.words), list(one.words))
        mentions += reading.mentions
        statements += reading.statements
        events |= {m.id: one.words[m.trigger.start, m.trigger.end] for m in reading.mentions}
    return Split([one.report for one in told], mentions, statements, events, {o.report.id: o.folder for o in told})


def undated(split: Split) -> Split:
    """The same with no day told, as of reports whose days nobody knows.

    Which of them tell of one happening is still worked out by their days: reports of one war, of which a process of the corpus
    is made, look much more alike without them than other news does.
    """
    return replace(split, statements=[stmt for stmt in split.statements if stmt.prop is not Prop.DATE])


def compare_all(split: Split, *, covered: bool) -> Compared:
    """Every pair worth comparing; ``covered``: which reports tell of the same happening is worked out first.

    Of two folders only those pairs teach whose reports name others: what two processes of one war share nobody linked.
    """
    coverage = group_coverage(split.reports) if covered else None
    facts = {f.mention.id: f for f in gather_facts(split.mentions, split.statements, coverage=coverage)}
    rows: dict[Pair, Row] = {}
    teach = set()
    for left, right in candidates(facts.values()):
        pair = (left.mention.id, right.mention.id)
        grounds = find_grounds(left, right)
        if len(grounds) == 1 or pair in rows:
            continue
        one, two = split.events[pair[0]], split.events[pair[1]]
        rows[pair] = Row(tuple(level for level, _ in grounds), left.family, one == two)
        apart = split.folders[left.report_id] != split.folders[right.report_id]
        if not apart or (likeness(left.scene, right.scene) or 0.0) < _ONE_WAR:
            teach.add(pair)
    return Compared(facts, rows, frozenset(teach), split.events)


def compare_ways(split: Split) -> dict[str, Compared]:
    """The same split with days, without, and where nobody worked out which reports tell of one happening."""
    return {
        "with days": compare_all(split, covered=True),
        "without days": compare_all(undated(split), covered=True),
        "without coverage": compare_all(split, covered=False),
    }


def learn(train: Mapping[str, Split], dev: Mapping[str, Split]) -> dict[str, object]:
    """The weights and thresholds of splits by the name of their set, with the CoNLL F1 of each on dev.

    The weights are of ``train``; ``same`` is the threshold whose groups score best in the mean over all of both.
    """
    taught = {(name, way): found for name, split in train.items() for way, found in compare_ways(split).items()}
    asked = {(name, way): found for name, split in dev.items() for way, found in compare_ways(split).items()}
    rows = [compared.rows[pair] for compared in taught.values() for pair in sorted(compared.teach)]
    fitted = weigh(rows)
    print(f"{len(rows)} pairs, {sum(row.same for row in rows)} of one event; prior {fitted.prior}")
    every = [Scored.of(compared, fitted) for compared in (*taught.values(), *asked.values())]
    means = {same: math.fsum(scored.conll(same) for scored in every) / len(every) for same in SAME}
    for same, mean in means.items():
        print(f"  from {same:4.1f}: CoNLL F1 {mean:.4f}")
    same = max(means, key=lambda key: (round(means[key], 6), key))
    return {
        "prior": fitted.prior,
        "same": same,
        "ask": round(same - ASK, 1),
        "apart": MISSING,
        "mean": MISSING,
        "levels": dict(sorted(fitted.levels.items())),
        "dev": {
            f"{name}, {way}": round(Scored.of(compared, fitted).conll(same), 4)
            for (name, way), compared in asked.items()
        },
    }


def weigh(rows: Sequence[Row]) -> Fitted:
    """The weights of these rows, rounded; a level that none of them reached weighs the least that its bounds allow.

    >>> rows = [Row(("word: the same",), "other", same=True)] * 9 + [Row(("word: one meaning",), "other", same=False)] * 9
    >>> weighed = weigh(rows)
    >>> weighed.levels["word: the same"] > 0 > weighed.levels["word: one meaning"], weighed.levels["figures: differ"]
    (True, True, -0.3)
    """
    fitted = fit(rows, bound_of, PRIOR, ridge=RIDGE, family_ridge=RIDGE)
    reached = {key.partition("|")[2]: round(weight, 2) for key, weight in fitted.levels.items() if "|" in key}
    unreached = {level: min(max(0.0, least), most) for level, (least, most) in LEVELS.items() if level[-1] != " "}
    return Fitted(round(fitted.prior, 2), unreached | reached)


@dataclass(frozen=True, slots=True)
class Scored:
    """A split with the scores of its pairs, to be grouped from any threshold on."""

    scores: Mapping[Pair, float]
    apart: Apart
    events: Mapping[str, str]

    @classmethod
    def of(cls, compared: Compared, fitted: Fitted) -> Scored:
        """The scores that these weights give."""
        scores = {pair: round(fitted.score(row), 2) for pair, row in compared.rows.items()}
        return cls(scores, Apart(compared.facts, {}), compared.events)

    def conll(self, same: float) -> float:
        """The CoNLL F1 of the groups that hold together by this threshold."""
        groups = link_open(self.scores, self.apart, same=same, missing=MISSING)
        ours = {mention: min(group) for group in groups for mention in group}
        return score_clusters(self.events, ours)["conll_f1"]


if __name__ == "__main__":
    main()
