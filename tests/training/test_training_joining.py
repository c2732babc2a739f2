"""The weights of joining: learned within their bounds, the same on every run, and those shipped are of this corpus."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from detente.model import Kind
from detente.resolve import join_within
from detente.resolve.weights import ACROSS, WITHIN, Weights
from tests.resolve.tellings import facts, tell
from training.hashes import hash_folder
from training.joining.__main__ import choose
from training.joining.bounds import LEVELS, bound_of
from training.joining.fit import Fitted, Row, fit
from training.joining.groups import pool_groups, score_threshold
from training.joining.pairs import Record

FREE = (-9.0, 9.0)
ROWS = [
    *(Row(("when: x", "who: a"), "talks", same=True) for _ in range(60)),
    *(Row(("when: x", "who: a"), "talks", same=False) for _ in range(20)),
    *(Row(("when: x", "who: b"), "talks", same=True) for _ in range(20)),
    *(Row(("when: x", "who: b"), "talks", same=False) for _ in range(60)),
]


def learn(rows: list[Row], least: float = -9.0, most: float = 9.0) -> Fitted:
    def bound(name: str) -> tuple[float, float]:
        return (least, most) if name.endswith("who: a") else FREE

    return fit(rows, bound, FREE, ridge=0.01, family_ridge=0.01)


def test_weights_come_near_the_odds_of_the_rows() -> None:
    fitted = learn(ROWS)
    assert fitted.score(ROWS[0]) == pytest.approx(1.1, abs=0.05)
    assert fitted.score(ROWS[-1]) == pytest.approx(-1.1, abs=0.05)


def test_no_weight_leaves_its_bounds_and_the_others_make_up_for_it() -> None:
    fitted = learn(ROWS, most=-0.5)
    assert fitted.levels["who: a"] == fitted.levels["talks|who: a"] == -0.5
    assert fitted.score(ROWS[0]) == pytest.approx(1.1, abs=0.1)


def test_the_order_of_rows_plays_no_part() -> None:
    assert learn(ROWS) == learn(ROWS[::-1])


def test_a_family_that_is_seldom_met_weighs_as_the_others_do() -> None:
    rows = [*ROWS, Row(("when: x", "who: a"), "accord", same=False)]
    fitted = fit(rows, lambda _: FREE, FREE, ridge=0.01, family_ridge=50.0)
    assert fitted.levels["accord|who: a"] == pytest.approx(fitted.levels["who: a"], abs=0.1)


def test_the_threshold_is_the_least_that_is_right_often_enough() -> None:
    fitted = Fitted(0.0, {"a": 2.0, "b": 1.0, "c": 0.5})
    rows = [
        *(Row(("a",), "talks", same=True) for _ in range(95)),
        *(Row(("b",), "talks", same=True) for _ in range(5)),
        *(Row(("c",), "talks", same=False) for _ in range(50)),
        *(Row(("a",), "talks", same=False, known=False) for _ in range(50)),
    ]
    assert choose(fitted, rows, 0.93)[0] == 0.6
    assert choose(fitted, rows, 0.6)[0] == 0.0


@pytest.mark.parametrize("name", [WITHIN, ACROSS])
def test_every_shipped_weight_lies_in_its_bounds(name: str) -> None:
    weights = Weights.load(name)
    assert weights.apart < weights.same
    assert weights.ask < weights.same
    for level, weight in weights.levels.items():
        if level.rpartition("|")[2] != "when: one undated":
            least, most = bound_of(level, within=name == WITHIN)
            assert least <= weight <= most, level


def test_unknown_days_are_never_agreement() -> None:
    for name in (WITHIN, ACROSS):
        weights = Weights.load(name)
        for level in weights.levels:
            if level.rpartition("|")[2] in ("when: one undated", "when: one open", "when: both open"):
                assert weights.levels[level] < 0, (name, level)


def test_bounds_are_in_order() -> None:
    assert all(least <= most for least, most in LEVELS.values())


def test_the_shipped_weights_name_what_they_were_learned_on() -> None:
    table = json.loads((files("detente.resolve") / "data" / "weights.json").read_text(encoding="utf-8"))
    assert {len(table[key]) for key in ("learned_on", "chosen_on")} == {64}


def test_a_folder_s_hash_changes_with_a_byte_and_with_a_name(tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text("one", encoding="utf-8")
    first = hash_folder(tmp_path)
    (tmp_path / "01.txt").write_text("two", encoding="utf-8")
    second = hash_folder(tmp_path)
    (tmp_path / "01.txt").rename(tmp_path / "02.txt")
    assert len({first, second, hash_folder(tmp_path)}) == 3


def test_groups_across_reports_follow_the_threshold() -> None:
    told = facts(
        *(
            tell("The ministers [met] in Oslo", Kind.MEETING, "2031-05-03", report=report, party=("Norway", "Portugal"))
            for report in ("r-1", "r-2")
        )
    )
    record = Record("banks", {fact.mention.id: fact for fact in told}, {fact.mention.id: "e" for fact in told})
    pooled = pool_groups(record, join_within(record.facts))
    assert score_threshold([pooled], 0.0) == (1.0, 1.0)
    assert score_threshold([pooled], 50.0)[1] < 1.0


def test_within_a_report_other_names_may_be_one_event() -> None:
    least, most = bound_of("talks|who: nobody in common")
    assert bound_of("talks|who: nobody in common", within=True) > (least, most)
    assert bound_of("when: the same day", within=True) == bound_of("when: the same day")
