"""What a read-out has of talks that came to nothing. All sentences are the project's own."""

from pathlib import Path

import pytest

from detente import pipeline
from detente.ask import Record
from detente.ask.fruitless import says_no_agreement
from detente.model import Report
from detente.record import Store

TEXT = (
    "The foreign ministers of Chad and Sudan met in Geneva on Friday. The talks ended without agreement, Norway's envoy said. "
    "Chad said the two sides had failed to agree on the withdrawal of troops. {end}"
)


def outcomes(path: Path, end: str) -> dict[str, tuple[str, ...]]:
    with Store.create(path) as store:
        report = Report.of_text(TEXT.format(end=end), "talks.txt", published="2031-05-03")
        store.add_report(report, report.text.encode())
        pipeline.read(store)
    with Record(path) as record:
        rows = record.ask("readout", "Chad", "Sudan")
    found = [row for row in rows if row.issue == "no_agreement"]
    assert all(row.row == "outcome" and row.label == "no agreement" for row in found)
    assert all(words in TEXT.format(end=end) for row in found for says in row.says for words in says.words)
    return {says.side: says.words for row in found for says in row.says}


def test_no_agreement_is_an_outcome_by_who_says_so(tmp_path):
    told = outcomes(tmp_path / "a.db", "No breakthrough was made, a witness wrote.")
    assert told["Chad"] == ("the two sides had failed to agree on the withdrawal of troops",)
    assert "The talks ended without agreement" in told["Norway"]
    assert told["Sudan"] == ()


def test_the_reports_say_it_in_their_own_voice(tmp_path):
    told = outcomes(tmp_path / "b.db", "The sides did not reach a deal on the crossing.")
    assert told["the reports"] == ("The sides did not reach a deal on the crossing.",)


@pytest.mark.parametrize(
    "text",
    [
        "The truce will end if the sides fail to agree.",
        "Chad would attack should they be unable to agree.",
        "The two sides reached agreement.",
        "The truce held without incident.",
    ],
)
def test_what_may_fail_has_not_failed(text):
    assert says_no_agreement(text) is None
