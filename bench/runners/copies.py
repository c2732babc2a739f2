"""How many reports a second are looked through for copies, and how many of those made are found."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import defaultdict
from pathlib import Path
from random import Random
from time import process_time

from bench.result import Result
from bench.runner import Runner
from bench.runners.speed import ARTICLE
from detente.errors import BadField
from detente.ingest import group_origins
from detente.ingest.copies import read_stories
from detente.model import Report, hash_bytes

_BARS = (0, 4, 12, 40)
"""Words that are others in a copy of an article."""
_COPIES = 0.3


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--texts", type=Path, required=True, metavar="DIR", help="the folder of reports (*.txt) to mix from"
    )
    parser.add_argument("--reports", type=int, default=20_000, metavar="N", help="so many articles (default: 20000)")


def measure(args: Namespace) -> Result:
    """Mix articles from the sentences of the texts, some of them near copies of one before, and group them."""
    sentences = [
        sentence
        for path in sorted(args.texts.glob("*.txt"))
        for sentence in path.read_text(encoding="utf-8").replace("\n", " ").split(". ")
    ]
    if not sentences:
        raise BadField(f"{args.texts} holds no *.txt", mend="name a folder of reports")
    reports, source = mix(sentences, args.reports)
    group_origins(reports[:100])
    started = process_time()
    read_stories(reports)
    shingled = process_time() - started
    started = process_time()
    origins = group_origins(reports)
    whole = process_time() - started
    together: dict[str, set[str]] = defaultdict(set)
    for report_id, origin in origins.items():
        together[origin].add(report_id)
    found = sum(origins[copy] == origins[first] for copy, first in source.items())
    false = sum(len({source.get(one, one) for one in group}) - 1 for group in together.values())
    return Result(
        {"copies_found": found / len(source), "false_joins": false / len(reports)},
        {
            "articles": len(reports),
            "words an article": ARTICLE,
            "articles a second": len(reports) / whole,
            "articles a second, shingled only": len(reports) / shingled,
        },
        (),
        ["Seconds are processor time of one process. A copy differs from its original in up to 40 words."],
    )


def mix(sentences: list[str], many: int) -> tuple[list[Report], dict[str, str]]:
    """So many articles of mixed words, and of each near copy the id of its original."""
    chance = Random(0)  # noqa: S311 - the same articles each time
    words = [word for sentence in sentences for word in sentence.split()]
    texts: list[list[str]] = []
    reports: list[Report] = []
    source: dict[str, str] = {}
    for number in range(many):
        first = chance.randrange(len(texts)) if texts and chance.random() < _COPIES else None
        if first is None:
            text: list[str] = []
            while len(text) < ARTICLE:
                at = chance.randrange(len(words) - 4)
                text += words[at : at + chance.randrange(1, 5)]
        else:
            text = list(texts[first])
            for _ in range(chance.choice(_BARS)):
                text[chance.randrange(len(text))] = chance.choice(words)
        texts.append(text)
        whole = f"{' '.join(text)} ({number})"
        report = Report(sha256=hash_bytes(whole.encode()), name=f"{number}.txt", text=whole)
        if first is not None:
            source[report.id] = source.get(reports[first].id, reports[first].id)
        reports.append(report)
    return reports, source


RUNNER = Runner("copies", "near copies: reports a second, and how many are found", add_arguments, measure)
