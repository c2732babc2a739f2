"""``detente serve`` as somebody starts it: a process of its own, and the URL that it prints."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from time import monotonic
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
    """The URL of the Desk of a record while it is open, once all of its pages are there."""
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
            _wait_until_made(url)
            yield url
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.communicate(timeout=SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def _wait_until_made(url: str) -> None:
    """Wait for the last screen that is put together when a Desk opens."""
    at, _, token = url.partition("/?token=")
    asked = urllib.request.Request(f"{at}/map.json", headers={"Authorization": f"Bearer {token}"})  # noqa: S310 - our own
    end = monotonic() + SECONDS
    while True:
        try:
            urllib.request.urlopen(asked, timeout=SECONDS).close()  # noqa: S310 - our own
        except urllib.error.HTTPError as later:
            later.close()
            if later.code != HTTPStatus.SERVICE_UNAVAILABLE or monotonic() > end:
                raise
        else:
            return


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])
