from detente.lexicon.senses import load_rising, load_senses
from detente.model import Kind


def test_every_sense_tells_a_kind_that_there_is_or_none():
    kinds = {kind.value for kind in Kind}
    for verb, senses in load_senses().items():
        assert verb.isalpha()
        for sense in senses:
            assert sense.kind is None or sense.kind in kinds, verb


def test_every_sense_asks_for_something():
    for verb, senses in load_senses().items():
        for sense in senses:
            asked = (sense.particle, sense.objects, sense.by, sense.behind, sense.clause)
            assert any(each is not None and each != "" for each in asked), verb


def test_words_of_crowds_and_of_arms_are_not_the_same():
    rising = load_rising()
    assert rising.nouns
    assert not set(rising.crowd) & set(rising.arms)
