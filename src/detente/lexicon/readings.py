"""Words that show how a name is meant: a government or a place, a person, a body, a group."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """Lemmas of ``data/readings.toml``: see the remarks there."""

    of_place: frozenset[str]
    of_motion: frozenset[str]
    of_acting: frozenset[str]
    of_speech: frozenset[str]
    of_persons: frozenset[str]
    of_giving: frozenset[str]
    place_prepositions: frozenset[str]
    party_prepositions: frozenset[str]
    parts: frozenset[str]
    land: frozenset[str]
    act: frozenset[str]
    shared: frozenset[str]
    sent: frozenset[str]


@dataclass(frozen=True, slots=True)
class HeadWords:
    """Head nouns of ``data/heads.toml``, in lower case."""

    body: frozenset[str]
    group: frozenset[str]
    place: frozenset[str]
    place_before: frozenset[str]
    place_tail: frozenset[str]
    introduce: frozenset[str]
    other: frozenset[str]
    languages: frozenset[str]


@cache
def reading_words() -> ReadingWords:
    """The words that tell a government from a place.

    >>> "visit" in reading_words().of_place
    True
    """
    data = _read("readings.toml")
    verbs, prepositions, nouns = data["verbs"], data["prepositions"], data["nouns"]
    return ReadingWords(
        of_place=frozenset(verbs["of_place"]),
        of_motion=frozenset(verbs["of_motion"]),
        of_acting=frozenset(verbs["of_acting"]),
        of_speech=frozenset(verbs["of_speech"]),
        of_persons=frozenset(verbs["of_persons"]),
        of_giving=frozenset(verbs["of_giving"]),
        place_prepositions=frozenset(prepositions["place"]),
        party_prepositions=frozenset(prepositions["party"]),
        parts=frozenset(nouns["parts"]),
        land=frozenset(nouns["land"]),
        act=frozenset(nouns["act"]),
        shared=frozenset(nouns["shared"]),
        sent=frozenset(nouns["sent"]),
    )


@cache
def head_words() -> HeadWords:
    """The nouns that say what a capitalised name names.

    >>> "ministry" in head_words().body
    True
    """
    data = _read("heads.toml")
    return HeadWords(
        body=frozenset(data["body"]["after"]),
        group=frozenset(data["group"]["after"]),
        place=frozenset(data["place"]["after"]),
        place_before=frozenset(data["place"]["before"]),
        place_tail=frozenset(data["place"]["tail"]),
        introduce=frozenset(data["place"]["introduce"]),
        other=frozenset(data["other"]["after"]),
        languages=frozenset(data["other"]["languages"]),
    )


def _read(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("detente.lexicon").joinpath("data", name).read_text(encoding="utf-8"))


_FORMS = {"say": ("says", "said"), "be": ("is", "are", "was", "were", "been"), "have": ("has", "had"), "do": ("does", "did")}
_PAST = {
    "begin": "began", "break": "broke", "cut": "cut", "fight": "fought", "give": "gave", "hit": "hit", "hold": "held", "keep": "kept", "lose": "lost", "make": "made", "meet": "met", "put": "put", "see": "saw", "seek": "sought", "send": "sent", "set": "set",
    "speak": "spoke", "stand": "stood", "strike": "struck", "swear": "swore", "take": "took", "tell": "told", "think": "thought", "win": "won", "withdraw": "withdrew", "write": "wrote", "become": "became", "come": "came", "feel": "felt", "fly": "flew", "go": "went", "know": "knew", "lead": "led", "leave": "left", "sit": "sat",
}  # fmt: skip


def inflect(lemma: str) -> tuple[str, ...]:
    """The forms of a verb that a headline or a plain sentence puts after its subject.

    >>> inflect("deny"), inflect("say")
    (('deny', 'denies', 'denied'), ('say', 'says', 'said'))
    """
    if lemma in _FORMS:
        return (lemma, *_FORMS[lemma])
    sibilant = lemma.endswith(("s", "sh", "ch", "x", "z"))
    consonant_y = lemma.endswith("y") and lemma[-2] not in "aeou"
    third = lemma + "es" if sibilant else lemma[:-1] + "ies" if consonant_y else lemma + "s"
    if lemma in _PAST:
        return (lemma, third, _PAST[lemma])
    doubled = lemma in ("ban", "plan", "stop", "slam", "admit", "commit", "nominate") and not lemma.endswith("e")
    past = (
        lemma + "d" if lemma.endswith("e") else lemma[:-1] + "ied" if consonant_y else lemma + lemma[-1] + "ed" if doubled else lemma + "ed"
    )
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
