"""Who the two sides of a report are."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from detente.annotate import annotate
from detente.extract.home import find_home
from detente.extract.sides import find_sides, load_weights
from detente.model import Report
from training.hashes import hash_folder
from training.sides import count_right, learn, read_seen

CORPUS = Path(__file__).parents[2] / "corpus"


def sides(text: str) -> set[str]:
    marks = annotate(Report.of_text(text))
    return set(find_sides(marks, find_home(marks, ())))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad and Sudan signed a truce in Doha on Monday. Qatar praised Chad and Sudan for it.", {"Chad", "Sudan"}),
        ("Ethiopian troops shelled Eritrean trenches on Friday. Eritrea hit two Ethiopian tanks.", {"Ethiopia", "Eritrea"}),
        ("Colombia's army killed four ELN fighters on Sunday. The ELN said the army had broken the truce.", {"Colombia", "ELN"}),
    ],
)  # fmt: skip
def test_those_who_meet_or_fight_are_the_sides(text: str, expected: set[str]):
    assert sides(text) == expected


def test_those_who_stand_between_are_no_sides():
    text = "Norway and Qatar mediated talks between Chad and Sudan on Monday. Norway and Qatar hosted them. Chad and Sudan agreed."
    assert sides(text) == {"Chad", "Sudan"}


def test_a_report_of_many_has_no_sides():
    assert not sides(
        "Delegates of Chad, Mali, Niger, Togo and Benin came. Kenya spoke. Ghana left. Peru and Chile abstained."
    )


def test_nobody_is_no_side():
    assert sides("The weather was fine in the valley.") == set()


def test_the_weights_are_of_this_corpus():
    table = json.loads((files("detente.extract") / "data" / "sides.json").read_text(encoding="utf-8"))
    assert table["learned_on"] == hash_folder(CORPUS / "train")


def test_learning_finds_what_shows_sides():
    seen = list(read_seen(CORPUS / "dev"))
    weights = learn(seen)
    assert weights.grounds["joined"] > 0 > weights.grounds["a third"]
    assert load_weights().grounds.keys() >= weights.grounds.keys()
    counts = count_right(seen, weights)
    assert counts["reports"] == len(seen)
    assert counts["right"] > counts["wrong"]
