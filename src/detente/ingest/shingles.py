"""Runs of five words as numbers, of many texts at once, and the sample by which copies are found.

MinHash over shingles in its scaled form: of all runs those are kept whose number is small, an eighth, the same of every text, so
that an excerpt and the longer text that holds it have them in common too (Broder 1997; "FracMinHash", Irber et al. 2022). Words
are hashed by a polynomial whose running sum gives that of each word by a subtraction, so that no word is touched by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

WORDS = 5
"""Words of a shingle."""
_SCALE = 3
"""Of two to this power shingles one is in the sample."""
_SHORT, _FINER = 128, 1
"""Of a text with fewer shingles than this every second is in the sample, so that two short ones still meet."""
_AT_ONCE = 150_000
"""Characters that are hashed together."""
_BASE = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1
_INVERSE = pow(_BASE, -1, 1 << 64)

Numbers = npt.NDArray[np.uint64]


class Shingled(NamedTuple):
    """The words of a text and its shingles as numbers, in their order; and the shingles of the sample."""

    words: Numbers
    runs: Numbers
    sample: Numbers


def shingle(texts: Sequence[str]) -> list[Shingled]:
    """The numbers of each text; case and punctuation play no part.

    >>> [(len(text.words), len(text.runs)) for text in shingle(["They met in Doha on Friday.", "They met"])]
    [(6, 2), (2, 0)]
    """
    found: list[Shingled] = []
    start = 0
    while start < len(texts):
        end, size = start, 0
        while end < len(texts) and (end == start or size + len(texts[end]) <= _AT_ONCE):
            size += len(texts[end]) + 1
            end += 1
        found += _shingle_together(texts[start:end])
        start = end
    return found


def _shingle_together(texts: Sequence[str]) -> list[Shingled]:
    joined = "\n".join(texts) + "\n"
    if joined.isascii():
        values, spelt = _read_ascii(joined)
    else:
        texts = [text.lower() for text in texts]  # which can make a text longer
        values, spelt = _read_others("\n".join(texts) + "\n")
    edges = np.flatnonzero(spelt[1:] != spelt[:-1]) + 1
    if spelt[0]:
        edges = np.concatenate([[0], edges])
    starts, ends = edges[::2], edges[1::2]
    powers, inverses = _powers(len(values))
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(values * powers)])
    words = _mix((sums[ends] - sums[starts]) * inverses[starts])
    cuts = np.searchsorted(starts, list(accumulate((len(text) + 1 for text in texts), initial=0)))
    runs = np.zeros(max(len(words) - WORDS + 1, 0), np.uint64)
    for at in range(WORDS):
        runs = runs * np.uint64(_BASE) + words[at : at + len(runs)]
    runs = _mix(runs)
    last_run = np.maximum(cuts[1:] - WORDS + 1, cuts[:-1])
    edges_of_words, ends_of_runs = cuts.tolist(), last_run.tolist()
    small = np.flatnonzero(runs < np.uint64(1 << (64 - _SCALE)))
    sampled = runs[small]
    from_, to = np.searchsorted(small, cuts[:-1]).tolist(), np.searchsorted(small, last_run).tolist()
    found = []
    for at, (first, end) in enumerate(zip(edges_of_words, ends_of_runs, strict=False)):
        own = runs[first:end]
        marks = own[own < np.uint64(1 << (64 - _FINER))] if len(own) < _SHORT else sampled[from_[at] : to[at]]
        found.append(Shingled(words[first : edges_of_words[at + 1]], own, marks))
    return found


def _read_ascii(text: str) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """A number for each character, capital or not, and whether it is of a word."""
    codes = np.frombuffer(text.encode("ascii"), np.uint8)
    return _ascii()[codes], _letters()[:128][codes]


def _read_others(text: str) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """The same of a text in lower case with characters of any kind."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return codes.astype(np.uint64) + np.uint64(1), _letters()[np.minimum(codes, len(_letters()) - 1)]


@cache
def _ascii() -> Numbers:
    return np.array([ord(chr(code).lower()) + 1 for code in range(128)], np.uint64)


def _mix(numbers: Numbers) -> Numbers:
    """The numbers with their bits spread (the finisher of SplitMix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


@cache
def _letters() -> npt.NDArray[np.bool_]:
    """Whether each character is of a word, letters and digits; those beyond the first plane all are."""
    return np.array([chr(code).isalnum() for code in range(1 << 16)] + [True])


_kept: list[tuple[Numbers, Numbers]] = []


def _powers(many: int) -> tuple[Numbers, Numbers]:
    """The powers of the base and of its inverse, modulo two to the power of 64."""
    if not _kept or len(_kept[0][0]) < many:
        size = max(many, 1 << 16)
        ones = np.ones(1, np.uint64)
        made = [
            np.concatenate([ones, np.cumprod(np.full(size - 1, base & _MASK, np.uint64))]) for base in (_BASE, _INVERSE)
        ]
        _kept[:] = [(made[0], made[1])]
    powers, inverses = _kept[0]
    return powers[:many], inverses[:many]
