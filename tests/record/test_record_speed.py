import sys
import time

from detente.model import Mention, Passage, Prop, Report, Sort, Statement
from detente.record import Store
from tests.record import invented
from tests.record.invented import AT

REPORTS, MENTIONS, STATEMENTS = 1000, 15, 8


def long_reading(told: Report) -> tuple[list[Mention], list[Statement]]:
    mentions, said = [], []
    for n in range(MENTIONS):
        trigger = Passage.cut(told.id, told.text, n * 40, n * 40 + 9)
        mentions.append(
            Mention(sort=Sort.EVENT, trigger=trigger, telling=Passage.cut(told.id, told.text, n * 40, n * 40 + 39))
        )
        for k in range(STATEMENTS):
            words = Passage.cut(told.id, told.text, n * 40 + k, n * 40 + k + 12)
            prop, value = (Prop.KIND, "meeting") if k == 0 else (Prop.PARTY, f"party {k}")
            said.append(
                Statement(mention_id=mentions[-1].id, prop=prop, value=value, passage=words, method="test", score=0.5)
            )
    return mentions, said


def test_a_thousand_reports_are_saved_in_a_minute_and_read_back_in_bulk(store: Store) -> None:
    reports = [invented.report(n, text=f"Report {n} of many. " * 150) for n in range(REPORTS)]
    readings = [long_reading(told) for told in reports]
    start = time.process_time()
    for told, (mentions, said) in zip(reports, readings, strict=True):
        store.add_report(told, invented.raw(told.text), at=AT)
        store.save_reading(told, "test/1", mentions, said, at=AT)
    saved = time.process_time()
    assert saved - start < 60
    invented.resolve(store)
    joined = time.process_time()
    assert len(store.statements()) == REPORTS * MENTIONS * STATEMENTS
    bulk = time.process_time()
    assert bulk - joined < 20
    assert store.unread("test/1") == []
    assert store.fingerprint() == store.input_fingerprint()
    asked = time.process_time()
    assert asked - bulk < 5
    assert store.verify() == []
    verified = time.process_time()
    store.remove_report(reports[0].id, why="", at=AT)
    removed = time.process_time()
    took = {"save": saved - start, "join": joined - saved, "read all": bulk - joined, "unread": asked - bulk}
    took |= {"verify": verified - asked, "remove": removed - verified}
    sys.stdout.write(f"{ ({name: round(seconds, 2) for name, seconds in took.items()}) }\n")
