"""One label a row: accuracy, F1 of each class, macro-F1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bench.scoring.ratio import Ratio


def score_labels(rows: Iterable[tuple[str, str | None]]) -> tuple[dict[str, float], dict[str, Ratio]]:
    """Figures and the ratio of each class, from rows of (gold label, given label or ``None`` for none).

    ``macro_f1`` is over every class that either side uses; ``coded_rate`` is the share of rows with any label.

    >>> figures, _ = score_labels([("met", "met"), ("lit", None)])
    >>> figures["accuracy"], figures["macro_f1"], figures["coded_rate"]
    (0.5, 0.5, 0.5)
    """
    pairs = list(rows)
    right = Counter(gold for gold, given in pairs if gold == given)
    wanted = Counter(gold for gold, _ in pairs)
    chosen = Counter(given for _, given in pairs if given is not None)
    classes = {label: Ratio(right[label], chosen[label], wanted[label]) for label in sorted({*wanted, *chosen})}
    figures = {
        "accuracy": right.total() / len(pairs) if pairs else 1.0,
        "macro_f1": sum(_f1(ratio) for ratio in classes.values()) / len(classes) if classes else 1.0,
        "coded_rate": chosen.total() / len(pairs) if pairs else 1.0,
    }
    return figures, classes


def _f1(ratio: Ratio) -> float:
    return 2 * ratio.right / (ratio.given + ratio.wanted)
