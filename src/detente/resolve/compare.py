"""Two mentions set side by side: what speaks for one event and what against, each with its weight and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from detente.resolve.facts import Facts
from detente.resolve.telling import (
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
ACROSS_STEPS: tuple[Step, ...] = (*_BOTH, compare_details, compare_leads, compare_scenes)
"""What is compared of two reports, in the order of its grounds."""
SAYS: dict[Step, str] = {
    compare_kinds: "kind",
    compare_statuses: "status",
    compare_days: "when",
    compare_actors: "who",
    compare_go_betweens: "go-between",
    compare_spots: "where",
    compare_figures: "figures",
    compare_series: "series",
    compare_names: "name",
    compare_triggers: "trigger",
    compare_wording: "words",
    compare_details: "detail",
    compare_leads: "lead",
    compare_scenes: "scene",
}
"""With what the levels of each of these begin."""
_STEPS: dict[str, tuple[Step, ...]] = {
    WITHIN: (*_BOTH, compare_distance),
    ACROSS: ACROSS_STEPS,
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


def compare(left: Facts, right: Facts, around: Sequence[Ground] = ()) -> list[Reason]:
    """All grounds for and against two mentions telling of one event, in a fixed order.

    ``around``: what their report says of them besides (``judge_company``).
    """
    return put_into_words(weigh_grounds(left, right, around))


def put_into_words(grounds: Iterable[Weighed]) -> list[Reason]:
    """Grounds as they are shown."""
    return [Reason(level, weight, words if isinstance(words, str) else words()) for weight, (level, words) in grounds]


def weigh_grounds(
    left: Facts, right: Facts, around: Sequence[Ground] = (), *, as_reports: bool = False
) -> list[Weighed]:
    """The same as ``compare``, not yet put into words. What rules the pair out stands alone.

    A pair with something around it is known not to be ruled out.
    ``as_reports``: two pools of one report are weighed as if they were of two; that it tells them apart counts.
    """
    sort = sort_of(left, right)
    against = None if around else ruling_out(left, right)
    if against:
        return [(NEVER, against)]
    if as_reports and sort == WITHIN:
        sort, around = ACROSS, (*around, _TOLD_APART)
    weights = Weights.load(sort)
    grounds = _reached(left, right, around, sort)
    return [prior_of(weights), *((weights.weigh(ground[0], left.family), ground) for ground in grounds)]


def weight_of(weights: Weights, level: str, family: str) -> float:
    """What a level weighs for a family; what rules a pair out brings it below all."""
    return NEVER if level in ALONE else weights.weigh(level, family)


def prior_of(weights: Weights) -> Weighed:
    """What a pair weighs before anything is compared."""
    return weights.prior, ("prior", "to begin with: most pairs that are compared are two")


_TOLD_APART: Ground = ("report: tells both", "one report tells both, and not as one")


def find_grounds(left: Facts, right: Facts, around: Sequence[Ground] = ()) -> list[Ground]:
    """The grounds without weights; one alone, which rules the pair out, or several."""
    against = ruling_out(left, right)
    return [against] if against else _reached(left, right, around, sort_of(left, right))


def _reached(left: Facts, right: Facts, around: Sequence[Ground], sort: str) -> list[Ground]:
    return [*(ground for step in _STEPS[sort] if (ground := step(left, right))), *around]


def ruling_out(left: Facts, right: Facts) -> Ground | None:
    """What alone rules one event out, seen quickly: the trigger, kind, status, days, the number of a series or far-off towns.

    Of the pairs of a record most are of this kind.
    """
    if left.report_id == right.report_id and _one_trigger(left, right):
        return "trigger: one", "one word tells of several occasions"
    for step in _FIRST[is_open(left, right)]:
        ground = step(left, right)
        if ground and ground[0] in ALONE:
            return ground
    if level_of_days(left, right) in ALONE:
        return compare_days(left, right)
    for step in (compare_series, compare_spots):
        ground = step(left, right)
        if ground and ground[0] in ALONE:
            return ground
    return None


_FIRST: tuple[tuple[Step, ...], tuple[Step, ...]] = (
    (compare_statuses, compare_kinds),
    (compare_words, compare_standing, compare_setting),
)
"""What is looked at first: of mentions of known kinds, and of those whose words stand for their kind."""

ALONE = frozenset(
    {
        "kind: another",
        "kind: another speech",
        "word: another",
        "coverage: another",
        "status: another",
        "when: apart",
        "series: another",
        "series: call and meeting",
        "series: more sides",
        "series: several and one",
        "where: far apart",
    }
)
"""The levels that rule a pair out by themselves."""


def _one_trigger(left: Facts, right: Facts) -> bool:
    one, two = left.mention.trigger, right.mention.trigger
    return one.start == two.start and one == two
