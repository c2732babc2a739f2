"""Two whom a dash joins before a noun of dealings are both in it, and named as the report names them."""

from __future__ import annotations

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Prop, Report


def parties(text: str) -> list[str]:
    """The parties of a report's events, each once, in text order."""
    said = extract(annotate(Report.of_text(text, published="2031-05-04"))).statements
    return list(dict.fromkeys(stmt.value for stmt in said if stmt.prop is Prop.PARTY))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Berg-Lind talks in Doha ended on Friday.", ["Berg", "Lind"]),
        ("A Berg–Lind phone call took place on Friday.", ["Berg", "Lind"]),
        ("Chad denounced the Malian-Nigerien border agreement on Monday.", ["Mali", "Niger"]),
        ("The US-Taliban agreement was signed in Doha on Friday.", ["United States", "Taliban"]),
        ("A Serbia-Kosovo meeting was held in Brussels on Friday.", ["Serbia", "Kosovo"]),
        (
            "Norwegian Prime Minister Ada Berg arrived on Thursday. The Berg-Lind talks ended on Friday.",
            ["Ada Berg", "Lind"],
        ),
    ],
)
def test_both_are_parties(text: str, expected: list[str]):
    assert [name for name in parties(text) if name in expected] == expected


@pytest.mark.parametrize(
    "text",
    ["The Cease-Fire talks ended on Friday.", "The Anti-War Meeting ended on Friday.", "The Two-State talks ended."],
)
def test_ordinary_words_with_a_dash_are_nobody(text: str):
    assert not {"Fire", "Cease", "Anti", "War", "Two", "State"} & set(parties(text))
