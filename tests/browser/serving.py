"""``detente serve`` as somebody starts it: a process of its own, and the URL that it prints."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

COMMAND = [sys.executable, "-c", "from detente.cli.main import run; run()"]
SECONDS = 60
"""So long a Desk may take to open or to end."""


def detente(*words: str, folder: Path) -> str:
    """What a command prints, run in a folder."""
    done = subprocess.run([*COMMAND, *words], cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


@contextmanager
def serving(record: Path, *options: str) -> Iterator[str]:
    """The URL of the Desk of a record while it is open."""
    words = [*COMMAND, "serve", str(record), "--port", str(free_port()), *options]
    streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(words, encoding="utf-8", **streams) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            if not url:
                process.wait(SECONDS)
                assert process.stderr is not None
                raise AssertionError(f"the Desk did not open: {process.stderr.read()}")
            yield url
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.communicate(timeout=SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])
