"""Reports and readings of a conflict that never was, for the tests of the record."""

from __future__ import annotations

from itertools import count, pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, select, text

from detente.errors import NoRecord
from detente.model import (
    Choice,
    Decision,
    Factuality,
    Judgement,
    Mention,
    Passage,
    Prop,
    Report,
    Sort,
    Statement,
    Verdict,
    hash_bytes,
)
from detente.record import Store

TELLING = "The envoys of Arvenia and Tolmark met in Port Selby on day {n}."
AT = "2031-05-01T10:00:00Z"


def report(n: int = 1, **fields: Any) -> Report:
    whole = f"Talks resume, round {n}\n\n{TELLING.format(n=n)} “We agreed,” said Minister Ödön Vár.\n"
    fields = {"name": f"talks-{n:04}.txt", "title": f"Talks resume, round {n}", "text": whole} | fields
    return Report(sha256=hash_bytes(raw(fields["text"])), **fields)


def raw(whole: str) -> bytes:
    return b"raw: " + whole.encode()


def reading(told: Report) -> tuple[list[Mention], list[Statement]]:
    """A meeting and a claim, with seven statements between them."""

    def cut(words: str) -> Passage:
        at = told.text.index(words)
        return Passage.cut(told.id, told.text, at, at + len(words))

    sentence = cut(told.text.split("\n\n")[1].strip())
    meeting = Mention(sort=Sort.EVENT, trigger=cut("met"), telling=sentence)
    claim = Mention(sort=Sort.CLAIM, trigger=cut("said"), telling=sentence)
    speaker = "Ödön Vár"
    said = [
        Statement(mention_id=meeting.id, prop=Prop.KIND, value="meeting", passage=cut("met"), method="test"),
        Statement(mention_id=meeting.id, prop=Prop.PARTY, value="Arvenia", passage=cut("Arvenia"), score=0.75),
        Statement(mention_id=meeting.id, prop=Prop.PARTY, value="Tolmark", passage=cut("Tolmark"), score=1),
        Statement(
            mention_id=meeting.id, prop=Prop.PLACE, value="Port Selby", passage=cut("Port Selby"), note="the venue"
        ),
        Statement(mention_id=claim.id, prop=Prop.ACT, value="assert", passage=cut("said")),
        Statement(mention_id=claim.id, prop=Prop.SPEAKER, value=speaker, passage=cut("Minister Ödön Vár")),
        Statement(
            mention_id=claim.id,
            prop=Prop.CONTENT,
            value="We agreed,",
            passage=cut("We agreed,"),
            said_by=speaker,
            factuality=Factuality.REPORTED,
        ),
    ]
    return [meeting, claim], said


def fill(store: Store, count: int, *, method: str = "test/1") -> list[Report]:
    """Add and read so many reports, and join all meetings into one event."""
    told = [report(n) for n in range(1, count + 1)]
    for one in told:
        store.add_report(one, raw(one.text), at=AT)
        store.save_reading(one, method, *reading(one), notes=[f"read {one.name}"], at=AT)
    resolve(store)
    return told


def resolve(store: Store) -> None:
    meetings = sorted(mention.id for mention in store.mentions() if mention.sort is Sort.EVENT)
    pairs = [
        Judgement(left=left, right=right, verdict=Verdict.SAME, score=0.9, reasons=("same kind", "same place"))
        for left, right in pairwise(meetings)
    ]
    joined = dict.fromkeys(meetings, f"e-{meetings[0][2:]}") if meetings else {}
    store.save_clusters(store.input_fingerprint(), pairs, joined, at=AT)


def sql(path: Path, *commands: str, **values: Any) -> None:
    """Tamper with the file behind the record's back: no checks, no foreign keys."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        for command in commands:
            connection.execute(text(command), values)
        connection.commit()
    engine.dispose()


def table(path: Path, name: str) -> list[tuple[Any, ...]]:
    """All rows of a table as they stand in the file, sorted."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(select(text("*")).select_from(text(name)))]
    engine.dispose()
    return sorted(found, key=repr)


def is_made(path: Path) -> bool:
    """Whether a killed run got as far as a record."""
    try:
        Store.open(path).close()
    except NoRecord:
        return False
    return True


def everything(path: str | Path) -> None:
    """A run of the whole: make the record or open it, add what is not there, read what is unread, join, decide once."""
    path = Path(path)
    with Store.open(path) if path.exists() and is_made(path) else Store.create(path, at=AT) as store:
        for n in range(1, 6):
            store.add_report(report(n), raw(report(n).text), at=AT)
        for one in store.unread("test/1"):
            store.save_reading(one, "test/1", *reading(one), notes=[f"read {one.name}"], at=AT)
        if store.fingerprint() != store.input_fingerprint():
            resolve(store)
        if not store.decisions():
            store.decide(Decision(choice=Choice.REJECT, about=(store.statements()[0].id,)), at=AT)
            resolve(store)


def forever(path: str) -> None:
    """Add, read, remove and join until killed."""
    with Store.open(path) as store:
        for n in count():
            one = report(n % 7)
            store.add_report(one, raw(one.text))
            store.save_reading(one, f"test/{n}", *reading(one), notes=[str(n)])
            resolve(store)
            if n % 5 == 4:
                store.remove_report(one.id, why="", at=AT)
