"""Within one report: "the talks", "the attack" mean the last ones that fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from detente.model import Kind, Status
from detente.resolve.facts import Facts
from detente.resolve.places import compare_places
from detente.resolve.what import compare_kinds, compare_series
from detente.resolve.who import compare_actors

_UNFIT = frozenset(
    {
        "who: nobody in common",
        "who: nobody in common, others did it",
        "who: one names none, nobody in common",
        "who: other persons",
        "who: other way round",
        "who: some differ",
        "who: nameless groups differ",
        "who: nameless groups differ, one side named",
    }
)


_NEAR = 500
"""So many characters before it a definite noun finds what it means without doubt."""


_ONE_SORT = frozenset({"talks", "accord"})
_ANY_FORCE = frozenset({"attack", "attacks", "violence", "fighting", "clash", "clashes", "battle", "incident"})
_STEM = 4
"""Letters in which the nouns of one thing agree. Fewer than those of a stem of ``rarity``, which part "raid" and "raids"."""


def find_antecedents(facts: Sequence[Facts]) -> dict[tuple[str, str], str]:
    """Pairs of mention ids, smaller first, of which one is a definite noun that means the other, and how: near or from afar."""
    reports: dict[str, list[Facts]] = defaultdict(list)
    for fact in facts:
        if fact.family != "speech":
            reports[fact.mention.report_id].append(fact)
    found: dict[tuple[str, str], str] = {}
    for told in reports.values():
        told.sort(key=lambda f: (f.mention.trigger.start, f.mention.trigger.end, f.mention.serial))
        for number, fact in enumerate(told):
            if points_back(fact):
                before = [f for f in told[:number] if f.mention.trigger != fact.mention.trigger and _fits(f, fact)]
                if before:
                    last = before[-1].mention
                    near = fact.mention.trigger.start - last.trigger.end <= _NEAR
                    pair = (min(last.id, fact.mention.id), max(last.id, fact.mention.id))
                    found[pair] = "points back" if near else "points back from afar"
    return found


def points_back(fact: Facts) -> bool:
    """Whether a mention is a definite noun: "the talks", "Saturday's meeting", not "another meeting"."""
    return fact.wording.definite and not fact.wording.other and fact.status is Status.OCCURRED


def _fits(before: Facts, fact: Facts) -> bool:
    kinds, _ = compare_kinds(before, fact)
    if not kinds.startswith("kind: the same") or before.status is not fact.status:
        return False
    if before.when is not None and fact.when is not None and not before.when.overlaps(fact.when):
        return False
    if fact.when is not None and fact.when.is_day and fact.when != before.when:
        return False
    if not fact.states <= before.states or not _same_noun(before, fact):
        return False
    if before.spot and fact.spot and compare_places(before.spot, fact.spot) == "other":
        return False
    return compare_series(before, fact) is None and compare_actors(before, fact)[0] not in _UNFIT


def _same_noun(before: Facts, fact: Facts) -> bool:
    """Whether the nouns can mean one thing: talks are a meeting, but murders are no offensive, a release no withdrawal."""
    if fact.family in _ONE_SORT or fact.kind is Kind.WAR or fact.wording.trigger in _ANY_FORCE:
        return True
    return before.wording.trigger[:_STEM] == fact.wording.trigger[:_STEM]
