"""What short reports of many conflicts tell, and what they do not: part, status, day and figure. All sentences are our own."""

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Figure, NameType, Prop, Report, Sort

DAY = "2021-03-06"  # a Saturday


def tell(text):
    """The events of a text as dicts from a property to its values, with the word that tells each."""
    reading = extract(annotate(Report.of_text(text, published=DAY)))
    events = {m.id: {"word": m.trigger.exact} for m in reading.mentions if m.sort is Sort.EVENT}
    for stmt in reading.statements:
        if stmt.mention_id in events:
            value = str(Figure.from_value(stmt.value)) if stmt.prop is Prop.FIGURE else stmt.value
            events[stmt.mention_id].setdefault(stmt.prop.value, []).append(value)
    return list(events.values())


def told_by(text, word):
    return next(event for event in tell(text) if event["word"] == word)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Envoy Jan Swede met rebels in Juba on Friday. Swede said the talks went well.", {"Jan Swede"}),
        ("Commissioner Ana Dane condemned the raid. Dane urged calm.", {"Ana Dane"}),
    ],
)
def test_a_surname_that_is_a_people_s_name_is_a_person_s(text, people):
    marks = annotate(Report.of_text(text, published=DAY)).names
    assert {m.stands_for for m in marks if m.type is NameType.PERSON} == people
    assert not [m for m in marks if m.type is NameType.PEOPLE]


def test_a_people_stays_one_beside_its_noun():
    text = "Envoy Jan Swede met rebels in Juba on Friday. Swede troops came on Monday with the Swede commander."
    peoples = [m.text for m in annotate(Report.of_text(text, published=DAY)).names if m.type is NameType.PEOPLE]
    assert peoples == ["Swede", "Swede"]


def test_what_aircraft_of_a_state_do_is_no_accident():
    event = told_by(
        "In another incident, Chadian warplanes struck a depot in Abeche on Friday, killing one man.", "struck"
    )
    assert event["perpetrator"] == ["Chad"]
    assert [figure for figure in event["figure"] if "killed" in figure]


def test_who_is_behind_rebels_stands_between_nobody():
    events = tell("The army entered the town after the retreat of Chad-backed rebels on Friday.")
    assert not [event for event in events if "mediator" in event]


def test_who_leads_a_raid_does_it():
    assert told_by("A Chad-led strike on a bus killed four children on Friday.", "strike")["perpetrator"] == ["Chad"]


def test_who_passes_judgement_on_a_shelling_does_not_date_it():
    event = told_by("The mayor on Friday condemned the shelling of a market in Goma.", "shelling")
    assert event["date"] == ["2021-02-26/2021-03-05"]


def test_who_denies_one_thing_and_says_another_does_not_deny_the_other():
    text = "The militia denied responsibility and said the army had fired on its own people."
    assert told_by(text, "fired")["status"] == ["occurred"]
    text = "The spokesman dismissed as an invention the report that guards had smashed two gauges on Tuesday."
    assert told_by(text, "smashed")["status"] == ["denied"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A planned prisoner exchange between Chad and Sudan in Doha was postponed on Friday.", "exchange"),
        ("Chad postponed the meeting with Sudan in Doha.", "meeting"),
    ],
)
def test_what_is_put_off_was_not_held(text, word):
    assert told_by(text, word)["status"][0] in ("planned", "hypothetical")


def test_what_is_called_potential_did_not_happen():
    text = "On Thursday, Chad mobilized the army for a potential ground assault against Sudan."
    assert told_by(text, "assault")["status"] == ["hypothetical"]


def test_what_is_avenged_is_past():
    event = told_by("Chad and Sudan say they will retaliate against Mali for recent attacks.", "attacks")
    assert event["status"] == ["occurred"]


def test_lives_saved_are_no_dead():
    events = tell("The truce between Chad and Sudan has saved thousands of lives.")
    assert not [figure for event in events for figure in event.get("figure", ()) if "killed" in figure]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Saudi Arabia demonstrated courageous leadership on Friday.", "protest"),
        ("Chad and Sudan signed a disarmament plan in Doha.", "proposal"),
    ],
)
def test_another_sense_of_the_word_tells_no_event(text, kind):
    assert kind not in [event["kind"][0] for event in tell(text)]


def test_who_speaks_well_of_talks_does_not_mediate_them():
    event = told_by("Odhiambo expressed support for talks hosted by President Ali Ouman of Chad.", "talks")
    assert "Odhiambo" not in event.get("mediator", [])


def test_an_envoy_is_the_one_between_whoever_the_subject_is():
    event = told_by("Sudanese leader Ali Ouman met the envoy in Juba on Friday.", "met")
    assert "Ali Ouman" in event["party"]


def test_a_union_said_so_not_those_that_dashes_name():
    text = "The Northern Alliance - made up of the Justice Army and the Freedom Army - said it had captured the town."
    speakers = {name for event in tell(text) for name in event.get("speaker", ())}
    assert "Freedom Army" not in speakers
    assert speakers


def test_those_killed_in_a_war_do_not_fight_it():
    event = told_by("The fighting has killed at least 378 civilians since October 27, the minister said.", "fighting")
    assert event.get("party", []) == []


def test_deaths_are_not_whom_a_toll_counts():
    events = tell("His office recorded at least 890 civilian deaths across Sudan between January and March.")
    deaths = next(event for event in events if event["word"] == "deaths")
    assert deaths["date"] == ["2021-01-01/2021-03-31"]
    assert "890 killed" in deaths["figure"][0]
    assert "deaths" not in deaths["figure"][0]


def test_who_urges_both_sides_is_none_of_them():
    text = (
        "Chad's minister met Kenya's minister on Friday. Kenya and Chad have good relations. "
        "Kenyan President Ann Odhiambo urged both sides to show restraint."
    )
    assert told_by(text, "urged")["addressee"] == ["both sides"]
