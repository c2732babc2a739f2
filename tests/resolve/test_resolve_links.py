"""Whom a surname or an office of one report means, as the other reports of the record show it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from detente.model import Choice, DayInterval, Decision, NameLink, Passage, Prop, Statement
from detente.resolve.names import canonical_names
from detente.resolve.names.links import Linked, Printing, link_names
from detente.resolve.offices import Holding

JUNE = date(2031, 6, 10)


def shown(who: str, office: str, of: str | None, day: str, note: str | None = None) -> Holding:
    """A report of this day that shows somebody in an office."""
    said = Statement(mention_id="m", prop=Prop.HOLDER, value=who, passage=Passage(f"r-{day}", 0, 1, "x"))
    days = DayInterval.parse(day)
    return Holding(holder=who, printed=who, office=office, of=of, note=note, published=days, statements=(said,))


def linked(
    actors: Iterable[str], holdings: list[Holding], day: date | None = JUNE, decisions: Iterable[Decision] = ()
) -> Linked:
    """What the names of one report mean beside the holdings of others."""
    named = frozenset(actors)
    reports = {"r-1": Printing("june.txt", day, named)}
    reports |= {
        h.report_id: Printing(f"{h.day}.txt", h.day, frozenset({h.printed})) for h in holdings if h.report_id != "r-1"
    }
    canonical = canonical_names([*named, *(h.printed for h in holdings)])
    return link_names(reports, canonical, holdings, decisions)


PREMIER = shown("Ada Berg", "prime minister", "Norway", "2031-05-03")
OTHER = shown("Tor Berg", "foreign minister", "Chad", "2031-05-04")


def meant(found: Linked) -> dict[str, str]:
    return {link.printed: link.shown for link in found.links if link.report_id == "r-1"}


def test_an_office_means_whom_others_show_in_it_and_keeps_why() -> None:
    (link,) = linked(["Norwegian prime minister"], [PREMIER]).links
    assert link == NameLink(
        "r-1",
        "Norwegian prime minister",
        "Ada Berg",
        "shown as prime minister of Norway by 2031-05-03.txt on 2031-05-03; nobody else is near 2031-06-10",
    )


def test_an_office_of_another_state_a_former_holder_and_an_undated_report_mean_nobody() -> None:
    assert not meant(linked(["Chadian prime minister"], [PREMIER]))
    assert not meant(
        linked(["Norwegian prime minister"], [shown("Ada Berg", "prime minister", "Norway", "2031-05-03", "former")])
    )
    assert not meant(linked(["Norwegian prime minister"], [PREMIER], day=None))
    assert not meant(
        linked(["Norwegian prime minister"], [shown("Ada Berg", "prime minister", "Norway", "2027-05-03")])
    )


def test_two_who_may_hold_an_office_are_a_question() -> None:
    found = linked(["Norwegian prime minister"], [PREMIER, shown("Bo Lind", "prime minister", "Norway", "2031-08-01")])
    assert not meant(found)
    (asked,) = found.offices
    assert [one.holder for one in asked.holders] == ["Ada Berg", "Bo Lind"]


def test_a_day_between_two_showings_of_one_person_is_hers() -> None:
    later = shown("Ada Berg", "prime minister", "Norway", "2031-07-01")
    holdings = [PREMIER, later, shown("Bo Lind", "prime minister", "Norway", "2031-09-01")]
    assert meant(linked(["Norwegian prime minister"], holdings)) == {"Norwegian prime minister": "Ada Berg"}


def test_a_surname_of_two_means_the_one_in_an_office_of_a_state_that_the_report_names() -> None:
    assert meant(linked(["Berg", "Norway"], [PREMIER, OTHER])) == {"Berg": "Ada Berg"}
    assert meant(linked(["Berg", "Chad"], [PREMIER, OTHER])) == {"Berg": "Tor Berg"}


def test_a_surname_of_two_who_both_fit_is_a_question() -> None:
    found = linked(["Berg", "Norway", "Chad"], [PREMIER, OTHER])
    assert not meant(found)
    assert {(doubt.left, doubt.right) for doubt in found.doubts} == {("Berg", "Ada Berg"), ("Berg", "Tor Berg")}
    assert all("june.txt" in doubt.reasons[0] for doubt in found.doubts)


def test_the_office_that_the_report_gives_a_surname_decides() -> None:
    said = Statement(mention_id="m", prop=Prop.HOLDER, value="Berg", passage=Passage("r-1", 0, 1, "x"))
    own = replace(
        OTHER, holder="Berg", printed="Berg", of=None, published=DayInterval.parse("2031-06-10"), statements=(said,)
    )
    assert meant(linked(["Berg", "Norway", "Chad"], [PREMIER, OTHER, own])) == {"Berg": "Tor Berg"}


def test_what_a_person_keeps_apart_stays_apart() -> None:
    apart = Decision(choice=Choice.OTHER_ACTOR, about=("Ada Berg", "Berg"))
    assert not meant(linked(["Berg", "Norway"], [PREMIER, OTHER], decisions=[apart]))


def test_an_office_without_an_owner_is_that_of_the_one_owner_that_others_give_it() -> None:
    holdings = [PREMIER, shown("Ada Berg", "prime minister", None, "2032-05-01")]
    assert meant(linked(["Norwegian prime minister"], holdings, day=date(2032, 7, 1))) == {
        "Norwegian prime minister": "Ada Berg"
    }
