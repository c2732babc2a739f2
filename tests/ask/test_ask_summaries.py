"""What an event weighs, and the digest of a track."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from detente.ask import Record
from detente.ask.cited import uncited
from detente.ask.corpus import Corpus
from detente.ask.weighing import Scales, Weight
from detente.errors import BadField
from detente.lexicon.issues import load_issues
from detente.model import Bound, Prop, Report, Sort
from detente.record import Store
from detente.resolve import assemble
from detente.resolve.offices import read_holdings
from tests.talks import Telling, killed

TEXT = "President Ada Berg signed a truce and 12 or 400 sailors died on 28 April."
LONG = "The sea was calm. " * 30


def report(name: str, published: str = "2031-05-01", text: str = TEXT) -> Report:
    return Report.of_text(f"{text} {name}", f"{name}.txt", published=published)


def told(source: Report, kind: str = "ceasefire", status: str = "occurred") -> Telling:
    telling = Telling(source, Sort.EVENT, "truce", TEXT)
    telling.says(Prop.KIND, kind, "truce").says(Prop.STATUS, status, "signed")
    return telling.says(Prop.DATE, "2031-04-28", "28 April").says(Prop.PARTY, "Ada Berg", "Ada Berg")


def weigh(*tellings: Telling, offices: tuple[Telling, ...] = (), copies: bool = False) -> Weight:
    """The weight of one event with these tellings."""
    reports = {one.report.id: one.report for one in (*tellings, *offices)}
    if copies:
        reports = {key: replace(one, origin=min(reports)) for key, one in reports.items()}
    said = [stmt for one in tellings for stmt in one.statements]
    assembly = assemble([one.mention for one in tellings], said, {one.mention.id: "e-1" for one in tellings})
    held = [stmt for one in offices for stmt in one.statements]
    holdings = read_holdings([one.mention for one in offices], held, reports, {})
    return Scales(Corpus(assembly, reports, {}, load_issues()), holdings).weigh(assembly.events[0])


def test_each_text_counts_once_however_often_it_is_printed():
    one, two = told(report("a")), told(report("b"))
    assert weigh(one, two).points > weigh(one).points
    assert weigh(one, two, copies=True).points == weigh(one).points
    assert "told by 2 texts (+2)" in weigh(one, two).why


def test_a_plan_weighs_less_than_what_came_to_be_and_words_less_than_a_truce():
    held = weigh(told(report("a")))
    assert weigh(told(report("a"), status="planned")).points < held.points
    assert weigh(told(report("a"), kind="statement")).points < held.points
    assert any(reason.startswith("only planned") for reason in weigh(told(report("a"), status="planned")).why)


def test_the_dead_count_by_the_lowest_account():
    telling = told(report("a"))
    telling.says(Prop.FIGURE, killed(400, 400, Bound.EXACT), "400 sailors died")
    telling.says(Prop.FIGURE, killed(12, 12, Bound.EXACT), "12")
    assert any(reason.startswith("12 killed by the lowest account") for reason in weigh(telling).why)


def test_an_office_counts_where_the_report_shows_it_and_is_cited():
    source = report("a")
    office = Telling(source, Sort.OFFICE, "President", "President Ada Berg")
    office.says(Prop.HOLDER, "Ada Berg", "Ada Berg").says(Prop.OFFICE, "president", "President")
    known = weigh(told(source), offices=(office,))
    assert "president takes part (+3)" in known.why
    assert [cited.exact for cited in known.office] == ["President"]
    elsewhere = weigh(told(report("b")), offices=(office,))
    assert not elsewhere.office


def test_a_text_that_looks_back_long_after_counts_and_one_of_the_week_does_not():
    early, soon, late = (
        told(report(name, day)) for name, day in (("a", "2031-04-29"), ("b", "2031-05-05"), ("c", "2031-09-01"))
    )
    assert not any("still told" in reason for reason in weigh(early, soon).why)
    assert any(reason.startswith("still told by 1 text ") for reason in weigh(early, late).why)


def test_what_stands_in_the_first_lines_weighs_more():
    below = told(report("a", text=LONG + TEXT))
    assert weigh(below).points < weigh(told(report("a"))).points


def test_the_reasons_add_up():
    weight = weigh(told(report("a")), told(report("b")))
    assert round(sum(float(reason.rpartition("(")[2].rstrip(")")) for reason in weight.why), 1) == weight.points


def test_a_timeline_keeps_the_weightiest_in_the_order_of_their_days(talks: Path):
    with Record(talks) as record:
        every = record.timeline(10)
        assert [row.event for row in every] == [row.event for row in record.events()]
        assert sorted(row.rank for row in every) == list(range(1, len(every) + 1))
        weights = {row.rank: row.weight for row in every}
        assert [weights[rank] for rank in sorted(weights)] == sorted(weights.values(), reverse=True)
        best = record.timeline(2)
        assert [row.rank for row in every if row.rank <= 2] == [row.rank for row in best]
        assert {row.kind for row in record.timeline(9, kind="meeting")} == {"meeting"}
        assert not uncited(record)


def test_a_timeline_of_no_events_is_refused(talks: Path):
    with Record(talks) as record, pytest.raises(BadField):
        record.timeline(0)


def test_the_digest_tells_meetings_days_between_and_what_happened_among_the_members(river: Path):
    with Record(river) as record:
        rows = record.digest()
        track = next(row for row in record.tracks() if "Qatar" in row.mediators)
        own = [row for row in rows if row.track == track.track]
        assert [row.event for row in own if row.role == "meeting"] == list(track.meetings)
        assert {row.role for row in own} >= {"meeting", "among them"}
        among = next(row for row in own if row.role == "among them")
        assert {who.name for who in among.participants} >= {"Chad", "Sudan"}
        assert not {row.event for row in own if row.role == "among them"} & {*track.meetings, *track.contacts}
        assert all(row.passages for row in rows)
        assert not record.digest(actor="Norway")
        assert len(record.digest(beside=0)) < len(rows)
        assert not uncited(record)


def test_reports_of_the_same_happening_are_told_with_the_words_they_share(tmp_path: Path):
    texts = {
        "one.txt": "A ferry with forty people aboard sank off Port Ansa at dawn. The coast guard of Lower Marsh saved thirty.",
        "two.txt": "Thirty were saved when the Port Ansa ferry went down, the coast guard of Lower Marsh said. Ten are missing.",
        "other.txt": "Ministers of four states met in Doha on Sunday and signed nothing.",
    }
    path = tmp_path / "ferry.db"
    with Store.create(path) as store:
        for name, text in texts.items():
            store.add_report(Report.of_text(text, name, published="2031-05-04"), text.encode())
    with Record(path) as record:
        (row,) = record.coverage()
        assert (row.reports, row.origins, row.since) == (("one.txt", "two.txt"), 2, "2031-05-04")
        assert "port ansa" in row.words
        for word in row.words:
            assert {cited.report for cited in row.passages if cited.value == word} == {"one.txt", "two.txt"}
        assert all(texts[cited.report][cited.start : cited.end] == cited.exact for cited in row.passages)
        assert not uncited(record)
