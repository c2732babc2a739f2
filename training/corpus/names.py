"""Names of a sentence from the process's table: what the table settles, what the links do, what the writer must say."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from detente.model.actor import NameType
from training.corpus.lines import LineError
from training.corpus.model import Form, Name, Process, Span
from training.corpus.spans import occurrences
from training.corpus.titles import find_titles

_LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|around|across|inside|throughout|into|within|via|(?:north|south|east|west) of|towards?)"
    r"(?: (?:the|central|northern|southern|eastern|western|downtown|nearby|neighbou?ring|[A-Z]\w+,))* $",
    re.IGNORECASE,
)
_NAME_TYPES = {t.value for t in NameType}
_NESTS = {"body", "group"}
_INNER = {"people", "state", "seat", "person"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form found in a sentence, its type not yet settled where it names a country or a seat."""

    span: Span
    type: str
    actors: tuple[str, ...]
    said: str | None = None


def find_candidates(text: str, process: Process, *, upper: bool = False) -> list[Candidate]:
    """All forms of the table, longest first; inside a body or group also the people and states it is named by.

    A title wins over the ``none`` forms inside it: `none State` leaves "Secretary of State" a title.
    """
    found: dict[Span, list[Form]] = {}
    for form in process.forms:
        if form.type == "nominal":
            continue
        for span in occurrences(text, form.text, ignore_case=upper):
            found.setdefault(span, []).append(form)
    kept: list[Candidate] = []
    for span in sorted(found, key=lambda s: (s.start - s.end, s.start)):
        outer = [c for c in kept if c.span.overlaps(span)]
        forms = found[span]
        if outer and not all(c.type in _NESTS and c.span.holds(span) and c.span != span for c in outer):
            continue
        if outer and forms[0].type not in _INNER:
            continue
        types = {f.type for f in forms}
        kind = forms[0].type if len(types) == 1 else "several"
        owners = {a for f in forms for a in f.actors}
        kept.append(Candidate(span, kind, tuple(sorted(owners))))
    for span in find_titles(text):
        kept = [c for c in kept if not (c.type == "none" and span.holds(c.span))]
        if not any(c.span.overlaps(span) for c in kept):
            kept.append(Candidate(span, "title", ()))
    return sorted((c for c in kept), key=lambda c: (c.span.start, -c.span.end))


def override(candidates: list[Candidate], span: Span, words: str, said: str, actor: str | None) -> list[Candidate]:
    """Put in the writer's word on one span: a type, ``acts``, ``owner``, ``-`` (no name), an actor id.

    Raises ``LineError`` where no form of the table stands there and the word alone does not give a type.
    """
    rest = [c for c in candidates if c.span != span]
    if said == "-":
        return rest
    old = next((c for c in candidates if c.span == span), None)
    if old is None and said not in _NAME_TYPES:
        raise LineError(
            f"{words!r} is no form of _process.txt here; list it there, or give its type: `N {words} person"
            f"{f' = {actor}' if actor else ''}`"
        )
    if old is None:
        return sorted([*candidates, Candidate(span, said, (actor,) if actor else (), said)], key=lambda c: c.span)
    actors = (actor,) if actor else old.actors
    mended = replace(old, said=said or old.said, actors=actors)
    if said in _NAME_TYPES and not (said in ("state", "place") and old.type in ("state", "seat", "several")):
        mended = replace(mended, type=said)
    return sorted([*rest, mended], key=lambda c: c.span)


def settle(
    text: str,
    candidates: list[Candidate],
    acting: dict[Span, tuple[str, ...]],
    placed: set[Span],
    process: Process,
    *,
    dateline: bool,
) -> tuple[list[Name], list[str]]:
    """Settle each candidate's type; what cannot be settled comes back as a question for the writer."""
    names: list[Name] = []
    asked: list[str] = []
    for c in candidates:
        if c.type == "none":
            continue
        words = c.span.of(text)
        if len(c.actors) > 1:
            asked.append(f"{words!r} may be {' or '.join(c.actors)}; add `N {words} = {c.actors[0]}`")
            continue
        actor = c.actors[0] if c.actors else None
        if c.type in ("state", "seat", "several"):
            settled = _country(text, c, acting, placed, dateline=dateline)
            if settled is None:
                asked.append(
                    f"does {words!r} act or is it a place? add `N {words} acts`, `N {words} owner` or `N {words} place`"
                )
                continue
            kind, metonym = settled
            if kind is NameType.STATE and actor and process.actors.get(actor) == "body":
                kind = NameType.BODY
            names.append(Name(span=c.span, type=kind, actor=actor, metonym=metonym))
        else:
            names.append(Name(span=c.span, type=NameType(c.type), actor=actor))
    return _holders(text, names, acting), asked


def _country(
    text: str, c: Candidate, acting: dict[Span, tuple[str, ...]], placed: set[Span], *, dateline: bool
) -> tuple[NameType, bool] | None:
    said = {
        "acts": (NameType.STATE, True),
        "owner": (NameType.STATE, False),
        "state": (NameType.STATE, False),
        "place": (NameType.PLACE, False),
    }
    if c.said in said:
        return said[c.said]
    if c.span in acting:
        return NameType.STATE, True
    if c.span in placed or dateline or _LOCATIVE.search(text[: c.span.start]):
        return NameType.PLACE, False
    return (NameType.STATE, False) if c.type == "state" else None


def _holders(text: str, names: list[Name], acting: dict[Span, tuple[str, ...]]) -> list[Name]:
    settled: list[Name] = []
    for name in names:
        holder = name.actor
        if name.type is NameType.TITLE and holder is None:
            after = [
                n
                for n in names
                if n.type is NameType.PERSON and re.fullmatch(r",? ", text[name.span.end : n.span.start])
            ]
            linked = acting.get(name.span, ())
            holder = after[0].actor if after else linked[0] if len(linked) == 1 else None
        settled.append(replace(name, actor=holder))
    return settled
