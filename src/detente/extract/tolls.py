"""Which event a toll belongs to, and whom it puts into the event."""

from __future__ import annotations

from dataclasses import replace

from detente.extract.actors import Stage
from detente.extract.counted import owner_of, suffered_in
from detente.extract.durations import DURATIONS
from detente.extract.figures import FigureRef
from detente.extract.memory import ActorRef
from detente.extract.printed import printed_actor, printed_victims
from detente.extract.tree import Tree
from detente.extract.triggers import STRETCHES, Trigger
from detente.lexicon.frames import load_frames
from detente.model import Kind, Measure, NameType, Part

SHARED = 0.5
"""Least probability of the links from two words to one number, for both to tell of one event."""
WORDS = 0.1
"""What a word of distance in the text weighs beside a step in the tree."""
_HARM = frozenset(
    {Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.CAPTURED, Measure.DETAINED, Measure.ABDUCTED}
)
CASUALTY_VERBS = frozenset({"kill", "wound", "injure", "die", "slay", "leave", "claim", "hurt", "perish"})
_HAVING = frozenset({"have", "number", "keep", "maintain", "station"})
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
                tree[trigger.index].dep in ("relcl", "acl", "advcl", "conj")
                and noun.index in _measured(tree, tree.head(trigger.index))
            )
            if behind or subject or _share_figure(trigger, noun):
                gone.add(trigger.index)
                if behind:
                    moved[noun.index] = trigger.index
    return [
        replace(t, support=moved[t.index]) if t.index in moved else t for t in triggers if t.index not in gone or t.noun
    ]


def _measured(tree: Tree, head: int | None) -> list[int]:
    """What a clause is of: its head or, where that measures out an event, the event: "days of *raids* in which ten died"."""
    if head is None:
        return []
    return [head, *(tree.objects_of(head, "of") if tree[head].lemma in STRETCHES else [])]


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
    owners: list[Trigger | None] = []
    for figure in figures:
        owner = owner_of(tree, figure, triggers)
        fit = [] if owner else _fit(tree, figure, triggers)
        owners.append(owner or min(fit, key=lambda t: _far(tree, figure, t), default=None))
    for at, figure in enumerate(figures):
        for beside in (k for k in range(len(figures)) if k != at and _in_one_clause(tree, figure, figures[k])):
            own, other, chain = owners[at], owners[beside], _chain(tree, figure.anchor)
            apart = own is None or (own.verb not in chain and own is not suffered_in(tree, figure, triggers))
            if other is not None and other.verb in chain and apart:
                owners[at] = other
    for at in range(1, len(figures)):
        if _are_joined(tree, figures[at - 1], figures[at]) and owners[at - 1] is not None:
            owners[at] = owners[at - 1]
    owned = ((figure, owner) for figure, owner in zip(figures, owners, strict=True) if owner is not None)
    return [(figure, owner) for figure, owner in owned if not _is_strength(tree, figure, owner)]


def _is_strength(tree: Tree, figure: FigureRef, trigger: Trigger) -> bool:
    """Whether a clause aside says only how many somebody has: "Chad, which *has 2,900 soldiers* there, said two were killed"."""
    verb = tree.head(figure.counted)
    if (
        figure.figure.measure not in (Measure.PARTICIPANTS, Measure.OTHER)
        or verb is None
        or tree[verb].lemma not in _HAVING
    ):
        return False
    aside = tree[verb].dep in ("relcl", "advcl", "acl") or any(
        tree[k].text.lower() in ("which", "who") for k in tree.kids(verb)
    )
    return aside and trigger.index not in tree.subtree(verb)


def _fit(tree: Tree, figure: FigureRef, triggers: list[Trigger]) -> list[Trigger]:
    """The events that a figure may be of; a length of time is of none behind a semicolon."""
    kinds, frames = _CIVIC.get(figure.figure.measure), load_frames()
    if figure.figure.measure in DURATIONS.values():
        triggers = [t for t in triggers if not tree.is_cut(figure.anchor, t.index)]
    return [t for t in triggers if (t.kind in kinds if kinds else frames[t.kind].family in _GROUND)]


def _far(tree: Tree, figure: FigureRef, trigger: Trigger) -> tuple[float, int]:
    """How far an event's word is from what says what is counted: in the tree first, and in the text, where a parse may err."""
    steps = min(tree.distance(figure.anchor, trigger.index), tree.distance(figure.anchor, trigger.verb))
    return steps + WORDS * abs(figure.counted - trigger.index), trigger.index


def _chain(tree: Tree, verb: int) -> set[int]:
    """A verb and those that are coordinated with it: "killed" of "was killed and two others wounded"."""
    found = {verb, *(k for k in tree.kids(verb, "conj"))}
    if tree[verb].dep == "conj" and (up := tree.head(verb)) is not None:
        found.add(up)
    return {index for index in found if tree[index].pos in ("VERB", "AUX")}


def _are_joined(tree: Tree, one: FigureRef, other: FigureRef) -> bool:
    """Whether two figures count what one "and" joins: "killing eleven civilians and a soldier"."""
    same = one.figure.measure is other.figure.measure and one.figure.measure in _HARM
    return same and [tree[i].lemma for i in tree.at(one.end, other.start)] == ["and"]


def _in_one_clause(tree: Tree, one: FigureRef, other: FigureRef) -> bool:
    """Whether two figures are told by one verb or by two that are coordinated."""
    harm = {one.figure.measure, other.figure.measure} <= _HARM
    return harm and one.anchor in _chain(tree, other.anchor)


def with_victims(
    stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]], figures: tuple[FigureRef, ...]
) -> tuple[tuple[Part, ActorRef], ...]:
    """Those whom a toll counts are in the event too: "six Chadian soldiers died in a raid", "*dozens of students* marched"."""
    frame = load_frames()[trigger.kind]
    if trigger.kind is Kind.PROTEST and not any(part is Part.PARTY for part, _ in parts):
        crowd = (f.counted for f in figures if f.figure.measure is Measure.PARTICIPANTS)
        return (*((Part.PARTY, ref) for index in crowd for ref in _people(stage, index)), *parts)
    if frame.family != "force":
        return tuple(parts)
    seen = {ref.name for _, ref in parts}
    part = Part(frame.object) if frame.object else Part.TARGET
    for figure in figures:
        for ref in stage.actors(figure.counted):
            if ref.name not in seen and ref.type in (NameType.STATE, NameType.GROUP, NameType.PEOPLE, NameType.BODY):
                seen.add(ref.name)
                nobody = ref.type is NameType.GROUP and ref.state is None and not _is_named(stage, ref)
                parts.append((Part.TARGET if nobody else part, ref))  # "civilians" fight no war
    return tuple(parts)


def _people(stage: Stage, index: int) -> list[ActorRef]:
    """Those whom a noun counts, under their printed words where it names nobody known."""
    printed = printed_actor(stage, index)
    return stage.actors(index) or printed_victims(stage, index) or ([printed] if printed else [])


def _is_named(stage: Stage, ref: ActorRef) -> bool:
    """Whether an actor is a name, not people under a common noun."""
    return any(mark.start < ref.end and ref.start < mark.end for mark in stage.names)
