"""Who stands between the sides of a contact, and who is only one of those who met."""

from __future__ import annotations

from importlib.resources import files

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Prop, Report


def test_who_go_between_nobody_are_those_who_met():
    name = "wire-2024-06-26-brussels.txt"
    text = (files("detente.samples") / "reports" / name).read_text(encoding="utf-8")
    told = extract(annotate(Report.of_text(text, name, published="2024-06-26"))).statements
    assert [stmt.value for stmt in told if stmt.prop is Prop.MEDIATOR] == []
    met = {stmt.value for stmt in told if stmt.prop is Prop.PARTY and stmt.passage.start < text.index("not each other")}
    assert met == {"Albin Kurti", "Aleksandar Vucic", "Josep Borrell"}


def test_who_only_offers_to_mediate_mediates_no_other_talks():
    text = "The governors of Adre and Geneina met on Friday. A Russian diplomat said Moscow had offered to mediate."
    told = extract(annotate(Report.of_text(text, published="2024-06-26"))).statements
    kinds = {stmt.passage.exact: stmt.value for stmt in told if stmt.prop is Prop.KIND}
    assert kinds["met"] == "meeting"


def _contacts(text: str) -> dict[str, tuple[str, set[str]]]:
    """The kind and the mediators of each contact, by the words that tell it."""
    told = extract(annotate(Report.of_text(text, published="2024-06-26"))).statements
    kinds = {stmt.mention_id: (stmt.passage.exact, stmt.value) for stmt in told if stmt.prop is Prop.KIND}
    stood = {(stmt.mention_id, stmt.value) for stmt in told if stmt.prop is Prop.MEDIATOR}
    return {word: (kind, {name for mention, name in stood if mention == at}) for at, (word, kind) in kinds.items()}


def test_talks_of_the_sides_are_a_mediation_throughout_a_report_that_tells_who_mediates_them():
    told = _contacts(
        "Delegations of Chad and Sudan met in Doha on Monday. The talks were chaired by the Qatari foreign minister. "
        "The sides exchanged views on prisoners. Chad and Sudan last held direct talks in 2001."
    )
    assert told["met"][0] == told["exchanged"][0] == "mediation"
    assert told["exchanged"][1] == set()
    told = _contacts("Delegations of Chad and Sudan met in Doha on Monday. The sides exchanged views on prisoners.")
    assert told["met"][0] == "meeting"
    told = _contacts(
        "Norway mediated talks between Chad and Sudan in Oslo. Chad and Sudan last held direct talks in 2001."
    )
    assert "meeting" in {kind for kind, _ in told.values()}


def test_contacts_are_of_the_talks_that_a_third_holds_where_the_words_do_not_say_between_whom():
    two = "The discussion between President Ali Deng of Chad and Prime Minister Omar Saleh of Sudan was cordial, aides said."
    assert _contacts(f"Norway mediated the talks on Friday. {two}")["discussion"][0] == "mediation"
    assert _contacts(two)["discussion"][0] == "meeting"
    told = _contacts(
        "The European Union organised the talks on Friday. Chad and Sudan ended talks without a deal on Friday."
    )
    assert told["talks"][0] == "mediation"
    after = '"It was cordial," the UN said after the meeting.'
    assert _contacts(f"{after} Qatar hosted talks between Chad and Sudan on Friday.")["meeting"][0] == "mediation"


def test_who_chairs_talks_of_two_sides_mediates_who_chairs_a_meeting_of_his_own_does_not():
    assert _contacts("Kofi Annan chaired talks between Chad and Sudan in Doha on Friday.")["talks"] == (
        "mediation",
        {"Kofi Annan"},
    )
    for own in (
        "President Gustavo Petro chaired a meeting of the security council on Friday.",
        "Prime Minister Abiy Ahmed chaired a meeting on the drought on Monday.",
    ):
        assert _contacts(own)["meeting"] == ("meeting", set())
