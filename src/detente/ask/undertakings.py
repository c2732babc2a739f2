"""Where reports say that somebody undertakes something: who, what, towards whom, in whose mouth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.ask.corpus import Corpus, Named
from detente.ask.evidence import Evidence
from detente.ask.wording import Wording, find_wordings, is_unreal
from detente.lexicon.folding import fold
from detente.lexicon.ledgers import ledger_words
from detente.model import TALKS, Act, Cell, Claim, Event, Kind, Mention, Passage, Prop, Sentence, Statement, Status

_ACCORDS = frozenset({Kind.AGREEMENT, Kind.COMMITMENT, Kind.CEASEFIRE})
_REAL = frozenset({Status.OCCURRED.value, Status.PLANNED.value, Status.DENIED.value})
_BETWEEN = re.compile(r"\s*(?:,|and|, and|along with|as well as|&)?\s*(?:the\s+)?", re.IGNORECASE)
_SIDES = re.compile(
    r"\b(?:both|two|the) (?:\w+ )?(?:sides|parties|countries|leaders|ministers|governments|delegations|delegates|negotiators"
    r"|factions|rivals|presidents|pair)\b"
    r"|\bit (?:was|has been)\s*$|\bagreement (?:was|has been)\b|\bthey\b(?=[^,.]*$)",
    re.IGNORECASE,
)
_NO_DEED = re.compile(r"(?:from|by|in|at|of|on)\b", re.IGNORECASE)
"""How the words behind a pledge begin where they tell its circumstances, not what is pledged."""
_STATED = re.compile(
    r"\W*(?:that\b)?(?:(?!\b(?:will|would|shall|won['’]t|to|never|that|who|whom|whose|which|where)\b|['’](?:ll|d)\b).)*?"
    r"\b(?:is|are|was|were|can|could|may|might|has|have|had)\b"
    r"(?!\s+(?:fully\s+)?(?:and\s+will|to|ready|prepared|willing|committed|determined|bound|going|no\s+(?:intention|plan)s?)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""How the words behind a pledge begin where they say how things are, not what somebody will do: "dialogue *is* the best way"."""
_WAITING = re.compile(r"\W*(?:we|i)\s*(?:['’]ll|will|shall)\s+see\b(?!\s+(?:to|that)\b)", re.IGNORECASE)
"""What is no pledge though it says "will"."""
_SUBJECT = re.compile(
    r"\W*(?:that\b)?(?P<who>(?:(?!\b(?:will|would|shall)\b)[^;:])*?)(?<!that )(?<!which )(?<!who )"
    r"(?:\b(?:will|would|shall)\b|['’](?:ll|d)\b)(?!\s+(?:not\s+|never\s+)?"
    r"(?:(?:\w+ly\s+)?be\s+(?:\w+ly\s+)?(?:\w+(?:ed|en|wn)|sent|held|set|made|paid|kept)"
    r"|stay|remain|continue|begin|start|open|reopen|close|resume|end|stop|go ahead|take place)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""Who or what is to do what is said; not of what somebody may see to: "the prisoners will be freed", "the road will stay open"."""
_SELF = re.compile(
    r"\b(?:it|he|she|they|we|i|its|his|her|their|our|my|both|government|authorities|army|military|forces|troops|soldiers|sides|parties)\b",
    re.IGNORECASE,
)
_SURETY = re.compile(r"(?:en|as)sur|guarant|pledg|promis|vow|undert", re.IGNORECASE)
"""How words begin by which somebody answers for others too."""
_OURS = re.compile(r"\b(?:[Oo]ur|[Mm]y)(?:\s+[a-z][\w-]*){0,3}\s*$")
"""Before a commitment of whoever speaks, whomever the sentence names."""
_LEAST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """One telling of one undertaking. ``by`` and ``to`` are actors; ``said_by`` who says so, none for the report itself.

    ``joint``: it stands in what several signed together. ``talks`` is the event that it came out of, where one was told.
    """

    report_id: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    cue: Passage
    what: Passage
    said_by: tuple[str, ...]
    date: str | None
    status: str
    joint: bool
    talks: Event | None
    evidence: tuple[Evidence, ...]


Value = tuple[str, Passage, Statement | None]
"""A value with the words that give it, and the statement where one does."""


def find_undertakings(corpus: Corpus, report_id: str) -> list[Undertaking]:
    """What one report says that somebody undertook, in text order: by the words of undertaking, then by pledges read as claims."""
    text = corpus.text(report_id)
    found: list[Undertaking] = []
    for sentence in corpus.sentences(report_id):
        for wording in find_wordings(text, sentence.start, sentence.end):
            found += _of_wording(corpus, report_id, sentence, wording)
    for claim in corpus.claims_in.get(report_id, ()):
        if claim.value(Prop.ACT) == Act.PLEDGE and not any(_same_words(u, claim) for u in found):
            found += _of_claim(corpus, claim)
    return sorted(found, key=lambda u: (u.what, u.by))


def _of_wording(corpus: Corpus, report_id: str, sentence: Sentence, wording: Wording) -> Iterator[Undertaking]:
    cue = corpus.cut(report_id, wording.start, wording.end)
    mention = _read_as(corpus, cue)
    own = _own(corpus, mention) if mention else []
    status = next((stmt.value for cell, stmt in own if cell.prop is Prop.STATUS), Status.OCCURRED.value)
    talks = _talks_before(corpus, cue)
    by, note = _obligors(corpus, cue, sentence, own, talks)
    if status not in _REAL or not by:
        return
    to = _values(own, Prop.ADDRESSEE)
    date = _values(own, Prop.DATE)[:1]
    for start, end in wording.contents:
        what = corpus.cut(report_id, start, end)
        if _STATED.match(what.exact):
            continue
        said = _sayers(corpus, cue, what, own)
        joint = ledger_words("undertakings", "joint").search(
            fold(corpus.text(report_id)[sentence.start : sentence.end])
        )
        evidence = [_cite(corpus, "by", value, note) for value in by]
        evidence += [
            _cite(corpus, prop, value)
            for prop, values in (("towards", to), ("date", date), ("said_by", said))
            for value in values
        ]
        evidence += [corpus.cite("what", _plain(what), what), corpus.cite("status", status, cue)]
        if joint:
            words = corpus.cut(report_id, sentence.start + joint.start(), sentence.start + joint.end())
            evidence.append(corpus.cite("asserted_by", "both sides", words))
        yield Undertaking(
            report_id=report_id,
            by=_names(by),
            to=_names(to),
            cue=cue,
            what=what,
            said_by=_names(said),
            date=date[0][0] if date else None,
            status=status,
            joint=joint is not None,
            talks=talks[1] if talks else None,
            evidence=tuple(evidence),
        )


def _same_words(told: Undertaking, claim: Claim) -> bool:
    return any(told.what.overlaps(p) or told.cue.overlaps(p) for p in (claim.mention.telling, claim.mention.trigger))


def _of_claim(corpus: Corpus, claim: Claim) -> Iterator[Undertaking]:
    what, speaking = claim.mention.telling, claim.cells.get(Prop.SPEAKER, ())
    trigger = claim.mention.trigger
    if len(what.exact.split()) < _LEAST or not speaking or _NO_DEED.match(what.exact) or what.overlaps(trigger):
        return
    if _STATED.match(what.exact) or _WAITING.match(what.exact) or _is_of_others(corpus, claim):
        return
    if is_unreal(fold(corpus.text(what.report_id)[max(0, trigger.start - 60) : trigger.start])):
        return
    to = claim.cells.get(Prop.ADDRESSEE, ())
    evidence = [e for prop in ("by", "said_by") for cell in speaking for e in corpus.cite_as(prop, cell)]
    evidence += [e for cell in to for e in corpus.cite_as("towards", cell)]
    evidence.append(corpus.cite("what", _plain(what), what))
    evidence.append(corpus.cite("status", Status.OCCURRED.value, trigger))
    evidence += [e for cell in claim.cells.get(Prop.DATE, ())[:1] for e in corpus.cite_as("date", cell)]
    yield Undertaking(
        report_id=what.report_id,
        by=tuple(cell.value for cell in speaking),
        to=tuple(cell.value for cell in to),
        cue=trigger,
        what=what,
        said_by=tuple(cell.value for cell in speaking),
        date=claim.value(Prop.DATE),
        status=Status.OCCURRED.value,
        joint=False,
        talks=None,
        evidence=tuple(evidence),
    )


def _is_of_others(corpus: Corpus, claim: Claim) -> bool:
    """Whether a pledge is of what others are to do: "said *the two rivals* would stop", "said *the move* would help"."""
    what = claim.mention.telling
    told = _SUBJECT.match(what.exact)
    if told is None or _SELF.search(told["who"]) or _SURETY.match(claim.mention.trigger.exact):
        return False
    first, last = what.start + told.start("who"), what.start + told.end("who")
    named = [n.name for n in corpus.named_in.get(what.report_id, ()) if first <= n.start and n.end <= last]
    speaking = corpus.sides.all_of(cell.value for cell in claim.cells.get(Prop.SPEAKER, ()))
    return not set(corpus.sides.all_of(named)) & set(speaking)


def _obligors(
    corpus: Corpus,
    cue: Passage,
    sentence: Sentence,
    own: Sequence[tuple[Cell, Statement]],
    talks: tuple[Mention, Event] | None,
) -> tuple[list[Value], str | None]:
    """Who undertakes: those read as parties, else those named right before, else the sides of the talks told before.

    "Our commitment" is of whoever speaks, and of nobody named beside it.
    """
    read = _values(own, Prop.PARTY, Prop.SPEAKER)
    if any(name[:1].isupper() for name, _, _ in read):
        return read, None
    before = corpus.text(cue.report_id)[sentence.start : cue.start]
    if _OURS.search(before):
        return read, None
    named = [] if _SIDES.search(before) else _subject(corpus, cue, sentence)
    if named:
        return [(n.name, corpus.cut(cue.report_id, n.start, n.end), None) for n in named], None
    parties = [v for v in _values(_own(corpus, talks[0]), Prop.PARTY) if v[0][:1].isupper()] if talks else []
    return (parties, "the sides of the talks told before") if parties else (read, None)


def _subject(corpus: Corpus, cue: Passage, sentence: Sentence) -> list[Named]:
    """Those named last before the word, joined by "and"."""
    text = corpus.text(cue.report_id)
    found: list[Named] = []
    before = [n for n in corpus.named_in.get(cue.report_id, ()) if sentence.start <= n.start and n.end <= cue.start]
    for named in reversed(before):
        if text[named.start : named.end].islower():
            continue  # "the meeting" may stand for those who met
        if found and not (_BETWEEN.fullmatch(text, named.end, found[-1].start) and found[-1].start > named.end):
            break
        found.append(named)
    return found[::-1] if found and cue.start - found[0].end < 60 else []


def _sayers(corpus: Corpus, cue: Passage, what: Passage, own: Sequence[tuple[Cell, Statement]]) -> list[Value]:
    """In whose mouth the report puts it: the speakers of the claims that hold its words, else those that the reading names."""
    held: list[Value] = [
        (cell.value, stmt.passage, stmt)
        for claim in corpus.claims_in.get(cue.report_id, ())
        if claim.mention.telling.overlaps(what)
        and (not claim.mention.trigger.overlaps(cue) or claim.mention.trigger == claim.mention.telling)
        for cell in claim.cells.get(Prop.SPEAKER, ())
        for stmt in cell.statements
    ]
    if held:
        return held
    told = [(stmt.said_by, stmt) for cell, stmt in own if stmt.said_by and cell.prop is Prop.KIND]
    return [(name, stmt.passage, stmt) for name, stmt in told]


def _read_as(corpus: Corpus, cue: Passage) -> Mention | None:
    """The mention of an accord that was read at the words of undertaking."""
    for mention, event in corpus.mentions_in.get(cue.report_id, ()):
        if mention.trigger.overlaps(cue) and event.kind in _ACCORDS:
            return mention
    return None


def _talks_before(corpus: Corpus, cue: Passage) -> tuple[Mention, Event] | None:
    """The last talks of two sides or more that the report tells before."""
    found = None
    for mention, event in corpus.mentions_in.get(cue.report_id, ()):
        if mention.trigger.start >= cue.start:
            break
        if event.kind in TALKS and event.status is Status.OCCURRED:
            parties = [c.value for c, _ in _own(corpus, mention) if c.prop is Prop.PARTY and c.value[:1].isupper()]
            if len(corpus.sides.all_of(parties)) >= 2:
                found = (mention, event)
    return found


def _own(corpus: Corpus, mention: Mention) -> list[tuple[Cell, Statement]]:
    return corpus.said_of.get(mention.id, [])


def _values(own: Sequence[tuple[Cell, Statement]], *props: Prop) -> list[Value]:
    return [(cell.value, stmt.passage, stmt) for cell, stmt in own if cell.prop in props]


def _names(values: Sequence[Value]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name, _, _ in values))


def _cite(corpus: Corpus, prop: str, value: Value, note: str | None = None) -> Evidence:
    name, passage, stmt = value
    return corpus.cite(
        prop, name, passage, said_by=stmt.said_by if stmt else None, note=note or (stmt.note if stmt else None)
    )


def _plain(passage: Passage) -> str:
    return " ".join(passage.exact.split())
