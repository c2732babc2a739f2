"""Paths to bytes: the one module of Détente that opens the files of its input."""

from __future__ import annotations

import difflib
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from detente.errors import BadField, DetenteError, InputError, UnreadableInput
from detente.ingest.binary import refuse_binary
from detente.ingest.decode import decode
from detente.ingest.fields import is_metadata, read_interval, read_json_object, report_content, report_fields
from detente.ingest.received import Media, ReadOptions, Received, Refusal

_NO_OPTIONS = ReadOptions()
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_JSONL_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_KEPT_FIELDS = ("published", "outlet", "url", "title")
_SNIFFED = 1024
FOLDER_METADATA = "metadata.jsonl"
"""The file of a folder that says when its reports were published, and by whom."""


@dataclass(frozen=True, slots=True)
class _Walk:
    """``walked``: the folders seen so far; ``above``: those that hold this one; ``said``: what their metadata say of files."""

    tell: Callable[[str], None] | None
    walked: set[tuple[int, int]] = field(default_factory=set)
    above: tuple[tuple[int, int], ...] = ()
    said: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def receive(
    paths: Iterable[str | Path],
    options: ReadOptions = _NO_OPTIONS,
    *,
    stdin: BinaryIO | None = None,
    tell: Callable[[str], None] | None = None,
) -> Iterator[Received | Refusal]:
    """The reports at the paths, in order, each thing that cannot be used as a ``Refusal`` in its place.

    A path is a text or HTML file, a JSONL file with one report a line (fields text, html or body; title, url,
    published or date, outlet or source, file, id or name), a folder (everything in it, sorted, hidden files left out),
    or ``-`` for standard input. Folders are walked once, whatever links lead to them. A folder's own ``metadata.jsonl``
    comes with what it names in the folder and below; ``tell`` is called with a line that says so. Nothing larger than
    ``options.max_bytes`` is read whole.
    """
    walk = _Walk(tell)
    for path in paths:
        if str(path) == "-":
            yield from _receive_stream(stdin or sys.stdin.buffer, "stdin", None, options)
        else:
            yield from _receive_path(Path(path), options, walk)


def read_metadata(path: str | Path) -> dict[str, dict[str, str]]:
    """What a ``FILE.jsonl`` of ``{"file", "published", "outlet", "url", "title"}`` says, by base name of file.

    Other keys are left out, and so is what is null. Raises ``UnreadableInput`` where the file cannot be read, and
    ``BadField`` with every line that is at fault: with a date misread in silence, all dates of a report are wrong.
    """
    path = Path(path)
    rows: dict[str, dict[str, str]] = {}
    faults: list[str] = []
    try:
        lines = decode(path.read_bytes(), path.name).splitlines()
    except OSError as error:
        raise _cannot_open(path, error) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            name, fields = _metadata_row(line, f"line {number}")
            if rows.setdefault(name, fields) != fields:
                faults.append(f"line {number}: {name} again, with other values")
        except BadField as error:
            faults.append(error.message)
    if faults:
        raise BadField(
            f"{path.name}: {'; '.join(faults)}", mend='write {"file": "a.txt", "published": "2024-02-17"} a line'
        )
    return rows


def unused_metadata(options: ReadOptions, names: Iterable[str]) -> tuple[str, ...]:
    """The file names of metadata rows that none of the received ``names`` matched, sorted: perhaps misspelt.

    >>> unused_metadata(ReadOptions(metadata={"a.txt": {}, "b.txt": {}}), ["a.txt"])
    ('b.txt',)
    """
    return tuple(sorted(set(options.metadata) - set(names)))


def _metadata_row(line: str, where: str) -> tuple[str, dict[str, str]]:
    row = read_json_object(line, where)
    file = row.get("file")
    if not isinstance(file, str) or not file.strip():
        raise BadField(f"{where}: no field file")
    fields = {}
    for key in _KEPT_FIELDS:
        value = row.get(key)
        if value is not None and not isinstance(value, str):
            raise BadField(f"{where}: {key} is not text but {value!r}")
        if value and value.strip():
            fields[key] = value.strip()
    if "published" in fields:
        read_interval(fields["published"], f"{where}, published")
    return Path(file.strip()).name, fields


def _receive_path(path: Path, options: ReadOptions, walk: _Walk) -> Iterator[Received | Refusal]:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            yield from _receive_folder(path, (status.st_dev, status.st_ino), options, walk)
        elif not stat.S_ISREG(status.st_mode) and walk.above:
            yield Refusal(
                path.name, UnreadableInput(f"{path} is not a regular file", mend="leave it out of the folder")
            )
        elif status.st_size > options.max_bytes and not _is_jsonl(path):
            yield Refusal(path.name, _too_large(str(path), options.max_bytes))
        else:
            with path.open("rb") as stream:
                for item in _receive_stream(stream, path.name, path, options):
                    if isinstance(item, Received):
                        own = walk.said.get(item.name, {})
                        yield replace(item, fields={**item.fields, **own})
                    else:
                        yield item
    except OSError as error:
        yield Refusal(path.name, _cannot_open(path, error))


def _receive_folder(
    folder: Path, identity: tuple[int, int], options: ReadOptions, walk: _Walk
) -> Iterator[Received | Refusal]:
    if identity in walk.above:
        error = UnreadableInput(
            f"{folder} leads back to a folder that holds it", mend="remove the link; the rest is read"
        )
        yield Refusal(folder.name, error)
    if identity in walk.walked:
        return
    walk.walked.add(identity)
    inside = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    if not inside and not walk.above:
        yield Refusal(
            folder.name, UnreadableInput(f"{folder} is an empty folder", mend="name a folder with reports in it")
        )
    said = walk.said
    own = folder / FOLDER_METADATA
    if own in inside and own.is_file() and _holds_metadata(own, options.max_bytes):
        inside.remove(own)
        try:
            rows = read_metadata(own)
        except InputError as error:
            yield Refusal(own.name, error)
        else:
            said = {**said, **rows}
            if walk.tell:
                walk.tell(f"{own}: dates and outlets taken for {len(rows)} {'file' if len(rows) == 1 else 'files'}")
    below = replace(walk, above=(*walk.above, identity), said=said)
    for path in inside:
        yield from _receive_path(path, options, below)


def _holds_metadata(path: Path, max_bytes: int) -> bool:
    """Whether its first line is a row of metadata and not a report; a file that cannot be read is taken for its name."""
    try:
        with path.open("rb") as stream:
            return is_metadata(read_json_object(decode(stream.readline(max_bytes), path.name), path.name))
    except (InputError, OSError):
        return True


def _receive_stream(
    stream: BinaryIO, name: str, path: Path | None, options: ReadOptions
) -> Iterator[Received | Refusal]:
    if path is not None and _is_jsonl(path):
        yield from _receive_lines(stream, b"", name, options)
        return
    start = stream.read(_SNIFFED)
    media = _sniff(start, path)
    if media == "jsonl":
        yield from _receive_lines(stream, start, name, options)
        return
    data = start + stream.read(options.max_bytes + 1 - len(start)) if len(start) <= options.max_bytes else start
    try:
        yield Received(name, _checked(data, name, options), media)
    except InputError as error:
        yield Refusal(name, error)


def _checked(data: bytes, name: str, options: ReadOptions) -> bytes:
    if len(data) > options.max_bytes:
        raise _too_large(name, options.max_bytes)
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise UnreadableInput(f"{name} is empty", mend="leave it out, or add the report's text")
    refusal = None if options.encoding else refuse_binary(data, name)
    if refusal:
        raise refusal
    return data


def _receive_lines(stream: BinaryIO, start: bytes, name: str, options: ReadOptions) -> Iterator[Received | Refusal]:
    """The reports of a JSONL stream of which ``start`` was read already: one at fault is refused, the others go on."""
    number = 0
    for number, line in enumerate(_lines(stream, start, options.max_bytes), start=1):
        where = f"{name}, line {number}"
        try:
            if line is None:
                raise _too_large(where, options.max_bytes)
            if not line.strip():
                continue
            row = read_json_object(decode(line, where, encoding=options.encoding), where)
            if number == 1 and is_metadata(row):
                yield Refusal(name, _metadata_as_reports(name))
                return
            report_content(row, where)
            fields = report_fields(row)
            yield Received(fields.pop("name", f"{name}:{number}"), line, "jsonl", fields)
        except DetenteError as error:
            yield Refusal(where, error)
    if not number:
        yield Refusal(name, UnreadableInput(f"{name} is empty", mend="leave it out, or add one report a line"))


def _lines(stream: BinaryIO, start: bytes, max_bytes: int) -> Iterator[bytes | None]:
    """The lines of a stream without their ends; ``None`` for one too long, which is passed over in pieces."""
    rest = start
    while True:
        line, newline, rest = rest.partition(b"\n")
        if not newline:
            line += stream.readline(max(max_bytes + 2 - len(line), 1))
        if not line and not newline:
            return
        line = line.removesuffix(b"\n").removesuffix(b"\r")
        if len(line) <= max_bytes:
            yield line
            continue
        yield None
        while not newline:
            piece = stream.readline(max_bytes)
            newline = piece[-1:] if not piece or piece.endswith(b"\n") else b""
            if not piece:
                return


def _is_jsonl(path: Path) -> bool:
    return path.suffix.lower() in _JSONL_SUFFIXES


def _sniff(start: bytes, path: Path | None) -> Media:
    """The medium by the file's suffix, or else by how it starts; only standard input may be JSONL without saying so."""
    if path is not None and path.suffix.lower() in _HTML_SUFFIXES:
        return "html"
    head = start.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "jsonl" if path is None and head.startswith(b"{") else "text"


def _metadata_as_reports(name: str) -> UnreadableInput:
    return UnreadableInput(
        f"{name} says what other files are and holds no report", mend=f"give it as `--metadata {name}`"
    )


def _too_large(name: str, max_bytes: int) -> UnreadableInput:
    return UnreadableInput(
        f"{name} is larger than {max_bytes:,} bytes: too large for one report", mend="split it, one report a file"
    )


def _cannot_open(path: Path, error: OSError) -> UnreadableInput:
    if isinstance(error, FileNotFoundError):
        close = _close_names(path)
        return UnreadableInput(f"{path}: no such file", mend=f"did you mean {close}?" if close else "check the path")
    reason = (error.strerror or type(error).__name__).lower()
    mend = "give yourself the right to read it" if isinstance(error, PermissionError) else "check the path"
    return UnreadableInput(f"{path} cannot be read: {reason}", mend=mend)


def _close_names(path: Path) -> str:
    try:
        beside = sorted(other.name for other in path.parent.iterdir())
    except OSError:
        return ""
    return ", ".join(str(path.parent / name) for name in difflib.get_close_matches(path.name, beside, n=1))
