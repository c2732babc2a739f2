"""One record a document: how many killed, wounded or captured, and on which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bench.scoring.ratio import Ratio, mean


def score_counts(name: str, rows: Sequence[tuple[int, float | None]]) -> dict[str, float]:
    """Accuracy, and precision, recall and F1 of the non-zero values, from rows of (gold, given or ``None``).

    No value given counts as zero: most documents of such sets have none to give.

    >>> figures = score_counts("killed", [(2, 2.0), (0, None), (3, 1.0)])
    >>> round(figures["killed_accuracy"], 3), figures["killed_nonzero_f1"]
    (0.667, 0.5)
    """
    right = sum(gold == given and gold > 0 for gold, given in rows)
    given_any, wanted = sum(bool(given) for _, given in rows), sum(gold > 0 for gold, _ in rows)
    return {
        f"{name}_accuracy": mean(gold == (given or 0) for gold, given in rows),
        f"{name}_always_zero": mean(gold == 0 for gold, _ in rows),
        **Ratio(right, given_any, wanted).named(f"{name}_nonzero"),
    }


def score_days(rows: Sequence[tuple[date, date | None]]) -> dict[str, float]:
    """Share of days given, right, and right within one day; from rows of (gold, given or ``None``)."""
    return {
        "date_answered": mean(given is not None for _, given in rows),
        "date_exact": mean(gold == given for gold, given in rows),
        "date_within_1": mean(given is not None and abs((given - gold).days) <= 1 for gold, given in rows),
        "date_right_of_answered": mean(gold == given for gold, given in rows if given is not None),
    }
