"""The command as a process of its own: terminals, closed pipes, signals, time to start."""

import fcntl
import os
import re
import resource
import struct
import subprocess
import sys
import termios
from itertools import product
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "from detente.cli.main import run; run()"]
PLAIN = {
    name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES")
}


def seconds_of_children() -> float:
    """The processor's time of all processes that ended: what else the machine does is not in it."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def on_terminal(words: list[str], width: int, **environment: str) -> str:
    """What a command prints on a terminal of that width."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    env = {**PLAIN, "TERM": "xterm-256color", **environment}
    with subprocess.Popen([*COMMAND, *words], stdin=theirs, stdout=theirs, stderr=theirs, env=env) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux says so where the other end is gone
                break
            if not piece:
                break
            shown += piece
        assert process.wait() == 0
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def without_style(shown: str) -> list[str]:
    return re.sub(r"\x1b\[[\d;]*m", "", shown).splitlines()


@pytest.mark.parametrize(
    ("listing", "width"),
    [
        *product(["timeline", "meetings", "claims", "figures", "reports"], [80, 120]),
        ("timeline", 60),
        ("timeline", 200),
    ],
)
def test_tables_fit_the_terminal_and_keep_ids_whole(talks: Path, listing: str, width: int):
    lines = without_style(on_terminal(["-r", str(talks), listing], width))
    assert max(len(line) for line in lines) <= width
    assert any(re.search(r"\b[emr]-[0-9a-f]{6,}$", line.rstrip()) for line in lines[1:])
    assert not any("…" in line for line in lines)


def test_wide_terminals_show_more(talks: Path):
    narrow, wide = (without_style(on_terminal(["-r", str(talks), "timeline"], width)) for width in (80, 160))
    assert "FIGURES" not in narrow[0]
    assert "FIGURES" in wide[0]


@pytest.mark.parametrize("words", [["timeline"], ["show", "e-"]], ids=["timeline", "show"])
def test_no_color_takes_the_colour_away(talks: Path, words: list[str]):
    if words[0] == "show":
        listed = subprocess.run(
            [*COMMAND, "-r", talks, "timeline", "--csv"], capture_output=True, text=True, check=True
        )
        words = ["show", listed.stdout.splitlines()[1].split(",")[0]]
    shown = on_terminal(["-r", str(talks), *words], 100, NO_COLOR="1")
    assert not re.search(r"\x1b\[(?:\d+;)*(?:3[0-7]|9[0-7]|38|48)(?:;|m)", shown)


def test_a_closed_pipe_is_no_error(talks: Path):
    with subprocess.Popen(
        [*COMMAND, "-r", talks, "export", "statements"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=PLAIN
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_output_that_the_locale_cannot_write_is_written_in_codes(talks: Path):
    env = {**PLAIN, "PYTHONIOENCODING": "ascii"}
    shown = subprocess.run([*COMMAND, "-r", talks, "timeline"], capture_output=True, env=env, check=True)
    assert b"Jo\\xe3o" in shown.stdout


def test_showing_starts_fast(talks: Path):
    listed = subprocess.run([*COMMAND, "-r", talks, "timeline", "--csv"], capture_output=True, text=True, check=True)
    event = listed.stdout.splitlines()[1].split(",")[0]
    took = []
    for _ in range(3):
        started = seconds_of_children()
        subprocess.run([*COMMAND, "-r", talks, "show", event], capture_output=True, check=True)
        took.append(seconds_of_children() - started)
    assert min(took) < 1.0, "half a second of the processor"


@pytest.mark.parametrize(
    "words", [["--version"], ["--help"], ["timeline"], ["show", "e-0"], ["export", "events"], ["log"]]
)
def test_commands_that_only_look_load_no_parser(talks: Path, words: list[str]):
    told = (
        "import sys\nfrom detente.cli.main import app\n"
        "try:\n    app()\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('spacy', 'trafilatura', 'pandas') if name in sys.modules], file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", told, "-r", talks, *words], capture_output=True, text=True, check=True, env=PLAIN
    )
    assert result.stderr.splitlines()[-1] == "[]"
