"""The output that the README shows is what the commands print."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_readme_shows_real_output():
    spec = importlib.util.spec_from_file_location("readme", ROOT / "docs" / "readme.py")
    assert spec
    assert spec.loader
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert maker.readme(text) == text, "run `make readme`, and look at what has changed"
