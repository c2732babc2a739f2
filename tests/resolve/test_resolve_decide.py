"""What is one event and what is not; and what a person decides, which wins."""

import pytest

from detente.model import Choice, Decision, Kind, Precision, Status, Verdict
from detente.resolve import resolve
from detente.resolve.compare import weights_for
from detente.resolve.decide import judge, score_apart
from tests.resolve.tellings import Told, facts, joined, statements, tell

BOTH = ("Norway", "Portugal")
LEADERS = ("Ada Berg>Norway", "João Sá>Portugal")


def meeting(words: str, when: str, report: str, **more: object) -> Told:
    return tell(words, Kind.MEETING, when, report=report, **({"party": BOTH} | more))  # type: ignore[arg-type]


def clash(words: str, when: str, report: str, **more: object) -> Told:
    return tell(words, Kind.ARMED_CLASH, when, report=report, **({"party": BOTH} | more))  # type: ignore[arg-type]


ONE_EVENT = {
    "talks that two reports of one day tell first": (
        meeting("[talks]", "../2031-05-03", "r-1", grain=Precision.ERA),
        meeting("[talks]", "../2031-05-03", "r-2", grain=Precision.ERA),
    ),
    "persons here, their states there": (
        meeting("Berg and Sá [met]", "2031-05-03", "r-1", party=LEADERS),
        meeting("The two sides held [talks]", "2031-05-03", "r-2"),
    ),
    "outside a town and in it, the go-between in one telling": (
        meeting("four days of [talks]", "2031-05-01/2031-05-04", "r-1", place="outside Geneva", host="Switzerland"),
        meeting("They [met] on Friday", "2031-05-02", "r-2", place="Geneva"),
    ),
    "a war by its year and its toll": (
        tell("the [war] killed 650", Kind.WAR, "2020", report="r-1", grain=Precision.YEAR, killed=650),
        tell("their [war]", Kind.WAR, "2020", report="r-2", grain=Precision.YEAR, killed=650, party=BOTH),
    ),
    "a ceasefire by its broker": (
        tell(
            "a [ceasefire]", Kind.CEASEFIRE, "2020", report="r-1", grain=Precision.YEAR, party=BOTH, mediator="Iceland"
        ),
        tell(
            "a [ceasefire]",
            Kind.CEASEFIRE,
            "../2031-05-03",
            report="r-2",
            grain=Precision.ERA,
            party=BOTH,
            mediator="Iceland",
        ),
    ),
    "a clash by day, place and toll, the nameless named otherwise": (
        clash("a [clash]", "2031-04-28", "r-1", place="Lofoten", killed=12, party=("coast guards", "trawlermen")),
        clash("the [clash]", "2031-04-28", "r-2", place="Lofoten", killed=12, party=("guards",)),
    ),
    "a text printed twice, once without a date": (
        clash(
            "Twelve fishermen drowned when boats [clashed] beyond the northern banks", "2031-04-28", "r-1", killed=12
        ),
        tell(
            "Twelve fishermen drowned when boats [clashed] beyond the northern banks",
            Kind.ARMED_CLASH,
            report="r-2",
            killed=12,
            party=BOTH,
        ),
    ),
    "a headline and its lead": (
        meeting("Norway, Portugal [meet]", "2031-05-03", "r-1"),
        meeting("Norway and Portugal [met]", "2031-05-03", "r-1", at=100),
    ),
    "the talks, as told before": (
        meeting("Norway and Portugal held [talks] in Oslo", "2031-05-03", "r-1", place="Oslo"),
        meeting("The [talks] broke up", "../2031-05-04", "r-1", at=100, party=(), grain=Precision.ERA),
    ),
}

TWO_EVENTS = {
    "rounds in one town in two months": (
        meeting("They [met]", "2031-05-03", "r-1", place="Geneva"),
        meeting("They [met]", "2031-06-03", "r-2", place="Geneva"),
    ),
    "bilateral and trilateral on one day": (
        meeting("[met]", "2031-05-03", "r-1"),
        meeting("[met]", "2031-05-03", "r-2", party=(*BOTH, "Iceland")),
    ),
    "planned and held": (
        meeting("will [meet]", "2031-05-03", "r-1", status=Status.PLANNED, place="Oslo"),
        meeting("[met]", "2031-05-03", "r-2", place="Oslo"),
    ),
    "a call and a meeting of the same two on one day": (
        meeting("spoke in a phone [call]", "2031-05-03", "r-1", party=LEADERS),
        meeting("[met]", "2031-05-03", "r-2", party=LEADERS),
    ),
    "two tolls of two attacks on one day in two towns": (
        clash("a [clash]", "2031-05-03", "r-1", place="Bergen", killed=3),
        clash("a [clash]", "2031-05-03", "r-2", place="Tromsø", killed=5),
    ),
    "ministers and leaders on one day": (
        meeting("[met]", "2031-05-03", "r-1", party=LEADERS),
        meeting("[met]", "2031-05-03", "r-2", party=("Tor Lund>Norway", "Rui Pais>Portugal")),
    ),
    "two wars of two years": (
        tell("the [war]", Kind.WAR, "1990", report="r-1", grain=Precision.YEAR, party=BOTH),
        tell("the [war]", Kind.WAR, "2020", report="r-2", grain=Precision.YEAR, party=BOTH),
    ),
    "clashes of one year": (
        clash("a [clash]", "2031-04-28", "r-1"),
        clash("the [clashes]", "2031", "r-2", grain=Precision.YEAR),
    ),
    "a fight somewhere on the day of another": (
        clash("a [clash]", "2031-04-28", "r-1", at=900),
        clash("a [shooting]", "2031-04-28", "r-2", at=900),
    ),
    "the second round and the third": (
        meeting("the second [round]", "2031-05-03", "r-1", place="Oslo"),
        meeting("the third [round]", "2031-05-03/2031-05-06", "r-2", place="Oslo"),
    ),
    "talks with nothing known of their day, told in passing": (
        meeting("[talks]", "../2031-05-03", "r-1", at=900, grain=Precision.ERA),
        meeting("[talks]", "../2031-05-03", "r-2", at=900, grain=Precision.ERA),
    ),
    "talks with nothing known of their day, in reports of two months": (
        meeting("[talks]", "../2031-05-03", "r-1", grain=Precision.ERA),
        meeting("[talks]", "../2031-06-20", "r-2", grain=Precision.ERA),
    ),
    "one army takes a town, and another takes it back": (
        tell("[took] Ansa", Kind.TERRITORIAL_CAPTURE, "2031-05-03", report="r-1", place="Ansa", perpetrator="Norway"),
        tell("[took] Ansa", Kind.TERRITORIAL_CAPTURE, "2031-05", report="r-2", place="Ansa", perpetrator="Chile"),
    ),
    "a meeting of one, and the mediation of another who is not at it": (
        tell("Ada Berg [met] envoys", Kind.MEETING, "2031-05-03", report="r-1", party="Ada Berg"),
        tell("The African Union [mediated]", Kind.MEDIATION, "2031-05-03", report="r-2", mediator="African Union"),
    ),
    "words of one speaker in two reports": (
        tell("Berg [said] no", Kind.STATEMENT, "2031-05-03", report="r-1", speaker="Ada Berg>Norway"),
        tell("Berg [said] that", Kind.STATEMENT, "2031-05-03", report="r-2", speaker="Ada Berg>Norway"),
    ),
    "another meeting": (
        meeting("They [met] in Oslo", "2031-05-03", "r-1", place="Oslo"),
        meeting("another [meeting] of theirs", "../2031-05-03", "r-1", at=90, grain=Precision.ERA),
    ),
}


@pytest.mark.parametrize("name", ONE_EVENT)
def test_one_event(name: str) -> None:
    assert joined(*ONE_EVENT[name])


@pytest.mark.parametrize("name", TWO_EVENTS)
def test_two_events(name: str) -> None:
    assert not joined(*TWO_EVENTS[name])


def test_the_verdict_follows_the_sum_of_the_weights() -> None:
    for one, two in [*ONE_EVENT.values(), *TWO_EVENTS.values()]:
        judged = judge(*facts(one, two), {})
        weights = weights_for(*facts(one, two))
        expected = (
            Verdict.SAME
            if judged.score >= weights.same
            else Verdict.ASK
            if judged.score >= weights.ask
            else Verdict.NOT_SAME
        )
        assert judged.verdict is expected
        assert judged.reasons
        assert judged == judge(*facts(two, one), {})


def test_every_reason_shows_its_weight_or_that_it_rules_it_out() -> None:
    reasons = judge(*facts(*TWO_EVENTS["planned and held"]), {}).reasons
    assert any(reason.endswith("(rules it out)") for reason in reasons)
    assert all(reason.endswith(")") for reason in reasons)


def test_what_people_decide_wins_and_the_last_word_holds() -> None:
    one, two = TWO_EVENTS["planned and held"]
    about = (one.mention.id, two.mention.id)
    merge, apart = Decision(choice=Choice.MERGE, about=about), Decision(choice=Choice.KEEP_APART, about=about)
    same, still = ONE_EVENT["persons here, their states there"]
    split = Decision(choice=Choice.KEEP_APART, about=(same.mention.id, still.mention.id))

    def events(told: tuple[Told, Told], *decisions: Decision) -> int:
        found = resolve([t.mention for t in told], statements(told), decisions)
        assert all(j.reasons for j in found.judgements)
        return len(set(found.clusters.values()))

    assert events((one, two), merge) == 1
    assert events((one, two), merge, apart) == 2
    assert events((one, two), apart, merge) == 1
    assert events((same, still), split) == 2


def test_a_decision_about_what_is_not_there_does_no_harm() -> None:
    one, two = TWO_EVENTS["planned and held"]
    gone = Decision(choice=Choice.MERGE, about=(one.mention.id, "m-gone"))
    found = resolve([one.mention, two.mention], statements((one, two)), [gone])
    assert len(set(found.clusters.values())) == 2


def test_a_pair_that_is_ruled_out_is_surely_apart_and_one_event_is_not() -> None:
    for name, one in (("planned and held", TWO_EVENTS), ("a headline and its lead", ONE_EVENT)):
        pair = facts(*one[name])
        assert (score_apart(*pair) < weights_for(*pair).apart) is (one is TWO_EVENTS)
