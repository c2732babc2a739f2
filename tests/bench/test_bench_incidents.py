"""One incident a document: which figures are its own, and what its parts come to."""

import pytest

from bench.incidents import numbers_given, read_incident
from bench.runners.muc4 import unwrap, victims
from bench.system import make_report, read_report
from detente.model import Measure


def read(text, alike=None):
    report = make_report(text, "release", published="2021-03-06")
    return read_incident(read_report(report), report.text, alike)


def test_parts_that_the_words_join_are_one_number():
    incident = read("The force killed a rebel leader and two of his guards in Goma on Monday.")
    assert incident.count(Measure.KILLED) == 3


def test_what_is_dated_long_before_is_another_incident():
    text = "Rebels killed four soldiers near Goma on Monday. In March 2019, rebels killed 60 soldiers near Beni."
    assert read(text).count(Measure.KILLED) == 4


def test_measures_that_a_set_does_not_tell_apart_are_one():
    incident = read("The patrol captured a rebel leader in Goma on Monday.", {Measure.CAPTURED: Measure.DETAINED})
    assert incident.count(Measure.DETAINED) == 1


def test_every_number_of_a_document_is_given_once():
    report = make_report("Shelling killed nine men in Goma on Monday. The shelling killed nine.", "wire", "2021-03-06")
    assert numbers_given(read_report(report), report.text, Measure.KILLED) == [9]


@pytest.mark.parametrize(("effect", "expected"), [("DEATH", 3), ("INJURY", 0)])
def test_victims_of_a_template_are_counted_once(effect, expected):
    template = {
        "hum_number": [{"values": ["3"], "refs": ["PEASANTS", "FARMERS"]}, {"values": ["PLURAL"], "refs": ["GUARDS"]}],
        "hum_effect": [
            {"values": ["DEATH"], "refs": ["PEASANTS"]},
            {"values": ["DEATH"], "refs": ["PEASANTS", "FARMERS"]},
            {"values": ["INJURY"], "refs": ["GUARDS"]},
        ],
    }
    assert victims(template, effect) == expected


def test_a_telex_is_unwrapped_by_paragraph():
    assert unwrap("LIMA -- [TEXT] A\nB.\n\n   C\nD.") == "LIMA -- A B.\n\nC D."
