"""The pairs of names and their bench."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.scoring.name_pairs import Answered, ratios, strangers

DATA = Path(__file__).parents[2] / "bench" / "data"


def rows(half: str) -> list[dict[str, str]]:
    with (DATA / f"name-pairs-{half}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_halves_share_no_name_and_are_large_enough() -> None:
    dev, test = ({name for row in rows(half) for name in (row["left"], row["right"])} for half in ("dev", "test"))
    assert not dev & test
    every = rows("dev") + rows("test")
    assert len(every) >= 700
    assert len({row["tradition"] for row in every}) >= 14
    assert Counter(row["same"] for row in every)["no"] > 700
    assert len({frozenset((row["left"], row["right"])) for row in every}) == len(every)


def test_a_question_joins_nothing() -> None:
    pairs = [
        Answered("a", "b", True, "t", "same"),
        Answered("c", "d", True, "t", "ask"),
        Answered("a", "c", False, "t", "same"),
    ]
    ratio = ratios(pairs)["t"]
    assert (ratio.p, ratio.r) == (0.5, 0.5)
    assert strangers(pairs) == [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]


def test_the_runner_holds_the_bar_on_the_dev_half(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    some = tmp_path / "pairs.csv"
    lines = (DATA / "name-pairs-dev.csv").read_text(encoding="utf-8").splitlines()
    some.write_text("\n".join([lines[0], *lines[1::4]]), encoding="utf-8")
    assert main(["names-pairs", "--data", str(some)]) == 0
    out = capsys.readouterr().out
    figures = dict(pair.split(":") for pair in out.splitlines()[-1].strip("{}").replace('"', "").split(","))
    assert float(figures["names_p"]) >= 0.98
    assert float(figures["names_r"]) >= 0.90


def test_a_row_that_is_no_pair_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    bad = tmp_path / "pairs.csv"
    bad.write_text("left,right,same,tradition\nAda,Ida,perhaps,norse\n", encoding="utf-8")
    assert main(["names-pairs", "--data", str(bad)]) != 0
    assert "line 2" in capsys.readouterr().err
