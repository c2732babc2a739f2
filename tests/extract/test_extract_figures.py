"""Who is counted, as what, over what, and what happens to a number that no event takes. All sentences are the project's own."""

import pytest

from detente.model import Figure, Prop, Sort
from tests.extract.events import tell, told_by
from tests.extract.figures import read, short, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The patrol killed a rebel commander on Monday.", [("1 killed", "rebel commander", "a rebel commander")]),
        ("Rebels shot dead a policeman in Goma on Monday.", [("1 killed", "policeman", "a policeman")]),
        ("A rebel aimed at the patrol, and the soldiers fired back, killing him.", [("1 killed", None, "him")]),
        (
            "The force killed a rebel leader and two of his guards on Monday.",
            [("1 killed", "rebel leader", "a rebel leader"), ("2 killed", "his guards", "two of his guards")],
        ),
        ("The army confirmed the death of a courier in the raid on Monday.", [("1 killed", "courier", "a courier")]),
        (
            "A woman and child were found dead after the attack.",
            [("1 killed", "woman", "A woman"), ("1 killed", "child", "child")],
        ),
        (
            "Two drivers, Omar Deda and Ali Rezan, were killed in the ambush on Monday.",
            [("2 killed", "drivers", "Two drivers")],
        ),
        ("Police arrested a rebel courier in Goma on Monday.", [("1 detained", "rebel courier", "a rebel courier")]),
        ("The sheriff said Mensah died during surgery on Sunday.", [("1 killed", "Mensah", "Mensah")]),
        (
            "Kofi Mensah (34) and Ama Owusu (51) died in the raid.",
            [("1 killed", "Kofi Mensah", "Kofi Mensah"), ("1 killed", "Ama Owusu", "Ama Owusu")],
        ),
    ],
)
def test_one_person_counts_as_one_where_one_is_told_of(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "No soldier was killed in the clash on Monday.",
        "Every soldier in the post was killed on Monday.",
        "The rebels killed soldiers in the clash on Monday.",
        "A court in Lagos charged him with the attempted murder of two officers.",
    ],
)
def test_nobody_is_counted_as_killed_where_nobody_is_told_of(text):
    assert not any("killed" in figure for figure in short(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen shot four men in Goma on Monday; all were taken to hospital with leg wounds.", ["4 wounded"]),
        ("Gunmen shot four men dead in Goma on Monday.", ["4 killed"]),
        ("One man was killed and five others were shot by gunmen in Goma on Monday.", ["1 killed", "5 wounded"]),
    ],
)
def test_shot_alone_is_not_dead(text, expected):
    assert short(text) == expected


@pytest.mark.parametrize(
    "text", ["Nine herders were found dead in Mopti on Monday.", "A herder was found dead on Monday."]
)
def test_those_who_are_found_dead_are_an_event(text):
    reading = read(text)
    assert [m.trigger.exact for m in reading.mentions if m.sort is Sort.EVENT] == ["dead"]
    assert [figure.removeprefix("9").removeprefix("1") for figure in short(text)] == [" killed"]


def test_those_who_shoot_are_not_hurt():
    assert not any(
        "killed" in f or "wounded" in f for f in short("At least six men were shooting during the gunfight.")
    )


def test_a_number_of_no_event_is_kept_as_a_count_with_its_speaker():
    reading = read("A tourist drowned off Lima, police said.")
    counts = [m for m in reading.mentions if m.sort is Sort.COUNT]
    said = [s for s in reading.statements if s.mention_id in {m.id for m in counts}]
    assert [(Figure.from_value(s.value).measure.value, s.passage.exact) for s in said] == [("killed", "A tourist")]
    assert not any(m.sort is Sort.EVENT and m.trigger.exact == "drowned" for m in reading.mentions)


def test_the_dead_of_a_storm_are_no_toll():
    reading = read("Twelve people died when the storm hit the coast on Sunday.")
    assert not [m for m in reading.mentions if m.sort is Sort.COUNT]


@pytest.mark.parametrize(
    "text",
    [
        "Two policemen died and five were hurt when a mine went off in Abyei; the next day rebels killed six traders near Bor.",
        "A mine in Abyei killed two policemen and wounded five, the mayor said after rebels had killed six traders near Bor.",
    ],
)
def test_what_two_verbs_of_one_clause_tell_stays_together(text):
    reading = read(text)
    words = {m.id: m.trigger.start for m in reading.mentions}
    owners = {str(Figure.from_value(s.value)): words[s.mention_id] for s in reading.statements if s.prop is Prop.FIGURE}
    one, two, other = (next(owners[f] for f in owners if f.startswith(number)) for number in ("2 ", "5 ", "6 "))
    assert one == two != other


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Some 2,300 people have been killed since the war broke out in 1993.", "since the war broke out in 1993"),
        ("At least 40 soldiers have died in clashes this year.", "this year"),
        ("Rebels killed four soldiers in an ambush near Goma on Monday.", None),
    ],
)
def test_a_figure_says_what_it_covers_and_its_words_hold_that(text, scope):
    found = [(Figure.from_value(s.value), s) for s in read(text).statements if s.prop is Prop.FIGURE]
    assert [figure.scope for figure, _ in found] == [scope]
    assert all(scope is None or scope in s.passage.exact for _, s in found)


def test_words_of_a_figure_hold_its_number():
    for text in (
        "NEARLY 800 SOLDIERS WERE KILLED IN THE CLASHES.",
        "More than 1,200 rebels were captured in the battle.",
    ):
        for figure, _, words in told(text):
            assert any(character.isdigit() for character in words), (figure, words)


def test_those_shot_beside_one_who_died_are_not_all_dead():
    text = "One guard is dead after a gunman opened fire on Monday, shooting five soldiers. He died in hospital."
    assert "5 killed" not in short(text)


def test_a_charge_of_attempted_murder_makes_nobody_dead():
    text = "The gunman faces five counts of attempted murder. Five soldiers were shot in the attack on Friday."
    assert short(text) == ["5 wounded"]


def test_a_sum_of_money_is_read_whole():
    assert short("The ministry pledged $8,440 in aid to the villagers on Monday.") == ["8,440 money"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Omar Deda died of multiple gunshot wounds on Friday.", ["1 killed"]),
        ("Eleven dead, a local governor reported on Friday.", ["11 killed"]),
        ("Two guards and a gunman are dead after a raid on Friday.", ["2 killed", "1 killed"]),
        ("The raid on Friday ended with the suspect dying from a gunshot wound.", ["1 killed"]),
        ("A farmer killed his wife and then himself on Friday.", ["1 killed", "1 killed"]),
        ("No one was killed in the raid on Friday.", []),
    ],
)
def test_each_of_the_dead_counts_once_and_what_is_no_person_never(text, expected):
    killed = [row for row in dict.fromkeys(told(text)) if "killed" in row[0]]
    assert [figure for figure, _, _ in killed] == expected


def test_a_toll_that_something_brings_to_a_number_covers_more_than_it():
    text = "The bombing on Friday killed 14 people, bringing the toll to 91."
    found = [s for s in read(text).statements if s.prop is Prop.FIGURE]
    scopes = {(figure.best, figure.scope) for figure in (Figure.from_value(s.value) for s in found)}
    assert scopes == {(14, None), (91, "the toll")}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Two hostages who had been held by rebels since 2016 were released on Friday.", None),
        ("On Friday a child died in a clash, the first death since the truce began.", None),
    ],
)
def test_since_is_of_the_figure_only_where_it_is_said_of_it(text, scope):
    found = [Figure.from_value(s.value) for s in read(text).statements if s.prop is Prop.FIGURE]
    assert {figure.scope for figure in found} == {scope}


def owned(text):
    """The word that tells each figure's event, with the figure, or the sort of a mention that tells none."""
    reading = read(text)
    by = {mention.id: mention for mention in reading.mentions}
    rows = [(by[s.mention_id], str(Figure.from_value(s.value))) for s in reading.statements if s.prop is Prop.FIGURE]
    return [(m.trigger.exact if m.sort is Sort.EVENT else m.sort.value, figure) for m, figure in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army said 10 of its soldiers had been killed, and that 46 of the attackers had been captured.",
            {("killed", "10 killed")},
        ),
        (
            "Two people have died since the protests began and nearly 7,000 have been arrested.",
            {("died", "2 killed"), ("arrested", "about 7,000 detained")},
        ),
        ("Peru puts its dead at 22; Ecuador has reported 13 deaths.", {("dead", "22 killed"), ("deaths", "13 killed")}),
        (
            "Clashes on the border killed 12 people on Thursday. More than 160 are in hospital.",
            {("Clashes", "12 killed"), ("Clashes", "at least 160 wounded")},
        ),
        (
            "Clashes on the border killed 12 people on Thursday. Two of them were children. The war has cost 900 lives.",
            {("Clashes", "12 killed")},
        ),
    ],
)
def test_each_number_is_of_what_cost_it(text, expected):
    assert expected <= set(owned(text))


def test_a_toll_that_goes_on_is_in_the_mouth_of_nobody_but_the_report():
    text = "Clashes on the border killed 12 people on Thursday, Chad said. More than 160 are in hospital."
    said = {str(Figure.from_value(s.value)): s.said_by for s in read(text).statements if s.prop is Prop.FIGURE}
    assert said == {"12 killed": "Chad", "at least 160 wounded": None}


@pytest.mark.parametrize(
    "text",
    [
        "At least 865 civilians have been killed since the war began on April 15.",
        "At least 865 civilians have been killed and 3,634 injured since the war began on April 15.",
    ],
)
def test_all_that_one_since_covers(text):
    scopes = [Figure.from_value(s.value).scope for s in read(text).statements if s.prop is Prop.FIGURE]
    assert set(scopes) == {"since the war began on April 15"}


def test_another_is_no_number_before_one():
    assert short("Shelling killed six on Monday. Another 14 are being treated for burns.") == ["6 killed", "14 wounded"]


def test_the_dead_of_days_of_raids_are_those_of_the_raids():
    text = "Peru and Ecuador agreed to a truce after four days of missile strikes in which more than 60 people were killed."
    assert ("strikes", "at least 60 killed") in owned(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The army seized or killed some 30 raiders in Gao on Friday.", "killed"),
        ("A trader, 63, died in Gao, and two other traders, ages 41 and 29, were hurt.", "2 killed"),
        (
            "Doctors took the death for an accident, but later heard that several other guests had slept in the inn.",
            "killed",
        ),
        ("Two guards who were killed outside the Seven Palms inn have been named.", "7 killed"),
        (
            "A deal ended a crisis in which more than a million people entered Chad and 4,000 drowned in the lake.",
            "2,000,000 killed",
        ),
    ],
)
def test_of_whom_no_death_is_said_is_no_toll(text, wrong):
    assert not any(wrong in figure for figure in short(text))


def test_whom_the_first_of_two_verbs_befell_is_not_counted_by_the_second():
    figures = short("The army killed a suspected rebel and detained several other suspected rebels in Gao last night.")
    assert "1 killed" in figures


def test_an_office_whose_holder_is_named_behind_it_is_one_person():
    assert "1 killed" in short(
        "Soldiers killed Taliban leader, Dembe, in a raid on Gao on Monday. Dembe had moved weapons."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Six policemen who were badly hurt in the blast in Gao and flown abroad have succumbed to their wounds.",
            ["6 killed"],
        ),
        ("A recent upsurge in violence in Darfur has cost at least 120 lives.", ["at least 120 killed"]),
    ],
)
def test_what_became_of_those_counted(text, expected):
    assert short(text) == expected


def test_the_words_of_a_number_are_not_of_those_counted():
    assert [population for _, population, _ in told("Raids in Darfur have cost at least 120 lives.")] == ["lives"]


def test_those_killed_in_an_attack_are_of_it_whatever_befell_others():
    text = "Two traders were killed in the attack on Gao while several other traders were held captive."
    events = {event["word"]: event.get("figure", []) for event in tell(text)}
    assert "2 killed" in events["attack"]


def test_who_does_something_is_counted_there():
    text = "Around 40 fighters and one commander handed over their rifles at a ceremony in Gao on Friday."
    assert told_by(text, "handed")["figure"] == ["about 40 participants"]


def test_a_week_and_more_is_no_week():
    text = "Chad initialled a deal with six armed groups following more than a week of talks in Doha."
    assert "at least 1 week" in told_by(text, "talks")["figure"][0]
