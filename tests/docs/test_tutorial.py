"""The tutorial's commands work in their order and print what it says, and the Python of the papers runs."""

import re
import shlex
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from detente import samples
from detente.ask import Record
from detente.cli.main import app

ROOT = Path(__file__).parents[2]
REPORTS = "src/detente/samples/reports"


def blocks(page: str, language: str = "") -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return [body for tag, body in re.findall(r"(?ms)^```(\w*)\n(.*?)^```", text) if tag == language]


def run(line: str) -> str:
    words = shlex.split(line)[1:]
    expanded = [part for word in words for part in (sorted(map(str, Path().glob(word))) if "*" in word else [word])]
    result = CliRunner().invoke(app, expanded)
    assert result.exit_code == 0, f"{line}\n{result.output}"
    return result.stdout


def event_with(figure: str) -> str:
    with closing(Record("kosovo.db")) as record:
        return next(row.event for row in record.figures() if row.figure.startswith(figure))


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder in which the tutorial was followed to its end, and what each command printed."""
    folder = tmp_path_factory.mktemp("tutorial")
    shutil.copytree(samples.folder(), folder / REPORTS)
    printed: dict[str, str] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("DETENTE_RECORD", "kosovo.db")
        for line in "".join(blocks("docs/tutorial.md")).splitlines():
            if line.startswith("detente "):
                printed[line] = run(line.replace("EVENT", event_with("30 wounded")) if "EVENT" in line else line)
    return folder, printed


def test_every_command_of_the_tutorial_ran(walked: tuple[Path, dict[str, str]]):
    assert len(walked[1]) == 15


def test_the_figures_are_those_that_the_tutorial_shows(walked: tuple[Path, dict[str, str]]):
    shown = next(block for block in blocks("docs/tutorial.md") if block.startswith("WHEN"))
    printed = next(text for line, text in walked[1].items() if line.startswith("detente figures"))
    for row in shown.splitlines()[1:]:
        figure, said_by, report = re.split(r" {2,}", row)[-3:]
        assert any(figure in line and said_by in line and report in line for line in printed.splitlines()), row


def test_the_cells_are_those_that_the_tutorial_shows(walked: tuple[Path, dict[str, str]]):
    shown = next(block for block in blocks("docs/tutorial.md") if block.startswith("date "))
    for line in filter(None, shown.splitlines()):
        assert " ".join(line.split()) in " ".join(walked[1]["detente show EVENT"].split())


def test_both_sides_of_ohrid_have_claims(walked: tuple[Path, dict[str, str]]):
    assert "recognition" in walked[1]["detente claims --since 2023-03-18 --until 2023-03-19 --actor Kurti"]
    assert "had signed neither" in walked[1]["detente claims --since 2023-03-18 --until 2023-03-19 --actor Vučić"]


def test_the_anchor_dates_the_report(walked: tuple[Path, dict[str, str]]):
    rows = walked[1]["detente timeline --report wire-police-released.txt"].splitlines()[1:]
    assert rows
    assert not [row for row in rows if row.startswith("?")]
    assert any(row.startswith("2023-06-26") for row in rows)


def test_four_reports_print_one_source(walked: tuple[Path, dict[str, str]]):
    told = walked[1]["detente reports"].splitlines()
    named = [line for line in told if "zvecan" in line or "reprint" in line]
    assert len(named) == 4


def test_python_of_the_papers_runs(walked: tuple[Path, dict[str, str]], tmp_path: Path, monkeypatch, capsys):
    pytest.importorskip("pandas")
    folder, _ = walked
    shutil.copy(folder / "kosovo.db", tmp_path / "detente.db")
    (tmp_path / "my-reports").mkdir()
    (tmp_path / "my-reports" / "a.txt").write_text("The envoys of Latveria met on Monday.", encoding="utf-8")
    (tmp_path / "metadata.jsonl").write_text('{"file": "a.txt", "published": "2031-05-06"}\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with closing(Record("detente.db")) as record:
        event = record.events()[0].event
    names: dict[str, object] = {}
    for code in [*blocks("README.md", "python"), *blocks("docs/how-to/use-from-python.md", "python")]:
        exec(code.replace("e-3f9a", event), names)  # noqa: S102 - our own pages
    assert "Brussels" in capsys.readouterr().out
    assert (tmp_path / "talks.db").is_file()
    assert len(names["frame"])
    names["record"].close()
