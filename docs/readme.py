"""Rewrites the output that the README shows: ``make readme``. A test holds the README to it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- output:begin -->\n", "<!-- output:end -->"
TERMINAL = {"COLUMNS": "112", "LINES": "50", "TERM": "dumb", "FORCE_COLOR": "1"}
"""A terminal of this width, drawn without colour."""
TABLES = (
    "meetings --actor Vucic --since 2023-02 --until 2023-09",
    "figures --since 2023-05-29 --until 2023-05-29",
)
SHOWN_LINES = 24


def readme(old: str) -> str:
    """The README with the output made anew between its markers."""
    before, _, rest = old.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{output()}{END}{after}"


def output() -> str:
    """The commands and what they print for the sample reports, as one block of code."""
    with tempfile.TemporaryDirectory() as folder:
        _detente(folder, "demo")
        blocks = [f"$ detente {words}\n{_detente(folder, words)}" for words in TABLES]
        told = Counter(line.partition(",")[0] for line in _detente(folder, f"{TABLES[1]} --csv").splitlines()[1:])
        event = max(sorted(told), key=lambda key: told[key])[:8]
        lines = _detente(folder, f"show {event}").splitlines()
        blocks.append("\n".join([f"$ detente show {event}", *lines[:SHOWN_LINES], "...", ""]))
    return "```\n" + "\n".join(blocks) + "```\n"


def _detente(folder: str, words: str) -> str:
    environment = {**os.environ, **TERMINAL, "DETENTE_RECORD": "demo/demo.db"}
    command = [sys.executable, "-c", "from detente.cli.main import run; run()", *words.split()]
    done = subprocess.run(  # noqa: S603 - the project's own command
        command, cwd=folder, env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


if __name__ == "__main__":
    README.write_text(readme(README.read_text(encoding="utf-8")), encoding="utf-8")
