"""Which event a toll belongs to, and whom it puts into the event."""

from __future__ import annotations

from dataclasses import replace

from detente.extract.actors import Stage
from detente.extract.figures import FigureRef
from detente.extract.memory import ActorRef
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.lexicon.frames import load_frames
from detente.model import Kind, Measure, NameType, Part

CASUALTY_VERBS = frozenset({"kill", "wound", "injure", "die", "slay", "leave", "claim", "hurt", "perish"})
_CIVIC = {Measure.PARTICIPANTS: frozenset({Kind.PROTEST, Kind.ELECTION})}
_GROUND = frozenset({"force", "civic", "other", "posture"})


def fold_casualties(tree: Tree, triggers: list[Trigger]) -> list[Trigger]:
    """ "Killed in clashes", "a war that killed 6,500": the casualty verb tells of the named event, not of another."""
    frames, gone, moved = load_frames(), set(), {}
    force = [
        t for t in triggers if t.noun and frames[t.kind].family == "force" and t.kind is not Kind.CASUALTIES_REPORT
    ]
    for trigger in triggers:
        if trigger.noun or tree[trigger.index].lemma not in CASUALTY_VERBS:
            continue
        if _only_adds(tree, trigger, triggers):
            gone.add(trigger.index)
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


def _only_adds(tree: Tree, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Whether a casualty verb only tells the outcome of the attack above it: "shelled the town, *killing* twelve"."""
    up = tree.head(trigger.index)
    if tree[trigger.index].dep not in ("advcl", "xcomp", "conj") or tree[trigger.index].tag != "VBG" or up is None:
        return False
    above = [up, *tree.ancestors(up)] if tree[trigger.index].dep == "conj" else [up]
    return any(load_frames()[t.kind].family == "force" and t.verb in above for t in triggers if t is not trigger)


def assign_figures(tree: Tree, triggers: list[Trigger], figures: list[FigureRef]) -> list[tuple[FigureRef, Trigger]]:
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


def with_victims(
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
