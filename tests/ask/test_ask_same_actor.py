"""What a person decides about names: it goes before every comparison, and can be taken back."""

from pathlib import Path

import pytest

from detente import Record, pipeline
from detente.errors import BadField, NoSuchThing
from detente.ingest import ReadOptions
from detente.model import Choice, Decision
from detente.record import Store
from detente.resolve.names import join_names

TEXTS = {
    "may": ("2031-05-03", "Norwegian Foreign Minister Ada Berg met President Ali Ouman of Chad in Doha on Friday."),
    "june": ("2031-06-10", "Foreign Minister A. Berg of Norway met Chadian President Ali Oumane in Oslo on Monday."),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store.create(tmp_path / "talks.db") as store:
        for name, (day, text) in TEXTS.items():
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
            pipeline.add(store, [tmp_path / f"{name}.txt"], ReadOptions(published=day))
        pipeline.read(store)
    return tmp_path / "talks.db"


def named(record: Record) -> set[str]:
    return {row.actor for row in record.actors()}


def test_a_doubt_is_settled_and_taken_back(path):
    with Record(path) as record:
        (question,) = [q for q in record.questions() if q.about == "name"]
        assert "detente same-actor" in question.settle
        assert {"Ada Berg", "A. Berg"} <= named(record)
        done = record.same_actor("A. Berg", "Ada Berg", why="one person")
        assert done.choice == "same_actor"
        assert "A. Berg" not in named(record)
        assert not [q for q in record.questions() if q.about == "name"]
        record.undo()
        assert {"Ada Berg", "A. Berg"} <= named(record)


def test_what_spelling_joins_a_person_can_keep_apart(path):
    with Record(path) as record:
        assert len({"Ali Ouman", "Ali Oumane"} & named(record)) == 1
        record.other_actor("Ali Ouman", "Ali Oumane", why="cousins")
        assert {"Ali Ouman", "Ali Oumane"} <= named(record)


def test_a_name_that_nobody_prints_and_one_printed_alike_are_refused(path):
    with Record(path) as record:
        with pytest.raises(NoSuchThing, match="no report prints"):
            record.same_actor("Ada Berg", "Bo Lind")
        with pytest.raises(BadField, match="printed alike"):
            record.other_actor("Ada Berg", "ada berg")


def rule(choice: Choice, *names: str) -> Decision:
    return Decision(choice=choice, about=tuple(sorted(names)))


def test_of_several_decisions_about_two_names_the_last_holds():
    names = ["Ada Berg", "A. Berg"]
    same, other = rule(Choice.SAME_ACTOR, *names), rule(Choice.OTHER_ACTOR, *names)
    assert len(set(join_names(names, [other, same]).canonical.values())) == 1
    assert len(set(join_names(names, [same, other]).canonical.values())) == 2


def test_no_chain_brings_together_what_a_person_keeps_apart():
    names = {"Ada Berg": 9, "Ada Bergh": 3, "Ada Berghe": 1}
    apart = rule(Choice.OTHER_ACTOR, "Ada Berg", "Ada Berghe")
    joined = join_names(names, [apart, rule(Choice.SAME_ACTOR, "Ada Bergh", "Ada Berghe")]).canonical
    assert joined["Ada Berg"] != joined["Ada Berghe"] == joined["Ada Bergh"]
