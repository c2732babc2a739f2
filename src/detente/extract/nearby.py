"""What the words right beside those counted say of them: that they lived, that they died, that they are some of others."""

from __future__ import annotations

import re

from detente.extract.figures import FigureRef
from detente.extract.measures import FATALLY
from detente.extract.tree import Tree
from detente.model import Measure

_ANYHOW = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.DISPLACED, Measure.OTHER})
_HURT_OR_DEAD = frozenset({Measure.KILLED, Measure.WOUNDED})
_INCLUDING = re.compile(
    r"(?:\s+(?:people|others|persons))?\s*,?\s*(?:including|among them|amongst them)\s+", re.IGNORECASE
)
"""Between two numbers it says that the second are some of the first: "killing nine, *including* three journalists"."""
_FATALLY = re.compile(r"\s+(?:of (?:them|whom)\s+|others?\s+)?(?:" + "|".join(sorted(FATALLY)) + r")\b", re.IGNORECASE)
"""Behind a number it says of those counted that they died: "nine were shot, two *fatally*"."""
_IN_CARE = re.compile(
    r"\s+(?:others?\s+|more\s+)?(?:(?:are|is|were|was|remain(?:s|ed)?|had been|have been)\s+)?(?:(?:still|now|also|being)\s+)?"
    r"(?:in\s+(?:an?\s+)?(?:\w+\s+(?:but\s+\w+\s+)?)?(?:condition|hospitals?|intensive care)\b"
    r"|(?:hospitali[sz]ed|treated)\b|with\s+(?:\w+\s+){0,2}(?:wounds?|injur(?:y|ies)|burns)\b"
    r"|(?:taken|rushed|transported|airlifted|flown|evacuated|sent|brought|admitted)\s+to\s+(?:\w+\s+){0,3}"
    r"(?:hospitals?|clinics?|infirmary)\b)(?![^.;,]{0,60}\b(?:died?|dead|succumbed)\b)",
    re.IGNORECASE,
)
"""Behind those counted it says that they live, and were hurt: "and 19 *were taken to the district hospital*"."""

_WHO_DIED = re.compile(
    r"\s+who\s+(?:were|was|had been|have been)\b[^.;\d]*?\b(?:succumbed|died)\b",
    re.IGNORECASE,
)
"""Behind those counted as hurt it says that they died of it: "six who were hurt in the blast *succumbed* to their wounds"."""


def said_beside(tree: Tree, text: str, figure: FigureRef, before: FigureRef | None) -> Measure | None:
    """What the words right beside those counted say of them: that they are some of those before, died, or lie in a hospital."""
    measure = figure.figure.measure
    if before and measure in _HURT_OR_DEAD and _INCLUDING.fullmatch(text, before.end, max(before.end, figure.start)):
        return before.figure.measure if before.figure.measure in _HURT_OR_DEAD else None
    died = measure is Measure.WOUNDED and _WHO_DIED.match(text, figure.end, tree[len(tree) - 1].end)
    if died or (measure in _ANYHOW and _FATALLY.match(text, figure.end)):
        return Measure.KILLED
    return Measure.WOUNDED if measure in _ANYHOW and _is_in_care(tree, text, figure) else None


def _is_in_care(tree: Tree, text: str, figure: FigureRef) -> bool:
    """Whether those counted lie in a hospital; what follows those counted counts, or what follows the number alone."""
    return bool(_IN_CARE.match(text, max(figure.end, tree[figure.counted].end)) or _IN_CARE.match(text, figure.end))
