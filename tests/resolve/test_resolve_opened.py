"""Mentions whose kind nobody knows: their words stand for it."""

import pytest

from detente.model import Choice, Decision, Kind, Precision, Status
from detente.resolve import resolve
from tests.resolve.tellings import Told, levels, statements, tell

ONE = {"r-1": "r-1", "r-2": "r-1", "r-3": "r-1"}
"""Three reports of one happening."""


def told(words: str, report: str, when: str | None = None, **more: object) -> Told:
    return tell(words, Kind.OTHER, when, report=report, grain=Precision.DAY, **more)  # type: ignore[arg-type]


def clusters(
    *tellings: Told, coverage: dict[str, str] | None = None, decisions: tuple[Decision, ...] = ()
) -> list[str]:
    mentions = [one.mention for one in tellings]
    found = resolve(mentions, statements(tellings), decisions, coverage=ONE if coverage is None else coverage).clusters
    return [found[mention.id] for mention in mentions]


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("The governor [resigned]", "the governor [resigns]", "word: the same"),
        ("The governor [resigned]", "the [resignation] of the governor", "word: one root"),
        ("The governor [resigned]", "the governor [stepped down]", "word: one meaning"),
        ("The governor [took] it", "they [took] leave", "word: the same, light"),
        ("The governor [resigned]", "the mine [collapsed]", "word: another"),
    ],
)
def test_words_are_compared_by_lemma_root_and_meaning(one, two, level):
    assert level in levels(told(one, "r-1"), told(two, "r-2"))


def test_reports_of_one_happening_tell_it_with_words_of_one_meaning():
    first, second, third = clusters(
        told("Governor Ida Holm [resigned]", "r-1", party="Ida Holm"),
        told("the [resignation] of Holm", "r-2", party="Ida Holm"),
        told("a ferry [sank] off the port", "r-3"),
    )
    assert first == second != third


def test_reports_of_different_happenings_tell_two_with_one_word():
    tellings = told("The governor [resigned]", "r-1"), told("the governor [resigned]", "r-2")
    assert len(set(clusters(*tellings))) == 1
    assert len(set(clusters(*tellings, coverage={"r-1": "r-1", "r-2": "r-2"}))) == 2


def test_days_that_cannot_meet_part_what_words_join():
    assert (
        len(set(clusters(told("Holm [resigned]", "r-1", "2031-05-03"), told("Holm [resigned]", "r-2", "2031-07-09"))))
        == 2
    )


def test_one_sentence_tells_two_with_two_words():
    sentence = "Twelve [died] and nine were killed", "Twelve died and nine were [killed]"
    assert len(set(clusters(*(told(words, "r-1") for words in sentence)))) == 2


def test_a_person_s_decision_wins_both_ways():
    one, two = told("Holm [resigned]", "r-1"), told("Holm [resigned]", "r-2")
    apart = told("a mine [collapsed]", "r-3")
    both = one.mention.id, two.mention.id
    assert len(set(clusters(one, two, decisions=(Decision(choice=Choice.KEEP_APART, about=both),)))) == 2
    merge = Decision(choice=Choice.MERGE, about=(one.mention.id, apart.mention.id))
    found = clusters(one, two, apart, decisions=(merge,))
    assert found[0] == found[2]


def test_a_kind_that_is_known_is_never_one_with_what_has_none():
    meeting = tell("The ministers [met]", Kind.MEETING, "2031-05-03", report="r-1", party=("Norway", "Portugal"))
    gathering = told("The ministers [met]", "r-2", "2031-05-03", party=("Norway", "Portugal"))
    assert len(set(clusters(meeting, gathering))) == 2


def test_the_order_of_mentions_plays_no_part():
    tellings = [
        told(words, f"r-{number % 3 + 1}", at=100 * number)
        for number, words in enumerate(
            [
                "Six [died]",
                "the [killing] of six",
                "[murder]",
                "a [death]",
                "six [dead]",
                "Holm [quit]",
                "she [resigned]",
            ]
            * 2
        )
    ]
    mentions, said = [one.mention for one in tellings], statements(tellings)
    expected = resolve(mentions, said, coverage=ONE)
    for first in range(1, len(mentions), 3):
        turned = [*mentions[first:], *mentions[:first]]
        assert resolve(turned, said[::-1], coverage=ONE) == expected


def test_each_judgement_tells_its_grounds():
    one, two = told("Holm [resigned]", "r-1"), told("the [resignation]", "r-2")
    judged = resolve([one.mention, two.mention], statements([one, two]), coverage=ONE).judgements
    assert any("told with words of one root: " in reason for reason in judged[0].reasons)
    assert any("their reports tell of the same happening" in reason for reason in judged[0].reasons)


def test_a_plan_and_its_fulfilment_are_two_even_through_others():
    held, planned = told("Holm [resigned]", "r-1"), told("Holm will [resign]", "r-2", status=Status.PLANNED)
    thought = told("if Holm [resigns]", "r-3", status=Status.HYPOTHETICAL)
    assert levels(held, planned) == {"status: another"}
    assert "status: in doubt" in levels(held, thought)
    first, second, _ = clusters(held, planned, thought)
    assert first != second
