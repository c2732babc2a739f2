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
        "who: other persons",
        "who: other way round",
        "who: some differ",
        "who: nameless groups differ",
    }
)


def find_antecedents(facts: Sequence[Facts]) -> dict[str, str]:
    """Mention id to the id of the mention before it that it points back to, for the definite nouns of each report."""
    reports: dict[str, list[Facts]] = defaultdict(list)
    for fact in facts:
        if fact.family != "speech":
            reports[fact.mention.report_id].append(fact)
    found = {}
    for told in reports.values():
        told.sort(key=lambda f: (f.mention.trigger.start, f.mention.trigger.end, f.mention.serial))
        for number, fact in enumerate(told):
            if points_back(fact):
                before = [f for f in told[:number] if f.mention.trigger != fact.mention.trigger and _fits(f, fact)]
                if before:
                    found[fact.mention.id] = before[-1].mention.id
    return found


def points_back(fact: Facts) -> bool:
    """Whether a mention is a definite noun with no day of its own."""
    return fact.wording.definite and not fact.wording.other and fact.status is Status.OCCURRED and not _own_day(fact)


def _own_day(fact: Facts) -> bool:
    return fact.when is not None and fact.when.is_day and fact.kind is not Kind.WAR


def _fits(before: Facts, fact: Facts) -> bool:
    kinds, _ = compare_kinds(before, fact)
    if kinds in ("kind: another", "kind: another speech") or before.status is not fact.status:
        return False
    if before.when is not None and fact.when is not None and not before.when.overlaps(fact.when):
        return False
    if before.spot and fact.spot and compare_places(before.spot, fact.spot) == "other":
        return False
    return compare_series(before, fact) is None and compare_actors(before, fact)[0] not in _UNFIT
