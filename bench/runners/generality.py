"""How far a reading falls off on processes that it was not built with: one score on the seeds and on the corpus.

Each process of the corpus is a record of its own, made by the whole road from its reports and their true days, and set beside
its annotation by the scorer of the seeds. Left out on both sides, since the corpus has no gold for them: acts of speech (nothing
says which of them are one occasion) and what names nobody who takes part, which that scorer cannot pair. The seeds are
scored whole, and again likewise.
"""

from __future__ import annotations

import json
import tempfile
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.annotated import actor_names, read_annotation
from bench.jsonl import read_object, read_texts
from bench.result import Result, Section
from bench.runner import Runner
from bench.runners.seeds import add_record_arguments, record_rows
from bench.scoring.ratio import Ratio
from bench.scoring.record import RecordScore, score_record
from bench.scoring.rows import Gold, QuotedSpan, is_claim
from bench.scoring.texts import Texts
from bench.scoring.words import FAMILY_OF, fold_kind
from bench.system import make_report, read_folder
from detente.export.score import score_event
from detente.model import Mention, Statement
from detente.resolve import assemble
from training.corpus.model import Form, Process, Report
from training.corpus.parse import folders
from training.corpus.parse import read_folder as read_process

BAR = 0.15
"""So far below the seeds the strict F1 of other processes may lie."""
_ACTS_FOR = (
    "government", "authorities", "army", "military", "armed forces", "forces", "troops", "soldiers", "navy", "police",
    "president", "prime minister", "foreign minister", "defence minister", "interior minister", "minister", "ministers",
    "leader", "leaders", "official", "officials", "envoy", "ambassador", "spokesman", "negotiator", "negotiators", "delegation",
    "foreign ministry", "defence ministry", "presidency",
)  # fmt: skip
Row = dict[str, Any]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="a folder of processes of the corpus")
    parser.add_argument("--gold", type=Path, required=True, metavar="FILE", help="the gold record of the seeds (JSON)")
    add_record_arguments(parser)


def measure(args: Namespace) -> Result:
    """Score the seeds and every process, pooled; ``gap`` is how far the processes lie below the seeds."""
    gold, rows = read_object(args.gold), record_rows(args)
    texts = Texts(read_texts(args.texts))
    whole = score_record(Gold.of(gold), rows, texts)
    seeds = score_record(Gold.of(gold | {"events": deeds(gold["events"])}), deeds(rows), texts)
    scores = {process.name: score_process(process, reports) for process, reports in _processes(args.data)}
    strict, loose = pooled(scores.values(), "events_strict_span"), pooled(scores.values(), "events")
    figures = {
        "seeds_strict_f1": whole.figures["events_strict_span_f1"],
        "seeds_deeds_strict_f1": seeds.figures["events_strict_span_f1"],
        "corpus_strict_p": strict["corpus_p"],
        "corpus_strict_r": strict["corpus_r"],
        "corpus_strict_f1": strict["corpus_f1"],
        "seeds_deeds_f1": seeds.figures["events_f1"],
        "corpus_f1": loose["corpus_f1"],
        "gap": (seeds.figures["events_strict_span_f1"] or 0.0) - (strict["corpus_f1"] or 0.0),
    }
    each = [
        [name, score.counts["gold events"], score.figures["events_strict_span_f1"], score.figures["events_f1"]]
        for name, score in scores.items()
    ]
    why = sum((Counter(score.why_missed) for score in scores.values()), Counter[str]())
    missed: list[list[str | int | float | None]] = [
        [reason, count] for reason, count in sorted(why.items(), key=lambda item: (-item[1], item[0]))
    ]
    numbers = {"processes": len(scores), "gold events": sum(score.counts["gold events"] for score in scores.values())}
    return Result(
        figures,
        numbers,
        [
            Section("by process", ["process", "gold events", "strict F1", "F1"], each),
            Section("why missed", ["what is otherwise", "gold events"], missed),
        ],
    )


def score_process(process: Process, reports: Sequence[Report]) -> RecordScore:
    """One process of the corpus, read by the whole road, against its annotation."""
    texts = {f"{number:03}.txt": report.layout()[0] for number, report in enumerate(reports)}
    gold = gold_of(process, dict(zip(texts, reports, strict=True)))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        days = [{"file": name, "published": one.published} for name, one in zip(texts, reports, strict=True)]
        metadata = Path(folder) / "metadata.jsonl"
        metadata.write_text("".join(f"{json.dumps(row)}\n" for row in days), encoding="utf-8")
        rows = read_folder(Path(folder), metadata)
    return score_record(
        Gold.of(gold | {"events": deeds(gold["events"])}), comparable(gold, rows, Texts(texts)), Texts(texts)
    )


def gold_of(process: Process, reports: Mapping[str, Report]) -> Row:
    """An annotated process as a gold record of the seeds' form; ``reports`` by file name."""
    told: list[tuple[Mention, str]] = []
    statements: list[Statement] = []
    for name, report in reports.items():
        own, said = read_annotation(report, process, make_report(report.layout()[0], name, report.published))
        told += own
        statements += said
    files = {mention.report_id: name for (mention, _), name in zip(told, _files(told, reports), strict=True)}
    words: dict[str, tuple[int, int]] = {mention.id: _range(mention) for mention, _ in told}
    for stmt in statements:
        start, end = words[stmt.mention_id]
        words[stmt.mention_id] = min(start, stmt.passage.start), max(end, stmt.passage.end)
    texts = {name: report.layout()[0] for name, report in reports.items()}
    events = []
    for event in assemble([mention for mention, _ in told], statements, {m.id: key for m, key in told}).events:
        row = score_event(event, files)
        row |= {"id": event.id, "place": row["place"] or ""}
        row["date"] = {**(row["date"] or {"start": None, "end": None}), "precision": event.precision or "day"}
        row["mentions"] = [
            {"file": files[m.report_id], "quote": texts[files[m.report_id]][slice(*words[m.id])], "attributed_to": None}
            for m in event.mentions
        ]
        events.append(row)
    actors = [
        {"id": key, "name": name, "aliases": aliases(form for form in process.forms if form.actors == (key,))}
        for key, name in actor_names(process).items()
    ]
    return {"reports": [{"file": name} for name in reports], "actors": actors, "events": events, "claims": []}


def comparable(gold: Row, rows: Iterable[Row], texts: Texts) -> list[Row]:
    """Our deeds without those that tell what the gold tells of nobody it names: that is left out of the gold too."""
    kept = deeds(gold["events"])
    out = [row for row in gold["events"] if row not in kept]
    mine, other = _spans(kept), _spans(out)

    def tells(row: Row, spans: list[QuotedSpan]) -> bool:
        own = _spans([row])
        return any(texts.overlap(one, two) > 0 for one in own for two in spans)

    return [row for row in deeds(rows) if tells(row, mine) or not tells(row, other)]


def aliases(forms: Iterable[Form]) -> list[str]:
    """The forms of an actor and, of a people or state, its rule, arms and offices under these, as the seeds' gold lists them.

    The corpus has whoever acts for a state as that state.
    """
    given = list(forms)
    owners = [form.text for form in given if form.type in ("people", "state")]
    return [form.text for form in given] + [f"{owner} {noun}" for owner in owners for noun in _ACTS_FOR]


def deeds(rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    """The rows that are no act of speech and name somebody who takes part."""
    kept = [
        row
        for row in rows
        if not is_claim(row) and row["participants"] and FAMILY_OF.get(fold_kind(row["type"])) != "speech"
    ]
    ids = {row.get("id") for row in kept}
    return [{**row, "may_merge_with": [key for key in row.get("may_merge_with") or [] if key in ids]} for row in kept]


def pooled(scores: Iterable[RecordScore], name: str) -> dict[str, float | None]:
    """Precision, recall and F1 over all processes together, from what was found in each."""
    right = given = wanted = 0.0
    for score in scores:
        own, all_ = score.counts["system events"], score.counts["gold events"]
        right += (score.figures[f"{name}_p"] or 0.0) * own
        given += own
        wanted += all_ - score.counts["absorbed by an allowed merge"]
    return {**Ratio(round(right), round(given), round(wanted)).named("corpus")}


def _spans(rows: Iterable[Row]) -> list[QuotedSpan]:
    return [QuotedSpan(said["file"], said["quote"]) for row in rows for said in row["mentions"]]


def _range(mention: Mention) -> tuple[int, int]:
    return mention.trigger.start, mention.trigger.end


def _files(told: Iterable[tuple[Mention, str]], reports: Mapping[str, Report]) -> list[str]:
    """The file that each mention stands in."""
    by_id = {make_report(one.layout()[0], name, one.published).id: name for name, one in reports.items()}
    return [by_id[mention.report_id] for mention, _ in told]


def _processes(data: Path) -> Iterable[tuple[Process, list[Report]]]:
    for folder in folders(data):
        process, reports, _ = read_process(folder)
        yield process, list(reports)


RUNNER = Runner("generality", "strict F1 on the seeds and on other processes, scored alike", add_arguments, measure)
