from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from detente.cli.main import app

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line in an empty folder, without a terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DETENTE_RECORD", raising=False)

    def invoke(*words: object, **more: object) -> Result:
        return CliRunner().invoke(app, [str(word) for word in words], **more)

    return invoke
