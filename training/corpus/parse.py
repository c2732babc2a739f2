"""A report file cut into its header and its blocks: a sentence and the annotation lines under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from training.corpus.model import Problem, Process, Report, Sentence
from training.corpus.resolve import resolve_sentence
from training.corpus.table import read_process

ROLES = {"H: ": "headline", "U: ": "subhead", "D: ": "dateline", "X: ": "furniture"}
REGISTERS = (
    "wire",
    "headline",
    "spun",
    "readout",
    "un",
    "local",
    "upper",
    "quotes",
    "live",
    "anniversary",
    "feature",
)
_AGAIN = {"corpus-second", "first-round"}
_HEADER = {"register", "published", "shown", "origin", "hard"}


@dataclass(slots=True)
class Block:
    """A sentence as written and the annotation lines under it with their line numbers."""

    text: str
    role: str
    paragraph: int
    line: int
    notes: list[tuple[int, str, str]] = field(default_factory=list)


def read_report(path: Path, process: Process, problems: list[Problem]) -> Report | None:
    """Read one report; what is wrong is added to ``problems``, the rest goes on. ``None``: the header is not usable."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header, body_at = _header(path, lines, problems)
    try:
        published = date.fromisoformat(header.get("published", ""))
    except ValueError:
        problems.append(
            Problem(
                path=str(path),
                line=1,
                message="write `published: YYYY-MM-DD`, the true day; `shown: none` where the page has none",
            )
        )
        return None
    if header.get("register") not in REGISTERS:
        problems.append(Problem(path=str(path), line=1, message=f"write `register:` as one of {', '.join(REGISTERS)}"))
    report_id = f"{path.parent.name}/{path.stem}"
    upper = header.get("register") == "upper"
    sentences: list[Sentence] = []
    for block in read_blocks(lines, body_at, str(path), problems):
        sentence, wrong = resolve_sentence(block, process, published, report_id, upper=upper)
        sentences.append(sentence)
        problems.extend(Problem(path=str(path), line=line, message=message) for line, message in wrong)
    return Report(
        id=report_id,
        process=path.parent.name,
        register=header.get("register", ""),
        published=published.isoformat(),
        shown=header.get("shown"),
        origin=header.get("origin"),
        hard=header.get("hard"),
        sentences=tuple(sentences),
        path=str(path),
    )


def _header(path: Path, lines: list[str], problems: list[Problem]) -> tuple[dict[str, str], int]:
    header: dict[str, str] = {}
    for number, line in enumerate(lines):
        if not line.strip():
            return header, number + 1
        key, _, value = line.partition(":")
        if key not in _HEADER:
            problems.append(
                Problem(
                    path=str(path),
                    line=number + 1,
                    message=f"{key!r} is no header; use {', '.join(sorted(_HEADER))}, then an empty line",
                )
            )
        header[key] = value.strip()
    return header, len(lines)


def read_blocks(lines: list[str], start: int, path: str, problems: list[Problem]) -> Iterator[Block]:
    """Cut a report from line index ``start`` on into its blocks."""
    block: Block | None = None
    paragraph, fresh = 0, False
    for number, line in enumerate(lines[start:], start=start + 1):
        if not line.strip():
            fresh = True
            continue
        if line.startswith("//"):
            continue
        if line[0] in " \t":
            note = re.fullmatch(r"\s+([NTFEQ]) (.+)", line.rstrip())
            if fresh and block is not None:
                problems.append(
                    Problem(
                        path=path,
                        line=number,
                        message="an empty line parts this line from its sentence; drop the empty line",
                    )
                )
                fresh = False
            if block is None or note is None:
                problems.append(
                    Problem(
                        path=path,
                        line=number,
                        message="an annotation line is two spaces, one of N T F E Q, a space, its fields",
                    )
                )
            else:
                block.notes.append((number, note[1], note[2].strip()))
            continue
        role = ROLES.get(line[:3], "body")
        if block is not None:
            yield block
            paragraph += (
                fresh
                or role in ("headline", "subhead", "furniture")
                or block.role in ("headline", "subhead", "furniture")
            )
        block = Block(line[3:].strip() if role != "body" else line.strip(), role, paragraph, number)
        fresh = False
    if block is not None:
        yield block


def read_folder(folder: Path) -> tuple[Process, list[Report], list[Problem]]:
    """All reports of a process with its table."""
    process, problems = read_process(folder)
    reports = [
        read_report(path, process, problems) for path in sorted(folder.glob("*.txt")) if not path.name.startswith("_")
    ]
    return process, [r for r in reports if r], problems


def folders(root: Path) -> list[Path]:
    """Every folder at or under the root that holds a table of names or numbered reports, in order.

    A second annotation (``corpus-second/``, in it ``first-round/``) holds the same reports once more and is read only
    where the root names it.
    """
    found = {p.parent for p in root.rglob("*.txt") if p.name == "_process.txt" or re.fullmatch(r"\d+", p.stem)}
    return sorted(f for f in found if not _AGAIN & set(f.relative_to(root).parts))
