"""Deeds that one side tells of another, who denies them in another sentence of the report: their fact is contested."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from detente.extract.carried import Told
from detente.extract.claims import Utterance
from detente.extract.memory import ActorRef
from detente.extract.tellings import Scene, Telling
from detente.lexicon.frames import load_frames
from detente.lexicon.opposition import content_stems, is_charge
from detente.model import Act, Kind, Part, Status

_FAMILIES = frozenset({"force", "posture"})
_CHARGED = frozenset({Kind.SUPPORT, Kind.AID, Kind.COERCION})
"""Deeds of other families that a side is charged with: backing and arming somebody, arrests and bans."""
_DOERS = frozenset({Part.PERPETRATOR, Part.PARTY, Part.SPEAKER})
_NEAR = 1
"""Sentences from a charge to "the charge", at most."""
_FAR = 6
"""Sentences between what is told and a denial in its words, at most, whichever comes first."""


@dataclass(frozen=True, slots=True)
class _Denial:
    """What somebody denies, in which sentence; ``beside`` are the events that the sentence tells."""

    said: Utterance
    sentence: int
    beside: Sequence[Telling]
    bare: bool
    stems: frozenset[str]


def mark_contested(scenes: Sequence[Told], text: str) -> list[Told]:
    """The sentences of a report with those deeds as denied that a side tells of another and the other denies.

    "Chad accused Sudan of shelling a village. Sudan rejected the charge": the shelling is denied, by the word "rejected".
    """
    denials = list(_find_denials(scenes, text))
    if not denials:
        return list(scenes)
    found: list[Told] = []
    for number, (scene, tellings, utterances, loose) in enumerate(scenes):
        told = []
        for telling in tellings:
            token = scene.stage.tree[telling.trigger.index]
            word = content_stems(text[token.start : token.end])
            by = [d for d in denials if (0 if d.bare else -_FAR) <= d.sentence - number <= (_NEAR if d.bare else _FAR)]
            own = _is_contestable(scene, telling)
            denial = next((d for d in by if own and _denies(d, telling, word, text)), None)
            told.append(replace(telling, status=Status.DENIED, denied_at=denial.said.cue) if denial else telling)
        found.append((scene, told, utterances, loose))
    return found


def _find_denials(scenes: Sequence[Told], text: str) -> Iterator[_Denial]:
    for number, (_, tellings, utterances, _) in enumerate(scenes):
        for said in utterances:
            bare = is_charge(text[said.start : said.end])
            if said.act is Act.DENY or (bare and said.act is Act.REJECT):
                yield _Denial(said, number, tellings, bare, content_stems(text[said.start : said.end]))


def _is_contestable(scene: Scene, telling: Telling) -> bool:
    """Whether somebody says that it happened, or is said to be accused of it, and it is a deed."""
    if telling.status is not Status.OCCURRED or telling.passing:
        return False
    tree = scene.stage.tree
    told = telling.said_by or any(tree[i].lemma == "accuse" for i in tree.ancestors(telling.trigger.index))
    return bool(told) and (load_frames()[telling.kind].family in _FAMILIES or telling.kind in _CHARGED)


def _denies(denial: _Denial, telling: Telling, word: frozenset[str], text: str) -> bool:
    """Whether a denial by who is said to have done it, outside the telling, is of that deed; ``word``: the stem that tells it.

    "The charge" is whatever stands just before; else the denial has the word, or denies another deed of the kind in its words.
    """
    doers = {_side(ref) for part, ref in telling.parts if part in _DOERS}
    speaker = denial.said.speaker
    if _side(speaker) not in doers or speaker.name in (telling.said_by or ""):
        return False
    if telling.start <= denial.said.start < telling.end:
        return False
    if denial.bare:  # "the climate for the killings" is no charge of killing
        return not telling.trigger.noun or telling.trigger.support is not None
    alike = any(one.kind is telling.kind and one.status is Status.DENIED for one in denial.beside)
    words = content_stems(text[telling.start : telling.end])
    return bool(denial.stems & word) or (alike and bool(denial.stems & words))


def _side(ref: ActorRef) -> str:
    return ref.state or ref.name
