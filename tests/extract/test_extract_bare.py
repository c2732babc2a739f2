"""Whom "the army", "the rebels", "the group" mean in a report, and where they stay as printed."""

from __future__ import annotations

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Prop, Report

WHO = {Prop.PARTY, Prop.PERPETRATOR, Prop.TARGET, Prop.SPEAKER, Prop.MEDIATOR, Prop.ADDRESSEE}


def who(text: str) -> set[tuple[str, str]]:
    """The actors of a report with the words that name them."""
    said = extract(annotate(Report.of_text(text, published="2024-03-05"))).statements
    return {(stmt.value, stmt.passage.exact) for stmt in said if stmt.prop in WHO}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FARC guerrillas seized the town of Toribio on Monday.", ("FARC", "FARC")),
        ("Al-Shabaab militants killed five soldiers near Kismayo on Monday.", ("al-Shabaab", "Al-Shabaab")),
        (
            "The M23 took Kitchanga on Monday. The M23 denied it. The rebels shelled Sake on Tuesday.",
            ("M23", "rebels"),
        ),
        ("Hezbollah fired rockets on Monday. The group said it would stop.", ("Hezbollah", "group")),
        (
            "Burundi's army was on alert. The government closed the border with rebels.",
            ("Burundian government", "government"),
        ),
        ("The UN Security Council met on Friday. The council condemned the raid.", ("UN Security Council", "council")),
    ],
)
def test_a_bare_noun_means_whom_the_report_shows(text: str, expected: tuple[str, str]):
    assert expected in who(text)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Hamas and Islamic Jihad met on Monday. The group denied the attack.", "group"),
        ("Chad's army and Sudan's army clashed. The army shelled a village.", "army"),
        ("The M23 and the CODECO met on Monday. The rebels shelled Sake on Tuesday.", "rebels"),
        ("Hezbollah fired rockets on Monday. A rival group said it would stop.", "rival group"),
    ],
)
def test_where_two_may_be_meant_it_stays_as_printed(text: str, printed: str):
    assert printed in {value for value, _ in who(text)}
