"""Why an event of the gold was not found: what the nearest telling of its words got otherwise."""

from __future__ import annotations

from collections import Counter

from bench.scoring.days import dates_meet
from bench.scoring.matching import Matching
from bench.scoring.texts import Texts

UNTOLD, TAKEN = "not told", "taken"


def why_missed(matching: Matching, texts: Texts) -> Counter[str]:
    """How many events of the gold were missed for which reason.

    ``not told``: no event has words of it. ``kind``, ``who``, ``when``: what the event that has, and agrees best, gets otherwise.
    ``taken``: one agrees, and is paired with another event of the gold.
    """
    found = matching.system_of
    return Counter(_why(matching, j, texts) for j in matching.wanted if j not in found)


def _why(matching: Matching, j: int, texts: Texts) -> str:
    gold = matching.gold.events[j]
    wrong = [
        _wrong(matching, i, j)
        for i, event in enumerate(matching.system.events)
        if any(texts.overlap(m, n) > 0 for m in event.mentions for n in gold.mentions)
    ]
    return min(wrong, key=lambda said: (said.count(","), said != TAKEN, said)) if wrong else UNTOLD


def _wrong(matching: Matching, i: int, j: int) -> str:
    ours, theirs = matching.system, matching.gold
    event, gold = ours.events[i], theirs.events[j]
    said = [
        "" if event.families & gold.families else "kind",
        "" if ours.wide[i] & theirs.wide[j] else "who",
        "" if dates_meet(event.date, gold.date, gold.precision) else "when",
    ]
    return ", ".join(word for word in said if word) or TAKEN
