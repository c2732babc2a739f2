"""Fifty who read and five who decide at once, on this machine, for some seconds: nothing is lost, nobody is turned away unheard."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

import httpx

from detente.record import Store
from tests.browser.serving import serving

READERS, WRITERS = 50, 5
SECONDS = 6.0
UNHEARD = 60.0
"""After so many seconds who has decided nothing yet gives up."""
MOST = 300
"""Requests of one person, at most."""
PAGES = (
    "/",
    "/reports",
    "/reports?q=police",
    "/actors",
    "/claims",
    "/figures",
    "/dates",
    "/review",
    "/log",
    "/index.json",
)


@contextmanager
def come_in(url: str) -> Iterator[httpx.Client]:
    """Opens the Desk as somebody with a browser of their own."""
    parts = urlsplit(url)
    with httpx.Client(base_url=f"{parts.scheme}://{parts.netloc}", timeout=60, trust_env=False) as client:
        assert client.get(f"/?{parts.query}").status_code == 303
        yield client


def read(url: str, seed: int, until: float) -> Counter[int]:
    chance, answers = random.Random(seed), Counter[int]()  # noqa: S311 - the same pages each time
    with come_in(url) as client:
        while monotonic() < until and answers.total() < MOST:
            answers[client.get(chance.choice(PAGES)).status_code] += 1
    return answers


def decide(url: str, writer: int, until: float) -> dict[str, int]:
    """Decides about whatever waits, or takes a decision back, again and again; what each reason was answered with."""
    chance, told = random.Random(writer), dict[str, int]()  # noqa: S311 - the same
    given_up = until + UNHEARD
    with come_in(url) as client:
        while monotonic() < (given_up if 303 not in told.values() else until) and len(told) < MOST:
            page = client.get("/review").text
            forms = re.findall(r'<form class="decide(?: inline)?" method="post".*?</form>', page, re.DOTALL)
            if not forms:
                continue
            form = chance.choice(forms)
            fields = {
                name: unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
            }
            choices = re.findall(r'<button[^>]* name="choice" value="(\w+)"', form) or [fields["choice"]]
            why = f"writer {writer}, number {len(told)}"
            fields |= {"choice": chance.choice(choices), "why": why}
            if 'name="value"' in form:
                fields["value"] = f"2023-06-{chance.randint(1, 28):02}"
            told[why] = client.post("/review", data=fields).status_code
    return told


def test_nothing_is_lost_under_many_hands(waiting: Path):
    with serving(waiting) as url, ThreadPoolExecutor(READERS + WRITERS) as people:
        until = monotonic() + SECONDS
        writing = [people.submit(decide, url, number, until) for number in range(WRITERS)]
        reading = [people.submit(read, url, number, until) for number in range(READERS)]
        answers = sum((one.result() for one in reading), Counter[int]())
        told = [one.result() for one in writing]
    given = {why: status for writer in told for why, status in writer.items()}
    assert set(answers) == {200}
    assert set(given.values()) <= {303, 409}
    written = sorted(why for why, status in given.items() if status == 303)
    assert all(any(status == 303 for status in writer.values()) for writer in told)
    with Store.open(waiting) as store:
        assert sorted(one.why or "" for one in store.decisions(undone=True)) == written
        logged = [entry.about for entry in store.log() if entry.kind == "decide"]
        assert Counter(logged) == Counter(one.id for one in store.decisions(undone=True))
        assert store.verify() == []
        assert store.fingerprint().endswith(store.input_fingerprint())
