"""One PLOVER code between two actors that are marked. All sentences are the project's own."""

import pytest

from detente.annotate import annotate
from detente.export.between import code_between, tellings_between
from detente.extract import extract
from detente.model import Report


def between(text: str, source: str, target: str) -> str | None:
    reading = extract(annotate(Report.of_text(text, published="2021-03-06")))
    sources, targets = ([(text.index(name), text.index(name) + len(name))] for name in (source, target))
    code = code_between(text, reading.mentions, reading.statements, sources, targets)
    return code and code.type


@pytest.mark.parametrize(
    ("text", "source", "target", "type_"),
    [
        ("Chad, at a meeting in Doha, accused Sudan of arming rebels.", "Chad", "Sudan", "ACCUSE"),
        ("Peru said it will not lift the embargo on Chile.", "Peru", "Chile", "REJECT"),
        ("Peru and Chile failed to reach an agreement on fishing.", "Peru", "Chile", "REJECT"),
        ("Peru condemned a raid in which Chile killed two fishermen.", "Peru", "Chile", "ACCUSE"),
        ("Peru condemned a raid in which Chile killed two fishermen.", "Chile", "two fishermen", "ASSAULT"),
    ],
)
def test_code_is_that_of_the_telling_in_which_both_take_part(text, source, target, type_):
    assert between(text, source, target) == type_


def test_where_nothing_is_coded_the_words_decide():
    text = "Chile has filed a lawsuit against the Port Company of Callao."
    reading = extract(annotate(Report.of_text(text)))
    assert not tellings_between(reading.mentions, reading.statements, [(0, 5)], [(34, 60)])
    assert between(text, "Chile", "the Port Company of Callao") == "ACCUSE"


def test_nothing_is_coded_where_nothing_tells():
    assert between("Peru lies north of Chile.", "Peru", "Chile") is None
