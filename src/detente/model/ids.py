"""Ids are hashes of content, so that reading the same input twice gives the same ids on any machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from json.encoder import encode_basestring

ID_LENGTH = 16
"""Hex digits kept of the SHA-256: 64 bits, a one-in-a-million collision at six million ids."""


def hash_bytes(data: bytes) -> str:
    """The full SHA-256 of raw bytes, in hex: the identity of a report as received.

    >>> hash_bytes(b"")[:12]
    'e3b0c44298fc'
    """
    return hashlib.sha256(data).hexdigest()


def content_id(prefix: str, parts: Sequence[object]) -> str:
    """A short id for a tuple of JSON-able parts, ``prefix`` telling what it names.

    The parts are written as canonical JSON, so ``("ab", "c")`` and ``("a", "bc")`` differ.

    >>> content_id("m", ["r1", 3, 9])
    'm-261b728a7a373a5b'
    """
    # a reading makes thousands of ids, so words go past the general writer
    canonical = f"[{','.join([encode_basestring(p) if isinstance(p, str) else _write(p) for p in parts])}]"
    return f"{prefix}-{hashlib.sha256(canonical.encode()).hexdigest()[:ID_LENGTH]}"


def _write(part: object) -> str:
    if type(part) is int:
        return str(part)
    if part is None:
        return "null"
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def begins_id(key: str, whole: str) -> bool:
    """Whether what somebody typed begins an id, with its prefix or without.

    >>> [begins_id(key, "e-3f9a") for key in ("e-3f", "3f", "9a", "")]
    [True, True, False, False]
    """
    return bool(key) and (whole.startswith(key) or whole.partition("-")[2].startswith(key))
