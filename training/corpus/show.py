"""A report's marks as the tools read them, for review by eye; and its bare text for a second annotator."""

from __future__ import annotations

from pathlib import Path

from training.corpus.model import Report, Sentence


def show_report(report: Report) -> str:
    """Each sentence with its resolved marks, one line a layer."""
    lines = [f"== {report.id} {report.register} {report.published}"]
    for sentence in report.sentences:
        lines.append(f"[{sentence.role[0]}] {sentence.text}")
        lines.extend(f"     {line}" for line in _marks(sentence))
    return "\n".join(lines)


def _marks(sentence: Sentence) -> list[str]:
    text = sentence.text
    lines = []
    if sentence.names:
        lines.append(
            "names  "
            + "; ".join(
                f"{n.span.of(text)}={n.type.value}{'*' if n.metonym else ''}{'>' + n.actor if n.actor else ''}"
                for n in sentence.names
            )
        )
    if sentence.times:
        lines.append("times  " + "; ".join(f"{t.span.of(text)}={t.value}" for t in sentence.times))
    for f in sentence.figures:
        covers = " over " + f.scope.of(text) if f.scope else ""
        whom = " of " + f.population.of(text) if f.population else ""
        lines.append(
            f"figure {f.span.of(text)}: {f.measure.value} {f.low}/{f.best}/{f.high}{whom}{covers} in {f.event}"
        )
    for m in sentence.events:
        flags = " ".join(w for w in (m.status.value, "hedged" if m.hedged else "", "not" if m.negated else "") if w)
        parts = "".join(f" | {p.value} {f.span.of(text) if f.span else ''}>{'+'.join(f.actors)}" for p, f in m.parts)
        where = f" | place {m.place.span.of(text) if m.place.span else m.place.actors}" if m.place else ""
        when = "".join(f" | time {t.of(text)}" for t in m.times)
        lines.append(
            f"event  {', '.join(t.of(text) for t in m.triggers)}: {m.kind.value} {flags} @{m.id}{parts}{where}{when}"
        )
    for s in sentence.speeches:
        who = ", ".join(f"{f.span.of(text) if f.span else ''}>{'+'.join(f.actors)}" for f in s.speakers)
        said = s.content.of(text) if s.content else None
        lines.append(
            f"speech {who} {s.act.value} {s.mode} [{s.cue.of(text) if s.cue else ''}]: {said} about {', '.join(s.about)}"
        )
    return lines


def raw_text(report: Report) -> str:
    """Write the report's file without its annotation lines."""
    head = [f"register: {report.register}", f"published: {report.published}"]
    for key, value in (("shown", report.shown), ("hard", report.hard), ("origin", report.origin)):
        if value:
            head.append(f"{key}: {value}")
    prefix = {"headline": "H: ", "subhead": "U: ", "dateline": "D: ", "furniture": "X: ", "body": ""}
    lines, last = head, None
    for sentence in report.sentences:
        if sentence.paragraph != last:
            lines.append("")
        lines.append(prefix[sentence.role] + sentence.text)
        last = sentence.paragraph
    return "\n".join(lines) + "\n"


def write_raw(reports: list[Report], out: Path) -> None:
    """Write the bare reports into a folder, each under its own name."""
    out.mkdir(parents=True, exist_ok=True)
    for report in reports:
        (out / Path(report.path).name).write_text(raw_text(report), encoding="utf-8")
