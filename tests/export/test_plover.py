"""Tellings coded in PLOVER. All sentences are the project's own."""

from pathlib import Path

import pytest

from detente.annotate import annotate
from detente.ask import Record
from detente.errors import BadField
from detente.export.plover import code_tellings, plover
from detente.export.write import lines
from detente.extract import extract
from detente.model import Report


def code(text: str) -> set[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    reading = extract(annotate(Report.of_text(text, published="2021-03-06")))
    return {
        (c.mention.trigger.exact, c.code.type, tuple(s.value for s in c.sources), tuple(s.value for s in c.recipients))
        for c in code_tellings(reading.mentions, reading.statements)
    }


def test_recipient_is_whom_the_matter_concerns():
    assert ("refused", "REJECT", ("Peru",), ("Chile",)) in code("Peru refused to meet with Chile on Friday.")


def test_land_is_the_recipient_where_no_actor_is_named():
    assert ("sent", "MOBILIZE", ("Chad",), ("Mali",)) in code("Chad sent 300 soldiers to Mali on Friday.")


def test_what_is_not_going_to_be_done_is_refused():
    assert ("lift", "REJECT", ("Peru",), ("Chile",)) in code("Peru said it will not lift the embargo on Chile.")


def test_parties_are_each_other_s_recipients():
    assert ("met", "CONSULT", ("Chad", "Sudan"), ("Chad", "Sudan")) in code("Chad and Sudan met in Doha on Friday.")


def test_deed_told_inside_a_demand_is_not_done_by_who_demands():
    coded = code("Peru demanded the release of a lawyer who had been jailed in May.")
    assert any(type_ == "COERCE" for _, type_, _, _ in coded)
    assert not any(type_ in ("RETREAT", "COERCE") and "Peru" in sources for _, type_, sources, _ in coded)


def test_every_exported_row_has_the_words_of_its_cells(talks: Path):
    with Record(talks) as record:
        rows = list(plover(record))
        texts = {
            report.name: report.text
            for report in record.reports_of({s.report_id for s in record.statements()}).values()
        }
        with pytest.raises(BadField):
            lines(record, "plover", "csv")
    assert {"CONSULT", "ASSAULT"} <= {row["type"] for row in rows}
    cells = [cell for row in rows for cell in (*row["sources"], *row["recipients"])]
    assert cells
    assert all(texts[cell["report"]][cell["start"] : cell["end"]] == cell["exact"] for cell in cells)
    assert all(texts[row["report"]][row["start"] : row["end"]] == row["telling"] for row in rows)
    assert any(row["event"] for row in rows)
