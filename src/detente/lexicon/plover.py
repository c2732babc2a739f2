"""Kinds of the record in the words of the field: PLOVER's types and modes, its earlier versions, ACLED's event types."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from detente.lexicon.folding import fold
from detente.lexicon.phrases import any_of


@dataclass(frozen=True, slots=True)
class Code:
    """A code of PLOVER 0.8. ``mode`` is empty where the words do not decide; ``earlier`` the type before 0.8, if another."""

    type: str
    mode: str = ""
    earlier: str = ""

    def in_version(self, version: str) -> str:
        """The type as a version of PLOVER calls it: "0.8", "0.5" (FIGHT, DEMAND, INVESTIGATE) or "0.1" (YIELD).

        >>> Code("RETREAT", "release").in_version("0.1"), Code("ASSAULT", "aerial").in_version("0.5")
        ('YIELD', 'FIGHT')
        """
        if version == "0.8":
            return self.type
        names, type_ = _table()["versions"][version], self.earlier or self.type
        return str(names.get(f"{type_}:{self.mode}", names.get(type_, type_)))


def code_kind(kind: str, status: str = "occurred", word: str = "", telling: str = "") -> Code | None:
    """The code of an event from its kind and status, the word that tells it and the words around it; ``None``: not coded.

    PLOVER codes by what is done, so that the words decide between types of one kind, and what is only planned or called
    for is an AGREE or a REQUEST. Method: `plover.toml`, written after the codebooks of PLOVER 0.8 and ACLED.

    >>> code_kind("meeting", "planned"), code_kind("concession", "occurred", "released")
    (Code(type='AGREE', mode='', earlier=''), Code(type='RETREAT', mode='release', earlier=''))
    >>> code_kind("mediation", "called_for", "mediate", "Norway offered to mediate") == code_kind("mediation", "planned")
    True
    """
    word, telling = fold(word), fold(telling)
    if status == "called_for" and _offered().search(telling):
        status = "planned"  # who offers is agreed to do it, and asks nobody
    for rule in _rules():
        if rule.fits(kind, status, word, telling):
            return rule.code
    return _kinds().get(kind, {}).get(status)


def code_negated(kind: str, telling: str) -> Code | None:
    """The code of what the words say does not take place: refused, where they say that somebody will not; else none.

    >>> code_negated("concession", "Chad will not lift the siege"), code_negated("meeting", "No talks were held")
    (Code(type='REJECT', mode='', earlier=''), None)
    """
    rule = _table()["negated"]
    refused = kind in rule["kinds"] and _negated().search(fold(telling))
    return _code(rule["code"]) if refused else None


def code_words(telling: str) -> Code | None:
    """The code that words alone speak for, where nothing that they tell is coded; ``None`` where they speak for none.

    >>> code_words("Peru must hand over the files, Chile said"), code_words("Peru lies north of Chile")
    (Code(type='REQUEST', mode='', earlier=''), None)
    """
    folded = fold(telling)
    return next((code for words, code in _between() if words.search(folded)), None)


def is_ordered(kind: str, word: str) -> bool:
    """Whether a deed that nobody else is told to do is done by whoever gives this word for it: "ordered the release".

    >>> is_ordered("concession", "ordered"), is_ordered("meeting", "ordered")
    (True, False)
    """
    return kind in _table()["ordered"]["kinds"] and bool(_ordered().search(fold(word)))


def announces_own(word: str) -> bool:
    """Whether a word announces a deed of the speaker's own: what follows without a doer is theirs.

    >>> announces_own("announced"), announces_own("welcomed")
    (True, False)
    """
    return bool(_own().search(fold(word)))


def acled_type(kind: str, mode: str = "") -> tuple[str, str] | None:
    """The event type and sub-event type of ACLED; ``None`` for what ACLED does not record.

    >>> acled_type("attack", "drone"), acled_type("meeting")
    (('Explosions/Remote violence', 'Air/drone strike'), None)
    """
    table = _table()["acled"]
    found = table.get(f"{kind}:{mode}") or table.get(kind)
    return (found[0], found[1]) if found else None


@dataclass(frozen=True, slots=True)
class _Rule:
    kinds: frozenset[str]
    status: frozenset[str]
    words: re.Pattern[str] | None
    telling: re.Pattern[str] | None
    code: Code

    def fits(self, kind: str, status: str, word: str, telling: str) -> bool:
        return (
            kind in self.kinds
            and status in self.status
            and (self.words is None or bool(self.words.search(word)))
            and (self.telling is None or bool(self.telling.search(telling)))
        )


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            kinds=frozenset(row["kinds"]),
            status=frozenset(row.get("status", ("occurred",))),
            words=any_of(row["words"]) if "words" in row else None,
            telling=any_of(row["telling"]) if "telling" in row else None,
            code=_code(row["code"], row.get("earlier", "")),
        )
        for row in _table()["rules"]
    )


@cache
def _negated() -> re.Pattern[str]:
    return any_of(_table()["negated"]["telling"])


@cache
def _between() -> tuple[tuple[re.Pattern[str], Code], ...]:
    return tuple((any_of(row["telling"]), _code(row["code"], row.get("earlier", ""))) for row in _table()["between"])


@cache
def _ordered() -> re.Pattern[str]:
    return any_of(_table()["ordered"]["words"])


@cache
def _offered() -> re.Pattern[str]:
    return any_of(_table()["offered"]["telling"])


@cache
def _own() -> re.Pattern[str]:
    return any_of(_table()["own"]["words"])


@cache
def _kinds() -> Mapping[str, Mapping[str, Code]]:
    return {kind: {status: _code(code) for status, code in row.items()} for kind, row in _table()["kinds"].items()}


def _code(written: str, earlier: str = "") -> Code:
    type_, _, mode = written.partition(":")
    return Code(type_, mode, earlier)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("detente.lexicon") / "data" / "plover.toml").read_text(encoding="utf-8"))
