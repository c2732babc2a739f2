"""Name mentions: the right span, the right type, the right actor, and capitals read as places or governments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from bench.scoring.actors import Actors
from bench.scoring.assignment import pair_greedily
from bench.scoring.events import Figures
from bench.scoring.ratio import Ratio, mean
from bench.scoring.rows import Row
from bench.scoring.spans import Marked, read_gold, read_system
from bench.scoring.words import fold_word

Hit = Callable[[Marked, Marked], bool]


class NamesGold:
    """A gold file of names.

    An item is a row with the rows inside it ("Ruritanian Foreign Ministry": whole, or in its two parts): any of them
    counts, once.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.marks = read_gold(rows)
        self.free = [mark for mark in self.marks if not mark.counts]
        self.items = [[mark] for mark in self.marks if mark.counts and not mark.row.get("within")]
        whole = {item[0].span: item for item in self.items}
        for mark in self.marks:
            if mark.row.get("within"):
                start, end = mark.row["within"]
                whole.get(mark.span._replace(start=start, end=end), []).append(mark)


def score_names(gold_rows: Iterable[Row], rows: Iterable[Row], actors: Sequence[Row] | None = None) -> Figures:
    """Score a system's names: exact and overlapping spans, metonyms, what they stand for, and seats of government.

    With the actors of a gold record, ``stands_for`` may be a name; without, it must be the gold's id.
    """
    gold = NamesGold(gold_rows)
    marks, bad = read_system(rows, gold.marks)
    figures: Figures = {"rows_bad": bad}
    figures["rows_in_furniture"] = sum(
        any(mark.span.shared(free.span) for free in gold.marks if free.row.get("furniture")) for mark in marks
    )
    exact, pairs = _score_spans(gold, marks, lambda mark, want: mark.span == want.span)
    overlap, _ = _score_spans(gold, marks, lambda mark, want: mark.span.shared(want.span) > 0)
    for name, by_type in (("exact", exact), ("overlap", overlap)):
        totals = zip(*by_type.values(), strict=True) if by_type else iter([(0,), (0,), (0,)])
        figures |= Ratio(*(sum(column) for column in totals)).named(name)
        wanted = [ratio for ratio in by_type.values() if ratio.wanted]
        figures[f"{name}_macro_f1"] = sum(ratio.f1 for ratio in wanted) / max(1, len(wanted))
    figures |= {f"exact_{kind}_f1": ratio.f1 for kind, ratio in sorted(exact.items()) if ratio.wanted}
    figures |= _score_meaning(pairs, actors)
    figures["seats_reading"] = _score_seats(gold, marks)
    return figures


def _score_spans(
    gold: NamesGold, marks: list[Marked], hit: Hit
) -> tuple[dict[str, Ratio], list[tuple[Marked, Marked]]]:
    """Right, given and wanted of each type, and the pairs of a system's mark with the gold's."""
    candidates = [
        (mark.span.union_share(want.span) - 0.001 * depth, i, j, want)
        for i, mark in enumerate(marks)
        for j, item in enumerate(gold.items)
        for depth, want in enumerate(item)
        if want.span.file == mark.span.file and _type(mark) in want.words("type") and hit(mark, want)
    ]
    pairs = pair_greedily(candidates)
    mine = {i: want for i, _, want in pairs}
    seen = {j: want for _, j, want in pairs}
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for j, item in enumerate(gold.items):
        counts[seen.get(j, item[0]).row["type"]][2] += 1
    for i, mark in enumerate(marks):
        if i in mine:
            counts[mine[i].row["type"]][0] += 1
            counts[mine[i].row["type"]][1] += 1
        elif not any(hit(mark, free) for free in gold.free) and not _is_other_reading(mark, gold, seen):
            counts[_type(mark)][1] += 1
    ratios = {kind: Ratio(*numbers) for kind, numbers in counts.items()}
    return ratios, [(marks[i], want) for i, _, want in pairs]


def _is_other_reading(mark: Marked, gold: NamesGold, seen: dict[int, Marked]) -> bool:
    """Whether the mark is the whole, or a part, of an item that was found in another of its rows: not false."""
    return any(
        mark.span == want.span and _type(mark) in want.words("type") and want is not seen.get(j)
        for j, item in enumerate(gold.items)
        if len(item) > 1
        for want in item
    )


def _score_meaning(pairs: list[tuple[Marked, Marked]], actors: Sequence[Row] | None) -> Figures:
    index = Actors(actors) if actors else None
    metonyms = [
        bool(mark.row["metonym"]) == bool(want.row.get("metonym"))
        for mark, want in pairs
        if want.row["type"] in ("state", "place", "body")
        and not want.row.get("metonym_arguable")
        and mark.row.get("metonym") is not None
    ]
    meant = [
        (mark.row.get("stands_for"), {want.row.get("stands_for"), *want.row.get("members", []), *_others(want)})
        for mark, want in pairs
        if want.row.get("stands_for") or want.row.get("members")
    ]
    right = [bool((index.find(given) if index else {given}) & allowed) for given, allowed in meant if given]
    return {
        "metonym_accuracy": mean(metonyms) if metonyms else None,
        "stands_for_accuracy": mean(right) if right else None,
        "stands_for_given": mean(bool(given) for given, _ in meant) if meant else None,
    }


def _others(want: Marked) -> list[str]:
    return list(want.row.get("alt_stands_for", []))


def _score_seats(gold: NamesGold, marks: list[Marked]) -> float:
    """Of the capitals and palaces: the share marked with the right span and rightly read as place or as actor."""
    first: dict[object, str] = {}
    for mark in marks:
        first.setdefault(mark.span, _type(mark))
    seats = [
        want
        for want in gold.marks
        if want.row.get("seat")
        and not (want.row.get("furniture") or want.row.get("metonym_arguable") or want.row.get("within"))
    ]
    return mean(
        want.span in first and _reading(first[want.span]) in {_reading(kind) for kind in want.words("type")}
        for want in seats
    )


def _reading(kind: str) -> str:
    return "actor" if kind in ("state", "body") else kind


def _type(mark: Marked) -> str:
    return fold_word(mark.row.get("type"))
