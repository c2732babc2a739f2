"""Floors rise by themselves, fall only on purpose, and hold on the data they were measured on."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from bench import quality
from bench.floors import Floor, lower_floor, raise_floor, read_floors, write_floors
from bench.jobs import JOBS, Job
from bench.result import Result
from bench.runner import Runner, data_files
from bench.runners import load_runner
from detente.errors import BadField, UnreadableInput

OLD = Floor(set="fair", runner="fair", figure="f1", data="d1", value=0.5, history=('it was "hard"',))


def test_floors_come_back_as_they_were_written(tmp_path):
    path = tmp_path / "quality" / "floors.toml"
    write_floors(path, [OLD])
    assert read_floors(path) == {"fair/f1": OLD}


def test_a_broken_file_is_named(tmp_path):
    path = tmp_path / "floors.toml"
    path.write_text("[[floor]]\nset = 3, 4\n", encoding="utf-8")
    with pytest.raises(BadField, match=r"floors\.toml"):
        read_floors(path)


def test_a_floor_never_falls_by_pinning():
    worse = Floor(set="fair", runner="fair", figure="f1", data="d1", value=0.4)
    assert raise_floor(OLD, worse) == OLD


def test_a_floor_on_other_data_is_set_anew_and_says_so():
    new = raise_floor(OLD, Floor(set="fair", runner="fair", figure="f1", data="d2", value=0.4))
    assert (new.value, new.data) == (0.4, "d2")
    assert "0.500" in new.history[-1]


def test_lowering_keeps_the_reason():
    lowered = lower_floor(OLD, 0.42, "the gold was corrected")
    assert lowered.value == 0.42
    assert lowered.history[-1] == "lowered from 0.500 to 0.420: the gold was corrected"


@pytest.fixture
def fair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shared folder with one gold file, whose one figure is what the file says."""

    def measure(args: Namespace) -> Result:
        try:
            return Result({"f1": float(args.data.read_text(encoding="utf-8").split()[0])}, {})
        except ValueError as error:
            raise UnreadableInput(f"{args.data}: {error}") from error

    runner = Runner("fair", "a fair", lambda parser: parser.add_argument("--data", type=Path) and None, measure)
    monkeypatch.setattr(quality, "JOBS", (Job("fair", "fair", ("--data", "gold/fair.jsonl"), ("f1",)),))
    monkeypatch.setattr(quality, "load_runner", lambda name: runner)
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "fair.jsonl").write_text("0.6", encoding="utf-8")
    return tmp_path


def run(fair: Path, *words: str) -> int:
    return quality.main(["--shared", str(fair), "--floors", str(fair / "floors.toml"), *words])


def test_quality_holds_what_was_pinned(fair, capsys, monkeypatch):
    assert run(fair, "--pin") == 0
    assert read_floors(fair / "floors.toml")["fair/f1"].value == 0.6
    monkeypatch.setattr(quality, "hash_files", lambda files: read_floors(fair / "floors.toml")["fair/f1"].data)
    (fair / "gold" / "fair.jsonl").write_text("0.59", encoding="utf-8")
    assert run(fair) == 1
    assert "BELOW" in capsys.readouterr().out


def test_quality_does_not_compare_across_data(fair, capsys):
    run(fair, "--pin")
    (fair / "gold" / "fair.jsonl").write_text("0.1", encoding="utf-8")
    assert run(fair) == 0
    assert "other data" in capsys.readouterr().out


def test_quality_lowers_with_a_reason_only(fair, monkeypatch):
    run(fair, "--pin")
    monkeypatch.setattr(quality, "hash_files", lambda files: read_floors(fair / "floors.toml")["fair/f1"].data)
    (fair / "gold" / "fair.jsonl").write_text("0.3", encoding="utf-8")
    with pytest.raises(BadField, match="without a reason"):
        run(fair, "--lower", "fair/f1")
    with pytest.raises(BadField, match="no floor"):
        run(fair, "--lower", "fair/f9", "--why", "because")
    assert run(fair, "--lower", "fair/f1", "--why", "the rows changed") == 0
    assert "the rows changed" in read_floors(fair / "floors.toml")["fair/f1"].history[0]


def test_quality_says_what_failed_and_goes_on(fair, capsys):
    (fair / "gold" / "fair.jsonl").write_text("none", encoding="utf-8")
    assert run(fair) == 1
    assert "failed: fair" in capsys.readouterr().err


def test_quality_skips_where_there_is_no_gold(tmp_path, capsys):
    assert quality.main(["--shared", str(tmp_path / "nowhere")]) == 0
    assert "nothing measured" in capsys.readouterr().out


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.id)
def test_every_job_names_arguments_that_its_runner_takes(job, tmp_path):
    arguments = job.arguments(load_runner(job.runner), tmp_path)
    assert data_files(arguments)


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.id)
def test_every_job_finds_its_data_in_the_shared_folder(job, shared):
    files = data_files(job.arguments(load_runner(job.runner), shared))
    assert [file for file in files if not file.is_file()] == []
