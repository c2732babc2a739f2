"""Which sentences the prefilter lets through: the share of them, and the recall of what an annotator marked."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import process_time

from bench.jsonl import read_object, read_rows, read_texts
from bench.result import Result, Section
from bench.runner import Runner
from bench.tokens import join_tokens
from detente.annotate import split_sentences
from detente.annotate.prefilter import LEAST, relevant
from detente.errors import BadField
from detente.ingest import find_furniture
from detente.lexicon.prefilter import trigger_forms
from detente.model import Report, Sentence
from training.corpus.parse import folders, read_folder

CURVE = (0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3)
"""The thresholds of the curve."""
MISSES = 30


@dataclass(frozen=True, slots=True)
class Marked:
    """What an annotator marked. ``layers`` are what it counts towards: trigger, claim, figure, speech, known."""

    start: int
    end: int
    words: str
    layers: tuple[str, ...] = ("trigger",)


@dataclass(frozen=True, slots=True)
class Sample:
    """A report as the prefilter gets it, and what an annotator marked in its sentences."""

    report: Report
    sentences: tuple[Sentence, ...]
    marked: tuple[Marked, ...]

    @classmethod
    def of(cls, text: str, marked: Sequence[Marked] = ()) -> Sample:
        """The sample of a text; what the splitter leaves out as furniture is no miss of the prefilter."""
        report = replace(Report.of_text(text), furniture=find_furniture(text, None))
        sentences = split_sentences(report)
        return cls(report, sentences, tuple(m for m in marked if any(_meet(m, s) for s in sentences)))

    def reach(self, flags: Sequence[bool]) -> Iterator[tuple[Marked, bool]]:
        """Each mark, and whether every sentence that it touches passes."""
        for mark in self.marked:
            yield mark, all(flag for flag, s in zip(flags, self.sentences, strict=True) if _meet(mark, s))


def measure(args: Namespace) -> Result:
    """Pass the sentences of the data and count."""
    samples = list(FORMATS[args.format](args))
    sentences = sum(len(sample.sentences) for sample in samples)
    flags = [relevant(sample.report, sample.sentences) for sample in samples]
    passed = [sum(each) / len(each) for each in flags if each]
    reached = [pair for sample, each in zip(samples, flags, strict=True) for pair in sample.reach(each)]
    layers = sorted({layer for mark, _ in reached for layer in mark.layers})
    seconds = _seconds(samples)
    return Result(
        fractions={
            "passed": _passed(flags),
            "passed_by_report": sum(passed) / len(passed) if passed else None,
            **{f"recall_{layer}": _recall(reached, layer) for layer in layers},
        },
        numbers={
            "reports": len(samples),
            "sentences": sentences,
            "sentences_a_second": round(sentences / seconds) if seconds else None,
            **{layer: sum(layer in mark.layers for mark, _ in reached) for layer in layers},
        },
        sections=[
            Section(f"by threshold (in use: {LEAST})", ["least", "passed", *layers], list(_curve(samples, layers))),
            *(_misses(samples, flags, reached) if args.misses else []),
        ],
    )


def _curve(samples: Sequence[Sample], layers: Sequence[str]) -> Iterator[list[float | None]]:
    for least in CURVE:
        flags = [relevant(sample.report, sample.sentences, least=least) for sample in samples]
        reached = [pair for sample, each in zip(samples, flags, strict=True) for pair in sample.reach(each)]
        yield [least, _passed(flags), *(_recall(reached, layer) for layer in layers)]


def _misses(
    samples: Sequence[Sample], flags: Sequence[Sequence[bool]], reached: Sequence[tuple[Marked, bool]]
) -> list[Section]:
    missed = Counter(mark.words.lower() for mark, found in reached if not found)
    shares = sorted(
        (sum(each) / len(each), sample.report.text.strip().partition("\n")[0][:80])
        for sample, each in zip(samples, flags, strict=True)
        if each
    )
    return [
        Section("missed", ["words", "times"], [[words, times] for words, times in missed.most_common(MISSES)]),
        Section("passed, report by report", ["passed", "first line"], [list(row) for row in shares]),
    ]


def _passed(flags: Sequence[Sequence[bool]]) -> float | None:
    total = sum(map(len, flags))
    return sum(map(sum, flags)) / total if total else None


def _recall(reached: Sequence[tuple[Marked, bool]], layer: str) -> float | None:
    found = [hit for mark, hit in reached if layer in mark.layers]
    return sum(found) / len(found) if found else None


def _seconds(samples: Sequence[Sample]) -> float:
    """The processor time of one more pass, the tables being loaded."""
    begun = process_time()
    for sample in samples:
        relevant(sample.report, sample.sentences)
    return process_time() - begun


def _meet(mark: Marked, sentence: Sentence) -> bool:
    return mark.start < sentence.end and sentence.start < mark.end


def read_corpus(args: Namespace) -> Iterator[Sample]:
    """The reports of a corpus folder with the triggers of events, the cues of speech and the figures."""
    for folder in folders(args.data):
        for report in read_folder(folder)[1]:
            text, starts = report.layout()
            spans = [
                (layer, start, span)
                for sentence, start in zip(report.sentences, starts, strict=True)
                for layer, span in [
                    *(("trigger", event.triggers[0]) for event in sentence.events if event.triggers),
                    *(("claim", speech.cue) for speech in sentence.speeches if speech.cue),
                    *(("figure", figure.span) for figure in sentence.figures),
                ]
            ]
            yield Sample.of(text, [_mark(text, s.start + start, s.end + start, layer) for layer, start, s in spans])


def read_seeds(args: Namespace) -> Iterator[Sample]:
    """The texts of a gold record with the quotes of its events and claims. Raises ``BadField`` without ``--texts``."""
    if not args.texts:
        raise BadField("--format seeds: no --texts", mend="give the folder of the gold's texts")
    gold = read_object(args.data)
    quotes = [("trigger", mention) for event in gold["events"] for mention in event["mentions"]]
    quotes += [("claim", claim) for claim in gold["claims"]]
    for name, text in read_texts(args.texts).items():
        own = [(layer, text.find(quote["quote"]), quote["quote"]) for layer, quote in quotes if quote["file"] == name]
        yield Sample.of(text, [_mark(text, at, at + len(words), layer) for layer, at, words in own if at >= 0])


def read_meantime(args: Namespace) -> Iterator[Sample]:
    """Rows of tokens with event mentions, most of them of business.

    The layer ``speech`` are those of speech and thought, ``known`` those whose word is in the table of kinds.
    """
    for row in read_rows(args.data):
        end = sum(int(number) <= int(row["last_annotated_sentence"]) for number in row["sent_id"])
        text, offsets = join_tokens(row["tokens"], row["sent_id"])
        marked = []
        for event in row["events"]:
            if event["tok"] and event["tok"][-1] < end:
                layers = ["trigger"]
                layers += ["speech"] if event["cls"] == "SPEECH_COGNITIVE" else []
                layers += ["known"] if event["text"].lower() in trigger_forms() else []
                marked.append(_mark(text, offsets[event["tok"][0]][0], offsets[event["tok"][-1]][1], *layers))
        yield Sample.of(text, marked)


def read_plain(args: Namespace) -> Iterator[Sample]:
    """The ``*.txt`` of a folder, or rows with a ``text`` and perhaps a ``title``."""
    if args.data.is_dir():
        yield from map(Sample.of, read_texts(args.data).values())
        return
    for row in read_rows(args.data):
        yield Sample.of("\n\n".join(row[key] for key in ("title", "text") if row.get(key)))


def _mark(text: str, start: int, end: int, *layers: str) -> Marked:
    return Marked(start, end, text[start:end], layers)


FORMATS: dict[str, Callable[[Namespace], Iterator[Sample]]] = {
    "corpus": read_corpus,
    "seeds": read_seeds,
    "meantime": read_meantime,
    "texts": read_plain,
}


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--data", type=Path, required=True, metavar="PATH", help="a folder of the corpus, a gold record, rows or texts"
    )
    parser.add_argument("--format", choices=FORMATS, default="corpus", help="what --data is (default: corpus)")
    parser.add_argument("--texts", type=Path, metavar="DIR", help="with seeds: the folder of the reports (*.txt)")
    parser.add_argument(
        "--misses", action="store_true", help="list the words missed, and the share that each report passes"
    )


RUNNER = Runner(
    "prefilter", "sentences let through to the reader, and what is lost with the others", _arguments, measure
)
