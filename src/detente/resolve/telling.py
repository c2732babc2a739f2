"""How two tellings are told: with what words, where in their reports, and in reports of what."""

from __future__ import annotations

from detente.model import Kind
from detente.resolve.facts import Facts
from detente.resolve.places import compare_places
from detente.resolve.rarity import rarity
from detente.resolve.scene import likeness
from detente.resolve.what import compare_figures, compare_spots
from detente.resolve.when import level_of_days
from detente.resolve.who import Ground
from detente.resolve.wording import COPY, LITTLE, weigh_alike

RARE, COMMON = 4.0, 1.8
"""A trigger rarer than one in 55 reports tells much, one that a sixth of all print next to nothing."""
_SHORT = 3
"""Words of so few letters are not counted: "met", "war"."""
WORDS = ((0.8, "all"), (0.5, "most"), (0.3, "many"), (0.15, "some"), (0.04, "few"))
_SCENES: tuple[tuple[float, Ground], ...] = (
    (0.7, ("scene: one", "their reports tell of the same actors and places")),
    (0.4, ("scene: much", "their reports tell of much the same actors and places")),
    (0.15, ("scene: some", "their reports tell of some the same actors and places")),
    (0.02, ("scene: little", "their reports tell of little the same actors and places")),
)
OF_MANY = frozenset({Kind.ARMED_CLASH, Kind.ATTACK, Kind.CASUALTIES_REPORT, Kind.CEASEFIRE_VIOLATION})
_DETAILS = frozenset(
    {
        "where: same",
        "figures: the same",
        "figures: the same, large",
        "words: many",
        "words: most",
        "words: all",
        "words: a copy",
    }
)
_NEXT, _NEAR = 300, 1000
"""Characters between two triggers: a sentence or two, a few paragraphs."""
_HEADLINE = 40


def compare_triggers(left: Facts, right: Facts) -> Ground | None:
    """The word itself that tells of the event; a rare one is seldom used for two."""
    common = left.wording.triggers & right.wording.triggers
    if not common:
        return None
    told = max(map(rarity_of_trigger, common))
    much = ", rare" if told > RARE else "" if told > COMMON else ", common"
    return f"trigger: the same{much}", lambda: "told with the same word: " + ", ".join(sorted(_printed(left, right)))


def rarity_of_trigger(stem: str) -> float:
    """How much a trigger tells; short words nothing."""
    return rarity(stem) if len(stem) > _SHORT else 0.0


def _printed(*facts: Facts) -> set[str]:
    return {fact.mention.trigger.exact.lower() for fact in facts}


def compare_wording(left: Facts, right: Facts) -> Ground | None:
    """How much of the shorter telling stands in the longer, each word by its rarity: copies and rewrites tell of one event."""
    if min(left.wording.telling, right.wording.telling) < LITTLE:
        return None
    of_shorter, of_longer = weigh_alike(left.wording, right.wording)
    if of_longer >= COPY:
        return "words: a copy", "told in the same words"
    share = next((name for least, name in WORDS if of_shorter >= least), "none")
    return f"words: {share}", f"{share} of the words that tell something are in both"


def compare_details(left: Facts, right: Facts) -> Ground | None:
    """Of clashes and attacks there are many between the same two, even on one day: something must tell one from the others.

    Either a place, a figure, a name or the words themselves; wars and the capture of a town are told by less. The country in
    which all is told is no place.
    """
    if left.kind not in OF_MANY or right.kind not in OF_MANY or left.wording.name & right.wording.name:
        return None
    for compare in (compare_spots, compare_figures, compare_wording):
        ground = compare(left, right)
        if ground and ground[0] in _DETAILS:
            return None
    if level_of_days(left, right) == "when: the same day" and (known_by_day(left) or known_by_day(right)):
        return "detail: a day", "only the day tells it from others of its kind, but that is told by the calendar"
    return "detail: none", "no place, figure or words in common that tell it from others of its kind"


def known_by_day(fact: Facts) -> bool:
    """Whether a telling gives its own day by month and number: news has a weekday, what reports look back on a date."""
    return fact.sure and fact.wording.calendar


def compare_leads(left: Facts, right: Facts) -> Ground:
    """What two reports both put first is oftener one event than what they tell in passing."""
    share = "both" if left.lead and right.lead else "one" if left.lead or right.lead else "none"
    return f"lead: {share}", {
        "both": "both reports tell it first",
        "one": "one report tells it first, the other further down",
        "none": "neither report tells it first",
    }[share]


def compare_scenes(left: Facts, right: Facts) -> Ground:
    """Whether the two reports are about the same actors and places."""
    found = likeness(left.scene, right.scene)
    if found is None:
        return "scene: not known", "a report names nobody"
    for least, ground in _SCENES:
        if found >= least:
            return ground
    return "scene: another", "their reports tell of other actors and places"


def compare_distance(left: Facts, right: Facts) -> Ground:
    """Within a report: how far from each other two tellings stand."""
    first, last = sorted((left, right), key=lambda fact: (fact.mention.trigger.start, fact.mention.id))
    one, two = first.mention.telling, last.mention.telling
    if two.start < one.end:
        if _one_occasion(left, right):
            return "telling: one occasion", 'one sentence, the same actors and day: "met for talks"'
        return "telling: one", "one sentence tells of both"
    if one.start < _HEADLINE and last.lead:
        return "telling: headline and lead", "one is told in the headline, the other in the first lines"
    apart = last.mention.trigger.start - first.mention.trigger.start
    share = "next" if apart < _NEXT else "near" if apart < _NEAR else "far"
    return f"telling: {share}", {
        "next": "told one after the other",
        "near": "told a few sentences apart",
        "far": "told far from each other",
    }[share]


def _one_occasion(left: Facts, right: Facts) -> bool:
    """Whether two words of a sentence tell of talks between the same on one day, and of no two places."""
    if left.family != "talks" or left.when != right.when or not left.named or left.core != right.core:
        return False
    return not (left.spot and right.spot and compare_places(left.spot, right.spot) == "other")
