"""What others score on the same data, to be read beside our figures."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Peers:
    """The figures of others on one gold set: name -> key -> fraction. Keys are those of the runner."""

    figures: Mapping[str, Mapping[str, float]]

    @property
    def names(self) -> list[str]:
        """The others, in the order of the file."""
        return list(self.figures)

    def figure(self, name: str, key: str) -> float | None:
        """One figure of one of them."""
        return self.figures[name].get(key)


def load_peers(runner: str) -> Peers:
    """The peers of a runner, from ``peers.toml``.

    >>> load_peers("seeds").figure("PETRARCH2", "events_f1")
    0.31
    """
    with Path(__file__).with_name("peers.toml").open("rb") as source:
        return Peers(tomllib.load(source).get(runner, {}))
