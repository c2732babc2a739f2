"""Two mentions set side by side: what speaks for one event and what against, each with its weight and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from detente.resolve.facts import Facts
from detente.resolve.telling import (
    compare_articles,
    compare_details,
    compare_distance,
    compare_leads,
    compare_scenes,
    compare_triggers,
    compare_wording,
)
from detente.resolve.weights import ACROSS, NEVER, OPEN, SPEECH, WITHIN, Weights
from detente.resolve.what import (
    compare_figures,
    compare_kinds,
    compare_names,
    compare_series,
    compare_spots,
    compare_statuses,
)
from detente.resolve.when import compare_days, level_of_days
from detente.resolve.who import Ground, compare_actors, compare_go_betweens
from detente.resolve.words import compare_setting, compare_standing, compare_words, is_open

Step = Callable[[Facts, Facts], Ground | None]

_BOTH: tuple[Step, ...] = (
    compare_kinds,
    compare_statuses,
    compare_days,
    compare_actors,
    compare_go_betweens,
    compare_spots,
    compare_figures,
    compare_series,
    compare_names,
    compare_triggers,
    compare_wording,
)
_STEPS: dict[str, tuple[Step, ...]] = {
    WITHIN: (*_BOTH, compare_distance, compare_articles),
    ACROSS: (*_BOTH, compare_details, compare_leads, compare_scenes),
    SPEECH: (compare_kinds, compare_statuses, compare_days, compare_actors, compare_spots),
    OPEN: (
        compare_words,
        compare_setting,
        compare_standing,
        compare_days,
        compare_actors,
        compare_spots,
        compare_figures,
        compare_series,
        compare_wording,
    ),
}


class Reason(NamedTuple):
    """One ground: its level, what it weighs (log-odds; above 0 speaks for one event), in words that are shown to the user."""

    level: str
    weight: float
    words: str


Weighed = tuple[float, Ground]
"""What a ground weighs, and the ground."""


def sort_of(left: Facts, right: Facts) -> str:
    """Whether a pair is of one report, of two, of acts of speech, or of no known kind."""
    if "speech" in (left.family, right.family):
        return SPEECH
    if is_open(left, right):
        return OPEN
    return WITHIN if left.report_id == right.report_id else ACROSS


def weights_for(left: Facts, right: Facts) -> Weights:
    """The weights by which this pair is judged."""
    return Weights.load(sort_of(left, right))


def compare(left: Facts, right: Facts, pointing: str | None = None) -> list[Reason]:
    """All grounds for and against two mentions telling of one event, in a fixed order.

    ``pointing``: how a definite noun among them means the other ("the talks"), as ``find_antecedents`` tells it.
    """
    return put_into_words(weigh_grounds(left, right, pointing))


def put_into_words(grounds: Iterable[Weighed]) -> list[Reason]:
    """Grounds as they are shown."""
    return [Reason(level, weight, words if isinstance(words, str) else words()) for weight, (level, words) in grounds]


def weigh_grounds(left: Facts, right: Facts, pointing: str | None = None) -> list[Weighed]:
    """The same as ``compare``, not yet put into words. What rules the pair out stands alone."""
    grounds = find_grounds(left, right, pointing)
    weights = weights_for(left, right)
    if len(grounds) == 1:
        return [(NEVER, grounds[0])]
    prior = ("prior", "to begin with: most pairs that are compared are two")
    return [(weights.prior, prior), *((weights.weigh(ground[0], left.family), ground) for ground in grounds)]


def find_grounds(left: Facts, right: Facts, pointing: str | None = None) -> list[Ground]:
    """The grounds without weights; one alone, which rules the pair out, or several."""
    against = ruling_out(left, right)
    if against:
        return [against]
    steps = _STEPS[sort_of(left, right)]
    grounds = [ground for step in steps if (ground := step(left, right))]
    if pointing:
        grounds.append((pointing, "a definite noun, and nothing nearer that it could mean"))
    return grounds


def ruling_out(left: Facts, right: Facts) -> Ground | None:
    """What alone rules one event out, seen quickly: the trigger, the kind, the status, the days or the number of a series.

    Of the pairs of a record most are of this kind.
    """
    if left.report_id == right.report_id and _one_trigger(left, right):
        return "trigger: one", "one word tells of several occasions"
    for step in _FIRST[is_open(left, right)]:
        ground = step(left, right)
        if ground and ground[0] in _RULE_OUT:
            return ground
    if level_of_days(left, right) in _RULE_OUT:
        return compare_days(left, right)
    series = compare_series(left, right)
    return series if series and series[0] in _RULE_OUT else None


_FIRST: tuple[tuple[Step, ...], tuple[Step, ...]] = (
    (compare_statuses, compare_kinds),
    (compare_words, compare_standing),
)
"""What is looked at first: of mentions of known kinds, and of those whose words stand for their kind."""

_RULE_OUT = frozenset(
    {
        "kind: another",
        "kind: another speech",
        "word: another",
        "coverage: another",
        "status: another",
        "when: apart",
        "series: another",
        "series: call and meeting",
    }
)


def _one_trigger(left: Facts, right: Facts) -> bool:
    one, two = left.mention.trigger, right.mention.trigger
    return one.start == two.start and one == two
