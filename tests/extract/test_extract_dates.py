"""Days that one sentence gives to what another tells, and those that it does not give."""

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Prop, Report

DAY = "2021-03-06"  # a Saturday


def dates(text: str, kind: str, word: str | None = None) -> list[str | None]:
    """The dates of the events of a kind, in text order."""
    report = Report.of_text(text, published=DAY)
    reading = extract(annotate(report))
    said: dict[str, dict[Prop, str]] = {}
    for stmt in reading.statements:
        said.setdefault(stmt.mention_id, {})[stmt.prop] = stmt.value
    told = [m for m in reading.mentions if said.get(m.id, {}).get(Prop.KIND) == kind]
    return [
        said[m.id].get(Prop.DATE)
        for m in sorted(told, key=lambda m: m.trigger.start)
        if word is None or m.trigger.exact == word
    ]


@pytest.mark.parametrize(
    "told",
    [
        "It happened about 5 p.m. on Monday in the north of the city.",
        "Police said the shooting took place on Monday near the bridge.",
        "This occurred late Monday, officials said.",
    ],
)
def test_a_sentence_that_only_says_when_it_happened_dates_what_was_told_before(told):
    found = dates(f"Gunmen shot dead three soldiers in Lagos. {told} They fled.", "attack", "shot")
    assert found == ["2021-03-01"]


@pytest.mark.parametrize(
    "told",
    [
        "The ceremony took place on Monday near the bridge.",
        "It happened on Monday or on Tuesday.",
        "It rained on Monday.",
    ],
)
def test_a_sentence_about_something_else_dates_nothing_before_it(told):
    found = dates(f"Gunmen shot dead three soldiers in Lagos. {told}", "attack", "shot")
    assert found == ["2021-03-01/2021-03-06"]  # any day from the first that the report tells


def test_the_day_before_a_headline_is_that_of_issue():
    text = "March 6: Troops attack rebels in Kapisa\n\nTroops attacked rebels in Kapisa on Thursday."
    assert dates(text, "attack") == ["2021-03-04/2021-03-06", "2021-03-04"]


def test_violence_goes_on_from_the_day_of_what_was_no_violence():
    text = "Soldiers of Chad found arms near the border on Thursday. The patrol killed two rebels. It has attacked rebels before."
    assert dates(text, "attack", "killed") == ["2021-03-04"]


def test_a_superlative_s_beginning_is_not_the_event_s():
    text = "The worst clashes since 2018 left nine soldiers of Chad dead. The clashes since 2019 have killed dozens."
    assert dates(text, "armed_clash") == ["2021-03-04/2021-03-06", "2019-01-01/2021-03-06"]


def test_what_was_only_said_on_a_day_leaves_the_deed_its_days():
    assert dates("Gunmen killed three soldiers in Lagos, the army said Saturday.", "attack") != ["2021-03-06"]


def test_the_violence_that_somebody_is_charged_with_is_no_news():
    text = "A man was charged on Friday with the killing of two soldiers in Lagos."
    assert "2021-03-05" not in dates(text, "attack", "killing")


def test_what_those_who_met_agreed_is_of_the_day_of_their_talks():
    text = (
        "Chad and Sudan agree to reopen the border\n\n"
        "The foreign ministers of Chad and Sudan met in Doha on Friday for talks.\n\n"
        "Rain fell in Doha. Traffic stood still. Schools were closed. Shops were open.\n\n"
        "Both Chad and Sudan have agreed to meet again, an aide said."
    )
    assert set(dates(text, "agreement")) | set(dates(text, "commitment")) == {"2021-03-05"}


def test_an_accord_beside_another_state_may_be_another_accord():
    text = (
        "The foreign ministers of Chad and Sudan met in Doha on Friday for talks. The weather was fine. It was hot. It was dry.\n\n"
        "In an Egyptian-brokered declaration, Chad and Sudan agreed to reopen the border."
    )
    assert "2021-03-05" not in dates(text, "agreement")


def test_no_date_is_carried_into_a_quotation_or_to_what_is_done_to_somebody():
    text = (
        "President Idriss Bello met envoys of Sudan in Doha on Monday. Bello was wounded in attacks. "
        "“President Bello attacked us,” a rebel said."
    )
    assert "2021-03-01" not in dates(text, "attack")


def test_a_day_of_the_background_is_not_carried_into_the_news():
    text = "Serb leaders won the mayor's post on January 14. The minister said that nine soldiers were wounded."
    assert "2021-01-14" not in dates(text, "casualties_report")


def test_a_day_at_the_end_may_be_that_of_the_clause_before_it():
    text = "Chad announced a ban on all imports, which will begin on March 12."
    assert "2021-03-12" not in dates(text, "statement")


def test_what_somebody_has_done_is_not_of_the_day_of_what_they_did_last():
    text = "President Idriss Bello said on Monday that he would resign. He has threatened Sudan with sanctions."
    assert "2021-03-01" not in dates(text, "threat")


def test_the_day_of_a_deed_is_not_that_of_its_condemnation():
    text = "Chad's envoy spoke on Friday. He condemned the attack of 2 March near Goma, and called on rebels to leave."
    assert dates(text, "demand") != ["2021-03-02"]
    assert dates(text, "attack") == ["2021-03-02"]


def test_what_was_agreed_has_not_the_month_of_what_is_to_come():
    text = "Officials of Chad and Sudan met in Doha on Friday. They agreed to convene donors in Abuja in September."
    assert "2021-09-01/2021-09-30" not in dates(text, "agreement")


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("from 30 January to 3 February", "2021-01-30/2021-02-03"),
        ("between 3 February and 5 February", "2021-02-03/2021-02-05"),
        ("from Monday to Wednesday", "2021-03-01/2021-03-03"),
    ],
)
def test_what_lasted_from_a_day_to_a_day_has_both(when, days):
    assert dates(f"Envoys of Chad and Sudan met in Doha {when}.", "meeting") == [days]


def test_a_toll_since_a_war_began_reaches_from_there_to_now():
    text = (
        "Rebels hit Goma on Friday. Some 3,500 people have been killed since the war began in October 2017, Chad says."
    )
    assert dates(text, "casualties_report") == ["2017-10-01/2021-03-06"]


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("Chad and Sudan wound up two days of talks in Doha on Friday.", "2021-03-04/2021-03-05"),
        ("A two-day meeting of Chad and Sudan in Doha closed on Friday.", "2021-03-04/2021-03-05"),
        ("A two-day meeting of Chad and Sudan in Doha opened on Thursday.", "2021-03-04/2021-03-05"),
        ("Chad and Sudan held talks in Doha on Friday.", "2021-03-05"),
    ],
)
def test_talks_of_so_many_days_reach_up_to_the_day_they_end(told, days):
    assert dates(told, "meeting") == [days]


def test_the_day_of_a_clause_about_somebody_is_not_that_of_what_he_does():
    text = "Army chief Ali Ouman, who visited Goma on Monday, praised his troops. Rebels shelled Bunia."
    assert "2021-03-01" not in dates(text, "statement") + dates(text, "attack")


def test_a_day_with_its_year_that_is_the_verb_s_own_stays_though_it_cannot_be_right():
    def days(text: str) -> list[str]:
        said = extract(annotate(Report.of_text(text, published="2031-05-01"))).statements
        return [stmt.value for stmt in said if stmt.prop is Prop.DATE]

    assert days("The ministers of Chad and Sudan met in Oslo on 3 June 2031.") == ["2031-06-03"]
    assert days("Chad and Sudan agreed to hold elections in December 2031.")[0].endswith("2031-05-01")


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("on Monday and Tuesday", "2021-03-01/2021-03-02"),
        ("on Friday and Saturday", "2021-03-05/2021-03-06"),
        ("in January and February", "2021-01-01/2021-02-28"),
        ("on Monday and Friday", "2021-03-01"),
    ],
)
def test_days_that_follow_each_other_are_one_stretch(when, days):
    assert dates(f"Envoys of Chad and Sudan met in Doha {when}.", "meeting") == [days]


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("Rebels have been fighting the army in Chad for two weeks.", "2021-02-17/2021-03-06"),
        ("Rebels have been fighting the army in Chad for more than two weeks.", "2021-03-04/2021-03-06"),
        ("Rebels fought the army in Chad for two weeks.", "2021-03-04/2021-03-06"),
    ],
)
def test_what_has_gone_on_for_a_span_reaches_back_so_far(told, days):
    assert dates(told, "armed_clash") == [days]


def test_since_then_is_since_the_day_told_before():
    text = "Rebels seized Bunia on February 12. At least 40 people have been killed since then."
    assert dates(text, "casualties_report") == ["2021-02-12/2021-03-06"]
    assert dates(text.replace(" on February 12", ""), "casualties_report") == ["2021-03-04/2021-03-06"]


def test_the_day_of_a_clause_about_the_subject_is_not_that_of_its_verb():
    text = "Norway, which said it had freed six hostages in a raid near Bunia on Feb. 14, condemned the attack in Goma."
    assert dates(text, "statement", "condemned") == ["2021-03-04/2021-03-06"]


def test_a_count_from_an_event_is_not_of_who_tells_it():
    text = "Rebels ended a siege of Goma on Thursday, 30 hours after it began, a commander told reporters."
    assert "2021-03-02/2021-03-03" not in dates(text, "statement")


def test_what_happened_where_something_was_done_was_then():
    text = "Police on Thursday raided a house in Goma, where three officers died. Rebels of Chad had killed six."
    assert dates(text, "casualties_report", "died") == ["2021-03-04"]


def test_the_biggest_since_somebody_took_office_is_not_of_that_day():
    text = "It was the biggest attack in Goma since President Omar Deda took office in January."
    assert "2021-01" not in str(dates(text, "attack"))


def test_a_war_that_somebody_agrees_to_end_is_not_of_these_days():
    text = "Chad and rebels agreed on Friday to end a war that has killed thousands."
    assert dates(text, "war") in ([], ["../2021-03-06"])
    assert dates("Chad and Sudan agreed on a truce. War broke out in Chad.", "war")[-1:] != ["../2021-03-06"]


def test_a_report_tells_news_until_it_looks_back():
    news = "Envoys met in Oslo on Friday. Chad praised it. Libya praised it. Niger praised it. Sudan praised it. "
    shot = "Police shot four protesters in Goma."
    assert dates(news + shot, "attack") == ["2021-03-05/2021-03-06"]
    assert dates(news + "Norway held talks in January. " + shot, "attack") == ["../2021-03-06"]


def test_those_killed_when_something_happened_were_so_on_its_day():
    text = "Six people were killed when gunmen opened fire in Lagos on Thursday, the U.N. said on Friday."
    assert dates(text, "casualties_report") + dates(text, "attack", "killed") == ["2021-03-04"]


def test_two_days_on_which_attacks_took_place_are_the_stretch_of_both():
    text = "Gunmen shot dead 26 people in three villages, police said. The attacks took place on February 16 and 18."
    assert dates(text, "attack", "shot") == ["2021-02-16/2021-02-18"]
    assert dates(text.replace("16 and 18", "16 and 27"), "attack", "shot") == ["2021-03-04/2021-03-06"]


@pytest.mark.parametrize(
    ("told", "word", "date"),
    [
        ("Chadian troops closed the road to Adre, which was shelled last May, for four hours on Monday.", "closed", "2024-06-24"),
        ("Sudan freed 77 prisoners on Monday in the first such step since the two sides met in Doha.", "met", "../2024-06-28"),
        ("The war with Chad, which began on May 6, goes on.", "war", "2024-05-06"),
    ],
)  # fmt: skip
def test_a_day_in_a_clause_behind_a_comma_or_before_a_since_is_not_that_of_the_other_clause(told, word, date):
    text = f"Chad and Sudan traded charges. {told}"
    found = extract(annotate(Report.of_text(text, published="2024-06-28"))).statements
    assert [stmt.value for stmt in found if stmt.prop is Prop.DATE and _word_of(stmt, found) == word] == [date]


def _word_of(stmt, found):
    return next(s.passage.exact for s in found if s.prop is Prop.KIND and s.mention_id == stmt.mention_id)


def test_the_day_of_what_is_said_next_does_not_date_an_accusation():
    told = "Deby accused Sudan of theft and said its police had arrested two drivers on Sunday."
    assert dates(told, "accusation") != dates(told, "coercion")


@pytest.mark.parametrize(
    ("told", "kind", "date"),
    [
        ("The next round of talks, which had been set for July 8 in Doha, was moved to August 20.", "meeting", "2024-08-20"),
        ("A visit by Chad's president, first planned for July, was pushed back to May 2025.", "meeting", "2025-05-01/2025-05-31"),
        ("The presidents' meeting was put off to September 22 at the request of Chad.", "meeting", "2024-09-22"),
    ],
)  # fmt: skip
def test_what_is_put_off_to_a_day_is_planned_for_it(told, kind, date):
    found = extract(annotate(Report.of_text(told, published="2024-06-28"))).statements
    mention = next(s.mention_id for s in found if s.prop is Prop.KIND and s.value == kind)
    own = {s.prop: s.value for s in found if s.mention_id == mention}
    assert (own[Prop.STATUS], own[Prop.DATE]) == ("planned", date)
    assert "-09-22" not in {s.value[-6:] for s in found if s.prop is Prop.DATE and s.mention_id != mention}


def test_talks_moved_to_a_town_were_held_and_a_day_called_is_no_demand():
    found = extract(
        annotate(Report.of_text("The talks were moved to Doha on Monday.", published="2024-06-28"))
    ).statements
    assert "planned" not in {s.value for s in found if s.prop is Prop.STATUS}
    called = "A new meeting of the two leaders has been called for November 21."
    found = extract(annotate(Report.of_text(called, published="2024-06-28"))).statements
    assert {s.value for s in found if s.prop is Prop.KIND} == {"meeting"}


def test_a_day_before_another_noun_is_that_noun_s():
    text = "The front chose Omar Deng, the planner of the 9 January raid on Gao, as its leader."
    assert all("2021-01-09" not in dates(text, kind, "chose") for kind in ("other", "election"))


def test_what_is_named_by_its_day_on_the_way_dates_no_later_sentence():
    text = (
        "Chadian forces killed a rebel chief in an airstrike on Thursday. Chad pointed to the January 31 attack on its embassy. "
        "Chad carried out the airstrike at the port."
    )
    assert "2021-01-31" not in dates(text, "attack", "airstrike")


def test_words_about_a_deal_are_not_of_its_day():
    assert dates("Diplomats praised the deal signed in Doha in March 2019.", "statement", "praised") != [
        "2019-03-01/2019-03-31"
    ]


def test_the_perfect_far_down_a_report_is_no_news_of_these_days():
    lead = (
        "Chad and Sudan met in Doha on Friday. They spoke of the border. They ate. The talks went on. They were long. "
    )
    (found,) = dates(f"{lead}Women have been kidnapped by rebels.", "attack", "kidnapped")
    assert found == "../2021-03-06"


def test_a_place_behind_since_is_of_what_went_before():
    report = Report.of_text("Chad and Sudan took stock of the talks since their meeting in Doha.", published=DAY)
    reading = extract(annotate(report))
    talks = {m.id for m in reading.mentions if m.trigger.exact == "talks"}
    assert not [s for s in reading.statements if s.mention_id in talks and s.prop is Prop.PLACE]


def test_of_two_months_the_nearer_is_that_of_the_talks_behind_it():
    text = "Chad and Sudan accepted a plan in January and an annex to it in February, at talks in Lagos."
    (found,) = [*dates(text, "meeting", "talks"), *dates(text, "mediation", "talks")]
    assert found == "2021-02-01/2021-02-28"


def test_news_goes_back_to_the_first_day_of_its_week_that_is_told():
    text = "The army freed nine sailors on Tuesday. Chad welcomed their release."
    assert dates(text, "statement", "welcomed") == ["2021-03-02/2021-03-06"]
    assert dates(text.replace("on Tuesday", "last month"), "statement", "welcomed") == ["2021-03-04/2021-03-06"]


def test_a_headline_is_of_any_day_of_the_week_that_its_story_tells():
    text = "Gunmen kill six in Gao\n\nOfficials of Mali met on Friday. Gunmen had killed six people in Gao on Monday."
    assert dates(text, "attack") == ["2021-03-01/2021-03-06", "2021-03-01"]


@pytest.mark.parametrize(
    ("told", "kind", "word", "date"),
    [
        ("Chad hailed the accord.", "agreement", "accord", "../2021-03-06"),
        ("Chad hailed an accord.", "agreement", "accord", "2021-03-04/2021-03-06"),
        ("Chad called it a breach of the truce.", "ceasefire", "truce", "../2021-03-06"),
        (
            "The banned Free Front, the biggest foe of Ouman's regime, said six of its members were arrested in Gao.",
            "sanction",
            "banned",
            "../2021-03-06",
        ),
        ("Soldiers of Chad were held until their trial on April 5.", "coercion", "held", "2021-03-04/2021-03-06"),
    ],
)
def test_what_is_named_as_known_is_no_news_of_these_days(told, kind, word, date):
    assert dates(told, kind, word) == [date]


@pytest.mark.parametrize(
    ("when", "days"),
    [
        (" after the clashes of 2018", "2018-01-01/2021-03-06"),
        (" following the clashes of 2018", "2018-01-01/2021-03-06"),
        ("", "2021-03-04/2021-03-06"),
    ],
)
def test_what_came_after_something_with_a_time_was_not_before_it(when, days):
    assert dates(f"Chad brokered a truce between Mali and Niger{when}.", "ceasefire") == [days]


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("Peru lifts blockade of Arica\n\nPeru opened the road on Friday.", "checkpoint_or_blockade", "blockade"),
        ("Chile tears up pact with Peru\n\nChile moved troops on Friday.", "agreement", "pact"),
        ("Workers in Lima marched on Thursday in protest over the bombing of a market.", "attack", "bombing"),
        ("A wing of the rebels claimed on Thursday the bombing of a market in Lima.", "attack", "bombing"),
    ],
)
def test_what_something_is_done_about_was_before_it(text, kind, word):
    assert [day.split("/")[0] for day in dates(text, kind, word)] == [".."]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Gunmen shot dead a guard in Lagos just before 8 p.m. on Tuesday.", ["2021-03-02"]),
        ("Gunmen shot dead a guard in Lagos shortly after 4 a.m. Tuesday.", ["2021-03-02"]),
        ("Gunmen shot dead a guard in Lagos. It began around 9:30 p.m. on Wednesday near the port.", ["2021-03-03"]),
        ("Posted: Friday, March 5, 2021 4:46 AM. Gunmen shot dead a guard in Lagos on Tuesday.", ["2021-03-02"]),
    ],
)
def test_a_clock_time_of_a_day_is_of_that_day_and_a_stamp_of_none(text, days):
    assert dates(text, "attack", "shot") == days


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Crowds marched against the governor on Thursday, demanding the release of two priests.", "demand"),
        ("Troops stormed a station in Lagos before dawn on Tuesday, firing into the crowd.", "attack"),
        ("Two ministers of Chad resigned on Wednesday, saying that the killings had no justification.", "statement"),
    ],
)
def test_a_participle_behind_a_comma_is_of_the_day_of_its_clause(text, kind):
    days = {"demand": "2021-03-04", "attack": "2021-03-02", "statement": "2021-03-03"}
    assert dates(text, kind)[-1 if kind != "statement" else 0] == days[kind]


def test_who_is_only_cited_behind_a_comma_spoke_on_no_day_of_the_clause():
    text = "Troops shot four miners in Lagos on Sunday night, according to travellers who reached Chad."
    assert dates(text, "statement") != ["2021-02-28"]


@pytest.mark.parametrize(
    ("text", "kind", "end"),
    [
        (
            "The talks between Peru and Chile in Arica ended on Thursday without an agreement.",
            "agreement",
            "2021-03-04",
        ),
        ("The Upper Front has not disarmed, General Omar Deng said.", "concession", DAY),
        ("The two delegations were lodged on different floors and did not meet.", "meeting", DAY),
    ],
)
def test_what_did_not_happen_is_not_ahead_of_the_report(text, kind, end):
    assert dates(text, kind)[-1].endswith(end)


@pytest.mark.parametrize("text", ["Peru threatened a war if Chile did not disarm.", "Peru said it would not disarm."])
def test_what_is_not_to_happen_lies_ahead(text):
    assert dates(text, "concession") in ([], [f"{DAY}/.."])


def test_an_hour_of_what_was_told_before_is_of_its_day_and_not_of_the_day_spoken_of_last():
    text = (
        "Gunmen raided a market in Lagos on Tuesday, killing four. The toll rose to nine on Thursday. "
        "The raid began at 10:39 a.m., the governor said."
    )
    assert dates(text, "attack", "raid") == ["2021-03-02"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister of Chad said on Saturday that the army would withdraw from Faya.",
        "On Saturday the envoy said that Chad was ready to withdraw its army from Faya.",
    ],
)
def test_what_somebody_says_is_to_come_is_of_no_day_before_he_said_it(text):
    assert dates(text, "concession") == ["2021-03-06/.."]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        (
            "Rebels have held the north since 2014, when they seized Faya.",
            "territorial_capture",
            "2014-01-01/2014-12-31",
        ),
        (
            "It was their first meeting since 2016, when nine days of talks in Doha brought nothing.",
            "meeting",
            "2016-01-01/2016-12-31",
        ),
        (
            "The war has gone on since last November, when the president accused the rebels of treason.",
            "accusation",
            "2020-11-01/2020-11-30",
        ),
    ],
)
def test_the_clause_that_tells_on_from_the_beginning_is_of_that_time(text, kind, day):
    assert day in dates(text, kind)


def test_what_is_suspended_until_a_month_was_suspended_now():
    text = "Talks in Doha were suspended until May after the envoys of Chad failed to agree."
    assert dates(text, "refusal") == ["2021-03-04/2021-03-06"]


@pytest.mark.parametrize(
    "text",
    [
        "Chad has repeatedly denied that it arms the rebels.",
        "Chad has always denied that it arms the rebels.",
        "Until now Chad has denied that it arms the rebels.",
    ],
)
def test_what_somebody_does_time_and_again_is_no_news_of_these_days(text):
    assert dates(text, "denial") == ["../2021-03-06"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("War broke out in May 2019, with the president accusing the rebels of treason.", "2019-05-01/2019-05-31"),
        ("Police arrested two priests last Monday, accusing them of treason.", "2021-03-01"),
        ("In 2016 Chad shut the border after rebels accused it of murder.", "../2021-03-06"),
    ],
)
def test_a_charge_that_goes_with_what_is_long_past_is_no_news(text, day):
    assert dates(text, "accusation") == [day]


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("The visit of Chad's president to Sudan comes ahead of a vote in April.", "visit", "2021-03-06/.."),
        ("The raid on Goma followed an attack on Bunia last week.", "raid", "2021-03-04/2021-03-06"),
        ("Chad and Sudan signed a truce on Friday following five days of talks.", "talks", "2021-02-28/2021-03-05"),
        ("The Lima talks follow an offer by Ecuador on Sunday to reopen the border.", "talks", None),
        ("The clash in Tumbes came amidst a pullback that was begun last week.", "clash", "2021-03-04/2021-03-06"),
    ],
)
def test_the_time_of_what_an_event_is_set_beside_is_not_its_own(text, word, day):
    kinds = {"visit": "meeting", "raid": "attack", "talks": "meeting", "clash": "armed_clash"}
    if day is None:
        assert "2021-02-28" not in dates(text, kinds[word], word)
        return
    assert dates(text, kinds[word], word) == [day]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Rebels have attacked several villages in recent weeks.", "attack", "2021-01-09/2021-03-06"),
        ("Ten people were killed in the past few days in fighting near Bor.", "armed_clash", "2021-02-20/2021-03-06"),
        ("Chad and Sudan will hold talks in the coming days.", "meeting", "2021-03-06/2021-03-20"),
        ("Three people died in the last 48 hours in clashes in Goma.", "armed_clash", "2021-03-04/2021-03-06"),
        (
            "The army said on Saturday that the truce had been breached by the rebels during the past 24 hours.",
            "ceasefire_violation",
            "2021-03-05/2021-03-06",
        ),
    ],
)
def test_a_span_without_a_number_reaches_so_far_from_publication(text, kind, day):
    assert dates(text, kind) == [day]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("In their first meeting since war broke out last December, the leaders shook hands.", "meeting", "2021-03-06"),
        ("It was the largest rally since the rebels took Goma last May.", "territorial_capture", "2020-05-31"),
        ("Rebels entered Goma on Friday, killing nine guards and abducting ten.", "attack", "2021-03-05"),
        ("A shell killed nine people on Friday, while another hit a school.", "attack", "2021-03-05"),
        ("Chad and rebels have been in talks since May 2019 to end the war.", "war", "2021-03-06"),
    ],
)
def test_times_of_clauses_that_are_set_beside(text, kind, day):
    found = dates(text, kind)
    assert found
    assert all((each or "").endswith(day) for each in found), found


def test_a_month_that_is_cut_short_is_no_place():
    text = "The rebels declared a truce in Dec. 2014 and broke it in Jan. 2015."
    reading = extract(annotate(Report.of_text(text, published=DAY)))
    assert not [stmt for stmt in reading.statements if stmt.prop is Prop.PLACE]


def test_what_is_only_counted_from_is_not_of_the_day_of_the_saying():
    text = "Chad and the rebels said Thursday their first meeting since an outburst of clashes had helped."
    assert dates(text, "armed_clash") in ([], ["../2021-03-06"])


def test_talks_of_another_town_have_not_the_day_of_those_told_before():
    text = "Chad and Sudan will hold talks in Geneva next month. The rebels have rejected what was decided at the Doha talks."
    assert "2021-04-01/2021-04-30" not in dates(text, "meeting")[1:]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("The army imposed a curfew after last week's raid on Goma.", "attack", "2021-02-22/2021-02-28"),
        ("Talks remain stalled after the February 12 murder of the minister.", "attack", "2021-02-12"),
        ("After Monday the army attacked villages.", "attack", "2021-03-01/2021-03-06"),
        ("Chad and the rebels agreed Friday to meet in coming weeks.", "meeting", "2021-03-06/2021-05-01"),
        ("Chad has agreed to a truce in the coming weeks.", "agreement", "2021-03-04/2021-03-06"),
    ],
)
def test_a_preposition_before_a_dated_noun_is_no_edge_of_its_time(text, kind, day):
    assert day in dates(text, kind), dates(text, kind)
