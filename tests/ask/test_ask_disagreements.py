"""What counts as a disagreement within an event and between claims, and what does not."""

from __future__ import annotations

import dataclasses

import pytest

from detente.ask.differing import Parties, find_differences
from detente.ask.disagreements import TYPES, check_types, disagreement_rows
from detente.errors import BadField
from detente.model import Bound, Figure, Measure, Prop, Report, Sort
from detente.resolve import assemble
from tests.talks import Telling

PARTIES = Parties({})


def one_event(*tellings: Telling):
    mentions = [telling.mention for telling in tellings]
    said = [stmt for telling in tellings for stmt in telling.statements]
    (event,) = assemble(mentions, said, dict.fromkeys((m.id for m in mentions), "e-1")).events
    return event, {telling.report.id: telling.report for telling in tellings}


def found(*tellings: Telling) -> list[tuple[str, list[str]]]:
    event, reports = one_event(*tellings)
    return [(d.type, [value for value, _ in d.accounts]) for d in find_differences(event, reports, PARTIES)]


def telling(text: str, trigger: str = "met", *cells: tuple[Prop, str, str], **more: object) -> Telling:
    told = Telling(Report.of_text(text, f"{len(text)}.txt"), Sort.EVENT, trigger, text)
    told.says(Prop.KIND, "meeting", trigger).says(Prop.STATUS, "occurred", trigger)
    for prop, value, words in cells:
        told.says(prop, value, words, **more)
    return told


def killed(n: int, words: str, bound: Bound = Bound.EXACT, population: str = "people", scope: str | None = None):
    exact = bound in (Bound.EXACT, Bound.ABOUT)
    high = n if bound is Bound.EXACT else None
    low = n if bound is not Bound.ABOUT else None
    figure = Figure(
        measure=Measure.KILLED,
        best=n if exact else None,
        low=low,
        high=high,
        bound=bound,
        population=population,
        scope=scope,
    )
    return (Prop.FIGURE, figure.to_value(), words)


def dated(text: str, value: str, words: str, precision: str = "day") -> Telling:
    return telling(text, "met", (Prop.DATE, value, words), precision=precision)


MAY, JUNE = dated("They met on 2 May.", "2031-05-02", "2 May"), dated("The two met on 5 May.", "2031-05-05", "5 May")


def test_days_that_do_not_meet_are_two_accounts():
    assert found(MAY, JUNE) == [("date", ["2031-05-02", "2031-05-05"])]


@pytest.mark.parametrize(
    ("value", "words", "precision"),
    [
        ("2031-05-01/2031-05-31", "in May", "month"),
        ("2031-05-01/2031-05-07", "this week", "week"),
        ("2031-05-01/2031-05-03", "over three days", "day"),
        ("2031-05-01/..", "since May", "month"),
        ("2031-05-02", "last Friday", "day"),
    ],
)
def test_a_wider_or_the_same_date_is_no_other_account(value: str, words: str, precision: str):
    assert found(MAY, dated(f"The envoys met {words}.", value, words, precision)) == []


def test_one_text_does_not_disagree_with_itself_nor_its_copies_with_it():
    text = "They met on 2 May. They met on 5 May."
    one = Telling(Report.of_text(text, "a.txt"), Sort.EVENT, "met", text)
    one.says(Prop.KIND, "meeting", "met").says(Prop.DATE, "2031-05-02", "2 May").says(Prop.DATE, "2031-05-05", "5 May")
    assert found(one) == []
    both = one_event(MAY, one)
    assert list(find_differences(*both, PARTIES)) == []


def test_two_speakers_of_one_text_can_disagree():
    text = "They met on 2 May, Chad said. Mali said they met on 5 May."
    one = Telling(Report.of_text(text, "a.txt"), Sort.EVENT, "met", text)
    one.says(Prop.KIND, "meeting", "met")
    one.says(Prop.DATE, "2031-05-02", "2 May", said_by="Chad").says(Prop.DATE, "2031-05-05", "5 May", said_by="Mali")
    assert found(one) == [("date", ["2031-05-02", "2031-05-05"])]


def placed(text: str, words: str) -> Telling:
    return telling(text, "met", (Prop.PLACE, words, words))


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (("They met in Oslo.", "Oslo"), ("The two met in Bergen.", "Bergen"), True),
        (("They met in Oslo.", "Oslo"), ("The two met in Norway.", "Norway"), False),
        (("They met in Oslo.", "Oslo"), ("The two met in the centre of Oslo.", "Oslo"), False),
        (("They met in Oslo.", "Oslo"), ("The two met outside Oslo.", "Oslo"), True),
        (("They met in Oslo.", "Oslo"), ("The two met near Oslo.", "near Oslo"), True),
        (("They met near Oslo.", "Oslo"), ("The two met outside Oslo.", "Oslo"), False),
        (("They met in Aro Ford.", "Aro Ford"), ("The two met in Upper Sela.", "Upper Sela"), False),
        (("They met in Aro Ford, Chile.", "Aro Ford, Chile"), ("The two met in Oslo.", "Oslo"), True),
    ],
)
def test_places(one: tuple[str, str], other: tuple[str, str], differ: bool):
    assert [type_ for type_, _ in found(placed(*one), placed(*other))] == ["place"] * differ


@pytest.mark.parametrize(
    ("one", "other", "types"),
    [
        (killed(4, "died"), killed(6, "died"), ["toll"]),
        (killed(4, "died", Bound.AT_LEAST), killed(5, "died"), []),
        (killed(12, "died", Bound.AT_LEAST), killed(9, "died"), ["toll"]),
        (killed(30000, "died", Bound.ABOUT), killed(30500, "died"), []),
        (killed(4, "died", population="soldiers"), killed(6, "died", population="civilians"), []),
        (killed(4, "died", population="soldiers"), killed(6, "died", population="people"), ["toll"]),
        (killed(30000, "died"), killed(30000, "died", scope="since 1991"), ["scope"]),
        (killed(30000, "died", scope="in both wars"), killed(29000, "died", scope="since 1991"), ["scope"]),
        (killed(4, "died"), killed(30000, "died", scope="since 1991"), []),
    ],
)
def test_tolls_and_what_they_cover(one, other, types: list[str]):
    told = found(telling("Many died.", "died", one), telling("Some people died there.", "died", other))
    assert [type_ for type_, _ in told] == types


@pytest.mark.parametrize(
    ("days", "how"),
    [
        (("2031-05-01", "2031-05-03"), "killed: the number grew from report to report"),
        (("2031-05-03", "2031-05-01"), "killed: the numbers do not meet"),
        (("2031-05-03", "2031-05-03"), "killed: the numbers do not meet"),
        ((None, "2031-05-03"), "killed: the numbers do not meet"),
    ],
)
def test_a_toll_that_later_reports_raise_has_grown(days: tuple[str | None, str], how: str):
    tellings = []
    for words, day, toll in zip(("Four died.", "Nine died."), days, (4, 9), strict=True):
        told = Telling(Report.of_text(words, f"{toll}.txt", published=day), Sort.EVENT, "died", words)
        prop, value, cut = killed(toll, "died")
        tellings.append(told.says(Prop.KIND, "attack", "died").says(prop, value, cut))
    event, reports = one_event(*tellings)
    assert [d.how for d in find_differences(event, reports, PARTIES)] == [how]


def test_news_without_a_day_is_no_account_of_the_day():
    news = telling("So they met.", "met", (Prop.DATE, "../2031-04-20", "met"), precision="era")
    assert found(MAY, news) == []


def test_what_had_happened_by_a_day_was_not_said_to_be_of_it():
    by_then = telling("By April they had met.", "met", (Prop.DATE, "../2031-04-20", "By April"), precision="month")
    assert found(MAY, by_then) == []


def test_a_war_has_no_other_day_than_its_years():
    def war(text: str, value: str, words: str, precision: str) -> Telling:
        told = telling(text, "war", (Prop.DATE, value, words), precision=precision)
        told.statements[0] = dataclasses.replace(told.statements[0], value="war")
        return told

    monday = war("On Monday the war raged.", "2031-05-05", "Monday", "day")
    since = war("The war of 2029 went on.", "2029-01-01/2029-12-31", "2029", "year")
    then = war("The war began in 2030.", "2030-01-01/2030-12-31", "2030", "year")
    assert found(monday, since) == []
    assert [type_ for type_, _ in found(since, then)] == ["date"]


def test_who_did_it_to_whom():
    def fought(text: str, by: str, to: str) -> Telling:
        return telling(text, "fired", (Prop.PERPETRATOR, by, by), (Prop.TARGET, to, to))

    told = found(fought("Chad fired on Mali.", "Chad", "Mali"), fought("Then Mali fired on Chad.", "Mali", "Chad"))
    assert told == [("who began it", ["Chad", "Mali"])]
    assert found(fought("Chad fired on Mali.", "Chad", "Mali"), fought("And Chad fired on Mali.", "Chad", "Mali")) == []
    jets = fought("Jets fired, and the gunners missed.", "Jets", "gunners")
    assert found(jets, fought("Then gunners fired on Jets.", "gunners", "Jets")) == []


def test_held_or_not():
    denied = telling("Mali denies that they met.", "met")
    denied.statements[1:] = []
    denied.says(Prop.STATUS, "denied", "denies", said_by="Mali")
    assert found(MAY, denied) == [("held or not", ["occurred", "denied"])]


def test_who_brokered_by_whom_a_go_between_acts_for():
    def brokered(text: str, by: str) -> Telling:
        return telling(text, "met", (Prop.MEDIATOR, by, by))

    qatar, doha, oman = (
        brokered(f"They met{more} through {by}.", by)
        for more, by in (("", "Qatar"), (" then", "Doha"), (" at last", "Oman"))
    )
    assert found(qatar, oman) == [("who brokered", ["Oman", "Qatar"])]
    assert found(qatar, doha) == []
    both = brokered("They also met through Oman.", "Oman").says(Prop.MEDIATOR, "Qatar", "also")
    assert found(qatar, oman, both) == []


def test_who_sits_at_the_table_brokered_nothing():
    told = telling("Through Oman Chad met Mali.", "met", (Prop.MEDIATOR, "Oman", "Oman"), (Prop.PARTY, "Chad", "Chad"))
    led = telling("Mali met, led by Chad.", "met", (Prop.MEDIATOR, "Chad", "Chad"))
    assert found(told, led) == []


def test_the_most_supported_account_comes_first_and_never_alone():
    third = dated("It was on 5 May that the ministers met.", "2031-05-05", "5 May")
    event, reports = one_event(MAY, JUNE, third)
    (row,) = disagreement_rows([event], [], reports, {})
    assert [(a.value, len(a.reports), a.origins) for a in row.accounts] == [("2031-05-05", 2, 2), ("2031-05-02", 1, 1)]
    assert all(account.passages for account in row.accounts)


def test_types_are_checked():
    assert check_types(["who-brokered", "Toll"]) == {"who brokered", "toll"}
    with pytest.raises(BadField, match=", ".join(TYPES)):
        check_types("weather")
