"""Whose turn it is in a transcript, by the label before a paragraph: "MR ABDI: We agreed.", and in a headline "Abdi: we agreed"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.extract.memory import ActorRef
from detente.extract.saying import Quoted, Saying
from detente.model import Marks, NameMark, NameType, QuoteMark

_HONORIFIC = r"(?:MR|MRS|MS|DR|SEN|GEN|AMB|GOV)\.? "
_LABEL = re.compile(rf"[“\"']?((?:{_HONORIFIC})?[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){{0,3}}):\s+(?=\S)")
_TITLE = re.compile(f"^{_HONORIFIC}")
_NOBODY = frozenset({"QUESTION", "REPORTER", "JOURNALIST", "MODERATOR", "ANSWER", "SPEAKER"})
_QUESTION = re.compile(r"[“\"']?Q:\s+(?=\S)")
_ANSWER = re.compile(r"[“\"']?A:\s+(?=\S)")
_COLON = re.compile(r":\s+(?=\S)")
_TURNS = 2
"""So many labels make a transcript of a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a label puts in somebody's mouth, from behind it to the end of the paragraph; ``ref`` is ``None`` for "QUESTION"."""

    start: int
    end: int
    ref: ActorRef | None

    def quoted(self) -> Quoted:
        """The turn as a quotation."""
        ref = self.ref
        saying = Saying(cue=-1, speakers=(ref,), start=ref.start, end=ref.end) if ref else None
        return Quoted(mark=QuoteMark(start=self.start, end=self.end), saying=saying)


def find_turns(marks: Marks) -> dict[int, Turn]:
    r"""The turns of a report by their paragraphs; none but those of headlines where fewer than two labels stand.

    >>> from detente.annotate import annotate
    >>> from detente.model import Report
    >>> text = "Ali Abdi met the press in Chad.\n\nMR ABDI: We agreed on a truce.\n\nQUESTION: Does Sudan accept the truce?"
    >>> [(turn.ref and turn.ref.name, text[turn.start : turn.end]) for turn in find_turns(annotate(Report.of_text(text))).values()]
    [('Ali Abdi', 'We agreed on a truce.'), (None, 'Does Sudan accept the truce?')]
    """
    text = marks.report.text
    ranges: dict[int, tuple[int, int, bool]] = {}
    for sentence in marks.sentences:
        start, _, heading = ranges.get(sentence.paragraph, (sentence.start, 0, sentence.heading))
        ranges[sentence.paragraph] = (start, sentence.end, heading)
    found: dict[int, Turn] = {}
    for at, (start, end, _) in ranges.items():
        label = _LABEL.match(text, start, end)
        ref = _speaker(marks, label) if label else None
        if label and (ref or label[1] in _NOBODY):
            found[at] = Turn(start=label.end(), end=end, ref=ref)
    if len(found) < _TURNS:
        found = dict(_answers(marks, ranges))
    headlines = {start: (at, end) for at, (start, end, heading) in ranges.items() if heading and at not in found}
    for mark in marks.names:
        colon = _COLON.match(text, mark.end) if mark.type is NameType.PERSON else None
        if colon and mark.start in headlines:
            at, end = headlines[mark.start]
            found[at] = Turn(start=colon.end(), end=end, ref=_ref(mark, mark.start, mark.end))
    return found


def _answers(marks: Marks, ranges: Mapping[int, tuple[int, int, bool]]) -> Iterator[tuple[int, Turn]]:
    """The turns of an interview told as "Q:" and "A:": who answers is the person named before the first question, if it is one."""
    text = marks.report.text
    asked = {at: match for at, (start, end, _) in ranges.items() if (match := _QUESTION.match(text, start, end))}
    told = {at: match for at, (start, end, _) in ranges.items() if (match := _ANSWER.match(text, start, end))}
    if not asked or not told:
        return
    first = min(match.start() for match in (*asked.values(), *told.values()))
    named = [mark for mark in marks.names if mark.type is NameType.PERSON and mark.end <= first]
    one = named[-1] if len({mark.stands_for or mark.text for mark in named}) == 1 else None
    ref = ActorRef(name=one.stands_for or one.text, start=one.start, end=one.end, type=one.type) if one else None
    for at, match in (*asked.items(), *told.items()):
        yield at, Turn(start=match.end(), end=ranges[at][1], ref=ref if at in told else None)


def _speaker(marks: Marks, match: re.Match[str]) -> ActorRef | None:
    """The person whose name ends in the label's, else the label as a name where a "MR" stands before it.

    Other words in capitals may be a place: "KABUL: Talks resumed".
    """
    label, (start, end) = _TITLE.sub("", match[1]), match.span(1)
    for mark in marks.names:
        name = mark.stands_for or mark.text
        elsewhere = mark.end <= start or end <= mark.start
        if mark.type is NameType.PERSON and elsewhere and f" {name}".upper().endswith(f" {label}"):
            return _ref(mark, start, end)
    if label == match[1]:
        return None
    return ActorRef(name=label.title(), start=start, end=end, type=NameType.PERSON)


def _ref(mark: NameMark, start: int, end: int) -> ActorRef:
    return ActorRef(name=mark.stands_for or mark.text, start=start, end=end, type=NameType.PERSON, state=mark.of)
