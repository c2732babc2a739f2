"""Only the names that hang together with those that reports move are settled, and the outcome is that of settling all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bench.stream import Written
from detente import pipeline
from detente.model import Choice, Decision, Prop, Sort
from detente.pipeline import linking, settling
from detente.record import Store
from detente.resolve import offices
from detente.resolve.names import join, keys
from detente.resolve.naming import SettledNames
from tests import namesakes
from tests.namesakes import decided, told
from tests.test_pipeline_settling import page, save, settled

TABLES = ("alias", "name_doubt", "name_link", "form", "name_key", "showing", "short_name", "short_doubt", "spelling")
STEPS = 9


@pytest.fixture(params=[(60, 366, 200), (4, 20, 200), (60, 20, 3)])
def narrow(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many names are a crowd, how far a showing reaches, and how many reports are linked with all others."""
    crowd, near, many = request.param
    if crowd < join.CROWD:  # names that differ in their first letters, and yet may be one
        monkeypatch.setattr(
            namesakes, "FIRSTS", ["Muammar", "Moammar", "Oleksandr", "Alexander", "Mohammed", "Muhammad"]
        )
        monkeypatch.setattr(namesakes, "FAMILIES", ["Gaddafi", "Gadhafi", "Petrovich", "Petrovic"])
    for room in (join, keys):
        monkeypatch.setattr(room, "CROWD", crowd)
    monkeypatch.setattr(offices, "NEAR", near)
    monkeypatch.setattr(linking, "_REACH", 2 * near)
    monkeypatch.setattr(settling, "_AT_LEAST", many)


@settings(
    deadline=None,
    max_examples=4,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(seed=st.integers(0, 100_000), decides=st.booleans())
def test_what_is_settled_of_names_that_hang_together_is_what_all_come_to(
    tmp_path_factory: pytest.TempPathFactory, narrow: None, seed: int, decides: bool
):
    folder = tmp_path_factory.mktemp("moved")
    chance = Random(seed)  # noqa: S311 - the same choices each time
    names: list[str] = []
    there = [told(number, chance, names) for number in range(chance.choice((1, 25)))]
    with Store.create(folder / "some.db") as store:
        for one in there:
            save(store, one)
        pipeline.join(store)
        for step in range(STEPS):
            for number in range(chance.choice((1, 1, 1, 2))):
                change(store, there, chance, lambda at=100 + 10 * step + number: told(at, chance, names))
            if decides and step in (2, 5):
                store.decide(decided(chance, names), at="")
            pipeline.join(store)
            assert tables(folder / "some.db") == tables(anew(folder / "some.db"))
        decisions = store.decisions()
    with Store.create(folder / "whole.db") as store:
        for one in there:
            save(store, one)
        for decision in decisions:
            store.decide(decision, at="")
        pipeline.join(store)
    assert settled(folder / "some.db") == settled(folder / "whole.db")


def change(store: Store, there: list[Written], chance: Random, new: Callable[[], Written]) -> None:
    """Add a report, take one out, or read one otherwise than before."""
    which = chance.random()
    if which < 0.6 or not there:
        there.append(new())
        save(store, there[-1])
        return
    old = there.pop(chance.randrange(len(there)))
    if which < 0.85:
        store.remove_report(old.report.id, why="withdrawn", at="")
        return
    mentions = [mention for mention in old.mentions if chance.random() < 0.5]
    read = {mention.id for mention in mentions}
    there.append(Written(old.report, mentions, [said for said in old.statements if said.mention_id in read]))
    store.save_reading(old.report, pipeline.METHOD, mentions, there[-1].statements)


def anew(path: Path) -> Path:
    """A copy of a record, all names of it settled anew."""
    copy = path.with_name("anew.db")
    with closing(sqlite3.connect(path)) as one, closing(sqlite3.connect(copy)) as other:
        one.backup(other)
        other.execute("DELETE FROM form")
        other.execute("INSERT OR IGNORE INTO touched VALUES ('none', 0)")
        other.commit()
    with Store.open(copy) as store:
        pipeline.join(store)
    return copy


def tables(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """What the record keeps of names."""
    with closing(sqlite3.connect(path)) as there:
        return {table: set(there.execute(f"SELECT * FROM {table}")) for table in TABLES}  # noqa: S608 - names of tables


def met(number: int, one: str, other: str) -> Written:
    """A report of a meeting."""
    text = f"{one} and {other} met. This is number {number}.\n"
    said = [(Prop.KIND, "meeting", "met"), (Prop.STATUS, "occurred", "met"), (Prop.PARTY, one, one)]
    return page(f"m-{number}.txt", "2031-03-10", text, Sort.EVENT, "met", *said, (Prop.PARTY, other, other))


@pytest.fixture
def alls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many names there were each time that all were settled."""
    found: list[int] = []
    whole = settling._settle_all

    def watched(store: Store, counted: Mapping[str, int], *others: Any) -> SettledNames:
        found.append(len(counted))
        return whole(store, counted, *others)

    monkeypatch.setattr(settling, "_settle_all", watched)
    return found


def test_names_that_meet_join_part_and_go_without_a_look_at_all(tmp_path: Path, alls: list[int]):
    names = ("Muammar Gaddafi", "Moammar Gadhafi", "Gaddafi", "Muammar Gaddafi", "Saif Gaddafi")
    reports = [met(number, name, "Norway") for number, name in enumerate(names)]
    with Store.create(tmp_path / "r.db") as store:

        def shown() -> dict[str, str]:
            pipeline.join(store)
            return {name: other for name, other in store.names().items() if name != other}

        save(store, reports[0])
        assert shown() == {}
        save(store, reports[1])
        assert shown() == {"Muammar Gaddafi": "Moammar Gadhafi"}
        save(store, reports[2])
        assert shown() == {"Muammar Gaddafi": "Moammar Gadhafi", "Gaddafi": "Moammar Gadhafi"}
        save(store, reports[3])
        assert shown() == {"Moammar Gadhafi": "Muammar Gaddafi", "Gaddafi": "Muammar Gaddafi"}
        save(store, reports[4])
        assert shown() == {"Moammar Gadhafi": "Muammar Gaddafi"}
        for number in (0, 3):
            store.remove_report(reports[number].report.id, why="withdrawn", at="")
        assert shown() == {"Gaddafi": "Saif Gaddafi"}
    assert alls == [2]


def test_where_people_decide_on_a_surname_alone_all_names_are_settled(tmp_path: Path, alls: list[int]):
    with Store.create(tmp_path / "r.db") as store:
        for number, name in enumerate(["Ada Berg", "Mensah"]):
            save(store, met(number, name, "Norway"))
        store.decide(Decision(choice=Choice.SAME_ACTOR, about=("Ada Berg", "Mensah")), at="")
        pipeline.join(store)
        assert alls == [3]
        save(store, met(2, "Kofi Mensah", "Norway"))
        pipeline.join(store)
        assert alls == [3, 4]
        save(store, met(3, "Lena Dahl", "Norway"))
        pipeline.join(store)
        assert alls == [3, 4]


def test_a_surname_that_another_bears_too_is_linked_anew_in_the_reports_that_print_it(tmp_path: Path, alls: list[int]):
    def shown(name: str, office: str, of: str) -> Written:
        text = f"{name}, {office} of {of}, spoke.\n"
        said = [(Prop.HOLDER, name, name), (Prop.OFFICE, office, office), (Prop.OF, of, of)]
        return page(f"{name}.txt", "2031-03-05", text, Sort.OFFICE, office, *said)

    with Store.create(tmp_path / "r.db") as store:
        for one in (shown("Ada Berg", "prime minister", "Norway"), met(1, "Berg", "Norway"), met(2, "Berg", "Serbia")):
            save(store, one)
        pipeline.join(store)
        assert (store.names(["Berg"]), store.name_links()) == ({"Berg": "Ada Berg"}, [])
        save(store, shown("Bo Berg", "president", "Serbia"))
        pipeline.join(store)
        assert store.names(["Berg"]) == {"Berg": "Berg"}
        assert {link.shown for link in store.name_links()} == {"Ada Berg", "Bo Berg"}
    assert len(alls) == 1
