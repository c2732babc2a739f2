"""Which event is a part of a greater one."""

from __future__ import annotations

import pytest

from detente.ask.differing import Parties
from detente.ask.wholes import whole_rows
from detente.model import Mention, Passage, Prop, Report, Sort, Statement
from detente.resolve import assemble

TEXT = (
    "Norway, Chad and Mali held talks in Oslo; at a dinner the two dined, signed an agreement and met on the sidelines of the "
    "summit. The third round ended in Bergen."
)
REPORT = Report.of_text(TEXT, "wire.txt")
PARTIES = Parties({"Ada Berg": frozenset({"Norway"})})
NAMES = {REPORT.id: REPORT.name}


def words(exact: str) -> Passage:
    start = TEXT.index(exact)
    return Passage.cut(REPORT.id, TEXT, start, start + len(exact))


def told(trigger: str, kind: str, days: str, *who: str, place: str | None = None, aside: str | None = None):
    """The mention and the statements of one event, each on words of the report."""
    mention = Mention(sort=Sort.EVENT, trigger=words(trigger), telling=words(trigger), serial=0)
    values = [(Prop.KIND, kind, trigger), (Prop.STATUS, "occurred", trigger), (Prop.DATE, days, trigger)]
    values += [(Prop.PARTY, one, "Norway") for one in who]
    values += [(Prop.PLACE, place, "Oslo")] if place else []
    values += [(Prop.FORMAT, "on_sidelines", aside)] if aside else []
    return mention, [
        Statement(mention_id=mention.id, prop=prop, value=value, passage=words(exact), method="hand")
        for prop, value, exact in values
    ]


def why(part, whole) -> list[str]:
    mentions, statements = zip(part, whole, strict=True)
    events = assemble(mentions, [stmt for said in statements for stmt in said], {}).events
    rows = whole_rows(events, NAMES, PARTIES)
    by_mention = {event.mentions[0].id: event.id for event in events}
    assert all((row.part, row.whole) == (by_mention[part[0].id], by_mention[whole[0].id]) for row in rows)
    assert all(row.passages for row in rows)
    return [row.why for row in rows]


TALKS = told("talks", "meeting", "2031-06-12", "Norway", "Chad")


@pytest.mark.parametrize(
    ("dinner", "is_part"),
    [
        (told("dinner", "meeting", "2031-06-14", "Ada Berg", "Chad"), True),
        (told("dinner", "meeting", "2031-06-16", "Norway", "Chad"), True),
        (told("dinner", "meeting", "2031-06-17", "Norway", "Chad"), False),
        (told("dinner", "meeting", "2031-06-12", "Norway", "Mali"), False),
        (told("summit", "meeting", "2031-06-14", "Norway", "Chad"), False),
    ],
)
def test_a_dinner_within_four_days_is_part_of_the_talks(dinner, is_part: bool):
    assert why(dinner, TALKS) == (["at table, within 4 days of these talks"] if is_part else [])


@pytest.mark.parametrize(
    ("signed", "is_part"),
    [
        (told("signed", "agreement", "2031-06-12", "Norway", "Chad"), True),
        (told("signed", "agreement", "2031-06-13", "Norway", "Chad"), False),
        (told("signed", "agreement", "2031-06-12", "Norway", "Mali"), False),
        (told("signed", "agreement", "2031-06-12", "Norway"), False),
    ],
)
def test_what_was_signed_on_the_days_of_talks_is_part_of_them(signed, is_part: bool):
    assert why(signed, TALKS) == (["on the days of these talks"] if is_part else [])


def test_a_round_is_part_of_longer_talks():
    process = told("talks", "mediation", "2031-05-01/2031-07-31", "Norway", "Chad")
    assert why(told("round", "meeting", "2031-06-12", "Norway", "Chad"), process) == ["a round within these talks"]
    assert why(told("round", "meeting", "2031-06-12", "Norway", "Chad"), TALKS) == []


def test_what_is_on_the_sidelines_names_its_occasion():
    met = told("met", "meeting", "2031-06-12", "Norway", "Chad", aside="on the sidelines of the summit")
    assert why(met, told("summit", "meeting", "2031-06-10/2031-06-12", "Mali")) == ["on its sidelines"]
    assert why(met, TALKS) == []
