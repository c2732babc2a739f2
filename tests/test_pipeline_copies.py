"""Undated copies in a whole record: dated by their origin, and undated again without it."""

from pathlib import Path

from detente import pipeline
from detente.ingest import ReadOptions
from detente.model import Prop
from detente.record import Store

STORY = """Norway's envoy met rebel leaders in Lagos on Monday to discuss a truce, officials said.

The two sides agreed to exchange lists of prisoners within a month and to keep a road to the coast open for aid.

Norway has mediated between the government and the rebels since the war in the delta began, and has sent observers.
"""


def days(store: Store, name: str) -> set[str]:
    report = store.report(name)
    return {
        s.value
        for s in store.statements()
        if s.prop is Prop.DATE and s.report_id == report.id and s.passage.exact == "Monday"
    }


def put(store: Store, folder: Path, name: str, text: str, published: str | None = None) -> None:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    pipeline.add(store, [path], ReadOptions(published=published))


def test_a_copy_counts_from_its_origin_in_any_order_and_no_longer_than_it_stands(tmp_path):
    copy = STORY + "\nShare this story with your friends.\n"
    with Store.create(tmp_path / "record.db") as store:
        put(store, tmp_path, "copy.txt", copy)
        pipeline.read(store)
        assert days(store, "copy.txt") == set()
        put(store, tmp_path, "first.txt", STORY, "2031-05-07")
        pipeline.read(store)
        assert days(store, "copy.txt") == days(store, "first.txt") == {"2031-05-05"}
        assert any("prints the text of first.txt" in note for note in store.notes(store.report("copy.txt").id))
        before = store.statements()
        pipeline.read(store)
        assert store.statements() == before
        store.remove_report(store.report("first.txt").id, why="a test", at="")
        pipeline.join(store)  # all that `detente remove` does
        assert days(store, "copy.txt") == set()
