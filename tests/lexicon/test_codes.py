import pytest

from detente.lexicon.codes import codes_of, cow_of
from detente.lexicon.states import gw_of
from detente.lexicon.tables import read_table


@pytest.mark.parametrize(
    ("state", "cow"), [("Germany", 255), ("Yemen", 679), ("Serbia", 345), ("Armenia", 371), ("Sudan", 625)]
)
def test_cow_numbers(state: str, cow: int):
    assert cow_of(state) == cow


def test_no_two_states_share_a_number():
    numbers = [cow for row in read_table("states.csv") if (cow := cow_of(row["name"]))]
    assert len(set(numbers)) == len(numbers)
    assert gw_of("Hong Kong") is None


@pytest.mark.parametrize(
    ("name", "state", "office", "sector", "inter"),
    [
        ("Chad", None, None, "GOV", 1),
        ("Ada Berg", "Norway", "prime minister", "GOV", 1),
        ("Ada Berg", None, None, None, None),
        ("protesters", None, None, None, 6),
        ("Chadian peacekeepers", "Chad", None, None, 8),
        ("masked gunmen", None, None, None, None),
        ("Hezbollah", None, None, "UAF", None),
    ],
)
def test_what_the_name_does_not_settle_has_no_code(name, state, office, sector, inter):
    found = codes_of(name, state, office)
    assert (found.sector, found.inter) == (sector, inter)
