"""The read-out of a meeting: its topics and outcomes by who says so; what a side does not say is *nothing in the corpus*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from detente.ask.corpus import Corpus
from detente.ask.fruitless import fruitless, says_no_agreement
from detente.ask.rows import Row
from detente.ask.speech import Said, speeches
from detente.ask.undertakings import Undertaking, find_undertakings
from detente.lexicon.folding import fold
from detente.lexicon.ledgers import ledger_words
from detente.model import TALKS, Act, Event, Mention, Passage, Prop, Status

NOTHING = "nothing in the corpus"
REPORTS = "the reports"
TOPIC, OUTCOME = "topic", "outcome"
OTHER = "other"
NO_AGREEMENT = "no_agreement"
"""Under it stands who says of a meeting that nothing was agreed."""
REACH = 8
"""So many sentences behind the words that tell a meeting its read-out may still go on."""
_LEAST = 3
"""Words that a topic has at least: shorter pieces are what is left of a sentence cut wrongly."""
_MET = (Prop.PARTY, Prop.MEDIATOR, Prop.HOST, Prop.GUARANTOR, Prop.WITNESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """What one side, or the reports in their own voice, say of a topic; no words: nothing in the corpus."""

    side: str
    speakers: tuple[str, ...]
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.side}: {' / '.join(self.words) or NOTHING}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadoutRow(Row):
    """A topic or an outcome of a meeting. ``says`` has a cell for each side that took part or speaks, and for the reports."""

    event: str
    row: str
    issue: str
    label: str
    says: tuple[Says, ...]


@dataclass(slots=True)
class _Cells:
    """What is said under one heading, by side."""

    speakers: dict[str, list[str]] = field(default_factory=dict)
    words: dict[str, list[Passage]] = field(default_factory=dict)
    issue: list[Passage] = field(default_factory=list)

    def add(self, side: str, speaker: str | None, words: Passage, issue: Passage | None) -> None:
        """Put words under a side, once; words that hold others of it take their place."""
        mine = self.words.setdefault(side, [])
        if any(
            held.start <= words.start and words.end <= held.end and held.report_id == words.report_id for held in mine
        ):
            return
        mine[:] = [
            held
            for held in mine
            if not (held.report_id == words.report_id and words.start <= held.start and held.end <= words.end)
        ]
        mine.append(words)
        speakers = self.speakers.setdefault(side, [])
        if speaker and speaker not in speakers:
            speakers.append(speaker)
        if issue:
            self.issue.append(issue)


def readout_rows(corpus: Corpus, event: Event) -> list[ReadoutRow]:
    """The matrix of one meeting: topics in the order of the issues' list, then outcomes; empty where no report tells any."""
    met = tuple(cell.value for cell in event.all(*_MET))
    sides = corpus.sides.all_of(met)
    table: dict[tuple[str, str], _Cells] = {}
    for row, side, speaker, words in _told(corpus, event, frozenset(sides)):
        found = corpus.issues.find(words.exact)
        cells = {
            (row, name): corpus.cut(words.report_id, words.start + start, words.start + end)
            for start, end, name in reversed(found)
        }
        if row == TOPIC and (without := says_no_agreement(words.exact)):
            cells[OUTCOME, NO_AGREEMENT] = corpus.cut(
                words.report_id, words.start + without[0], words.start + without[1]
            )
        for key in cells or [(row, OTHER)]:
            table.setdefault(key, _Cells()).add(side, speaker, words, cells.get(key))
    columns = list(
        dict.fromkeys([*sides, *(side for cells in table.values() for side in cells.words if side != REPORTS), REPORTS])
    )
    order = {name: number for number, name in enumerate(corpus.issues.by_name)}
    keys = sorted(table, key=lambda key: (key[0] == OUTCOME, order.get(key[1], len(order)), key[1]))
    return [_row(corpus, event, key, table[key], columns) for key in keys]


def _row(corpus: Corpus, event: Event, key: tuple[str, str], cells: _Cells, columns: list[str]) -> ReadoutRow:
    row, issue = key
    evidence = [corpus.cite("issue", issue, passage) for passage in cells.issue]
    evidence += [corpus.cite("says", side, passage) for side, words in cells.words.items() for passage in words]
    first = next(passage for words in cells.words.values() for passage in words)
    evidence += [corpus.cite("row", row, first), *([] if cells.issue else [corpus.cite("issue", issue, first)])]
    return ReadoutRow(
        event=event.id,
        row=row,
        issue=issue,
        label=corpus.issues.label(issue),
        says=tuple(
            Says(
                side=side,
                speakers=tuple(cells.speakers.get(side, ())),
                words=tuple(" ".join(passage.exact.split()) for passage in cells.words.get(side, ())),
            )
            for side in columns
        ),
        passages=tuple(dict.fromkeys(evidence)),
    )


def _told(corpus: Corpus, event: Event, sides: frozenset[str]) -> Iterator[tuple[str, str, str | None, Passage]]:
    """What is said of the meeting: topic or outcome, the side, the speaker, the words."""
    told = corpus.once(speeches)
    for report_id in sorted(event.reports, key=corpus.day_order):
        undertaken = [u for u in corpus.once(find_undertakings, report_id) if _is_of(corpus, event, u, sides)]
        for one in undertaken:
            for speaker in one.said_by or (None,):
                yield OUTCOME, corpus.side(speaker) if speaker else REPORTS, speaker, one.what
        covered = []
        for said in told.get(report_id, ()):
            if len(said.words.exact.split()) < _LEAST:
                continue
            if _belongs(corpus, event, said, sides) and not any(said.words.overlaps(u.what) for u in undertaken):
                covered.append(said.words)
                for speaker in said.speakers:
                    yield TOPIC, corpus.side(speaker), speaker, said.words
        covered += [one.what for one in undertaken]
        yield from _in_own_voice(corpus, event, report_id, covered)
        yield from _without_agreement(corpus, event, report_id, covered)


def _in_own_voice(
    corpus: Corpus, event: Event, report_id: str, covered: list[Passage]
) -> Iterator[tuple[str, str, str | None, Passage]]:
    """Issues that the report itself names in the sentences that tell the meeting."""
    for mention in event.mentions:
        at = corpus.sentence_at(report_id, mention.trigger.start) if mention.report_id == report_id else -1
        if at < 0:
            continue
        sentence = corpus.sentences(report_id)[at]
        words = corpus.cut(report_id, mention.trigger.start, sentence.end)
        if ledger_words("readouts", "discussed").search(fold(corpus.text(report_id)[sentence.start : sentence.end])):
            for start, end, _ in corpus.issues.find(words.exact):
                found = corpus.cut(report_id, words.start + start, words.start + end)
                if not any(found.overlaps(other) for other in covered):
                    yield TOPIC, REPORTS, None, found


def _without_agreement(
    corpus: Corpus, event: Event, report_id: str, covered: list[Passage]
) -> Iterator[tuple[str, str, str | None, Passage]]:
    """Sentences of a report beside the meeting, or soon behind, that say in its own voice that nothing was agreed."""
    for words, found in corpus.once(fruitless, report_id):
        last = _last_talks(corpus, report_id, words.end)
        near = last is not None and last[1].id == event.id and _distance(corpus, last[0], words) <= REACH
        if (near or _beside(corpus, event, words)) and not any(found.overlaps(other) for other in covered):
            yield TOPIC, REPORTS, None, words


def _is_of(corpus: Corpus, event: Event, told: Undertaking, sides: frozenset[str]) -> bool:
    """Whether an undertaking came out of the meeting: it is told behind it and binds those who met."""
    bound = set(corpus.sides.all_of(told.by))
    last = _last_talks(corpus, told.report_id, told.cue.start)
    near = last is not None and last[1].id == event.id and _distance(corpus, last[0], told.cue) <= REACH
    return bool(bound & sides) and (near or _beside(corpus, event, told.cue))


def _belongs(corpus: Corpus, event: Event, said: Said, sides: frozenset[str]) -> bool:
    """Whether words are of the meeting: beside the words that tell it, or of one who took part, soon behind, as in read-outs."""
    if _beside(corpus, event, said.trigger) and (set(said.sides) & sides or said.act != Act.WARN):
        return True
    last = _last_talks(corpus, said.report_id, said.at)
    if last is None or last[1].id != event.id or not set(said.sides) & sides:
        return False
    return _distance(corpus, last[0], said.trigger) <= REACH and _is_readout(said)


def _is_readout(said: Said) -> bool:
    words, cue = fold(said.words.exact), fold(said.trigger.exact)
    told = (ledger_words("readouts", name) for name in ("discussed", "stressed", "unagreed"))
    return said.act in (Act.DEMAND, Act.PROPOSE, Act.WELCOME, Act.PLEDGE) or any(
        p.search(words) or p.search(cue) for p in told
    )


def _beside(corpus: Corpus, event: Event, passage: Passage) -> bool:
    """Whether a sentence that tells the meeting holds the words."""
    at = corpus.sentence_at(passage.report_id, passage.start)
    return any(
        mention.report_id == passage.report_id and corpus.sentence_at(mention.report_id, mention.trigger.start) == at
        for mention in event.mentions
    )


def _last_talks(corpus: Corpus, report_id: str, at: int) -> tuple[Mention, Event] | None:
    found = None
    for mention, event in corpus.mentions_in.get(report_id, ()):
        if mention.trigger.start > at:
            break
        if event.kind in TALKS and event.status is Status.OCCURRED:
            found = (mention, event)
    return found


def _distance(corpus: Corpus, mention: Mention, passage: Passage) -> int:
    first = corpus.sentence_at(passage.report_id, mention.trigger.start)
    return corpus.sentence_at(passage.report_id, passage.start) - first
