"""What a number counts, by the words around those counted. All sentences are the project's own."""

import pytest

from detente.model import Prop
from tests.extract.figures import read, short, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The force detained a number of rebels on Monday.", [("3-9 detained", "rebels")]),
        ("Also killed in the strike on Monday were nine rebels.", [("9 killed", "rebels")]),
        (
            "One man was killed and four received minor injuries in the clash.",
            [("1 killed", "man"), ("4 wounded", None)],
        ),
        ("Nine rebels opened fire on Monday and were killed.", [("9 killed", "rebels")]),
    ],
)
def test_what_is_counted_is_found_through_the_sentence(text, expected):
    assert [(figure, whom) for figure, whom, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A raid on the town early Saturday left a 16-year-old boy dead.", ["1 killed"]),
        ("Soldiers found Omar Deda dead in the barracks on Monday.", ["1 killed"]),
        ("A deadly attack on Monday claimed the life of a driver.", ["1 killed"]),
        ("The fatal shooting of a driver by soldiers on Monday is being looked into.", ["1 killed"]),
        ("A soldier was flown to hospital after the clash and later succumbed to his wounds.", ["1 killed"]),
        ("One of the wounded has died, the army said on Monday.", ["1 killed"]),
        ("Four rebels presented an immediate threat to the patrol and were killed on Monday.", ["4 killed"]),
        (
            "Police said Omar Deda, 34, and Ali Deda, 40, who were shot and killed on Friday, were brothers.",
            ["1 killed", "1 killed"],
        ),
    ],
)
def test_a_death_is_told_in_many_ways(text, expected):
    assert short(text) == expected


def test_deaths_in_capitals_are_deaths():
    assert short("AN ATTACK ON FRIDAY RESULTED IN THE DEATHS OF 100 PEOPLE IN GOMA.") == ["100 killed"]


def test_each_number_counts_what_stands_beside_it():
    assert short("Peru put its own losses at 29 dead, with 28 missing and 101 wounded.") == [
        "29 killed",
        "28 missing",
        "101 wounded",
    ]
    assert (
        short("Talks began to end a war that has killed thousands and displaced millions.")[0] == "1,000-9,999 killed"
    )
    assert "2 killed" in short("An elderly couple were found dead in Talysh after shelling on Monday.")


def test_talks_that_were_held_detain_nobody():
    assert short("The envoy held talks with each of the two leaders in Geneva on Monday.") == []
    assert short("The police held two men in Goma on Monday.") == ["2 detained"]


def test_what_is_only_meant_has_befallen_nobody():
    assert short("The force launched an operation on Monday to arrest a rebel leader in Goma.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three of the 20 hostages were released on Friday.", ["3 released", "20 other"]),
        ("Two of their 14 detainees died in custody on Friday.", ["2 killed", "14 other"]),
        ("He was one of three brothers killed in the raid on Monday.", ["1 killed", "3 killed"]),
        ("Six of the 40 wounded were flown abroad on Monday.", ["6 other", "40 wounded"]),
    ],
)
def test_a_whole_is_only_counted_where_something_befell_some_of_it(text, expected):
    assert short(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clash left three fighters dead and a dozen more in critical condition.", ["3 killed", "12 wounded"]),
        ("Two soldiers were killed on Monday and five were rushed to hospital.", ["2 killed", "5 wounded"]),
        ("Police found one man shot to death and two others with gunshot wounds.", ["1 killed", "2 wounded"]),
        ("Three of those taken to hospital on Monday later died.", ["3 killed"]),
    ],
)
def test_who_lies_in_a_hospital_is_not_dead(text, expected):
    assert short(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four policemen were shot on Monday, one of them fatally.", ["4 wounded", "1 killed"]),
        ("The gunmen wounded nine people, two fatally.", ["9 wounded", "2 killed"]),
    ],
)
def test_fatally_behind_a_number_is_death_and_no_event_of_its_own(text, expected):
    assert short(text) == expected
    assert "fatally" not in {text[m.trigger.start : m.trigger.end] for m in read(text).mentions}


def test_who_claims_fighters_has_them():
    assert short("The group claims 3,000 fighters in the valley.") == []
    assert short("The war has claimed more than 40,000 lives.") == ["at least 40,000 killed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A total of 30 people were wounded in the shelling on Monday.", [("30 wounded", "people")]),
        ("The rebels killed 40 soldiers, police and civilians.", [("40 killed", "soldiers, police and civilians")]),
        (
            "A rocket hit a bus, killing six, including two local farmers.",
            [("6 killed", None), ("2 killed", "local farmers")],
        ),
        ("The talks lasted 43 hours.", []),
    ],
)
def test_those_counted_are_all_of_them_once(text, expected):
    assert [(figure, whom) for figure, whom, _ in told(text)] == expected


def test_those_killed_in_a_day_are_not_of_the_toll_that_they_raise():
    text = "At least 36 people were killed on Sunday, bringing the total death toll to 48,503."
    found = read(text)
    killed = {m.id for m in found.mentions if text[m.trigger.start : m.trigger.end] == "killed"}
    assert [s.passage.exact for s in found.statements if s.prop is Prop.FIGURE and s.mention_id in killed] == [
        "At least 36 people"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four gunmen killed the governor on Monday.", ["4 other", "1 killed"]),
        ("Two gunmen opened fire on a crowd of 30 people on Monday, killing four.", ["30 other", "4 killed"]),
        ("Soldiers fired on ten protesters on Monday, killing three.", ["10 other", "3 killed"]),
        ("Five people were shot on Monday in Gao, and one of those was killed.", ["5 wounded", "1 killed"]),
        ("The raid left fourteen civilians, five soldiers and one guard dead.", ["14 killed", "5 killed", "1 killed"]),
    ],
)
def test_who_kills_or_is_only_shot_at_is_not_dead(text, expected):
    assert short(text) == expected
