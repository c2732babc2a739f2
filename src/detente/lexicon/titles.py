"""Offices as words: "Deputy Foreign Minister", "spokesmen", "Gen.", "minister of defence"."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind

from detente.lexicon.folding import fold, plural
from detente.lexicon.phrases import longest_first

_NOT_RANKS = frozenset({"portfolio", "organ", "honorific", "needs_support", "between", "several", "same_office"})
_RULING = frozenset({"head_of_state", "head_of_government", "minister"})
_BELOW = ("deputy", "vice", "assistant", "under", "junior", "first deputy", "former")
_PREFIXES = ("", "deputy ", "vice ", "first deputy ", "assistant ", "junior ")
_MINISTER, _SECRETARY = "minister", "secretary"


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    text = files("detente.lexicon").joinpath("data", "titles.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def portfolios() -> tuple[str, ...]:
    """The portfolios of ministers, longest first."""
    return tuple(longest_first(_data()["portfolio"]["words"]))


@cache
def organs() -> frozenset[str]:
    """The organs of a state that a report names with its people: "government", "army", "presidency"."""
    return frozenset(_data()["organ"]["words"])


@cache
def organ_words(kind: str) -> frozenset[str]:
    """A list of the organ table: "bare", "proper" or "styles"; its remarks tell what each is for."""
    return frozenset(_data()["organ"][kind])


@cache
def between_words() -> frozenset[str]:
    """Words that may stand between an owner and its office."""
    return frozenset(_data()["between"]["words"])


@cache
def honorifics() -> frozenset[str]:
    """Words that say that a person follows and are no office: "Mr.", "Dr", "Sir", folded."""
    table = _data()["honorific"]
    return frozenset(fold(word) for word in (*table["words"], *table["abbreviations"]))


@cache
def needs_support() -> frozenset[str]:
    """Offices that are also ordinary words ("general", "major", "head"): alone they are none."""
    words = _data()["needs_support"]["words"]
    return frozenset((*words, *map(plural, words)))


@cache
def _ranks() -> dict[str, str]:
    ranks: dict[str, str] = {}
    for rank, table in _data().items():
        if rank in _NOT_RANKS:
            continue
        for word in table["words"]:
            ranks.setdefault(fold(word), rank)
            ranks.setdefault(fold(plural(word)), rank)
        for word in table.get("abbreviations", ()):
            ranks.setdefault(fold(word), rank)
    for portfolio in portfolios():
        for prefix in _PREFIXES:
            for office in (_MINISTER, _SECRETARY, "chief"):
                for word in (office, plural(office)):
                    ranks.setdefault(f"{prefix}{portfolio} {word}", "minister")
            for word in (_MINISTER, plural(_MINISTER), f"{_MINISTER} of state", _SECRETARY):
                for joint in (" of ", " for ", " of the ", " for the "):
                    ranks.setdefault(f"{prefix}{word}{joint}{portfolio}", "minister")
    return ranks


def is_title(word: str) -> bool:
    """Whether a word or phrase is an office, in the singular or plural, whatever its case.

    >>> [is_title(word) for word in ("Prime Minister", "foreign ministers", "Gen.", "banana")]
    [True, True, True, False]
    """
    return fold(word) in _ranks()


def rank_of(title: str) -> str | None:
    """The rank of an office: head_of_state, head_of_government, minister, envoy, military ...; ``None`` if it is none.

    >>> rank_of("Defence Minister")
    'minister'
    """
    return _ranks().get(fold(title))


@cache
def _offices() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _data()["same_office"]["words"]:
        first, *others = line.split("|")
        table |= dict.fromkeys(others, first)
    return table


def office_of(title: str) -> str:
    """The office that a title names, in one form whatever its words: "Minister of Defense" is that of "defence minister".

    >>> office_of("PM"), office_of("Minister of Defense"), office_of("Special Envoy")
    ('prime minister', 'defence minister', 'special envoy')
    """
    plain = " ".join(fold(title).split())
    return _offices().get(plain, plain)


def has_one_holder(office: str) -> bool:
    """Whether a state has one holder of this office at a time, as of a president or a foreign minister.

    >>> [has_one_holder(office) for office in ("president", "foreign minister", "deputy foreign minister", "envoy")]
    [True, True, False, False]
    """
    several = _data()["several"]["words"]
    return rank_of(office) in _RULING and office not in several and not office.startswith(_BELOW)


@cache
def title_words() -> frozenset[str]:
    """Every word that an office is made of: "foreign", "minister", "general"."""
    return frozenset(word for title in _ranks() for word in title.split())


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    keys = tuple(_ranks())
    return AhoCorasick(keys, matchkind=MatchKind.Standard), keys


def find_titles(text: str) -> list[tuple[int, int, str]]:
    """The offices named in a text, with their ranks, in order, the longest at each place. Whole words, any case.

    >>> find_titles("The deputy foreign minister met Gen. Arop.")
    [(4, 27, 'minister'), (32, 36, 'military')]
    """
    automaton, keys = _automaton()
    found = []
    for index, start, end in automaton.find_matches_as_indexes(fold(text), overlapping=True):
        before, after = text[start - 1 : start], text[end : end + 1]
        prefixed = before == "-" and fold(text[max(0, start - 5) : start]).endswith(("then-", "ex-"))
        if (
            before.isalnum()
            or (before in ("-", "@", "/") and before and not prefixed)
            or after.isalnum()
            or after == "-"
        ):
            continue
        key = keys[index]
        piece = text[start:end]
        if len(key) < 3 and not piece.isupper() and not key.endswith("."):
            continue
        found.append((start, end, _ranks()[key]))
    found.sort(key=lambda match: (match[0], -match[1]))
    kept: list[tuple[int, int, str]] = []
    for match in found:
        if not kept or match[0] >= kept[-1][1]:
            kept.append(match)
    return kept
