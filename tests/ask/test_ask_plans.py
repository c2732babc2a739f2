"""A planned meeting and the one that was held."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from detente.ask import Record
from detente.ask.differing import Parties
from detente.ask.plans import plan_rows
from detente.model import Prop, Report, Sort
from detente.resolve import assemble
from tests.talks import Telling

TEXT = "Norway and Chad met (and later Mali) in Oslo or Bergen in June, on 12 June, or in July."
PARTIES = Parties({"Ada Berg": frozenset({"Norway"})})


def event(name: str, status: str, days: str | None, *who: str, place: str | None = "Oslo", kind: str = "meeting"):
    report = Report.of_text(f"{TEXT} {name}", f"{name}.txt")
    told = Telling(report, Sort.EVENT, "met", TEXT)
    told.says(Prop.KIND, kind, "met").says(Prop.STATUS, status, "met")
    if days:
        told.says(Prop.DATE, days, "June")
    for one in who:
        told.says(Prop.PARTY, one, "Norway")
    if place:
        told.says(Prop.PLACE, place, "Oslo")
    (made,) = assemble([told.mention], told.statements, {}).events
    return made, report


PLAN = event("plan", "planned", "2031-06-01/2031-06-30", "Norway", "Chad")


def fits(plan, held) -> bool:
    names = {report.id: report.name for _, report in (plan, held)}
    rows = plan_rows([plan[0], held[0]], names, PARTIES)
    assert all((row.plan, row.held, row.planned_in) == (plan[0].id, held[0].id, (plan[1].name,)) for row in rows)
    assert all(row.passages for row in rows)
    return bool(rows)


@pytest.mark.parametrize(
    ("held", "right"),
    [
        (event("a", "occurred", "2031-06-12", "Norway", "Chad"), True),
        (event("b", "occurred", "2031-06-12", "Ada Berg", "Chad", "Mali"), True),
        (event("c", "occurred", "2031-06-12", "Norway", "Chad", place=None), True),
        (event("d", "occurred", "2031-06-12", "Norway", "Chad", kind="mediation"), True),
        (event("e", "occurred", "2031-07-01", "Norway", "Chad"), False),
        (event("f", "occurred", "2031-06-28/2031-07-02", "Norway", "Chad"), False),
        (event("g", "occurred", None, "Norway", "Chad"), False),
        (event("h", "occurred", "2031-06-12", "Norway", "Mali"), False),
        (event("i", "occurred", "2031-06-12", "Norway", "Chad", place="Bergen"), False),
        (event("j", "planned", "2031-06-12", "Norway", "Chad"), False),
        (event("k", "occurred", "2031-06-12", "Norway", "Chad", kind="armed_clash"), False),
    ],
)
def test_what_fits_a_plan(held, right: bool):
    assert fits(PLAN, held) is right


@pytest.mark.parametrize("days", [None, "2031-06-01/..", "2031-01-01/2032-12-31"])
def test_a_plan_without_days_that_end_fits_none(days: str | None):
    held = event("held", "occurred", "2031-06-12", "Norway", "Chad")
    assert not fits(event("plan", "planned", days, "Norway", "Chad"), held)


def test_one_party_alone_needs_the_place():
    held = event("held", "occurred", "2031-06-12", "Norway", "Chad")
    june = "2031-06-01/2031-06-30"
    assert fits(event("plan", "planned", june, "Norway"), held)
    assert not fits(event("plan", "planned", june, "Norway", place=None), held)


def test_support_of_an_event(talks: Path, tmp_path: Path):
    with Record(shutil.copy(talks, tmp_path / "r.db")) as record:
        for row in record.events():
            assert 0 < row.origins <= len(row.reports)
            assert row.outlets == ()
