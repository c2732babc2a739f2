"""Reports that tell of the same happening, by what they print and when: a proposal for readers and for joining, no judgement.

Each report is a bag of its words and of its names of two words, what stands first in it counting double, each weighed by
how few reports print it (TF-IDF). Two reports are alike by the cosine of the two, and the less so the more days lie between
them: news of one happening comes at once, and the same towns, courts and armies are in other news a month later. Groups
grow by average links, so that no chain of half-likenesses runs through a whole conflict.

``bench gva-coverage`` measures it on news of local shootings; the constants were chosen on the train part of that set.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from detente.lexicon import fold
from detente.model import DayInterval, Report
from detente.model.report import story_ranges
from detente.resolve.mean_links import link_by_mean
from detente.resolve.rarity import rarity, stem_of
from detente.resolve.wording import content_words

ALIKE = 0.14
"""The mean likeness from which two groups of reports tell of the same happening."""
_FIRST = 800
"""Characters at the beginning of a report that count double: what follows is oftener background, or another story."""
_LATER, _DAYS = 0.5, 20
"""What the likeness of reports far apart in time comes down to, and in how many days it goes two thirds of that way."""
_GENERAL = 0.1
"""What the rarity of a word in the project's corpus counts beside that in the record: a small record knows little of it."""
_LEAST = 0.02
"""Likeness below this is none."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W\d_]+)*")

Terms = Mapping[str, float]
"""The words and names of a report with their weights, as a vector of length 1."""


def group_coverage(reports: Sequence[Report]) -> dict[str, str]:
    """Report id -> the smallest id of the reports that tell of the same happening. The order of the input does not matter.

    >>> told = "A ferry sank off Port Ansa at dawn.", "The Port Ansa ferry sank with 40 aboard.", "Ministers met in Doha."
    >>> first, second, third = (Report.of_text(text, published="2031-05-04") for text in told)
    >>> groups = group_coverage([first, second, third])
    >>> groups[first.id] == groups[second.id], groups[first.id] == groups[third.id]
    (True, False)
    """
    known = {report.id: report for report in reports}
    groups = link_by_mean([[key] for key in known], _likenesses([known[key] for key in sorted(known)]), least=ALIKE)
    return {key: min(group) for group in groups for key in group}


def weigh_terms(reports: Sequence[Report]) -> list[Terms]:
    """The terms of each report, weighed by how few of these reports, and of the project's corpus, print them."""
    counts = [count_terms(report) for report in reports]
    printed = Counter(term for count in counts for term in count)
    many = len(reports) + 1

    def rare(term: str) -> float:
        return math.log(many / printed[term]) + _GENERAL * rarity(stem_of(term))

    found: list[Terms] = []
    for count in counts:
        weights = {term: (1 + math.log(max(number, 1))) * rare(term) for term, number in count.items()}
        size = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
        found.append({term: weight / size for term, weight in weights.items()})
    return found


def count_terms(report: Report) -> Counter[str]:
    """The words of a report's story that carry meaning and its names of two words, by how often, the first lines twice.

    >>> sorted(count_terms(Report.of_text("Aid reached Port Ansa.")).items())
    [('ansa', 2), ('port', 2), ('port ansa', 2), ('reached', 2)]
    """
    found: Counter[str] = Counter()
    for first, last in story_ranges(report.text, report.furniture):
        words = list(_WORD.finditer(report.text, first, last))
        for word in words:
            if content_words(word[0]):
                found[_plain(word[0])] += _times(word.start())
        for one, two in pairwise(words):
            if one[0][0].isupper() and two[0][0].isupper() and two.start() - one.end() <= 1:
                found[f"{fold(one[0])} {fold(two[0])}"] += _times(one.start())
    return found


def _times(place: int) -> int:
    return 2 if place < _FIRST else 1


def _plain(word: str) -> str:
    return fold(word).removesuffix("'s")


def _likenesses(reports: Sequence[Report]) -> dict[tuple[str, str], float]:
    """How alike each two reports are, in the order given; pairs that are hardly alike are left out."""
    import numpy as np  # noqa: PLC0415 - loaded only by what compares whole reports

    holders: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    found: dict[tuple[str, str], float] = {}
    vectors = weigh_terms(reports)
    for number, vector in enumerate(vectors):
        for term, weight in vector.items():
            holders[term][0].append(number)
            holders[term][1].append(weight)
    columns = {
        term: (np.array(numbers), np.array(weights)) for term, (numbers, weights) in holders.items() if len(numbers) > 1
    }
    for number, vector in enumerate(vectors):
        cosines = np.zeros(len(reports))
        for term, weight in vector.items():
            if term in columns:
                others, weights = columns[term]
                cosines[others] += weights * weight
        for other in np.flatnonzero(cosines >= _LEAST).tolist():
            if other < number:
                one, two = reports[other], reports[number]
                found[one.id, two.id] = round(float(cosines[other]) * _nearness(one, two), 6)
    return found


def _nearness(one: Report, two: Report) -> float:
    """What the days between two reports leave of their likeness; where either has none, all."""
    gap = _days_between(one.published.interval, two.published.interval) if one.published and two.published else 0
    return _LATER + (1 - _LATER) * math.exp(-gap / _DAYS)


def _days_between(one: DayInterval, two: DayInterval) -> int:
    """The least number of days that can lie between two intervals."""
    gaps = [
        (later.start - earlier.end).days
        for earlier, later in ((one, two), (two, one))
        if earlier.end is not None and later.start is not None
    ]
    return max(0, *gaps) if gaps else 0
