"""Floors: the figures below which Détente must not fall, each with the hash of the data that it was measured on.

The file is TOML, written here and read by people: floors rise by ``--pin`` and fall only by ``--lower``, which asks for
a reason and keeps it.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from detente.errors import BadField

_HEAD = """\
# The figures below which Détente must not fall: `python -m bench quality` holds them.
# Raised with --pin, lowered only with `--lower SET/FIGURE --why TEXT`. Written by the bench; `data` is the SHA-256 of
# the files that the figure was measured on, and on other data nothing is compared.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """One floor. ``set`` is the job, ``runner`` what measured it, ``history`` why it was ever lowered, oldest first."""

    set: str
    runner: str
    figure: str
    data: str
    value: float
    history: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What ``--lower`` calls it."""
        return f"{self.set}/{self.figure}"

    def verdict(self, measured: float | None, data: str) -> str:
        """Say "ok", "BELOW" or "other data".

        >>> Floor(set="a", runner="a", figure="f1", data="1", value=0.5).verdict(0.49, "1")
        'BELOW'
        """
        if data != self.data:
            return "other data"
        return "ok" if measured is not None and measured >= self.value else "BELOW"


def read_floors(path: Path) -> dict[str, Floor]:
    """The floors of a file by key; none where there is no file. Raises ``BadField`` for a file that holds no floors."""
    if not path.exists():
        return {}
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("floor", [])
        floors = [Floor(**{**row, "history": tuple(row.get("history", ()))}) for row in rows]
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise BadField(f"{path}: {error}", mend="restore it, or delete it and pin again") from error
    return {floor.key: floor for floor in floors}


def write_floors(path: Path, floors: Iterable[Floor]) -> None:
    """Write the floors, in the order of their keys."""
    path.parent.mkdir(parents=True, exist_ok=True)
    blocks = [_HEAD]
    for floor in sorted(floors, key=lambda floor: floor.key):
        lines = ["[[floor]]"]
        lines += [f"{name} = {json.dumps(getattr(floor, name))}" for name in ("set", "figure", "runner", "data")]
        lines.append(f"value = {floor.value:.3f}")
        history = "".join(f"    {json.dumps(reason, ensure_ascii=False)},\n" for reason in floor.history)
        lines.append(f"history = [\n{history}]" if history else "history = []")
        blocks.append("\n".join(lines) + "\n")
    path.write_text("\n".join(blocks), encoding="utf-8")


def raise_floor(old: Floor | None, new: Floor) -> Floor:
    """The higher of two floors on the same data; on other data the new one, its history saying so.

    >>> old = Floor(set="a", runner="a", figure="f1", data="1", value=0.5)
    >>> raise_floor(old, replace(old, value=0.4)).value, raise_floor(old, replace(old, value=0.6129)).value
    (0.5, 0.612)
    """
    new = replace(new, value=round_down(new.value))
    if old is None:
        return new
    if old.data != new.data:
        reason = f"measured anew on other data; on the data before it was {old.value:.3f}"
        return replace(new, history=(*old.history, reason))
    return replace(old, value=max(old.value, new.value))


def lower_floor(old: Floor, measured: float, why: str) -> Floor:
    """The floor at what is measured now, the reason kept. A floor is not raised by this."""
    value = min(old.value, round_down(measured))
    return replace(old, value=value, history=(*old.history, f"lowered from {old.value:.3f} to {value:.3f}: {why}"))


def round_down(value: float) -> float:
    """Three decimals, downwards, so that a floor never stands above what was measured.

    >>> round_down(0.7777)
    0.777
    """
    return math.floor(round(value * 1000, 6)) / 1000
