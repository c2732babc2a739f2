"""How much of the corpus repeats itself: sentence skeletons, and near-duplicates by MinHash over word shingles."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from itertools import combinations
from random import Random

from training.corpus.model import Report, Sentence

_PRIME = (1 << 61) - 1
_HASHES, _BANDS = 64, 16


def skeleton(sentence: Sentence) -> str:
    """Mask names, times and numbers of the sentence, in small letters."""
    marks = (
        [(n.span, "N") for n in sentence.names]
        + [(t.span, "T") for t in sentence.times]
        + [(f.span, "D") for f in sentence.figures]
    )
    out, at = "", 0
    for span, mask in sorted(marks):
        if span.start >= at:
            out += sentence.text[at : span.start].lower() + mask
            at = span.end
    return re.sub(r"\d[\d,.]*", "D", out + sentence.text[at:].lower()).strip()


def template_rate(reports: list[Report]) -> float:
    """Share of sentences whose skeleton stands more than twice in the corpus."""
    skeletons = [skeleton(s) for r in reports for s in r.sentences if s.role != "furniture"]
    often = {k for k, n in Counter(skeletons).items() if n > 2}
    return sum(k in often for k in skeletons) / max(1, len(skeletons))


def shingles(text: str, size: int = 3) -> set[str]:
    """Cut a text into runs of so many words, case and marks dropped.

    >>> sorted(shingles("The talks ended in Doha"))
    ['ended in doha', 'talks ended in', 'the talks ended']
    """
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + size]) for i in range(max(1, len(words) - size + 1))}


def near_duplicates(texts: list[str], threshold: float = 0.7) -> list[tuple[int, int, float]]:
    """Pairs of texts whose shingles overlap so much (Jaccard), found by MinHash with banding, checked exactly."""
    random = Random(20_260_101)  # noqa: S311 - hashing for similarity, nothing secret
    coefficients = [(random.randrange(1, _PRIME), random.randrange(_PRIME)) for _ in range(_HASHES)]
    sets = [shingles(text) for text in texts]
    buckets: dict[tuple[int, tuple[int, ...]], list[int]] = defaultdict(list)
    rows = _HASHES // _BANDS
    for index, members in enumerate(sets):
        codes = [zlib.crc32(m.encode()) for m in members]
        signature = [min((a * c + b) % _PRIME for c in codes) for a, b in coefficients]
        for band in range(_BANDS):
            buckets[band, tuple(signature[band * rows : (band + 1) * rows])].append(index)
    pairs = {pair for bucket in buckets.values() if 1 < len(bucket) < 200 for pair in combinations(bucket, 2)}
    scored = ((i, j, len(sets[i] & sets[j]) / len(sets[i] | sets[j])) for i, j in sorted(pairs))
    return [(i, j, score) for i, j, score in scored if score >= threshold]
