"""A hostile report beside others: on the Desk and in every export it changes nothing but its own text."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from html import unescape
from itertools import product
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from detente.ask import Record
from detente.desk.signs import UNSEEN, plain
from detente.export.canonical import FORMULA_STARTS
from detente.export.write import FORMATS, SUBJECTS, TABLES, lines
from detente.record import Store
from tests.desk.attacks import ATTACKS, OWN, STRINGS, put_in
from tests.desk.conftest import Open
from tests.desk.test_desk_pages import Sound, addresses

SHOWN = 5
"""So many pages of actors are looked at: the names of ten thousand look alike."""
SLOWEST = 20
"""Seconds of a page, on a busy machine."""
OF_OTHERS = ("/events/", "/claims/", "/reports/")
FORMS = [(subject, form) for subject, form in product(SUBJECTS, FORMATS) if form != "csv" or subject in TABLES]


@pytest.fixture(scope="session", params=ATTACKS)
def attack(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def attacked(attack: str, talks_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of the record of the talks with hostile reports in it; not to be spoiled."""
    path = Path(shutil.copy(talks_made, tmp_path_factory.mktemp("attack") / "talks.db"))
    put_in(path, attack)
    return path


def test_every_page_shows_it_as_text(desk: Open, attacked: Path, attack: str):
    client = desk(attacked)
    shown = ""
    people = 0
    for address in addresses(attacked):
        people += address.startswith("/actor?")
        if people > SHOWN and address.startswith("/actor?"):
            continue
        started = monotonic()
        page = client.get(address)
        assert monotonic() - started < SLOWEST, address
        assert page.status_code == 200, address
        assert not Sound(page.text).faults, address
        assert page.text.count("<script") == 1, address
        assert not UNSEEN.search(page.text), address
        assert not re.search(r"<(img|svg/|i>)", page.text), address
        assert not re.search(r">49(?![0-9a-f])", page.text), address  # a seal may begin so
        shown += page.text
    text = unescape(re.sub(r"<[^>]*>", "", shown))
    assert [words for words in STRINGS.get(attack, ()) if str(plain(words)) not in text] == []


def of_others(desk: Open, path: Path, told: list[str]) -> dict[str, Any]:
    client = desk(path)
    return {address: client.get(f"{address}.json").json() for address in told}


def test_what_others_say_stays_as_it_was(desk: Open, talks_made: Path, attacked: Path):
    told = [address for address in addresses(talks_made) if address.startswith(OF_OTHERS)]
    assert of_others(desk, attacked, told) == of_others(desk, talks_made, told)
    with Store.open(talks_made) as store, Store.open(attacked) as after:
        assert after.verify() == []
        assert [one for one in after.reports() if not one.name.startswith(OWN)] == store.reports()


def export(path: Path, subject: str, form: str) -> list[str]:
    with Record(path) as record:
        return list(lines(record, subject, form))


def test_the_lines_of_others_stay_in_every_export(talks_made: Path, attacked: Path):
    csv.field_size_limit(10_000_000)
    for subject, form in FORMS:
        before, after = export(talks_made, subject, form), export(attacked, subject, form)
        assert [line for line in after if line in set(before)] == before
        own = [line for line in after if line not in set(before)]
        if form == "jsonl":
            assert all(OWN in json.dumps(json.loads(line)) for line in own)
            continue
        table = list(csv.reader(io.StringIO("".join(after))))
        assert len({len(row) for row in table}) == 1
        assert not [cell for row in table for cell in row if cell.startswith(FORMULA_STARTS)]


@pytest.mark.parametrize("name", ["q", "name", "kind", "actor", "since", "report", "page", "event", "pair"])
def test_a_filter_takes_no_harm(desk: Open, talks: Path, name: str):
    client = desk(talks)
    every = [words for told in STRINGS.values() for words in told]
    for words, address in product(every, ("/", "/reports", "/actors", "/figures", "/claims", "/review")):
        page = client.get(address, params={name: words})
        assert page.status_code in (200, 400, 404), (address, words)
        assert page.text.count("<script") == 1, (address, words)
        assert not Sound(page.text).faults, (address, words)
    with Store.open(talks) as store:
        assert store.verify() == []
