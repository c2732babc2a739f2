"""The same reports on any day: what is read, dated and shown does not know what day it is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FAKE = """
import datetime, time
class Date(datetime.date):
    @classmethod
    def today(cls):
        return cls({year}, 2, 3)
class Moment(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls({year}, 2, 3, 4, 5, 6, tzinfo=tz)
    utcnow = today = now
datetime.date, datetime.datetime = Date, Moment
time.time = lambda: {seconds}.0
"""
REPORTS = {
    "dated.txt": (
        "2031-05-05",
        "Rebels killed 137 soldiers near Lagos on Sunday. It happened at dawn. Envoys met last week.",
    ),
    "undated.txt": (
        None,
        "Chad buried its dead on Monday. Today the president met envoys of Sudan, as he did in January.",
    ),
}


@pytest.fixture(params=[(1971, 34_000_000), (2099, 4_070_000_000)], ids=["1971", "2099"])
def clock(request, tmp_path):
    """An environment in which Python starts on another day."""
    folder = tmp_path / "clock"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(FAKE.format(year=request.param[0], seconds=request.param[1]))
    path = os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**os.environ, "PYTHONPATH": path}


COMMANDS = """
import sys
from detente.cli.main import run
for words in {commands!r}:
    sys.argv = ["detente", *words]
    try:
        run()
    except SystemExit as left:
        assert not left.code, words
"""


def shown(folder: Path, environment: dict[str, str]) -> str:
    """What a record of the reports holds and shows, made by the commands in one process."""
    folder.mkdir()
    commands = [["init"]]
    for name, (day, text) in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
        commands.append(["add", name, *(["--published", day] if day else [])])
    commands += [["read"], ["export", "statements"], ["export", "events"], ["timeline"], ["dates"], ["questions"]]
    commands += [["when", "They met on Friday.", "--published", "2031-05-05"]]
    code = [sys.executable, "-c", COMMANDS.format(commands=commands)]
    return subprocess.run(code, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def here(tmp_path_factory) -> str:
    """The same under the clock of this machine."""
    return shown(tmp_path_factory.mktemp("here") / "record", dict(os.environ))


def test_the_clock_plays_no_part(clock, here, tmp_path):
    there = shown(tmp_path / "there", clock)
    assert there == here
    assert "2031-05-04" in there
    assert not {"1971", "2099"} & {there[i : i + 4] for i in range(len(there))}
