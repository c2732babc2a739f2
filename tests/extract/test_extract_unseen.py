"""What short reports of many conflicts tell, and what they do not: part, status, day and figure. All sentences are our own."""

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Figure, NameType, Prop, Report, Sort
from tests.extract.events import DAY, tell, told_by


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


def test_to_meet_for_talks_is_one_contact():
    text = "The leaders of Chad and Sudan have met for talks in Doha amid new tension on the border."
    assert [(event["word"], event["status"]) for event in tell(text)] == [("talks", ["occurred"])]


def test_each_of_two_contacts_has_its_own_company():
    text = (
        "Envoy Ana Dane also held a bilateral meeting with Ouman on Thursday evening and with Deng on Friday morning."
    )
    contacts = [(event["date"], event["party"], event["kind"]) for event in tell(text)]
    assert contacts == [
        (["2021-03-04"], ["Ana Dane", "Ouman"], ["meeting"]),
        (["2021-03-05"], ["Ana Dane", "Deng"], ["meeting"]),
    ]


def claims_of(text):
    """The claims of a text as dicts from a property to its values."""
    reading = extract(annotate(Report.of_text(text, published=DAY)))
    claims = {m.id: {"cue": m.trigger.exact} for m in reading.mentions if m.sort is Sort.CLAIM}
    for stmt in reading.statements:
        if stmt.mention_id in claims:
            claims[stmt.mention_id].setdefault(stmt.prop.value, []).append(stmt.value)
    return list(claims.values())


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Secretary-General welcomed the tone of the discussion.", "Secretary-General"),
        ("The Secretary-General reminded the parties that 1,002 persons are still missing.", "Secretary-General"),
        ("The Co-Chairs said that the mechanism would resume its meetings.", "Co-Chairs"),
    ],
)
def test_a_word_with_a_hyphen_is_one_speaker(text, speaker):
    assert [claim["speaker"] for claim in claims_of(text)] == [[speaker]]


def test_a_phrase_ends_where_the_verb_begins():
    text = "The two generals resumed talks in Doha on Saturday, mediators said March 6, 2021."
    assert [claim["speaker"] for claim in claims_of(text)] == [["mediators"]]


def test_who_attends_as_an_observer_is_a_witness():
    text = "Chad and Sudan attended the talks in Doha as observers."
    event = told_by(text, "talks")
    assert (event.get("witness"), event.get("party")) == (["Chad", "Sudan"], None)


def test_over_a_semicolon_nobody_takes_part():
    text = "Norway and Cuba act as guarantors of the process; Mexico and Chile attended as observers."
    assert told_by(text, "attended")["witness"] == ["Mexico", "Chile"]


def test_a_demand_is_its_owner_s_not_who_turns_it_down():
    text = "President Ali Ouman rejected the rebels' demand that the army leave the towns."
    assert told_by(text, "demand")["speaker"] == ["rebels"]
    assert [claim["speaker"] for claim in claims_of(text) if claim["cue"] == "demand"] == [["rebels"]]


def test_a_feast_owns_no_address():
    text = "President Ali Ouman offered talks to Chad in his New Year's address."
    assert not [claim for claim in claims_of(text) if claim["speaker"] == ["New Year's"]]


def test_who_issued_the_papers_that_others_refuse_refuses_nothing():
    text = "Chad fines drivers who refuse to replace plates issued by Sudan."
    assert ["Sudan"] not in [claim["speaker"] for claim in claims_of(text) if claim["cue"] == "refuse"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Prime Minister Ali Ouman of Chad met EU envoy Ana Dane and U.S. Ambassador Jan Carver in Juba.", "meeting"),
        ("President Ali Ouman met the chief negotiator and the army chief.", "meeting"),
    ],
)
def test_who_meets_two_is_no_mediator_for_that(text, kind):
    event = told_by(text, "met")
    assert (event["kind"], event.get("mediator")) == ([kind], None)
    assert "Ali Ouman" in event["party"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chad insisted that it seeks no war with Sudan.", "statement"),
        ("Chad insisted on a full withdrawal.", "demand"),
        ("Chad insisted that the border must be handed over.", "demand"),
    ],
)
def test_to_insist_how_things_are_demands_nothing(text, kind):
    assert told_by(text, "insisted")["kind"] == [kind]


def test_leaders_who_agree_to_reconvene_will_meet():
    event = told_by("The two leaders agreed to reconvene before the end of March.", "reconvene")
    assert (event["kind"], event["status"]) == (["meeting"], ["planned"])


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The rebels handed over 75 rifles on Friday.", "75 other"),
        ("Some 8.2 million people were displaced by the war.", "about 8,200,000 displaced"),
        ("Two of them died of their wounds on Saturday.", "2 killed"),
        ("The ministry puts the number of dead at 91.", "91 killed"),
        ("An explosion mortally wounded a guard at the gate.", "1 killed"),
        ("The army captured two rebel leaders during an operation.", "2 captured"),
        ("Nearly half a million people were displaced by the shelling.", "about 500,000 displaced"),
    ],
)
def test_what_numbers_come_to_and_count(text, figure):
    figures = [Figure.from_value(s.value) for s in read_figures(text)]
    assert figure in [str(found) for found in figures], figures
    assert not {found.population for found in figures} & {"them", "dead", "dead at"}


def read_figures(text):
    reading = extract(annotate(Report.of_text(f"Rebels attacked Goma on Friday. {text}", published=DAY)))
    return [s for s in reading.statements if s.prop is Prop.FIGURE]


def test_persons_who_are_taken_are_no_land():
    event = told_by("The army captured two rebel leaders during an operation near Goma on Friday.", "captured")
    assert event["kind"] == ["coercion"]


def test_what_is_planned_has_killed_nobody():
    events = tell("He is suspected of being involved in planning the assassination of a Chadian official in Goma.")
    assert not [figure for event in events for figure in event.get("figure", ()) if "killed" in figure]


def test_a_gunman_on_the_run_is_not_dead():
    events = tell("Police in Goma said rebels shot a guard dead on Friday, and the gunman was on the run.")
    assert [figure for event in events for figure in event.get("figure", ()) if "killed" in figure] == ["1 killed"]
