"""Days in tables and reasons stand as people write them; the interval of the record is for programs."""

import re

import pytest

INTERVAL = re.compile(r"\d\d/\d{4}-|\.\./\d|\d/\.\.")
TEXT = "Rebels killed two soldiers near Lagos. Nigeria called on Ghana to close the border before 3 March."


def test_reasons_of_days_stand_in_words(run):
    shown = run("when", TEXT, "--published", "2031-05-04").stdout
    assert "2031-05-02 to 2031-05-04" in shown
    assert not INTERVAL.search(shown)
    assert INTERVAL.search(run("when", TEXT, "--published", "2031-05-04", "--json").stdout)


@pytest.mark.parametrize("listing", [["dates"], ["questions"], ["show"]])
def test_no_listing_prints_an_interval_as_the_record_writes_it(run, tmp_path, listing):
    run("init")
    for number, (verb, day) in enumerate(
        [("killed", "2031-05-04"), ("shot dead", "2031-05-09"), ("killed", "2031-05-10")]
    ):
        (tmp_path / f"{number}.txt").write_text(f"Rebels {verb} two soldiers near Lagos, the army of Nigeria said.\n")
        run("add", f"{number}.txt", "--published", f"{day}/2031-05-12")
    run("read")
    if listing == ["show"]:
        listing = ["show", run("timeline", "--json").stdout.split('"event": "')[1][:18]]
    shown = run(*listing)
    assert shown.exit_code == 0
    assert shown.stdout.strip()
    assert not INTERVAL.search(shown.stdout)
