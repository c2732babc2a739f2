"""Universal Dependencies trees in the ClearNLP scheme, the one of spaCy's English models, which the extraction reads."""

from __future__ import annotations

from collections.abc import Iterable

from training.reader.clear_clauses import chain_conjuncts, raise_copulas, turn_existence, turn_marks, turn_speech
from training.reader.clear_complements import open_free_relatives, turn_complements
from training.reader.clear_phrases import (
    BARE,
    find_agents,
    join_dates,
    join_names,
    join_numbers,
    join_titles,
    raise_prepositions,
    split_fixed,
)
from training.reader.draft import NO_HEAD, Draft
from training.reader.treebanks import Treebanked

Arc = tuple[int, str]
"""The head of a word, as its index in the sentence, and the label."""

LABELS = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative "
    "dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj "
    "predet prep prt punct quantmod relcl xcomp"
)
"""The labels of the scheme, in the order of the alphabet."""

WITH_AGENTS = frozenset({"gum", "ud_ewt"})
"""The treebanks that label the agents of passives; in others the conversion looks for them."""

_RENAMED = {
    "root": "ROOT",
    "nsubj:pass": "nsubjpass",
    "nsubj:outer": "nsubj",
    "csubj:pass": "csubjpass",
    "csubj:outer": "csubj",
    "obj": "dobj",
    "iobj": "dative",
    "aux:pass": "auxpass",
    "cop": "aux",
    "acl:relcl": "relcl",
    "advcl:relcl": "relcl",
    "compound:prt": "prt",
    "det:predet": "predet",
    "cc:preconj": "preconj",
    "nmod:poss": "poss",
    "discourse": "intj",
    "vocative": "npadvmod",
    "case": "prep",
    "obl:agent": "npadvmod",
    "obl": "npadvmod",
    "fixed": "advmod",
    "flat": "compound",
}
_NEGATIVE = frozenset({"not", "n't", "never", "nt", "no"})


class NotATree(ValueError):
    """The conversion of a sentence has no single root, or a cycle."""


def to_clear(sentence: Treebanked) -> list[Arc]:
    """The head and label of each word; the root heads itself.

    >>> from training.reader.treebanks import Word
    >>> words = [Word("They", "they", "PRON", "PRP", 3, "nsubj"), Word("were", "be", "AUX", "VBD", 3, "cop")]
    >>> words += [Word("in", "in", "ADP", "IN", 3, "case"), Word("Doha", "Doha", "PROPN", "NNP", -1, "root")]
    >>> to_clear(Treebanked("a", "a", "", "They were in Doha", words))
    [(1, 'nsubj'), (1, 'ROOT'), (1, 'prep'), (2, 'pobj')]
    """
    draft = Draft(sentence.words)
    if not draft.is_tree():
        raise NotATree(sentence.id)
    if sentence.treebank not in WITH_AGENTS:
        find_agents(draft)
    for step in (
        join_names,
        join_titles,
        join_dates,
        join_numbers,
        split_fixed,
        open_free_relatives,
        turn_complements,
        raise_copulas,
        turn_marks,
        raise_prepositions,
        turn_existence,
        turn_speech,
        chain_conjuncts,
    ):
        step(draft)
    if not draft.is_tree():
        raise NotATree(sentence.id)
    return [
        (index if head == NO_HEAD else head, "ROOT" if head == NO_HEAD else _label(draft, index))
        for index, head in enumerate(draft.heads)
    ]


def convert(sentences: Iterable[Treebanked]) -> tuple[list[tuple[Treebanked, list[Arc]]], int]:
    """The sentences with their converted trees, and how many were dropped because no tree came out."""
    made: list[tuple[Treebanked, list[Arc]]] = []
    dropped = 0
    for sentence in sentences:
        try:
            made.append((sentence, to_clear(sentence)))
        except NotATree:
            dropped += 1
    return made, dropped


def _label(draft: Draft, index: int) -> str:
    dep = draft.deps[index]
    if dep == "advmod" and draft.low(index) in _NEGATIVE:
        return "neg"
    if dep == "case" and (draft.tag(index) == "POS" or draft.low(index) in ("'s", "'")):
        return "case"
    if dep in BARE:
        return "npadvmod"
    label = _RENAMED.get(dep, dep)
    label = label if label in _KNOWN else _KNOWN_BASES.get(label.partition(":")[0], "dep")
    return "dep" if label == "ROOT" else label


_KNOWN = frozenset(LABELS.split())
_KNOWN_BASES = {base: base for base in _KNOWN} | {
    "nsubj": "nsubj",
    "obl": "npadvmod",
    "flat": "compound",
    "obj": "dobj",
}
