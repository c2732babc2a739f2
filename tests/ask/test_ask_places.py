"""Where events are said to be, by the map."""

from pathlib import Path

import pytest

from detente import pipeline
from detente.ask import Record
from detente.ingest import ReadOptions
from detente.record import Store

TEXT = """Rebels of the Delta Front attacked a convoy in Tripoli, Lebanon, on Monday.

The foreign ministers of Lebanon and Syria met in Tripoli on Tuesday.

The foreign ministers of Lebanon and Syria met in the White House on Friday, and again near the border on Saturday.

SAADA - Shells hit a school in Saada on Sunday, and the school was shut. Envoys of Yemen met in SAADA on Thursday.
"""


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    folder: Path = tmp_path_factory.mktemp("places")
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    with Store.create(folder / "record.db") as store:
        pipeline.add(store, [folder / "one.txt"], ReadOptions(published="2031-05-10"))
        pipeline.read(store)
    with Record(folder / "record.db") as record:
        return {row.place: row for row in record.places()}


def test_forms_of_one_place_are_one_row_by_what_is_printed_beside_it(rows):
    (tripoli,) = [row for name, row in rows.items() if "Tripoli" in name]
    assert tripoli.country == "LB"
    assert len(tripoli.events) >= 2
    assert tripoli.basis
    assert "beside" in tripoli.basis


def test_a_palace_is_near_its_capital(rows):
    assert (rows["White House"].geo_precision, rows["White House"].basis) == (2, "in Washington, the capital")


def test_what_lies_in_a_place_is_a_row_of_its_own_and_no_name_is_shouted(rows):
    assert "SAADA" not in rows
    assert {alias.lower() for alias in rows["Saada"].aliases} == {"saada"}


def test_every_place_stands_in_words(rows):
    for row in rows.values():
        assert row.passages
        assert all(TEXT[cited.start : cited.end] == cited.exact for cited in row.passages)
