"""How an event stands by rules and reader together, and by what else its sentence says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.extract.acted import came_before, is_acted_on, stands_already
from detente.extract.status import (
    find_status,
    is_brought_about,
    is_called_possible,
    is_held_to_be,
    is_lacking,
    is_past_by_words,
    is_put_off,
    is_talked_of,
    is_yet_to_be_made,
    was_tried,
)
from detente.extract.told import told_status
from detente.lexicon.frames import load_support_verbs
from detente.lexicon.modality import load_modality
from detente.model import Status, TimeMark

if TYPE_CHECKING:
    from detente.extract.tellings import Scene
    from detente.extract.tree import Tree
    from detente.extract.triggers import Trigger


_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject\w*|refut\w*|dismiss\w*|rebut\w*|contest\w*|contradict\w*|disown\w*|disavow\w*"
    r"|false\w*|untrue|fabricat\w*|baseless|groundless|unfounded|invent\w*|li(?:e|es|ed|ars?|ying)|hoax|propaganda|nonsense|smears?"
    r"|slander\w*|fake|derid\w*|scoff\w*|disput(?:e|es|ed|ing)(?=\s+(?:the|that|this|these|those|any|it|his|her|its|their)\b))\b",
    re.IGNORECASE,
)
"""Words by which somebody may deny something; "a border *dispute*" denies nothing."""


_NOT_HELD = frozenset({Status.PLANNED, Status.CALLED_FOR, Status.HYPOTHETICAL})


def tells_of_denial(text: str) -> bool:
    """Whether a report has a word by which anybody could deny or contest anything; where none has, nothing in it is denied.

    >>> tells_of_denial("Chad said rebels had fired. They denied it."), tells_of_denial("Chad said rebels had fired.")
    (True, False)
    """
    return bool(_DENIAL.search(text))


def is_past(scene: Scene, trigger: Trigger, mark: TimeMark | None) -> bool:
    """Whether the words themselves set violence in the past, whatever stands above them."""
    published = scene.marks.report.published
    return is_past_by_words(scene.stage.tree, trigger, mark, published.interval if published else None)


def took_place(tree: Tree, trigger: Trigger) -> bool:
    """Whether a noun's own verb tells that what was planned has happened: "the talks *began*", "the swap *took* place"."""
    verb = tree[trigger.verb]
    subject = trigger.noun and trigger.index in tree.subjects(trigger.verb)
    perfect = any(tree[k].lemma == "have" for k in tree.kids(trigger.verb, "aux"))
    return (
        subject
        and (verb.tag == "VBD" or (verb.tag == "VBN" and perfect))
        and verb.lemma in load_support_verbs()["event"]
    )


def how_it_stands(
    scene: Scene, trigger: Trigger, mark: TimeMark | None, speaker: str | None, *, past: bool
) -> tuple[Status | None, bool]:
    """The status of an event, ``None`` where it is told as none at all; and whether the rules find it negated."""
    published = scene.marks.report.published
    ruled = find_status(
        scene.stage.tree, trigger, mark.interval if mark else None, published.interval if published else None
    )
    if is_lacking(scene.stage.tree, trigger):
        return None, True
    status = told_status(trigger, ruled)
    if status in (Status.PLANNED, Status.HYPOTHETICAL) and ruled is not None and past:
        status = Status.OCCURRED
    if status is Status.PLANNED and is_held_to_be(scene.stage.tree, trigger):
        status = Status.OCCURRED
    if status is Status.OCCURRED and ruled is Status.PLANNED and is_yet_to_be_made(scene.stage.tree, trigger):
        status = ruled
    if ruled is Status.PLANNED and is_put_off(scene.stage.tree, trigger):
        status = ruled
    if status is Status.HYPOTHETICAL and ruled is Status.OCCURRED and was_tried(scene.stage.tree, trigger):
        status = ruled
    if status is Status.OCCURRED and ruled is Status.HYPOTHETICAL and is_called_possible(scene.stage.tree, trigger):
        status = ruled
    if status in _NOT_HELD and ruled is not None and _stood_before(scene.stage.tree, trigger):
        status = Status.OCCURRED
    if status in _NOT_HELD and ruled is not None and _has_come_about(scene.stage.tree, trigger):
        status = Status.OCCURRED
    if status is Status.OCCURRED and ruled is not None and is_talked_of(scene.stage.tree, trigger):
        status = Status.HYPOTHETICAL
    contested = status is Status.DENIED and ruled is Status.OCCURRED
    if contested and (not scene.denials or _is_told_by_denier(scene, trigger, speaker)):
        status = ruled
    return status, ruled is None


def _has_come_about(tree: Tree, trigger: Trigger) -> bool:
    """Whether the words tell that it has happened, or stands: it was brought about, was before something else, or goes on."""
    return is_brought_about(tree, trigger) or came_before(tree, trigger) or stands_already(tree, trigger)


def _stood_before(tree: Tree, trigger: Trigger) -> bool:
    """Whether something stands that somebody is yet to do something about: "may lift *the ban*", not "threatened *sanctions*"."""
    at, up = trigger.index, tree.head(trigger.index)
    if up is None or tree[up].lemma == "threaten" or not (up < at or tree[at].dep == "nsubjpass"):
        return False
    return is_acted_on(tree, trigger)


def _is_told_by_denier(scene: Scene, trigger: Trigger, speaker: str | None) -> bool:
    """Whether only who tells an event denies anything, and that is something else: "Chad denied it and said *Sudan* had fired"."""
    tree, verbs = scene.stage.tree, load_modality()["verbs"]
    at = tree[trigger.index].start
    deny = [s for s in scene.sayings if verbs.get(tree[s.cue].lemma) == Status.DENIED]
    over = [s for s in scene.sayings if s.content and s.content[0] <= at < s.content[1]]
    if any(saying in over for saying in deny) or {saying.names for saying in deny} != {speaker}:
        return False
    return any(saying.names == speaker and tree[saying.cue].pos == "VERB" for saying in over)
