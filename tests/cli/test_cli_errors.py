import sqlite3
from pathlib import Path

import pytest

import detente
from detente.cli import group
from detente.cli.exits import Code
from detente.errors import BrokenEvidence, InputError, MissingExtra, RecordError

CASES = [
    (["timeline"], Code.RECORD, "no record at detente.db; make one with `detente init`"),
    (
        ["-r", "TALKS", "timeline", "--kind", "meating"],
        Code.INPUT,
        "did you mean 'meeting'? it is one of: meeting, mediation",
    ),
    (["-r", "TALKS", "timeline", "--status", "done"], Code.INPUT, "it is one of: occurred, planned, called_for"),
    (["-r", "TALKS", "claims", "--kind", "denial"], Code.INPUT, "did you mean 'deny'?"),
    (["-r", "TALKS", "timeline", "--since", "soon"], Code.INPUT, "write YYYY-MM-DD"),
    (["-r", "TALKS", "timeline", "--report", "wire-mai.txt"], Code.INPUT, "did you mean wire-may.txt?"),
    (["-r", "TALKS", "show", "e-nothing"], Code.INPUT, "is not in the record; list the events"),
    (["-r", "TALKS", "timeline", "--json", "--csv"], Code.USAGE, "exclude each other; see `detente timeline --help`"),
    (["-r", "TALKS", "export", "everything"], Code.INPUT, "events, claims, statements, score"),
    (["-r", "TALKS", "anchor", "wire-may.txt", "soon"], Code.INPUT, "write YYYY-MM-DD"),
    (["-r", "TALKS", "remove", "nothing.txt"], Code.INPUT, "list the reports with `detente reports`"),
    (["-r", "TALKS", "init"], Code.RECORD, "name another place"),
    (["-r", "notes.txt", "timeline"], Code.RECORD, "is not a Détente record"),
    (["tymeline"], Code.USAGE, "Did you mean 'timeline'?"),
    (["timeline", "--knd", "x"], Code.USAGE, "--knd"),
    (["show"], Code.USAGE, "Missing argument"),
]


@pytest.mark.parametrize(("words", "code", "told"), CASES, ids=[" ".join(case[0]) for case in CASES])
def test_an_error_is_one_line_with_its_mend_and_its_code(run, talks: Path, words: list[str], code: Code, told: str):
    Path("notes.txt").write_text("no record at all, but a text of some length\n" * 5, encoding="utf-8")
    result = run(*[talks if word == "TALKS" else word for word in words])
    assert result.exit_code == code
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("error: ")
    assert told.lower() in lines[0].lower()


def test_debug_shows_where_it_arose(run):
    assert "Traceback" in run("--debug", "timeline").stderr
    assert "Traceback" in run("timeline", "--debug").stderr
    assert "Traceback" not in run("timeline").stderr


@pytest.mark.parametrize("place", ["before", "after", "environment", "here"])
def test_the_record_may_be_named_anywhere(run, talks: Path, place: str, monkeypatch: pytest.MonkeyPatch):
    if place == "environment":
        monkeypatch.setenv("DETENTE_RECORD", str(talks))
    if place == "here":
        talks.rename("detente.db")
    words = {"before": ["-r", talks, "timeline"], "after": ["timeline", "--record", talks]}.get(place, ["timeline"])
    assert "Reykjavik" in run(*words).stdout


def test_the_command_line_wins_over_the_environment(run, talks: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DETENTE_RECORD", "elsewhere.db")
    assert run("-r", talks, "timeline").exit_code == 0
    assert "elsewhere.db" in run("timeline").stderr


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputError("x"), Code.INPUT),
        (RecordError("x"), Code.RECORD),
        (BrokenEvidence("x"), Code.VERIFY),
        (MissingExtra("x"), Code.EXTRA),
        (OSError(28, "No space left on device", "a.db"), Code.ERROR),
        (ZeroDivisionError("x"), Code.ERROR),
    ],
)
def test_every_error_has_its_code(error: Exception, code: Code):
    def fails() -> None:
        raise error

    assert group.run_quietly(fails, debug=False) == code


def test_ctrl_c_is_told_in_one_line(capsys: pytest.CaptureFixture[str]):
    def stopped() -> None:
        raise KeyboardInterrupt

    assert group.run_quietly(stopped, debug=False) == Code.INTERRUPTED
    assert capsys.readouterr().err == "interrupted; what was done so far is kept\n"


def test_verify_passes_and_fails_with_its_own_code(run, talks: Path):
    sound = run("-r", talks, "verify")
    assert (sound.exit_code, sound.stdout) == (0, "")
    assert "all holds: 2 reports" in sound.stderr
    with sqlite3.connect(talks) as spoiled:
        spoiled.execute("UPDATE statement SET starts = starts + 1, ends = ends + 1 WHERE prop = 'place'")
    spoiled.close()
    broken = run("-r", talks, "verify")
    assert broken.exit_code == Code.VERIFY
    assert "wire-may.txt" in broken.stdout
    assert "error: " in broken.stderr


def test_without_a_command_it_prints_the_help(run):
    bare = run()
    assert (bare.exit_code, bare.stderr) == (0, "")
    assert bare.stdout == run("--help").stdout
    assert "timeline" in bare.stdout


def test_version(run):
    assert run("--version").stdout == f"detente {detente.__version__}\n"
