"""What a table of weights was learned on, in a word."""

from __future__ import annotations

from pathlib import Path

from detente.model import hash_bytes


def hash_folder(root: Path) -> str:
    """The SHA-256 of the names and the bytes of all files of a folder."""
    files = sorted(path for path in root.rglob("*.txt"))
    return hash_bytes(b"".join(str(p.relative_to(root)).encode() + b"\0" + p.read_bytes() + b"\0" for p in files))
