"""What stands, or has come about, though a word beside it speaks of what may be. All sentences are the project's own."""

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Prop, Report

DAY = "2021-03-06"  # a Saturday


def standing(text: str) -> dict[str, str]:
    """The status of each word that tells an event, or names one in passing."""
    reading = extract(annotate(Report.of_text(text, published=DAY)))
    words = {m.id: m.trigger.exact for m in reading.mentions}
    return {words[s.mention_id]: s.value for s in reading.statements if s.prop is Prop.STATUS}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The raid prompted Chad to close its border with Sudan.", "close"),
        ("Heavy fighting forced the rebels to abandon the town on Friday.", "abandon"),
        ("Norway said it hoped the truce would hold in Darfur.", "truce"),
        ("Envoys of Norway are in Juba to shore up a fragile truce.", "truce"),
        ("Talks on the future of Darfur between Chad and Sudan have stalled.", "Talks"),
        ("Deep distrust and a walkout by Chad hamper peace talks in Juba.", "talks"),
        ("Chad and Sudan have agreed to meet in June on their shaky ceasefire.", "ceasefire"),
    ],
)
def test_what_there_is_has_come_about(text, word):
    assert standing(text)[word] == "occurred"


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Sudan and Chad have agreed to an immediate ceasefire.", "ceasefire", "planned"),
        ("Norway called on Sudan and Chad for an immediate ceasefire.", "ceasefire", "called_for"),
        ("The summit of Chad and Sudan will be held after the election in June.", "election", "planned"),
        ("The talks of Chad and Sudan will be held in Doha on Monday.", "talks", "planned"),
        ("The raid could force the army to withdraw from Adre.", "withdraw", "hypothetical"),
    ],
)
def test_what_is_to_come_stays_so(text, word, status):
    assert standing(text)[word] == status
