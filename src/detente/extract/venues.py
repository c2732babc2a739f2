"""Where those met or came to terms who are told to have met in one place on those days, whichever sentence says so.

"X and Y pledged to withdraw" is told without a place in a report whose next sentence has "X and Y met in Doha on Friday"; and "a
deal was reached after talks in Doha". The place is given only where those who came to terms are all among those who met, the days
can be the same, and the report tells of one place alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from detente.extract.actors import Stage
from detente.extract.localities import PlaceRef
from detente.extract.sequels import are_of_one_time, is_remote
from detente.extract.tellings import Telling
from detente.lexicon.frames import load_frames
from detente.model import AS_MET, Kind, Part, Status

_TERMS = frozenset({Kind.AGREEMENT, Kind.COMMITMENT})
_ROUNDS = 2
_DAYS = 4
"""Days of talks that are told as one occasion."""
_AFTER = re.compile(
    r"\b(?:after|following|concluding|ending|at the (?:end|close|conclusion) of)\b[^,;:.]*$", re.IGNORECASE
)
"""What comes to terms with talks: "a deal was reached *after* two days of talks in Doha"."""
Told = tuple[Stage, Telling]


def find_venues(tellings: Iterable[Told]) -> dict[int, PlaceRef]:
    """The places of contacts and accords told without one, by the identity of the telling; see the module.

    What is so placed places others: a go-between of the talks also met each side there.
    """
    told = [(stage, telling) for stage, telling in tellings if telling.status is Status.OCCURRED]
    found: dict[int, PlaceRef] = {}
    for _ in range(_ROUNDS):
        placed = ((stage, replace(telling, place=telling.place or found.get(id(telling)))) for stage, telling in told)
        talks = [(stage, telling) for stage, telling in placed if _is_venue(telling)]
        alike = {_key(telling): telling for _, telling in reversed(talks)}
        distinct = [telling for _, telling in talks if alike[_key(telling)] is telling]
        here: dict[int, list[Telling]] = defaultdict(list)
        for stage, telling in talks:
            here[id(stage)].append(telling)
        for stage, telling in told if talks else ():
            if telling.place is not None or id(telling) in found or is_remote(stage):
                continue
            led = [other for other in here[id(stage)] if _is_led_to(stage, telling, other)]
            fit = led or [other for other in distinct if _is_there(telling, other)]
            if len({other.place.name for other in fit if other.place}) == 1 and fit[0].place:
                found[id(telling)] = replace(fit[0].place, note=AS_MET)
    return found


def _key(talks: Telling) -> tuple[frozenset[str], object, str]:
    """Who met when and where: of tellings that agree in these the first speaks for all."""
    there = frozenset(ref.state or ref.name for _, ref in talks.parts)
    return there, talks.dating and talks.dating.interval, talks.place.name if talks.place else ""


def _is_venue(telling: Telling) -> bool:
    """Whether a telling is of talks in a place that has a name."""
    return telling.place is not None and _family(telling) == "talks" and any(map(str.isupper, telling.place.name))


def _is_led_to(stage: Stage, telling: Telling, talks: Telling) -> bool:
    """Whether the words say that talks of this sentence led to terms: "signed a truce *after talks* in Doha"."""
    noun = stage.tree[talks.trigger.index].start
    after = talks.trigger.noun and _AFTER.search(stage.text, stage.tree[0].start, noun)
    return _family(telling) == "accord" and bool(after) and are_of_one_time(telling, talks)


def _is_there(telling: Telling, talks: Telling) -> bool:
    """Whether a telling is of terms come to by those who held those talks, or of a contact between some of them."""
    if _family(telling) != "talks" and telling.kind not in _TERMS:
        return False
    parties = {ref.state or ref.name for part, ref in telling.parts if part is Part.PARTY}
    there = {ref.state or ref.name for _, ref in talks.parts}
    met = len(parties) > 1 and parties <= there
    return met and are_of_one_time(telling, talks) and all(map(_is_of_days, (telling, talks)))


def _is_of_days(telling: Telling) -> bool:
    days = telling.dating.interval.days if telling.dating else None
    return days is not None and days <= _DAYS


def _family(telling: Telling) -> str:
    return load_frames()[telling.kind].family
