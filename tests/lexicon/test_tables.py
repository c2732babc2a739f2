import unicodedata
from importlib.resources import files

import pytest

from detente.lexicon.entries import Sort
from detente.lexicon.folding import fold, plural
from detente.lexicon.tables import all_forms, read_table

TABLES = ["states.csv", "former_states.csv", "regions.csv", "peoples.csv", "seats.csv", "bodies.csv", "groups.csv"]


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_sorted_and_names_unique(table):
    names = [row["name"] for row in read_table(table)]
    keys = [unicodedata.normalize("NFKD", name).casefold() for name in names]
    assert keys == sorted(keys)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_has_stray_spaces_or_empty_parts(table):
    for row in read_table(table):
        for cell in row.values():
            assert cell == cell.strip()
            assert "||" not in cell
            assert not cell.startswith("|")


def test_every_state_that_a_row_names_is_in_the_states():
    states = {row["name"] for row in read_table("states.csv")}
    for table, column in [
        ("regions.csv", "states"),
        ("peoples.csv", "states"),
        ("groups.csv", "states"),
        ("seats.csv", "state"),
    ]:
        for row in read_table(table):
            for state in filter(None, row[column].split("|")):
                assert state in states, (table, row["name"])


def test_states_are_complete_enough_to_rely_on():
    rows = read_table("states.csv")
    assert len(rows) > 195
    assert all(len(row["iso2"]) == 2 and len(row["iso3"]) == 3 for row in rows)
    numbered = [row["gw"] for row in rows if row["gw"]]
    assert len(set(numbered)) == len(numbered)


def test_every_table_has_its_source():
    data = files("detente.lexicon") / "data"
    told = (data / "SOURCES.md").read_text(encoding="utf-8")
    tables = {entry.name for entry in data.iterdir()} - {"SOURCES.md", "__pycache__"}
    assert {name for name in tables if f"`{name}`" not in told} == set()


def test_every_state_has_a_capital_and_states_that_are_no_more_have_years_and_heirs():
    states = {row["name"]: row for row in read_table("states.csv")}
    towns = {"Hong Kong", "Monaco", "San Marino", "Singapore", "Vatican City"}
    other_words = {
        "Belgium",
        "Jamaica",
        "Maldives",
        "Seychelles",
    }  # Brussels is the Union's; the others are words or names too
    assert {name for name, row in states.items() if not row["capitals"]} == towns | other_words
    for row in read_table("former_states.csv"):
        assert 1200 < int(row["from"]) < int(row["until"]) < 2012, row["name"]
        assert set(row["today"].split("|")) <= set(states), row["name"]


def test_no_person_is_in_the_tables():
    people = (
        "putin obama trump biden mandela zelensky netanyahu arafat merkel macron thatcher gorbachev assad gaddafi erdogan modi "
        "khamenei kagame tshisekedi pashinyan aliyev vucic kurti nasrallah sinwar haniyeh rouhani raisi lavrov kissinger"
    ).split()
    for form in all_forms():
        assert not set(fold(form.text).replace("-", " ").split()) & set(people), form.text
    assert "person" not in {sort.value for sort in Sort}


@pytest.mark.parametrize(
    ("word", "many"),
    [
        ("Kuwaiti", "Kuwaitis"),
        ("Portuguese", "Portuguese"),
        ("Irishwoman", "Irishwomen"),
        ("German", "Germans"),
        ("Norwegian", "Norwegians"),
        ("Omani", "Omanis"),
        ("attorney general", "attorneys general"),
        ("charge d'affaires", "charges d'affaires"),
        ("deputy", "deputies"),
    ],
)
def test_plurals(word, many):
    assert plural(word) == many


def test_folding_keeps_every_offset():
    text = "Înainte de Čačak — İzmir’e, “N’Djaména”\r\nǅ ﬁ"
    assert len(fold(text)) == len(text)


def test_every_body_that_an_organ_or_mission_is_of_has_a_row_and_is_of_none():
    rows = {row["name"]: row["of"] for row in read_table("bodies.csv")}
    assert {of for of in rows.values() if of} <= {name for name, of in rows.items() if not of}
