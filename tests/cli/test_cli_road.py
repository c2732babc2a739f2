"""From nothing to a record on the command line, with reports of the test's own."""

import json
import re
from pathlib import Path

import pytest

from detente.cli.exits import Code

FIRST = """Envoys of Norway and Portugal meet in Reykjavik

Norwegian Foreign Minister Ada Berg met Portuguese Foreign Minister Rui Costa in Reykjavik on Friday, officials said.

At least four sailors were killed in a clash off the banks on April 28, Portugal said.
"""
SECOND = """Norway and Portugal to hold a second round

Ada Berg and Rui Costa will meet again in Lisbon next month, the Norwegian foreign ministry said on Monday.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    (place / "first.txt").write_text(FIRST, encoding="utf-8")
    (place / "second.txt").write_text(SECOND, encoding="utf-8")
    return place


@pytest.fixture
def read(run, folder: Path):
    """A record in the present folder, its first report dated, its second not."""
    run("init")
    run("add", folder / "first.txt", "--published", "2031-05-03")
    run("add", folder / "second.txt")
    assert run("read").exit_code == 0
    return run


def rows(run, *words: str) -> list[dict]:
    return json.loads(run(*words, "--json").stdout)


def test_the_whole_road(run, folder: Path):
    assert "made detente.db" in run("init").stderr
    metadata = folder.parent / "metadata.jsonl"
    metadata.write_text('{"file": "first.txt", "published": "2031-05-03", "outlet": "The Harbour"}\n', encoding="utf-8")
    assert "2 reports added" in run("add", folder, "--metadata", metadata).stderr
    told = run("read").stderr
    assert "2 reports read" in told
    assert "1 report without a publication date" in told
    met = [
        row
        for row in rows(run, "meetings")
        if {"Ada Berg", "Rui Costa"} <= {who["name"] for who in row["participants"]}
    ]
    assert [(row["date"], row["place"]) for row in met if row["status"] == "occurred"] == [("2031-05-02", "Reykjavik")]
    assert "“" not in run("timeline").stdout
    assert rows(run, "reports")[0]["outlet"] == "The Harbour"
    assert run("verify", "--strict").exit_code == 0


def test_metadata_for_what_is_not_there_is_told(run, folder: Path):
    run("init")
    metadata = folder.parent / "metadata.jsonl"
    metadata.write_text('{"file": "frist.txt", "published": "2031-05-03"}\n', encoding="utf-8")
    assert "frist.txt" in run("add", folder, "--metadata", metadata).stderr


def test_of_much_metadata_for_what_is_not_there_the_first_are_named(run, folder: Path):
    rows = [json.dumps({"file": f"gone-{n}.txt", "published": "2021-04-30"}) for n in range(1, 9)]
    (folder / "metadata.jsonl").write_text("\n".join(rows), encoding="utf-8")
    run("init")
    told = run("add", folder / "first.txt", "--metadata", folder / "metadata.jsonl").stderr
    assert "gone-5.txt and 3 more" in told
    assert "gone-6.txt" not in told


def test_refused_input_ends_with_its_code_and_the_rest_is_taken(run, folder: Path):
    (folder / "empty.txt").write_bytes(b"")
    run("init")
    result = run("add", folder)
    assert result.exit_code == Code.INPUT
    assert re.search(r"^error: .*empty\.txt", result.stderr, re.MULTILINE)
    assert "2 reports added, 0 known already, 0 with better metadata, 1 refused" in result.stderr


def test_standard_input(run):
    run("init")
    assert "1 report added" in run("add", "-", "--published", "2031-05-03", input=FIRST).stderr


def test_a_day_given_later_settles_what_waited(read):
    before = rows(read, "questions")
    assert [question["report"] for question in before] == ["second.txt"]
    assert "detente anchor second.txt" in before[0]["settle"]
    told = read("anchor", "second.txt", "2031-05-06")
    assert told.exit_code == 0
    assert "without a day" in told.stderr
    assert "0 reports read" in read("read").stderr
    second = next(row for row in rows(read, "reports") if row["name"] == "second.txt")
    assert (second["published"], second["basis"]) == ("2031-05-06", "anchor")


def test_a_removed_report_leaves_nothing_but_the_log(read):
    told = rows(read, "timeline", "--report", "second.txt")
    assert told
    assert read("remove", "second.txt", "--why", "withdrawn by its outlet").exit_code == 0
    assert {name for row in rows(read, "timeline") for name in row["reports"]} == {"first.txt"}
    assert "Lisbon" not in read("export", "statements").stdout
    assert "second.txt" in read("log").stdout
    assert read("verify").exit_code == 0


def test_a_replaced_report_takes_its_words_with_it(read, tmp_path: Path):
    corrected = tmp_path / "corrected.txt"
    corrected.write_text(FIRST.replace("four sailors", "six sailors"), encoding="utf-8")
    assert read("replace", "first.txt", corrected, "--why", "correction").exit_code == 0
    assert "1 report read" in read("read").stderr
    assert [row["published"] for row in rows(read, "reports") if row["name"] == "corrected.txt"] == ["2031-05-03"]
    assert "four" not in read("export", "statements").stdout
    assert read("replace", "corrected.txt", corrected).exit_code == Code.INPUT


@pytest.mark.parametrize("subject", ["events", "claims", "statements", "score"])
def test_export_to_a_file_and_to_standard_output_are_the_same(read, tmp_path: Path, subject: str):
    result = read("export", subject, "-o", tmp_path / "out.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == read("export", subject).stdout


def test_demo(run, tmp_path: Path):
    first = run("demo")
    assert first.exit_code == 0
    assert (tmp_path / "demo" / "demo.db").exists()
    headings = ["The timeline", "One event in full", "Open questions about dates", "What to type next"]
    places = [first.stdout.index(heading) for heading in headings]
    assert places == sorted(places)
    assert run("demo").stdout == first.stdout
    event = re.search(r"detente show (e-\w+)", first.stdout)
    assert event
    assert run("-r", "demo/demo.db", "show", event[1]).exit_code == 0


def test_when_shows_the_days_of_a_text_and_how_they_were_reached(run):
    (told,) = json.loads(
        run(
            "when", "Norway's envoy met rebel leaders in Lagos on Friday.", "--published", "2031-05-04", "--json"
        ).stdout
    )
    assert [(time["words"], time["value"], time["days"]) for time in told["times"]] == [
        ("Friday", "2031-05-02", "2031-05-02")
    ]
    (met,) = [event for event in told["events"] if event["event"] == "met"]
    assert (met["days"], met["by"]) == ("2031-05-02", "Friday")
    assert "publication day 2031-05-04" in met["how"]


def test_when_without_a_publication_day_says_what_would_settle_it(run):
    shown = run("when", "Norway's envoy met rebel leaders in Lagos on Friday.").stdout
    assert "the publication day would settle it" in shown
    assert not re.search(r"\b20\d\d-\d\d-\d\d\b", shown)


@pytest.mark.parametrize(("words", "says"), [(("",), "no text to date"), (("x", "--published", "Friday"), "no date")])
def test_when_refuses(run, words, says):
    refused = run("when", *words)
    assert refused.exit_code == Code.INPUT
    assert says in refused.stderr
