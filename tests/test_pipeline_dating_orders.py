"""Undated reports, offices and joining: whatever the order and the batches in which reports are read, the record says the same."""

from pathlib import Path

import pytest

from detente import Record, pipeline
from detente.ingest import ReadOptions
from detente.record import Store

REPORTS = {
    "attack": (
        "Rebels killed 137 soldiers and wounded 41 in an attack on a base near Lagos on 4 May 2031, the army of Nigeria said.\n\n"
        "Nigeria's President Amina Bello blamed the Delta Front for the attack and called for talks.\n",
        "2031-05-05",
    ),
    "later": (
        "Nigeria's President Tunde Okafor met Ghana's foreign minister in Accra on 12 May 2031.\n\n"
        "The president said that talks would go on.\n",
        "2031-05-13",
    ),
    "mourning": (
        "LAGOS - Nigeria's president visited the wounded after rebels killed 137 soldiers and wounded 41 near Lagos on Sunday.\n\n"
        "Rebels killed 58 soldiers and wounded 219 in an ambush near Abuja on Wednesday, the president said.\n",
        None,
    ),
    "exchange": (
        "ABUJA - Rebels killed 58 soldiers and wounded 219 in an ambush near Abuja on Wednesday, the army of Nigeria said.\n\n"
        "On Friday Nigeria's president met Ghana's foreign minister in Accra.\n",
        None,
    ),
}  # fmt: skip
ORDERS = (
    (("attack", "later", "mourning", "exchange"),),
    (("exchange",), ("mourning",), ("later",), ("attack",)),
    (("mourning",), ("attack",), ("exchange",), ("later",)),
    (("later", "exchange"), ("attack", "mourning")),
    (("exchange", "attack"), ("mourning",), ("later",)),
)


def said(folder: Path, batches: tuple[tuple[str, ...], ...]) -> list[object]:
    """All that the record says: statements with their notes, notes of reports, events with their cells."""
    with Store.create(folder / "record.db") as store:
        for batch in batches:
            for name in batch:
                text, day = REPORTS[name]
                (folder / f"{name}.txt").write_text(text, encoding="utf-8")
                pipeline.add(store, [folder / f"{name}.txt"], ReadOptions(published=day))
            pipeline.read(store)
        statements = sorted((s.id, s.value, s.note or "") for s in store.statements())
        notes = sorted((report.name, tuple(store.notes(report.id))) for report in store.reports())
    with Record(folder / "record.db") as record:
        events = sorted(repr(event) for event in record.assembly.events)
    return [statements, notes, events]


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    return said(tmp_path_factory.mktemp("at_once"), ORDERS[0])


@pytest.mark.parametrize("batches", ORDERS[1:])
def test_the_record_says_the_same_in_whatever_order_reports_are_read(tmp_path, at_once, batches):
    assert said(tmp_path, batches) == at_once


def test_the_undated_reports_of_these_orders_are_dated_one_by_the_other(at_once):
    notes = dict(at_once[1])
    assert any("as attack.txt tells it" in note for note in notes["mourning.txt"])
    assert any("as mourning.txt tells it" in note for note in notes["exchange.txt"])
