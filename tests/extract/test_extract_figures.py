"""Who is counted, as what, over what, and what happens to a number that no event takes. All sentences are the project's own."""

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Figure, Prop, Report, Sort

DAY = "2021-03-06"


def read(text):
    return extract(annotate(Report.of_text(text, published=DAY)))


def told(text):
    """The figures of a text as (figure, population, words), in text order."""
    found = [s for s in read(text).statements if s.prop is Prop.FIGURE]
    figures = [(Figure.from_value(s.value), s) for s in sorted(found, key=lambda s: s.passage)]
    return [(str(f), f.population, s.passage.exact) for f, s in figures]


def short(text):
    return [figure for figure, _, _ in told(text)]


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


def test_talks_that_were_held_detain_nobody():
    assert short("The envoy held talks with each of the two leaders in Geneva on Monday.") == []
    assert short("The police held two men in Goma on Monday.") == ["2 detained"]


def test_a_number_of_no_event_is_kept_as_a_count_with_its_speaker():
    reading = read("A man was found dead in a flat in Lagos, police said.")
    counts = [m for m in reading.mentions if m.sort is Sort.COUNT]
    said = [s for s in reading.statements if s.mention_id in {m.id for m in counts}]
    assert [(Figure.from_value(s.value).measure.value, s.passage.exact) for s in said] == [("killed", "A man")]
    assert not any(m.sort is Sort.EVENT and m.trigger.exact == "dead" for m in reading.mentions)


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


def test_decades_are_counted_in_years():
    assert "about 20 years" in short("The truce ended about two decades of war between Chad and Sudan.") or (
        "20 years" in short("The truce ended two decades of war between Chad and Sudan.")
    )


def test_words_of_a_figure_hold_its_number():
    for text in (
        "NEARLY 800 SOLDIERS WERE KILLED IN THE CLASHES.",
        "More than 1,200 rebels were captured in the battle.",
    ):
        for figure, _, words in told(text):
            assert any(character.isdigit() for character in words), (figure, words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The force detained a number of suspected rebels on Monday.", [("3-9 detained", "rebels")]),
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


def test_units_of_measure_are_no_prisoners():
    text = "The patrol killed three rebels and seized 650 kilograms (1430 pounds) of opium."
    assert not any("detained" in figure or "captured" in figure for figure in short(text))


def test_what_is_only_meant_has_befallen_nobody():
    assert short("The force launched an operation on Monday to arrest a rebel leader in Goma.") == []


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


def test_a_duration_keeps_the_bound_of_its_number():
    assert "up to 60 days" in short("The coast guard may hold foreigners on suspicion of trespass for up to 60 days.")


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


def test_the_words_of_a_duration_hold_its_unit():
    assert ("20 years", None, "two decades") in told("Talks in Goma on Friday aim at ending two decades of war.")


def test_deaths_in_capitals_are_deaths():
    assert short("AN ATTACK ON FRIDAY RESULTED IN THE DEATHS OF 100 PEOPLE IN GOMA.") == ["100 killed"]


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


def test_the_dead_of_days_of_raids_are_those_of_the_raids():
    text = "Peru and Ecuador agreed to a truce after four days of missile strikes in which more than 60 people were killed."
    assert ("strikes", "at least 60 killed") in owned(text)
