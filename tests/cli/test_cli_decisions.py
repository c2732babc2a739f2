"""Deciding, reviewing and comparing on the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.talks import LOCAL, WIRE


@pytest.fixture
def talks(joined_talks: Path) -> Path:
    return joined_talks


@pytest.fixture
def events(run: Run, talks: Path) -> list[str]:
    return [row["event"] for row in json.loads(run("-r", talks, "timeline", "--json").stdout)]


def test_merge_says_what_became_of_what_and_undo_that_it_is_gone(run: Run, talks: Path, events: list[str]):
    one, other = events[0], events[1]
    merged = run("-r", talks, "merge", one[:8], other[:8], "--why", "one clash")
    assert merged.exit_code == 0
    assert one in merged.stdout
    assert "became" in merged.stdout
    assert "noted as d-" in merged.stderr
    undone = run("-r", talks, "undo", "--why", "no, two")
    assert "parted into" in undone.stdout
    told = run("-r", talks, "log", "--decisions").stdout
    assert "because: one clash" in told
    assert "because: no, two" in told
    assert "undone" in told
    assert "because: one clash (undone since)" in run("-r", talks, "log").stdout
    assert run("-r", talks, "verify", "--strict").exit_code == 0


def test_json_of_a_decision(run: Run, talks: Path, events: list[str]):
    (done,) = json.loads(run("-r", talks, "keep-apart", events[0], events[1], "--json", "--why", "two days").stdout)
    assert (done["choice"], done["why"], done["changes"], done["dated_anew"]) == ("keep_apart", "two days", [], False)
    (row,) = json.loads(run("-r", talks, "log", "--decisions", "--json").stdout)
    assert (row["decision"], row["stands"]) == (done["decision"], True)


def test_undoing_an_anchor_dates_anew(run: Run, talks: Path):
    run("-r", talks, "read")
    run("-r", talks, "anchor", "wire-may.txt", "2031-05-04")
    undone = run("-r", talks, "undo")
    assert undone.exit_code == 0
    assert "dated anew" in undone.stderr


def test_a_wrong_word_ends_with_3(run: Run, talks: Path, events: list[str]):
    for words in (
        ["merge", events[0]],
        ["merge", events[0], "e-zz"],
        ["keep-apart", events[0], events[0]],
        ["undo", "d-z"],
    ):
        result = run("-r", talks, *words)
        assert result.exit_code == 3, words
        assert result.stderr.startswith("error: ")
    assert "nobody has decided anything" in run("-r", talks, "log", "--decisions").stderr


def test_as_of_says_how_many_reports_it_has(run: Run, talks: Path):
    result = run("-r", talks, "timeline", "--as-of", "2031-05-03", "--json")
    assert "as of 2031-05-03: 1 report; left out, without a day: 1" in result.stderr
    assert {name for row in json.loads(result.stdout) for name in row["reports"]} == {"wire-may.txt"}
    for command in ("meetings", "claims", "figures", "disagreements"):
        assert run("-r", talks, command, "--as-of", "2030", "--json").stdout == "[]\n"
    assert run("-r", talks, "timeline", "--as-of", "soon").exit_code == 3


def test_disagreements_show_every_side_with_its_words(run: Run, talks: Path, events: list[str]):
    rows = json.loads(run("-r", talks, "timeline", "--kind", "armed_clash", "--json").stdout)
    if len(rows) == 2:
        run("-r", talks, "merge", rows[0]["event"], rows[1]["event"])
    told = run("-r", talks, "disagreements").stdout
    assert "toll: killed: the numbers do not meet" in told
    assert "at least 12 killed - Portugal (1 report)" in told
    assert '" - local-undated.txt 0-' in told
    (row,) = json.loads(run("-r", talks, "disagreements", "--kind", "toll", "--json").stdout)
    assert [account["value"] for account in row["accounts"]] == ["9 killed", "at least 12 killed"]
    assert all(
        passage["exact"] in WIRE.text + LOCAL.text for account in row["accounts"] for passage in account["passages"]
    )
    assert run("-r", talks, "disagreements", "--kind", "weather").exit_code == 3
    assert run("-r", talks, "disagreements", "--csv").stdout.startswith("type,how,event,date,accounts,passages")


def test_diff_and_duplicates_have_their_rows(run: Run, talks: Path):
    rows = json.loads(run("-r", talks, "diff", "--since", "2", "--json").stdout)
    assert {row["what"] for row in rows} <= {"new event", "new disagreement"}
    assert len([row for row in rows if row["what"] == "new event"]) == len(
        json.loads(run("-r", talks, "timeline", "--json").stdout)
    )
    assert "left out: 1 report without a day" in run("-r", talks, "diff", "--since", "2030").stderr
    assert run("-r", talks, "diff", "--since", "2031", "--until", "2030").exit_code == 3
    assert run("-r", talks, "duplicates", "--all", "--json").exit_code == 0


def test_show_lists_what_is_joined_and_how_much_stands_behind_it(run: Run, talks: Path, events: list[str]):
    merged = json.loads(run("-r", talks, "merge", events[0], events[1], "--json").stdout)[0]["changes"][0]["after"][0]
    told = run("-r", talks, "show", merged).stdout
    joined = [word for line in told.splitlines() for word in line.split() if word.startswith("m-")]
    assert len(joined) == 2
    assert run("-r", talks, "split", merged, joined[0]).exit_code == 0
    (fields,) = json.loads(run("-r", talks, "show", merged, "--json").stdout)
    assert all(row["reports"] >= row["origins"] > 0 for row in fields["support"])


def test_show_counts_copies_as_one_origin(run: Run, tmp_path: Path):
    story = " ".join(
        f"Chad and Mali fought near Kidal on Monday, sentence {word} of a longer account of the clash by the river says."
        for word in "one two three four five six seven eight".split()
    )
    run("init")
    for name, outlet in (("a", "Wire"), ("b", "Post"), ("c", "Post")):
        (tmp_path / f"{name}.txt").write_text(f"{story} ({name})\n", encoding="utf-8")
        run("add", f"{name}.txt", "--published", "2031-05-06", "--outlet", outlet)
    run("read")
    rows = json.loads(run("timeline", "--json").stdout)
    row = max(rows, key=lambda row: len(row["reports"]))
    assert (len(row["reports"]), row["outlets"], row["origins"]) == (3, ["Post", "Wire"], 1)
    assert "told by 3 reports, 2 outlets, 1 origin" in run("show", row["event"]).stdout
    assert "3 (1 origin)" in run("timeline").stdout


def test_a_plan_and_its_holding_show_each_other(run: Run, tmp_path: Path):
    run("init")
    for day, text in (
        ("2031-05-06", "The presidents of Chad and Mali will meet in Oslo in June, officials said.\n"),
        ("2031-06-13", "The presidents of Chad and Mali met in Oslo on Thursday, officials said.\n"),
    ):
        (tmp_path / f"{day}.txt").write_text(text, encoding="utf-8")
        run("add", f"{day}.txt", "--published", day)
    run("read")
    rows = {row["status"]: row["event"] for row in json.loads(run("meetings", "--json").stdout)}
    line = "planned in 2031-05-06.txt for 2031-06, held 2031-06-12"
    assert f"{line} ({rows['occurred']})" in run("show", rows["planned"]).stdout
    assert f"{line} ({rows['planned']})" in run("show", rows["occurred"]).stdout
    (fields,) = json.loads(run("show", rows["planned"], "--json").stdout)
    assert [plan["held"] for plan in fields["plans"]] == [rows["occurred"]]


def test_an_event_and_its_values_are_judged_with_who_and_why(run: Run, talks: Path):
    (row, _) = json.loads(run("-r", talks, "meetings", "--json").stdout)
    event = row["event"]
    edited = run(
        "-r", talks, "edit", event, "date", "2031-05-01", "--words", "on Friday", "--why", "a slip", "--by", "Ada"
    )
    assert edited.exit_code == 0
    assert "date: 2031-05-01, where 2031-05-02 was read" in edited.stdout
    assert run("-r", talks, "reject", event, "party", "ada berg").exit_code == 0
    (told,) = json.loads(run("-r", talks, "accept", event, "place", "--json", "--by", "").stdout)
    assert (told["choice"], told["by"], json.loads(told["value"])["was"]) == ("accept", None, ["Reykjavik"])
    shown = run("-r", talks, "show", event).stdout
    assert "date         2031-05-02 was read, and set aside by Ada: a slip (d-" in shown
    assert '"on Friday" - wire-may.txt' in shown
    assert "(decided by Ada: a slip)" in shown
    assert "by Ada, because: a slip" in run("-r", talks, "log", "--decisions").stdout
    assert json.loads(run("-r", talks, "meetings", "--json").stdout)[0]["date"] == "2031-05-01"
    assert run("-r", talks, "verify", "--strict").exit_code == 0
    gone = run("-r", talks, "reject", event, "--why", "none")
    assert f"{event} became nothing" in gone.stdout
    assert run("-r", talks, "show", event).exit_code == 3
    assert run("-r", talks, "undo").exit_code == 0
    for words in (
        ["edit", event, "kind", "picnic"],
        ["edit", event, "party", "Ola"],
        ["reject", event, "party", "Ole"],
    ):
        refused = run("-r", talks, *words)
        assert (refused.exit_code, refused.stderr.startswith("error: ")) == (3, True), words


def test_who_decides_is_taken_from_the_environment(run: Run, talks: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DETENTE_BY", "  Eva   Ruud ")
    run("-r", talks, "anchor", "local-undated.txt", "2031-04-29")
    monkeypatch.delenv("DETENTE_BY")
    monkeypatch.setattr("detente.cli.options.getuser", lambda: "analyst")
    run("-r", talks, "undo")
    rows = json.loads(run("-r", talks, "log", "--decisions", "--json").stdout)
    assert [(row["choice"], row["by"]) for row in rows] == [("anchor", "Eva Ruud"), ("undo", "analyst")]
    assert all(row["at"] for row in rows)


def test_decisions_go_to_another_record_and_say_how_good_the_reading_is(run: Run, talks: Path, tmp_path: Path):
    other = Path(shutil.copy(talks, tmp_path / "other.db"))
    (row, _) = json.loads(run("-r", talks, "meetings", "--json").stdout)
    run("-r", talks, "accept", row["event"], "kind", "--by", "Ada")
    run("-r", talks, "edit", row["event"], "place", "Oslo")
    assert "cell: place" in run("-r", talks, "quality").stdout
    rows = {row["what"]: row for row in json.loads(run("-r", talks, "quality", "--json").stdout)}
    assert (rows["cell: kind"]["right"], rows["cell: place"]["wrong"]) == (1, 1)
    file = tmp_path / "mine.jsonl"
    assert run("-r", talks, "export", "decisions", "-o", file).exit_code == 0
    taken = run("-r", other, "take-over", file)
    assert (taken.exit_code, taken.stderr.strip()) == (0, "2 taken")
    assert run("-r", other, "take-over", file).stderr.strip() == "2 known"
    run("-r", other, "undo")
    clash = run("-r", other, "take-over", file)
    assert clash.exit_code == 3
    assert "it was undone here" in clash.stdout
    assert json.loads(run("-r", other, "take-over", file, "--theirs", "--json").stdout)[1]["outcome"] == "taken"
    file.write_text("no\n")
    assert "line 1 is no decision" in run("-r", other, "take-over", file).stderr
    assert run("-r", other, "take-over", tmp_path / "none.jsonl").exit_code == 3
