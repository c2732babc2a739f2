"""Whose people, arms and offices are where the words only point: the state at home, "its members", "ministers of both sides"."""

from __future__ import annotations

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.extract.cast import find_cast
from detente.model import PART_PROPS, Prop, Report


def who(text: str) -> set[tuple[str, str]]:
    """The participants of a report with the words that name them."""
    said = extract(annotate(Report.of_text(text, published="2031-05-10"))).statements
    return {(stmt.value, stmt.passage.exact) for stmt in said if stmt.prop in PART_PROPS or stmt.prop is Prop.SPEAKER}


def parts_of(text: str, prop: Prop) -> set[tuple[str, str]]:
    """Those who take one part in the events of a report, with their words."""
    said = extract(annotate(Report.of_text(text, published="2031-05-10"))).statements
    return {(stmt.value, stmt.passage.exact) for stmt in said if stmt.prop is prop}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad closed its border. Chad was calm. Police arrested six men in Sarh on Monday.", ("Chad", "Police")),
        ("Chad closed its border. Chad was calm. Rebels killed two soldiers on Monday.", ("Chad", "two soldiers")),
        (
            "Boko Haram attacked Nigeria. Nigeria mourns. Security forces killed a preacher in Bosso on Monday.",
            ("Nigeria", "Security forces"),
        ),
    ],
)
def test_arms_without_an_owner_are_those_of_the_state_at_home(text: str, expected: tuple[str, str]):
    assert expected in who(text)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Chad and Sudan clashed. Chad and Sudan met. Police arrested six men on Monday.", "police"),
        ("Chad closed its border. Chad was calm. Rebel soldiers killed six men on Monday.", "rebel soldiers"),
    ],
)
def test_where_two_states_may_be_meant_arms_stay_as_printed(text: str, printed: str):
    assert printed in {name.lower() for name, _ in who(text)}


def test_the_home_of_a_report_is_where_its_dateline_and_its_names_agree():
    text = "NAIROBI, May 3 (Wire) - Kenya and the Kenyan press were glad. Norway sent a card."
    assert find_cast(annotate(Report.of_text(text))).home == "Kenya"
    assert find_cast(annotate(Report.of_text(text.replace("NAIROBI", "OSLO")))).home is None


def test_a_commission_that_is_military_is_no_military():
    text = "The Joint Military Commission met in Geneva on Monday. The military shelled Sirte on Tuesday."
    assert "Joint Military Commission" not in {name for name, words in who(text) if words.lower().endswith("military")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The African Union met on Monday. Its members agreed on Tuesday to send troops to Chad.",
            ("African Union", "Its members"),
        ),
        ("Members of Hezbollah attacked a patrol near Tyre on Monday.", ("Hezbollah", "Members")),
        ("Norway received rebels on Monday. Its foreign minister met them in Oslo.", ("Norwegian foreign minister",)),
        (
            "Supporters of Hezbollah clashed with police in Beirut on Monday.",
            ("supporters of Hezbollah", "Supporters"),
        ),
    ],
)
def test_people_belong_to_whom_the_words_count_them(text: str, expected: tuple[str, ...]):
    assert any(found[: len(expected)] == expected for found in who(text))


def test_what_the_sides_have_is_theirs_together():
    text = (
        "Chad and Sudan fought in March. Chad and Sudan made peace. Ministers of the two sides signed a treaty in Doha on Monday. "
        "Both parliaments ratified the treaty on Friday."
    )
    found = who(text)
    assert {("Chadian minister", "Ministers"), ("Sudanese minister", "Ministers")} <= found
    assert {("Chad", "Both parliaments"), ("Sudan", "Both parliaments")} <= found


def test_heads_of_state_say_not_whose_they_are():
    text = "Chad and Sudan fought in March. Chad and Sudan met. The heads of state agreed on a ceasefire in Doha on Monday."
    assert {"Chadian head of state", "Sudanese head of state"} <= {name for name, _ in who(text)}


def test_both_men_are_the_leaders_of_the_sides():
    text = (
        "President Ali Ouman of Chad flew to Sudan. Sudanese President Bo Deng spoke of peace between Chad and Sudan. "
        "Both men met in Doha on Monday."
    )
    assert {("Ali Ouman", "Both men"), ("Bo Deng", "Both men")} <= who(text)


def test_two_that_nothing_joins_are_no_sides():
    text = "Bolivia mourned. Bolivia was calm. Denmark helped Bolivia. Denmark sent doctors. Peru was silent."
    assert find_cast(annotate(Report.of_text(text))).sides == ()
    armed = "Colombia mourned. Colombia was calm. The ELN denied it. The ELN was silent. Norway waited."
    assert set(find_cast(annotate(Report.of_text(armed))).sides) == {"Colombia", "ELN"}


def test_two_shown_in_an_office_are_both_leaders_though_no_state_is_told():
    text = (
        "China and India fought in June. China and India made peace. Prime Minister Ravi Nath slept. President Lin Bao "
        "was glad. The leaders signed a truce on Tuesday."
    )
    assert {"Ravi Nath", "Lin Bao"} <= {name for name, words in who(text) if words.endswith("leaders")}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Turkish-backed forces shelled Tall Rifat on Monday.", "Turkey"),
        ("Russian-made drones struck a depot near Marib on Monday.", "Russia"),
        ("Protesters in the English-speaking regions clashed with gunmen on Monday.", "England"),
    ],
)
def test_a_people_that_only_opens_a_hyphened_word_takes_no_part(text: str, nobody: str):
    assert nobody not in {name for name, _ in who(text)}


def test_a_persons_fighters_are_his():
    assert ("Juma Idris", "Juma Idris's fighters") in who("Juma Idris's fighters attacked Abeche on Monday.")


def test_nobody_meets_alone():
    text = (
        "In another bilateral meeting in Doha, Ali Ouman told US Secretary of State Ada Berg on Monday about the raid."
    )
    assert {"Ali Ouman", "Ada Berg"} <= {name for name, _ in who(text)}


def test_a_day_is_no_part_of_the_name_of_a_body():
    marks = annotate(Report.of_text("The freeze ordered by the Columbia Union on Tuesday was lifted on Friday."))
    assert "Columbia Union" in {mark.text for mark in marks.names}


def test_the_soldiers_of_a_ministry_are_its_states():
    text = "Turkey was calm. The Turkish Defence Ministry said two of its soldiers were killed in Idlib on Monday."
    assert "Turkey" in {name for name, words in who(text) if "soldiers" in words}


def test_who_says_it_is_nobody_to_whom_it_was_done():
    text = "The hostages were handed over to Chad on Monday, according to a local police source."
    assert "police source" not in {name for name, _ in parts_of(text, Prop.ADDRESSEE)}


def test_those_between_whom_a_deal_is_are_all_parties():
    text = "The signing of the agreement between Chad, Sudan and Libya took place in Doha on Monday."
    assert {"Chad", "Sudan", "Libya"} == {name for name, _ in parts_of(text, Prop.PARTY)}


def test_the_second_of_two_is_no_owner_of_the_first():
    text = (
        "Jake Holm spoke separately on Monday with National Security Council Secretary Armen Sarian of Armenia and Head of the "
        "Foreign Relations Department of the Presidential Administration of Azerbaijan Hikmat Asker."
    )
    assert {"Jake Holm", "Armen Sarian", "Hikmat Asker"} <= {name for name, _ in parts_of(text, Prop.PARTY)}


def test_a_line_that_leads_elsewhere_is_no_part_of_the_story():
    text = (
        "Chad was calm on Monday. Sudan fired at Chad.\n\nThe Sudanese army said so.\n\nGreek police fire tear gas at migrants\n\n"
        "It shot down two planes on Sunday."
    )
    assert "Greek police" not in {name for name, words in who(text) if words == "It"}


def test_a_noun_is_named_without_what_hangs_behind_it():
    text = "Rebels killed militants freed in May near Sarh on Monday."
    assert "militants" in {name for name, _ in who(text)}


def test_who_was_received_in_another_meeting_did_not_meet_the_first():
    first = "Ada Berg and EU envoy Tor Lund received Chad Prime Minister Ali Ouman"
    text = f"{first} and, in another meeting, Sudanese President Bo Deng."
    said = extract(annotate(Report.of_text(text, published="2031-05-10"))).statements
    nouns = {stmt.mention_id for stmt in said if stmt.prop is Prop.KIND and stmt.passage.exact == "meeting"}
    assert "Ali Ouman" not in {stmt.value for stmt in said if stmt.mention_id in nouns and stmt.prop in PART_PROPS}


def test_the_police_are_of_the_state_where_they_are_told_to_be():
    told = parts_of("Miners were shot by police in Kenya on Monday.", Prop.PERPETRATOR)
    assert "Kenyan police" in {name for name, _ in told}
