from pathlib import Path

import pytest

from detente.record import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks.db"


@pytest.fixture
def store(path: Path):
    with Store.create(path, at="2031-05-01T09:00:00Z") as made:
        yield made
