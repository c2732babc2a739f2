"""Whether two printed names are one person's; the names are generally known spellings or invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.lexicon.spellings import fold_spelling, spelling_rules, systems_of
from detente.lexicon.tables import read_table
from detente.model import Verdict
from detente.resolve.names import join_names, judge_names
from detente.resolve.names.letters import word_cost
from detente.resolve.names.printed import take_apart
from detente.resolve.names.sounds import name_keys


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Omar Qaddour", "Umar Gaddur"),
        ("Yevgeny Shcherbakov", "Jewgeni Schtscherbakow"),
        ("Hovhannes Khachikyan", "Hovhannes Khachikian"),
        ("Rəşid Əliyarov", "Rashid Aliyarov"),
        ("Teng Hsiao-wen", "Deng Xiaowen"),
        ("Suk-yeol Noh", "Noh Suk Yeol"),
        ("Orsolya Kádár", "Kádár Orsolya"),
        ("Haile Mariam Tesfaye", "Hailemariam Tesfaye"),
        ("Abdel-Fattah al-Rashidi", "Abdul Fattah Rashidi"),
        ("Cabdi Xuseen Warsame", "Abdi Hussein Warsame"),
        ("Daw Khin Mar Aye", "Khin Mar Aye"),
        ("Piotr Ilyich Vasiliev", "Pyotr Vasilyev"),
        ("Đorđe Čolić", "Djordje Colic"),
        ("Ursula von der Heide", "Ursula Heide"),
        ("Nguyễn Văn Thắng", "Nguyen Van Thang"),
        ("Dr. Ada Berg", "ADA BERG"),
    ],
)
def test_one_person(left: str, right: str) -> None:
    assert judge_names(left, right).verdict is Verdict.SAME
    assert judge_names(right, left).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sami Hussein", "Sami Husseini"),
        ("Igor Ivanov", "Igor Ivanova"),
        ("Ada Berg", "Ida Lund"),
        ("Tor Lund", "Tor Lund Jr."),
        ("Thein Zaw", "Thein Swe"),
        ("Kim Sang-il", "Kim Sang-un"),
        ("Ahmed Karimi", "Hamid Karimi"),
        ("Masoud Zarani", "Nechir Zarani"),
        ("Ahmed Warsame", "Warsame Abdi"),
    ],
)
def test_two_persons(left: str, right: str) -> None:
    assert judge_names(left, right).verdict is Verdict.NOT_SAME
    assert judge_names(right, left).verdict is Verdict.NOT_SAME


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("A. Berg", "Ada Berg", "initial"),
        ("Berg", "Ada Berg", "single word"),
        ("Mohamed Abdullahi", "Mohamed Abdullahi Omar", "common given names"),
        ("Juan Carlos", "Juan Carlos Pereda", "common given names"),
        ("Hassan Ahmed", "Ahmed Hassan", "another order"),
        ("Win Htay", "Win Htay Aung", "besides"),
        ("Idriss Moreau", "Mahamat Idriss Moreau", "begins with"),
    ],
)
def test_a_question_with_its_reason(left: str, right: str, why: str) -> None:
    judged = judge_names(left, right)
    assert judged.verdict is Verdict.ASK
    assert any(why in reason for reason in judged.reasons)


LETTERS = st.text(alphabet="abcdeghiklmnoprstuvyzšćğ", min_size=1, max_size=9)


@given(LETTERS, LETTERS)
def test_costs_are_the_same_both_ways_and_nothing_for_itself(one: str, other: str) -> None:
    assert word_cost(one, other) == word_cost(other, one)
    assert word_cost(one, one) == 0
    assert 0 <= word_cost(one, other) <= 3


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_are_judged(left: str, right: str) -> None:
    judged = judge_names(left, right)
    assert judged.verdict is judge_names(right, left).verdict
    assert judged.reasons


@pytest.mark.parametrize("pair", [("Nikol Sargsyan", "Nicol Sarkisian"), ("Hafez Qadiri", "Hafiz Kadiri")])
def test_spellings_of_one_name_share_a_key(pair: tuple[str, str]) -> None:
    one, other = (set(name_keys(take_apart(name))) for name in pair)
    assert one & other


def test_a_name_is_not_joined_through_another_that_it_is_not() -> None:
    joined = join_names({"Tor Lund": 5, "Tor Lund Kvist": 2, "Tor Lund Moe": 1})
    assert joined.canonical["Tor Lund Kvist"] != joined.canonical["Tor Lund Moe"]
    assert any("Tor Lund Moe" in (doubt.left, doubt.right) for doubt in joined.doubts)


def test_what_is_doubtful_is_told_and_not_joined() -> None:
    joined = join_names(["Ada Berg", "A. Berg"])
    assert joined.canonical == {"Ada Berg": "Ada Berg", "A. Berg": "A. Berg"}
    assert [{doubt.left, doubt.right} for doubt in joined.doubts] == [{"Ada Berg", "A. Berg"}]


def test_rules_have_sources_and_sensible_costs() -> None:
    rows = read_table("spellings.csv")
    assert len(rows) > 200
    for row in rows:
        assert row["source"]
        assert row["one"]
        assert row["one"] != row["other"]
        assert 0 <= float(row["cost"]) <= 0.6
    assert len({(row["system"], frozenset((row["one"], row["other"]))) for row in rows}) == len(rows)
    assert {row["system"] for row in rows} - {"press"} == {"burmese", "chinese", "japanese", "korean"}
    assert spelling_rules("chinese")["t", "d"] == 0
    assert spelling_rules("press")["t", "d"] > 0


def test_given_names_are_written_as_they_are_looked_up() -> None:
    for row in read_table("given_names.csv"):
        forms = row["forms"].split("|")
        assert row["source"]
        assert all(form == form.lower().strip() and fold_spelling(form) for form in forms)


@pytest.mark.parametrize("name", ["Viktor Orsós", "Oleksandr Petrenko", "Mohammed Rashid", "Anna Kowalska"])
def test_rules_of_east_asia_stay_there(name: str) -> None:
    assert not systems_of(take_apart(name).words) & {"chinese", "korean"}


@pytest.mark.parametrize(
    ("left", "right"),
    [("A. Petrov", "Berg Petrova"), ("A. Petrov", "Ivan Petrovich Petrova"), ("Muammar Gaddafi", "al-Gadhafi Moammar")],
)
def test_the_verdict_is_the_same_whichever_name_is_the_first(left: str, right: str):
    one, other = judge_names(left, right), judge_names(right, left)
    assert (one.verdict, one.cost) == (other.verdict, other.cost)
