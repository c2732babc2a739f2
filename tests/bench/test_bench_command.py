"""The command: a table to read, then one flat line of JSON; bad input named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.jsonl import hash_files, read_rows
from bench.scoring.record import gold_as_system
from detente.errors import BadField
from tests.bench.gold import GOLD, NAMES, PAIRS, TEXTS, TIMES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The gold of the invented conflict on disk, under names of no meaning."""
    (tmp_path / "texts").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "texts" / name).write_text(text, encoding="utf-8", newline="")
    (tmp_path / "a.json").write_text(json.dumps(GOLD), encoding="utf-8")
    for name, rows in (("b", gold_as_system(GOLD)), ("c", NAMES), ("d", TIMES), ("e", PAIRS)):
        (tmp_path / name).write_text("\n".join(map(json.dumps, rows)) + "\n\n", encoding="utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, float | None]:
    assert main([str(word) for word in words]) == 0
    return json.loads(capsys.readouterr().out.splitlines()[-1])


def test_seeds_on_a_given_output(folder, capsys):
    words = ("seeds", "--gold", folder / "a.json", "--texts", folder / "texts", "--system", folder / "b", "--misses")
    figures = run(capsys, *words)
    assert figures["events_f1"] == figures["quote_exact_rate"] == 1
    assert all(value is None or 0 <= value <= 1 for value in figures.values())


def test_names_times_and_pairs_on_a_given_output(folder, capsys):
    texts = ("--texts", folder / "texts", "--system")
    names = run(capsys, "seeds-names", "--gold", folder / "c", *texts, folder / "c", "--actors", folder / "a.json")
    assert names["exact_f1"] == 1
    times = run(capsys, "seeds-times", "--gold", folder / "d", *texts, folder / "d")
    assert times["settled_right"] == 1
    pairs = run(capsys, "seeds-pairs", "--gold", folder / "e", *texts, folder / "b", "--actors", folder / "a.json")
    assert pairs["pairs_right"] == 1


def test_quoted_spans_on_a_given_output(folder, capsys):
    claim = GOLD["claims"][0]
    doc = claim["file"].split(".")[0]
    rows = [
        {"doc": doc, "text": claim["quote"], "speaker": claim["speaker"], "kind": "direct"},
        {"doc": doc, "text": "words that nobody was heard to say", "speaker": claim["speaker"], "kind": "direct"},
        {"doc": doc, "text": claim["quote"], "speaker": "Somebody Else", "kind": "mixed"},
    ]
    (folder / "f").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    words = ("seeds-quotes", "--gold", folder / "f", "--actors", folder / "a.json", "--texts", folder / "texts")
    assert run(capsys, *words, "--system", folder / "b", "--misses")["speaker_accuracy"] == 0.3333


def test_a_bad_line_is_named(folder, capsys):
    (folder / "b").write_text('{"type": "meeting"}\n[]\n', encoding="utf-8")
    with pytest.raises(BadField, match="line 2"):
        read_rows(folder / "b")
    words = ("seeds", "--gold", folder / "a.json", "--texts", folder / "texts", "--system", folder / "b")
    assert main([str(word) for word in words]) == BadField.exit_code
    assert "line 2" in capsys.readouterr().err


def test_a_missing_file_and_an_empty_folder_are_named(folder, capsys):
    words = ("seeds", "--gold", folder / "none.json", "--texts", folder, "--system", folder / "b")
    assert main([str(word) for word in words]) == BadField.exit_code
    assert "none.json" in capsys.readouterr().err
    words = ("seeds", "--gold", folder / "a.json", "--texts", folder, "--system", folder / "b")
    assert main([str(word) for word in words]) == BadField.exit_code
    assert "no *.txt" in capsys.readouterr().err


def test_a_row_of_another_form_is_named(folder, capsys):
    assert main(["plv", "--data", str(folder / "c")]) == BadField.exit_code
    assert "row 1: no id, marked, plover" in capsys.readouterr().err


def test_hash_is_of_the_bytes_and_not_of_the_names(folder):
    (folder / "other").write_bytes((folder / "c").read_bytes())
    assert hash_files([folder / "c"]) == hash_files([folder / "other"]) != hash_files([folder / "d"])
