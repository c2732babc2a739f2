"""Numbers that a sentence tells of no event: the dead of a crime, the strength of a garrison, the price of a bridge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.extract.counted import beside, read_figures
from detente.extract.deaths import settle_deaths
from detente.extract.figures import FigureRef, find_figures
from detente.extract.hazards import names_hazard
from detente.extract.saying import said_by
from detente.extract.scopes import scoped, share_scopes
from detente.extract.status import find_status
from detente.extract.tellings import Scene, Telling
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.extract.victims import find_victims, is_age, without_appositions
from detente.extract.wholes import settle_wholes
from detente.model import TOLLS, Kind, Measure, NameType, NumberMark, Status

_NAMES = frozenset({NameType.GROUP, NameType.BODY, NameType.PLACE, NameType.PERSON})
"""Names in which a number is a part of the name: "the Seventh Brigade", "Group 17"."""


_FOR_WHOM = re.compile(r"\bwarrants?\b(?:\s+\w+)?\s+(?:for|against|on)\s+(?:the\s+arrest\s+of\s+)?$", re.IGNORECASE)
_WARRANTS = re.compile(r"\s+(?:\w+\s+)?(?:arrest\s+)?warrants?\b", re.IGNORECASE)
_NEAR = 50
"""Characters beside a number in which its warrants stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """A figure without an event. ``trigger`` cuts the word that says what it counts, ``start`` and ``end`` all that tells it."""

    figure: FigureRef
    trigger: tuple[int, int]
    start: int
    end: int
    serial: int = 0
    said_by: str | None = None

    @property
    def of_people(self) -> bool:
        """Whether it counts people who came to harm, were taken or driven out."""
        return self.figure.figure.measure in TOLLS


def sentence_figures(scene: Scene) -> list[FigureRef]:
    """All figures of a sentence: the reader's, those of the grammar, and single persons told without a number."""
    tree, text = scene.stage.tree, scene.stage.text
    names = [n for n in scene.stage.names if n.type in _NAMES]
    numbers = [
        x
        for x in scene.numbers
        if not any(n.start <= x.start and x.end <= n.end for n in names)
        and not is_age(tree, x.start, x.end)
        and not _is_behind_name(scene, x)
    ]
    read = read_figures(tree, text, scene.reading, numbers, scene.times)
    ruled = find_figures(tree, text, numbers, scene.times)
    told = beside(read, ruled)
    singles = [one for one in find_victims(tree, text, scene.stage.names) if not any(_touch(one, f) for f in ruled)]
    found = settle_wholes(tree, beside(told, without_appositions(text, told, singles)))
    settled = [_of_warrant(text, figure) for figure in settle_deaths(tree, text, found, told=scene.deaths)]
    return share_scopes(text, [scoped(tree, text, figure, scene.times) for figure in settled])


def _is_behind_name(scene: Scene, number: NumberMark) -> bool:
    """Whether a number in brackets says how old the person named before it is: "Kofi Mensah (24)"."""
    text, named = scene.stage.text, (name.end for name in scene.stage.names if name.type is NameType.PERSON)
    return text[number.end : number.end + 1] == ")" and any(text[end : number.start] == " (" for end in named)


def _of_warrant(text: str, figure: FigureRef) -> FigureRef:
    """A number of warrants, or of those for whom they are, as what it is: "*36* arrest warrants" arrest nobody yet."""
    if figure.figure.measure is not Measure.DETAINED:
        return figure
    before, after = text[max(0, figure.start - _NEAR) : figure.start], text[figure.end : figure.end + _NEAR]
    if _FOR_WHOM.search(before) or _WARRANTS.match(after):
        return figure.told_as(Measure.OTHER)
    return figure


def find_loose(scene: Scene, figures: Sequence[FigureRef], tellings: Sequence[Telling]) -> list[Loose]:
    """Those of a sentence's figures that no event of it took, where they are told as fact."""
    taken = {(f.start, f.end, f.figure) for told in tellings if not told.passing for f in told.figures}
    free = [f for f in figures if (f.start, f.end, f.figure) not in taken]
    return list(_loose(scene, free)) if free else []


def _loose(scene: Scene, figures: Sequence[FigureRef]) -> Iterator[Loose]:
    tree = scene.stage.tree
    serials: dict[int, int] = {}
    for figure in figures:
        at = figure.anchor
        if figure.figure.measure in TOLLS and (names_hazard(tree) or not _is_fact(tree, at)):
            continue
        serials[at] = serials.get(at, -1) + 1
        word = (tree[at].start, tree[at].end)
        yield Loose(
            figure=figure,
            trigger=word,
            start=min(word[0], figure.start),
            end=max(word[1], figure.end),
            serial=serials[at],
            said_by=said_by(scene.stage, at, scene.sayings, scene.quotes),
        )


def _is_fact(tree: Tree, at: int) -> bool:
    """Whether the word stands for something that happened: neither denied, nor planned, nor feared."""
    verb = tree[at].pos in ("VERB", "AUX") and not tree.kids(
        at, "det"
    )  # "the arrest" is a noun, whatever the parse says
    trigger = Trigger(index=at, kind=Kind.CASUALTIES_REPORT, noun=not verb)
    return find_status(tree, trigger, None, None) is Status.OCCURRED


def _touch(one: FigureRef, other: FigureRef) -> bool:
    return one.start < other.end and other.start < one.end
