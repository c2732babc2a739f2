"""What one report says of one event, its tellings taken together: the second sentence seldom repeats the first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from detente.lexicon.happenings import Told
from detente.model import Kind, Status
from detente.resolve.facts import Facts
from detente.resolve.parties import Party
from detente.resolve.wording import Wording


def pool(told: Sequence[Facts]) -> Facts:
    """The facts of tellings of one report that are one event, under the smallest mention id.

    Of dates the narrowest that a telling has by itself is taken, never one that follows from several; of places the first
    that is no country or region; of kinds the most frequent; actors, figures and words are those of all.
    """
    if len(told) == 1:
        return told[0]
    told = sorted(told, key=lambda fact: (fact.mention.telling.start, fact.mention.trigger.start, fact.mention.id))
    kind = _kind(told)
    when = min((fact for fact in told if fact.when), key=_narrowness, default=told[0])
    spots = [fact for fact in told if fact.spot]
    where = next((fact for fact in spots if fact.spot and not fact.spot.wide), spots[0] if spots else told[0])
    parts: dict[str, set[Party]] = defaultdict(set)
    for fact in told:
        for part, who in fact.parts.items():
            parts[part] |= who
    held = any(fact.status is Status.OCCURRED for fact in told)
    return replace(
        told[0],
        mention=min((fact.mention for fact in told), key=lambda mention: mention.id),
        kind=kind,
        family=next(fact.family for fact in told if fact.kind is kind),
        status=Status.OCCURRED if held else told[0].status,
        when=when.when,
        precision=when.precision,
        told=when.told,
        sure=when.sure,
        place=where.place,
        spot=where.spot,
        parts={part: frozenset(who) for part, who in parts.items()},
        figures=tuple(dict.fromkeys(figure for fact in told for figure in fact.figures)),
        lead=any(fact.lead for fact in told),
        wording=_words([fact.wording for fact in told]),
        told_as=_told_as([fact.told_as for fact in told if fact.told_as]) if kind is Kind.OTHER else None,
    )


def _told_as(told: Sequence[Told]) -> Told | None:
    """What the words of all mean together; light only where all are."""
    if not told:
        return None
    heavy = next((one for one in told if not one.light), told[0])
    return Told(
        lemma=heavy.lemma,
        roots=frozenset().union(*(one.roots for one in told)),
        classes=frozenset().union(*(one.classes for one in told)),
        light=all(one.light for one in told),
    )


def _kind(told: Sequence[Facts]) -> Kind:
    counts = Counter(fact.kind for fact in told)
    return max(counts, key=lambda kind: counts[kind])


def _narrowness(fact: Facts) -> tuple[bool, bool, bool, int, date, date]:
    """Bounded dates first, of them those that are told, surest first, then the shortest; of open ones the earliest end."""
    assert fact.when is not None  # noqa: S101 - those without a date are left out
    return (
        not fact.dated,
        not fact.told,
        not fact.sure,
        fact.when.days or 0,
        fact.when.end or date.max,
        fact.when.start or date.min,
    )


def _words(told: Sequence[Wording]) -> Wording:
    return replace(
        told[0],
        triggers=_all(words.triggers for words in told),
        definite=all(words.definite for words in told),
        order=next((words.order for words in told if words.order), None),
        other=all(words.other for words in told),
        name=_all(words.name for words in told),
        phone=all(words.phone for words in told),
        content=_all(words.content for words in told),
        several=all(words.several for words in told),
        another=all(words.another for words in told),
        calendar=any(words.calendar for words in told),
        truce=any(words.truce for words in told),
        sides=max((words.sides for words in told if words.sides), default=None),
    )


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
