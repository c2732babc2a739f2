"""Assembling loses no value and no statement, and a part of a record is assembled as in the whole."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import AS_MET, PART_PROPS, Kind, Prop
from detente.resolve import assemble, resolve
from detente.resolve.names import canonical_names
from tests.resolve.tellings import Told, facts, statements, tell
from tests.resolve.test_resolve_cluster import TELLINGS


def clash(report: str, killed: int, when: str, **parts: object) -> Told:
    return tell("a [clash] off Lofoten", Kind.ARMED_CLASH, when, report=report, killed=killed, place="Lofoten", **parts)  # type: ignore[arg-type]


def test_disagreement_keeps_every_value() -> None:
    told = [
        clash("r-1", 12, "2031-04-28", party=("Norway", "Portugal")),
        clash("r-2", 9, "2031-04-28/2031-04-29", party=("Norway", "Portugal")),
    ]
    clusters = {t.mention.id: "e-1" for t in told}
    (event,) = assemble([t.mention for t in told], statements(told), clusters).events
    assert len(event.cells[Prop.FIGURE]) == 2
    assert [cell.value for cell in event.cells[Prop.DATE]] == ["2031-04-28", "2031-04-28/2031-04-29"]
    assert [cell.value for cell in event.cells[Prop.PLACE]] == ["Lofoten"]
    assert event.cells[Prop.PLACE][0].reports == ("r-1", "r-2")


def test_a_place_that_only_follows_from_another_event_comes_last_and_joins_nothing() -> None:
    own = tell("they [met] in Bergen", Kind.MEETING, "2031-04-28", place="Bergen", party=("Norway", "Portugal"))
    followed = [
        tell(
            "the [talks] went on", Kind.MEETING, "2031-04-28", report=report, place="Oslo", party=("Norway", "Portugal")
        )
        for report in ("r-2", "r-3")
    ]
    followed = [
        replace(
            t,
            statements=tuple(replace(s, note=AS_MET if s.prop is Prop.PLACE else s.note) for s in t.statements),
        )
        for t in followed
    ]
    told = [own, *followed]
    (event,) = assemble([t.mention for t in told], statements(told), {t.mention.id: "e-1" for t in told}).events
    assert [cell.value for cell in event.cells[Prop.PLACE]] == ["Bergen", "Oslo"]
    assert [fact.place for fact in facts(*told)] == ["Bergen", None, None]


@settings(max_examples=50, deadline=None)
@given(st.lists(TELLINGS, max_size=8, unique_by=lambda t: t.mention.id))
def test_every_statement_stands_in_one_cell_of_its_event(told: list[Told]) -> None:
    said = statements(told)
    clusters = resolve([t.mention for t in told], said).clusters
    events = assemble([t.mention for t in told], said, clusters).events
    held = [
        (event.id, stmt)
        for event in events
        for cells in event.cells.values()
        for cell in cells
        for stmt in cell.statements
    ]
    assert sorted(stmt.id for _, stmt in held) == sorted(stmt.id for stmt in said)
    assert all(clusters[stmt.mention_id] == event for event, stmt in held)
    for event in events:
        for prop, cells in event.cells.items():
            assert prop in PART_PROPS or all(s.value == cell.value for cell in cells for s in cell.statements)


def test_a_name_is_shown_under_one_form_and_the_statement_keeps_what_was_printed() -> None:
    told = [
        tell("[met]", Kind.MEETING, "2031-05-03", report="r-1", party=("Ana Petrović", "Tor Lund")),
        tell("[met]", Kind.MEETING, "2031-05-03", report="r-2", party=("Petrović", "Lund")),
    ]
    clusters = {t.mention.id: "e-1" for t in told}
    (event,) = assemble([t.mention for t in told], statements(told), clusters).events
    first = event.cells[Prop.PARTY][0]
    assert first.value == "Ana Petrović"
    assert {stmt.value for stmt in first.statements} == {"Ana Petrović", "Petrović"}


def test_one_event_is_assembled_as_in_the_whole_when_the_names_are_given() -> None:
    told = [
        tell("[met]", Kind.MEETING, "2031-05-03", report="r-1", party=("Petrović", "Lund")),
        tell("[signed] it", Kind.AGREEMENT, "2031-06-03", report="r-2", party=("Ana Petrović", "Tor Lund")),
    ]
    clusters = {told[0].mention.id: "e-1", told[1].mention.id: "e-2"}
    names = canonical_names(["Petrović", "Lund", "Ana Petrović", "Tor Lund"])
    whole = assemble([t.mention for t in told], statements(told), clusters).events
    alone = assemble([told[0].mention], told[0].statements, clusters, names).events
    assert alone == whole[:1]
    assert [cell.value for cell in alone[0].cells[Prop.PARTY]] == ["Ana Petrović", "Tor Lund"]


def test_a_deed_goes_before_the_count_of_its_dead_whoever_tells_more_often() -> None:
    told = [
        tell("[died] off Lofoten", Kind.CASUALTIES_REPORT, "2031-04-28", report="r-1"),
        tell("[hurt] off Lofoten", Kind.CASUALTIES_REPORT, "2031-04-28", report="r-2"),
        tell("a [clash] off Lofoten", Kind.ARMED_CLASH, "2031-04-28", report="r-3"),
    ]
    clusters = {t.mention.id: "e-1" for t in told}
    (event,) = assemble([t.mention for t in told], statements(told), clusters).events
    assert [cell.value for cell in event.cells[Prop.KIND]] == ["armed_clash", "casualties_report"]
