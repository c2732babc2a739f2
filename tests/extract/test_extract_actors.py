"""Whom words mean that are no name: forces, pairs, plural pronouns, those who listen; and what is nobody."""

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import PART_PROPS, Prop, Report, Sort


def parts(text, kind):
    """The parts of the events of a kind, all sentences together."""
    reading = extract(annotate(Report.of_text(text, published="2031-05-10")))
    kinds = {s.mention_id: s.value for s in reading.statements if s.prop.value == "kind"}
    events = {m.id for m in reading.mentions if m.sort in (Sort.EVENT, Sort.PASSING)}
    said = [
        s for s in reading.statements if s.mention_id in events and kinds[s.mention_id] == kind and s.prop in PART_PROPS
    ]
    return {(s.prop.value, s.value, s.note) for s in said}


def test_peacekeepers_and_rebel_troops_are_actors_beside_their_state():
    deployed = parts("Chadian peacekeepers were deployed in Goma on Monday.", "deployment")
    assert ("perpetrator", "Chadian peacekeepers", "acts for Chad") in deployed
    attack = parts("Sudanese rebel troops attacked Abeche on Monday.", "attack")
    assert ("perpetrator", "Sudanese rebel troops", None) in attack
    assert ("perpetrator", "Sudan", None) in parts("Sudanese troops attacked Abeche on Monday.", "attack")


def test_a_wide_area_acts_for_nobody():
    found = parts("African states and Norway signed a truce on Monday.", "ceasefire")
    assert "Africa" not in {name for _, name, _ in found}


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("President Ali Ouman and rebel Bo Deng met on Friday. They agreed to a truce.", "agreement", {"Ali Ouman", "Bo Deng"}),
        ("Rebels stormed the town of Abeche on Monday. They attacked the barracks.", "attack", {"rebels"}),
        ("The rebels and their army attacked Abeche on Monday.", "attack", {"rebels"}),
        ("Norway and Chad and their armies attacked Abeche on Monday.", "attack", {"Norway", "Chad"}),
    ],
)  # fmt: skip
def test_a_plural_pronoun_stands_for_those_named_together_last(text, kind, who):
    assert {name for _, name, _ in parts(text, kind)} >= who


def test_both_before_a_word_stands_for_nobody():
    text = "Chad and Sudan signed a truce on Thursday. Two soldiers were ambushed on the road, he said, both dead."
    assert not {name for part, name, _ in parts(text, "statement") if part == "speaker"} & {"Chad", "Sudan"}


def test_one_to_whom_the_main_verb_is_done_listens_to_the_participle():
    said = parts(
        "Ada Berg spoke on Sunday with President Ali Ouman of Chad, expressing concerns about the checkpoint.",
        "statement",
    )
    assert {(part, name) for part, name, _ in said} >= {("speaker", "Ada Berg"), ("addressee", "Ali Ouman")}


def test_a_headline_runs_no_verb_into_a_name():
    text = "President Berg Brokers New Truce\n\nPresident Ada Berg of Norway brokered a truce on Monday."
    assert "Berg Brokers" not in {mark.stands_for for mark in annotate(Report.of_text(text)).names}


def test_what_only_its_place_capitalises_is_written_small():
    assert ("perpetrator", "rebels", None) in parts("Rebels attacked Abeche on Monday.", "attack")


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("The talks went well, said US State Department spokesman Ola Nord.", "State Department"),
        ("Ola Nord, a spokesman for the Chadian army, said on Monday that the road was open.", "Chadian army"),
        ("Norwegian Foreign Minister Ada Berg said the road was open.", None),
    ],
)
def test_a_spokesman_speaks_for_somebody_in_the_words_that_say_so(text, whose):
    said = extract(annotate(Report.of_text(text, published="2031-05-10"))).statements
    assert {s.value for s in said if s.prop is Prop.BEHALF} == ({whose} if whose else set())
    assert all(s.passage.exact in text for s in said if s.prop is Prop.BEHALF)


def test_whom_a_pronoun_means_may_hang_on_whom_the_sides_are_and_the_other_way_round():
    text = "The presidents of Chad and Sudan met in Doha on Monday. The two sides should stop the fighting, they urged."
    assert {("speaker", "Chad", None), ("speaker", "Sudan", None)} <= parts(text, "demand")
    assert {("party", "Chad", None), ("party", "Sudan", None)} <= parts(text, "ceasefire")
