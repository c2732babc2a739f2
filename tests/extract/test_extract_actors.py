"""Whom words mean that are no name: forces, pairs, plural pronouns, those who listen; and what is nobody."""

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Prop, Report
from tests.extract.parts import parts


def test_a_wide_area_acts_for_nobody():
    found = parts("African states and Norway signed a truce on Monday.", "ceasefire")
    assert "Africa" not in {name for _, name, _ in found}


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("President Ali Ouman and rebel Bo Deng met on Friday. They agreed to a truce.", "agreement", {"Ali Ouman", "Bo Deng"}),
        ("Rebels stormed the town of Abeche on Monday. They attacked the barracks.", "attack", {"rebels"}),
        ("The rebels and their army attacked Abeche on Monday.", "attack", {"rebels"}),
        ("Norway and Chad and their armies attacked Abeche on Monday.", "attack", {"Norway", "Chad"}),
    ],
)  # fmt: skip
def test_a_plural_pronoun_stands_for_those_named_together_last(text, kind, who):
    assert {name for _, name, _ in parts(text, kind)} >= who


def test_both_before_a_word_stands_for_nobody():
    text = "Chad and Sudan signed a truce on Thursday. Two soldiers were ambushed on the road, he said, both dead."
    assert not {name for part, name, _ in parts(text, "statement") if part == "speaker"} & {"Chad", "Sudan"}


def test_one_to_whom_the_main_verb_is_done_listens_to_the_participle():
    said = parts(
        "Ada Berg spoke on Sunday with President Ali Ouman of Chad, expressing concerns about the checkpoint.",
        "statement",
    )
    assert {(part, name) for part, name, _ in said} >= {("speaker", "Ada Berg"), ("addressee", "Ali Ouman")}


def test_a_headline_runs_no_verb_into_a_name():
    text = "President Berg Brokers New Truce\n\nPresident Ada Berg of Norway brokered a truce on Monday."
    assert "Berg Brokers" not in {mark.stands_for for mark in annotate(Report.of_text(text)).names}


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("The talks went well, said US State Department spokesman Ola Nord.", "State Department"),
        ("Ola Nord, a spokesman for the Chadian army, said on Monday that the road was open.", "Chadian army"),
        ("Norwegian Foreign Minister Ada Berg said the road was open.", None),
    ],
)
def test_a_spokesman_speaks_for_somebody_in_the_words_that_say_so(text, whose):
    said = extract(annotate(Report.of_text(text, published="2031-05-10"))).statements
    assert {s.value for s in said if s.prop is Prop.BEHALF} == ({whose} if whose else set())
    assert all(s.passage.exact in text for s in said if s.prop is Prop.BEHALF)


def test_whom_a_pronoun_means_may_hang_on_whom_the_sides_are_and_the_other_way_round():
    text = "The presidents of Chad and Sudan met in Doha on Monday. The two sides should stop the fighting, they urged."
    assert {("speaker", "Chad", None), ("speaker", "Sudan", None)} <= parts(text, "demand")
    assert {("party", "Chad", None), ("party", "Sudan", None)} <= parts(text, "ceasefire")


def test_the_two_sides_after_a_meeting_are_those_who_met():
    text = (
        "Chad and Sudan are at war. Chad and Sudan shelled each other. President Ali Ouman of Chad received Foreign Minister "
        "Tor Lund of Norway in Abeche on Friday. The two sides agreed to build a bridge."
    )
    assert {name for _, name, _ in parts(text, "agreement")} == {"Ali Ouman", "Tor Lund"}


@pytest.mark.parametrize("noun", ["diplomats", "officials", "ministers"])
def test_officials_without_an_article_are_nobody_known(noun):
    text = f"Chad and Sudan held talks in Doha on Friday. Chad and Sudan agreed on a truce, {noun} said."
    assert {name for part, name, _ in parts(text, "statement") if part == "speaker"} == {noun}


def test_he_is_none_of_several_officials():
    text = 'Ada Berg met rebels in Doha on Friday. Two officials wept. "There is hope," she told reporters.'
    assert {name for part, name, _ in parts(text, "statement") if part == "speaker"} == {"Ada Berg"}


def test_whom_the_verb_before_was_done_to_is_him():
    text = "Foreign Minister Tor Lund spoke on Monday. Chad summoned the Sudanese ambassador and told him to leave."
    named = {(part, name) for kind in ("statement", "demand") for part, name, _ in parts(text, kind)}
    assert ("addressee", "Sudanese ambassador") in named
    assert ("addressee", "Tor Lund") not in named


def test_the_capital_of_a_de_facto_state_speaks_for_it():
    assert ("speaker", "Transnistria") in {
        (part, name) for part, name, _ in parts("Tiraspol said on Friday that it rejected the charge.", "statement")
    }


def test_a_field_is_no_owner_of_an_office():
    met = parts("Chad denied it. The meeting was attended by the Director for Arab Affairs.", "meeting")
    assert "Director for Arab Affairs" in {name for _, name, _ in met}


def test_a_foreign_office_is_that_of_the_state_named_before_it():
    said = parts("Pakistan's Foreign Office said on Monday that it was worried.", "statement")
    assert ("speaker", "Pakistani Foreign Office") in {(part, name) for part, name, _ in said}


def test_four_leaders_are_not_the_two_sides():
    text = "Chad and Sudan held talks on Friday. Chad and Sudan agreed on a truce. The four leaders signed an agreement on Monday."
    assert not {name for _, name, _ in parts(text.split(". ", 2)[2], "agreement")} & {"Chad", "Sudan"}


def test_both_presidents_are_those_who_met_also_farther_on():
    text = (
        "President Ali Ouman of Chad met President Tor Lund of Peru in Doha on Monday. Sudan and the M23 fought near Goma. "
        "Sudan and the M23 shelled Goma. It rained. The roads are closed. Both presidents signed an agreement on Friday."
    )
    assert {name for _, name, _ in parts(text, "agreement")} == {"Ali Ouman", "Tor Lund"}


def test_some_of_a_people_are_not_their_state():
    found = {(part, name) for part, name, _ in parts("Russian troops detained three Georgians on Monday.", "coercion")}
    assert ("target", "Georgians") in found
    assert ("target", "Georgia") not in found


def test_whose_envoy_somebody_is_takes_no_part_beside_him():
    met = parts("Ada Berg of Norway held talks on Monday with the Commissioner of ECOWAS.", "meeting")
    assert {name for _, name, _ in met} == {"Ada Berg", "ECOWAS commissioner"}


def test_two_states_that_a_statement_names_are_no_sides():
    text = (
        "Statement by Ada Berg\n\nYemen is poor. I thank Yemen. Norway paid. Norway will pay. "
        "Both sides signed an agreement on Monday."
    )
    assert not {name for _, name, _ in parts(text, "agreement")} & {"Yemen", "Norway"}


def test_of_three_persons_with_their_states_none_is_lost():
    text = "Presidents Ali Ouman of Chad, Bo Deng of South Sudan and Tor Lund of Norway attended the summit in Lome on Monday."
    assert {name for _, name, _ in parts(text, "meeting")} >= {"Ali Ouman", "Bo Deng", "Tor Lund"}


def test_each_of_them_is_those_named_before():
    text = "Ada Berg hosted President Ali Ouman of Chad and President Bo Deng of Sudan on Monday. She met each of them separately."
    met = [{"Ali Ouman", "Bo Deng"} <= {n for _, n, _ in parts(text, kind)} for kind in ("meeting", "mediation")]
    assert any(met)


def test_a_state_and_the_group_that_fights_it_are_the_sides_and_guarantors_are_none():
    text = (
        "Colombia's government and the ELN will resume talks. Norwegian and Venezuelan guarantors came. Cuba, Norway and Venezuela "
        "paid. Norway and Venezuela smiled. Both sides agreed on a truce on Monday."
    )
    found = {name for kind in ("agreement", "ceasefire") for _, name, _ in parts(text, kind)}
    assert found & {"Colombia", "ELN"} == {"Colombia", "ELN"}
    assert not found & {"Norway", "Venezuela"}


@pytest.mark.parametrize("people", ["Serbs", "Albanians", "Croats"])
def test_local_people_are_not_the_state_of_their_name(people):
    text = f"Local {people} blocked the road to Jarinje on Monday."
    assert {name for _, name, _ in parts(text, "checkpoint_or_blockade")} == {people}


def test_all_sides_are_not_two():
    text = "Chad and Sudan are at war. Chad and Sudan fought. Norway on Monday called on all sides to stop."
    assert not {name for part, name, _ in parts(text, "demand") if part == "addressee"} & {"Chad", "Sudan"}


def test_a_diplomat_of_a_state_is_the_one_named_before():
    text = "Secretary of State Ada Berg of the United States met rebels in Doha on Friday. The US diplomat said she was glad."
    assert {name for part, name, _ in parts(text, "statement") if part == "speaker"} == {"Ada Berg"}
    text = f"Envoy Tor Lund of the United States slept. {text.replace('met rebels', 'left')}"
    assert len({name for part, name, _ in parts(text, "statement") if part == "speaker"}) == 1


def test_his_men_are_those_of_the_only_person_of_the_sentence_before():
    text = (
        "Army chief Ali Ouman praised Chad. Norway imposed sanctions on rebel leader Bo Deng on Monday. "
        "Peru has accused his forces of murder."
    )
    assert ("addressee", "Bo Deng") in {(part, name) for part, name, _ in parts(text, "accusation")}


def test_leaders_of_two_states_in_a_headline_are_theirs():
    found = {
        name
        for kind in ("meeting", "mediation")
        for _, name, _ in parts("PREVIEW-Chad, Sudan leaders meet in Doha", kind)
    }
    assert "leaders" not in found


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        (
            "Foreign Minister Ada Berg met Sudanese Foreign Minister Ali Ouman in Oslo. It rained. Both sides agreed on a plan.",
            "agreement",
            {"Ada Berg", "Ali Ouman"},
        ),
        (
            "The ties between Chad and Sudan are old. Norway hosted talks of the foreign ministers of the two countries.",
            "mediation",
            {"Chadian foreign minister", "Sudanese foreign minister"},
        ),
    ],
)  # fmt: skip
def test_both_sides_of_a_report_without_two_sides_are_those_told_together_last(text, kind, who):
    assert {name for _, name, _ in parts(text, kind)} >= who


CHAD_AND_SUDAN = "Chad and Sudan agreed on a truce on Thursday. "


def test_the_neighbours_own_and_one_has_the_other_for_a_neighbour():
    met = parts(CHAD_AND_SUDAN + "The neighbours' foreign ministers met on Friday.", "meeting")
    assert {name for _, name, _ in met} == {"Chadian foreign minister", "Sudanese foreign minister"}
    accused = parts(CHAD_AND_SUDAN + "Chad accused its neighbour of a raid on Friday.", "accusation")
    assert {(part, name) for part, name, _ in accused} == {("speaker", "Chad"), ("addressee", "Sudan")}


def test_the_other_side_is_that_of_whom_it_is_not():
    attack = parts(CHAD_AND_SUDAN + "Chad said the other side had shelled the bridge on Friday.", "attack")
    assert ("perpetrator", "Sudan") in {(part, name) for part, name, _ in attack}


def test_soldiers_of_an_alliance_act_for_it():
    attack = parts("Chad and Sudan disagree. Thirteen NATO soldiers attacked rebels in Abeche on Monday.", "attack")
    assert ("perpetrator", "NATO soldiers", "acts for NATO") in attack


def test_those_called_mediators_mediate_and_a_host_hosts():
    talks = parts("Norwegian mediators held talks with Chad's army and the M23 on Monday.", "mediation")
    assert ("mediator", "Norwegian mediator", "acts for Norway") in talks
    met = "The meeting between Ada Berg and Ali Ouman, hosted by Chad's President Bo Deng, ended on Monday."
    assert ("host", "Bo Deng", "acts for Chad") in parts(met, "meeting") | parts(met, "mediation")


@pytest.mark.parametrize(
    ("text", "kind", "part", "who"),
    [
        (
            "Ali Ouman phoned the president of Mali and the president of Niger on Friday and told them that it was over.",
            "statement",
            "addressee",
            {"Malian president", "Nigerien president"},
        ),
        (
            "Ada Berg met Ali Ouman in Oslo on Friday. They also exchanged views on trade.",
            "meeting",
            "party",
            {"Ada Berg", "Ali Ouman"},
        ),
        (
            "Chad and Mali met. Chad and Mali will free prisoners. Police said they had shot dead a robber in Bamako on Friday.",
            "attack",
            "perpetrator",
            {"Malian police"},
        ),
        (
            "The ambassadors of Chad and Mali to Norway met on Monday.",
            "meeting",
            "party",
            {"Chadian ambassador", "Malian ambassador"},
        ),
        ("Chadian PM, Mali's Deng discuss trade", "meeting", "party", {"Chadian pm"}),
    ],
)
def test_words_lead_to_just_these(text, kind, part, who):
    assert {name for own, name, _ in parts(text, kind) if own == part and "Deng" not in name} == who


@pytest.mark.parametrize(
    ("text", "kind", "part", "who"),
    [
        (
            "Negotiators for the Chadian government and for M23 rebels met on Friday.",
            "meeting",
            "party",
            {"Chadian negotiator", "M23 negotiator"},
        ),
        (
            "Lawmakers of the Green Valley Party held a protest in Abeche on Friday.",
            "protest",
            "party",
            {"Green Valley Party"},
        ),
        ("Norwegian envoy Ada Berg met Ali Ouman on Friday, her office said.", "statement", "speaker", {"Ada Berg"}),
        (
            "Chad is poor. Chad is dry. The internationally recognised government attacked the town of Abeche on Friday.",
            "attack",
            "perpetrator",
            {"Chadian government"},
        ),
        (
            "Ada Berg met Ali Ouman on Friday. They exchanged views on relations between Chad and Mali.",
            "meeting",
            "party",
            {"Ada Berg", "Ali Ouman"},
        ),
        (
            "Ada Berg rejected the charge and accused Norway of sheltering the gunmen who attacked a police patrol "
            "in Banjska in May 2023.",
            "attack",
            "perpetrator",
            {"gunmen"},
        ),
    ],
)
def test_who_takes_part_is_who_the_words_say(text, kind, part, who):
    assert {name for own, name, _ in parts(text, kind) if own == part} == who


def test_its_leader_acts_for_it():
    met = parts("The M23 said its leader, Ali Ouman, met Ada Berg on Friday.", "meeting")
    assert ("party", "Ali Ouman", "acts for M23") in met


def test_negotiators_of_a_government_act_for_its_state():
    met = parts("Negotiators for the Chadian government met Ada Berg in Oslo on Friday.", "mediation")
    assert {note for _, _, note in met if note} == {"acts for Chad"}


@pytest.mark.parametrize(
    ("text", "kind", "part", "who"),
    [
        (
            "Chad's foreign minister and his Malian counterpart met on Friday.",
            "meeting",
            "party",
            {"Chadian foreign minister", "Malian foreign minister"},
        ),
        (
            "Rebels ambushed a convoy of Chadian peacekeepers near Abeche on Friday.",
            "attack",
            "target",
            {"Chadian peacekeepers"},
        ),
        (
            "The M23 is strong. The M23 advanced. The rebel group attacked the town of Goma on Friday.",
            "attack",
            "perpetrator",
            {"M23"},
        ),
        ("Ada Berg called the deal between Chad and Mali a mistake.", "agreement", "party", {"Chad", "Mali"}),
        (
            "President Ali Ouman of Chad suspended peace talks with the M23 on Friday.",
            "meeting",
            "party",
            {"Ali Ouman", "M23"},
        ),
    ],
)
def test_nobody_else_takes_part(text, kind, part, who):
    assert {name for own, name, _ in parts(text, kind) if own == part} == who


def test_the_ministers_are_the_two_who_met():
    text = (
        "Norwegian Foreign Minister Ada Berg met Chadian Foreign Minister Ali Ouman in Oslo on Friday. They are friends. "
        "Norway and Chad trade. Norway and Chad talk. Ada Berg met Ali Ouman again. The two ministers agreed on a plan."
    )
    assert {name for _, name, _ in parts(text, "agreement")} == {"Ada Berg", "Ali Ouman"}


@pytest.mark.parametrize(
    ("text", "kind", "part", "who"),
    [
        (
            "South Korea and Japan agreed. South Korea accused the North of a raid on Friday. North Korea was silent.",
            "accusation",
            "addressee",
            {"North Korea"},
        ),
        (
            "Chad and Mali signed a deal on Friday. Ada Berg called the deal a mistake.",
            "agreement",
            "party",
            {"Chad", "Mali"},
        ),
        ("Chad called off the talks with Mali a day before they were to open.", "meeting", "party", {"Chad", "Mali"}),
    ],
)
def test_a_half_is_a_state_and_who_judges_a_deal_is_no_party_to_it(text, kind, part, who):
    assert {name for own, name, _ in parts(text, kind) if own == part} == who


def test_governments_of_several_states_are_those_states():
    text = "The Kenyan and Chad governments signed an agreement on Monday."
    assert {name for _, name, _ in parts(text, "agreement")} == {"Kenya", "Chad"}
    text = "The US and Saudi governments signed an agreement on Monday."
    assert {name for _, name, _ in parts(text, "agreement")} == {"United States", "Saudi Arabia"}
