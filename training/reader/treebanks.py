"""Sentences of the Universal Dependencies treebanks, read from CoNLL-U."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

SETS = ("gum", "ud_ewt", "ud_pud")

_FREE_GENRES = frozenset({"news", "interview"})
"""GUM's texts from Wikinews: CC BY 2.5."""

_FREE_SITES = (
    "journals.plos.org",
    "www.mdpi.com",
    "dh2017.adho.org",
    "iopscience.iop.org",
    "journals.linguisticsociety.org",
)
"""Where GUM's academic papers come from whose publishers put everything under CC BY; any other site counts as unproven."""

_FREE_COURTS = ("www.supremecourt.gov",)
"""Transcripts of a federal court of the United States are in the public domain; recordings put online by others are unproven."""


@dataclass(slots=True)
class Word:
    """One syntactic word. ``head`` is the 0-based index of its governor, -1 at the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    misc: dict[str, str] = field(default_factory=dict)
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Treebanked:
    """One sentence with its gold tree; ``start`` and ``end`` of its words are offsets in ``text``.

    The words of a multiword token share its characters: "didn't" is "did" and "n't", and where the forms do not spell
    the surface ("gonna" as "going", "to") each of them spans all of it.

    ``share_alike`` is False only where the text's own licence is known not to ask for it.
    """

    id: str
    doc: str
    genre: str
    text: str
    words: list[Word]
    share_alike: bool = True
    source: str = ""
    treebank: str = ""


def read_licensed(root: Path, *sets: str) -> Iterator[Treebanked]:
    """The sentences of GUM, EWT and PUD below the folder of licensed sets; all three, or those that are named."""
    for name in sets or SETS:
        for path in sorted((root / name).glob("*.conllu")):
            yield from read_conllu(path.read_text(encoding="utf-8").splitlines(), treebank=name)


def read_conllu(lines: Iterable[str], *, treebank: str = "") -> Iterator[Treebanked]:
    """The sentences of a file; empty nodes are skipped, multiword tokens give offsets only.

    >>> rows = ["1 They they PRON PRP _ 2 nsubj _ _", "2 left leave VERB VBD _ 0 root _ _"]
    >>> lines = ["# text = They left", *(row.replace(" ", chr(9)) for row in rows)]
    >>> [(word.form, word.head, word.start) for word in next(read_conllu(lines)).words]
    [('They', 1, 0), ('left', -1, 5)]
    """
    document: dict[str, str] = {}
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            key, value = key.strip(), value.strip()
            if key == "newdoc id":
                document = {"id": value}
            elif key.startswith("meta::"):
                document[key.removeprefix("meta::")] = value
            else:
                comments[key] = value
        elif line.strip():
            rows.append(line.split("\t"))
        elif rows:
            sentence = _sentence(document, comments, rows)
            sentence.treebank = treebank
            yield sentence
            comments, rows = {}, []


def is_share_alike(genre: str, source: str) -> bool:
    """Whether a text asks that what is made from it be shared alike, or cannot be shown not to.

    >>> is_share_alike("news", "https://en.wikinews.org/wiki/Talks"), is_share_alike("bio", "https://en.wikipedia.org/wiki/X")
    (False, True)
    """
    site = source.partition("://")[2].partition("/")[0]
    return not (
        (genre in _FREE_GENRES and site == "en.wikinews.org")
        or (genre == "academic" and site in _FREE_SITES)
        or (genre == "court" and site in _FREE_COURTS)
    )


def _sentence(document: dict[str, str], comments: dict[str, str], rows: list[list[str]]) -> Treebanked:
    number = {row[0]: at for at, row in enumerate(r for r in rows if r[0].isdigit())}
    words = [_word(row, number) for row in rows if row[0].isdigit()]
    text = comments.get("text", " ".join(word.form for word in words))
    _place(text, rows, words, number)
    genre, source = document.get("genre", ""), document.get("sourceURL", "")
    return Treebanked(
        id=comments.get("sent_id", ""),
        doc=document.get("id", ""),
        genre=genre,
        text=text,
        words=words,
        share_alike=is_share_alike(genre, source),
        source=source,
    )


def _word(row: list[str], number: dict[str, int]) -> Word:
    misc = dict(pair.partition("=")[::2] for pair in row[9].split("|") if pair != "_")
    return Word(
        form=row[1],
        lemma=row[2],
        upos=row[3],
        xpos=row[4],
        head=-1 if row[6] == "0" else number[row[6]],
        deprel=row[7],
        misc=misc,
    )


def _place(text: str, rows: list[list[str]], words: list[Word], number: dict[str, int]) -> None:
    at, covered = 0, -1
    for row in rows:
        first, _, last = row[0].partition("-")
        if "." in first or (not last and number[first] <= covered):
            continue
        start = text.find(row[1], at)
        start = at if start < 0 else start
        at = min(len(text), start + len(row[1]))
        if not last:
            words[number[first]].start, words[number[first]].end = start, at
            continue
        covered = number[last]
        parts = words[number[first] : covered + 1]
        spells = "".join(part.form for part in parts) == row[1]
        inner = start
        for part in parts:
            part.start, part.end = (inner, inner + len(part.form)) if spells else (start, at)
            inner += len(part.form)
