"""What one sentence tells: its triggers with their parts, status, date, place and figures, the doubtful ones left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from detente.extract.actors import Stage
from detente.extract.ahead import as_it_stands, lies_ahead, stands_by_then
from detente.extract.apart import set_apart
from detente.extract.contacts import Trait
from detente.extract.crowds import as_rising
from detente.extract.dating import Dating, begins, date_event, main_day, stood_by
from detente.extract.durations import find_durations
from detente.extract.evidence import is_habit, is_of_no_kind_told, is_of_other_sense, is_of_victims, is_told
from detente.extract.figures import THE_REPORT, FigureRef
from detente.extract.firstperson import is_first
from detente.extract.hazards import is_hazard
from detente.extract.linked import parts_of
from detente.extract.localities import PlaceRef
from detente.extract.memory import ActorRef
from detente.extract.newness import is_lately
from detente.extract.occasions import Elsewhere, find_occasions
from detente.extract.participles import with_its_clause
from detente.extract.parts import find_parts
from detente.extract.placing import find_place
from detente.extract.putoff import is_day_called
from detente.extract.reckoned import gone_on, lasting, not_before
from detente.extract.refined import refine_kind
from detente.extract.retold import is_margin, not_to_come, told_before, truce_again
from detente.extract.saying import Quoted, Saying, is_hedge, said_by
from detente.extract.sequels import place_gone_on
from detente.extract.settled import settle_triggers
from detente.extract.standing import how_it_stands, is_past, took_place
from detente.extract.status import came_to_nothing, is_held_to_be
from detente.extract.timed import has_its_own_day, time_of
from detente.extract.timing import (
    is_judged,
    only_says_which,
)
from detente.extract.told import SURE, is_sure
from detente.extract.tolls import assign_figures, with_victims
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.extract.undated import (
    carried_on,
    dated_before,
    is_main,
    is_quoted,
    news_days,
    of_its_sentence,
)
from detente.extract.understood import carried_place, place_of_occasion, place_told_before
from detente.extract.unnamed import understood_sides
from detente.lexicon.frames import load_frames
from detente.lexicon.modality import load_modality
from detente.model import (
    DayInterval,
    Factuality,
    Kind,
    Marks,
    Measure,
    NameType,
    NumberMark,
    Part,
    Reading,
    Status,
    TimeMark,
)

_HEDGES = frozenset({"allegedly", "reportedly", "purportedly", "apparently", "supposedly", "ostensibly"})
"""Adverbs that leave open whether it was so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event as one sentence tells it. ``start`` and ``end`` cut the words that do; ``passing``: they only name it.

    ``denied_at``: the words elsewhere that deny it.
    """

    trigger: Trigger
    parts: tuple[tuple[Part, ActorRef], ...]
    status: Status
    dating: Dating | None
    place: PlaceRef | None
    figures: tuple[FigureRef, ...] = ()
    traits: tuple[Trait, ...] = ()
    said_by: str | None = None
    factuality: Factuality = Factuality.STATED
    start: int = 0
    end: int = 0
    kind: Kind = Kind.OTHER
    passing: bool = False
    denied_at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence ready to be read: its stage, its cues of speech, its quotations, and what the report says of time.

    ``recent``: the days of news without a day of its own, ``running`` those of such news behind the lead, ``None`` once the
    report has looked back; ``deaths``, ``denials``: whether the report tells of a death, and has words by which anybody denies.
    """

    stage: Stage
    sayings: list[Saying]
    quotes: list[Quoted]
    marks: Marks
    recent: DayInterval | None
    fresh: bool
    heading: bool
    times: list[TimeMark] = field(default_factory=list)
    numbers: list[NumberMark] = field(default_factory=list)
    reading: Reading | None = None
    deaths: bool = True
    denials: bool = True
    running: DayInterval | None = None


def find_tellings(scene: Scene, figures: Sequence[FigureRef]) -> list[Telling]:
    """The events that a sentence tells, in text order; a trigger that tells of several occasions gives one for each.

    ``figures`` are those of the sentence; each goes to the event it belongs to, or to none.
    """
    stage = scene.stage
    triggers = settle_triggers(stage, scene.reading)
    day = main_day(stage.tree, scene.times, scene.sayings)
    if day is not None and not scene.quotes and is_lately(scene.marks.report, day):
        stage.memory.note_day(day)
    if not triggers:
        return []
    owners = assign_figures(stage.tree, triggers, list(figures))
    verbs = {t.verb for t in triggers} | {
        t.index for t in triggers if not t.noun or t.support is not None or find_parts(stage, t)
    }
    found: list[Telling] = []
    for trigger in triggers:
        own = tuple(f for f, t in owners if t is trigger)
        if trigger.noun:
            lengths = find_durations(stage.tree, trigger.index, scene.times, scene.numbers)
            own += tuple(d for d in lengths if d.figure not in {f.figure for f in own})
        others = verbs - {trigger.verb, trigger.index}
        for elsewhere in find_occasions(stage, trigger):
            telling = _tell(scene, trigger, own, others, elsewhere, found)
            if telling and telling.place is None:
                place = place_of_occasion(stage, telling, found) or place_gone_on(stage, telling)
                telling = replace(telling, place=place)
            if telling:
                found.append(telling)
                stage.memory.kinds.add(telling.kind)
                stage.memory.note_placed(telling, load_frames()[telling.kind].family)
            if telling and not telling.passing and not _is_of_another_time(scene, telling):
                if not is_quoted(scene, trigger) and set_apart(scene, trigger, found[:-1]) is None:
                    stage.memory.note_date(telling)
                stage.memory.note_event(telling, stage.tree[trigger.index].lemma)
                stage.memory.note_news(telling, load_frames()[telling.kind].family)
    return [with_its_clause(stage, of_its_sentence(stage, telling, found), found) for telling in found]


def _is_speaker_of_it(stage: Stage, ref: ActorRef) -> bool:
    """Whether somebody takes part as the "I" or "we" of a quotation, as in whatever he says of himself."""
    return is_first(stage.text[ref.start : ref.end]) and stage.voices.is_quoted(ref.start)


def _tell(
    scene: Scene,
    trigger: Trigger,
    figures: tuple[FigureRef, ...],
    others: set[int],
    elsewhere: Elsewhere,
    found: Sequence[Telling],
) -> Telling | None:
    stage, report = scene.stage, scene.marks.report
    parts = with_victims(stage, trigger, elsewhere.keep(parts_of(stage, trigger)), figures)
    place = find_place(stage, trigger, elsewhere)
    again = None if parts else told_before(stage, trigger, place)
    aside = is_margin(stage, trigger.index)
    parts = parts or (again.parts if again else () if aside else understood_sides(stage, trigger))
    mark, by_saying = time_of(scene, trigger, others, elsewhere)
    mark = None if has_its_own_day(mark, again) else mark
    past = is_past(scene, trigger, mark)
    again, parts = not_to_come(stage, trigger, again, parts) if past else (again, parts)
    speaker = said_by(stage, trigger.index, scene.sayings, scene.quotes)
    status, negated = how_it_stands(scene, trigger, mark, speaker, past=past)
    published = report.published.interval if report.published else None
    dated_as = Status.OCCURRED if status is Status.HYPOTHETICAL and came_to_nothing(stage.tree, trigger) else status
    mark = as_it_stands(stage.tree, trigger, mark, dated_as, published, said_on=_said_on(found))
    if status is None or _tells_none(stage, trigger, figures):
        return None
    sure = trigger.told is not None and trigger.told.score >= SURE
    besides = tuple((part, ref) for part, ref in parts if not _is_speaker_of_it(stage, ref))
    told = is_told(stage, trigger, besides, figures, mark, place, quoted=bool(scene.quotes))
    if not sure and not told:
        return None
    words = (stage.tree[trigger.index].start, stage.tree[trigger.index].end)
    standing = mark if status is Status.OCCURRED and stands_by_then(stage.tree, trigger, mark) else None
    mark = None if standing else mark
    carried = carried_on(scene, trigger, parts, again) if mark is None and status is Status.OCCURRED else None
    carried = stood_by(standing, carried) if standing and not begins(report.text, standing) else carried
    if again is not None and status is Status.OCCURRED and not is_sure(trigger) and not took_place(stage.tree, trigger):
        status = again.status
    if status is Status.OCCURRED and mark is None and place is None and load_frames()[trigger.kind].family == "accord":
        states = {n.stands_for for n in stage.names if n.stands_for and n.type in (NameType.STATE, NameType.PEOPLE)}
        talks = stage.memory.talks_of(parts, states)
        if talks is not None:
            carried, place = carried or dated_before(talks, words), carried_place(talks)
        elif carried is None and is_main(stage.tree, trigger):
            carried = stage.memory.news_talks_of(parts, scene.recent, states)
    if status is Status.OCCURRED:
        place = place or place_told_before(stage, trigger, parts, again, mark)
    counted = set_apart(scene, trigger, found)
    if counted and (mark is None or mark.end <= counted.start):
        carried = counted
    elif mark is None and status is Status.OCCURRED:
        carried = gone_on(report, stage.tree, trigger, scene.times, scene.marks.times) or _held(
            trigger, carried, published
        )
    dating = carried or date_event(
        report,
        trigger,
        mark,
        by_saying=by_saying,
        status=dated_as or status,
        recent=news_days(scene, trigger, told_by=speaker),
        words=words,
        judged=is_judged(stage.tree, trigger),
    )
    dating = _bounded(scene, trigger, figures, dating, undated=mark is None and status is Status.OCCURRED)
    if load_frames()[trigger.kind].family == "speech" and speaker in {r.name for p, r in parts if p is Part.SPEAKER}:
        speaker = None
    hedged = _is_hedged(stage.tree, trigger)
    kind, parts = as_rising(stage, trigger, *refine_kind(stage.tree, trigger, parts, figures))
    if kind is Kind.OTHER and trigger.kind is Kind.CASUALTIES_REPORT:
        figures = ()  # who died in bed is nobody's toll
    start, end = _cover(scene, trigger, parts, figures, mark, place)
    return Telling(
        trigger=trigger,
        kind=truce_again(stage, trigger, kind, parts, place),
        parts=parts,
        status=status,
        dating=dating,
        place=place,
        figures=tuple(_in_own_mouth(scene, figure, speaker) for figure in figures),
        said_by=speaker,
        factuality=Factuality.HEDGED if hedged else Factuality.REPORTED if speaker else Factuality.STATED,
        start=start,
        end=end,
        passing=not told or negated,
    )


def _said_on(found: Sequence[Telling]) -> DayInterval | None:
    """The day that words give the last act of speech told before in its sentence: "announced *on Tuesday* that ..."."""
    spoken = [t.dating for t in found if load_frames()[t.kind].family == "speech" and t.dating and t.dating.told]
    return spoken[-1].interval if spoken and spoken[-1].interval.is_day else None


def _held(trigger: Trigger, carried: Dating | None, published: DayInterval | None) -> Dating | None:
    """A date told before, but not one ahead of the report: after "agreed to renew talks in April" what "the talks" held are others.

    A truce is hailed before the day on which it begins.
    """
    if carried is None or (trigger.kind is Kind.CEASEFIRE and carried.interval.is_day):
        return carried
    return None if lies_ahead(carried.interval, published) else carried


def _is_hedged(tree: Tree, trigger: Trigger) -> bool:
    """Whether words leave open that it was so: "*allegedly* shot", "is *believed* to hold", "the *alleged* plot"."""
    if any(tree[k].lemma in _HEDGES for i in {trigger.verb, trigger.index} for k in tree.kids(i, "advmod")):
        return True
    return is_held_to_be(tree, trigger) or (trigger.noun and _is_alleged(tree, trigger.index))


def _is_alleged(tree: Tree, noun: int) -> bool:
    """Whether a hedge stands before a noun and what modifies it, whatever the parse makes of it."""
    at = noun - 1
    while at > 0 and tree[at].pos in ("ADJ", "NOUN", "PROPN", "NUM") and not is_hedge(tree, at):
        at -= 1
    return at >= 0 and is_hedge(tree, at)


def _bounded(
    scene: Scene, trigger: Trigger, figures: tuple[FigureRef, ...], dating: Dating | None, *, undated: bool
) -> Dating | None:
    """A date with the bounds that other words of the sentence give it: after what it was, and for how many days."""
    tree = scene.stage.tree
    if dating is not None and undated:
        dating = not_before(dating, tree, trigger, scene.times)
    days = next((f.figure.best for f in figures if f.figure.measure is Measure.DURATION_DAYS), None)
    return lasting(dating, tree, trigger, int(days)) if dating is not None and days is not None else dating


def _is_of_another_time(scene: Scene, telling: Telling) -> bool:
    """Whether a sentence only names something long past by its day, on the way to what it tells: no story goes on from there."""
    dating = telling.dating
    if dating is None or not dating.told or is_lately(scene.marks.report, dating):
        return False
    return only_says_which(scene.stage.tree, telling.trigger, dating.start, dating.end)


def _tells_none(stage: Stage, trigger: Trigger, figures: tuple[FigureRef, ...]) -> bool:
    """Whether a word tells no event after all: a habit, a hazard, a day for which something is called, those hurt before."""
    tree = stage.tree
    if not figures and is_of_no_kind_told(stage, trigger):
        return True
    if is_habit(tree, trigger) or is_hazard(tree, trigger):
        return True
    called = trigger.kind is Kind.DEMAND and is_day_called(tree, trigger.index)
    return called or is_of_other_sense(tree, trigger) or (not figures and is_of_victims(tree, trigger))


def _in_own_mouth(scene: Scene, figure: FigureRef, speaker: str | None) -> FigureRef:
    """A figure with who alone says it: "a raid that *Chad said* killed four" is told by the report, the four by Chad.

    Who only denies that it killed four has not said so.
    """
    if _is_only_denied(scene, figure):
        return replace(figure, said_by=THE_REPORT)
    own = said_by(scene.stage, figure.anchor, scene.sayings, scene.quotes)
    return replace(figure, said_by=own) if own != speaker and own else figure


def _is_only_denied(scene: Scene, figure: FigureRef) -> bool:
    """Whether the nearest verb of speech above a figure is one of denying."""
    tree, verbs = scene.stage.tree, load_modality()["verbs"]
    cues = {saying.cue for saying in scene.sayings}
    above = next((at for at in tree.ancestors(figure.anchor) if at in cues), None)
    return above is not None and verbs.get(tree[above].lemma) == Status.DENIED


def _cover(
    scene: Scene,
    trigger: Trigger,
    parts: tuple[tuple[Part, ActorRef], ...],
    figures: tuple[FigureRef, ...],
    mark: TimeMark | None,
    place: PlaceRef | None,
) -> tuple[int, int]:
    """The words that tell the event: from the first to the last of trigger, actors, date, place and figures of its clause."""
    tree = scene.stage.tree
    ranges = [(tree[i].start, tree[i].end) for i in {trigger.index, trigger.verb}]
    ranges += [(r.start, r.end) for _, r in parts] + [(f.start, f.end) for f in figures]
    first, last = tree[0].start, tree[len(tree) - 1].end
    ranges += [(m.start, m.end) for m in (mark, place) if m is not None and first <= m.start < last]
    if load_frames()[trigger.kind].family in ("speech", "accord"):
        inside = tree.subtree(trigger.index if trigger.noun else trigger.verb)
        ranges += [(tree[inside[0]].start, tree[inside[-1]].end)]
    else:
        near = tree.kids(trigger.verb, "dobj", "attr", "prt", "oprd", "acomp")
        ranges += (
            [tree.phrase(k) for k in near] + [tree.phrase(trigger.index)]
            if trigger.noun
            else [tree.phrase(k) for k in near]
        )
    return max(first, min(s for s, _ in ranges)), min(last, max(e for _, e in ranges))
