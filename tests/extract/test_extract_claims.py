"""Who says what: speakers, acts, contents. All sentences are the project's own."""

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Prop, Report, Sort


def claims(text):
    reading = extract(annotate(Report.of_text(text, published="2021-03-06")))
    rows = []
    for mention in (m for m in reading.mentions if m.sort is Sort.CLAIM):
        said = {s.prop: s.value for s in reading.statements if s.mention_id == mention.id}
        rows.append((said[Prop.SPEAKER], said[Prop.ACT], said[Prop.CONTENT], said[Prop.VERBATIM]))
    return rows


@pytest.mark.parametrize(
    ("sentence", "speaker", "act"),
    [
        ("Chad said the border was closed.", "Chad", "assert"),
        ("Chad denied that its army had crossed the border.", "Chad", "deny"),
        ("Chad accused Sudan of arming rebels.", "Chad", "accuse"),
        ("Chad urged Sudan to open the border.", "Chad", "demand"),
        ("Chad proposed that the talks be moved to Doha.", "Chad", "propose"),
        ("Chad pledged to withdraw its troops.", "Chad", "pledge"),
        ("Chad rejected calls to withdraw its troops.", "Chad", "reject"),
        ("Chad welcomed the release of the prisoners.", "Chad", "welcome"),
        ("Chad warned that the truce could collapse.", "Chad", "warn"),
        ("The truce had collapsed, according to the Chadian government.", "Chadian government", "assert"),
        ("Chad said that Sudan must open the border.", "Chad", "demand"),
    ],
)
def test_an_act_of_speech_has_its_speaker_and_its_act(sentence, speaker, act):
    assert (speaker, act) in [(row[0], row[1]) for row in claims(sentence)]


def test_words_in_quotation_marks_are_verbatim_and_the_others_reported():
    (quoted,) = claims(
        "“The border will stay closed until the rebels are gone,” President Ana Duarte of Paraguay said."
    )
    assert quoted[0] == "Ana Duarte"
    assert quoted[3] == "verbatim"
    assert quoted[2].startswith("“The border will stay closed")
    (reported,) = claims("President Ana Duarte of Paraguay said the border would stay closed.")
    assert reported[3] == "reported"


def test_two_speakers_are_two_claims():
    assert {row[0] for row in claims("Chad and Sudan said the talks would go on.")} == {"Chad", "Sudan"}


def test_a_quotation_without_a_cue_is_of_the_speaker_before_it():
    text = "“We met and we agreed,” said President Ana Duarte of Paraguay. “There will be no more war on this border.”"
    assert [row[0] for row in claims(text)] == ["Ana Duarte", "Ana Duarte"]


def addressees(text):
    reading = extract(annotate(Report.of_text(text, published="2021-03-06")))
    of_claims = {m.id for m in reading.mentions if m.sort is Sort.CLAIM}
    return {
        (s.value, s.passage.exact) for s in reading.statements if s.mention_id in of_claims and s.prop is Prop.ADDRESSEE
    }


@pytest.mark.parametrize(
    ("sentence", "to"),
    [
        ("Chad accused Sudan of arming rebels.", {("Sudan", "Sudan")}),
        ("Chad called on Khartoum to withdraw its troops.", {("Sudan", "Khartoum")}),
        ("Chad demanded that Sudan free the prisoners.", {("Sudan", "Sudan")}),
        ("President Ana Duarte told Chad that the talks would go on.", {("Chad", "Chad")}),
        ("Chad said the border was closed.", set()),
        ("Chad denied the charge.", set()),
    ],
)
def test_to_whom_or_of_whom_it_is_said(sentence, to):
    assert addressees(sentence) == to


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("It will not leave the talks, Chad said.", "reject"),
        ("Chad said it was committed to the truce.", "pledge"),
        ("“We urge both sides to stop,” the Chadian government said.", "demand"),
        ("“We are very pleased to host the talks,” the Chadian government said.", "welcome"),
        ("Chad said the border was closed.", "assert"),
        ("Chad said the talks had been long.", "assert"),
        ("Chad said that Sudan had violated the truce of May.", "accuse"),
        ("Chad said that was not true.", "deny"),
        ("Chad's army said it did not breach the ceasefire.", "deny"),
        ("Chad said a return to arms was out of the question.", "reject"),
        ("“Now we have to find another road,” a driver said.", "assert"),
        ("A delegate asked whether the talks were over.", "assert"),
        ("A delegate asked: “Who will pay for the bridge?”", "assert"),
        ("A delegate asked both sides to open the bridge.", "demand"),
    ],
)
def test_what_the_words_themselves_do(sentence, act):
    assert {row[1] for row in claims(sentence)} == {act}


def speakers(text):
    """Each claim's speaker, the words that name the speaker, and how its content begins."""
    report = Report.of_text(text, published="2021-03-06")
    found = extract(annotate(report)).statements
    contents = {s.mention_id: s.value for s in found if s.prop is Prop.CONTENT}
    return [
        (s.value, s.passage.exact, contents[s.mention_id][:12])
        for s in found
        if s.prop is Prop.SPEAKER and s.mention_id in contents
    ]


def test_who_carries_on_is_cited_where_the_report_names_them():
    text = "“We met and we agreed,” said President Ana Duarte of Paraguay. “There will be no more war on this border.”"
    assert {row[1] for row in speakers(text)} == {"Ana Duarte"}


def test_whoever_is_named_within_a_quotation_does_not_take_it_over():
    text = (
        "“We met and we agreed,” said President Ana Duarte of Paraguay. “Chad said that the war was over.” "
        "“We told them that the border was closed.”"
    )
    assert [row[:2] for row in speakers(text)].count(("Ana Duarte", "Ana Duarte")) == 3


def mouths(text):
    """Trigger or figure, and in whose mouth it is put."""
    found = extract(annotate(Report.of_text(text, published="2021-03-06")))
    triggers = {m.id: m.trigger.exact for m in found.mentions if m.sort in (Sort.EVENT, Sort.PASSING)}
    return {
        ("figure" if s.prop is Prop.FIGURE else triggers[s.mention_id], s.said_by)
        for s in found.statements
        if s.mention_id in triggers
    }


def test_a_clause_within_owns_what_it_says_and_no_more():
    told = mouths(
        "On Tuesday, both sides accused the other of breaking the truce, in a skirmish Chad said left four of its "
        "soldiers dead."
    )
    assert ("skirmish", None) in told
    assert ("figure", "Chad") in told


def test_a_cue_does_not_reach_back_over_an_and():
    told = mouths(
        "On Thursday, a Chadian soldier was killed in clashes, and on Friday, Sudan announced that its army had "
        "shelled the border."
    )
    assert ("clashes", None) in told
    assert ("shelled", "Sudan") in told


def test_it_behind_a_semicolon_is_the_subject_before_it():
    text = "Chad met Sudan. Thirty soldiers were wounded, the Norwegian army said; it said that 12 of them had died."
    assert ("Norwegian army", "it", "that 12 of t") in speakers(text) or (
        "Norwegian army",
        "it",
        "12 of them h",
    ) in speakers(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad has published no toll.",
        "Chad did not reply to the offer.",
        "The authorities in Chad have not disclosed the names of the dead.",
    ],
)
def test_what_is_not_said_is_no_claim(sentence):
    assert not claims(sentence)


def test_no_losses_reported_are_a_claim():
    assert [(row[0], row[2]) for row in claims("Chad reported no losses.")] == [("Chad", "no losses")]


def test_a_content_ends_with_a_whole_noun():
    (offer,) = claims("Chad offered to mediate between the government and the opposition.")
    assert offer[2] == "to mediate between the government and the opposition"


def test_the_owner_of_a_charge_stands_behind_by():
    text = "The ministry of Sudan rejects the allegation by Chad that Sudanese forces shelled a village on 25 July."
    assert {row[0] for row in claims(text) if row[1] == "accuse"} == {"Chad"}


def test_when_it_was_said_is_not_what_was_said():
    text = "Rebels fired two mortar rounds, the first attack that they have claimed since the truce took effect."
    assert not [row for row in claims(text) if "truce" in row[2]]


def test_what_will_not_last_is_turned_down_by_nobody():
    assert [row[1] for row in claims('"It will not last," the Chadian commander said.')] == ["assert"]
    assert [row[1] for row in claims('"We will not leave," the Chadian commander said.')] == ["reject"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("President Ana Duarte of Paraguay said on Thursday that the truce would hold.", {"2021-03-04"}),
        ("President Ana Duarte of Paraguay said that the truce would hold.", set()),
        ("Paraguay said the rebels had shelled the port on Thursday.", set()),
    ],
)
def test_a_claim_has_the_day_that_words_give_the_saying(text, days):
    reading = extract(annotate(Report.of_text(text, published="2021-03-06")))
    spoken = {m.id for m in reading.mentions if m.sort is Sort.CLAIM}
    assert spoken
    assert {s.value for s in reading.statements if s.mention_id in spoken and s.prop is Prop.DATE} == days


def test_what_somebody_is_only_asked_to_say_is_no_claim_of_his():
    rows = claims("Paraguay demanded that Bolivia announce that it will not run the port.")
    assert {row[0] for row in rows} == {"Paraguay"}


def test_words_said_in_a_statement_are_one_claim():
    rows = claims("The Paraguayan defence ministry statement said six officers had died in the port.")
    assert len(rows) == 1
