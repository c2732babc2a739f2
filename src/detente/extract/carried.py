"""Tolls that a sentence gives without naming what cost them: they are of what the sentence before told of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from detente.extract.claims import Utterance
from detente.extract.figures import THE_REPORT
from detente.extract.loose import Loose
from detente.extract.tellings import Scene, Telling
from detente.lexicon.frames import load_frames
from detente.model import Kind, Measure, Status

Told = tuple[Scene, list[Telling], list[Utterance], list[Loose]]
"""One sentence with the events, the acts of speech and the numbers without an event that it tells."""
_OPEN = frozenset({Measure.WOUNDED, Measure.MISSING})
"""What is counted of the deed told last; other dead may be those of another."""
_BEFORE = 10
"""Characters that may stand before a number that begins a sentence: "Another 14"; and behind one of some: "two of them"."""
_OF = re.compile(r"\bof\b")


def carry_on(scenes: Sequence[Told]) -> list[Told]:
    """The sentences of a report with each toll of no event in the event of the sentence before: "More than 160 are in hospital".

    Only where that sentence tells of one event of harm, and this one of none.
    """
    found: list[Told] = []
    for scene, tellings, utterances, loose in scenes:
        at = _harmed(found[-1]) if found and not _tells_of_force(tellings) else None
        own = [one for one in loose if _is_of_deed(scene, one)] if at is not None else []
        if at is not None and own:
            before, earlier, said, numbers = found[-1]
            whole = earlier[at]
            figures = (replace(one.figure, said_by=one.said_by or THE_REPORT) for one in own)
            told = [*earlier[:at], replace(whole, figures=(*whole.figures, *figures)), *earlier[at + 1 :]]
            found[-1] = before, told, said, numbers
        found.append((scene, tellings, utterances, [one for one in loose if one not in own]))
    return found


def _is_of_deed(scene: Scene, one: Loose) -> bool:
    """Whether a sentence begins with those counted, who are neither some of others nor told of a longer time."""
    tree, figure, text = scene.stage.tree, one.figure, scene.stage.text
    begins = figure.start - tree[0].start <= _BEFORE and not _OF.search(text, figure.start, figure.end + _BEFORE)
    there = figure.figure.measure is Measure.KILLED and any(token.text.lower() == "there" for token in tree.tokens)
    return begins and not figure.figure.scope and (figure.figure.measure in _OPEN or there)


def _harmed(told: Told) -> int | None:
    """Which of a sentence's events is its only one of harm that happened; none where a headline alone tells it."""
    scene, tellings, _, _ = told
    harm = [
        at
        for at, telling in enumerate(tellings)
        if not telling.passing and load_frames()[telling.kind].family == "force" and telling.kind is not Kind.WAR
    ]
    held = [at for at in harm if tellings[at].status is Status.OCCURRED]
    return held[0] if len(harm) == len(held) == 1 and not scene.heading else None


def _tells_of_force(tellings: Sequence[Telling]) -> bool:
    return any(load_frames()[telling.kind].family == "force" and not telling.passing for telling in tellings)
