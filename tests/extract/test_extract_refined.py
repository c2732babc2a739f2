"""Kinds that the words around a verb settle. All sentences are the project's own."""

from tests.extract.events import tell


def kinds(text, word):
    return [event["kind"] for event in tell(text) if event["word"] == word]


def test_one_who_agrees_with_what_was_said_makes_no_accord():
    assert ["agreement"] not in kinds("A deal is far off, analysts said. The Chadian spokesman agreed.", "agreed")


def test_a_minister_who_is_fired_is_not_shot_at():
    assert ["attack"] not in kinds("The Chadian president fired his vice president on Friday.", "fired")


def test_who_dies_old_is_no_toll():
    told = tell("Idriss Dembe, a former president of Chad, died on Friday aged 95.")
    assert all(event["kind"] != ["casualties_report"] and "figure" not in event for event in told)


def test_who_dies_in_a_blast_is_one_however_old():
    told = tell("A shopkeeper, aged 70, died in the blast in Gao on Friday.")
    assert any("figure" in event for event in told)
