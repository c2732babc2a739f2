"""Offices before a person that no table holds whole. All names are invented."""

from detente.annotate import annotate
from detente.model import NameType, Report

READOUT = """Readout of APQRS Ada Berg’s Calls with National Security Council Secretary Tor Lund of Norway and Head of the \
Foreign Relations Department of the Presidential Administration of Chad Ali Ouman

National Security Advisor Ada Berg spoke separately on Friday with Tor Lund. Ms. Berg urged both sides to keep the ceasefire.
"""


def names(text):
    report = Report.of_text(text, published="2024-03-06")
    return {(" ".join(n.text.split()), n.type, n.stands_for, n.of) for n in annotate(report).names}


def test_letters_before_a_name_that_stands_without_them_are_an_office():
    found = names(READOUT)
    assert ("APQRS", NameType.TITLE, "Ada Berg", None) in found
    assert {name[2] for name in found if "Berg" in name[0]} == {"Ada Berg"}


def test_letters_that_are_always_printed_stay_in_the_name():
    found = names("Minister KIM Ada Berg met rebels in Chad. Later Minister KIM Ada Berg left Chad.")
    assert {name[2] for name in found if name[1] is NameType.PERSON} == {"KIM Ada Berg"}


def test_a_run_of_capitals_before_a_state_and_a_person_is_their_office():
    found = names(READOUT)
    assert ("Head of the Foreign Relations Department", NameType.TITLE, "Ali Ouman", "Chad") in found
    assert ("Ali Ouman", NameType.PERSON, "Ali Ouman", "Chad") in found


def test_principal_is_a_part_of_the_office():
    found = names("Principal Deputy National Security Advisor Ada Berg met Foreign Minister Ali Ouman of Chad.")
    assert ("Principal Deputy", NameType.TITLE, "Ada Berg", None) in found
