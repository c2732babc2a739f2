"""Quotations of one utterance that reports print in different words, and what is no such difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente import pipeline
from detente.annotate import annotate
from detente.ask import Record
from detente.ask.differing import Parties
from detente.ask.drift import DriftRow, drift_rows
from detente.ask.quoting import align, words_of
from detente.extract import extract
from detente.model import Report
from detente.record import Store
from detente.resolve import assemble

PARTIES = Parties({"Ada Berg": frozenset({"Norway"})})
SAID = "We will open every road by the end of June, and nobody will stop us."


def drift(*texts: str) -> list[DriftRow]:
    reports = {}
    mentions, statements = [], []
    for number, text in enumerate(texts):
        report = Report.of_text(text, f"{number}.txt", published=f"2031-05-0{number + 3}")
        reading = extract(annotate(report))
        reports[report.id] = report
        mentions += reading.mentions
        statements += reading.statements
    told = assemble(mentions, statements, {mention.id: mention.id for mention in mentions})
    return drift_rows(told.claims, reports, PARTIES)


def by(speaker: str, quoted: str) -> str:
    return f"Roads to open\n\nOSLO - {quoted} {speaker} told reporters on Tuesday.\n"


def differ(one: str, two: str) -> list[tuple[str, str]] | None:
    left, right = words_of(one, 0, len(one)), words_of(two, 0, len(two))
    swaps = align(left, right)
    if swaps is None:
        return None

    def cut(text, words, part):
        return text[words[part[0]].start : words[part[1] - 1].end] if part[0] < part[1] else ""

    return [(cut(one, left, swap.one), cut(two, right, swap.two)) for swap in swaps]


@pytest.mark.parametrize(
    "other",
    [
        "we will open every road by the end of June and NOBODY will stop us",
        "We will open every road by the end of June - and nobody will stop us!",
        "will open every road by the end of June",
        "We will open every road … and nobody will stop us.",
        "We will open every road ... and nobody will stop us.",
        "We will open every road [in the marsh] by the end of June, and nobody will stop us.",
        "[Norway] will open every road by the end of June, and nobody will stop us.",
    ],
)
def test_no_drift(other: str) -> None:
    assert differ(SAID, other) == []
    assert differ(other, SAID) == []


def test_a_hyphen_is_no_drift() -> None:
    assert differ("the cease-fire holds in all of the marsh", "the ceasefire holds in all of the marsh") == []


@pytest.mark.parametrize(
    ("other", "changes"),
    [
        ("We shall open every road by the end of June, and nobody will stop us.", [("will", "shall")]),
        ("We will open every road by June, and nobody will stop us.", [("the end of", "")]),
        ("We will not open every road by the end of June, and nobody will stop us.", [("", "not")]),
        ("They will open all roads by the end of June", [("We", "They"), ("every road", "all roads")]),
    ],
)
def test_drift_word_by_word(other: str, changes: list[tuple[str, str]]) -> None:
    assert differ(SAID, other) == changes
    assert differ(other, SAID) == [(there, here) for here, there in changes]


@pytest.mark.parametrize(
    "other",
    ["We will see", "The talks were hard, and we will see by the end of the year what they have brought us all."],
)
def test_other_words_are_another_utterance(other: str) -> None:
    assert differ(SAID, other) is None


def test_versions_are_set_beside_the_one_that_most_print() -> None:
    (row,) = drift(
        by("Ada Berg", "“We will open all roads by the end of June, and nobody will stop us,”"),
        by("Ada Berg", f'"{SAID[:-1]},"'),
        "Roads\n\nOSLO - Ada Berg told reporters that Norway “will open every road by the end of June”.\n",
    )
    assert row.speaker == "Ada Berg"
    assert row.published == "2031-05-03/2031-05-05"
    first, second = row.versions
    assert (first.words, first.changes, first.reports, first.origins) == (f"{SAID[:-1]},", (), ("1.txt", "2.txt"), 2)
    assert [(change.first, change.here) for change in second.changes] == [("every road", "all roads")]
    assert [passage.report for passage in second.passages] == ["0.txt"]
    assert {passage.prop for passage in row.passages} == {"quotation", "speaker"}


def test_a_side_has_one_mouth_and_another_side_another() -> None:
    changed = by(
        "The Norwegian foreign minister", '"We shall open every road by the end of June, and nobody will stop us,"'
    )
    assert len(drift(by("Ada Berg", f'"{SAID[:-1]},"'), changed)) == 1
    assert drift(by("Ada Berg", f'"{SAID[:-1]},"'), changed.replace("Norwegian", "Chilean")) == []


def test_what_all_print_alike_is_no_drift() -> None:
    assert drift(by("Ada Berg", f'"{SAID[:-1]},"'), by("Ada Berg", f"“{SAID[:-1]},”")) == []


def test_the_order_of_the_reports_plays_no_part() -> None:
    texts = [
        by("Ada Berg", f'"{SAID[:-1]},"'),
        by("Ada Berg", "“We shall open every road by the end of June, and nobody will stop us,”"),
    ]
    there = [version.words for row in drift(*texts) for version in row.versions]
    back = [version.words for row in drift(*texts[::-1]) for version in row.versions]
    assert len(there) == 2
    assert sorted(there) == sorted(back)


def test_of_one_claim_only_the_reports_are_looked_at_that_print_its_words(tmp_path: Path) -> None:
    others = ("We will open all roads by the end of June, and nobody will stop us,", "We have seen no rain since May,")
    with Store.create(tmp_path / "roads.db") as store:
        for number, said in enumerate((SAID[:-1] + ",", *others)):
            text = f'Roads {number}\n\nOSLO - "{said}" Norwegian Foreign Minister Ada Berg told reporters on Tuesday.\n'
            report = Report.of_text(text, f"{number}.txt", published=f"2031-05-0{number + 3}")
            store.add_report(report, text.encode())
        pipeline.read(store)
    with Record(tmp_path / "roads.db") as record:
        every, quoted = list(record.drift()), [row.claim for row in record.claims()]
        assert len(every) == 1
    found = {}
    for key in quoted:
        with Record(tmp_path / "roads.db") as record:
            claim = record.claim(key)
            found[claim.mention.telling.exact[:12]] = list(record.drift_of(claim))
            assert "assembly" not in vars(record)
    assert found == {'"We will ope': every, '"We have see': []}
