"""Who stood over an event by the words that modify it. All sentences are the project's own."""

from tests.extract.events import tell, told_by


def test_who_is_behind_rebels_stands_between_nobody():
    events = tell("The army entered the town after the retreat of Chad-backed rebels on Friday.")
    assert not [event for event in events if "mediator" in event]


def test_who_leads_a_raid_does_it():
    assert told_by("A Chad-led strike on a bus killed four children on Friday.", "strike")["perpetrator"] == ["Chad"]


def test_whoever_brokered_talks_mediated_them_and_whoever_convened_them_is_host():
    assert told_by("A Qatari-brokered ceasefire between Chad and Sudan began on Friday.", "ceasefire")["mediator"] == [
        "Qatar"
    ]
    talks = told_by("Chad and Sudan held Norwegian-hosted talks in Oslo on Friday.", "talks")
    assert (talks["host"], talks.get("mediator")) == (["Norway"], None)
