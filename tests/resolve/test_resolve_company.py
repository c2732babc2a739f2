"""What else a report tells of the sort: one such event told over and over, or several on several days."""

from collections.abc import Iterable

from detente.model import Kind, Status
from detente.resolve.company import keep_company
from tests.resolve.tellings import Told, facts, joined, tell

BOTH = ("Norway", "Portugal")


def around(one: int, two: int, told: Iterable[Told]) -> set[str]:
    found = facts(*told)
    company = keep_company(found)[found[0].report_id, found[0].family]
    return {level for level, _ in company.grounds(found[one], found[two])}


def met(words: str, at: int, when: str | None = None, **more: object) -> Told:
    return tell(words, Kind.MEETING, when, at=at, **more)  # type: ignore[arg-type]


def test_a_report_of_one_meeting_has_no_rivals() -> None:
    told = [met("Norway and Portugal [met]", 0, "2031-05-03", party=BOTH), met("the [talks]", 200)]
    assert {"rivals: none", "days told: one", "between: none", "tellings: two"} <= around(0, 1, told)


def test_a_meeting_of_another_day_that_fits_one_of_the_two_is_a_rival() -> None:
    told = [
        met("Norway and Portugal [met]", 0, "2031-05-03", party=BOTH),
        met("they [met]", 200, "2031-05-09", party=BOTH),
        met("the [talks]", 400),
    ]
    assert {"rivals: one", "days told: two", "tellings: three"} <= around(0, 2, told)
    assert "between: one" in around(0, 2, [told[0], met("the [session]", 300), told[2]])


def test_how_each_is_told_and_what_it_gives() -> None:
    told = [
        met("In Oslo they held a first [meeting]", 500, "2031-05-03", place="Oslo", party=BOTH),
        met("At the [meeting] they had", 700),
    ]
    found = around(0, 1, told)
    assert {"earlier: indefinite", "earlier tells: a day, a place and names"} <= found
    assert {"later: definite", "later tells: nothing"} <= found
    assert "background: one" in around(0, 1, [told[0], met("They had long since [met]", 900)])


def test_the_order_of_the_two_plays_no_part() -> None:
    told = [met("they [met]", 0, "2031-05-03"), met("the [talks]", 200)]
    assert around(0, 1, told) == around(1, 0, told)


def test_what_is_ruled_out_is_apart() -> None:
    found = facts(met("they [met]", 0), met("they will [meet]", 200, status=Status.PLANNED), met("the [talks]", 400))
    company = keep_company(found)[found[0].report_id, found[0].family]
    assert company.apart(found[0], found[1])
    assert not company.apart(found[0], found[2])


def test_one_attack_told_over_and_over_is_one_and_two_of_two_towns_are_two() -> None:
    one = [
        tell("Gunmen [attacked] a ferry off Bodø", Kind.ATTACK, "2031-05-03", place="Bodø", perpetrator="gunmen"),
        tell("The [attack] came at dawn", Kind.ATTACK, at=200),
        tell("No group said that it was behind the [attack]", Kind.ATTACK, at=400),
    ]
    assert joined(*one)
    other = tell("Gunmen [attacked] a harbour in Tromsø", Kind.ATTACK, "2031-04-12", at=600, place="Tromsø")
    assert not joined(one[0], other)
    assert not joined(*one, other)
