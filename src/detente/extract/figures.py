"""The numbers of a sentence that count somebody, by its grammar: killed, wounded, detained, displaced, taking part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from detente.extract.measured import dead_of_several, harm_beside, measure_of
from detente.extract.population import WOUNDS, is_of_units, population_beside
from detente.extract.tree import FINITE, Tree
from detente.model import Figure, Measure, NumberMark, TimeMark

_ARTICLE = re.compile(r"\b[Tt]he\s$")
_NAME = re.compile(r"[A-Z][a-z]+\s[A-Z][a-z]+s\b")
"""A number and a plural, both with a capital: "the *Seven* Palms", not "the two British soldiers"."""
_ALL_BUT = re.compile(r"\b(?:all|everyone|everybody|nobody|none) (?:but|except)(?: for)?\s+(?:the\s+)?$", re.IGNORECASE)
THE_REPORT = ""
"""In the mouth of nobody but the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRef:
    """A figure with the words that give it, and the token of the verb or noun that says what it counts.

    ``said_by``: who says it, where another or the report tells the event; ``THE_REPORT`` where another tells the event alone.
    """

    figure: Figure
    start: int
    end: int
    anchor: int
    counted: int
    said_by: str | None = None

    def told_as(self, measure: Measure) -> FigureRef:
        """The same number of the same people, told to be of another measure."""
        return replace(self, figure=replace(self.figure, measure=measure))


def find_figures(tree: Tree, text: str, numbers: Iterable[NumberMark], times: Iterable[TimeMark]) -> list[FigureRef]:
    """The figures of one sentence. A number inside a time expression, a price or an age counts nothing here.

    >>> from detente.annotate import annotate
    >>> from detente.model import Report
    >>> marks = annotate(Report.of_text("The raid left four soldiers dead and wounded at least 12 civilians."))
    >>> [str(f.figure) for f in find_figures(Tree(marks.tokens[0]), marks.report.text, marks.numbers, ())]
    ['4 killed', 'at least 12 wounded']
    """
    busy = [(t.start, t.end) for t in times]
    found = []
    for number in numbers:
        if any(s < number.end and number.start < e for s, e in busy) or is_left_out(text, number.start):
            continue
        ref = _read(tree, text, number)
        if ref:
            found.append(ref)
    return sorted(found, key=lambda ref: (ref.start, ref.end))


def is_left_out(text: str, start: int) -> bool:
    """Whether a number counts those whom nothing befell ("released *all but* 21"), or is part of a name ("the *Seven* Palms")."""
    return _ALL_BUT.search(text[max(0, start - 20) : start]) is not None or (
        _ARTICLE.search(text[max(0, start - 5) : start]) is not None and _NAME.match(text, start) is not None
    )


def _read(tree: Tree, text: str, number: NumberMark) -> FigureRef | None:
    inside = tree.at(number.start, number.end)
    if not inside:
        return None
    members = set(inside)
    value = next((i for i in reversed(inside) if tree[i].pos == "NUM" or tree[i].tag in ("CD", "NNS")), inside[-1])
    noun = value
    while (
        tree[noun].dep in ("nummod", "quantmod", "compound", "advmod", "amod") and (up := tree.head(noun)) is not None
    ):
        noun = up
        modifies = tree[noun].dep in ("amod", "compound", "nmod")
        if noun not in members and tree[noun].pos in ("NOUN", "PROPN", "ADJ", "VERB") and not modifies:
            break
    of = [c for p in tree.kids(noun, "prep") if tree[p].lemma == "of" for c in tree.kids(p, "pobj")]
    counted = of[-1] if of and noun in members else noun
    some = value + 1 < len(tree) and tree[value + 1].lemma == "of"
    measured = (dead_of_several(tree, noun) if some else None) or measure_of(tree, noun, counted)
    if measured is None:
        return None
    measure, anchor = measured
    if measure not in (Measure.PARTICIPANTS, Measure.OTHER) and is_of_units(tree, number.end):
        return None
    if measure in (Measure.KILLED, Measure.WOUNDED) and tree[counted].lemma in WOUNDS:
        return None
    if measure in (Measure.KILLED, Measure.WOUNDED, Measure.DETAINED, Measure.CAPTURED):
        measure = harm_beside(tree, number.start, max(number.end, tree[counted].end)) or measure
    start, end = min(number.start, tree[noun].start), max(number.end, tree[counted].end)
    apart = any(tree[i].tag in FINITE for i in range(min(value, counted), max(value, counted)))
    population = None if counted in members or apart else population_beside(tree, text, counted, number)
    figure = Figure(
        measure=measure, low=number.low, best=number.best, high=number.high, bound=number.bound, population=population
    )
    return FigureRef(
        figure=figure,
        start=start,
        end=max(end, tree[anchor].end) if 0 <= tree[anchor].start - end < 40 else end,
        anchor=anchor,
        counted=counted,
    )
