"""The shared gold folder and its own scorer, for the tests that compare ours with it."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder, or a skip that says so."""
    folder = Path(os.environ.get("DETENTE_SHARED", ROOT.parent / "shared"))
    if not (folder / "gold" / "seeds").is_dir():
        pytest.skip("the shared gold folder is not at hand (set DETENTE_SHARED)")
    return folder


@pytest.fixture(scope="session")
def reference(shared: Path) -> ModuleType:
    """The scorer that lies beside the gold."""
    spec = importlib.util.spec_from_file_location("reference_scorer", shared / "gold" / "seeds" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
