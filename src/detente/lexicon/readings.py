"""Words that show how a name is meant: a government or a place, a person, a body, a group."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """Lemmas of ``data/readings.toml``, which says of each list what it is for."""

    of_place: frozenset[str]
    of_motion: frozenset[str]
    of_acting: frozenset[str]
    of_speech: frozenset[str]
    of_persons: frozenset[str]
    of_giving: frozenset[str]
    of_lying: frozenset[str]
    of_leaving: frozenset[str]
    of_choosing: frozenset[str]
    place_prepositions: frozenset[str]
    party_prepositions: frozenset[str]
    parts: frozenset[str]
    land: frozenset[str]
    act: frozenset[str]
    shared: frozenset[str]
    sent: frozenset[str]
    town: frozenset[str]
    goals: frozenset[str]
    lines: frozenset[str]
    grasp: frozenset[str]
    posts: frozenset[str]
    topics: frozenset[str]
    held: frozenset[str]
    rule: frozenset[str]


@dataclass(frozen=True, slots=True)
class HeadWords:
    """Head nouns of ``data/heads.toml``, in lower case, by what a name with one of them names."""

    body: frozenset[str]
    press: frozenset[str]
    group: frozenset[str]
    place: frozenset[str]
    place_before: frozenset[str]
    place_tail: frozenset[str]
    introduce: frozenset[str]
    other: frozenset[str]
    languages: frozenset[str]
    vessels: frozenset[str]


@cache
def reading_words() -> ReadingWords:
    """The words that tell a government from a place.

    >>> "visit" in reading_words().of_place
    True
    """
    data = _read("readings.toml")
    lists = {
        name: frozenset(words) for table in ("verbs", "prepositions", "nouns") for name, words in data[table].items()
    }
    return ReadingWords(**lists)


@cache
def head_words() -> HeadWords:
    """The nouns that say what a capitalised name names. What prints or broadcasts is a body too.

    >>> "ministry" in head_words().body, "gazette" in head_words().body, "ministry" in head_words().press
    (True, True, False)
    """
    found = {name: frozenset(words) for name, words in _read("heads.toml")["names"].items()}
    return HeadWords(**found | {"body": found["body"] | found["press"]})


@cache
def _read(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("detente.lexicon").joinpath("data", name).read_text(encoding="utf-8"))


_FORMS = {
    "say": ("says", "said"),
    "be": ("is", "are", "was", "were", "been"),
    "have": ("has", "had"),
    "do": ("does", "did"),
}
_DOUBLING = frozenset({"admit", "ban", "commit", "plan", "slam", "stop"})


def inflect(lemma: str) -> tuple[str, ...]:
    """The forms of a verb that a headline or a plain sentence puts after its subject.

    >>> inflect("deny"), inflect("say")
    (('deny', 'denies', 'denied'), ('say', 'says', 'said'))
    """
    if lemma in _FORMS:
        return (lemma, *_FORMS[lemma])
    consonant_y = lemma.endswith("y") and lemma[-2] not in "aeou"
    third = (
        lemma[:-1] + "ies" if consonant_y else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    )
    past = _read("readings.toml")["past"].get(lemma)
    if past is None:
        stem = lemma[:-1] + "i" if consonant_y else lemma + lemma[-1] if lemma in _DOUBLING else lemma.removesuffix("e")
        past = stem + "ed"
    return (lemma, third, past)


@cache
def acting_forms() -> frozenset[str]:
    """Every form of the verbs of saying and doing, for text without a parse."""
    words = reading_words()
    return frozenset(form for lemma in words.of_acting | words.of_speech for form in inflect(lemma))


@cache
def speech_forms() -> frozenset[str]:
    """Every form of the verbs of speech, for text without a parse."""
    return frozenset(form for lemma in reading_words().of_speech for form in inflect(lemma))
