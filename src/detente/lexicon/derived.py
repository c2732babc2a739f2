"""Words of one root: "resign" and "resignation", "explode" and "explosion"; by rules of English word formation."""

from __future__ import annotations

from functools import lru_cache

_SUFFIXES = (
    "ication", "isation", "ization", "ation", "ition", "ising", "izing", "ment", "ance", "ence", "ing", "ion", "ure", "age",
    "al", "ate", "ise", "ize", "ify",
)  # fmt: skip
"""Endings that make a noun of a verb, and those of verbs; the first that fits is taken off."""
_DENTALS = ("ss", "d", "t", "s", "z", "c")
"""Last letters that change into each other: "explode", "explosion"; "permit", "permission"."""
_LEAST = 3
"""Letters that a root has at least."""
_LONGER = frozenset({"ance", "ence", "ation", "al", "ure", "age", "ate", "ment"})
"""Endings that short words have by chance: their roots have a letter more."""


@lru_cache(maxsize=65536)
def root_of(lemma: str) -> str:
    """What is left of a word without the endings of its family; words of one family have one root, near enough.

    >>> root_of("resignation") == root_of("resign"), root_of("explosion") == root_of("explode")
    (True, True)
    >>> root_of("robbery") == root_of("rob"), root_of("treaty") == root_of("treat")
    (True, False)
    """
    root = lemma
    if root.endswith("ery") and len(root) > _LEAST + 3:
        root = root[:-3] if root[-4] == root[-5] else root[:-1]
    for suffix in _SUFFIXES:
        if root.endswith(suffix) and len(root) - len(suffix) >= _LEAST + (suffix in _LONGER):
            root = root.removesuffix(suffix)
            break
    while root.endswith("e") and len(root) > _LEAST:
        root = root[:-1]
    if len(root) > _LEAST and root[-1] == root[-2] and root[-1] != "s":
        root = root[:-1]
    if root.endswith("i"):
        return root[:-1] + "y"
    dental = next((end for end in _DENTALS if root.endswith(end)), "") if len(root) > _LEAST + 1 else ""
    return root.removesuffix(dental) + "~" if dental else root
