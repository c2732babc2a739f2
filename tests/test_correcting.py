"""What a person says of an event or a cell: it is shown, what was read stays, and it survives reading anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente import pipeline
from detente.ask import Record
from detente.errors import BadField, NoSuchThing
from detente.export.write import SUBJECTS, lines
from detente.model import A_PERSON, Choice, Correction, Decision, Event, Passage, Prop
from detente.record import Store
from tests.talks import METHOD, WIRE, wire_tellings


@pytest.fixture
def talks(joined_talks: Path) -> Path:
    return joined_talks


def exported(path: Path) -> str:
    with Record(path) as record:
        return "".join(line for subject in SUBJECTS if subject != "decisions" for line in lines(record, subject))


def meeting(record: Record) -> Event:
    return record.event(record.events(kind="meeting")[0].event)


def values(event: Event, prop: Prop) -> list[str]:
    return [cell.value for cell in event.cells.get(prop, ())]


def test_an_edit_is_shown_with_its_words_and_what_was_read_stays(talks: Path):
    with Record(talks) as record:
        key = meeting(record).id
        record.edit(
            key, "date", "2031-05-01", words="met  Portuguese\nenvoy", why="the day before", by="Ada", at="2031"
        )
        event = meeting(record)
        (cell,) = event.cells[Prop.DATE]
        (said,) = cell.statements
        assert (cell.value, cell.by_a_person, said.method, said.passage.exact) == (
            "2031-05-01",
            True,
            A_PERSON,
            "met Portuguese envoy",
        )
        assert "Ada" in str(said.note)
        assert "the day before" in str(said.note)
        assert [(aside.cell.value, aside.decision.by) for aside in event.set_aside] == [("2031-05-02", "Ada")]
        assert record.events(since="2031-05-01", until="2031-05-01")[0].event == key
        assert "2031-05-02" in {stmt.value for stmt in record.statements()}
    with Store.open(talks) as store:
        assert store.verify(strict=False) == []


def test_it_survives_reading_anew(talks: Path):
    with Record(talks) as record:
        record.edit(meeting(record).id, "place", "Lisbon", words="Reykjavik")
        record.reject(meeting(record).id, "party", "Ada Berg")
        told = {prop: values(meeting(record), prop) for prop in (Prop.PLACE, Prop.PARTY)}
    with Store.open(talks) as store:
        tellings = wire_tellings()
        tellings[0].says(
            Prop.PLACE, "Iceland", "Iceland"
        )  # a later reading that finds another place, and the name again
        mentions = [telling.mention for telling in tellings]
        store.save_reading(WIRE, f"{METHOD} 2", mentions, [s for t in tellings for s in t.statements])
        pipeline.join(store)
    with Record(talks) as record:
        assert {prop: values(meeting(record), prop) for prop in (Prop.PLACE, Prop.PARTY)} == told
        assert {aside.cell.value for aside in meeting(record).set_aside} == {"Reykjavik", "Iceland", "Ada Berg"}


def test_of_several_the_last_holds_and_undo_gives_back_the_bytes(talks: Path):
    before = exported(talks)
    with Record(talks) as record:
        key = meeting(record).id
        record.edit(key, "place", "Oslo")
        record.edit(key, "place", "Bergen", was="Oslo")
        assert values(meeting(record), Prop.PLACE) == ["Bergen"]
        record.reject(key, "place", "Bergen")
        assert values(meeting(record), Prop.PLACE) == []
        record.accept(key, "place", "Reykjavik")
        assert values(meeting(record), Prop.PLACE) == ["Reykjavik"]
        record.edit(key, "figure", "at least 3 wounded", words="Friday")
        record.edit(key, "host", "Norway", words="Norwegian")
        record.reject(key, "mediator")
        record.reject(key)
        assert len(record.events(kind="meeting")) == 1
        for _ in range(8):
            record.undo()
    assert exported(talks) == before


def test_the_account_of_another_report_stays_beside_an_edited_one(talks: Path):
    with Record(talks) as record:
        one, two = (row.event for row in record.events(kind="meeting"))
        (merged,) = record.merge(one, two).changes[0].after
        assert set(values(record.event(merged), Prop.PLACE)) == {"Reykjavik", "Lisbon"}
        with pytest.raises(BadField, match="has 2 values for place"):
            record.edit(merged, "place", "Bergen")
        record.edit(merged, "place", "Bergen", was="Lisbon")
        event = record.event(merged)
        assert values(event, Prop.PLACE) == ["Bergen", "Reykjavik"]
        assert [aside.cell.value for aside in event.set_aside] == ["Lisbon"]


def test_a_rejected_event_is_gone_from_every_answer_and_its_words_are_not(talks: Path):
    with Record(talks) as record:
        row = record.events(kind="armed_clash")[0]
        figures = len(record.figures())
        done = record.reject(row.event, why="an exercise")
        assert done.changes[0].after == ()
        assert row.event not in {one.event for one in record.events()}
        assert len(record.figures()) < figures
        with pytest.raises(NoSuchThing):
            record.event(row.event)
        assert any(stmt.prop is Prop.KIND and stmt.value == "armed_clash" for stmt in record.statements())


def test_a_figure_keeps_who_says_it_and_of_whom(talks: Path):
    with Record(talks) as record:
        key = next(row.event for row in record.figures() if row.said_by)
        record.edit(key, "figure", "at least 14 killed", was="at least 12 killed (sailors)")
        (row,) = (row for row in record.figures() if row.event == key)
        assert (row.low, row.population, row.said_by) == (14, "sailors", ("Portugal",))


def test_a_claim_is_corrected_too(talks: Path):
    with Record(talks) as record:
        claim = next(row for row in record.claims() if row.act == "deny")
        record.edit(claim.claim, "speaker", "Oslo's envoy", words="Norway")
        assert record.claim(claim.claim).speaker == "Oslo's envoy"
        record.reject(claim.claim)
        assert "deny" not in {row.act for row in record.claims()}


@pytest.mark.parametrize(
    ("cell", "value", "more", "said"),
    [
        ("weather", "rain", {}, "is no cell"),
        ("content", "peace", {}, "cannot be edited"),
        ("kind", "picnic", {}, "is no kind"),
        ("level", "sky", {"words": "Friday"}, "is no level"),
        ("date", "soon", {}, "is no date"),
        ("date", " ", {}, "no value"),
        ("figure", "many killed", {"words": "Friday"}, "is no figure"),
        ("figure", "12 hats", {"words": "Friday"}, "is no figure"),
        ("figure", "12 killed", {}, "no words say"),
        ("party", "Ola", {"words": "of the moon"}, "no report that tells of it holds the words"),
        ("party", "Ola", {"words": "Friday", "report": "wire-may.txt", "was": "Ole"}, "has no party 'Ole'"),
    ],
)
def test_what_cannot_be_is_refused_with_its_mend(talks: Path, cell: str, value: str, more: dict[str, str], said: str):
    with Record(talks) as record:
        with pytest.raises(BadField, match=said) as refused:
            record.edit(meeting(record).id, cell, value, **more)
        assert refused.value.mend
        assert not record.decisions()


def test_words_of_a_report_that_tells_something_else_are_refused(talks: Path):
    with Record(talks) as record:
        with pytest.raises(NoSuchThing, match="tells nothing of"):
            record.edit(meeting(record).id, "party", "Ola", words="sailors", report="local-undated.txt")
        with pytest.raises(BadField, match="2 values for party"):
            record.reject(meeting(record).id, "party")


def test_a_name_that_is_printed_elsewhere_is_shown_as_there_however_the_event_is_asked_for(talks: Path):
    with Record(talks) as record:
        second = record.events(kind="meeting")[1].event
        record.same_actor("Norway", "João Sá")
        record.edit(second, "guarantor", "Norway", words="Lisbon")
        alone = values(record.event(second), Prop.GUARANTOR)
        _ = record.assembly
        assert values(record.event(second), Prop.GUARANTOR) == alone == ["João Sá"]


def test_removing_the_report_takes_the_quoted_words_along(talks: Path):
    with Record(talks) as record:
        record.edit(meeting(record).id, "place", "Lisbon", words="Reykjavik on Friday")
    with Store.open(talks) as store:
        store.remove_report(WIRE.id, why="asked to", at="")
        assert store.decisions() == []
        assert store.verify() == []
    assert b"Reykjavik on Friday" not in talks.read_bytes()


def test_verify_finds_words_that_are_not_there(talks: Path):
    with Store.open(talks) as store:
        (mention, *_) = (m for m in store.mentions([WIRE.id]))

        words = Passage(WIRE.id, 0, 3, "Oslo")
        edit = Correction(prop=Prop.PLACE, now="Oslo", mention=mention.id, words=words)
        store.decide(Decision(choice=Choice.EDIT, about=(mention.id,), value=edit.to_value()))
        assert any("are not 'Oslo'" in problem.what for problem in store.verify())
