"""The Desk as a process of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "from detente.cli.main import run; run()"]
MOST_SECONDS = 3.0
"""Seconds of processor until the URL is printed: it takes less than one, and twice that where modules are compiled first."""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_it_prints_its_url_answers_there_and_ends_by_ctrl_c(talks: Path):
    port = free_port()
    words = [*COMMAND, "serve", str(talks), "--port", str(port)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            assert re.fullmatch(rf"http://127\.0\.0\.1:{port}/\?token=[\w-]{{43}}", url)
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(url.partition("?")[0], timeout=20)  # noqa: S310 - our own
            assert refused.value.code == 401
            refused.value.close()
            asked = urllib.request.Request(
                f"http://127.0.0.1:{port}/events/e-none.json", headers={"Authorization": f"Bearer {url[-43:]}"}
            )
            with pytest.raises(urllib.error.HTTPError) as unknown:
                urllib.request.urlopen(asked, timeout=20)  # noqa: S310 - our own
            assert unknown.value.code == 404
            unknown.value.close()
            taken = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
            assert taken.returncode == 3
            assert "another --port" in taken.stderr
        finally:
            process.send_signal(signal.SIGINT)
            told = process.communicate(timeout=20)[1]
    assert process.returncode in (0, 130)
    assert "Traceback" not in told


def test_the_url_is_printed_before_the_record_is_put_together(demo_made: Path):
    words = [*COMMAND, "serve", str(demo_made), "--port", str(free_port())]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("http://127.0.0.1:")
            stat = Path(f"/proc/{process.pid}/stat")
            if not stat.exists():
                pytest.skip("what a process took is not told here")
            ticks = stat.read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
            assert sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK") < MOST_SECONDS
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=20)


def test_another_address_without_a_token_is_refused(talks: Path):
    words = [*COMMAND, "serve", str(talks), "--host", "0.0.0.0"]  # noqa: S104 - what is refused
    refused = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert refused.returncode == 3
    assert "other machines" in refused.stderr
    assert "--token" in refused.stderr


def test_no_other_command_loads_the_web_framework():
    told = "import sys, detente.cli.main; print([n for n in ('fastapi', 'starlette', 'uvicorn', 'jinja2') if n in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"
