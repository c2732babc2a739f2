"""Which state pages show: a whole one, put together behind the pages of a large record, and given back when it is old."""

from __future__ import annotations

import gc
import re
import weakref
from pathlib import Path
from threading import Event

import pytest

from detente.desk import held as held_module
from detente.desk import keeper as keeper_module
from detente.desk.held import EVENTS, TRACKS, Held
from detente.desk.keeper import Keeper
from detente.errors import BeingMade
from detente.model import Choice, Decision
from detente.record import Store
from tests.desk.conftest import Open
from tests.talks import LOCAL

ANCHOR = Decision(choice=Choice.ANCHOR, about=(LOCAL.id,), value="2031-05-04")


def test_a_state_is_whole_whatever_is_written_while_it_is_gathered(talks: Path):
    held = Held(talks)
    with Store.open(talks) as writer:
        writer.decide(ANCHOR)
        state = writer.state()
    held.gather()
    assert held.state != state
    assert ANCHOR not in held.decisions
    assert held.store.state() == state
    assert ANCHOR in held.store.decisions()
    held.close()


def test_pages_of_a_large_record_say_what_is_being_made(talks: Path, monkeypatch: pytest.MonkeyPatch, desk: Open):
    goes_on = Event()
    monkeypatch.setattr(held_module, "SMALL", 0)
    parts = (*held_module.PARTS[:2], ("a long part", lambda _: goes_on.wait(30)), *held_module.PARTS[2:])
    monkeypatch.setattr(held_module, "PARTS", parts)
    client = desk(talks)
    keeper: Keeper = client.app.state.keeper  # type: ignore[attr-defined]
    while keeper.held_now.making.lacks(EVENTS):
        pass
    assert client.get("/reports").status_code == 200
    told = client.get("/")
    assert (told.status_code, told.headers["retry-after"]) == (503, "2")
    assert "The record is being put together" in told.text
    assert "a long part, part 3 of" in told.text
    assert "data-later" in told.text
    assert re.findall(r'<progress value="(\d+)" max="(\d+)"', told.text) == [
        ("2", str(keeper.held_now.making.told()["parts"]))
    ]
    there = told.text.partition("There already:")[2].partition("</p>")[0]
    assert re.findall('href="([^"]+)"', there) == ["/reports", "/dates", "/log"]
    twin = client.get("/index.json")
    assert twin.status_code == 503
    assert "being put together: a long part, part 3 of" in twin.json()["error"]
    assert twin.json()["making"]["now"] == "a long part"
    with pytest.raises(BeingMade):
        keeper.held_now.making.needs(TRACKS)
    goes_on.set()
    keeper.wait()
    assert client.get("/").status_code == 200


def test_the_desk_opens_and_closes_while_a_record_is_put_together(talks: Path, monkeypatch: pytest.MonkeyPatch):
    goes_on = Event()
    monkeypatch.setattr(held_module, "PARTS", (*held_module.PARTS, ("a long part", lambda _: goes_on.wait(30))))
    monkeypatch.setattr(keeper_module, "OPENING", 0.01)
    monkeypatch.setattr(keeper_module, "ENDING", 0.01)
    keeper = Keeper(talks)
    while keeper.held_now.making.told()["now"] != "a long part":
        pass
    with pytest.raises(BeingMade, match="a long part"), keeper.reading("the last part"):
        pass
    keeper.close()
    assert not goes_on.is_set()
    goes_on.set()
    keeper.wait()


def test_a_page_waits_for_what_it_needs_of_a_small_record(talks: Path, monkeypatch: pytest.MonkeyPatch):
    asked = Event()
    monkeypatch.setattr(held_module, "PARTS", (("a part", lambda _: asked.wait(30)), *held_module.PARTS))
    keeper = Keeper(talks)
    assert keeper.held_now.making.lacks(EVENTS)
    asked.set()
    with keeper.reading(EVENTS) as held:
        assert held.events
    keeper.close()


def test_an_old_state_is_given_back(talks: Path):
    keeper = Keeper(talks)
    old = weakref.ref(keeper.held_now.record)
    with Store.open(talks) as writer:
        writer.decide(ANCHOR)
    with keeper.reading() as now:
        assert ANCHOR in now.decisions
    gc.collect()
    assert old() is None
    keeper.close()
