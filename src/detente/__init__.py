"""Détente keeps the sourced record of a peace process, built from the reporting.

>>> import detente
>>> detente.Record.__name__
'Record'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.ask import Record

__all__ = ["Record", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load ``Record`` when it is first asked for, so that ``import detente`` costs nothing."""
    if name == "Record":
        from detente.ask import Record  # noqa: PLC0415

        return Record
    raise AttributeError(f"module 'detente' has no attribute {name!r}")
