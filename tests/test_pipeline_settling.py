"""Names settled as reports come one by one are those that are settled over all reports at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bench.stream import Stream, Written
from detente import pipeline
from detente.model import ACTOR_PROPS, Choice, Decision, Mention, Passage, Prop, Report, Sort, Statement
from detente.pipeline import linking, settling
from detente.record import Store
from detente.resolve import offices

PEOPLE = (
    "Ada Berg|A. Berg|Berg|Bo Berg|Ana Petrović|Petrovic|Ana Petrovich|Petrov|Ivo Petrov|Kofi Mensah|Mensah|Lena Dahl"
)
OTHERS = "soldiers|Soldiers|two villagers|Norway|Serbia|Democratic Party|democratic party|the Norwegian prime minister"
NAMES = [*PEOPLE.split("|"), *OTHERS.split("|")]
OFFICES = [("prime minister", "Norway"), ("president", "Serbia"), ("foreign minister", "Norway")]


def written(number: int, chance: Random) -> Written:
    """A report of a few sentences: each names two actors; some show one in an office; some have no day."""
    text, cut = "", []
    for _ in range(chance.randrange(1, 4)):
        one, other = chance.sample(NAMES, 2)
        cut.append((len(text), one, other))
        text += f"{one} met {other} again.\n"
    shown = (chance.choice(PEOPLE.split("|")), *chance.choice(OFFICES)) if chance.random() < 0.4 else None
    at_office = len(text)
    text += f"{shown[0]}, {shown[1]} of {shown[2]}, is number {number}.\n" if shown else f"This is number {number}.\n"
    day = f"2031-0{chance.randrange(1, 7)}-1{chance.randrange(10)}" if chance.random() < 0.8 else None
    report = Report.of_text(text, f"n-{number}.txt", published=day)

    def passage(start: int, words: str) -> Passage:
        return Passage.cut(report.id, text, start, start + len(words))

    mentions, said = [], []
    for start, one, other in cut:
        met = passage(start + len(one) + 1, "met")
        mention = Mention(sort=Sort.EVENT, trigger=met, telling=passage(start, f"{one} met {other}"))
        mentions.append(mention)
        told = [(Prop.KIND, "meeting", met), (Prop.STATUS, "occurred", met), (Prop.PARTY, one, passage(start, one))]
        told.append((Prop.PARTY, other, passage(met.end + 1, other)))
        said += [Statement(mention_id=mention.id, prop=p, value=value, passage=at) for p, value, at in told]
    if shown:
        who, office, of = shown
        where = passage(at_office + len(who) + 2, office)
        mention = Mention(sort=Sort.OFFICE, trigger=where, telling=passage(at_office, who))
        mentions.append(mention)
        held = [(Prop.HOLDER, who, passage(at_office, who)), (Prop.OFFICE, office, where)]
        held.append((Prop.OF, of, passage(where.end + 4, of)))
        said += [Statement(mention_id=mention.id, prop=p, value=value, passage=at) for p, value, at in held]
    return Written(report, mentions, said)


def save(store: Store, one: Written) -> None:
    store.add_report(one.report, one.report.text.encode())
    store.save_reading(one.report, pipeline.METHOD, one.mentions, one.statements)


def settled(path: Path) -> tuple[object, ...]:
    with Store.open(path) as store:
        assert [one for one in store.verify(strict=True) if not one.where.startswith("decision")] == []
        return (store.names(), store.name_reasons(), store.name_doubts(), store.name_links(), store.clusters())


@pytest.fixture(params=[366, 20])
def near(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How far a showing reaches: over all reports of these tests, or over a few of them."""
    monkeypatch.setattr(offices, "NEAR", request.param)
    monkeypatch.setattr(linking, "_REACH", 2 * request.param)
    return int(request.param)


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 100_000))
def test_names_settled_one_report_at_a_time_are_those_settled_at_once(
    tmp_path_factory: pytest.TempPathFactory, near: int, seed: int
):
    folder = tmp_path_factory.mktemp("names")
    chance = Random(seed)  # noqa: S311 - the same choices each time
    told = [written(number, chance) for number in range(11)]
    decided = [
        Decision(
            choice=chance.choice([Choice.SAME_ACTOR, Choice.OTHER_ACTOR]), about=tuple(chance.sample(NAMES[:12], 2))
        )
        for _ in range(chance.randrange(3))
    ]
    gone = chance.choice(told)
    with Store.create(folder / "parts.db") as store:
        for number, one in enumerate(told):
            save(store, one)
            pipeline.join(store)
            if number % 4 == 2 and decided[number // 4 :]:
                store.decide(decided[number // 4], at="")
                pipeline.join(store)
        for decision in decided[2:]:
            store.decide(decision, at="")
        store.remove_report(gone.report.id, why="withdrawn", at="")
        pipeline.join(store)
    with Store.create(folder / "whole.db") as store:
        for one in told:
            if one is not gone:
                save(store, one)
        for decision in decided:
            store.decide(decision, at="")
        pipeline.join(store)
    assert settled(folder / "parts.db") == settled(folder / "whole.db")


@settings(
    deadline=None,
    max_examples=6,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(seed=st.integers(0, 100_000))
def test_links_of_a_stream_whose_people_hold_offices_are_those_of_all_reports_at_once(
    tmp_path_factory: pytest.TempPathFactory, near: int, seed: int
):
    folder = tmp_path_factory.mktemp("links")
    chance = Random(seed)  # noqa: S311 - the same choices each time
    told = list(Stream(seed=seed, states=4, crowd=2, a_day=1, offices=True).take(36))
    shuffled = chance.sample(told, len(told))
    gone = shuffled[7:9]
    with Store.create(folder / "parts.db") as store:
        for number, one in enumerate(shuffled):
            save(store, one)
            if chance.random() < 0.7:
                pipeline.join(store)
            if number == 20:
                store.remove_report(gone[0].report.id, why="withdrawn", at="")
                day = shuffled[3].report.published
                assert day
                assert day.interval.end
                later = str(day.interval.end + timedelta(days=30))
                store.decide(Decision(choice=Choice.ANCHOR, about=(shuffled[3].report.id,), value=later), at="")
                dated = store.report(shuffled[3].report.id)
                store.save_reading(dated, pipeline.METHOD, shuffled[3].mentions, shuffled[3].statements)
        pipeline.join(store)
        store.remove_report(gone[1].report.id, why="withdrawn", at="")
        pipeline.join(store)
        assert len(store.name_links()) > 0
        decisions = store.decisions()
    with Store.create(folder / "whole.db") as store:
        for one in told:
            if one not in gone:
                save(store, one)
        for decision in decisions:
            store.decide(decision, at="")
            dated = store.report(shuffled[3].report.id)
            store.save_reading(dated, pipeline.METHOD, shuffled[3].mentions, shuffled[3].statements)
        pipeline.join(store)
    assert settled(folder / "parts.db") == settled(folder / "whole.db")
    assert kept(folder / "parts.db") == kept(folder / "whole.db")


def kept(path: Path) -> list[set[tuple[object, ...]]]:
    """What links hang on, as the record keeps it."""
    with closing(sqlite3.connect(path)) as there:
        return [set(there.execute(f"SELECT * FROM {table}")) for table in ("showing", "short_name", "short_doubt")]  # noqa: S608


def test_a_report_that_shows_somebody_in_an_office_leaves_all_other_names_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    told = list(Stream(seed=3, states=12, a_day=5, offices=True).take(90))
    linked: list[int] = []
    link = linking._Work.link

    def watched(work: linking._Work, loaded: Mapping[str, object]) -> set[str]:
        linked.append(len(loaded))
        return link(work, loaded)

    def never(*_: object) -> None:
        raise AssertionError("all names were settled anew")

    shows = [one for one in told[80:] if any(mention.sort is Sort.OFFICE for mention in one.mentions)]
    assert shows
    with Store.create(tmp_path / "r.db") as store:
        for one in told[:80]:
            save(store, one)
        pipeline.join(store)
        monkeypatch.setattr(linking._Work, "link", watched)
        known = set(store.names())
        for one in told[80:]:
            names = {said.value for said in one.statements if said.prop in ACTOR_PROPS}
            if one in shows and names <= known:
                monkeypatch.setattr(settling, "_settle_all", never)
            save(store, one)
            pipeline.join(store)
            monkeypatch.undo()
            monkeypatch.setattr(linking._Work, "link", watched)
    assert linked
    assert max(linked) < 30


def test_a_record_of_an_earlier_form_keeps_what_links_hang_on_from_the_next_joining(tmp_path: Path):
    told = list(Stream(seed=5, states=4, crowd=2, a_day=2, offices=True).take(24))
    for name, many in (("old.db", 20), ("new.db", 24)):
        with Store.create(tmp_path / name) as store:
            for one in told[:many]:
                save(store, one)
            pipeline.join(store)
    with closing(sqlite3.connect(tmp_path / "old.db")) as there:
        there.executescript(
            "DROP TABLE showing; DROP TABLE short_name; DROP TABLE short_doubt; DELETE FROM schema_version WHERE version > 8"
        )
    with Store.open(tmp_path / "old.db") as store:
        for one in told[20:]:
            save(store, one)
            pipeline.join(store)
    assert settled(tmp_path / "old.db") == settled(tmp_path / "new.db")
    assert kept(tmp_path / "old.db") == kept(tmp_path / "new.db")


def test_names_come_and_go_without_a_look_at_all_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def report(number: int, one: str, other: str) -> Written:
        class Fixed(Random):
            def sample(self, population, k, **_):
                return [one, other]

            def random(self):
                return 0.5

        return written(number, Fixed(number))

    anew: list[int] = []
    whole = settling._settle_all

    def watched(store, counted, reports, decisions):
        anew.append(len(counted))
        return whole(store, counted, reports, decisions)

    monkeypatch.setattr(settling, "_settle_all", watched)
    with Store.create(tmp_path / "r.db") as store:
        save(store, report(1, "Ada Berg", "Norway"))
        pipeline.join(store)
        assert anew == [2]
        save(store, report(2, "soldiers", "Norway"))
        pipeline.join(store)
        assert anew == [2]
        assert store.names(["soldiers"]) == {"soldiers": "soldiers"}
        store.remove_report(report(2, "soldiers", "Norway").report.id, why="withdrawn", at="")
        pipeline.join(store)
        assert anew == [2]
        assert store.names() == {"Ada Berg": "Ada Berg", "Norway": "Norway"}
        for number, name in enumerate(["Bo Berg", "Berg", "Kofi Mensah", "Mensah"], start=3):
            save(store, report(number, name, "Norway"))
            pipeline.join(store)
        assert anew == [2]
        assert store.names(["Berg", "Mensah"]) == {"Berg": "Berg", "Mensah": "Kofi Mensah"}
        why = "nobody else in the record has this surname"
        assert store.name_reasons() == {"Mensah": f"Mensah, Kofi Mensah: {why}"}
        save(store, report(8, "A. Berg", "Norway"))
        pipeline.join(store)
        assert anew == [2]
        assert [(one.left, one.right) for one in store.name_doubts()] == [("A. Berg", "Ada Berg")]


def page(name: str, day: str, text: str, sort: Sort, trigger: str, *told: tuple[Prop, str, str]) -> Written:
    """A report of one mention."""
    report = Report.of_text(text, name, published=day)

    def passage(words: str) -> Passage:
        at = text.index(words)
        return Passage.cut(report.id, text, at, at + len(words))

    mention = Mention(sort=sort, trigger=passage(trigger), telling=passage(text.strip()))
    said = [Statement(mention_id=mention.id, prop=p, value=value, passage=passage(words)) for p, value, words in told]
    return Written(report, [mention], said)


def test_a_nearer_witness_of_the_same_holder_is_told_and_joins_nothing_anew(tmp_path: Path):
    premier = "Norwegian prime minister"
    meeting = page(
        "met.txt",
        "2031-03-10",
        f"The {premier} met nobody.\n",
        Sort.EVENT,
        "met",
        (Prop.KIND, "meeting", "met"),
        (Prop.STATUS, "occurred", "met"),
        (Prop.PARTY, premier, premier),
    )

    def shown(name: str, day: str) -> Written:
        text = f"{name}: Ada Berg, prime minister of Norway, spoke.\n"
        held = [(Prop.HOLDER, "Ada Berg", "Ada Berg"), (Prop.OFFICE, "prime minister", "prime minister")]
        return page(name, day, text, Sort.OFFICE, "prime minister", *held, (Prop.OF, "Norway", "Norway"))

    with Store.create(tmp_path / "r.db") as store:
        reasons, joined = [], []
        for one in (meeting, shown("far.txt", "2031-01-10"), shown("near.txt", "2031-03-05")):
            save(store, one)
            pipeline.join(store)
            reasons.append([(link.shown, link.reason.partition(" on ")[0]) for link in store.name_links()])
            joined.append(store.log()[-1].detail["reports"])
    held_by = "shown as prime minister of Norway by"
    assert reasons == [[], [("Ada Berg", f"{held_by} far.txt")], [("Ada Berg", f"{held_by} near.txt")]]
    assert joined == [1, 2, 1]
