"""Bytes to text, strictly: a wrong guess would change names and break every quotation."""

from __future__ import annotations

import re

from detente.errors import BadField, UnreadableInput
from detente.ingest.binary import refuse_binary

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_HEAD = 4096


def decode(data: bytes, name: str, *, encoding: str | None = None, html: bool = False) -> str:
    r"""The text of a file exactly as it is written: byte order mark and line ends stay.

    ``encoding`` where the user gives one; else UTF-8; else, for HTML, what the page declares.

    >>> decode(b"Caf\xc3\xa9\r\n", "a.txt")
    'Café\r\n'

    Raises ``UnreadableInput`` for what is no text or not in that encoding, ``BadField`` for an encoding that is none.
    """
    if not encoding:
        refusal = refuse_binary(data, name)
        if refusal:
            raise refusal
    try:
        text = data.decode(encoding or "utf-8")
    except LookupError as error:
        raise BadField(f"{encoding!r} is no text encoding", mend="name one, such as utf-8, utf-16 or cp1252") from error
    except UnicodeDecodeError as error:
        declared = _decode_declared(data) if html and not encoding else None
        if declared is None:
            raise _wrong_encoding(error, name, encoding) from error
        text = declared
    except ValueError as error:
        raise UnreadableInput(
            f"{name} is not {encoding} text ({error})", mend="name its encoding with --encoding"
        ) from error
    if "\x00" in text:
        raise UnreadableInput(f"{name} is no text: character {text.index(chr(0))} is a NUL", mend="check --encoding")
    return text


def _decode_declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    if not found:
        return None
    try:
        return data.decode(found.group(1).decode("ascii"))
    except (LookupError, ValueError):
        return None


def _wrong_encoding(error: UnicodeDecodeError, name: str, encoding: str | None) -> UnreadableInput:
    if encoding:
        return UnreadableInput(
            f"{name} is not {encoding} text: byte {error.start} cannot be read",
            mend="name its encoding with --encoding",
        )
    return UnreadableInput(
        f"{name} is not UTF-8 text: byte {error.start} is {error.object[error.start]:#04x}",
        mend="name its encoding, for instance `--encoding cp1252`",
    )
