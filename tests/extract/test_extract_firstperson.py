"""Whom "I" and "we" stand for in somebody's words. All sentences are the project's own."""

import pytest

from tests.extract.events import tell, told_by


@pytest.mark.parametrize(
    ("text", "word", "part", "who"),
    [
        ('"We shelled their trenches," M23 spokesman Joseph Deng said.', "shelled", "perpetrator", "M23"),
        ('"We met the rebels in Doha," Kenyan Foreign Minister Ana Otieno said.', "met", "party", "Kenya"),
        ('"I met the rebels in Doha," Kenyan Foreign Minister Ana Otieno said.', "met", "party", "Ana Otieno"),
        ('"They attacked our soldiers," Sudanese Defence Minister Joseph Deng said.', "attacked", "target", "Sudan"),
        ('The Sudanese army said: "We shelled their trenches."', "shelled", "perpetrator", "Sudanese army"),
    ],
)
def test_who_speaks_means_himself_or_his_side(text, word, part, who):
    assert who in told_by(text, word).get(part, [])


def test_of_an_unknown_side_nobody_is_named():
    told = told_by('"We met the rebels in Doha," Joseph Deng said.', "met")
    assert told["party"] == ["rebels"]


def test_whoever_thinks_in_his_own_words_says_nothing_besides():
    text = '"We announced on Monday that the talks would go on," President Joseph Deng of Chad said.'
    assert not [event for event in tell(text) if event["word"] == "announced" and "speaker" in event]
