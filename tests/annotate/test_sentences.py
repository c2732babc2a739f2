import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.annotate import annotate
from detente.annotate.sentences import MAX_SENTENCE, split_sentences
from detente.model import NameType, Report
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


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\v", "\f", "\x85", "\r", "\r\n"])
def test_every_sign_for_a_new_line_ends_a_line(separator):
    assert cut(
        f"Envoys meet in Port Amber{separator}They spoke for hours. Nobody agreed.{separator}The ferries run"
    ) == [
        "Envoys meet in Port Amber",
        "They spoke for hours.",
        "Nobody agreed.",
        "The ferries run",
    ]


def test_a_line_end_of_two_signs_is_no_empty_line():
    wrapped = [
        f"the envoys who had come by sea in the spring went {word}" for word in "home and came back with a new".split()
    ]
    assert len(cut("\r\n".join(wrapped))) == 1


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("OSLO, March 12 -", "2031-03-12"),
        ("KIGALI, 3 March (Reuters) -", "2031-03-03"),
        ("SAN JOSE, 16 OCT 89 (AFP) --", "1989-10-16"),
        ("HARARE, Zimbabwe, Feb. 27 (Fjord Wire) —", "2031-02-27"),
        ("Nairobi, 27 February 2031 –", "2031-02-27"),
        ("BRATISLAVA, Slovakia -", None),
        ("KAMPALA:", None),
        ("Kampala, 3 March:", "2031-03-03"),
        ("KIGALI, Rwanda, March 3 (AP) _", "2031-03-03"),
        ("Kigali, 3 March 2031 (Great Lakes Wire)", "2031-03-03"),
        ("Kigali, Rwanda -", None),
        ("Kigali (AFP) -", None),
        ("Kigali (Great Lakes Agency)", None),
    ],
)
@pytest.mark.parametrize("upper", [False, True], ids=["mixed", "upper"])
def test_a_dateline_is_apart_from_the_first_sentence(dateline, day, upper):
    if upper and not day:
        pytest.skip("where all is in capitals, capitals before a dash are no dateline")
    text = f"{dateline} The envoys of Chad and Peru met on the quay. They signed nothing."
    text = text.upper() if upper else text
    report = Report.of_text(text, published="2031-03-15")
    sentences = split_sentences(report)
    assert [(text[s.start : s.end].casefold(), s.heading) for s in sentences] == [
        (dateline.rstrip(" -–—:_").casefold(), True),
        ("the envoys of chad and peru met on the quay.", False),
        ("they signed nothing.", False),
    ]
    marks = annotate(report)
    assert [str(time.interval) for time in marks.times] == ([day] if day else [])
    town = re.split(r"[,:]| \(", dateline)[0]
    town = town.upper() if upper else town
    assert next((name.text, name.type, name.metonym) for name in marks.names) == (town, NameType.PLACE, False)


@pytest.mark.parametrize(
    "line",
    [
        "March 12 - Envoys met in Oslo.",
        "12 March 2031 - Envoys met in Oslo.",
        "NATO - The alliance of thirty-one states decides.",
        "UPDATE: The envoys have left the town.",
        "KAMPALA: Rebels to leave the town",
        "UN - and nobody else - decides on war.",
        "REBELS - WHO HOLD THE TOWN - SAID SO.",
        "Ada Berg (Labour) - The foreign minister of Norway.",
        "Kigali (Labour) The member for the north spoke.",
        "Kigali, Ada - The two went by boat.",
        "TRUCE SIGNED IN KIGALI. FIRE ENDS SUNDAY 0001 GMT - BERG",
        "Article of 3 March (Reform) The members are elected.",
        "Act, 3 March 2031 (A/21) The members are elected.",
        "The Prime Minister - A man of few words - met them.",
    ],
)
def test_what_only_looks_like_a_dateline_stays_whole(line):
    assert cut(line) == [line]


@given(st.text(alphabet="ab. \n\"'AZ!?…”“", max_size=300))
def test_sentences_are_ordered_apart_and_not_blank(text):
    report = Report.of_text(text)
    found = split_sentences(report)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in found)


def test_a_wrapped_paragraph_is_one_where_the_rest_of_the_page_is_not_wrapped():
    text = (
        "Talks resume\n\nOn Friday the envoys of the two sides received the President of Norway, Ada\n"
        "Berg, and the mediators in a hotel beside the lake near Oslo, where they\nsigned a paper on prisoners.\n\n"
        "They parted on Saturday.\nThey will meet again in May.\nNobody else spoke."
    )
    sentences = [text[s.start : s.end] for s in split_sentences(Report.of_text(text))]
    assert [" ".join(sentence.split())[:26] for sentence in sentences] == [
        "Talks resume",
        "On Friday the envoys of th",
        "They parted on Saturday.",
        "They will meet again in Ma",
        "Nobody else spoke.",
    ]
    assert "Ada\nBerg" in sentences[1]


def test_a_dateline_may_have_its_day_before_the_town():
    text = "March 3, 2031 (KIGALI) – The envoys of Chad and Peru met here. They signed nothing."
    marks = annotate(Report.of_text(text, published="2031-03-15"))
    told = [text[s.start : s.end] for s in marks.sentences if not s.heading]
    assert told == ["The envoys of Chad and Peru met here.", "They signed nothing."]
    assert marks.dateline is not None
    assert text[slice(*marks.dateline)] == "KIGALI"


@pytest.mark.parametrize("agency", ["(Reuters) –", "[AFP] -", "(Great Lakes Agency) --"])
def test_an_agency_without_a_town_is_a_dateline(agency):
    text = f"{agency} Chad said on Monday it had met Peru on the quay."
    found = [(text[s.start : s.end], s.heading) for s in split_sentences(Report.of_text(text))]
    assert found == [
        (agency.split(" –")[0].split(" -")[0], True),
        ("Chad said on Monday it had met Peru on the quay.", False),
    ]


def test_a_party_in_brackets_is_no_dateline():
    text = "(Labour) - The minister for the quays said nothing on Monday."
    assert len(split_sentences(Report.of_text(text))) == 1


def test_a_name_belongs_to_the_title_before_it():
    report = Report.of_text("Few came to Doha. Ms. Dembe did, a step Ms. Ouman called brave.")
    assert [report.text[s.start : s.end] for s in split_sentences(report)] == [
        "Few came to Doha.",
        "Ms. Dembe did, a step Ms. Ouman called brave.",
    ]
