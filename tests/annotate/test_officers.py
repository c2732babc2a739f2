"""Offices before a person that no table holds whole. All names are invented."""

import pytest

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


@pytest.mark.parametrize(
    ("text", "office", "holder"),
    [
        (
            "The Special Envoy of the Union for the Lakes and the Coast, Mr. Tor Lund, met rebels.",
            "Special Envoy",
            "Tor Lund",
        ),
        ("The commander of Chad's forces in the province, Maj. Gen. Ali Ouman, met rebels.", "commander", "Ali Ouman"),
        ("He met the President of the Transition, Captain Ali Ouman, on Friday.", "President", "Ali Ouman"),
        ("The Norwegian president at the time, Ada Berg, brokered the truce.", "president", "Ada Berg"),
    ],
)
def test_behind_an_office_and_what_it_is_for_stands_its_holder(text, office, holder):
    assert (office, holder) in {(words, who) for words, kind, who, _ in names(text) if kind is NameType.TITLE}


@pytest.mark.parametrize(
    "text",
    [
        "The envoy to Chad met rebels in the capital, Tor Lund said.",
        "A minister in the capital spoke to the press, Tor Lund, of the union, said.",
    ],
)
def test_behind_a_clause_stands_nobody_s_holder(text):
    assert {who for _, kind, who, _ in names(text) if kind is NameType.TITLE} == {None}


def test_an_excellency_is_no_part_of_a_name_and_the_office_alone_means_its_holder():
    found = names(
        "The Minister, H.E. Ali Ould Ouman, received the envoy. The Minister thanked the Foreign Minister of Peru, Tor Lund."
    )
    assert ("Minister", NameType.TITLE, "Ali Ould Ouman", None) in found
    assert {who for _, kind, who, _ in found if kind is NameType.PERSON} == {"Ali Ould Ouman", "Tor Lund"}


def test_an_office_that_two_hold_means_the_one_named_right_before():
    text = (
        "President Ada Berg of Norway spoke. The fair opened. It rained. The ferry left. "
        "President Tor Lund of Peru came. The president smiled."
    )
    report = Report.of_text(text, published="2024-03-06")
    assert [n.stands_for for n in annotate(report).names if n.text == "president"] == ["Tor Lund"]
