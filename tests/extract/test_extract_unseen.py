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


def _read(text: str) -> list[dict[str, set[str]]]:
    """What is said of each mention, its word under "word" and who says its figures under "claimant"."""
    found = extract(annotate(Report.of_text(text, published="2024-03-14")))
    rows = []
    for mention in found.mentions:
        row: dict[str, set[str]] = {"word": {mention.trigger.exact}}
        for stmt in (s for s in found.statements if s.mention_id == mention.id):
            row.setdefault(stmt.prop.value, set()).add(stmt.value)
            if stmt.prop is Prop.FIGURE:
                row.setdefault("claimant", set()).add(str(stmt.said_by))
        rows.append(row)
    return rows


def _one(text: str, word: str) -> dict[str, set[str]]:
    rows = [row for row in _read(text) if row["word"] == {word} and "kind" in row]
    assert len(rows) == 1, rows
    return rows[0]


def test_what_somebody_is_thought_to_do_is_held_to_be_so_what_he_is_expected_to_do_is_to_come():
    assert _one("The Front is thought to hold at least 26 hostages, the agency said.", "hold")["status"] == {"occurred"}
    assert _one("Sudan is said to be arming the rebels.", "arming")["status"] == {"occurred"}
    assert _one("Sudan is expected to release 12 prisoners.", "release")["status"] == {"planned"}


@pytest.mark.parametrize(
    ("told", "word", "part", "who"),
    [
        (
            "Dissident republicans were blamed for a bomb that killed two in Goma.",
            "blamed",
            "addressee",
            "dissident republicans",
        ),
        ("The voters were asked to support a new state.", "asked", "addressee", "voters"),
        (
            "Colonel Ndala said troops near Beni were fired upon by members of the Moro Islamic Liberation Front.",
            "fired",
            "perpetrator",
            "Moro Islamic Liberation Front",
        ),
    ],
)
def test_the_subject_of_a_passive_undergoes_what_is_told(told, word, part, who):
    row = _one(told, word)
    assert row[part] == {who}
    assert who not in {name for part in ("speaker", "target") for name in row.get(part, set())}


def test_what_is_done_to_those_hurt_before_tells_no_harm():
    told = _read("The governor of Darfur visited the wounded at a hospital on Wednesday and promised a second ward.")
    assert "casualties_report" not in {kind for row in told for kind in row.get("kind", set())}
    told = _read("Shells hit the market, and the wounded were carried off. Nine wounded men died on Friday.")
    assert "casualties_report" in {kind for row in told for kind in row.get("kind", set())}


def test_who_clears_a_roadblock_did_not_put_it_up_and_who_leaves_a_house_bars_no_way():
    assert "perpetrator" not in _one("Peacekeepers removed a roadblock near Beni on Monday.", "roadblock")
    assert _one("The rebels set up a roadblock near Beni on Monday.", "roadblock")["perpetrator"] == {"rebels"}
    assert _one("The mission closed its base in Bukavu last week.", "closed")["kind"] == {"other"}
    assert _one("Chad closed its border with Sudan last week.", "closed")["kind"] == {"checkpoint_or_blockade"}


def test_armed_men_who_burn_something_do_not_protest():
    assert _one("Gunmen burned two buses in Beni on Friday.", "burned")["kind"] == {"attack"}


def test_a_figure_that_is_told_only_to_be_denied_is_not_in_the_mouth_of_who_denies_it():
    assert _one("Chad denied that its troops had killed 30 villagers in Adre.", "killed")["claimant"] == {"None"}
    assert _one("Chad said that its troops had killed 30 rebels in Adre.", "killed")["claimant"] == {"Chad"}


def test_who_are_left_out_and_what_somebody_has_are_no_tolls():
    assert "figure" not in _one("Police rounded up 600 men in Goma and released all but 21.", "released")
    row = _one(
        "South Africa, which has 2,900 soldiers in the region, said two of them were killed when a bomb hit their base in Sake.",
        "hit",
    )
    assert not any("2900" in figure for figure in row.get("figure", set()))


@pytest.mark.parametrize(
    ("told", "word", "part", "who"),
    [
        ("Sudan and a rebel group in Darfur, the Free Front, signed a ceasefire.", "ceasefire", "party", {"Sudan", "Free Front"}),
        ("Another rebel group, the Free Nubian Front, rejected the deal.", "rejected", "speaker", {"Free Nubian Front"}),
    ],
)  # fmt: skip
def test_a_group_told_by_a_common_noun_is_the_one_named_beside_it(told, word, part, who):
    assert _one(told, word)[part] == who


def test_the_next_of_a_list_is_another():
    assert len(_one("A rebel group, the Free Nubian Front and the army clashed in Goz.", "clashed")["party"]) > 1


@pytest.mark.parametrize(
    "told",
    [
        "Troops closed in on the town.",
        "The separatists paraded the captives in the square.",
        'Chad called the accusation "an absolute lie".',
        "It will be recalled that Chad and Sudan met in Doha.",
    ],
)
def test_other_senses_of_a_verb_tell_no_such_event(told):
    kinds = {kind for row in _read(told) for kind in row.get("kind", set()) if row["word"] != {"met"}}
    assert not kinds & {"checkpoint_or_blockade", "protest", "meeting", "concession"}


def test_whose_thing_is_taken_does_not_take_it():
    assert _one("Georgia impounded a Russian convoy on Monday.", "impounded")["perpetrator"] == {"Georgia"}


def test_a_host_named_alone_is_not_at_home_in_a_report_on_rebels_of_another_land():
    text = (
        "COLOMBO, Jan 26 (Wire) - Norway's envoy met leaders of the Tamil Tigers in Kilinochchi on Wednesday.\n\n"
        "The army shelled a village near Jaffna. Norway regretted it."
    )
    assert _one(text, "shelled")["perpetrator"] <= {"Sri Lanka", "Sri Lankan army"}


@pytest.mark.parametrize(
    ("told", "who"),
    [
        (
            "The Macedonian government blamed the National Liberation Army for the ambush.",
            "National Liberation Army (Macedonia)",
        ),
        ("Colombia's government blamed the National Liberation Army for the ambush.", "ELN"),
        ("The Sorian government blamed the National Liberation Army for the ambush.", "National Liberation Army"),
    ],
)
def test_a_name_that_many_groups_bear_is_that_of_a_state_that_the_report_names(told, who):
    assert _one(told, "blamed")["addressee"] == {who}


def test_what_somebody_said_would_be_done_on_a_day_is_planned_unless_on_a_condition():
    row = _one("The envoy said the accord between Chad and Sudan would be signed in Doha on Monday.", "accord")
    assert (row["status"], row["date"]) == ({"planned"}, {"2024-03-18"})
    row = _one("The envoy said talks between Chad and Sudan would go ahead in Doha on May 4.", "talks")
    assert (row["status"], row["date"]) == ({"planned"}, {"2024-05-04"})
    row = _one("The envoy said talks between Chad and Sudan would be pointless if the shelling went on.", "talks")
    assert row["status"] == {"hypothetical"}
