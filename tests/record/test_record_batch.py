"""Reports that wait for each other are all written in the end, whatever happens meanwhile."""

import pytest

from detente.model import Report
from detente.record import Batch, Store
from detente.record.batch import MOST

TEXTS = [f"The envoys met for the {number}th time." for number in range(MOST + 2)]


def put_in(store: Store, text: str) -> None:
    store.add_report(Report.of_text(text), text.encode())


def test_they_are_written_in_their_order_when_there_are_enough(tmp_path):
    with Store.create(tmp_path / "r.db") as store:
        with Batch(store) as batch:
            for text in TEXTS:
                batch.add(lambda text=text: put_in(store, text))
            assert len(store.reports()) == MOST
        assert [entry.about for entry in store.log()[1:]] == [Report.of_text(text).id for text in TEXTS]
        assert store.verify() == []


def test_what_was_given_is_written_where_the_work_breaks_off(tmp_path):
    def break_off(store: Store) -> None:
        with Batch(store) as batch:
            batch.add(lambda: put_in(store, TEXTS[0]))
            raise KeyboardInterrupt

    with Store.create(tmp_path / "r.db") as store:
        with pytest.raises(KeyboardInterrupt):
            break_off(store)
        assert len(store.reports()) == 1


def test_a_fault_takes_nothing_with_it_that_came_before(tmp_path):
    def fail() -> None:
        raise ZeroDivisionError

    def put_in_all(store: Store) -> None:
        with Batch(store) as batch:
            batch.add(lambda: put_in(store, TEXTS[0]))
            batch.add(fail)
            for text in TEXTS[1:MOST]:
                batch.add(lambda text=text: put_in(store, text))

    with Store.create(tmp_path / "r.db") as store:
        with pytest.raises(ZeroDivisionError):
            put_in_all(store)
        assert len(store.reports()) == 1
        assert store.verify() == []
