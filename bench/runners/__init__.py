"""One runner a gold set: it reads the gold, has Détente read its texts, and scores what comes out."""

from __future__ import annotations

from importlib import import_module

from bench.runner import Runner

NAMES = (
    "seeds",
    "seeds-names",
    "seeds-times",
    "seeds-pairs",
    "seeds-actors",
    "seeds-quotes",
    "seeds-disagreements",
    "names-pairs",
    "seeds-answers",
    "tempeval3",
    "meantime",
    "meantime-names",
    "docdate",
    "re3d",
    "metonymy",
    "plv",
    "isaf",
    "gva",
    "gva-coverage",
    "muc4",
    "polnear",
    "plover-gsr",
    "geowebnews",
    "ecb-plus",
    "t17",
    "corpus-events",
    "corpus-merge",
    "generality",
    "undated",
    "errors",
    "prefilter",
    "speed",
    "reader-speed",
    "desk",
    "scale",
    "copies",
)
"""Every runner; its module is its name with underscores."""


def load_runner(name: str) -> Runner:
    """One runner, its module imported only now: some bring the parser.

    >>> load_runner("seeds").name
    'seeds'
    """
    runner: Runner = import_module(f"bench.runners.{name.replace('-', '_')}").RUNNER
    return runner
