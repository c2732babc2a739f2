"""The figures of a record's events: found, dated, typed, placed, peopled, counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from bench.scoring.actors import Actors
from bench.scoring.days import Days, dates_agree
from bench.scoring.matching import Matching
from bench.scoring.ratio import Ratio, mean
from bench.scoring.rows import EventRow, FigureRow
from bench.scoring.words import fold_name, place_words

Figures = dict[str, float | None]

_MEASURES = {
    "killed": ("killed", "dead", "deaths", "death", "fatalities", "slain", "lives"),
    "wounded": ("wounded", "injured", "injuries"),
    "detained": ("captured", "detained", "arrested"),
    "exchanged": ("prisoners", "exchanged", "swapped"),
    "participants": ("participants", "protesters"),
    "displaced": ("displaced",),
    "abducted": ("abducted", "kidnapped"),
    "released": ("released", "freed"),
}
_MEASURE_OF = {word: measure for measure, words in _MEASURES.items() for word in words}


def score_found(matching: Matching, empty_files: frozenset[str]) -> Figures:
    """How many events were found, loosely and strictly, and how many are false."""
    given, wanted = len(matching.system.events), matching.wanted
    found, gold = matching.system_of, matching.gold.events
    matched = dict(matching.pairs)
    figures: Figures = {}
    figures |= Ratio(len(matching.pairs), given, len(wanted)).named("events")
    figures |= Ratio(len(matching.strict_pairs), given, len(wanted)).named("events_strict_span")
    for name, saliences in (
        ("core", ("core",)),
        ("core_and_background", ("core", "background")),
        ("speech", ("speech",)),
    ):
        figures[f"recall_{name}"] = mean(j in found for j in wanted if gold[j].salience in saliences)
    right = {j for j in found if matching.system.events[found[j]].status == gold[j].status}
    figures["nonoccurred_recall"] = mean(j in right for j in wanted if gold[j].status != "occurred")
    events = matching.system.events
    figures["false_events_in_empty_files"] = sum(bool(event.files) and event.files <= empty_files for event in events)
    figures["duplicates_unmatched"] = sum(
        i not in matched and any((i, j) in matching.possible for j in found) for i in range(given)
    )
    return figures


def recall_by(matching: Matching, field: str) -> Mapping[str, tuple[int, int]]:
    """How many gold events of each ``kind`` were found, or of each ``status`` were found with it."""
    found = matching.system_of
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for j in matching.wanted:
        gold = matching.gold.events[j]
        right = j in found and (field == "kind" or matching.system.events[found[j]].status == gold.status)
        counts[getattr(gold, field)][0] += right
        counts[getattr(gold, field)][1] += 1
    return {key: (right, all_) for key, (right, all_) in sorted(counts.items())}


def score_dates(matching: Matching) -> Figures:
    """How many matched events have the right date, and how wide the dates are."""
    pairs = matching.matched()
    by_day = [(e.date, g.date) for e, g in pairs if g.precision == "day" and e.date and g.date]
    settled = [(given, gold) for given, gold in by_day if given.bounded]
    closed = [(e.date, g.date) for e, g in pairs if g.date and g.date.bounded]
    both: list[tuple[Days, Days]] = [(given, gold) for given, gold in closed if given and given.bounded and gold]
    errors = [abs((given.start - gold.start).days) for given, gold in settled]
    return {
        "date_accuracy": mean(dates_agree(e.date, g.date, g.precision) for e, g in pairs),
        "date_accuracy_day_events": mean(given == gold for given, gold in by_day),
        "date_bounded_rate": mean(given is not None and given.bounded for given, _ in closed),
        "date_mean_start_error_days": mean(errors, 0.0),
        "date_mean_width_days": mean(given.width for given, _ in both) if both else None,
        "date_mean_width_days_gold": mean(gold.width for _, gold in both) if both else None,
    }


def score_cells(matching: Matching, actors: Actors) -> Figures:
    """Kind, status, place, participants, parts and figures of the matched events."""
    pairs = matching.matched()
    placed = [(e, place_words(g.place)) for e, g in pairs if g.place]
    figures: Figures = {
        "type_accuracy": mean(e.kind in g.kinds for e, g in pairs),
        "status_accuracy": mean(e.status == g.status for e, g in pairs),
        "place_accuracy": mean(bool(place_words(e.place) & words) for e, words in placed if words),
    }
    figures |= _score_participants(matching, actors)
    figures["part_accuracy"] = _part_accuracy(pairs, actors)
    right = sum(_count_figures(e, g) for e, g in pairs)
    given = sum(len(event.figures) for event in matching.system.events)
    wanted = sum(len(event.figures) for event in matching.gold.events)
    return figures | Ratio(right, given, wanted).named("figures")


def _score_participants(matching: Matching, actors: Actors) -> Figures:
    right = given = wanted = lenient = 0
    for i, j in matching.pairs:
        ours, gold, wide = matching.system.actors[i], matching.gold.actors[j], matching.gold.wide[j]
        right += len(ours & gold)
        given += len(ours)
        wanted += len(gold)
        lenient += sum(bool(actors.widen({actor}) & wide) for actor in ours)
    figures: Figures = {**Ratio(right, given, wanted).named("participants")}
    figures["participant_precision_lenient"] = lenient / given if given else 1.0
    return figures


def _part_accuracy(pairs: list[tuple[EventRow, EventRow]], actors: Actors) -> float | None:
    """Over participants that both name; the first part that the system gives an actor counts."""
    judged: list[tuple[set[str], str]] = []
    for event, gold in pairs:
        want: dict[str, set[str]] = defaultdict(set)
        got: dict[str, str] = {}
        for who in gold.participants:
            for actor in actors.find(who.name):
                want[actor].add(who.part)
        for who in event.participants:
            for actor in actors.find(who.name):
                got[actor] = got.get(actor) or who.part
        judged += [(parts, got[actor]) for actor, parts in want.items() if actor in got and parts - {""}]
    return mean(part in parts for parts, part in judged) if any(part for _, part in judged) else None


def _count_figures(event: EventRow, gold: EventRow) -> int:
    left, right = list(event.figures), 0
    for wanted in gold.figures:
        hit = next((figure for figure in left if figures_agree(figure, wanted)), None)
        if hit:
            left.remove(hit)
            right += 1
    return right


def figures_agree(given: FigureRow, gold: FigureRow) -> bool:
    """Whether a figure is that of the gold: the same measure, and a number inside the gold's bounds.

    >>> at_least = FigureRow("killed", None, 12, None)
    >>> figures_agree(FigureRow("dead", 12, 12, 12), at_least), figures_agree(FigureRow("killed", 13, 13, 13), at_least)
    (True, False)
    """
    if _measure(given.what) != _measure(gold.what):
        return False
    numbers = [number for number in (given.value, given.low, given.high) if number is not None]
    if not numbers:
        return False
    if gold.value is not None and gold.low in (None, gold.value) and gold.high in (None, gold.value):
        return gold.value in numbers
    number = numbers[0]
    if gold.low is not None and gold.high is not None:
        return gold.low <= number <= gold.high
    return number in (gold.low, gold.high)


def _measure(what: str) -> str:
    return _MEASURE_OF.get(fold_name(what), fold_name(what))
