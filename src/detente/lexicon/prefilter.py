"""The words that let a sentence through to the reader, each with its grade: ``data/prefilter.toml`` and the other tables."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from functools import cache
from importlib.resources import files
from itertools import chain

from detente.lexicon.folding import fold
from detente.lexicon.inflection import noun_forms, verb_forms
from detente.lexicon.kinds import load_kinds
from detente.lexicon.nouns import load_nouns
from detente.lexicon.titles import is_title, title_words


class Grade(IntEnum):
    """What a word says of its sentence and its report.

    ``WEAK``: may tell an event, in news of conflict or politics. ``PASSES``: may tell one in any report. ``OPENS``: it does,
    and speaks for news of conflict or politics.
    """

    NONE = 0
    WEAK = 1
    PASSES = 2
    OPENS = 3


@cache
def load_prefilter() -> Mapping[str, Grade]:
    """Every form of every word, folded, spaces for hyphens, with its grade; of two words in one form the higher holds.

    >>> [load_prefilter()[form].name for form in ("cease fire", "killed", "met")]
    ['OPENS', 'PASSES', 'WEAK']
    """
    nouns = load_nouns()
    people = (nouns.acts_for_state, nouns.groups, nouns.speakers, nouns.collective_heads, nouns.people, nouns.harmers)
    forms = dict.fromkeys((*trigger_forms(), *_forms((), chain(filter(is_title, title_words()), *people))), Grade.WEAK)
    for grade in (Grade.WEAK, Grade.PASSES, Grade.OPENS):
        words = _table()[grade.name.lower()]
        forms |= dict.fromkeys(_forms(words["verbs"], words["nouns"]), grade)
    return forms


@cache
def trigger_forms() -> frozenset[str]:
    """Every form of the words that tell of events by themselves; verbs that ask for a noun are left to that noun.

    >>> "signed" in trigger_forms(), "took" in trigger_forms()
    (True, False)
    """
    kinds = load_kinds()
    verbs = (lemma.replace("+", " ") for lemma, words in kinds.verbs.items() if not all(w.objects for w in words))
    return frozenset(_forms(verbs, kinds.nouns))


@cache
def play_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words of games in every form, and the words of toll that count among them too."""
    play = _table()["play"]
    return frozenset(_forms((), play["words"])), frozenset(play["toll"])


def _forms(verbs: Iterable[str], nouns: Iterable[str]) -> Iterator[str]:
    irregular = _table()["irregular"]
    made = chain(*(verb_forms(lemma, irregular) for lemma in verbs), *(noun_forms(lemma, irregular) for lemma in nouns))
    return (fold(form).replace("-", " ") for form in made)


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files("detente.lexicon") / "data" / "prefilter.toml").read_text(encoding="utf-8"))
