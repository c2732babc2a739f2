"""How often the reading was right, by decisions; and decisions taken over from another record of the same reports."""

import json
import shutil
from pathlib import Path

import pytest

from detente.ask import Record
from detente.ask.decision_lines import decision_fields, read_decisions
from detente.errors import BadField
from detente.export.write import lines
from detente.model import Choice, Decision
from detente.record import Store


@pytest.fixture
def talks(joined_talks: Path) -> Path:
    return joined_talks


@pytest.fixture
def other(talks: Path, tmp_path: Path) -> Path:
    """Another record of the same reports."""
    return Path(shutil.copy(talks, tmp_path / "other.db"))


def counts(record: Record) -> dict[str, tuple[int, int, int, int]]:
    return {row.what: (row.right, row.wrong, row.left_open, row.not_read) for row in record.quality()}


def meeting(record: Record) -> str:
    return record.events(kind="meeting")[0].event


def test_cells_and_events_are_scored_against_what_was_read(talks: Path):
    with Record(talks) as record:
        key = meeting(record)
        assert list(record.quality()) == []
        record.accept(key, "kind")
        record.accept(key, "place")
        record.edit(key, "date", "2031-05-01", words="Friday")
        record.reject(key, "party", "Ada Berg")
        record.edit(key, "host", "Iceland", words="Iceland")
        record.accept(key)
        record.reject(record.events(kind="armed_clash")[0].event)
        assert counts(record) == {
            "events": (1, 1, 0, 0),
            "cell: kind": (1, 0, 0, 0),
            "cell: date": (0, 1, 0, 0),
            "cell: place": (1, 0, 0, 0),
            "cell: party": (0, 1, 0, 0),
            "cell: host": (0, 0, 0, 1),
        }
        (events,) = (row for row in record.quality() if row.what == "events")
        assert (events.decided, events.rate) == (2, 0.5)
        assert events.low is not None
        assert events.high is not None
        assert 0 < events.low < 0.5 < events.high < 1


def test_of_several_about_one_thing_the_last_counts_and_an_undone_one_does_not(talks: Path):
    with Record(talks) as record:
        key = meeting(record)
        record.edit(key, "place", "Oslo")
        record.edit(key, "place", "Reykjavik", why="it was right")
        assert counts(record)["cell: place"] == (1, 0, 0, 0)
        record.undo()
        assert counts(record)["cell: place"] == (0, 1, 0, 0)
        record.reject(key, "place", "Oslo")
        assert counts(record)["cell: place"] == (0, 1, 0, 0)


def test_joining_is_held_against_what_it_comes_to_by_itself(talks: Path):
    with Record(talks) as record:
        one, two = (row.event for row in record.events(kind="meeting"))
        record.keep_apart(one, two)
        assert counts(record) == {"joining": (1, 0, 0, 0)}
        record.merge(one, two)
        right, wrong, left_open, _ = counts(record)["joining"]
        assert (right, wrong + left_open) == (0, 1)  # of the two about this pair the last counts
        record.other_actor("Ada Berg", "Norway")
        assert counts(record)["names"] == (1, 0, 0, 0)
        record.same_actor("Ada Berg", "Norway")
        assert counts(record)["names"] == (0, 1, 0, 0)
        record.anchor("local-undated.txt", "2031-04-29")
        assert counts(record)["days of publication"] == (0, 0, 1, 0)


def test_decisions_go_to_another_record_with_who_why_and_when(talks: Path, other: Path):
    with Record(talks) as record:
        one, two = (row.event for row in record.events(kind="meeting"))
        key = meeting(record)
        record.edit(key, "place", "Oslo", why="misread", by="Ada Berg", at="2031-06-01T00:00:00+00:00")
        record.reject(key, "party", "Ada Berg", by="Ada Berg")
        record.merge(one, two, by="João")
        record.anchor("local-undated.txt", "2031-04-29")
        record.accept(key, "mediator")
        record.undo()
        told = list(lines(record, "decisions"))
        shown = [row.to_dict() for row in record.events()]
    assert [json.loads(line)["stands"] for line in told] == [True, True, True, True, False, True]
    with Record(other) as record:
        rows = record.take_over(told, at="2031-07-01T00:00:00+00:00")
        assert [row.outcome for row in rows] == ["taken"] * 4
        assert [row.to_dict() for row in record.events()] == shown
        assert [row.outcome for row in record.take_over(told)] == ["known"] * 4
        kept = record.decisions()[0]
        assert (kept.by, kept.at, kept.why) == ("Ada Berg", "2031-06-01T00:00:00+00:00", "misread")
        logged = [entry for entry in record.log() if entry.about == kept.decision]
        assert [entry.at for entry in logged] == ["2031-07-01T00:00:00+00:00"]
        assert record.decisions_made()[0].at == "2031-06-01T00:00:00+00:00"
    with Store.open(other) as store:
        assert store.verify() == []


def test_conflicts_are_told_and_own_decisions_stay(talks: Path, other: Path):
    with Record(talks) as record:
        one, two = (row.event for row in record.events(kind="meeting"))
        record.keep_apart(one, two, by="Ada")
        record.edit(meeting(record), "place", "Oslo")
        record.anchor("local-undated.txt", "2031-04-29")
        record.same_actor("Ada Berg", "Norway")
        record.reject(record.events(kind="armed_clash")[0].event)
        record.accept(meeting(record), "mediator")
        told = list(lines(record, "decisions"))
    with Record(other) as record:
        record.accept(record.events(kind="armed_clash")[0].event)
        record.edit(meeting(record), "place", "Bergen")
        record.reject(meeting(record), "mediator")
        record.merge(one, two, by="Eva")
        record.anchor("local-undated.txt", "2031-04-30")
        record.other_actor("Ada Berg", "Norway")
        before = record.decisions_made()
        rows = record.take_over(told)
        assert {row.outcome for row in rows} == {"conflict"}
        assert "Eva" in rows[0].why
        assert record.decisions_made() == before
        assert {row.outcome for row in record.take_over(told, theirs=True)} == {"taken"}
        assert len(record.events(kind="meeting")) == 2


def test_what_is_not_here_is_told_and_the_rest_is_taken(talks: Path, tmp_path: Path):
    with Record(talks) as record:
        record.edit(meeting(record), "place", "Oslo")
        told = list(lines(record, "decisions"))
    with Store.create(tmp_path / "empty.db"):
        pass
    with Record(tmp_path / "empty.db") as record:
        (row,) = record.take_over(told)
        assert (row.outcome, row.why.startswith("m-")) == ("missing", True)
        assert not record.decisions()


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"choice": "anchor"}',
        '{"choice": "sing", "about": ["r-1"]}',
        '{"choice": "anchor", "about": []}',
        '{"choice": "anchor", "about": ["r-1"], "value": 3}',
        '{"decision": "d-1", "choice": "anchor", "about": ["r-1"], "value": "2031"}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_decision_is_named(line: str):
    with pytest.raises(BadField, match=r"mine\.jsonl, line 2"):
        read_decisions(["", line], "mine.jsonl")


def test_what_was_written_is_read():
    made = [Decision(choice=Choice.ANCHOR, about=("r-1",), value="2031", why="ü", by="Ada", at="2032")]

    assert read_decisions(map(json.dumps, decision_fields(made)), "x") == made
