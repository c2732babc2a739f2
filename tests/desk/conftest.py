import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from detente import pipeline
from detente.ask import Record
from detente.desk.app import make_app
from detente.desk.guard import Door
from detente.ingest import ReadOptions, read_metadata
from detente.model import Choice, Decision
from detente.record import Store
from detente.resolve import resolve
from tests.desk.hostile import make_hostile

TOKEN = "a-token-for-the-tests-alone"  # noqa: S105 - of no use elsewhere
HERE = "http://127.0.0.1:8765"
Open = Callable[..., TestClient]
UNDATED = "wire-police-released.txt"
NAMES = (
    UNDATED,
    "wire-2023-02-27-brussels.txt",
    "readout-2023-02-27-brussels.txt",
    "wire-2023-05-29-zvecan.txt",
    "reprint-2023-05-30-harbour.txt",
)


@pytest.fixture
def desk() -> Iterator[Open]:
    """Opens the Desk of a record, as one who has the token (``known``) or has not; a small one once all of it is there."""
    with ExitStack() as stack:

        def open_desk(path: Path, *, read_only: bool = False, known: bool = True) -> TestClient:
            app = make_app(path, Door.open("127.0.0.1", 8765, TOKEN), read_only=read_only)
            if app.state.keeper.held_now.small:
                app.state.keeper.wait()
            client = stack.enter_context(TestClient(app, base_url=HERE, follow_redirects=False))
            if known:
                client.headers["authorization"] = f"Bearer {TOKEN}"
            return client

        yield open_desk


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """The path of a record of one report that tries to be more than text."""
    return make_hostile(tmp_path / "hostile.db")


@pytest.fixture
def merged(talks: Path) -> Path:
    """The record of the talks, in which a person has said that its two clashes are one."""
    with Record(talks) as record:
        about = tuple(sorted(event.mentions[0].id for event in record.find(kind="armed_clash").events))
    with Store.open(talks) as store:
        store.decide(Decision(choice=Choice.MERGE, about=about, why="one clash"), at="2031-05-05T00:00:00+00:00")
        joined = resolve(store.mentions(), store.statements(), store.decisions())
        store.save_clusters(store.input_fingerprint(), joined.judgements, joined.clusters)
    return talks


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """The path of a record of nothing."""
    path = tmp_path / "empty.db"
    Store.create(path).close()
    return path


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "review.db"
    with as_file(files("detente.samples") / "reports") as samples, Store.create(path) as store:
        options = ReadOptions(metadata=read_metadata(samples / "metadata.jsonl"))
        pipeline.add(store, [samples / name for name in NAMES], options)
        pipeline.read(store)
    return path


@pytest.fixture
def waiting(read_once: Path, tmp_path: Path) -> Path:
    """The path of a record of a few sample reports: one has no day, and some pairs wait for a judgement."""
    return Path(shutil.copy(read_once, tmp_path / "review.db"))
