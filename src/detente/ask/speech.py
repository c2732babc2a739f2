"""Acts of speech, whether they were read as claims or as events: who says what to whom, at which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.ask.corpus import Corpus
from detente.ask.evidence import Evidence, cite
from detente.lexicon.folding import fold
from detente.lexicon.ledgers import ledger_words
from detente.model import Act, Cell, Claim, Event, Kind, Mention, Passage, Prop, Statement

ACCEPT = "accept"
"""Beside the acts of the vocabulary: somebody agrees to what another asked for."""
_ACT_OF = {
    Kind.ACCUSATION: Act.ACCUSE, Kind.DENIAL: Act.DENY, Kind.REFUSAL: Act.REJECT, Kind.DEMAND: Act.DEMAND,
    Kind.PROPOSAL: Act.PROPOSE, Kind.THREAT: Act.WARN,
}  # fmt: skip
"""Kinds of events that are acts of speech of their own; a bare statement is one only with its content, as a claim."""

_BARE = 2
"""Words that name an act of speech and tell nothing of it: "the charge"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One act of speech. ``sides`` are those spoken for, ``to`` the sides it is said to or of, ``words`` its content."""

    key: str
    report_id: str
    speakers: tuple[str, ...]
    sides: tuple[str, ...]
    act: str
    to: tuple[str, ...]
    trigger: Passage
    words: Passage
    evidence: tuple[Evidence, ...]

    @property
    def at(self) -> int:
        """Where it stands in its report."""
        return self.trigger.start

    @property
    def end(self) -> int:
        """Where its words end."""
        return max(self.trigger.end, self.words.end)


def speeches(corpus: Corpus) -> dict[str, list[Said]]:
    """The acts of speech of each report, in text order. An event stands only where no claim was read at its word."""
    found: dict[str, list[Said]] = {}
    claimed = {(c.mention.report_id, c.mention.trigger.start) for c in corpus.claims}
    addressed = _addressed(corpus)
    for claim in corpus.claims:
        if claim.speaker:
            found.setdefault(claim.mention.report_id, []).append(_of_claim(corpus, claim, addressed))
    for event in corpus.events:
        for mention in event.mentions:
            act = _act(event, mention) if not _comes_back(event, mention) else None
            if act and (mention.report_id, mention.trigger.start) not in claimed:
                for said in _of_event(corpus, event, mention, act):
                    found.setdefault(said.report_id, []).append(said)
    return {key: sorted(said, key=lambda s: (s.at, s.words, s.key)) for key, said in found.items()}


def _comes_back(event: Event, mention: Mention) -> bool:
    """Whether a mention only names an act that its report has told: "rejected *the charge*"."""
    before = any(m.report_id == mention.report_id and m.trigger.start < mention.trigger.start for m in event.mentions)
    return before and len(mention.telling.exact.split()) <= _BARE


def _of_claim(corpus: Corpus, claim: Claim, addressed: dict[tuple[str, int], list[Cell]]) -> Said:
    mention = claim.mention
    to = [*claim.cells.get(Prop.ADDRESSEE, ()), *addressed.get((mention.report_id, mention.trigger.start), ())]
    cells = [c for prop in (Prop.SPEAKER, Prop.ACT, Prop.CONTENT, Prop.DATE) for c in claim.cells.get(prop, ())]
    speakers = tuple(cell.value for cell in claim.cells.get(Prop.SPEAKER, ()))
    return Said(
        key=claim.id,
        report_id=mention.report_id,
        speakers=speakers,
        sides=corpus.sides.all_of(speakers),
        act=claim.value(Prop.ACT) or Act.ASSERT,
        to=corpus.sides.all_of(cell.value for cell in to),
        trigger=mention.trigger,
        words=mention.telling,
        evidence=cite([*cells, *to[:1]], corpus.names),
    )


def _of_event(corpus: Corpus, event: Event, mention: Mention, act: str) -> Iterator[Said]:
    own = [(cell, stmt) for cell, stmt in corpus.said_of.get(mention.id, ()) if stmt.report_id == mention.report_id]
    props = (Prop.SPEAKER, Prop.PARTY) if act == ACCEPT else (Prop.SPEAKER,)
    speaking = [(cell, stmt) for cell, stmt in own if cell.prop in props]
    speakers = tuple(dict.fromkeys(cell.value for cell, _ in speaking))
    if not speakers or (act == ACCEPT and len(corpus.sides.all_of(speakers)) > 1):
        return
    to = [(cell, stmt) for cell, stmt in own if cell.prop is Prop.ADDRESSEE]
    evidence = [corpus.cite("speaker", cell.value, stmt.passage, said_by=stmt.said_by) for cell, stmt in speaking]
    evidence += [
        corpus.cite("act", act, mention.trigger),
        corpus.cite("content", mention.telling.exact, mention.telling),
    ]
    evidence += [corpus.cite("addressee", cell.value, stmt.passage) for cell, stmt in to]
    yield Said(
        key=event.id,
        report_id=mention.report_id,
        speakers=speakers,
        sides=corpus.sides.all_of(speakers),
        act=act,
        to=corpus.sides.all_of(cell.value for cell, _ in to),
        trigger=mention.trigger,
        words=mention.telling,
        evidence=tuple(evidence),
    )


def _act(event: Event, mention: Mention) -> str | None:
    kinds = {Kind(stmt.value) for stmt in _of(event, Prop.KIND) if stmt.mention_id == mention.id}
    if Kind.AGREEMENT in kinds and ledger_words("replies", "accepting").fullmatch(fold(mention.trigger.exact)):
        return ACCEPT
    return next((_ACT_OF[kind].value for kind in kinds if kind in _ACT_OF), None)


def _of(event: Event, prop: Prop) -> Iterator[Statement]:
    return (stmt for cell in event.cells.get(prop, ()) for stmt in cell.statements)


def _addressed(corpus: Corpus) -> dict[tuple[str, int], list[Cell]]:
    """To whom or of whom an act of speech was read as said, by report and the place of its word."""
    found: dict[tuple[str, int], list[Cell]] = {}
    for event in corpus.events:
        for mention in event.mentions:
            for cell, stmt in corpus.said_of.get(mention.id, ()):
                if cell.prop is Prop.ADDRESSEE and stmt.mention_id == mention.id:
                    own = Cell(prop=cell.prop, value=cell.value, statements=(stmt,))
                    found.setdefault((mention.report_id, mention.trigger.start), []).append(own)
    return found
