"""The review queue: what is put to a person, in which order, and that its answers are commands that work."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from detente import pipeline
from detente.ask import Record
from detente.ask.duplicates import ASKED, JOINED, REFUSED, duplicate_rows
from detente.cli.main import app
from detente.ingest import ReadOptions
from detente.model import Judgement, Mention, Passage, Prop, Report, Sort, Statement, Verdict
from detente.record import Store
from detente.resolve import assemble

TEXTS = {name: Report.of_text(f"They met for report {name}.", f"{name}.txt") for name in "abcdef"}
MENTIONS = {
    name: Mention(
        sort=Sort.EVENT, trigger=Passage(report.id, 5, 8, "met"), telling=Passage(report.id, 0, 8, "They met")
    )
    for name, report in TEXTS.items()
}


def judged(one: str, other: str, score: float, verdict: Verdict, *reasons: str) -> Judgement:
    left, right = sorted((MENTIONS[one].id, MENTIONS[other].id))
    return Judgement(left=left, right=right, verdict=verdict, score=score, reasons=reasons)


def rows(clusters: dict[str, str], *judgements: Judgement, kinds: str = "", joined: bool = False):
    named = {MENTIONS[name].id: event for name, event in clusters.items()}
    said = [
        Statement(
            mention_id=MENTIONS[name].id,
            prop=Prop.KIND,
            value="statement" if name in kinds else "meeting",
            passage=MENTIONS[name].trigger,
        )
        for name in clusters
    ]
    events = assemble([MENTIONS[name] for name in clusters], said, named).events
    return duplicate_rows(events, judgements, {report.id: report for report in TEXTS.values()}, joined=joined)


def test_a_pair_in_doubt_and_a_pair_kept_apart_by_others():
    (asked,) = rows(
        {"a": "e-1", "b": "e-2"}, judged("a", "b", 1.8, Verdict.ASK, "days (+2.0)", "places (-1.0)", "none (+0.0)")
    )
    assert (asked.what, asked.supports, asked.against) == (ASKED, ("days (+2.0)",), ("places (-1.0)",))
    assert (set(asked.events), asked.reports) == ({"e-1", "e-2"}, 2)
    (refused,) = rows({"a": "e-1", "b": "e-2"}, judged("a", "b", 3.0, Verdict.SAME))
    assert refused.what == REFUSED


@pytest.mark.parametrize(
    "judgement",
    [
        judged("a", "b", 0.2, Verdict.NOT_SAME),
        judged("a", "b", -100.0, Verdict.NOT_SAME, "a person decided so"),
    ],
)
def test_what_is_settled_is_not_asked(judgement: Judgement):
    assert rows({"a": "e-1", "b": "e-2"}, judgement) == []


def test_a_pair_of_events_is_asked_once_and_not_where_a_person_kept_any_of_it_apart():
    clusters = {"a": "e-1", "b": "e-2", "c": "e-2"}
    both = (judged("a", "b", 1.6, Verdict.ASK), judged("a", "c", 2.0, Verdict.ASK))
    assert [row.score for row in rows(clusters, *both)] == [2.0]
    apart = judged("a", "b", -100.0, Verdict.NOT_SAME)
    assert rows(clusters, apart, both[1]) == []


def test_what_most_texts_tell_comes_first_and_deeds_before_words():
    clusters = {"a": "e-1", "b": "e-1", "c": "e-2", "d": "e-3", "e": "e-4", "f": "e-5"}
    found = rows(
        clusters,
        judged("d", "e", 2.4, Verdict.ASK),
        judged("a", "c", 1.6, Verdict.ASK),
        judged("d", "f", 1.7, Verdict.ASK),
        kinds="de",
    )
    assert [set(row.events) for row in found] == [{"e-1", "e-2"}, {"e-3", "e-5"}, {"e-3", "e-4"}]


def test_the_judgement_that_an_event_hangs_on():
    one = dict.fromkeys("abcd", "e-1")
    found = rows(
        one,
        judged("a", "b", 5.0, Verdict.SAME),
        judged("c", "d", 4.0, Verdict.SAME),
        judged("b", "c", 2.6, Verdict.SAME),
        judged("a", "c", 2.5, Verdict.SAME),
        joined=True,
    )
    assert [(row.what, row.score) for row in found] == [(JOINED, 2.6)]
    out = set(found[0].apart.split()[3:])
    assert out in ({MENTIONS[n].id for n in "ab"}, {MENTIONS[n].id for n in "cd"})


def test_what_a_person_merged_is_not_narrow():
    assert rows({"a": "e-1", "b": "e-1"}, judged("a", "b", 100.0, Verdict.SAME), joined=True) == []


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    told = (
        (
            "2031-05-03",
            "Norwegian Foreign Minister Ada Berg met Portuguese envoy Rui Sal in Oslo on Friday, officials said.",
        ),
        ("2031-05-04", "Norway and Portugal held talks in Oslo on Friday, officials said. Ada Berg met Rui Sal there."),
        ("2031-05-05", "In May, Norway and Portugal met. They said little of it."),
    )
    with Store.create(path) as store:
        for day, text in told:
            (tmp_path / f"{day}.txt").write_text(text, encoding="utf-8")
            pipeline.add(store, [tmp_path / f"{day}.txt"], ReadOptions(published=day))
        pipeline.read(store)
    return path


def test_every_answer_is_a_command_that_works(record: Path, tmp_path: Path):
    with Record(record) as opened:
        queue = opened.duplicates(joined=True)
        commands = [command for row in queue for command in (row.same, row.apart) if command]
        assert all(passage.exact for row in queue for passage in row.passages)
    assert commands
    for number, command in enumerate(commands):
        path = Path(shutil.copy(record, tmp_path / f"{number}.db"))
        result = CliRunner().invoke(app, ["-r", str(path), *shlex.split(command)[1:]])
        assert result.exit_code == 0, result.output
        with Record(path) as opened:
            asked = [command for row in opened.duplicates() for command in (row.same, row.apart)]
        assert command not in asked
