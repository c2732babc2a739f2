"""Claims of one report that answer each other: denials with what they deny, and answers that words lead in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.ask.opposition import ANSWER, CHARGES, DENIABLE, DENIAL, NEAR, TOLD, Opposition
from detente.ask.utterances import Utterance, sentence_start, sentences_between
from detente.lexicon import fold
from detente.lexicon.opposition import find_opposition, is_charge
from detente.model import Act

_AIMED = frozenset({Act.ACCUSE, Act.CONDEMN, Act.WARN, Act.DENY, Act.REJECT, Act.DEMAND})
_FAR = 12
"""Sentences back in which what is answered stands."""
_ENOUGH = 2.0
"""The least that must speak for a denial's being of a claim: of one sentence, a charge, about its speaker, in its words."""
_BEFORE = 60
"""Characters in which what denies stands before what is said."""


def find_denials(own: Sequence[Utterance], text: str) -> Iterator[Opposition]:
    """What somebody denies, near it, by the act or a word that leads it in, and what the denier says instead."""
    denials = [one for one in own if one.act in (Act.DENY, Act.REJECT)]
    for two in own:
        if two.act != Act.DENY and (not _led_by(two, text, "denying") or any(_goes_on(d, two, text) for d in denials)):
            continue
        graded = []
        for one in own:
            other = two.apart_from(one)
            apart = sentences_between(text, one, two)
            if other is None or one.act not in DENIABLE or apart > NEAR or one.overlaps(two):
                continue
            if apart > 1 and not one.stems & two.stems and not is_charge(two.words):
                continue  # what it denies may be something else
            charged = bool(one.about & other.sides)
            charge = one.act in CHARGES and (one.act != Act.WARN or bool(one.stems & two.stems))
            for_it = (
                (1.0 if apart == 0 else 0.0)
                + (1.0 if charge or (charged and one.act not in (Act.ASSERT, Act.WARN)) else 0.0)
                + (1.0 if charged else 0.0)
                + (0.5 if other.about & one.sides else 0.0)
                + min(2, len(one.stems & two.stems))
                - (0.5 if one.start > two.start else 0.0)
            )
            graded.append((for_it, -abs(one.start - two.start), one, other))
        best = max(graded, key=lambda row: row[:2], default=None)
        if best and best[0] >= _ENOUGH:
            more = (said for said in own if said.sides == two.sides and _goes_on(two, said, text))
            yield Opposition(DENIAL, (best[2], best[3], *(said for said in more if said is not best[2])))


def _goes_on(denial: Utterance, two: Utterance, text: str) -> bool:
    """Whether a denial's sentence goes on with what its speaker says instead: "denied it and said *Chad had fired first*"."""
    if two.start < denial.end or not two.sides <= denial.sides or two.act not in TOLD:
        return False
    return sentence_start(text, two.start) == sentence_start(text, denial.start)


def find_replies(own: Sequence[Utterance], text: str) -> Iterator[Opposition]:
    """What a word of answering leads in ("in response, …"), and whose words before it are about the same or about who answers."""
    for two in own:
        opens = sentence_start(text, min(two.start, *(c.mention.trigger.start for c in two.claims)))
        opening = find_opposition("opening").match(text, opens)
        if two.act not in TOLD or not (opening or _led_by(two, text, "answering")):
            continue
        graded = []
        for one in own:
            other = two.apart_from(one)
            if other is None or one.end > two.start or one.act not in _AIMED:
                continue
            apart, shared = sentences_between(text, one, two), len(one.around & two.stems)
            charged = bool(one.about & other.sides)
            if apart <= _FAR and (shared or (apart <= 1 and charged)):
                graded.append((shared + charged, -apart, one, other))
        if graded:
            best = max(graded, key=lambda row: row[:2])
            yield Opposition(ANSWER, (best[2], best[3]))


def _led_by(one: Utterance, text: str, name: str) -> bool:
    """Whether a word of the list stands in the same sentence shortly before what is said, or introduces it."""
    cues = [claim.mention.trigger for claim in one.claims]
    if any(find_opposition(name).match(fold(cue.exact)) for cue in cues):
        return True
    start = max(sentence_start(text, one.start), one.start - _BEFORE)
    return name == "denying" and find_opposition(name).search(text, start, one.start) is not None
