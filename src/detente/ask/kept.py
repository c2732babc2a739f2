"""What later reports say of a commitment: for, against, or that it is spoken of again; nothing where they say nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from detente.ask.corpus import Corpus, Named
from detente.ask.names import states_in
from detente.lexicon.folding import fold
from detente.lexicon.ledgers import ledger_words
from detente.lexicon.matching import find_lexicon_names
from detente.model import DayInterval, Event, Kind, Passage, Prop, Sentence, Status

NONE = 0
"""The degree of what was not kept."""
_FORCE = frozenset({"ceasefire", "use_of_force"})
"""Issues on which the use of force itself tells against a commitment."""
_BREACHES = frozenset({Kind.ATTACK, Kind.TERRITORIAL_CAPTURE, Kind.CEASEFIRE_VIOLATION})
_WORD = re.compile(r"[a-z]{4,}")
_STEM = 5
"""Letters by which the forms of one word are known: "withdraw", "withdrawal"."""
_SAME = 2
"""So many words in common say that what is kept or broken is what was undertaken, not another thing on that issue."""
_BOTH = re.compile(
    r"\b(?:both|two) (?:sides|parties|countries|leaders)\b|\bthe (?:sides|parties)\b|\btalks\b|\bnegotiations\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """What one later report says. ``scale``: 0 (not kept) to 3 (fully), as in the Peace Accords Matrix; ``None`` where the issue is
    only spoken of again. ``date`` is when it happened or, where that is not told, by when it was reported.
    """  # noqa: D205

    date: str | None
    scale: int | None
    words: str
    report: str

    @property
    def direction(self) -> str:
        """For, against, or open where it says neither."""
        return "open" if self.scale is None else "against" if self.scale == NONE else "for"

    def __str__(self) -> str:
        told = {None: "spoken of again", 0: "0 against"}.get(self.scale, f"{self.scale} for")
        return f"{told}: {self.words} ({self.report})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What is looked for: the sides bound, the issues, since when; where it is told itself, and where others are, by report.

    ``words``: the stems of what was undertaken. Two undertakings on one issue are not one: what is said of keeping has to name
    the thing itself.
    """

    sides: frozenset[str]
    issues: frozenset[str]
    since: DayInterval | None
    words: frozenset[str]
    told_at: tuple[Passage, ...]
    others_at: Mapping[str, Sequence[Passage]] = field(default_factory=dict)


def later_reports(corpus: Corpus, promise: Promise) -> list[tuple[Later, Passage]]:
    """All that reports of its day or after say of a promise, in the order of publication and of the text."""
    found = [*_by_words(corpus, promise), *_by_deeds(corpus, promise)]
    seen: dict[tuple[str, int], tuple[Later, Passage]] = {}
    for later, passage in found:
        seen.setdefault((passage.report_id, passage.start), (later, passage))
    return sorted(seen.values(), key=lambda one: (corpus.day_order(one[1].report_id), one[1].start))


def _by_words(corpus: Corpus, promise: Promise) -> Iterator[tuple[Later, Passage]]:
    own = {passage.report_id for passage in promise.told_at}
    for spoken in corpus.once(_Spoken).of(promise) if promise.issues else ():
        report_id, sentence = spoken.report_id, spoken.sentence
        if report_id in own or not _is_later(corpus, promise, report_id):
            continue
        at = [(start, end) for start, end, name in spoken.issues if name in promise.issues]
        if at and _is_theirs(corpus, promise, spoken):
            shared = promise.words & spoken.words
            issue = min(a for a, _ in at), max(b for _, b in at)
            told = _said_of_it(corpus, promise, report_id, sentence, issue)
            yield from (one for one in told if one[0].scale is None or len(shared) >= min(_SAME, len(promise.words)))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that names an issue, with the offsets in it: the stems of its words, the sides that it names."""

    report_id: str
    sentence: Sentence
    issues: Sequence[tuple[int, int, str]]
    words: frozenset[str]
    sides: frozenset[str]


class _Spoken:
    """The sentences of a record that name an issue, looked up by what a promise and they have in common."""

    def __init__(self, corpus: Corpus) -> None:
        self._told: list[_Sentence] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_side: dict[str, list[int]] = defaultdict(list)
        self._of_both: set[int] = set()
        for report_id in corpus.in_order:
            for sentence in corpus.sentences(report_id):
                self._take(corpus, report_id, sentence)

    def _take(self, corpus: Corpus, report_id: str, sentence: Sentence) -> None:
        text = corpus.text(report_id)[sentence.start : sentence.end]
        issues = corpus.issues.find(text)
        if not issues:
            return
        named = _named_in(corpus, report_id, sentence)
        one = _Sentence(report_id, sentence, issues, stems_undertaken(text), frozenset(named | states_in(text)))
        number = len(self._told)
        self._told.append(one)
        for word in one.words:
            self._by_word[word].append(number)
        for side in one.sides:
            self._by_side[side].append(number)
        if _BOTH.search(text.lower()):
            self._of_both.add(number)

    def of(self, promise: Promise) -> Iterator[_Sentence]:
        """Those that share a word with a promise and may be about those bound, in the order of publication and of the text."""
        theirs = self._of_both.union(*(self._by_side.get(side, ()) for side in promise.sides))
        same = set[int]().union(*(self._by_word.get(word, ()) for word in promise.words))
        return (self._told[number] for number in sorted(theirs & same))


def _named_in(corpus: Corpus, report_id: str, sentence: Sentence) -> set[str]:
    """The sides of the actors that a sentence names."""
    named = corpus.named_in.get(report_id, ())
    first, last = (bisect_left(named, at, key=_start) for at in (sentence.start, sentence.end))
    return {corpus.side(one.name) for one in named[first:last]}


def _start(named: Named) -> int:
    return named.start


def stems_undertaken(text: str) -> frozenset[str]:
    """The beginnings of the words by which an undertaking is known again: no names of sides, no words of promising.

    >>> sorted(stems_undertaken("Chad agreed to withdraw its troops from the border zone by May"))
    ['borde', 'troop', 'withd', 'zone']
    """
    folded = fold(text)
    named = {word for _, _, entry in find_lexicon_names(text) for word in fold(entry.name).split()}
    words = (word for word in _WORD.findall(folded) if word not in named)
    return frozenset(word[:_STEM] for word in words if not ledger_words("undertaken", "general").fullmatch(word))


def _said_of_it(
    corpus: Corpus, promise: Promise, report_id: str, sentence: Sentence, issue: tuple[int, int]
) -> Iterator[tuple[Later, Passage]]:
    """What a sentence that names the issue and the sides says of keeping; nothing where it only has the word in it."""
    words = corpus.text(report_id)[sentence.start : sentence.end]
    scale, cue = _scale(words)
    if cue is None and not _is_discussed(words):
        return
    if cue and not _is_told_of(corpus, promise, report_id, sentence, sentence.start + cue[0]):
        return
    first, last = (min(issue[0], cue[0]), max(issue[1], cue[1])) if cue else issue
    passage = corpus.cut(report_id, sentence.start + first, sentence.start + last)
    if any(passage.overlaps(other) for other in promise.others_at.get(report_id, ())):
        return  # to promise it once more is not to keep it
    published = corpus.published(report_id)
    date = f"../{published.end}" if published and published.end else None
    yield Later(date=date, scale=scale, words=" ".join(passage.exact.split()), report=corpus.names[report_id]), passage


def _is_later(corpus: Corpus, promise: Promise, report_id: str) -> bool:
    published = corpus.published(report_id)
    if published is None or published.end is None or promise.since is None:
        return False
    since = promise.since.end or promise.since.start
    return since is not None and published.end > since


def _is_theirs(corpus: Corpus, promise: Promise, spoken: _Sentence) -> bool:
    """Whether a sentence is about those bound: it names one of them, or both sides of a report that names each.

    Beside a stranger one of several is not enough: what Chad does to Libya is not what Chad and Sudan agreed.
    """
    if bound := spoken.sides & promise.sides:
        strangers = spoken.sides - promise.sides
        return len(promise.sides) == 1 or len(bound) > 1 or not strangers
    return promise.sides <= corpus.once(_sides_in, spoken.report_id)


def _sides_in(corpus: Corpus, report_id: str) -> frozenset[str]:
    """The sides of the actors that a report names."""
    return frozenset(corpus.side(named.name) for named in corpus.named_in.get(report_id, ()))


def _is_told_of(corpus: Corpus, promise: Promise, report_id: str, sentence: Sentence, at: int) -> bool:
    """Whether what is said of keeping is said of the one bound: where only one is, it is the last one named before."""
    if len(promise.sides) > 1:
        return True
    before = [n for n in corpus.named_in.get(report_id, ()) if sentence.start <= n.start and n.end <= at]
    return bool(before) and corpus.side(before[-1].name) in promise.sides


def _scale(words: str) -> tuple[int | None, tuple[int, int] | None]:
    """The degree that a sentence tells; words against count before words for, as "has not been implemented" holds both."""
    folded = fold(words)
    for degree in ("0", "3", "2", "1"):
        if found := ledger_words("kept", degree).search(folded):
            return int(degree), found.span()
    return None, None


def _is_discussed(words: str) -> bool:
    return ledger_words("readouts", "discussed").search(fold(words)) is not None


def _by_deeds(corpus: Corpus, promise: Promise) -> Iterator[tuple[Later, Passage]]:
    since = (promise.since.end or promise.since.start) if promise.since else None
    if not promise.issues & _FORCE or since is None:
        return
    breaches, by_doer = corpus.once(_breaches)
    for number in sorted({number for side in promise.sides for number in by_doer.get(side, ())}):
        event, first, doers, targets = breaches[number]
        others = promise.sides - doers
        if first > since and (not targets or targets & others):
            for mention in event.mentions:
                if not targets and not _names(corpus, mention.telling, others):
                    continue
                words = " ".join(mention.telling.exact.split())
                report = corpus.names[mention.report_id]
                yield Later(date=str(event.date), scale=NONE, words=words, report=report), mention.telling


def _names(corpus: Corpus, passage: Passage, sides: frozenset[str]) -> bool:
    """Whether the sentence of a passage names one of these sides, by any word for it: "the Kurdish-held towns"."""
    sentence = corpus.sentences(passage.report_id)[max(0, corpus.sentence_at(passage.report_id, passage.start))]
    named = _named_in(corpus, passage.report_id, sentence)
    return bool(sides & (named | states_in(corpus.text(passage.report_id)[sentence.start : sentence.end])))


_Breach = tuple[Event, date, frozenset[str], frozenset[str]]


def _breaches(corpus: Corpus) -> tuple[list[_Breach], dict[str, list[int]]]:
    """The uses of force that have a day: since when, by which sides, against which; and those of each side by their number."""
    found: list[_Breach] = [
        (
            event,
            days.start,
            frozenset(corpus.sides.all_of(cell.value for cell in event.all(Prop.PERPETRATOR))),
            frozenset(corpus.sides.all_of(cell.value for cell in event.all(Prop.TARGET))),
        )
        for event in corpus.events
        if event.kind in _BREACHES and event.status is Status.OCCURRED and (days := event.date) and days.start
    ]
    by_doer: dict[str, list[int]] = defaultdict(list)
    for number, (_, _, doers, _) in enumerate(found):
        for side in doers:
            by_doer[side].append(number)
    return found, by_doer


def standing(later: Iterable[Later] | Sequence[Later]) -> str:
    """The degrees that reports give: one, or from the lowest to the highest; never a mean.

    >>> told = [Later(date=None, scale=degree, words="as reported", report="wire.txt") for degree in (2, 0)]
    >>> standing([]), standing(told)
    ('no report', '0-2')
    """
    scales = sorted({one.scale for one in later if one.scale is not None})
    if not scales:
        return "spoken of again" if list(later) else "no report"
    return str(scales[0]) if len(scales) == 1 else f"{scales[0]}-{scales[-1]}"
