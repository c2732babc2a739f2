"""What a verb tells by the words around it. All sentences are the project's own."""

import pytest

from tests.extract.events import tell, told_by


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Tens of thousands hit the streets of Lima on Monday to decry the decree.", "hit", "protest"),
        ("Thousands have recently taken to the streets of Lima.", "taken", "protest"),
        ("Students poured into the main square of Lima on Monday.", "poured", "protest"),
        ("Students protested at a university in Lima on Monday.", "protested", "protest"),
        ("The president called out the army on Friday to end the looting in Lima.", "called", "deployment"),
        ("Police quashed a demonstration in Lima on Monday.", "quashed", "coercion"),
        ("The strike that drove the president from office in January began in Lima.", "drove", "other"),
        ("The council that took power from President Deng dissolved parliament on Sunday.", "took", "other"),
        ("Soldiers waded into a crowd of protesters in Lima on Monday with clubs.", "waded", "attack"),
        ("Norway closed its embassy in Chad on Monday.", "closed", "sanction"),
        ("The police silenced the protesters in Lima on Monday with clubs.", "silenced", "coercion"),
        ("The ministry denied visas to four reporters on Monday.", "denied", "refusal"),
        ("The ministry has repeatedly denied that it holds the four reporters.", "denied", "denial"),
        ("The union railed against the government on Monday.", "railed", "accusation"),
        ("Chad won independence from France in 1960.", "won", "other"),
        ("The rebels took up arms in 2012.", "took", "war"),
        ("Dozens of fighters burned their rifles at a ceremony in Gao on Friday.", "burned", "concession"),
        ("The army burned the rifles of the rebels in Gao on Friday.", "burned", "attack"),
        ("Twenty rebel groups withdrew from the talks in Doha in January.", "withdrew", "refusal"),
        ("Sudan withdrew its troops from Adre on Monday.", "withdrew", "concession"),
        ("Soldiers wrested control of Adre from the militia on Friday.", "wrested", "territorial_capture"),
        ("Norway warned on Friday that the clashes have spread to Adre.", "warned", "statement"),
        ("Chad warned on Friday that its army would strike back in Adre.", "warned", "threat"),
        ("Chad considers both regions to be a part of its territory.", "considers", "statement"),
        ("The rebels released 40 prisoners on Monday.", "released", "concession"),
    ],
)
def test_the_words_around_a_verb_show_its_sense(text, word, kind):
    assert told_by(text, word)["kind"] == [kind]


def test_shells_make_no_protest_in_the_streets_that_they_hit():
    text = "Shells hit the streets of Adre on Monday and killed four people."
    assert "protest" not in {kind for event in tell(text) for kind in event["kind"]}


def test_a_war_of_words_is_none():
    assert "war" not in {
        kind for event in tell("A war of words between Chad and Sudan began on Monday.") for kind in event["kind"]
    }


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The raid prompted Chad to close its border with Sudan.", "prompted"),
        ("The mission of Norway was met with scepticism by the rebels on Friday.", "met"),
        ("Norway called the talks a demonstration of commitment to peace.", "demonstration"),
        ("Rebels opposed to the peace process were blamed for the blast in Adre on Friday.", "opposed"),
        ("Iran-backed rebels fired rockets at Adre on Friday.", "backed"),
        ("Deng called Keita a thief in a speech in Adre on Monday.", "called"),
        ("Norway welcomed the step on Friday.", "step"),
        ("Talks between Chad and Sudan resumed on Friday after a year-long pause.", "pause"),
        ("The army released the names of the dead on Monday.", "released"),
        ("Norway's envoy cut short his visit to Chad on Monday.", "cut"),
    ],
)
def test_beside_these_words_it_tells_no_event(text, word):
    assert (word, "meeting") not in {(event["word"], kind) for event in tell(text) for kind in event["kind"]}
    assert word == "called" or word not in {event["word"] for event in tell(text)}


def test_a_call_is_a_demand_where_nobody_telephones():
    assert told_by("The rebels said they acted in response to the founder's call to disarm.", "call")["kind"] == [
        "demand"
    ]
    assert told_by("Ali Ouman had a call with Ana Dane of Norway on Friday.", "call")["kind"] == ["meeting"]


def test_who_turns_out_to_be_something_does_nothing():
    text = "Two of the men arrested on Monday turned out to be policemen."
    assert "turned" not in {event["word"] for event in tell(text)}


def test_whom_somebody_calls_out_he_asks_for_nothing():
    event = told_by("The president called out the army on Friday to end the looting in Lima.", "called")
    assert event["perpetrator"] == ["president"]
    assert "addressee" not in event


def test_marchers_and_their_march_are_one():
    text = "Dozens of protesters took to the streets in Adre on Thursday."
    assert [event["word"] for event in tell(text)] == ["took"]


CROWDS = (
    "Thousands of people marched through Lima on Monday. The protesters and students demonstrated for a third day. "
)
ARMS = "Rebels attacked an army post near Adre on Monday. The insurgents and the militia hold the town. "


@pytest.mark.parametrize(("before", "kind"), [(CROWDS, "protest"), (ARMS, "war")])
def test_a_rising_is_what_its_report_tells_of(before, kind):
    text = before + "Some 40 people have died in the uprising, the ministry said."
    assert told_by(text, "uprising")["kind"] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway asked its companies on Monday to cease trading in Chad.", "other"),
        ("Norway asked the rebels on Monday to cease fire in Chad.", "ceasefire"),
    ],
)
def test_who_stops_trading_makes_no_truce(text, kind):
    assert [event["kind"] for event in tell(text) if event["word"] in ("cease", "fire")] == [[kind]]


def test_an_arms_race_attacks_nobody():
    text = "Chad's new missiles could start an arms race in the region, the minister said on Monday."
    assert [event["word"] for event in tell(text)] == ["said"]


def test_a_demonstration_of_people_is_a_protest():
    told = tell("A demonstration of teachers blocked Gao on Monday.")
    assert "protest" in {kind for event in told for kind in event["kind"]}
