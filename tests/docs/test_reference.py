"""The reference says what the code says."""

import csv
import io
import re
from dataclasses import fields
from enum import StrEnum
from pathlib import Path

import pytest

from detente.ask import ClaimRow, EventRow, FigureRow, ReportRow
from detente.export.canonical import csv_lines
from detente.model import (
    Act,
    Bound,
    Factuality,
    Format,
    Kind,
    Level,
    Measure,
    Part,
    Precision,
    Prop,
    Report,
    Statement,
    Status,
)

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
VOCABULARIES = [Kind, Part, Status, Factuality, Act, Measure, Bound, Level, Format, Precision, Prop]


def section(page: str, heading: str) -> str:
    parts = re.split(r"^## (.+)$", (REFERENCE / page).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[heading]


def first_column(text: str) -> list[str]:
    """The code words in the first column of the tables of a text."""
    rows = re.findall(r"^\| (`[^|]+) \|", text, flags=re.MULTILINE)
    return [word for row in rows for word in re.findall(r"`([^`]+)`", row)]


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda vocabulary: vocabulary.__name__)
def test_table_lists_the_words_in_their_order(vocabulary: type[StrEnum]):
    assert first_column(section("vocabulary.md", vocabulary.__name__)) == [word.value for word in vocabulary]


def test_no_vocabulary_is_left_out():
    headings = re.findall(r"^## (.+)$", (REFERENCE / "vocabulary.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert headings == [vocabulary.__name__ for vocabulary in VOCABULARIES]


def test_every_word_has_its_meaning():
    page = (REFERENCE / "vocabulary.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `\w+` \|(.*)\|$", page, flags=re.MULTILINE)
    assert len(rows) == sum(map(len, VOCABULARIES))
    assert all(meaning.strip() for meaning in rows)


@pytest.mark.parametrize("noun", [Report, Statement], ids=lambda noun: noun.__name__)
def test_fields_of_the_model(noun: type):
    told = first_column(section("record-model.md", noun.__name__))
    missing = {field.name for field in fields(noun) if field.init} - {"media"} - set(told)
    assert not missing


def test_every_property_of_a_statement_has_its_form_of_value():
    table = section("record-model.md", "Statement").split("| property | its value |")[1]
    told = set(first_column(table)) | {part.value for part in Part}
    assert {prop.value for prop in Prop} <= told


@pytest.mark.parametrize(
    ("name", "row_type"),
    [("events", EventRow), ("claims", ClaimRow), ("figures", FigureRow), ("reports", ReportRow)],
)
def test_columns_of_the_rows(name: str, row_type: type):
    text = section("exports.md", "events and claims, CSV").replace("\n", " ")
    listed = text.split(f"**{name}:**")[1].split("**")[0].split(". ")[0]
    header = next(iter(csv_lines([], row_type.columns())))
    assert re.findall(r"`(\w+)`", listed) == next(csv.reader(io.StringIO(header)))
