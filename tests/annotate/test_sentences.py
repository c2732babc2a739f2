from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from detente.annotate.sentences import MAX_SENTENCE, split_sentences
from detente.model import Report
from detente.model.report import Furniture


def cut(text, **fields):
    report = replace(Report.of_text(text), **fields)
    return [text[s.start : s.end] for s in split_sentences(report)]


def test_a_line_is_a_paragraph_and_a_short_one_without_a_stop_a_heading():
    text = "Talks resume in Port Amber\n\nEnvoys met. They will meet again.\nA third way\nNobody spoke."
    report = Report.of_text(text)
    assert [(text[s.start : s.end], s.heading, s.paragraph) for s in split_sentences(report)] == [
        ("Talks resume in Port Amber", True, 0),
        ("Envoys met.", False, 1),
        ("They will meet again.", False, 1),
        ("A third way", True, 2),
        ("Nobody spoke.", False, 3),
    ]


def test_hard_wrapped_lines_are_one_paragraph():
    lines = [
        "The negotiators of Norland and Sudmark, who had not spoken for",
        "eleven years, sat down on Tuesday at the lakeside hotel where the",
        "first truce had been signed, and agreed on very little, officials",
        "of both sides said, but they did agree to keep on talking through",
        "the winter and to let the ferries run again between the islands",
        "and the mainland.",
        "",
        "A second round is planned.",
    ]
    assert len(cut("\n".join(lines))) == 2


def test_abbreviations_and_speech_tails_do_not_end_a_sentence():
    assert cut('Gen. Orlo met U.N. envoy A. B. Sim on Jan. 5. "Who fired first?" he asked. Nobody knew.') == [
        "Gen. Orlo met U.N. envoy A. B. Sim on Jan. 5.",
        '"Who fired first?" he asked.',
        "Nobody knew.",
    ]


def test_furniture_is_no_sentence():
    text = "Home » World\nEnvoys met.\nMust Read"
    assert cut(text, furniture=(Furniture(0, 12, "navigation"), Furniture(25, 34, "related"))) == ["Envoys met."]


def test_a_line_without_end_is_cut():
    assert all(len(piece) <= MAX_SENTENCE for piece in cut("word " * 5000 + "."))


@given(st.text(alphabet="ab. \n\"'AZ!?…”“", max_size=300))
def test_sentences_are_ordered_apart_and_not_blank(text):
    report = Report.of_text(text)
    found = split_sentences(report)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in found)
