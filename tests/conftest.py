import shutil
import signal
from pathlib import Path

import pytest

from detente import pipeline
from detente.record import Store
from tests.browser.serving import detente
from tests.river import make_river
from tests.talks import make_talks

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # a shell starts what runs in its background so, and what the tests start would inherit it and hear no Ctrl-C
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def talks_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_talks(tmp_path_factory.mktemp("talks") / "talks.db")


@pytest.fixture
def talks(talks_made: Path, tmp_path: Path) -> Path:
    """The path of a small record that a test may spoil."""
    return Path(shutil.copy(talks_made, tmp_path / "talks.db"))


@pytest.fixture
def joined_talks(talks: Path) -> Path:
    """The path of the same record, joined by the whole road; a test may spoil it."""
    with Store.open(talks) as store:
        pipeline.join(store)
    return talks


@pytest.fixture(scope="session")
def demo_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record that ``detente demo`` makes; not to be spoiled."""
    folder = tmp_path_factory.mktemp("made")
    detente("demo", folder=folder)
    return folder / "demo" / "demo.db"


@pytest.fixture(scope="session")
def river(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a small record that the reader made; not to be spoiled."""
    return make_river(tmp_path_factory.mktemp("river") / "river.db")
