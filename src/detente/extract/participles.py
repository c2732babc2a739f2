"""The day of what a participle tells: that of the clause it hangs on, "marched on Friday, *demanding* bread"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.extract.dating import Dating
from detente.extract.tree import FINITE, Tree
from detente.extract.undated import BESIDE_NOTE
from detente.model import Status

if TYPE_CHECKING:
    from detente.extract.actors import Stage
    from detente.extract.tellings import Telling

_PAST = ("VBD", "VBN")


def with_its_clause(stage: Stage, telling: Telling, others: list[Telling]) -> Telling:
    """What a participle tells, with the time of its clause: "war broke out in May, with the army *accusing* the rebels".

    By the words: the parse often makes a clause of its own of it.
    """
    tree, at, dating = stage.tree, telling.trigger.index, telling.dating
    if telling.status is not Status.OCCURRED or dating is None or dating.told or not _is_participle(tree, telling):
        return telling
    before = [t for t in others if t.trigger.verb < at and t.dating is not None and t.dating.told]
    main = max(before, key=lambda t: t.trigger.verb, default=None)
    if main is None or main.dating is None or not _is_joined(tree, main.trigger.verb, at):
        return telling
    base = main.dating
    if base.start >= tree[at].start or not _is_within(base, dating):
        return telling
    return replace(telling, dating=replace(base, note=f"{BESIDE_NOTE} ({base.note})", told=False))


def _is_participle(tree: Tree, telling: Telling) -> bool:
    at = telling.trigger.index
    plain = _ends_in_ing(tree, at) and tree[at].text.lower() != "according"
    return not telling.trigger.noun and plain and not tree.kids(at, "aux")


def _ends_in_ing(tree: Tree, index: int) -> bool:
    return tree[index].text.lower().endswith("ing")


def _is_joined(tree: Tree, main: int, at: int) -> bool:
    """Whether a comma, "with" behind one, or "and" behind a participle, joins it to a verb of the past, no other between."""
    if tree[main].tag not in _PAST or any(tree[i].tag in FINITE for i in range(main + 1, at)):
        return False
    if at < 2:
        return False
    if tree[at - 1].text == "and":  # ", killing nine and *wounding* ten"
        return any(tree[i].text == "," and _ends_in_ing(tree, i + 1) for i in range(main + 1, at - 2))
    return tree[at - 1].text == "," or any(
        tree[i].lemma.lower() == "with" and tree[i - 1].text == "," for i in range(main + 1, at)
    )


def _is_within(base: Dating, dating: Dating) -> bool:
    """Whether the time of a clause can be that of what was given none: it lies in its days, or before all of them."""
    start, ended = dating.interval.start, base.interval.end
    if start is not None and ended is not None and ended < start:
        return True
    return dating.interval.overlaps(base.interval) if base.interval.is_day else dating.interval.contains(base.interval)
