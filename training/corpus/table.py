"""``_process.txt``: the names of a process, the events that several reports tell, the pairs to keep apart."""

from __future__ import annotations

import re
from pathlib import Path

from detente.model.actor import NameType
from training.corpus.model import UNNAMED, Form, Problem, Process

_TYPES = {t.value for t in NameType} | {"seat", "none"}
_ID = re.compile(r"[a-z][a-z0-9_-]*")


def read_process(folder: Path) -> tuple[Process, list[Problem]]:
    """Read the table of a folder; what is wrong with it comes as problems, the rest goes on."""
    path = folder / "_process.txt"
    problems: list[Problem] = []
    actors: dict[str, str] = {}
    forms: list[Form] = []
    events: dict[str, str] = {}
    apart: list[tuple[str, str]] = []
    if not path.is_file():
        return Process(name=folder.name, path=str(path)), [
            Problem(path=str(path), line=1, message="no such file; write the table of names")
        ]
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = raw.split("//")[0].strip()
        if not line:
            continue
        try:
            _read_line(line, actors, forms, events, apart)
        except ValueError as error:
            problems.append(Problem(path=str(path), line=number, message=str(error)))
    known = set(actors)
    for form in forms:
        problems.extend(
            Problem(path=str(path), line=1, message=f"{actor!r} has no line `{actor} = type name, ...`; add one")
            for actor in form.actors
            if actor not in known
        )
    process = Process(
        name=folder.name, actors=actors, forms=tuple(forms), events=events, apart=tuple(apart), path=str(path)
    )
    return process, problems


def _read_line(
    line: str, actors: dict[str, str], forms: list[Form], events: dict[str, str], apart: list[tuple[str, str]]
) -> None:
    if line.startswith("event "):
        pieces = line.split(None, 2)
        if len(pieces) < 3 or not _ID.fullmatch(pieces[1]):
            raise ValueError("write `event id what it is`")
        if pieces[1] in events:
            raise ValueError(f"event {pieces[1]!r} is declared twice; drop one")
        events[pieces[1]] = pieces[2]
    elif line.startswith("apart "):
        pair = line.split()[1:]
        if len(pair) != 2:
            raise ValueError("write `apart id id`")
        apart.append((pair[0], pair[1]))
    elif "=" in line:
        _read_names(line, actors, forms)
    else:
        raise ValueError(
            "not a line of the table; write `id = type name, name; people ...; seat ...; ~ nominal`, `event ...` or `apart ...`"
        )


def _read_names(line: str, actors: dict[str, str], forms: list[Form]) -> None:
    left, _, right = line.partition("=")
    ids = () if left.strip() in ("-", "") else tuple(i.strip() for i in left.split("+"))
    for actor in ids:
        if not _ID.fullmatch(actor) or actor == UNNAMED:
            raise ValueError(f"{actor!r} is no id; use small letters, digits, - and _")
    for group in right.split(";"):
        words = group.strip()
        if not words:
            continue
        if words.startswith("~"):
            kind, listed = "nominal", words[1:]
        else:
            kind, _, listed = words.partition(" ")
        if kind not in _TYPES | {"nominal"}:
            raise ValueError(f"{kind!r} is no type; use one of {', '.join(sorted(_TYPES))} or ~")
        names = [n.strip() for n in listed.split(",") if n.strip()]
        if (
            len(ids) == 1
            and kind not in ("nominal", "seat", "none")
            and (ids[0] not in actors or actors[ids[0]] == "people")
        ):
            actors[ids[0]] = kind
        forms.extend(Form(text=name, type=kind, actors=ids) for name in names)
    if len(ids) == 1 and ids[0] not in actors:
        actors[ids[0]] = "nominal"
