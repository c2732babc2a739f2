from argparse import Namespace
from pathlib import Path

import pytest

from bench.runners.prefilter import read_corpus
from detente.annotate import split_sentences
from detente.annotate.prefilter import find_grades, relevant
from detente.lexicon.prefilter import Grade
from detente.model import Report

CORPUS = Path(__file__).parents[2] / "corpus" / "test"

FIGHTING = "Rebels shelled the port. Two soldiers were killed. A truce was signed at noon."
MATCH = " ".join(["The captain met the press.", "He said the pitch was wet.", "Norland won by two goals."] * 6)


def passed(text, **options):
    report = Report.of_text(text)
    sentences = split_sentences(report)
    flags = relevant(report, sentences, **options)
    return [report.text[s.start : s.end] for s, flag in zip(sentences, flags, strict=True) if flag]


def grade(sentence):
    report = Report.of_text(sentence)
    return max(find_grades(report, split_sentences(report)))


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The truce held.", Grade.OPENS),
        ("A cease-fire began.", Grade.OPENS),
        ("Peacekeepers came.", Grade.OPENS),
        ("Nine were killed.", Grade.PASSES),
        ("She threatened them.", Grade.PASSES),
        ("They met.", Grade.WEAK),
        ("Kyiv slept.", Grade.WEAK),
        ("He flew to Oslo.", Grade.WEAK),
        ("According to them, it rained.", Grade.WEAK),
        ("It rained.", Grade.NONE),
        ("The awards were late.", Grade.NONE),
        ("The chad was loose.", Grade.NONE),
    ],
)
def test_a_word_has_its_grade_as_a_whole_and_in_every_form(sentence, wanted):
    assert grade(sentence) is wanted


def test_weak_words_pass_in_news_of_conflict_and_not_in_a_match_report():
    assert len(passed(f"{FIGHTING} {FIGHTING} He said so. She met them.")) == 8
    assert passed(MATCH) == []


def test_a_strong_word_passes_in_any_report():
    assert passed(f"{MATCH} A fan was killed. {MATCH}") == ["A fan was killed."]


def test_a_digest_is_news_only_where_its_item_stands():
    found = passed(f"{MATCH * 3} {FIGHTING * 4} Their envoys said so. {MATCH * 3}")
    assert "Their envoys said so." in found
    assert len(found) < 60


@pytest.mark.parametrize("sentence", ["They met.", "He said so.", "Norland won.", "Kyiv slept."])
def test_one_sentence_with_any_word_passes(sentence):
    assert passed(sentence) == [sentence]


def test_one_sentence_without_a_word_does_not_pass():
    assert passed("It rained.") == []


def test_a_heading_is_held_to_the_same():
    assert passed(f"A wet morning\n\n{FIGHTING}") == passed(FIGHTING)
    assert passed(f"Envoys leave\n\n{FIGHTING}")[0] == "Envoys leave"


def test_at_nought_every_word_passes():
    assert len(passed(MATCH, least=0)) == 18


def test_signs_that_change_length_in_lower_case_leave_offsets_true():
    assert passed("İİİİ ate. İİİİ slept. Rebels seized İzmir. İİİİ woke.", least=9) == ["Rebels seized İzmir."]


def test_no_sentence_no_flag():
    assert relevant(Report.of_text(""), ()) == ()


def test_nearly_every_trigger_of_the_corpus_passes():
    reached = [
        (mark, hit)
        for sample in read_corpus(Namespace(data=CORPUS))
        for mark, hit in sample.reach(relevant(sample.report, sample.sentences))
        if "trigger" in mark.layers
    ]
    assert sum(hit for _, hit in reached) / len(reached) >= 0.99
