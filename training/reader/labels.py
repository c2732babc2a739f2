"""The label sets of the reader's heads, in the order of their indices; 0 is "none".

``TOKEN_HEADS`` are those that label every word. The last of them know other people's conventions of naming: they teach the
encoder and are measured, and stay out of the shipped network.
"""

from __future__ import annotations

from detente.annotate.reader.labels import (
    ACTS,
    DEPS,
    KINDS,
    LINKS,
    MEASURES,
    NAMES,
    POS,
    SPANS,
    STATUSES,
    TAGS,
)

RE3D_TYPES = ("Person", "Organisation", "Location", "Nationality")
MEANTIME_TYPES = ("PER", "ORG", "LOC")
COARSE_TYPES = ("PER", "ORG", "LOC")


def bio(types: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of a head that marks spans of these types, word by word."""
    return ("O", *(f"{edge}-{kind}" for kind in types for edge in "BI"))


TOKEN_HEADS: dict[str, tuple[str, ...]] = {
    "kinds": KINDS,
    "statuses": STATUSES,
    "hedges": ("firm", "hedged"),
    "names": NAMES,
    "metonyms": ("plain", "metonym"),
    "spans": SPANS,
    "measures": MEASURES,
    "acts": ACTS,
    "pos": POS,
    "tags": TAGS,
    "coarse": bio(COARSE_TYPES),
    "re3d": bio(RE3D_TYPES),
    "meantime": bio(MEANTIME_TYPES),
}
SHIPPED = ("kinds", "statuses", "hedges", "names", "metonyms", "spans", "measures", "acts", "pos", "tags")
"""The token heads that the exported network has, beside links, arcs and their labels."""

__all__ = [
    "ACTS", "DEPS", "KINDS", "LINKS", "MEASURES", "NAMES", "POS", "SHIPPED", "SPANS", "STATUSES", "TAGS", "TOKEN_HEADS", "bio",
]  # fmt: skip
