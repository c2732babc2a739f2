"""Files that are no text: what they are, and how to get text out of them."""

from __future__ import annotations

from pathlib import PurePath

from detente.errors import UnreadableInput

_DOCUMENT = "save it as plain text, for instance with `pandoc {name} -t plain -o {stem}.txt`, and add that"
_ARCHIVE = "unpack it and add the folder"
_IMAGE = "add the text that it shows; an OCR program such as tesseract can read it out"
_SOUND = "add a transcript of it"
_OTHER = "add the text as a UTF-8 file"
_KINDS: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"%PDF", "a PDF", "get its text out, for instance with `pdftotext {name} {stem}.txt`, and add that"),
    (0, b"PK\x03\x04", "a zip archive", _ARCHIVE),
    (0, b"\xd0\xcf\x11\xe0", "an old Microsoft Office document", _DOCUMENT),
    (0, b"{\\rtf", "a Rich Text document", _DOCUMENT),
    (0, b"\x89PNG", "a PNG image", _IMAGE),
    (0, b"\xff\xd8\xff", "a JPEG image", _IMAGE),
    (0, b"GIF8", "a GIF image", _IMAGE),
    (0, b"II*\x00", "a TIFF image", _IMAGE),
    (0, b"MM\x00*", "a TIFF image", _IMAGE),
    (8, b"WEBP", "a WebP image", _IMAGE),
    (0, b"\x1f\x8b", "a gzip archive", _ARCHIVE),
    (0, b"BZh", "a bzip2 archive", _ARCHIVE),
    (0, b"7z\xbc\xaf", "a 7z archive", _ARCHIVE),
    (0, b"\xfd7zXZ", "an xz archive", _ARCHIVE),
    (0, b"Rar!", "a RAR archive", _ARCHIVE),
    (0, b"SQLite format 3\x00", "an SQLite database", "give a record to -r instead of adding it"),
    (0, b"ID3", "a sound recording", _SOUND),
    (0, b"OggS", "a sound recording", _SOUND),
    (4, b"ftyp", "a film or sound recording", _SOUND),
    (0, b"\x7fELF", "a program", _OTHER),
    (0, b"\xff\xfe", "UTF-16 text", "say so with `--encoding utf-16`"),
    (0, b"\xfe\xff", "UTF-16 text", "say so with `--encoding utf-16`"),
)
_ZIPPED = {".docx": "a Word document", ".odt": "an OpenDocument text", ".epub": "an e-book"}


def refuse_binary(data: bytes, name: str) -> UnreadableInput | None:
    """The error for bytes that are no text (known by their first bytes or by a NUL), or ``None``.

    >>> str(refuse_binary(b"%PDF-1.7 ...", "talks.pdf"))
    'talks.pdf is a PDF; get its text out, for instance with `pdftotext talks.pdf talks.txt`, and add that'
    """
    path = PurePath(name)
    for at, magic, kind, how in _KINDS:
        if data.startswith(magic, at):
            zipped = _ZIPPED.get(path.suffix.lower()) if magic.startswith(b"PK") else None
            mend = (_DOCUMENT if zipped else how).format(name=name, stem=path.stem)
            return UnreadableInput(f"{name} is {zipped or kind}", mend=mend)
    at = data.find(b"\x00")
    if at >= 0:
        return UnreadableInput(f"{name} is no text: byte {at} is a NUL", mend=_OTHER)
    return None
