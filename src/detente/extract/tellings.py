"""What one sentence tells: its triggers with their parts, status, date, place and figures, the doubtful ones left out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from detente.extract.actors import ActorRef, Stage
from detente.extract.dating import Dating, date_event, find_time
from detente.extract.figures import FigureRef, find_figures
from detente.extract.parts import find_parts
from detente.extract.placing import PlaceRef, find_place
from detente.extract.saying import Saying, said_by
from detente.extract.status import find_status
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger, find_triggers
from detente.lexicon.frames import load_frames
from detente.lexicon.nouns import load_nouns
from detente.model import (
    DayInterval,
    Factuality,
    Kind,
    Marks,
    Measure,
    NameType,
    NumberMark,
    Part,
    QuoteMark,
    Status,
    TimeMark,
)

_HEDGES = frozenset({"allegedly", "reportedly", "purportedly", "apparently", "supposedly", "ostensibly"})
_HABITS = frozenset(
    {"regularly", "often", "frequently", "usually", "routinely", "periodically", "always", "sometimes", "repeatedly"}
)
_CASUALTY_VERBS = frozenset({"kill", "wound", "injure", "die", "slay", "leave", "claim", "hurt", "perish"})
_TALKED_OF = frozenset(
    "praise welcome hail applaud commend express voice reiterate reaffirm announce confirm stress emphasize emphasise "
    "underline underscore thank congratulate salute regret discuss".split(" ")
)
"""Verbs of saying that may have a plain object for their content: "praised the progress"."""
_CIVIC = {Measure.PARTICIPANTS: frozenset({Kind.PROTEST, Kind.ELECTION})}
_GROUND = frozenset({"force", "civic", "other", "posture"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event as one sentence tells it. ``start`` and ``end`` cut the words that do."""

    trigger: Trigger
    parts: tuple[tuple[Part, ActorRef], ...]
    status: Status
    dating: Dating | None
    place: PlaceRef | None
    figures: tuple[FigureRef, ...] = ()
    said_by: str | None = None
    factuality: Factuality = Factuality.STATED
    start: int = 0
    end: int = 0
    kind: Kind = Kind.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence ready to be read: its stage, its cues of speech, its quotations, and what the report says of time."""

    stage: Stage
    sayings: list[Saying]
    quotes: list[tuple[QuoteMark, str | None]]
    marks: Marks
    recent: DayInterval | None
    fresh: bool
    heading: bool
    times: list[TimeMark] = field(default_factory=list)
    numbers: list[NumberMark] = field(default_factory=list)


def find_tellings(scene: Scene) -> list[Telling]:
    """The events that a sentence tells, in text order."""
    tree = scene.stage.tree
    triggers = find_triggers(tree)
    triggers = _fold_casualties(tree, triggers)
    figures = find_figures(tree, scene.stage.text, scene.numbers, scene.times)
    owners = _assign(tree, triggers, figures)
    verbs = {t.verb for t in triggers} | {
        t.index for t in triggers if not t.noun or t.support is not None or find_parts(scene.stage, t)
    }
    found = []
    for trigger in triggers:
        own = tuple(f for f, t in owners if t is trigger)
        if telling := _tell(scene, trigger, own, verbs - {trigger.verb, trigger.index}):
            found.append(telling)
    return found


def _tell(scene: Scene, trigger: Trigger, figures: tuple[FigureRef, ...], others: set[int]) -> Telling | None:
    tree, report = scene.stage.tree, scene.marks.report
    parts = _with_victims(scene.stage, trigger, find_parts(scene.stage, trigger), figures)
    mark, by_saying = find_time(tree, trigger, scene.times, others, scene.sayings)
    published = report.published.interval if report.published else None
    status = find_status(tree, trigger, mark.interval if mark else None, published)
    if status is None or any(tree[k].lemma in _HABITS for k in tree.kids(trigger.verb, "advmod")):
        return None
    place = find_place(scene.stage, trigger)
    if not _is_told(scene, trigger, parts, figures, mark, place):
        return None
    trigger_words = (tree[trigger.index].start, tree[trigger.index].end)
    dating = date_event(
        report,
        trigger,
        mark,
        by_saying=by_saying,
        status=status,
        recent=scene.recent if _is_news(scene, trigger) else None,
        words=trigger_words,
    )
    speaker = said_by(scene.stage, trigger.index, scene.sayings, scene.quotes)
    if load_frames()[trigger.kind].family == "speech" and speaker in {r.name for p, r in parts if p is Part.SPEAKER}:
        speaker = None
    hedged = any(tree[k].lemma in _HEDGES for i in {trigger.verb, trigger.index} for k in tree.kids(i, "advmod"))
    factuality = Factuality.HEDGED if hedged else Factuality.REPORTED if speaker else Factuality.STATED
    kind = _refine(trigger.kind, parts)
    start, end = _cover(scene, trigger, parts, figures, mark, place)
    return Telling(
        trigger=trigger, parts=parts, status=status, dating=dating, place=place, figures=figures, said_by=speaker,
        factuality=factuality, start=start, end=end, kind=kind,
    )  # fmt: skip


def _with_victims(
    stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]], figures: tuple[FigureRef, ...]
) -> tuple[tuple[Part, ActorRef], ...]:
    """Those whom a toll counts are in the event too: "four Armenian soldiers were killed in clashes"."""
    frame = load_frames()[trigger.kind]
    if frame.family != "force":
        return tuple(parts)
    seen = {ref.name for _, ref in parts}
    part = Part(frame.object) if frame.object else Part.TARGET
    for figure in figures:
        for ref in stage.actors(figure.counted):
            if ref.name not in seen and ref.type in (NameType.STATE, NameType.GROUP, NameType.PEOPLE, NameType.BODY):
                seen.add(ref.name)
                parts.append((part, ref))
    return tuple(parts)


def _refine(kind: Kind, parts: tuple[tuple[Part, ActorRef], ...]) -> Kind:
    """Talks with a go-between are a mediation; so are talks that a third one hosts."""
    roles = [p for p, _ in parts]
    if kind is Kind.MEETING and roles.count(Part.PARTY) >= 2 and (Part.MEDIATOR in roles or Part.HOST in roles):
        return Kind.MEDIATION
    if kind is Kind.MEETING and Part.MEDIATOR in roles:
        return Kind.MEDIATION
    return kind


def _is_news(scene: Scene, trigger: Trigger) -> bool:
    """Whether an event without a day is news of the report: a headline, the lead, or speech; not a clause of background."""
    tree = scene.stage.tree
    if any(tree[k].lemma == "have" and tree[k].text.lower() == "had" for k in tree.kids(trigger.verb, "aux")):
        return False
    if load_frames()[trigger.kind].family == "speech":
        return tree[trigger.verb].dep not in ("relcl", "acl") or tree[trigger.verb].tag in ("VBZ", "VBP")
    return (scene.heading or scene.fresh) and tree[trigger.verb].dep not in ("relcl", "acl", "advcl")


def _is_told(
    scene: Scene,
    trigger: Trigger,
    parts: tuple[tuple[Part, ActorRef], ...],
    figures: tuple[FigureRef, ...],
    mark: TimeMark | None,
    place: PlaceRef | None,
) -> bool:
    """Whether there is enough beside the word to say that it tells an event."""
    tree, family, lemma = scene.stage.tree, load_frames()[trigger.kind].family, scene.stage.tree[trigger.index].lemma
    roles = {p for p, _ in parts}
    if family == "speech":
        return (
            Part.SPEAKER in roles
            and (trigger.kind is not Kind.STATEMENT or _has_content(scene, trigger))
            and (not trigger.noun or not trigger.weak)
        )
    if trigger.noun and trigger.support is None and not parts and not (mark and (place or figures)):
        return False
    if trigger.weak and not (figures or (parts and (mark or place or trigger.support is not None or not trigger.noun))):
        return False
    if family == "talks":
        if lemma == "discuss":
            return sum(p is Part.PARTY for p, _ in parts) >= 2
        if lemma in ("call", "visit", "travel", "arrive", "fly", "receive", "phone", "telephone"):
            return len(parts) >= 2 or (bool(parts) and place is not None and lemma not in ("call", "receive"))
        return bool(parts) or (mark is not None and place is not None)
    if family == "accord" and trigger.noun and trigger.kind is not Kind.CEASEFIRE:
        return (trigger.support is not None and bool(parts)) or Part.MEDIATOR in roles
    if family == "force":
        if lemma in _CASUALTY_VERBS or not trigger.noun:
            harmless = [
                s for s in tree.subjects(trigger.verb) if tree[s].pos in ("NOUN", "PROPN") and not scene.stage.actors(s)
            ]
            if (
                harmless
                and not tree.is_passive(trigger.verb)
                and not any(tree[s].lemma in load_nouns().harmers for s in harmless)
            ):
                return False
        return bool(parts or figures) or (mark is not None and place is not None)
    return bool(parts or figures)


def _has_content(scene: Scene, trigger: Trigger) -> bool:
    """Whether something is said: a clause, a quotation, or what a verb such as "praise" is about."""
    tree, verb = scene.stage.tree, trigger.verb
    if trigger.noun:
        return bool(tree.kids(trigger.index, "acl", "ccomp", "relcl")) or trigger.support is not None
    if tree.kids(verb, "ccomp", "xcomp") or tree[verb].dep in ("parataxis",) or scene.quotes:
        return True
    if tree[verb].dep == "ccomp" and tree[verb].lemma in ("say", "tell", "add"):
        return True
    return tree[verb].lemma in _TALKED_OF and bool(tree.kids(verb, "dobj"))


def _fold_casualties(tree: Tree, triggers: list[Trigger]) -> list[Trigger]:
    """ "Killed in clashes", "a war that killed 6,500": the casualty verb tells of the named event, not of another."""
    frames, gone, moved = load_frames(), set(), {}
    force = [
        t for t in triggers if t.noun and frames[t.kind].family == "force" and t.kind is not Kind.CASUALTIES_REPORT
    ]
    for trigger in triggers:
        if trigger.noun or tree[trigger.index].lemma not in _CASUALTY_VERBS:
            continue
        for noun in force:
            behind = (
                noun.index in tree.objects_of(trigger.index, "in", "during", "by", "from")
                and tree[noun.index].dep == "pobj"
            )
            subject = noun.index in tree.subjects(trigger.index) or (
                tree[trigger.index].dep in ("relcl", "acl", "advcl", "conj") and tree.head(trigger.index) == noun.index
            )
            if behind or subject:
                gone.add(trigger.index)
                if behind:
                    moved[noun.index] = trigger.index
    return [
        replace(t, support=moved[t.index]) if t.index in moved else t for t in triggers if t.index not in gone or t.noun
    ]


def _assign(tree: Tree, triggers: list[Trigger], figures: list[FigureRef]) -> list[tuple[FigureRef, Trigger]]:
    """Each figure to the nearest event that it can belong to."""
    frames, pairs = load_frames(), []
    for figure in figures:
        kinds = _CIVIC.get(figure.figure.measure)
        fit = [t for t in triggers if (t.kind in kinds if kinds else frames[t.kind].family in _GROUND)]
        if fit:
            pairs.append(
                (
                    figure,
                    min(
                        fit,
                        key=lambda t: (
                            min(tree.distance(figure.anchor, t.index), tree.distance(figure.anchor, t.verb)),
                            t.index,
                        ),
                    ),
                )
            )
    return pairs


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
    ranges += [(m.start, m.end) for m in (mark, place) if m is not None]
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
    first, last = tree[0].start, tree[len(tree) - 1].end
    return max(first, min(s for s, _ in ranges)), min(last, max(e for _, e in ranges))
