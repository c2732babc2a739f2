"""What is counted only as the whole of which something befell some: "three of the *20 hostages* were released"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.extract.figures import FigureRef
from detente.extract.measures import ADJECTIVES, MEASURES
from detente.extract.tree import Tree
from detente.model import Measure

_SOME = frozenset(
    {"some", "many", "most", "several", "half", "third", "quarter", "few", "majority", "part", "none", "neither", "any"}
)
"""Words of a part, beside numbers."""
_BEFALLEN = frozenset(MEASURES.values()) - {Measure.PARTICIPANTS} | {Measure.CAPTURED}
_DETERMINERS = frozenset({"DT", "PRP$"})


def settle_wholes(tree: Tree, figures: Sequence[FigureRef]) -> list[FigureRef]:
    """The figures with nothing said of a whole but its number, unless words of its own say what befell it.

    "One of the *12 commanders* was killed" kills one; "one of the *two people killed*" is of two dead.
    """
    return [figure.told_as(Measure.OTHER) if _is_whole(tree, figure) else figure for figure in figures]


def _is_whole(tree: Tree, figure: FigureRef) -> bool:
    inside = tree.at(figure.start, figure.end)
    if figure.figure.measure not in _BEFALLEN or not inside:
        return False
    number = next((i for i in inside if tree[i].pos == "NUM"), inside[0])
    before = number - 1
    while before > 0 and tree[before].tag in _DETERMINERS:
        before -= 1
    if before < 1 or tree[before].lemma.lower() != "of":
        return False
    some = tree[before - 1]
    return (some.pos == "NUM" or some.lemma.lower() in _SOME) and not _befell_all(tree, figure, number)


def _befell_all(tree: Tree, figure: FigureRef, number: int) -> bool:
    """Whether those counted have a word of harm of their own: "the two people *killed*", "the 40 *wounded*"."""
    last = max(figure.end, tree[figure.counted].end)
    told = tree.at(tree[number].start, last)
    beside = [*told, *([told[-1] + 1] if told and told[-1] + 1 < len(tree) else [])]
    participles = {i for i in beside if tree[i].tag in ("VBN", "JJ", "NNS", "NN")}
    clauses = {k for at in (figure.counted, number) for k in tree.kids(at, "acl", "relcl")}
    return any(tree[i].lemma in MEASURES or tree[i].text.lower() in ADJECTIVES for i in participles | clauses)
