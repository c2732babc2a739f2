"""Words by which reports tell of happenings of whatever kind: which mean the same, and which tell little by themselves."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from detente.lexicon.derived import root_of
from detente.lexicon.letters import WORD

_EMPTY = frozenset(
    "a an the of in on at to for with by from into out up off down over away back about after and or as was were is are been "
    "be being has have had will would could may might not himself herself themselves itself his her their its".split()
)
"""What stands in a trigger of several words beside the word that tells."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a trigger means, for comparing it with another of no known kind.

    ``roots``: its words without the endings of their families; ``classes``: those of ``data/happenings.toml`` that it stands
    in; ``light``: it tells little by itself ("took", "said").
    """

    lemma: str
    roots: frozenset[str]
    classes: frozenset[str]
    light: bool = False


@lru_cache(maxsize=65536)
def read_told(trigger: str) -> Told:
    """The meaning of a trigger, from its words alone.

    >>> one, two = read_told("stepped down"), read_told("resignation")
    >>> one.roots & two.roots, sorted(one.classes & two.classes)
    (frozenset(), ['resign'])
    >>> read_told("took").light, read_told("took over").light
    (True, False)
    """
    low = [word.lower().replace("’", "'").removesuffix("'s") for word in WORD.findall(trigger)]
    words = [word for word in low if word not in _EMPTY] or low or [trigger.lower()]
    lemmas = [base_form(word) for word in words]
    table = _table()
    head = next((lemma for lemma in lemmas if lemma not in table.light), lemmas[0])
    phrases = [" ".join((base_form(low[0]), *low[1:])), " ".join(lemmas)] if len(low) > 1 else []
    classes = next((found for phrase in phrases if (found := table.classes.get(phrase))), None)
    return Told(
        lemma=head,
        roots=frozenset(root_of(lemma) for lemma in lemmas if lemma == head or lemma not in table.light),
        classes=classes or table.classes.get(head) or table.classes.get(root_of(head)) or frozenset(),
        light=head in table.light and classes is None,
    )


@lru_cache(maxsize=65536)
def base_form(word: str) -> str:
    """The lemma of a word whose part of speech is not known: of a verb if it can be one, else of a noun or an adjective.

    >>> base_form("talks"), base_form("quakes"), base_form("dead")
    ('talk', 'quake', 'dead')
    """
    from lemminflect import getAllLemmas  # noqa: PLC0415 - a quarter of a second of loading that not every command pays

    lemmas: Mapping[str, Sequence[str]] = getAllLemmas(word)
    return next((lemmas[tag][0].lower() for tag in ("VERB", "NOUN", "ADJ") if lemmas.get(tag)), word)


@dataclass(frozen=True, slots=True)
class _Table:
    classes: Mapping[str, frozenset[str]]
    light: frozenset[str]


@cache
def _table() -> _Table:
    rows = tomllib.loads((files("detente.lexicon") / "data" / "happenings.toml").read_text(encoding="utf-8"))
    classes: dict[str, set[str]] = defaultdict(set)
    for name, words in rows["classes"].items():
        for word in words:
            classes[word].add(name)
            if " " not in word:
                classes[root_of(word)].add(name)
    return _Table(
        {word: frozenset(names) for word, names in classes.items()},
        frozenset(rows["light"]["words"]),
    )
