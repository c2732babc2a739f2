"""Base forms of words by their part of speech, from the tables and rules of LemmInflect."""

from __future__ import annotations

from functools import lru_cache

_SHORT = {
    "'s": "be", "'re": "be", "'m": "be", "'ve": "have", "'d": "would", "'ll": "will", "n't": "not", "ca": "can", "wo": "will",
    "sha": "shall", "an": "a",
}  # fmt: skip
_SAME = frozenset({"would", "could", "should", "might", "may", "must", "can", "will", "shall"})
_COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})


@lru_cache(maxsize=65536)
def lemma_of(word: str, pos: str, tag: str) -> str:
    """The base form of a word, in lower case.

    ``pos`` is the universal part of speech, ``tag`` that of the Penn treebank. Names stay as they are.

    >>> lemma_of("skirmishes", "NOUN", "NNS"), lemma_of("met", "VERB", "VBD"), lemma_of("'s", "PART", "POS")
    ('skirmish', 'meet', "'s")
    """
    low = word.lower().replace("’", "'")
    if low in _SHORT and tag != "POS":
        return _SHORT[low]
    if low in _SAME or not low.isascii() or not any(c.isalpha() for c in low):
        return low
    if pos in ("VERB", "AUX"):
        return _look_up(low, "VERB")
    if pos == "NOUN" and tag != "NN":
        return _look_up(low, "NOUN")
    if tag in _COMPARED:
        return _look_up(low, "ADJ" if pos == "ADJ" else "ADV")
    return low


def _look_up(word: str, pos: str) -> str:
    from lemminflect import getLemma  # noqa: PLC0415 - a quarter of a second of loading that only reading pays

    found = getLemma(word, pos)
    return str(found[0]).lower() if found else word
