"""One word, several events: "visited Baku and then Yerevan", "met with X on Saturday and with Y on Sunday"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.extract.actors import Stage
from detente.extract.memory import ActorRef
from detente.extract.triggers import Trigger
from detente.lexicon.frames import load_frames
from detente.model import Part

_GOING = frozenset({"visit", "travel", "fly"})


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Ranges of the text that belong to the other occasions of a trigger."""

    ranges: tuple[tuple[int, int], ...] = ()

    def holds(self, offset: int) -> bool:
        """Whether an offset is another occasion's."""
        return any(start <= offset < end for start, end in self.ranges)

    def keep(self, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
        """The participants that are this occasion's."""
        return [(part, ref) for part, ref in parts if not self.holds(ref.start)]


def find_occasions(stage: Stage, trigger: Trigger) -> Iterator[Elsewhere]:
    """For each event that a trigger tells, what in the sentence belongs to the others. Mostly there is one, and nothing does."""
    starts = _starts(stage, trigger)
    if len(starts) < 2:
        yield Elsewhere()
        return
    end = stage.tree[len(stage.tree) - 1].end
    windows = list(zip(starts, [*starts[1:], end], strict=True))
    for own in windows:
        yield Elsewhere(tuple(window for window in windows if window != own))


def _starts(stage: Stage, trigger: Trigger) -> list[int]:
    """Where each occasion begins: the goals of a journey, or a "with" that is said again."""
    tree = stage.tree
    if load_frames()[trigger.kind].family != "talks":
        return []
    if tree[trigger.verb].lemma in _GOING and not trigger.noun:
        goals = [c for d in tree.kids(trigger.verb, "dobj") for c in tree.conjuncts(d)] + tree.objects_of(
            trigger.verb, "to"
        )
        return sorted(tree[g].start for g in goals if stage.place_mark(g))
    withs = {
        k
        for index in {trigger.index, trigger.verb}
        for prep in tree.kids(index, "prep", "conj")
        for k in [prep, *tree.kids(prep, "conj", "prep")]
        if tree[k].lemma == "with" and any(stage.actors(p) for p in tree.kids(k, "pobj"))
    }
    return sorted(tree[k].start for k in withs)
