"""The words of a record as the scorers compare them: names, kinds, stances, places, files."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

FAMILIES = {
    "talks": ("meeting", "mediation"),
    "accord": ("agreement", "commitment", "ceasefire"),
    "speech": ("statement", "accusation", "denial", "demand", "proposal", "refusal", "threat"),
    "force": ("armed_clash", "attack", "territorial_capture", "ceasefire_violation", "casualties_report", "war"),
    "posture": ("deployment", "checkpoint_or_blockade"),
    "civic": ("protest", "election"),
    "other": ("other",),
}
"""Families of kinds: two events of different families never match."""

FAMILY_OF = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}

STATUSES = frozenset({"occurred", "planned", "called for", "hypothetical", "denied"})
PARTS = frozenset(
    {"party", "host", "mediator", "guarantor", "witness", "perpetrator", "target", "speaker", "addressee"}
)

_STANCES = {
    "assert": "asserts",
    "deny": "denies",
    "accuse": "accuses",
    "demand": "demands",
    "pledge": "pledges",
    "warn": "warns",
    "welcome": "praises",
    "welcomes": "praises",
    "praise": "praises",
    "propose": "proposes",
    "reject": "rejects",
    "condemn": "condemns",
}
_NEAREST_STANCE = {"proposes": "demands", "rejects": "denies", "condemns": "accuses"}

_TITLES = re.compile(
    r"\b(the|mr|mrs|ms|dr|president|prime minister|foreign minister|secretary of state|secretary|minister|chancellor"
    r"|spokesman|spokeswoman|spokesperson|general|commander|msgr|monsignor|envoy|government of|republic of)\b"
)
_PLACE_FILLERS = frozenset({"near", "outside", "city", "area", "seed", "actually", "facility", "border"})


def fold_name(text: str | None) -> str:
    """A name without accents, case, possessives and titles; a bare title keeps its words.

    >>> fold_name("President João Lourenço's"), fold_name("the chancellor")
    ('joao lourenco', 'the chancellor')
    """
    plain = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9 ]", " ", re.sub(r"['’]s\b", "", plain))
    bare = squeeze(_TITLES.sub(" ", plain))
    return bare or squeeze(plain)


def squeeze(text: str | None) -> str:
    """Runs of white space as one blank, none at the ends."""
    return re.sub(r"\s+", " ", (text or "").replace("\u00a0", " ")).strip()


def fold_word(value: Any) -> str:
    """A word of a vocabulary: underscores and hyphens as blanks, lower case.

    >>> fold_word("Called_For")
    'called for'
    """
    return re.sub(r"[\s_\-]+", " ", str(value or "")).strip().lower()


def base_name(path: Any) -> str:
    r"""The last part of a path of either slash.

    >>> base_name(r"pages\a.txt")
    'a.txt'
    """
    return str(path or "").replace("\\", "/").rpartition("/")[2]


def fold_kind(value: Any) -> str:
    """A kind of the scoring form; any other word is ``other``.

    >>> fold_kind("Armed clash"), fold_kind("palaver")
    ('armed_clash', 'other')
    """
    kind = fold_word(value).replace(" ", "_")
    return kind if kind in FAMILY_OF else "other"


def is_known_kind(value: Any) -> bool:
    """Whether the word is a kind of the scoring form."""
    return fold_word(value).replace(" ", "_") in FAMILY_OF


def fold_stance(value: Any, known: frozenset[str]) -> str:
    """A stance in the words the gold uses; a bare verb is mapped, and a near word where the gold has no such stance.

    >>> fold_stance("reject", frozenset({"asserts", "denies"}))
    'denies'
    """
    stance = fold_word(value)
    stance = _STANCES.get(stance, stance)
    return stance if stance in known else _NEAREST_STANCE.get(stance, stance)


def first_place(value: Any) -> str:
    """A cell holds one place; of a list only the first counts.

    >>> first_place("Valletta, Malta"), first_place("Oslo; Doha")
    ('Valletta, Malta', 'Oslo')
    """
    if isinstance(value, dict):
        return str(value.get("name") or " ".join(str(part) for part in value.values() if part))
    if isinstance(value, list | tuple):
        return next((first_place(part) for part in value if part), "")
    first = re.split(r"\s*[;|\n]\s*|\s+/\s+|\s+and\s+", str(value or "").strip())[0]
    pieces = first.split(",")
    return pieces[0] if len(pieces) > 3 else first


def place_words(place: str) -> frozenset[str]:
    """The words of a place that tell it from others."""
    return frozenset(word for word in fold_name(place).split() if len(word) > 3 and word not in _PLACE_FILLERS)
