"""Turns of a transcript and of a headline. All texts are the project's own."""

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Prop, Report, Sort


def said(text):
    found = extract(annotate(Report.of_text(text, published="2021-03-06")))
    claims = {m.id for m in found.mentions if m.sort is Sort.CLAIM}
    contents = {s.mention_id: s.value for s in found.statements if s.prop is Prop.CONTENT}
    return {
        (s.value, s.passage.exact, contents[s.mention_id])
        for s in found.statements
        if s.prop is Prop.SPEAKER and s.mention_id in claims
    }


BRIEFING = """Foreign Minister Ali Abdi met the press in Chad on Friday after talks with Sudan.

QUESTION: Does Sudan accept the ceasefire?

MR ABDI: Sudan has accepted the ceasefire. Its army has left the border.

MR ORLO: We thank the minister for the truce.
"""


def test_a_label_in_capitals_says_whose_turn_it_is():
    told = said(BRIEFING)
    assert ("Ali Abdi", "MR ABDI", "Sudan has accepted the ceasefire.") in told
    assert ("Ali Abdi", "MR ABDI", "Its army has left the border.") in told
    assert ("Orlo", "MR ORLO", "We thank the minister for the truce.") in told
    assert not any("Does Sudan" in content for _, _, content in told)


def test_a_town_in_capitals_says_nothing():
    text = (
        "KABUL: The rebels attacked a post in Afghanistan on Friday.\n\n"
        "NAIROBI: The rebels attacked a post in Kenya on Friday."
    )
    assert said(text) == set()


def test_a_headline_may_name_who_says_it():
    text = "Ali Abdi: the army has left the border\n\nForeign Minister Ali Abdi of Chad met the press on Friday."
    assert ("Ali Abdi", "Ali Abdi", "the army has left the border") in said(text)


INTERVIEW = """Murad Salen is deputy chairman of the Lake Front.

Q: Will you hand over your weapons?

A: The army attacked our camp on Monday. We will keep them.
"""


def test_who_answers_is_the_one_person_named_before_the_questions():
    told = said(INTERVIEW)
    assert ("Murad Salen", "Murad Salen", "The army attacked our camp on Monday.") in told
    assert not any("hand over" in content for _, _, content in told)


def test_who_answers_is_not_guessed_of_two():
    told = said(INTERVIEW.replace("Front.", "Front. He spoke to Grace Orlo."))
    assert not any("attacked" in content for _, _, content in told)
