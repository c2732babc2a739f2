"""Where a reading of the project's corpus goes wrong, layer by layer, the costliest confusions first."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from bench.result import Result, Section
from bench.runner import Runner
from bench.runners.corpus_events import Tally
from bench.scoring.ratio import Ratio, mean
from bench.table import Cell
from detente.extract import Extraction, extract
from detente.model import PART_PROPS, Figure, Marks, Mention, Prop, Statement
from training.corpus.model import EventMention, Report
from training.corpus.parse import folders, read_folder

NOTHING = "-"
EDGES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Of the bins of trigger scores; the reader leaves out what is fainter than a twentieth."""


class Item(NamedTuple):
    """Something marked. Two that overlap are the same where their ``key`` is; ``label`` is what a confusion is told by."""

    label: str
    start: int
    end: int
    words: str
    key: object


class Slip(NamedTuple):
    """A way of going wrong: what the corpus says and what was read, ``NOTHING`` on either side.

    >>> Slip("kind", "meeting", "mediation").cost, Slip("kind", "meeting", NOTHING).cost
    (2, 1)
    """

    layer: str
    corpus: str
    read: str

    @property
    def cost(self) -> int:
        """The items that it leaves missed or wrong each time: a confusion one of either."""
        return (self.corpus != NOTHING) + (self.read != NOTHING)


def measure(args: Namespace) -> Result:
    """Run the reading over every report of the folders below ``--data`` and sort what went wrong."""
    errors = Errors()
    for folder in folders(args.data):
        for report in read_folder(folder)[1]:
            errors.take(report)
    return errors.sorted_result(args.top)


class Errors(Tally):
    """A tally that keeps what was taken for what, with its words."""

    def __init__(self) -> None:
        super().__init__()
        self.slips: defaultdict[Slip, Counter[str]] = defaultdict(Counter)
        self.kinds: Counter[tuple[str, str]] = Counter()
        self.scored: list[tuple[float, bool]] = []
        self.text = ""

    def take(self, report: Report) -> None:
        """Count one report."""
        self.text = report.layout()[0]
        missed, invented = len(self.missed), len(self.invented)
        super().take(report)
        for kind, words, _ in self.missed[missed:]:
            self.kinds[kind, NOTHING] += 1
            self._slip(Slip("trigger", kind, NOTHING), words)
        for kind, words, _ in self.invented[invented:]:
            self.kinds[NOTHING, kind] += 1
            self._slip(Slip("trigger", NOTHING, kind), words)

    def _slip(self, slip: Slip, words: str) -> None:
        self.slips[slip][" ".join(words.split())] += 1

    def _sort(self, layer: str, corpus: Sequence[Item], read: Sequence[Item], otherwise: str) -> None:
        """Set aside what is right, take what overlaps the rest for confused with it, and the others for missed or invented."""
        left, wanted = list(read), []
        for want in corpus:
            if hit := next((r for r in left if _meet(r, want) and r.key == want.key), None):
                left.remove(hit)
            else:
                wanted.append(want)
        for want in wanted:
            hit = next((r for r in left if _meet(r, want)), None)
            if hit is None:
                self._slip(Slip(layer, want.label, NOTHING), want.words)
                continue
            left.remove(hit)
            taken = f"{hit.label}, {otherwise}" if hit.label == want.label else hit.label
            self._slip(Slip(layer, want.label, taken), want.words)
        for extra in left:
            self._slip(Slip(layer, NOTHING, extra.label), extra.words)

    def _item(self, label: str, start: int, end: int, key: object = None) -> Item:
        return Item(label, start, end, self.text[start:end], label if key is None else key)

    def _compare(self, event: EventMention, start: int, said: list[Statement], mention: Mention, words: str) -> None:
        super()._compare(event, start, said, mention, words)
        values = {stmt.prop: stmt.value for stmt in said}
        for layer, corpus, read in (
            ("kind", event.kind.value, values.get(Prop.KIND, NOTHING)),
            ("status", event.status.value, values.get(Prop.STATUS, NOTHING)),
        ):
            if corpus != read:
                self._slip(Slip(layer, corpus, read), words)
        self.kinds[event.kind.value, values.get(Prop.KIND, NOTHING)] += 1
        fillers = {(part.value, start + f.span.start, start + f.span.end) for part, f in event.parts if f.span}
        own = (mention.trigger.start, mention.trigger.end)
        spans = ((stmt.prop.value, stmt.passage.start, stmt.passage.end) for stmt in said if stmt.prop in PART_PROPS)
        links = dict.fromkeys(link for link in spans if link[1:] != own)
        self._sort("link", [self._item(*f) for f in sorted(fillers)], [self._item(*x) for x in links], "other words")

    def _figures(self, report: Report, starts: tuple[int, ...], said: Iterable[list[Statement]]) -> None:
        told = list(said)
        super()._figures(report, starts, told)
        corpus = [
            self._item(f.measure.value, start + f.span.start, start + f.span.end, (f.measure, f.low, f.best, f.high))
            for sentence, start in zip(report.sentences, starts, strict=True)
            for f in sentence.figures
        ]
        read = []
        for stmt in (s for each in told for s in each if s.prop is Prop.FIGURE):
            f = Figure.from_value(stmt.value)
            key = (f.measure, f.low, f.best, f.high)
            read.append(self._item(f.measure.value, stmt.passage.start, stmt.passage.end, key))
        self._sort("figure", corpus, read, "another number")

    def _names(self, report: Report, starts: tuple[int, ...], marks: Marks) -> None:
        super()._names(report, starts, marks)
        body = [
            (sentence, start)
            for sentence, start in zip(report.sentences, starts, strict=True)
            if sentence.role != "furniture"
        ]
        corpus = [(n.type.value, s + n.span.start, s + n.span.end) for sentence, s in body for n in sentence.names]
        read = [(n.type.value, n.start, n.end) for n in marks.names if not marks.report.is_furniture(n.start, n.end)]
        given, found = ([self._item(*name, key=name) for name in side] for side in (corpus, read))
        self._sort("name", given, found, "other words")
        triggers = [
            (start + span.start, start + span.end)
            for sentence, start in body
            for event in sentence.events
            for span in event.triggers
        ]
        for told in (told for reading in marks.read for told in reading.told):
            if not marks.report.is_furniture(told.start, told.end):
                self.scored.append((told.score, any(a < told.end and told.start < b for a, b in triggers)))
        self._claims(report, starts, extract(marks))

    def _claims(self, report: Report, starts: tuple[int, ...], reading: Extraction) -> None:
        corpus = [
            self._item(speech.act.value, start + speech.content.start, start + speech.content.end)
            for sentence, start in zip(report.sentences, starts, strict=True)
            for speech in sentence.speeches
            if speech.content
        ]
        acts = {stmt.mention_id: stmt.value for stmt in reading.statements if stmt.prop is Prop.ACT}
        read = {
            self._item(acts[stmt.mention_id], stmt.passage.start, stmt.passage.end)
            for stmt in reading.statements
            if stmt.prop is Prop.CONTENT and stmt.mention_id in acts
        }
        self._sort("claim", corpus, sorted(read, key=lambda item: (item.start, item.end, item.label)), "other words")

    def sorted_result(self, top: int) -> Result:
        """The figures of the layers, the costliest confusions, the kinds one by one, and what the reader's scores are worth."""
        plain = self.result(misses=False)
        bins = list(_bins(self.scored))
        wrong = sum(count * abs(score - right) for _, count, score, right in bins)
        return replace(
            plain,
            fractions={
                **plain.fractions,
                "trigger_calibration_error": wrong / len(self.scored) if self.scored else None,
            },
            sections=[
                Section(
                    f"the {top} costliest confusions",
                    ["cost", "layer", "in the corpus", "read", "times", "words, the commonest first"],
                    list(_costliest(self.slips, top)),
                ),
                Section("cost by layer", ["layer", "missed or wrong"], _by_layer(self.slips)),
                Section("kinds", ["kind", "corpus", "read", "precision", "recall", "F1"], list(_by_kind(self.kinds))),
                Section(
                    "what the reader's trigger scores are worth",
                    ["score", "words", "mean score", "share right"],
                    [list(row) for row in bins],
                ),
            ],
            notes=["A confusion costs two items, one missed and one wrong; what is only missed or invented costs one."],
        )


def _meet(one: Item, other: Item) -> bool:
    return one.start < other.end and other.start < one.end


def _costliest(slips: dict[Slip, Counter[str]], top: int) -> Iterator[list[Cell]]:
    for slip in sorted(slips, key=lambda s: (-s.cost * slips[s].total(), s))[:top]:
        times = slips[slip].total()
        common = ", ".join(_short(words) for words, _ in slips[slip].most_common(3))
        yield [slip.cost * times, slip.layer, slip.corpus, slip.read, times, common]


def _short(words: str, longest: int = 40) -> str:
    return words if len(words) <= longest else f"{words[: longest - 3].rstrip()}..."


def _by_layer(slips: dict[Slip, Counter[str]]) -> list[list[Cell]]:
    costs: Counter[str] = Counter()
    for slip, words in slips.items():
        costs[slip.layer] += slip.cost * words.total()
    return [[layer, cost] for layer, cost in costs.most_common()]


def _by_kind(pairs: Counter[tuple[str, str]]) -> Iterator[list[Cell]]:
    for kind in sorted({kind for pair in pairs for kind in pair} - {NOTHING}):
        wanted = sum(n for (corpus, _), n in pairs.items() if corpus == kind)
        given = sum(n for (_, read), n in pairs.items() if read == kind)
        ratio = Ratio(pairs[kind, kind], given, wanted)
        yield [kind, wanted, given, ratio.p if given else None, ratio.r if wanted else None, ratio.f1]


def _bins(scored: Sequence[tuple[float, bool]]) -> Iterator[tuple[str, int, float, float]]:
    """For each bin of scores that is not empty: its bounds, how many words, their mean score, and the share that is right."""
    for low, high in pairwise(EDGES):
        inside = [(score, right) for score, right in scored if low <= score < high or score == high == EDGES[-1]]
        if inside:
            yield f"{low:.2f} to {high:.2f}", len(inside), mean(s for s, _ in inside), mean(r for _, r in inside)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="a folder of the corpus, or of its processes"
    )
    parser.add_argument("--top", type=int, default=20, metavar="N", help="list so many confusions (default: 20)")


RUNNER = Runner("errors", "where the reading of the project's own corpus goes wrong", _arguments, measure)
