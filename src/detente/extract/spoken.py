"""The acts of speech that the reader marks: cue, speakers, content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.extract.actors import Stage, stands_in
from detente.extract.inner import of_own_subject
from detente.extract.linked import actors_in, without_asides
from detente.extract.memory import ActorRef
from detente.extract.outright import name_beside, owners_of, undergoing, without_told
from detente.extract.saying import Saying, tells_none, words_of_source
from detente.lexicon.frames import load_judging_verbs
from detente.model import Act, CueMark, Reading

CUED = 0.3
"""Least probability of a cue that is taken."""
HEARD = 0.2
"""Least probability of a cue at which what the rules take for speech is kept."""
_PLAIN = frozenset({"say", "tell", "add", "announce", "state", "accord"})
"""Words that mean speech wherever somebody stands beside them, whatever the reader makes of them."""
SAID = 0.4
"""Least probability of the links to its speakers and its content."""
_FILLED = 0.6
"""Of a content in pieces, the least share that they fill of the stretch around them for it to be taken whole."""


def beside(stage: Stage, reading: Reading | None, ruled: Sequence[Saying]) -> list[Saying]:
    """The reader's sayings, and those of the rules at words that may be cues to the reader too.

    Where the reader links no speaker to a cue, it is the one of the rules; so it is of "according to", which names one outright.
    """
    if reading is None:
        return list(ruled)
    by_cue = {saying.cue: saying for saying in ruled}
    likely = {index for mark in reading.cues if mark.score >= HEARD for index in stage.tree.at(mark.start, mark.end)}
    found = {cue: saying for cue, saying in by_cue.items() if cue in likely or stage.tree[cue].lemma in _PLAIN}
    for saying in _sayings(stage, reading):
        other = by_cue.get(saying.cue)
        speakers = saying.speakers or (other.speakers if other else ())
        if stage.tree[saying.cue].text.lower() == "according":
            speakers = other.speakers if other else _of_source(stage, saying)
        if speakers:
            found[saying.cue] = replace(saying, speakers=speakers)
    return [found[cue] for cue in sorted(found)]


def _of_source(stage: Stage, saying: Saying) -> tuple[ActorRef, ...]:
    words = words_of_source(stage.tree, saying.cue)
    return tuple(ref for ref in saying.speakers if stands_in(stage, ref, words)) or saying.speakers


def _sayings(stage: Stage, reading: Reading) -> Iterator[Saying]:
    tree = stage.tree
    for mark in reading.cues:
        inside = tree.at(mark.start, mark.end)
        content = _content(mark)
        speakers = _without_partners(stage, inside, without_asides(stage, tuple(_speakers(stage, mark)), mark.start))
        if mark.score < CUED or not inside or not (content or speakers) or tells_none(tree, inside[0]):
            continue
        token = tree[inside[0]]
        judged = tree[inside[0]].lemma in load_judging_verbs()
        passive = undergoing(stage, inside[0]) if judged or mark.act in (Act.ACCUSE, Act.DEMAND) else set()
        speakers = tuple(ref for ref in speakers if not passive or not set(tree.at(ref.start, ref.end)) <= passive)
        if mark.act is not Act.WELCOME:  # "thanked Chad, repeating its support": the thanks are somebody else's
            speakers = tuple(owners_of(stage, inside[0]) or without_told(stage, inside[0], speakers))
        speakers = of_own_subject(stage, inside[0], speakers)
        start = min([token.start, *(ref.start for ref in speakers)])
        yield Saying(cue=inside[0], speakers=speakers, start=start, end=token.end, content=content, act=mark.act)


def _without_partners(stage: Stage, inside: Sequence[int], speakers: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """The speakers of a participle without those to whom its main verb is done, where anybody is left."""
    to = {ref.name for index in inside[:1] for at in stage.tree.partners(index) for ref in stage.actors(at)}
    return tuple(ref for ref in speakers if ref.name not in to) or speakers


def _speakers(stage: Stage, mark: CueMark) -> Iterator[ActorRef]:
    seen: set[str] = set()
    for link in mark.links:
        if link.label == "speaker" and link.score >= SAID:
            for ref in (name_beside(stage, found) or found for found in actors_in(stage, link)):
                if ref.name not in seen:
                    seen.add(ref.name)
                    yield ref


def _content(mark: CueMark) -> tuple[int, int] | None:
    pieces = [(link.start, link.end) for link in mark.links if link.label == "content" and link.score >= SAID]
    if not pieces:
        return None
    start, end = min(a for a, _ in pieces), max(b for _, b in pieces)
    filled = sum(b - a for a, b in pieces) / (end - start)
    holds_cue = start <= mark.start < end
    if filled >= _FILLED and not holds_cue:
        return start, end
    return max(pieces, key=lambda piece: (piece[1] - piece[0], -piece[0]))
