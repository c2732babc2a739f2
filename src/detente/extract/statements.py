"""From what a sentence tells to mentions and statements, each with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from detente.extract.behalf import Behalf
from detente.extract.claims import Utterance
from detente.extract.dating import Dating
from detente.extract.loose import Loose
from detente.extract.tellings import Telling
from detente.model import ACTS_FOR, Factuality, Mention, Passage, Prop, Report, Sort, Statement


def state_event(
    report: Report, telling: Telling, trigger: tuple[int, int], serial: int, method: str
) -> tuple[Mention, list[Statement]]:
    """The mention of one event and all that is said of it."""
    mention = Mention(
        sort=Sort.PASSING if telling.passing else Sort.EVENT,
        trigger=_cut(report, trigger),
        telling=_cut(report, (telling.start, telling.end)),
        serial=serial,
    )
    return mention, [
        Statement(
            mention_id=mention.id,
            prop=value.prop,
            value=value.value,
            passage=_cut(report, value.words),
            said_by=telling.said_by if value.said_by is None else value.said_by or None,
            factuality=Factuality.REPORTED if value.said_by else telling.factuality,
            precision=value.precision,
            note=value.note,
            method=method,
        )
        for value in _values(telling, trigger)
    ]


class _Value(NamedTuple):
    """A property's value with the offsets of its words."""

    prop: Prop
    value: str
    words: tuple[int, int]
    precision: str | None = None
    note: str | None = None
    said_by: str | None = None


def _values(telling: Telling, trigger: tuple[int, int]) -> Iterator[_Value]:
    yield _Value(prop=Prop.KIND, value=telling.kind.value, words=trigger)
    yield _Value(prop=Prop.STATUS, value=telling.status.value, words=telling.denied_at or trigger)
    if dating := telling.dating:
        yield _Value(
            prop=Prop.DATE,
            value=str(dating.interval),
            words=(dating.start, dating.end),
            precision=dating.precision.value,
            note=dating.note or None,
        )
    if place := telling.place:
        yield _Value(prop=Prop.PLACE, value=place.name, words=(place.start, place.end), note=place.note)
    for trait in telling.traits:
        yield _Value(prop=trait.prop, value=trait.value, words=(trait.start, trait.end), note=trait.note)
    for part, ref in telling.parts:
        acts_for = f"{ACTS_FOR}{ref.state}" if ref.state and ref.state != ref.name else None
        yield _Value(prop=Prop(part.value), value=ref.name, words=(ref.start, ref.end), note=acts_for)
    for figure in telling.figures:
        said_by = figure.said_by
        yield _Value(Prop.FIGURE, figure.figure.to_value(), (figure.start, figure.end), said_by=said_by)


def state_claim(
    report: Report,
    utterance: Utterance,
    serial: int,
    method: str,
    behalf: Behalf | None = None,
    said_on: Dating | None = None,
) -> tuple[Mention, list[Statement]]:
    """The mention of one act of speech, with its speaker, on whose behalf it speaks, addressees, act, content and day."""
    content, speaker = _cut(report, (utterance.start, utterance.end)), utterance.speaker
    mention = Mention(sort=Sort.CLAIM, trigger=_cut(report, utterance.cue), telling=content, serial=serial)
    values = (
        (Prop.SPEAKER, speaker.name, _cut(report, (speaker.start, speaker.end))),
        *([(Prop.BEHALF, behalf.name, _cut(report, (behalf.start, behalf.end)))] if behalf else []),
        *((Prop.ADDRESSEE, to.name, _cut(report, (to.start, to.end))) for to in utterance.addressees),
        (Prop.ACT, utterance.act.value, mention.trigger),
        (Prop.CONTENT, " ".join(content.exact.split()), content),
        (Prop.VERBATIM, "verbatim" if utterance.verbatim else "reported", content),
    )
    told = [
        Statement(
            mention_id=mention.id, prop=prop, value=value, passage=words, factuality=Factuality.STATED, method=method
        )
        for prop, value, words in values
    ]
    if said_on:
        day = Statement(
            mention_id=mention.id,
            prop=Prop.DATE,
            value=str(said_on.interval),
            passage=_cut(report, (said_on.start, said_on.end)),
            factuality=Factuality.STATED,
            precision=said_on.precision.value,
            note=said_on.note or None,
            method=method,
        )
        told.append(day)
    return mention, told


def state_count(report: Report, count: Loose, method: str) -> tuple[Mention, list[Statement]]:
    """The mention of a number that is told of no event, with the one statement that gives it."""
    mention = Mention(
        sort=Sort.COUNT,
        trigger=_cut(report, count.trigger),
        telling=_cut(report, (count.start, count.end)),
        serial=count.serial,
    )
    figure = count.figure
    return mention, [
        Statement(
            mention_id=mention.id,
            prop=Prop.FIGURE,
            value=figure.figure.to_value(),
            passage=_cut(report, (figure.start, figure.end)),
            said_by=count.said_by,
            factuality=Factuality.REPORTED if count.said_by else Factuality.STATED,
            method=method,
        )
    ]


def _cut(report: Report, words: tuple[int, int]) -> Passage:
    return Passage.cut(report.id, report.text, *words)
