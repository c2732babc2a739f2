import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from detente.model import Report
from detente.record import Store

FERRY = {
    "one.txt": "A ferry with forty people aboard sank off Port Ansa at dawn. The coast guard of Lower Marsh saved thirty.",
    "two.txt": "Thirty were saved when the Port Ansa ferry went down, the coast guard of Lower Marsh said. Ten are missing.",
    "three.txt": "Ministers of four states met in Doha on Sunday and signed nothing.",
}
COMMANDS = [
    ["claims", "--answers"],
    ["commitments"],
    ["positions"],
    ["tracks"],
    ["timeline", "--top", "3"],
    ["ask"],
    ["ask", "last-meeting", "Chad", "Sudan"],
    ["ask", "contacts", "Chad"],
    ["ask", "mediators"],
    ["ask", "accusations"],
    ["ask", "commitments", "2024-02"],
    ["ask", "silence"],
    ["ask", "readout", "Chad", "Sudan"],
]
IDS = [" ".join(words) for words in COMMANDS]


@pytest.mark.parametrize("words", COMMANDS, ids=IDS)
def test_json_has_every_row_with_its_passages_and_csv_the_same_rows(run, river: Path, words: list[str]):
    result = run("-r", river, *words, "--json")
    rows = json.loads(result.stdout)
    table = list(csv.DictReader(io.StringIO(run("-r", river, *words, "--csv").stdout)))
    assert result.exit_code == 0
    assert rows
    assert len(rows) == len(table)
    assert all(list(row) == list(cells) for row, cells in zip(rows, table, strict=True))
    assert words == ["ask"] or all(passage["exact"] for row in rows for passage in row["passages"])
    assert words == ["ask"] or all(row["passages"] for row in rows)


@pytest.mark.parametrize("words", COMMANDS, ids=IDS)
def test_tables_are_aligned_and_uncoloured(run, river: Path, words: list[str]):
    lines = run("-r", river, *words).stdout.split("\n\n")[0].splitlines()
    heading = lines[0]
    starts = [i for i in range(2, len(heading)) if heading[i - 2 : i] == "  " and heading[i] != " "]
    assert len(starts) > 1
    assert all(line[start - 1 : start] in ("", " ") for line in lines[1:] for start in starts)
    assert not any("\x1b" in line or line != line.rstrip() for line in lines)


def test_an_answer_ends_with_the_words_it_rests_on(run, river: Path):
    shown = run("-r", river, "ask", "last-meeting", "Chad", "Sudan").stdout
    assert "2024-02-16" in shown
    assert '"Friday" - talks.txt' in shown
    assert '"Doha" - talks.txt' in shown


def test_what_no_report_tells_is_nothing_in_the_corpus(run, river: Path):
    result = run("-r", river, "ask", "last-meeting", "Chad", "Norway")
    assert (result.exit_code, result.stdout) == (0, "nothing in the corpus\n")
    assert run("-r", river, "ask", "last-meeting", "Chad", "Norway", "--json").stdout == "[]\n"
    assert run("-r", river, "ask", "readout", "Chad", "Norway").stdout == "nothing in the corpus\n"
    assert "nothing in the corpus" in run("-r", river, "ask", "readout", "Chad", "Sudan").stdout


def test_the_matrix_of_a_meeting_by_its_id(run, river: Path):
    (meeting,) = json.loads(run("-r", river, "ask", "last-meeting", "Chad", "Sudan", "--json").stdout)
    heading, *rows = run("-r", river, "readout", meeting["event"][:8]).stdout.splitlines()
    assert heading.split()[0] == "TOPIC"
    assert {"CHAD", "SUDAN", "QATAR"} <= set(heading.split())
    assert any(row.startswith("topic") and "border delimitation" in row for row in rows)
    assert any(row.startswith("outcome") and "to open the border crossing" in row for row in rows)
    assert run("-r", river, "readout", "e-none").exit_code == 3


def test_no_report_is_not_not_kept(run, river: Path):
    rows = json.loads(run("-r", river, "commitments", "--json").stdout)
    assert {row["standing"] for row in rows if not row["later"]} <= {"no report"}
    assert "0 against" in run("-r", river, "commitments").stdout


def test_own_issues(run, river: Path, tmp_path: Path):
    own = tmp_path / "own.toml"
    own.write_text('[gates]\nwords = ["border crossing"]\n', encoding="utf-8")
    assert run("-r", river, "commitments", "--issue", "gates").exit_code == 3
    found = run("-r", river, "commitments", "--issue", "gates", "--issues", own, "--json")
    assert json.loads(found.stdout)[0]["issues"] == ["gates"]
    own.write_text("[gates", encoding="utf-8")
    refused = run("-r", river, "positions", "--issues", own)
    assert refused.exit_code == 3
    assert "own.toml is no TOML" in refused.stderr


def test_faults_are_named_with_the_mend(run, river: Path):
    wrong = run("-r", river, "ask", "last-meating", "Chad")
    assert (wrong.exit_code, "did you mean 'last-meeting'?" in wrong.stderr) == (3, True)
    both = run("-r", river, "claims", "--answers", "--since", "2024")
    assert (both.exit_code, "--answers goes with --actor and --report alone" in both.stderr) == (3, True)
    both = run("-r", river, "claims", "--drift", "--kind", "deny")
    assert (both.exit_code, "--drift goes with --actor and --report alone" in both.stderr) == (3, True)


def test_quotations_that_drift_are_told_word_by_word(run, tmp_path: Path):
    record = tmp_path / "drift.db"
    for name, roads in (("a.txt", "every road"), ("b.txt", "all roads")):
        said = f'"We will open {roads} by the end of June, and nobody will stop us,"'
        (tmp_path / name).write_text(f"Roads to open\n\nOSLO - {said} Ada Berg said on Tuesday.\n", encoding="utf-8")
    run("-r", record, "init")
    run("-r", record, "add", tmp_path / "a.txt", tmp_path / "b.txt", "--published", "2031-05-03")
    run("-r", record, "read")
    shown = run("-r", record, "claims", "--drift")
    assert '      "all roads" for "every road"' in shown.stdout.splitlines()
    assert "1 drifting quotation" in shown.stderr
    (row,) = json.loads(run("-r", record, "claims", "--drift", "--json").stdout)
    assert [version["changes"] for version in row["versions"]] == [[], [{"first": "every road", "here": "all roads"}]]
    claim = next(row for row in json.loads(run("-r", record, "claims", "--json").stdout) if row["report"] == "a.txt")
    page = run("-r", record, "show", claim["claim"]).stdout
    assert 'quoted otherwise: "We will open all roads by the end of June, and nobody will stop us," - b.txt 23-' in page
    assert "no drifting quotations here" in run("-r", record, "claims", "--drift", "--actor", "Chad").stderr
    assert run("-r", record, "verify", "--strict").exit_code == 0


def test_verify_strict_asks_every_command(run, river: Path, monkeypatch: pytest.MonkeyPatch):
    assert run("-r", river, "verify", "--strict").exit_code == 0
    monkeypatch.setattr("detente.ask.corpus.Corpus.cite_as", lambda *_args, **_more: [])
    spoilt = run("-r", river, "verify", "--strict")
    assert spoilt.exit_code == 5
    assert "stands on no words" in spoilt.stdout
    assert "detente tracks" in spoilt.stdout


def test_a_meeting_is_filed_under_a_track_by_hand(run, river: Path, tmp_path: Path):
    copy = shutil.copy(river, tmp_path / "copy.db")
    (track,) = json.loads(run("-r", copy, "tracks", "--json").stdout)
    planned = json.loads(run("-r", copy, "timeline", "--kind", "cooperation", "--json").stdout)[0]["event"]
    assert planned not in track["meetings"]
    assert run("-r", copy, "file", planned, track["name"], "--why", "as the ministry told us").exit_code == 0
    (after,) = json.loads(run("-r", copy, "tracks", "--json").stdout)
    assert set(after["meetings"]) == {*track["meetings"], planned}
    assert after["track"] == track["track"]
    assert run("-r", copy, "verify", "--strict").exit_code == 0
    with Store.open(copy) as store:
        assert [decision.why for decision in store.decisions()] == ["as the ministry told us"]
    wrong = run("-r", copy, "file", planned, "t-none")
    assert (wrong.exit_code, "list the tracks with" in wrong.stderr) == (3, True)


def test_the_digest_stands_below_the_name_and_state_of_each_track(run, river: Path):
    shown = run("-r", river, "tracks", "--digest").stdout
    names = [row["name"] for row in json.loads(run("-r", river, "tracks", "--json").stdout)]
    heads = [block.splitlines()[0] for block in shown.split("\n\n")]
    assert [head.partition(" (")[0] for head in heads] == names
    rows = json.loads(run("-r", river, "tracks", "--digest", "--json").stdout)
    assert rows
    assert all(row["passages"] and row["why"] for row in rows)


def test_coverage_lists_reports_of_one_happening_and_says_so_where_there_are_none(run, river: Path, tmp_path: Path):
    assert "no happenings here" in run("-r", river, "coverage").stderr
    record = tmp_path / "ferry.db"
    with Store.create(record) as store:
        for name, text in FERRY.items():
            store.add_report(Report.of_text(text, name, published="2031-05-04"), text.encode())
    assert "one.txt, two.txt" in run("-r", record, "coverage").stdout
    (row,) = json.loads(run("-r", record, "coverage", "--json").stdout)
    assert row["reports"] == ["one.txt", "two.txt"]
    assert {cited["report"] for cited in row["passages"]} == {"one.txt", "two.txt"}
