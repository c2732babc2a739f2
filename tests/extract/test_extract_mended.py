"""Faults of the parse that the words show. All sentences are the project's own."""

import pytest

from detente.extract.mended import mend
from detente.model import Token


def tokens(*words):
    """The tokens of (text, pos, tag, dep, head), one space between."""
    found, at = [], 0
    for text, pos, tag, dep, head in words:
        found.append(
            Token(start=at, end=at + len(text), text=text, lemma=text.lower(), pos=pos, tag=tag, dep=dep, head=head)
        )
        at += len(text) + 1
    return tuple(found)


CHAD = ("Chad", "PROPN", "NNP", "nsubj", 1)


def test_a_word_with_an_article_is_a_noun():
    parsed = tokens(
        CHAD, ("demanded", "VERB", "VBD", "ROOT", 1), ("the", "DET", "DT", "det", 4), ("full", "ADJ", "JJ", "amod", 4),
        ("withdrawal", "VERB", "VB", "xcomp", 1), ("of", "ADP", "IN", "prep", 4), ("rebels", "NOUN", "NNS", "pobj", 5),
    )  # fmt: skip
    noun = mend(parsed)[4]
    assert (noun.pos, noun.tag, noun.dep, noun.head) == ("NOUN", "NN", "dobj", 1)


def test_several_keep_their_number():
    parsed = tokens(
        CHAD,
        ("condemned", "VERB", "VBD", "ROOT", 1),
        ("the", "DET", "DT", "det", 3),
        ("killings", "VERB", "VBG", "ccomp", 1),
    )
    noun = mend(parsed)[3]
    assert (noun.tag, noun.lemma) == ("NNS", "killing")


def test_a_verb_right_behind_and_is_the_next_deed():
    parsed = tokens(
        CHAD,
        ("struck", "VERB", "VBD", "ROOT", 1),
        ("and", "CCONJ", "CC", "cc", 1),
        ("fled", "VERB", "VBD", "advcl", 1),
    )
    assert mend(parsed)[3].dep == "conj"


@pytest.mark.parametrize(
    "parsed",
    [
        tokens(
            CHAD,
            ("struck", "VERB", "VBD", "ROOT", 1),
            ("and", "CCONJ", "CC", "cc", 1),
            ("rebels", "NOUN", "NNS", "nsubj", 4),
            ("fled", "VERB", "VBD", "advcl", 1),
        ),
        tokens(
            CHAD,
            ("buried", "VERB", "VBD", "ROOT", 1),
            ("the", "DET", "DT", "det", 3),
            ("fallen", "VERB", "VBN", "dobj", 1),
        ),
        tokens(
            CHAD,
            ("vowed", "VERB", "VBD", "ROOT", 1),
            ("to", "PART", "TO", "aux", 3),
            ("withdraw", "VERB", "VB", "xcomp", 1),
        ),
        tokens(
            CHAD,
            ("handed", "VERB", "VBD", "ROOT", 1),
            ("over", "ADP", "IN", "prep", 1),
            ("suspects", "NOUN", "NNS", "dobj", 1),
        ),
    ],
)
def test_what_may_be_right_is_left(parsed):
    assert mend(parsed) == parsed


def test_a_noun_goes_under_the_preposition_before_it():
    parsed = tokens(
        CHAD, ("called", "VERB", "VBD", "ROOT", 1), ("for", "ADP", "IN", "prep", 1), ("calm", "NOUN", "NN", "xcomp", 1)
    )
    assert (mend(parsed)[3].dep, mend(parsed)[3].head) == ("pobj", 2)
