"""Undated reports in a whole record, dated by what other reports tell of the same happening."""

from pathlib import Path

from detente import pipeline
from detente.ingest import ReadOptions
from detente.model import Choice, Decision, Prop
from detente.record import Store

DATED = """Rebels killed 137 soldiers and wounded 41 in an attack on a base near Lagos on 4 May 2031, the army of Nigeria said.

Nigeria's government blamed the Delta Front for the attack and called for talks.
"""
UNDATED = """LAGOS - Nigeria buried its dead after rebels killed 137 soldiers and wounded 41 in an attack near Lagos on Sunday.

On Tuesday, envoys of Nigeria and Ghana met in Accra to discuss the border.
"""


def put(store: Store, folder: Path, name: str, text: str, published: str | None = None) -> None:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    pipeline.add(store, [path], ReadOptions(published=published))


def days(store: Store, name: str, words: str) -> set[str]:
    report = store.report(name)
    told = (s for s in store.statements() if s.prop is Prop.DATE and s.report_id == report.id)
    return {s.value for s in told if s.passage.exact == words}


def test_figures_that_hardly_come_twice_date_an_undated_report_and_no_longer_than_they_stand(tmp_path):
    with Store.create(tmp_path / "record.db") as store:
        put(store, tmp_path, "undated.txt", UNDATED)
        pipeline.read(store)
        assert days(store, "undated.txt", "Sunday") == set()
        put(store, tmp_path, "dated.txt", DATED, "2031-05-05")
        pipeline.read(store)
        # "on Sunday" is 4 May, so the report came out on that day or in the six after it; "on Tuesday" may be of either week
        assert days(store, "undated.txt", "Sunday") == {"2031-05-04"}
        assert days(store, "undated.txt", "Tuesday") == {"2031-04-29/2031-05-06"}
        why = store.notes(store.report("undated.txt").id)
        assert any("2031-05-04, as dated.txt tells it (the same figures" in note for note in why)
        before = store.statements()
        pipeline.read(store)
        assert store.statements() == before
        store.remove_report(store.report("dated.txt").id, why="a test", at="")
        pipeline.join(store)
        assert days(store, "undated.txt", "Sunday") == set()


def test_the_order_of_adding_makes_no_difference(tmp_path):
    found = []
    for number, names in enumerate((["dated.txt", "undated.txt"], ["undated.txt", "dated.txt"])):
        with Store.create(tmp_path / f"record{number}.db") as store:
            for name in names:
                text, day = (DATED, "2031-05-05") if name == "dated.txt" else (UNDATED, None)
                put(store, tmp_path, name, text, day)
                pipeline.read(store)
            found.append(sorted(s.id for s in store.statements()))
    assert found[0] == found[1]


def test_what_a_person_merged_dates_and_what_contradicts_dates_nothing(tmp_path):
    first = "Envoys of Chad and Sudan met in Doha on 14 May 2031.\n"
    second = "Envoys of Chad and Sudan met on Wednesday in Doha, and Chad's president flew to Cairo the day after.\n"
    with Store.create(tmp_path / "record.db") as store:
        put(store, tmp_path, "first.txt", first, "2031-05-20")
        put(store, tmp_path, "second.txt", second)
        pipeline.read(store)
        assert days(store, "second.txt", "Wednesday") == set(), "a meeting of the same ministers comes again"
        met = [m.id for m in store.mentions() if m.trigger.exact == "met"]
        assert len(met) == 2
        store.decide(Decision(choice=Choice.MERGE, about=tuple(sorted(met)), why="one meeting"), at="")
        pipeline.join(store)
        assert days(store, "second.txt", "Wednesday") == {"2031-05-14"}
        assert any("a person merged the two" in note for note in store.notes(store.report("second.txt").id))


def test_reports_that_contradict_each_other_date_nothing(tmp_path):
    with Store.create(tmp_path / "record.db") as store:
        put(store, tmp_path, "undated.txt", UNDATED)
        put(store, tmp_path, "dated.txt", DATED, "2031-05-05")
        put(store, tmp_path, "other.txt", DATED.replace("4 May", "14 April").replace("blamed", "accused"), "2031-05-06")
        pipeline.read(store)
        assert days(store, "undated.txt", "Sunday") == set()
        why = store.notes(store.report("undated.txt").id)
        assert any("contradict each other" in note and "2031-04-14" in note for note in why)
