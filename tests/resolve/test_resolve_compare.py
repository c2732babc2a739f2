"""Each comparison reaches the level that its words promise."""

import pytest

from detente.model import Kind, Precision, Status
from detente.resolve.compare import compare, ruling_out
from detente.resolve.places import compare_places, spot_of
from detente.resolve.weights import ACROSS, NEVER, WITHIN, Weights
from detente.resolve.wording import read_wording
from tests.resolve.tellings import Told, facts, joined, levels, tell

MET = "The ministers [met] in Oslo"
BERG, SA = "Ada Berg>Norway", "João Sá>Portugal"


def meeting(when: str | None = "2031-05-03", *, report: str = "r-1", words: str = MET, **more: object) -> Told:
    parts = {"party": (BERG, SA)} | more
    return tell(words, Kind.MEETING, when, report=report, **parts)  # type: ignore[arg-type]


def other(when: str | None = "2031-05-03", **more: object) -> Told:
    return meeting(when, report="r-2", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "two", "grain", "level"),
    [
        ("2031-05-03", "2031-05-03", Precision.DAY, "when: the same day"),
        ("2031-05-02/2031-05-03", "2031-05-03", Precision.DAY, "when: days that meet"),
        ("2031-05-03", "2031-05-04", Precision.DAY, "when: a day apart"),
        ("2031-05-03", "2031-05-05", Precision.DAY, "when: apart"),
        ("2031-05", "2031-05", Precision.MONTH, "when: one month"),
        ("2031-05", "2031-05-09", Precision.MONTH, "when: within a month"),
        ("2031", "2031", Precision.YEAR, "when: the same years"),
        ("../2031-05-04", "2031-05-03", Precision.DAY, "when: open, reported then"),
        ("../2031-05-20", "2031-05-03", Precision.DAY, "when: open, reported within a month"),
        ("../2031-09-01", "2031-05-03", Precision.DAY, "when: one open"),
        ("../2031-05-05", "../2031-05-03", Precision.ERA, "when: both open, reported at once"),
        ("../2031-05-25", "../2031-05-03", Precision.ERA, "when: both open, reported within a month"),
        ("../2031-09-01", "../2031-05-03", Precision.ERA, "when: both open"),
        (None, "2031-05-03", Precision.DAY, "when: one undated"),
    ],
)
def test_days(one: str | None, two: str, grain: Precision, level: str) -> None:
    assert level in levels(meeting(one, grain=grain), other(two, grain=grain))


def test_that_a_copy_has_no_day_says_less_than_that_another_telling_has_none() -> None:
    words = (
        "The ministers [met] in a fishery museum at Kristiansund and quarrelled over trawlers, quotas and lighthouses"
    )
    assert "when: one undated, a copy" in levels(meeting(None, words=words), other(words=words))
    weigh = Weights.load(ACROSS).weigh
    assert weigh("when: one undated", "talks") < weigh("when: one undated, a copy", "talks") < 0


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("2031-05-01/2031-05-03", "2031-05-02/2031-05-04", "when: news of the same days"),
        ("2031-05-01/2031-05-03", "2031-05-08/2031-05-10", "when: news of other days"),
        ("2031-05-01/2031-05-03", "2031-06-08/2031-06-10", "when: news of long before"),
    ],
)
def test_news_without_a_day_of_its_own_may_be_older_than_it_looks(one: str, two: str, level: str) -> None:
    assert level in levels(meeting(one, told=False), other(two, told=False))


def test_a_told_day_meets_news_of_then() -> None:
    assert "when: a day, and news of then" in levels(meeting(), other("2031-05-01/2031-05-03", told=False))
    at_home = meeting("2031-05-01/2031-05-03", told=False, at=200)
    assert "when: a day, and news of the report" in levels(meeting(), at_home)


def test_the_years_of_a_war() -> None:
    one, two = (tell("the [war]", Kind.WAR, "2031", report=report, grain=Precision.YEAR) for report in ("r-1", "r-2"))
    assert "when: the same years, of a war" in levels(one, two)


def test_a_day_within_a_year_is_weaker_than_the_day_itself() -> None:
    reached = levels(meeting("2031", grain=Precision.YEAR), other("2031-05-03"))
    assert "when: within a year" in reached
    weights = Weights.load(ACROSS)
    assert weights.weigh("when: within a year", "talks") < weights.weigh("when: the same day", "talks")


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ((BERG, SA), (BERG, SA), "who: the same two or more"),
        ((BERG, SA), ("Norway", "Portugal"), "who: act for the same two or more"),
        ((BERG, SA), ("Tor Lund>Norway", SA), "who: other persons"),
        (("Norway", "Portugal"), ("Norway", "Portugal", "Iceland"), "who: more besides two or more"),
        (("Norway", "Portugal"), ("Norway", "Portugal", "United Nations"), "who: a body besides two or more"),
        (("Norway",), ("Norway", "Portugal"), "who: more besides one"),
        (("Norway", "Spain"), ("Norway", "Portugal"), "who: some differ"),
        (("Norway",), ("Portugal",), "who: nobody in common"),
        ((BERG,), (BERG,), "who: the same one person"),
        (("Norway",), ("Norway",), "who: the same one"),
        ((), ("Norway",), "who: one names none"),
        ((), (), "who: none named"),
        (("harbour police",), ("twelve police",), "who: a nameless group in common"),
        (("harbour police",), ("fishermen",), "who: nameless groups differ"),
        (("Norway", "Portugal"), ("Oslo", "Lisbon"), "who: the same two or more"),
    ],
)
def test_actors(one: tuple[str, ...], two: tuple[str, ...], level: str) -> None:
    assert level in levels(meeting(party=one), other(party=two))


def test_a_mediator_here_may_be_a_party_there() -> None:
    one = meeting(party=("Norway", "Portugal"), mediator="Iceland")
    assert "who: a part apart" in levels(one, other(party=("Norway", "Portugal", "Iceland")))


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("Iceland", "Iceland", "go-between: the same"),
        ("Eva Jónsdóttir>Iceland", "Iceland", "go-between: the same"),
        ("Iceland", "Chile", "go-between: another"),
        ("Iceland", (), "go-between: named by one"),
    ],
)
def test_go_betweens(one: str, two: str, level: str) -> None:
    assert level in levels(meeting(mediator=one), other(mediator=two))


def test_two_triggers_of_one_sentence_tell_of_two_events_unless_more_speaks_for_one() -> None:
    one = tell("boats [rammed] and shelled them", Kind.ATTACK, "2031-05-03", perpetrator="Norway")
    two = tell("boats rammed and [shelled] them", Kind.ATTACK, "2031-05-03", perpetrator="Norway")
    assert "telling: one" in levels(one, two)
    assert Weights.load(WITHIN).weigh("telling: one", "force") < 0


def test_two_words_of_one_sentence_can_tell_of_one_occasion() -> None:
    met = tell("They [met] for talks in Oslo", Kind.MEETING, "2031-05-03", party=(BERG, SA), place="Oslo")
    talks = tell(
        "They met for [talks] in Oslo", Kind.MEDIATION, "2031-05-03", party=(BERG, SA), mediator="Chile", place="Oslo"
    )
    assert "telling: one occasion" in levels(met, talks)
    assert joined(met, talks)
    elsewhere = tell("They met for [talks] in Oslo", Kind.MEDIATION, "2031-05-03", party=(BERG, "Chile"))
    assert "telling: one" in levels(met, elsewhere)


def test_what_others_did_is_another_deed() -> None:
    one = tell("[took] Ansa", Kind.TERRITORIAL_CAPTURE, "2031-05-03", perpetrator="Norway")
    two = tell("[took] Ansa", Kind.TERRITORIAL_CAPTURE, "2031-05-03", perpetrator="Chile", report="r-2")
    assert "who: nobody in common, others did it" in levels(one, two)


def test_a_go_between_who_is_not_at_a_meeting_speaks_for_two() -> None:
    met = tell("Ada Berg [met] envoys", Kind.MEETING, "2031-05-03", party="Ada Berg>Norway")
    alone = tell("The African Union [mediated]", Kind.MEDIATION, "2031-05-03", report="r-2", mediator="African Union")
    among = tell("Oslo [mediated]", Kind.MEDIATION, "2031-05-03", report="r-2", mediator="Norway")
    assert "who: one names none, nobody in common" in levels(met, alone)
    assert "who: one names none" in levels(met, among)


def test_news_without_a_day_may_be_older_than_its_report() -> None:
    past = tell("had [deployed] guards", Kind.DEPLOYMENT, "../2031-05-01", grain=Precision.ERA, told=False)
    news = tell("have [deployed] guards", Kind.DEPLOYMENT, "2031-05-13/2031-05-14", report="r-2", told=False)
    day = tell("[deployed] guards on the 14th", Kind.DEPLOYMENT, "2031-05-14", report="r-2")
    late = tell(
        "have [deployed] guards", Kind.DEPLOYMENT, "../2031-05-29", report="r-3", grain=Precision.ERA, told=False
    )
    assert "when: one open, news of later" in levels(past, news)
    assert "when: open, reported within a month" in levels(news, late)
    assert any(level.startswith("when: apart") for level in levels(past, day))


def test_the_host_of_some_talks_is_no_other_mediator() -> None:
    led = meeting(mediator="Chile")
    assert "go-between: another, in another part" in levels(led, other(host="Iceland"))
    assert "go-between: another" in levels(led, other(mediator="Iceland"))


def test_a_country_in_common_tells_no_attack_from_another() -> None:
    def attack(place: str, report: str) -> Told:
        return tell("an [attack]", Kind.ATTACK, "2031-05-03", report=report, place=place)

    assert levels(attack("Chile", "r-1"), attack("Chile", "r-2")) >= {"where: same, wide", "detail: none"}
    assert "detail: none" not in levels(attack("Oslo", "r-1"), attack("Oslo", "r-2"))


def test_of_one_report_killings_in_towns_far_from_each_other_are_two() -> None:
    def killing(town: str, report: str = "r-1", at: int = 0) -> Told:
        return tell(
            "gunmen [killed] two herders", Kind.ATTACK, "2031-05-03", report=report, at=at, place=town, killed=2
        )

    assert levels(killing("Abeche"), killing("Moundou", at=90)) == {"where: far apart"}
    assert "where: other, far" in levels(killing("Abeche"), killing("Moundou", "r-2"))
    assert "where: other" in levels(killing("Abeche"), killing("Aro Ford", at=90))
    assert "where: same" in levels(killing("Abeche"), killing("the town of Abeche", at=90))


def test_an_attack_is_known_by_its_day_where_the_calendar_tells_it() -> None:
    def attack(words: str, report: str) -> Told:
        return tell(words, Kind.ATTACK, "2031-05-03", report=report)

    news = attack("an [attack] on Saturday", "r-1")
    assert "detail: a day" in levels(news, attack("the 3 May [attack]", "r-2"))
    assert "detail: none" in levels(news, attack("Saturday's [attack]", "r-2"))
    assert "detail: none" in levels(news, tell("the 4 May [attack]", Kind.ATTACK, "2031-05-04", report="r-2"))


def test_who_does_it_to_whom_is_not_turned_round() -> None:
    one = tell("Norway [rammed] it", Kind.ATTACK, "2031-05-03", perpetrator="Norway", target="Portugal")
    two = tell("Portugal [rammed] it", Kind.ATTACK, "2031-05-03", perpetrator="Portugal", target="Norway", report="r-2")
    assert "who: other way round" in levels(one, two)


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        ("Geneva", "outside Geneva", "same"),
        ("Geneva, Switzerland", "Geneva", "same"),
        ("Geneva", "Switzerland", "inside"),
        ("Geneva", "Norway", "other"),
        ("Geneva", "Oslo", "other"),
        ("Zhovtnevoye", "Zhovtneve", "same"),
        ("northern Kosovo", "Kosovo", "same"),
        ("Kiev", "Kyiv", "same"),
        ("the Kremlin", "Moscow", "same"),
        ("the Norwegian capital", "Oslo", "same"),
        ("a guest house outside Gabon's capital", "Libreville", "same"),
        ("capital of Chile", "Lima", "other"),
        ("the capital", "Libreville", "unknown"),
        ("a hotel near the border", "Geneva", "unknown"),
        ("a border post", "a villa", "unknown"),
        ("Upper Marsh", "Norway", "unknown"),
        ("Chilean soil", "Santiago", "inside"),
        ("a village in Chile", "Oslo", "other"),
        ("the Chilean border", "Peru", "unknown"),
    ],
)
def test_places(one: str, two: str, said: str) -> None:
    assert compare_places(spot_of(one), spot_of(two)) == said
    assert compare_places(spot_of(two), spot_of(one)) == said


def test_kinds_that_tell_one_event_and_kinds_that_do_not() -> None:
    talks = tell("The [talks] in Oslo", Kind.MEDIATION, "2031-05-03", report="r-2", party=("Norway", "Portugal"))
    vote = tell("The [election]", Kind.ELECTION, "2031-05-03", report="r-2", party=("Norway", "Portugal"))
    assert "kind: akin mediation+meeting" in levels(meeting(), talks)
    assert [(reason.level, reason.weight) for reason in compare(*facts(meeting(), vote))] == [("kind: another", NEVER)]


def test_a_toll_and_the_war_that_it_is_of_can_be_one() -> None:
    war = tell("the [war]", Kind.WAR, "2031", grain=Precision.YEAR, party=("Norway", "Portugal"))
    toll = tell("650 [died]", Kind.CASUALTIES_REPORT, "2031", report="r-2", grain=Precision.YEAR, killed=650)
    assert "kind: akin casualties_report+war" in levels(war, toll)


def test_a_ceasefire_deal_is_a_ceasefire() -> None:
    deal = tell("the [ceasefire] holds", Kind.CEASEFIRE, "2031-05-03", party=("Norway", "Portugal"))
    pact = tell(
        "signed a ceasefire [agreement]", Kind.AGREEMENT, "2031-05-03", report="r-2", party=("Norway", "Portugal")
    )
    assert "kind: the same ceasefire" in levels(deal, pact)


def test_a_plan_is_not_its_fulfilment_and_a_contested_fact_is_one() -> None:
    assert "status: another" in levels(meeting(status=Status.PLANNED), other())
    assert "status: contested" in levels(meeting(status=Status.DENIED), other())
    assert "status: both to come" in levels(meeting(status=Status.PLANNED), other(status=Status.CALLED_FOR))
    assert "status: both planned" in levels(meeting(status=Status.PLANNED), other(status=Status.PLANNED))


Killed = int | tuple[int, int | None]


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        (12, 12, "figures: the same"),
        (286, 286, "figures: the same, large"),
        (1, 1, "figures: the same, small"),
        (12, 9, "figures: differ, close"),
        (12, 3, "figures: differ"),
        ((10, None), 12, "figures: can agree, close"),
        ((10, None), 30, "figures: can agree"),
        ((3, None), 48453, "figures: can agree, far apart"),
        ((1000, 9999), (1000, 9999), "figures: can agree, close"),
        ((300, None), (300, None), "figures: the same, large"),
    ],
)
def test_figures(one: Killed, two: Killed, level: str) -> None:
    clash = [
        tell("a [clash] off the banks", Kind.ARMED_CLASH, "2031-04-28", report=report, killed=killed)
        for report, killed in (("r-1", one), ("r-2", two))
    ]
    assert level in levels(*clash)


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("a second [round] in Oslo", "the third [round] in Oslo", "series: another"),
        ("a phone [call] by Berg", "Berg [met] him", "series: call and meeting"),
        ("a three-way [meeting] in Oslo", "a bilateral [meeting] in Oslo", "series: another"),
        ("a three-way [meeting] in Oslo", "a [meeting] in Oslo", "series: more sides"),
        ("another [meeting] in Oslo", "a [meeting] in Oslo", "series: one is another"),
        ("the [isthmus] in Oslo", "an [isthmus] in Oslo", "trigger: the same, rare"),
        ("they held [talks]", "a round of [talks]", "trigger: the same, common"),
    ],
)
def test_wording(one: str, two: str, level: str) -> None:
    assert level in levels(meeting(words=one), other(words=two))


@pytest.mark.parametrize(("name", "level"), [("Reykjavik", "name: the same"), ("Lofoten", "name: another")])
def test_names_of_accords(name: str, level: str) -> None:
    one = tell("the Reykjavik [Protocol]", Kind.AGREEMENT, "2031-05-03")
    assert level in levels(one, tell(f"the {name} [Protocol]", Kind.AGREEMENT, "2031-05-03", report="r-2"))


def test_words_count_by_how_rare_they_are() -> None:
    words = "trawlers and gunboats [clashed] beyond the isthmus lighthouse after the herring quota lapsed"
    one = tell(words, Kind.ARMED_CLASH, "2031-05-03")
    copy = tell(words, Kind.ARMED_CLASH, "2031-05-03", report="r-2")
    assert "words: a copy" in levels(one, copy)
    other_words = "bakers [clashed] over porcelain umbrellas beneath the cathedral scaffolding yesterday"
    assert "words: none" in levels(one, tell(other_words, Kind.ARMED_CLASH, "2031-05-03", report="r-2"))


def test_a_clash_needs_something_that_tells_it_from_other_clashes() -> None:
    def clash(report: str, place: str | None) -> Told:
        return tell("a [clash]", Kind.ARMED_CLASH, "2031-05-03", report=report, place=place, party=("Norway", "Chile"))

    assert "detail: none" in levels(clash("r-1", None), clash("r-2", "Lofoten"))
    assert "detail: none" not in levels(clash("r-1", "Lofoten"), clash("r-2", "Lofoten"))


def test_reports_of_other_actors_seldom_tell_of_one_event() -> None:
    alone = tell("the [election]", Kind.ELECTION, "2031-05-03", report="r-1")
    beside = tell("Norway [met] Chile", Kind.MEETING, "2031-05-03", report="r-1", at=90, party=("Norway", "Chile"))
    elsewhere = tell("Mali [met] Niger", Kind.MEETING, "2031-05-03", report="r-2", party=("Mali", "Niger"))
    vote = tell("the [election]", Kind.ELECTION, "2031-05-03", report="r-2", at=90)
    first, _, _, last = facts(alone, beside, elsewhere, vote)
    assert "scene: another" in {reason.level for reason in compare(first, last)}


def test_where_two_tellings_stand_in_one_report() -> None:
    headline = meeting(words="Norway, Portugal [meet]")
    for at, level in ((100, "headline and lead"), (600, "near"), (5000, "far")):
        assert f"telling: {level}" in levels(headline, meeting(at=at))
    assert "telling: next" in levels(meeting(at=2000), meeting(at=2100))


def test_what_rules_out_stands_alone() -> None:
    one, two = facts(meeting(), other("2031-07-03"))
    (reason,) = compare(one, two)
    against = ruling_out(one, two)
    assert against is not None
    assert (reason.level, reason.weight) == (against[0], NEVER) == ("when: apart", NEVER)


def test_the_words_around_a_trigger() -> None:
    told = read_wording(tell("after the second Lofoten [talks] in May", Kind.MEETING).mention)
    assert (told.definite, told.order, told.name) == (True, 2, frozenset({"lofoten"}))
    assert not read_wording(tell("of talks, and [met] again", Kind.MEETING).mention).definite


def test_one_word_that_tells_of_two_occasions_tells_of_two() -> None:
    one = tell("She [visited] Oslo and Bergen", Kind.MEETING, "2031-05-03", place="Oslo")
    two = tell("She [visited] Oslo and Bergen", Kind.MEETING, "2031-05-03", place="Bergen", serial=1)
    assert levels(one, two) == {"trigger: one"}


def test_a_part_keeps_the_state_it_is_shown_to_act_for() -> None:
    (fact,) = facts(meeting(party=(BERG, "sailors")))
    assert fact.states == {"norway", "sailor"}
    assert {(p.name, p.named, p.person) for p in fact.core} == {("Ada Berg", True, True), ("sailors", False, False)}


def test_a_day_told_of_another_event_too_does_not_rule_one_event_out() -> None:
    freed = tell("Sailors were [freed] on 7 May whom a navy had seized", Kind.CONCESSION, "2031-05-07")
    seized = tell("Sailors were freed on 7 May whom a navy had [seized]", Kind.COERCION, "2031-05-07")
    took = tell("They [seized] sailors on 2 March", Kind.COERCION, "2031-03-02", report="r-2")
    first, second, third = facts(freed, seized, took)
    assert [fact.sure for fact in (first, second, third)] == [True, False, True]
    assert "when: apart, a day told of more than one" in {reason.level for reason in compare(second, third)}
    assert levels(seized, took) == {"when: apart"}


def test_half_a_year_apart_it_does_not_matter_which_event_of_its_sentence_a_day_is_of() -> None:
    freed = tell("Sailors were [freed] on 7 May whom a navy had seized", Kind.CONCESSION, "2031-05-07")
    seized = tell("Sailors were freed on 7 May whom a navy had [seized]", Kind.COERCION, "2031-05-07")
    before = tell("They [seized] sailors on 2 March 2030", Kind.COERCION, "2030-03-02", report="r-2")
    _, second, third = facts(freed, seized, before)
    assert "when: apart" in {reason.level for reason in compare(second, third)}


def test_a_war_is_told_of_on_many_a_day_but_two_years_are_two_wars() -> None:
    day = tell("Sunday's accord ends the [war]", Kind.WAR, "2031-05-03")
    year = tell("the [war] of 2029", Kind.WAR, "2029", report="r-2", grain=Precision.YEAR)
    other = tell("the [war] of 2024", Kind.WAR, "2024", report="r-3", grain=Precision.YEAR)
    assert "when: apart, of a war" in levels(day, year)
    assert levels(year, other) == {"when: apart"}


def test_wars_are_not_the_war_and_another_meeting_is_none_told_before() -> None:
    wars = tell("two [wars] killed thousands", Kind.WAR, "2029", grain=Precision.YEAR)
    war = tell("the [war]", Kind.WAR, "2029", report="r-2", grain=Precision.YEAR)
    assert levels(wars, war) == {"series: several and one"}
    one = tell("They [met]", Kind.MEETING, at=0)
    assert levels(one, tell("another [meeting] of theirs", Kind.MEETING, at=90)) == {"series: another"}
    assert "series: another" not in levels(one, tell("another [meeting]", Kind.MEETING, report="r-2"))


def test_talks_of_three_sides_are_not_those_of_two_alone() -> None:
    three = tell("a three-way [meeting]", Kind.MEETING, "2031-05-03", party=("Norway", "Portugal"), mediator="Iceland")
    two = tell("they held [talks]", Kind.MEETING, "2031-05-03", report="r-2", party=("Norway", "Portugal"))
    assert levels(three, two) == {"series: more sides"}
