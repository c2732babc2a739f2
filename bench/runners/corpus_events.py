"""What a reading finds of the project's own corpus: triggers with kind, participant links, status, figures, names, claims.

Offsets are compared in the text that the corpus lays out, with the true publication day given.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bench.result import Result, Section
from bench.runner import Runner
from bench.runners.polnear import attributions
from bench.scoring.attributions import Attribution, characters, score_attributions
from bench.system import make_report, mark
from detente.extract import extract
from detente.ingest import find_furniture
from detente.model import PART_PROPS, Factuality, Figure, Marks, Mention, Prop, Sort, Statement
from training.corpus.model import EventMention, Report, Sentence
from training.corpus.parse import folders, read_folder

Span = tuple[int, int]


def measure(args: Namespace) -> Result:
    """Run the reading over every report of the folders below ``--data`` and set it beside the annotation."""
    tally = Tally()
    for folder in folders(args.data):
        for report in read_folder(folder)[1]:
            tally.take(report)
    return tally.result(misses=args.misses)


class Tally:
    """Right, found and wanted, layer by layer."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()
        self.confused: Counter[tuple[str, str, str]] = Counter()
        self.status: Counter[tuple[str, str]] = Counter()
        self.acts: Counter[tuple[str, str]] = Counter()
        self.said: list[tuple[list[Attribution], list[Attribution]]] = []
        self.missed: list[tuple[str, str, str]] = []
        self.invented: list[tuple[str, str, str]] = []

    def take(self, report: Report) -> None:
        """Count one report."""
        text, starts = report.layout()
        marks = mark(replace(make_report(text, report.path, report.published), furniture=find_furniture(text, None)))
        reading = extract(marks)
        said: dict[str, list[Statement]] = defaultdict(list)
        for stmt in reading.statements:
            said[stmt.mention_id].append(stmt)
        ours = {m: said[m.id] for m in reading.mentions if m.sort in (Sort.EVENT, Sort.PASSING)}
        gold = list(_gold(report, starts))
        self.found["triggers"] += len(ours)
        self.wanted["triggers"] += len(gold)
        self._compare_acts(report, starts, {m: said[m.id] for m in reading.mentions if m.sort is Sort.CLAIM})
        free = set(ours)
        elsewhere: dict[str, list[Span]] = defaultdict(list)
        for _, start, event in gold:
            if event.place and event.place.span:
                elsewhere[event.id].append((start + event.place.span.start, start + event.place.span.end))
        for sentence, start, event in gold:
            mention = next(
                (m for m in sorted(free, key=lambda m: (m.trigger, m.serial)) if _touches(m, start, event)), None
            )
            words = text[start + event.triggers[0].start : start + event.triggers[0].end]
            if mention is None:
                self.missed.append((event.kind.value, words, sentence.text))
                continue
            free.discard(mention)
            self._compare(event, start, ours[mention], mention, words)
            self._placed(event, sentence, start, ours[mention], elsewhere[event.id])
        for mention in sorted(free, key=lambda m: (m.trigger, m.serial)):
            kind = _value(ours[mention], Prop.KIND) or ""
            line = max((s for s in starts if s <= mention.trigger.start), default=0)
            self.invented.append((kind, mention.trigger.exact, text[line : line + 160].split("\n")[0]))
        self._figures(report, starts, said.values())
        self._names(report, starts, marks)
        gold_said = [said for pair in zip(report.sentences, starts, strict=True) for said in _attributed(*pair)]
        self.said.append((gold_said, list(attributions(reading))))

    def _names(self, report: Report, starts: tuple[int, ...], marks: Marks) -> None:
        gold = {
            (start + name.span.start, start + name.span.end, name.type)
            for sentence, start in zip(report.sentences, starts, strict=True)
            if sentence.role != "furniture"
            for name in sentence.names
        }
        ours = {
            (name.start, name.end, name.type)
            for name in marks.names
            if not marks.report.is_furniture(name.start, name.end)
        }
        self.right["names"] += len(gold & ours)
        self.found["names"] += len(ours)
        self.wanted["names"] += len(gold)

    def _compare_acts(self, report: Report, starts: tuple[int, ...], claims: dict[Mention, list[Statement]]) -> None:
        """The acts of the claims that share their cue, or most of their words, with one of the corpus."""
        for sentence, start in zip(report.sentences, starts, strict=True):
            for speech in sentence.speeches:
                at = speech.cue or speech.content
                own = [
                    said
                    for mention, said in claims.items()
                    if at and mention.trigger.start < start + at.end and start + at.start < mention.trigger.end
                ]
                if own and (act := _value(own[0], Prop.ACT)):
                    self.acts[speech.act.value, act] += 1

    def _compare(self, event: EventMention, start: int, said: list[Statement], mention: Mention, words: str) -> None:
        self.right["triggers"] += 1
        kind = _value(said, Prop.KIND) or ""
        if kind == event.kind.value:
            self.right["kinds"] += 1
        else:
            self.confused[event.kind.value, kind, words.lower()] += 1
        self.status[event.status.value, _value(said, Prop.STATUS) or ""] += 1
        wanted = {(part.value, (start + f.span.start, start + f.span.end)) for part, f in event.parts if f.span}
        own = (
            mention.trigger.start,
            mention.trigger.end,
        )  # what is understood rests on the trigger: no words are linked
        spans = ((s.prop.value, (s.passage.start, s.passage.end)) for s in said if s.prop in PART_PROPS)
        links = list(dict.fromkeys(link for link in spans if link[1] != own))  # "both sides" is one link to two actors
        self.wanted["links"] += len(wanted)
        self.found["links"] += len(links)
        for part, span in sorted(wanted):
            hit = next((x for x in links if x[0] == part and x[1][0] < span[1] and span[0] < x[1][1]), None)
            if hit:
                links.remove(hit)
                self.right["links"] += 1
        self._dated(event, start, said, mention)
        hedged = any(s.factuality is Factuality.HEDGED for s in said)
        self.right["hedges"] += hedged == event.hedged
        self.found["hedges"] += 1

    def _dated(self, event: EventMention, start: int, said: list[Statement], mention: Mention) -> None:
        """Whether words of time are taken for the date where the corpus has some, and the right ones."""
        times = [(start + span.start, start + span.end) for span in event.times]
        own = (mention.trigger.start, mention.trigger.end)
        ours = [w for s in said if s.prop is Prop.DATE and (w := (s.passage.start, s.passage.end)) != own]
        self.wanted["times"] += bool(times)
        self.found["times"] += bool(ours)
        self.right["times"] += any(a[0] < b[1] and b[0] < a[1] for a in times for b in ours)

    def _placed(
        self, event: EventMention, sentence: Sentence, start: int, said: list[Statement], elsewhere: list[Span]
    ) -> None:
        """Whether the right words are taken for the place.

        The annotation gives each sentence its own place only; one understood from another sentence is held to the places of
        the same event there, and not counted where the report has none.
        """
        gold = event.place.span if event.place else None
        ours = next(((s.passage.start, s.passage.end) for s in said if s.prop is Prop.PLACE), None)
        here = ours is not None and start <= ours[0] < start + len(sentence.text)
        wanted = [(start + gold.start, start + gold.end)] if gold else []
        self.wanted["places"] += bool(wanted)
        self.found["places"] += ours is not None and (here or bool(elsewhere))
        if ours is not None:
            self.right["places"] += any(ours[0] < b and a < ours[1] for a, b in (wanted if here else elsewhere))

    def _figures(self, report: Report, starts: tuple[int, ...], said: Iterable[list[Statement]]) -> None:
        ours = [
            (Figure.from_value(s.value), (s.passage.start, s.passage.end))
            for told in said
            for s in told
            if s.prop is Prop.FIGURE
        ]
        self.found["figures"] += len(ours)
        for sentence, start in zip(report.sentences, starts, strict=True):
            for figure in sentence.figures:
                self.wanted["figures"] += 1
                span = (start + figure.span.start, start + figure.span.end)
                key = (figure.measure, figure.low, figure.best, figure.high)
                hit = next((x for x in ours if x[1][0] < span[1] and span[0] < x[1][1] and _key(x[0]) == key), None)
                if hit:
                    ours.remove(hit)
                    self.right["figures"] += 1

    def result(self, *, misses: bool) -> Result:
        """The figures, and with ``misses`` what went wrong."""
        fractions: dict[str, float | None] = {}
        for layer, right in (
            ("triggers", "triggers"),
            ("triggers_with_kind", "kinds"),
            ("links", "links"),
            ("figures", "figures"),
            ("names", "names"),
            ("times", "times"),
            ("places", "places"),
        ):
            base = "triggers" if layer.startswith("triggers") else layer
            precision, recall = (
                _share(self.right[right], self.found[base]),
                _share(self.right[right], self.wanted[base]),
            )
            both = precision + recall
            fractions |= {
                f"{layer}_p": precision,
                f"{layer}_r": recall,
                f"{layer}_f1": 2 * precision * recall / both if both else 0.0,
            }
        matched = sum(self.status.values())
        spoken = score_attributions(self.said)
        fractions |= {name: spoken[name] for name in ("attribution_p", "attribution_r", "attribution_f1")}
        fractions["act_accuracy"] = _share(sum(n for (a, b), n in self.acts.items() if a == b), self.acts.total())
        fractions["act_macro_f1"] = _macro(self.acts)
        fractions["status_accuracy"] = _share(sum(n for (a, b), n in self.status.items() if a == b), matched)
        fractions["status_macro_f1"] = _macro(self.status)
        sections = []
        if misses:
            by_word = Counter((kind, word.lower()) for kind, word, _ in self.missed)
            false = Counter((kind, word.lower()) for kind, word, _ in self.invented)
            sections = [
                Section("missed", ["kind", "word", "times"], [[k, w, n] for (k, w), n in by_word.most_common(120)]),
                Section(
                    "not in the corpus", ["kind", "word", "times"], [[k, w, n] for (k, w), n in false.most_common(120)]
                ),
                Section(
                    "other kind",
                    ["corpus", "read", "word", "times"],
                    [[a, b, w, n] for (a, b, w), n in self.confused.most_common(80)],
                ),
                Section("status", ["corpus", "read", "times"], [[a, b, n] for (a, b), n in self.status.most_common()]),
                Section(
                    "missed, in their sentences", ["kind", "word", "sentence"], [list(row) for row in self.missed[:150]]
                ),
                Section(
                    "not in the corpus, in their sentences",
                    ["kind", "word", "sentence"],
                    [list(row) for row in self.invented[:150]],
                ),
            ]
        return Result(fractions, {"triggers": self.wanted["triggers"], "read": self.found["triggers"]}, sections)


def _attributed(sentence: Sentence, start: int) -> Iterator[Attribution]:
    """The acts of speech of a sentence with their contents; a speaker who is not in the sentence has no words there."""
    for speech in sentence.speeches:
        if speech.content is not None:
            spans = [filler.span for filler in speech.speakers if filler.span is not None]
            yield Attribution(
                characters([(start + speech.content.start, start + speech.content.end)]),
                characters([(start + span.start, start + span.end) for span in spans]),
            )


def _gold(report: Report, starts: tuple[int, ...]) -> Iterator[tuple[Sentence, int, EventMention]]:
    for sentence, start in zip(report.sentences, starts, strict=True):
        for event in sentence.events:
            if event.triggers:
                yield sentence, start, event


def _touches(mention: Mention, start: int, event: EventMention) -> bool:
    return any(
        mention.trigger.start < start + span.end and start + span.start < mention.trigger.end for span in event.triggers
    )


def _value(said: list[Statement], prop: Prop) -> str | None:
    return next((s.value for s in said if s.prop is prop), None)


def _key(figure: Figure) -> tuple[object, ...]:
    return (figure.measure, figure.low, figure.best, figure.high)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _macro(pairs: Counter[tuple[str, str]]) -> float:
    labels = {gold for gold, _ in pairs}
    scores = []
    for label in labels:
        right = pairs[label, label]
        found = sum(n for (_, b), n in pairs.items() if b == label)
        wanted = sum(n for (a, _), n in pairs.items() if a == label)
        scores.append(2 * right / (found + wanted) if found + wanted else 0.0)
    return _share(sum(scores), len(scores))


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="a folder of the corpus, or of its processes"
    )
    parser.add_argument("--misses", action="store_true", help="list what was missed, invented or confused")


RUNNER = Runner(
    "corpus-events",
    "triggers, kinds, links, status, figures, names and claims on the project's own corpus",
    _arguments,
    measure,
)
