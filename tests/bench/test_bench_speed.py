"""``bench speed`` watches every stage under the name by which the road calls it."""

from pathlib import Path

from bench.__main__ import main
from bench.runners.speed import REST, STAGES


def test_every_stage_is_under_the_watch(tmp_path: Path, capsys):
    text = "The foreign ministers of Chad and Sudan met in Doha on 3 May 2021. Three soldiers were killed.\n"
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(text * 3, encoding="utf-8")
    assert main(["speed", "--texts", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    rows = {line.rsplit(maxsplit=2)[0]: line.split()[-1] for line in printed.splitlines() if len(line.split()) > 2}
    assert {*STAGES, REST} <= {*rows}
    assert all(float(rows[stage]) > 0 for stage in ("reader", "extract", "resolve"))
