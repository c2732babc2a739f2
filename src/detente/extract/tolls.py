"""Which event a toll belongs to, and whom it puts into the event."""

from __future__ import annotations

from dataclasses import replace

from detente.extract.actors import Stage
from detente.extract.counted import owner_of
from detente.extract.figures import FigureRef
from detente.extract.memory import ActorRef
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.lexicon.frames import load_frames
from detente.model import Kind, Measure, NameType, Part

SHARED = 0.5
"""Least probability of the links from two words to one number, for both to tell of one event."""
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
            if behind or subject or _share_figure(trigger, noun):
                gone.add(trigger.index)
                if behind:
                    moved[noun.index] = trigger.index
    return [
        replace(t, support=moved[t.index]) if t.index in moved else t for t in triggers if t.index not in gone or t.noun
    ]


def _share_figure(verb: Trigger, noun: Trigger) -> bool:
    """Whether the reader links one number to both: then the verb tells the outcome of what the noun names."""
    one, other = (
        [link for link in (t.told.links if t.told else ()) if link.label == "figure" and link.score >= SHARED]
        for t in (verb, noun)
    )
    return any(a.start < b.end and b.start < a.end for a in one for b in other)


def _only_adds(tree: Tree, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Whether a casualty verb only tells the outcome of the attack above it: "shelled the town, *killing* twelve"."""
    up = tree.head(trigger.index)
    if tree[trigger.index].dep not in ("advcl", "xcomp", "conj") or tree[trigger.index].tag != "VBG" or up is None:
        return False
    above = [up, *tree.ancestors(up)] if tree[trigger.index].dep == "conj" else [up]
    return any(load_frames()[t.kind].family == "force" and t.verb in above for t in triggers if t is not trigger)


def assign_figures(tree: Tree, triggers: list[Trigger], figures: list[FigureRef]) -> list[tuple[FigureRef, Trigger]]:
    """Each figure to the event that the reader links it to, else to the nearest one that it can belong to."""
    frames, pairs = load_frames(), []
    for figure in figures:
        if owner := owner_of(figure, triggers):
            pairs.append((figure, owner))
            continue
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
