"""One event each: words that tell of one occasion, words of an office, and who was there. All sentences are the project's own."""

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import PART_PROPS, Prop, Report, Sort
from detente.resolve import resolve
from tests.extract.events import told_by


def told(text):
    """Of each event told: its word, and its kind."""
    return [(mention.trigger.exact, kind) for mention, kind, _ in events(text)]


def events(text):
    reading = extract(annotate(Report.of_text(text, published="2021-03-06")))
    for mention in reading.mentions:
        if mention.sort is Sort.EVENT:
            said = [s for s in reading.statements if s.mention_id == mention.id]
            kind = next(s.value for s in said if s.prop is Prop.KIND)
            yield mention, kind, {(s.prop.value, s.value) for s in said if s.prop in PART_PROPS}


@pytest.mark.parametrize(
    "text",
    [
        "President Idris Mahamat received Sudanese leaders at a meeting in N'Djamena on Friday.",
        "The presidents of Chad and Sudan met in Doha on Friday in closed talks.",
        "The third round of negotiations between Chad and Sudan took place in Doha on Friday.",
        "The chargé d'affaires of Chad met the Sudanese foreign minister in Khartoum on Friday.",
    ],
)
def test_one_event_has_one_word(text):
    assert len(told(text)) == 1


def test_who_meets_beside_a_summit_meets_apart_from_it():
    text = "The presidents of Chad and Sudan met on Friday on the sidelines of a summit of the African Union in Addis Ababa."
    assert [word for word, _ in told(text)] == ["met", "summit"]


def test_nobody_meets_alone():
    [(_, kind, parts)] = events(
        "Sudanese Prime Minister Ada Berg called Chad's foreign minister on Friday to discuss the border."
    )
    assert (kind, len(parts)) == ("meeting", 2)


def test_who_discusses_is_at_the_table_whatever_the_reader_calls_it():
    text = "President Okello discussed the border with Prime Minister Tadesse on Monday."
    assert ("discussed", "meeting") in told(text)


def test_talks_with_one_and_afterwards_with_another_are_two():
    text = "President Sandu spoke by telephone with Emmanuel Macron on Monday and afterwards with Olaf Scholz."
    assert [parts for _, _, parts in events(text)] == [
        {("party", "Sandu"), ("party", "Emmanuel Macron")},
        {("party", "Sandu"), ("party", "Olaf Scholz")},
    ]


def test_a_crowd_that_protests_is_in_the_streets():
    [(_, kind, parts), *_] = events("Thousands of students protested the killing of an activist in Lagos on Monday.")
    assert (kind, parts) == ("protest", {("party", "students")})


def test_a_minister_who_protests_speaks():
    assert ("protested", "protest") not in told("Chad's foreign minister protested the killing of a guard on Monday.")


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("A curfew was imposed in Goma on Sunday.", "curfew", "coercion"),
        ("The blockade of the port was lifted on Tuesday after nineteen days.", "lifted", "concession"),
    ],
)
def test_what_is_told_with_its_day_needs_no_doer(text, word, kind):
    assert (word, kind) in told(text)


def test_who_demands_something_is_not_who_does_it():
    told = {
        mention.trigger.exact: parts
        for mention, _, parts in events("Eritrea demanded the withdrawal of Chadian troops.")
    }
    assert ("party", "Eritrea") not in told["withdrawal"]


def test_a_strike_that_people_go_on_is_one():
    assert [kind for _, kind in told("Around 2,000 workers went on strike in Goma on Monday.")] == ["protest"]


def test_the_coup_is_no_other_deed_told_before():
    text = "General Musa appointed a prime minister on Friday. The African Union condemned the coup."
    assert "coup" not in [word for word, _ in told(text)]


def test_what_a_clause_tells_of_talks_stays_with_them():
    found = list(events("The presidents of Chad and Sudan met in Oslo on Tuesday for talks mediated by Norway."))
    assert any(("mediator", "Norway") in parts for _, _, parts in found)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Thousands of people marched in N'Djamena on Friday against Deby's rule.", "Deby"),
        ("The army opened an investigation of Idris Mahamat on Friday.", "Idris Mahamat"),
    ],
)
def test_whom_a_protest_or_an_inquiry_meets(text, target):
    assert any(("target", target) in parts for _, _, parts in events(text))


def test_an_office_is_cut_with_whose_it_is():
    reading = extract(
        annotate(Report.of_text("Turkish officials shared evidence with Chad on Friday.", published="2021-03-06"))
    )
    assert "Turkish officials" in {s.passage.exact for s in reading.statements if s.prop in PART_PROPS}


@pytest.mark.parametrize("lacking", ["lack of a joint meeting", "absence of direct talks", "lack of talks"])
def test_what_was_lacking_did_not_take_place(lacking):
    assert [kind for _, kind in told(f"Sudan blamed Chad for the {lacking}.")] == ["accusation"]


@pytest.mark.parametrize("what", ["shelling the border", "attacks and raids on the border", "taking military action"])
def test_what_somebody_is_to_refrain_from_is_not_called_for(what):
    assert [kind for _, kind in told(f"Chad called on Sudan to refrain from {what}.")] == ["demand"]


def test_who_says_so_takes_no_part():
    text = "Three hostages were released in Doha on Friday, according to a Chadian representative."
    assert not any(("addressee", "Chadian representative") in parts for _, _, parts in events(text))


def test_who_spoke_below_a_headline_that_says_call_called():
    text = "President Berg's call with Prime Minister Duarte\n\nPresident Ada Berg spoke with Prime Minister Ana Duarte on Friday."
    reading = extract(annotate(Report.of_text(text, published="2021-03-06")))
    told = {m.id for m in reading.mentions if m.sort is Sort.EVENT and m.trigger.exact in ("call", "spoke")}
    assert len(told) == 2
    assert len({resolve(reading.mentions, reading.statements).clusters[key] for key in told}) == 1


def test_what_a_meeting_was_beside_is_not_that_meeting():
    found = {
        mention.trigger.exact: parts
        for mention, _, parts in events("Berg met Ana Duarte on the sidelines of the summit in Doha on Friday.")
    }
    assert found["met"] == {("party", "Berg"), ("party", "Ana Duarte")}
    assert not found.get("summit")


def test_an_office_of_two_is_cut_with_each():
    reading = extract(
        annotate(Report.of_text("Russia and Turkey's foreign ministers met in Doha on Friday.", published="2021-03-06"))
    )
    cut = {s.value: s.passage.exact for s in reading.statements if s.prop in PART_PROPS}
    assert cut["Russian foreign minister"] == "Russia and Turkey's foreign ministers"
    assert cut["Turkish foreign minister"] == "Turkey's foreign ministers"


def test_a_mediation_effort_is_a_mediation():
    assert "mediation" in [
        kind for _, kind in told("Egypt launched a mediation effort between Turkey and Syria on Friday.")
    ]


def test_a_withdrawal_is_of_who_withdraws():
    found = {
        m.trigger.exact: parts
        for m, _, parts in events("Eritrea demanded the withdrawal of Ethiopian troops on Monday.")
    }
    assert any(part == "party" and "Eritrea" not in name for part, name in found["withdrawal"])


def test_nothing_is_denied_where_no_words_deny():
    text = "The minister said in Oslo on Monday that rebels had attacked Gao."
    assert "denied" not in told_by(text, "attacked")["status"]
    denied = f"{text} The rebels denied the attack on Gao."
    assert told_by(denied, "attacked")["status"] == ["denied"]
