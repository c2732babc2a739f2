"""Words of one meaning and of one root."""

import pytest

from detente.lexicon.derived import root_of
from detente.lexicon.happenings import read_told


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("resign", "resignation"), ("explode", "explosion"), ("appoint", "appointment"), ("marry", "marriage"),
        ("arrive", "arrival"), ("seize", "seizure"), ("invade", "invasion"), ("permit", "permission"), ("rob", "robbery"),
        ("discover", "discovery"), ("stop", "stoppage"), ("attend", "attendance"), ("withdraw", "withdrawal"),
    ],
)  # fmt: skip
def test_a_verb_and_its_noun_have_one_root(verb, noun):
    assert root_of(verb) == root_of(noun)


@pytest.mark.parametrize(
    ("one", "two"), [("treat", "treaty"), ("meet", "mend"), ("minister", "mine"), ("party", "part"), ("death", "deal")]
)
def test_words_that_only_look_alike_have_two(one, two):
    assert root_of(one) != root_of(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("quake", "earthquakes"),
        ("took over", "acquisition"),
        ("shot dead", "murdered"),
        ("seized", "arrest"),
        ("blaze", "fire"),
    ],
)
def test_words_of_one_meaning_share_a_class(one, two):
    assert read_told(one).classes & read_told(two).classes


def test_a_phrase_is_not_its_light_verb():
    assert not read_told("stepped down").light
    assert read_told("said").light
