"""The codes of other data sets for an actor: state numbers, PLOVER sectors, ACLED's kinds; none where its name leaves it open."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from detente.lexicon.entries import Sort
from detente.lexicon.folding import fold
from detente.lexicon.states import SAYS_STATE, entry_of, gw_of, iso3_of, state_of
from detente.lexicon.titles import rank_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """``iso3``, ``gw`` (Gleditsch and Ward) and ``cow`` are the state's; ``sector`` is PLOVER's; ``inter`` ACLED's number."""

    iso3: str | None = None
    gw: int | None = None
    cow: int | None = None
    sector: str | None = None
    inter: int | None = None


def codes_of(name: str, state: str | None = None, office: str | None = None) -> Codes:
    """The codes of an actor by its name, the state that it acts for and the office that it holds.

    A state, and who acts for it, is ACLED's 1: that it is 8 beyond its borders is for the event to say.

    >>> codes_of("Yemen")
    Codes(iso3='YEM', gw=678, cow=679, sector='GOV', inter=1)
    >>> codes_of("Ada Berg", "Norway", "foreign minister").sector, codes_of("masked gunmen").inter, codes_of("two rebels").inter
    ('GOV', None, 2)
    """
    own = state_of(state) if state else state_of(name)
    sector = _sector(name, office)
    return Codes(
        iso3=iso3_of(own) if own else None,
        gw=gw_of(own) if own else None,
        cow=cow_of(own) if own else None,
        sector=sector,
        inter=_inter(name, own, sector),
    )


def cow_of(state: str) -> int | None:
    """The Correlates of War number of a state, by any of its names.

    >>> cow_of("Germany"), cow_of("Türkiye"), cow_of("Narnia")
    (255, 640, None)
    """
    name = state_of(state)
    found: int | None = _table()["cow"].get(name)
    return found or (gw_of(name) if name else None)


def inter_label(number: int) -> str:
    """ACLED's words for one of its kinds of actors.

    >>> inter_label(2)
    'Rebel group'
    """
    return str(_table()["inter"][str(number)])


def _sector(name: str, office: str | None) -> str | None:
    ranks, kinds, entry = _table()["sector_of_rank"], _table()["sector_of_kind"], entry_of(name)
    if office and (rank := rank_of(office)) in ranks:
        return str(ranks[rank])
    if entry is None:
        return None
    if entry.sort is Sort.GROUP:
        return "UAF"
    if entry.sort in SAYS_STATE:
        return str(kinds.get(entry.kind, "GOV"))
    found: str | None = kinds.get(entry.kind)
    return found


def _inter(name: str, state: str | None, sector: str | None) -> int | None:
    words = fold(name).split()
    last = words[-1] if words else ""
    nouns = _table()["inter_of_noun"]
    if (number := nouns.get(last, nouns.get(last.removesuffix("s")))) is not None:
        return int(number)
    return 1 if state and sector in ("GOV", "MIL") else None


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("detente.lexicon") / "data" / "codes.toml").read_text(encoding="utf-8"))
