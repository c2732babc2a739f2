"""How many sentences a second the network reads on one core, apart from all that prepares and uses what it finds."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from time import process_time

from bench.result import Result
from bench.runner import Runner

PIECES = 19
"""Word pieces of each sentence, the two at its ends among them: about what a sentence of news has."""
ROWS = 3
"""Words of each sentence whose links are asked for: about as many as may tell something in news that passes the prefilter."""
SENTENCES = [
    f"The {who} of {where} met {whom} near the border on {day} to discuss a peace plan .".split()
    for who, where, whom, day in zip(
        ("president", "king", "army", "council") * 4,
        ("Chad", "Mali", "Peru", "Fiji", "Iran", "Cuba", "Oman", "Iraq") * 2,
        ("rebels", "guards", "leaders", "friends") * 4,
        ("Friday", "Sunday", "Monday", "Tuesday", "Thursday") * 3 + ("Friday",),
        strict=True,
    )
]
"""One batch, each word of which is one piece."""


def measure(args: Namespace) -> Result:
    """Time the pass over the words and the pass over the pairs, in processor time, so that a busy machine counts little."""
    import numpy as np  # noqa: PLC0415 - loaded only by what reads

    from detente.annotate.reader.network import read_words, score_pairs  # noqa: PLC0415

    words = read_words(SENTENCES)
    heads = words.arcs.argmax(-1)
    rows = np.array([(row, at) for row in range(len(SENTENCES)) for at in range(1, 1 + ROWS)], dtype=np.int64)
    reader = best_of(args.rounds, lambda: read_words(SENTENCES))
    pairs = best_of(args.rounds, lambda: score_pairs(words, heads, rows))
    both = best_of(args.rounds, lambda: score_pairs(read_words(SENTENCES), heads, rows))
    return Result(
        {"pairs_share": pairs / (reader + pairs)},
        {
            "word pieces a sentence": PIECES,
            "sentences a batch": len(SENTENCES),
            "sentences a second, words alone": len(SENTENCES) / reader,
            "sentences a second, pairs alone": len(SENTENCES) / pairs,
            "sentences a second, both": len(SENTENCES) / both,
        },
        notes=["Best round, processor time of one process on one core; cutting into word pieces is counted."],
    )


def best_of(rounds: int, call: Callable[[], object], passes: int = 4) -> float:
    """Seconds that one call takes in the fastest of so many rounds of a few calls each, after one that counts nothing."""
    call()
    return min(_seconds(call, passes) for _ in range(rounds)) / passes


def _seconds(call: Callable[[], object], passes: int) -> float:
    started = process_time()
    for _ in range(passes):
        call()
    return process_time() - started


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--rounds", type=int, default=20, metavar="N", help="the best of so many counts (default: 20)")


RUNNER = Runner("reader-speed", "sentences a second of the network alone, on one core", _arguments, measure)
