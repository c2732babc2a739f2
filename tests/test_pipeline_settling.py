"""Names settled as reports come one by one are those that are settled over all reports at once."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.stream import Written
from detente import pipeline
from detente.model import Choice, Decision, Mention, Passage, Prop, Report, Sort, Statement
from detente.pipeline import settling
from detente.record import Store

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


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 100_000))
def test_names_settled_one_report_at_a_time_are_those_settled_at_once(
    tmp_path_factory: pytest.TempPathFactory, seed: int
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


def test_names_on_which_nothing_hangs_come_and_go_without_a_look_at_all_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
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
        assert anew == [2, 7]
