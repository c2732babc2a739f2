from pathlib import Path

from bench.multiplied import DAYS, FAMILIES, multiply
from detente.ask import Record
from detente.record import Store
from tests.talks import LOCAL, WIRE


def test_every_copy_is_whole_and_under_other_names(talks: Path, tmp_path: Path):
    large = tmp_path / "large.db"
    multiply(talks, large, FAMILIES + 1)
    with Store.open(talks) as small, Store.open(large) as store:
        assert store.verify() == []
        assert len(store.reports()) == (FAMILIES + 1) * len([WIRE, LOCAL])
        assert len(store.statements()) == (FAMILIES + 1) * len(small.statements())
        assert len(set(store.clusters().values())) == (FAMILIES + 1) * len(set(small.clusters().values()))
        assert len(store.judgements()) == (FAMILIES + 1) * len(small.judgements())
    with Record(talks) as small, Record(large) as record:
        assert len(record.events()) == (FAMILIES + 1) * len(small.events())
        berg = record.find(actor="Ada Berg").events
        days = [event.date.start for event in berg if event.date and event.date.start]
        assert len(days) == 2
        assert (max(days) - min(days)).days == DAYS
