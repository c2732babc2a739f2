"""Reading gold and system files: JSON, JSON Lines, folders of texts; and the hash that tells what was measured."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from detente.errors import BadField, UnreadableInput


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file.

    Raises ``UnreadableInput`` where it cannot be opened, ``BadField`` naming the line that is no JSON object.
    """
    rows = []
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if line.strip():
            rows.append(_read_object(line, f"{path}, line {number}"))
    return rows


def read_object(path: Path) -> dict[str, Any]:
    """The one object of a JSON file. Raises as ``read_rows`` does."""
    return _read_object(read_text(path), str(path))


def read_text(path: Path) -> str:
    """The text of a file, its line ends untouched. Raises ``UnreadableInput``."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path}: {error}", mend="give a readable file in UTF-8") from error


def read_texts(folder: Path) -> dict[str, str]:
    """The ``*.txt`` of a folder by base name. Raises ``UnreadableInput`` where there is none."""
    texts = {path.name: read_text(path) for path in sorted(folder.glob("*.txt"))}
    if not texts:
        raise UnreadableInput(f"{folder}: no *.txt here", mend="give the folder of the gold's texts")
    return texts


def hash_files(paths: Iterable[Path]) -> str:
    """One SHA-256 of the bytes of several files; their names and places do not count, their order does."""
    total = hashlib.sha256()
    for path in paths:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _read_object(text: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError as error:
        raise BadField(f"{where}: {error}", mend="it must hold a JSON object") from error
    if not isinstance(value, dict):
        raise BadField(f"{where}: no JSON object", mend="it must hold a JSON object")
    return value
