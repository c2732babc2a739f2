"""A fault of the reader's on one report: it is named and stays unread, all others are read, and nothing of it is half written."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from detente import pipeline
from detente.errors import NotRead
from detente.ingest import ReadOptions
from detente.model import Choice, Decision
from detente.pipeline import deciding, reading
from detente.record import Store

GOOD = ("Ada Berg met Bo Lind in Oslo on 3 May 2031.", "Rebels shelled the port of Tarn on 4 May 2031, killing two.")
BAD = "Cleo Marsh met Dan Ruiz in Lima on 5 May 2031."
STAGES = ("settle_published", "annotate", "extract")


def _fails_on_lima(stage: Callable[..., object]) -> Callable[..., object]:
    def failing(given: object, **more: object) -> object:
        if "Lima" in str(getattr(getattr(given, "report", given), "text", "")):
            raise IndexError("list index out of range")
        return stage(given, **more)

    return failing


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    for path, text in zip(paths, (GOOD[0], BAD, GOOD[1]), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.fixture
def store(tmp_path: Path, texts: list[Path]) -> Iterator[Store]:
    with Store.create(tmp_path / "talks.db") as made:
        assert pipeline.add(made, texts, ReadOptions(published="2031-05-06")).new == 3
        yield made


@pytest.mark.parametrize("stage", STAGES)
def test_a_report_on_which_a_stage_fails_is_named_and_the_rest_is_read(
    store: Store, monkeypatch: pytest.MonkeyPatch, stage: str
):
    bad = store.report("b.txt")
    told: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(reading, stage, _fails_on_lima(getattr(reading, stage)))
        result = pipeline.read(store, progress=lambda now: told.append(now.report))
    assert (result.read, [one.name for one in result.failed]) == (2, ["b.txt"])
    error = result.failed[0].error
    assert isinstance(error, NotRead)
    assert bad.id in error.message
    assert "IndexError: list index out of range" in error.message
    assert "--debug" in error.mend
    assert told == ["a.txt", "b.txt", "c.txt"]
    assert {mention.report_id for mention in store.mentions()} == {store.report(key).id for key in ("a.txt", "c.txt")}
    assert result.events == len(set(store.clusters().values())) > 0
    assert store.verify() == []

    again = pipeline.read(store)
    assert (again.read, again.failed) == (1, ())
    assert store.verify(strict=True) == []


def test_read_after_a_fault_it_is_the_record_that_nothing_disturbed(
    store: Store, texts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as patch:
        patch.setattr(reading, "annotate", _fails_on_lima(reading.annotate))
        pipeline.read(store)
    pipeline.read(store)
    with Store.create(tmp_path / "other.db") as other:
        pipeline.add(other, texts, ReadOptions(published="2031-05-06"))
        pipeline.read(other)
        assert other.mentions() == store.mentions()
        assert other.clusters() == store.clusters()
        assert other.fingerprint() == store.fingerprint()


def test_a_reading_that_stands_on_no_words_is_not_kept_and_the_others_of_its_batch_are(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    whole = reading.extract

    def invents(marks: object) -> object:
        found = whole(marks)
        if "Lima" not in marks.report.text:
            return found
        first, *rest = found.statements
        lie = replace(first, passage=replace(first.passage, exact="never said"))
        return replace(found, statements=(*rest, lie))

    monkeypatch.setattr(reading, "extract", invents)
    result = pipeline.read(store)
    assert (result.read, [one.name for one in result.failed]) == (2, ["b.txt"])
    assert "BrokenEvidence" in result.failed[0].error.message
    assert store.verify() == []


def test_what_was_read_before_stays_where_the_reader_fails_on_an_anchored_report(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    pipeline.read(store)
    before = store.mentions(), store.clusters(), store.decisions()
    monkeypatch.setattr(reading, "annotate", _fails_on_lima(reading.annotate))
    anchor = Decision(choice=Choice.ANCHOR, about=(store.report("b.txt").id,), value="2031-06-06", at="")
    with pytest.raises(NotRead, match=r"b\.txt"):
        deciding.decide(store, anchor)
    assert (store.mentions(), store.clusters(), store.decisions()) == before


def test_an_interrupt_is_no_fault_of_a_report(store: Store, monkeypatch: pytest.MonkeyPatch):
    def interrupted(report: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "annotate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        pipeline.read(store)


def test_a_page_on_which_the_cleaner_fails_is_refused_and_the_rest_is_taken(
    tmp_path: Path, texts: list[Path], monkeypatch: pytest.MonkeyPatch
):
    whole = pipeline.make_report

    def failing(item: object, options: ReadOptions) -> object:
        if b"Lima" in item.data:
            raise RecursionError("maximum recursion depth exceeded")
        return whole(item, options)

    monkeypatch.setattr(pipeline, "make_report", failing)
    with Store.create(tmp_path / "other.db") as store:
        result = pipeline.add(store, texts, ReadOptions())
        assert (result.new, result.refused) == (2, 1)
        assert "b.txt is not taken" in result.refusals[0].error.message
