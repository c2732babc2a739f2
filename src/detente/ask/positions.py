"""Where each side stands on each issue: its latest stance with the words, and whether it moved."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from detente.ask.corpus import Corpus
from detente.ask.evidence import Evidence
from detente.ask.rows import Row
from detente.ask.speech import Said, speeches
from detente.lexicon.folding import fold
from detente.lexicon.ledgers import ledger_words
from detente.model import Act, DayInterval

FOR, AGAINST, ASKS, SPEAKS = "for", "against", "asks", "speaks of it"
_BY_ACT: Mapping[str, str] = {
    Act.WELCOME: FOR, Act.PROPOSE: FOR, Act.PLEDGE: FOR, Act.REJECT: AGAINST, Act.CONDEMN: AGAINST, Act.DEMAND: ASKS,
}  # fmt: skip
_NOT = re.compile(r"(?:\bnot|n't|\bnever|\bno longer|\bwithout|\bnor|\bfail(?:s|ed|ing)? to)\s+(?:\w+\s+){0,2}$")
"""Right before words for or against something, with two words between at most."""
ONE, SAME = "one stance only", "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """One stance of a side on an issue. ``date`` is the day of the words, else the publication of their report."""

    date: str | None
    speaker: str
    act: str
    stance: str
    words: str
    report: str

    def __str__(self) -> str:
        return f"{self.date or '?'} {self.speaker} ({self.act}, {self.stance}): {self.words} ({self.report})"


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow(Row):
    """The latest stance of a side on an issue, and the earlier ones, latest first. ``as_of`` is its day, as in ``Stance``.

    ``stance``: for, against, asks (a demand that names the issue), speaks of it. ``moved``: *no*, *one stance only*, or from what
    to what it moved, each with its day: *against* on one day and *for* or *asks* on another is a move, whatever was merely
    spoken of between or since.
    """

    actor: str
    issue: str
    label: str
    as_of: str | None
    speaker: str
    act: str
    stance: str
    words: str
    moved: str
    earlier: tuple[Stance, ...]
    report: str
    claim: str


def position_rows(corpus: Corpus) -> list[PositionRow]:
    """A row a side and issue, by side, then in the order of the issues' list. What has no day is never the latest of several.

    The press reports and takes no position, nor does it give its land's.
    """
    found: dict[tuple[str, str], list[tuple[Said, Evidence, Evidence]]] = {}
    for told in corpus.once(speeches).values():
        for said in told:
            for start, end, issue in corpus.issues.find(said.words.exact):
                words = corpus.cut(said.report_id, said.words.start + start, said.words.start + end)
                spoken = corpus.cite("issue", issue, words)
                for side in (side for side in said.sides if not corpus.sides.is_press(side)):
                    own = found.setdefault((side, issue), [])
                    if not any(other.key == said.key for other, _, _ in own):
                        own.append((said, spoken, _grounds(corpus, said)))
    order = {name: number for number, name in enumerate(corpus.issues.by_name)}
    keys = sorted(found, key=lambda key: (key[0], order.get(key[1], len(order))))
    return [_row(corpus, side, issue, found[side, issue]) for side, issue in keys]


def _row(corpus: Corpus, side: str, issue: str, told: Sequence[tuple[Said, Evidence, Evidence]]) -> PositionRow:
    in_order = sorted(told, key=lambda one: (_when(corpus, one[0]) or date.min, one[0].report_id, one[0].at))
    latest, *before = reversed(in_order)
    stances = [_stance(corpus, said) for said, _, _ in (latest, *before)]
    evidence: list[Evidence] = []
    for number, (said, spoken, grounds) in enumerate((latest, *before)):
        own = [e for e in said.evidence if e.prop != "addressee"]
        if number:
            evidence += [e.cited_for("earlier", str(stances[number])) for e in own if e.prop == "content"]
        else:
            evidence += [*own, spoken, grounds, *(e.cited_for("actor", side) for e in own if e.prop == "speaker")]
    return PositionRow(
        actor=side,
        issue=issue,
        label=corpus.issues.label(issue),
        as_of=stances[0].date,
        speaker=stances[0].speaker,
        act=stances[0].act,
        stance=stances[0].stance,
        words=stances[0].words,
        moved=_moved(stances),
        earlier=tuple(stances[1:]),
        report=stances[0].report,
        claim=latest[0].key,
        passages=tuple(evidence),
    )


def _moved(stances: Sequence[Stance]) -> str:
    if len(stances) == 1:
        return ONE
    told = [stance for stance in stances if stance.stance != SPEAKS]
    for other in told[1:]:
        sides = {told[0].stance, other.stance}
        if AGAINST in sides and sides & {FOR, ASKS} and other.date != told[0].date:
            return f"from {other.stance} ({other.date or 'no day'}) to {told[0].stance} ({told[0].date or 'no day'})"
    return SAME


def _stance(corpus: Corpus, said: Said) -> Stance:
    return Stance(
        date=_day(corpus, said),
        speaker=" and ".join(said.speakers),
        act=said.act,
        stance=_direction(said)[0],
        words=" ".join(said.words.exact.split()),
        report=corpus.names[said.report_id],
    )


def _direction(said: Said) -> tuple[str, tuple[int, int] | None]:
    """For or against, by the act, else by the words of the content; against counts before for ("not ready to").

    Words that something is said not to be are neither: "the rebels are *not* supporting the truce", "had *not* ruled it out".
    """
    if said.act in _BY_ACT:
        return _BY_ACT[said.act], None
    words = fold(said.words.exact)
    for name in (AGAINST, FOR):
        for found in ledger_words("stances", name).finditer(words) if said.act == Act.ASSERT else ():
            if not _NOT.search(words, 0, found.start()):
                return name, found.span()
    return SPEAKS, None


def _grounds(corpus: Corpus, said: Said) -> Evidence:
    stance, at = _direction(said)
    words = corpus.cut(said.report_id, said.words.start + at[0], said.words.start + at[1]) if at else said.trigger
    return corpus.cite("stance", stance, words)


def _day(corpus: Corpus, said: Said) -> str | None:
    own = next((e.value for e in said.evidence if e.prop == "date"), None)
    published = corpus.published(said.report_id)
    return own or (str(published) if published else None)


def _when(corpus: Corpus, said: Said) -> date | None:
    day = _day(corpus, said)
    known = DayInterval.parse(day) if day else None
    return (known.end or known.start) if known else None
