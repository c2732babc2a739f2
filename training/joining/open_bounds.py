"""What no sample may teach about mentions of no known kind: as ``bounds``, for levels that words and not kinds make.

Agreement never speaks against one event, disagreement never for it, and what is not known is neither. Words that tell little by
themselves speak for one event at most a little.
"""

from __future__ import annotations

from collections.abc import Mapping

from training.joining.bounds import Bound

PRIOR: Bound = (-9.0, -0.5)
"""Before anything is compared, two events are likelier than one."""

LEVELS: Mapping[str, Bound] = {
    "word: the same": (0.3, 3.0),
    "word: one root": (0.3, 3.0),
    "word: one meaning": (-1.5, 1.5),
    "word: the same, light": (-3.0, 0.5),
    "word: one root, light": (-3.0, 0.5),
    "word: one meaning, light": (-4.0, 0.0),
    "coverage: one": (0.5, 2.0),
    "coverage: one of the scene": (0.0, 1.5),
    "coverage: much of the scene": (-0.3, 1.0),
    "coverage: some of the scene": (-1.0, 0.5),
    "coverage: little of the scene": (-4.0, -0.5),
    "coverage: not known of the scene": (-4.0, -0.5),
    "telling: one": (-4.0, -0.5),
    "telling: one occasion": (-4.0, 1.0),
    "telling: headline and lead": (0.5, 2.0),
    "telling: next": (0.0, 1.0),
    "telling: near": (-0.3, 0.5),
    "telling: far": (-2.0, 0.0),
    "status: both ": (-0.5, 0.7),
    "status: both to come": (-2.0, 0.0),
    "status: contested": (-2.0, 0.0),
    "status: in doubt": (-2.0, 0.0),
    "when: the same day": (0.3, 2.5),
    "when: days that meet": (0.0, 2.0),
    "when: one month": (0.0, 1.5),
    "when: within a month": (0.0, 1.0),
    "when: the same years": (0.0, 1.5),
    "when: the same years, of a war": (0.0, 1.5),
    "when: within a year": (-1.0, 0.5),
    "when: a day apart": (-4.0, -0.5),
    "when: news of other days": (-4.0, -0.5),
    "when: news of long before": (-4.0, -1.0),
    "when: apart, of a war": (-3.0, 0.0),
    "when: apart, a day told of more than one": (-4.0, -1.0),
    "when: news of one report": (-0.5, 0.5),
    "when: news of the same days": (0.0, 1.0),
    "when: a day, and news of then": (0.0, 1.5),
    "when: a day, and news of the report": (-0.5, 0.5),
    "when: open, reported then": (-1.0, 0.3),
    "when: open, reported within a month": (-2.0, 0.0),
    "when: one open": (-3.0, 0.0),
    "when: both open, reported at once": (-0.5, 0.3),
    "when: both open, reported within a month": (-2.0, 0.0),
    "when: both open": (-3.0, 0.0),
    "when: one undated": (-1.0, 0.3),
    "who: the same two or more": (0.8, 3.0),
    "who: the same one person": (0.6, 2.0),
    "who: the same one": (0.3, 2.0),
    "who: act for the same two or more": (0.5, 2.5),
    "who: act for the same one": (0.0, 1.5),
    "who: a part apart": (0.0, 2.0),
    "who: a nameless group in common": (0.0, 2.0),
    "who: one names none": (-0.5, 0.3),
    "who: none named": (-0.5, 0.5),
    "who: a body besides two or more": (-0.5, 1.0),
    "who: more besides two or more": (-1.0, 1.0),
    "who: more besides one": (-1.0, 0.5),
    "who: nameless groups differ": (-2.0, 0.0),
    "who: some differ": (-2.0, 0.0),
    "who: other persons": (-4.0, -0.5),
    "who: nobody in common": (-4.0, -0.3),
    "who: other way round": (-4.0, -0.5),
    "where: same": (0.3, 2.0),
    "where: inside": (-0.2, 0.8),
    "where: other": (-3.0, -0.3),
    "figures: the same, large": (0.5, 3.0),
    "figures: the same": (0.3, 2.5),
    "figures: the same, small": (0.1, 1.5),
    "figures: can agree": (0.0, 0.8),
    "figures: differ": (-2.0, -0.3),
    "series: more sides": (-3.0, -0.3),
    "series: one is another": (-3.0, -0.5),
    "words: a copy": (1.0, 4.0),
    "words: all": (0.5, 2.5),
    "words: most": (0.3, 2.0),
    "words: many": (0.1, 1.5),
    "words: some": (0.0, 1.0),
    "words: few": (-0.3, 0.5),
    "words: none": (-2.0, -0.1),
}
"""The least and the most that a level may weigh; a name that ends in a space is of all levels that begin so."""


def bound_of(name: str) -> Bound:
    """The bounds of a level; the fit names it once more for its only family of kinds.

    One that is told more finely than is known here has those of what stands before the comma, as it is weighed where nothing was
    learned of it. Raises ``KeyError`` for a level of which nothing is known.

    >>> bound_of("when: the same day"), bound_of("other|when: the same day"), bound_of("status: both planned")
    ((0.3, 2.5), (0.3, 2.5), (-0.5, 0.7))
    >>> bound_of("when: one undated, a copy") == bound_of("when: one undated")
    True
    """
    level = name.rpartition("|")[2]
    for known in (level, level.partition(",")[0]):
        if known in LEVELS:
            return LEVELS[known]
    found = (bound for prefix, bound in LEVELS.items() if prefix[-1] == " " and level.startswith(prefix))
    if (bound := next(found, None)) is None:
        raise KeyError(level)
    return bound
