"""The corpus in other people's formats: JSONL with offsets, CoNLL-U-like columns, brat standoff."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from training.corpus.model import EventMention, Filler, Process, Report, Sentence, Span

FORMATS = ("jsonl", "columns", "brat")


def convert(reports: list[Report], processes: list[Process], to: str, out: Path) -> list[Path]:
    """Write the reports in the format; the files written, in order. The split is the folder above the process."""
    out.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    splits: dict[str, list[Report]] = {}
    for report in reports:
        splits.setdefault(Path(report.path).parent.parent.name, []).append(report)
    for split, members in sorted(splits.items()):
        if to == "brat":
            for report in members:
                base = out / split / report.id
                base.parent.mkdir(parents=True, exist_ok=True)
                base.with_suffix(".txt").write_text(report.layout()[0], encoding="utf-8")
                base.with_suffix(".ann").write_text(brat(report), encoding="utf-8")
                written.append(base.with_suffix(".ann"))
            continue
        path = out / f"{split}.{'jsonl' if to == 'jsonl' else 'conllu'}"
        lines = (
            [json.dumps(as_json(r), ensure_ascii=False) for r in members]
            if to == "jsonl"
            else [columns(r) for r in members]
        )
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        written.append(path)
    table = out / "processes.jsonl"
    rows = [{"process": p.name, "actors": p.actors, "events": p.events, "apart": p.apart} for p in processes]
    table.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return [*written, table]


def said_by(sentence: Sentence, mention: EventMention) -> tuple[str, ...]:
    """Name the actors in whose mouth the sentence puts an event: its trigger stands in the content of their speech."""
    for speech in sentence.speeches:
        if speech.content and speech.content.holds(mention.triggers[0]) and speech.cue != mention.triggers[0]:
            return tuple(a for f in speech.speakers for a in f.actors)
    return ()


def as_json(report: Report) -> dict[str, Any]:
    """Turn the report into one JSON object: text, and per sentence its marks with offsets into the text."""
    text, starts = report.layout()
    sentences = []
    for sentence, at in zip(report.sentences, starts, strict=True):
        cut = _Cut(sentence.text, at)
        sentences.append(
            {
                "start": at,
                "end": at + len(sentence.text),
                "role": sentence.role,
                "paragraph": sentence.paragraph,
                "names": [
                    cut(n.span) | {"type": n.type.value, "actor": n.actor, "metonym": n.metonym} for n in sentence.names
                ],
                "times": [cut(t.span) | {"type": t.type, "value": t.value} for t in sentence.times],
                "figures": [
                    cut(f.span)
                    | {
                        "measure": f.measure.value,
                        "low": f.low,
                        "best": f.best,
                        "high": f.high,
                        "bound": f.bound.value,
                        "population": cut(f.population),
                        "scope": cut(f.scope),
                        "event": f.event,
                    }
                    for f in sentence.figures
                ],
                "events": [
                    {
                        "event": m.id,
                        "triggers": [cut(t) for t in m.triggers],
                        "kind": m.kind.value,
                        "status": m.status.value,
                        "hedged": m.hedged,
                        "negated": m.negated,
                        "said_by": said_by(sentence, m),
                        "parts": [cut.filler(f) | {"part": p.value} for p, f in m.parts],
                        "place": cut.filler(m.place) if m.place else None,
                        "times": [cut(t) for t in m.times],
                    }
                    for m in sentence.events
                ],
                "speeches": [
                    {
                        "speakers": [cut.filler(f) for f in s.speakers],
                        "cue": cut(s.cue),
                        "content": cut(s.content),
                        "mode": s.mode,
                        "act": s.act.value,
                        "about": s.about,
                    }
                    for s in sentence.speeches
                ],
            }
        )
    return {
        "id": report.id,
        "process": report.process,
        "register": report.register,
        "published": report.published,
        "shown": report.shown,
        "origin": report.origin,
        "hard": report.hard,
        "text": text,
        "sentences": sentences,
    }


class _Cut:
    """Cuts spans of one sentence into document offsets with their words."""

    def __init__(self, text: str, at: int) -> None:
        self.text, self.at = text, at

    def __call__(self, span: Span | None) -> dict[str, Any]:
        if span is None:
            return {}
        return {"start": self.at + span.start, "end": self.at + span.end, "text": span.of(self.text)}

    def filler(self, filler: Filler) -> dict[str, Any]:
        return self(filler.span) | {"actors": list(filler.actors)}


def tokens(text: str) -> list[Span]:
    """Words, numbers and marks of a sentence; hyphened words are cut, so that a name can end at a hyphen.

    >>> [s.of("U.S.-led talks, 6,500 dead") for s in tokens("U.S.-led talks, 6,500 dead")]
    ['U.S.', '-', 'led', 'talks', ',', '6,500', 'dead']
    """
    return [Span(*m.span()) for m in re.finditer(r"(?:[A-Z]\.){2,}|\d[\d,.]*\d|\w+(?:[’']\w+)?|[^\w\s]", text)]


def columns(report: Report) -> str:
    """Ten tab-separated columns a token: id, form, name, inner name, time, figure, trigger, speech, links, offset."""
    _, starts = report.layout()
    out = [f"# newdoc id = {report.id}"]
    for sentence, at in zip(report.sentences, starts, strict=True):
        out += [f"# text = {sentence.text}", f"# role = {sentence.role}"]
        spans = tokens(sentence.text)
        outer = [n for n in sentence.names if not any(o is not n and o.span.holds(n.span) for o in sentence.names)]
        inner = [n for n in sentence.names if n not in outer]
        layers = [
            _bio(spans, [(n.span, n.type.value + ("*" if n.metonym else "")) for n in outer]),
            _bio(spans, [(n.span, n.type.value) for n in inner]),
            _bio(spans, [(t.span, f"{t.type}={t.value}") for t in sentence.times]),
            _bio(spans, [(f.span, f.measure.value) for f in sentence.figures]),
            _bio(spans, [(t, f"{m.kind.value}:{m.status.value}:{m.id}") for m in sentence.events for t in m.triggers]),
            _bio(spans, [(s.content, f"{s.mode}:{s.act.value}") for s in sentence.speeches if s.content]),
        ]
        links = _links(sentence, spans)
        for index, span in enumerate(spans):
            row = [
                str(index + 1),
                span.of(sentence.text),
                *(layer[index] for layer in layers),
                links.get(index, "_"),
                f"{at + span.start}:{at + span.end}",
            ]
            out.append("\t".join(row))
        out.append("")
    return "\n".join(out)


def _bio(spans: list[Span], marks: list[tuple[Span, str]]) -> list[str]:
    out = ["O"] * len(spans)
    for mark, label in marks:
        first = True
        for index, span in enumerate(spans):
            if mark.overlaps(span) and out[index] == "O":
                out[index] = ("B-" if first else "I-") + label
                first = False
    return out


def _links(sentence: Sentence, spans: list[Span]) -> dict[int, str]:
    links: dict[int, list[str]] = {}
    for mention in sentence.events:
        head = next((i for i, s in enumerate(spans) if s.overlaps(mention.triggers[0])), None)
        if head is None:
            continue
        targets = [(p.value, f.span) for p, f in mention.parts] + [("time", t) for t in mention.times]
        targets += [("place", mention.place.span)] if mention.place else []
        for label, target in targets:
            token = next((i for i, s in enumerate(spans) if target and s.overlaps(target)), None)
            if token is not None:
                links.setdefault(token, []).append(f"{head + 1}:{label}")
    return {index: "|".join(found) for index, found in links.items()}


def brat(report: Report) -> str:
    """Write the marks in brat standoff: T spans, E events with parts, A attributes, # notes with values and ids."""
    _, starts = report.layout()
    rows: list[str] = []
    ids: dict[tuple[int, int, str], str] = {}
    events = attributes = 0

    def text_bound(sentence: Sentence, at: int, span: Span, label: str, note: str = "") -> str:
        key = (at + span.start, at + span.end, label)
        if key not in ids:
            ids[key] = f"T{len(ids) + 1}"
            rows.append(f"{ids[key]}\t{label} {key[0]} {key[1]}\t{span.of(sentence.text)}")
            if note:
                rows.append(f"#{ids[key][1:]}\tAnnotatorNotes {ids[key]}\t{note}")
        return ids[key]

    for sentence, at in zip(report.sentences, starts, strict=True):
        for name in sentence.names:
            text_bound(
                sentence,
                at,
                name.span,
                name.type.value.capitalize(),
                f"{name.actor or '-'}{' metonym' if name.metonym else ''}",
            )
        for time in sentence.times:
            text_bound(sentence, at, time.span, time.type, time.value)
        for figure in sentence.figures:
            text_bound(
                sentence, at, figure.span, "Figure", f"{figure.measure.value} {figure.low}/{figure.best}/{figure.high}"
            )
        for mention in sentence.events:
            events += 1
            trigger = text_bound(sentence, at, mention.triggers[0], mention.kind.value, mention.id)
            arms = [(p.value.capitalize(), f.span) for p, f in mention.parts] + [("Time", t) for t in mention.times]
            arms += [("Place", mention.place.span)] if mention.place else []
            links = "".join(f" {label}:{text_bound(sentence, at, span, 'Mention')}" for label, span in arms if span)
            rows.append(f"E{events}\t{mention.kind.value}:{trigger}{links}")
            attributes += 1
            rows.append(f"A{attributes}\tStatus E{events} {mention.status.value}")
            for flag, on in (("Hedged", mention.hedged), ("Negated", mention.negated)):
                if on:
                    attributes += 1
                    rows.append(f"A{attributes}\t{flag} E{events}")
    return "\n".join(rows) + "\n"
