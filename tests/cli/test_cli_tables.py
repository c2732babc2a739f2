import csv
import io
import json
from pathlib import Path

import pytest

LISTINGS = ["timeline", "meetings", "claims", "figures", "actors", "places", "reports", "questions"]


@pytest.mark.parametrize("listing", LISTINGS)
def test_json_is_one_array_with_passages_and_csv_has_the_same_rows(run, talks: Path, listing: str):
    as_json = run("-r", talks, listing, "--json")
    rows = json.loads(as_json.stdout)
    table = list(csv.DictReader(io.StringIO(run("-r", talks, listing, "--csv").stdout)))
    assert as_json.exit_code == 0
    assert len(rows) == len(table)
    assert all(list(row) == list(cells) for row, cells in zip(rows, table, strict=True))
    assert all(isinstance(row["passages"], list) for row in rows)


@pytest.mark.parametrize("listing", LISTINGS)
def test_piped_tables_are_aligned_uncoloured_and_uncut(run, talks: Path, listing: str):
    lines = run("-r", talks, listing).stdout.splitlines()
    if listing == "questions" and not lines:
        return
    heading = lines[0]
    starts = [0] + [i for i in range(2, len(heading)) if heading[i - 2 : i] == "  " and heading[i] != " "]
    assert len(starts) > 2
    assert not any("\x1b" in line or "…" in line for line in lines)
    assert not any(line != line.rstrip() for line in lines)


def test_timeline_shows_dates_as_exact_as_they_are(run, talks: Path):
    shown = run("-r", talks, "timeline").stdout
    assert "2031-06  " in shown
    assert "meeting (planned)" in shown
    assert "mediator: Iceland" in shown


def test_a_date_filter_says_what_it_left_out(run, talks: Path):
    undated = sum(row["date"] is None for row in json.loads(run("-r", talks, "timeline", "--json").stdout))
    result = run("-r", talks, "timeline", "--since", "2031-04", "--until", "2031-05")
    assert f"left out: {undated} event" in result.stderr or undated == 0
    assert "Lisbon" not in result.stdout


def test_filters_may_be_given_several_times(run, talks: Path):
    both = run("-r", talks, "timeline", "--kind", "meeting", "--kind", "armed-clash", "--json")
    assert {row["kind"] for row in json.loads(both.stdout)} == {"meeting", "armed_clash"}


def test_an_empty_answer_is_said_on_stderr_alone(run, talks: Path):
    result = run("-r", talks, "timeline", "--actor", "Fiji")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no events here" in result.stderr
    assert run("-r", talks, "timeline", "--actor", "Fiji", "--json").stdout == "[]\n"


def test_control_characters_of_a_report_do_not_reach_the_terminal(run, talks: Path):
    shown = run("-r", talks, "claims").stdout
    assert "the harbour office" in shown
    assert "\x1b" not in shown


def test_show_prints_every_value_with_its_words_and_place(run, talks: Path):
    rows = json.loads(run("-r", talks, "timeline", "--json").stdout)
    meeting = next(row for row in rows if row["place"] == "Reykjavik")
    shown = run("-r", talks, "show", meeting["event"]).stdout
    for passage in meeting["passages"]:
        assert f'"{passage["exact"]}" - {passage["report"]} {passage["start"]}-{passage["end"]}' in shown
    assert "(the Friday before the publication day 2031-05-03)" in shown
    assert "[Ada Berg] [met] Portuguese envoy [João Sá] in [Reykjavik] on [Friday]" in shown


def test_show_keeps_disagreeing_values_side_by_side(run, talks: Path):
    rows = json.loads(run("-r", talks, "timeline", "--kind", "armed_clash", "--json").stdout)
    shown = "".join(run("-r", talks, "show", row["event"]).stdout for row in rows)
    assert "at least 12 killed (sailors)" in shown
    assert "9 killed (sailors)" in shown
    assert ", according to Portugal" in shown


def test_show_takes_the_beginning_of_an_id_and_a_claim(run, talks: Path):
    rows = json.loads(run("-r", talks, "claims", "--json").stdout)
    shown = run("-r", talks, "show", rows[0]["claim"]).stdout
    assert rows[0]["telling"].split()[0] in shown
    (event,) = json.loads(
        run(
            "-r", talks, "show", json.loads(run("-r", talks, "timeline", "--json").stdout)[0]["event"][:9], "--json"
        ).stdout
    )
    assert event["kind"] == "armed_clash"


def test_search(run, talks: Path):
    result = run("-r", talks, "search", "harbour", "office")
    assert "local-undated.txt" in result.stdout
    assert "wire-may.txt" not in result.stdout
    assert run("-r", talks, "search", "unheard").stderr.strip() == "no report holds these words"


def test_log_tells_what_was_done(run, talks: Path):
    entries = json.loads(run("-r", talks, "log", "--json").stdout)
    assert [entry["kind"] for entry in entries] == ["init", "add", "read", "add", "read", "resolve"]
    assert "wire-may.txt" in run("-r", talks, "log").stdout


def test_the_ledger_and_the_sums_are_tables_of_figures(run, talks: Path):
    ledger = json.loads(run("-r", talks, "figures", "--ledger", "--json").stdout)
    assert [(row["claimant"], row["total"]) for row in ledger] == [
        ("Portugal", "at least 12 killed"),
        ("local-undated.txt", "9 killed"),
    ]
    assert all(row["passages"] for row in ledger)
    shown = run("-r", talks, "figures", "--ledger").stdout
    assert "CLAIMANT" in shown
    assert "Portugal" in shown
    assert run("-r", talks, "figures", "--sum").exit_code == 0
    assert run("-r", talks, "figures", "--sum", "--ledger").exit_code == 2
    assert json.loads(run("-r", talks, "figures", "--measure", "wounded", "--json").stdout) == []
