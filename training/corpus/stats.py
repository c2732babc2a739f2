"""The counts of the corpus, beside its bars and beside real news where that is at hand."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from detente.model.words import Act, Kind, Measure, Part, Status
from training.corpus.beside import print_beside, print_kinds_beside
from training.corpus.model import EventMention, Report
from training.corpus.similar import near_duplicates, template_rate


def told(reports: list[Report]) -> Counter[str]:
    """How many reports tell each event that has an id of its own."""
    tellings: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        for mention in _mentions([report]):
            if "~" not in mention.id:
                tellings[f"{report.process}/{mention.id}"].add(report.id)
    return Counter({event: len(where) for event, where in tellings.items()})


def count(reports: list[Report], root: Path) -> dict[str, float]:
    """Every figure that the bars ask for, by its printed name."""
    splits = read_splits(root)
    sentences = [s for r in reports for s in r.sentences if s.role != "furniture"]
    mentions = list(_mentions(reports))
    figures = [f for s in sentences for f in s.figures]
    speeches = [sp for s in sentences for sp in s.speeches]
    parts = Counter(p for m in mentions for p, _ in m.parts)
    kinds = Counter(m.kind for m in mentions for _ in m.triggers)
    non_occurred = sum(len(m.triggers) for m in mentions if m.status is not Status.OCCURRED)
    processes = {r.process for r in reports}
    duplicates = near_duplicates([s.text for s in sentences])
    texts = near_duplicates([r.layout()[0] for r in reports], threshold=0.5)
    origin = {r.id: r.origin for r in reports}
    free = [p for p in texts if not origin[reports[p[0]].id] and not origin[reports[p[1]].id]]
    scoped = [f for f in figures if f.event is not None or f.scope is not None]
    return {
        "sentences": len(sentences),
        "reports": len(reports),
        "processes": len(processes),
        "invented processes": sum(bool(splits.get(p, {}).get("invented")) for p in processes),
        "triggers": sum(kinds.values()),
        "event mentions": len(mentions),
        "mediator": parts[Part.MEDIATOR],
        "host": parts[Part.HOST],
        "non-occurred triggers": non_occurred,
        "negated": sum(m.negated for m in mentions),
        "hedged": sum(m.hedged for m in mentions),
        "denials and accusations": kinds[Kind.DENIAL] + kinds[Kind.ACCUSATION],
        "figures": len(figures),
        "figures with scope": len(scoped),
        "names": sum(len(s.names) for s in sentences),
        "metonyms": sum(n.metonym for s in sentences for n in s.names),
        "times": sum(len(s.times) for s in sentences),
        "speeches": len(speeches),
        "events told more than once": sum(n > 1 for n in told(reports).values()),
        "hard-negative reports": sum(bool(r.hard) for r in reports),
        "template rate": template_rate(reports),
        "near-duplicate sentences": len({i for i, j, _ in duplicates for i in (i, j)}) / max(1, len(sentences)),
        "near-duplicate reports (no common origin)": len(free),
    }


BARS: dict[str, float] = {
    "sentences": 4000,
    "reports": 400,
    "processes": 50,
    "invented processes": 10,
    "triggers": 5000,
    "mediator": 300,
    "host": 300,
    "non-occurred triggers": 600,
    "denials and accusations": 300,
    "figures with scope": 800,
    "events told more than once": 120,
}
"""The least of each; the template rate is at most .05."""


def print_stats(reports: list[Report], root: Path, shared: Path | None = None) -> None:
    """Print the counts, the distributions, and ours beside real news."""
    if not reports:
        print("no reports under the path; name the corpus folder or one of a process")
        return
    for name, value in count(reports, root).items():
        shown = f"{value:.3f}" if isinstance(value, float) else str(value)
        print(f"{name:44} {shown}{_beside(name, value)}")
    mentions = list(_mentions(reports))
    sentences = [s for r in reports for s in r.sentences if s.role != "furniture"]
    kinds = Counter(m.kind.value for m in mentions for _ in m.triggers)
    ranked = [k for k, _ in kinds.most_common()]
    rows = {k.value: kinds[k.value] for k in sorted(Kind, key=lambda k: -kinds[k])}
    print("\nkinds (bar 120 for the twenty most frequent, 60 for each other)")
    for kind, number in rows.items():
        least = 120 if kind in ranked[:20] else 60
        print(f"  {kind:28} {number:5}{'' if number >= least else f'  short of {least}'}")
    _table("parts", Counter(p.value for m in mentions for p, _ in m.parts), [p.value for p in Part])
    _table("status", Counter(m.status.value for m in mentions for _ in m.triggers), [s.value for s in Status])
    _table("acts of speech", Counter(sp.act.value for s in sentences for sp in s.speeches), [a.value for a in Act])
    _table("modes of speech", Counter(sp.mode for s in sentences for sp in s.speeches))
    _table("measures", Counter(f.measure.value for s in sentences for f in s.figures), [m.value for m in Measure])
    _table("name types", Counter(n.type.value for s in sentences for n in s.names))
    _table("registers (reports)", Counter(r.register for r in reports))
    _table("tellings of an event (events)", Counter(f"{n} reports" for n in told(reports).values()))
    splits = read_splits(root)
    for key in ("region", "decade", "split", "batch"):
        _table(
            f"{key} (reports)", Counter(str(splits.get(r.process, {}).get(key, "not in splits.toml")) for r in reports)
        )
    _table(
        "split (sentences)",
        Counter(Path(r.path).parent.parent.name for r in reports for s in r.sentences if s.role != "furniture"),
    )
    print_beside(reports, shared)
    if shared:
        print_kinds_beside(kinds, shared)


def read_splits(root: Path) -> dict[str, dict[str, object]]:
    """``splits.toml`` of the corpus that the path belongs to; empty where there is none."""
    for folder in (root, *root.resolve().parents):
        for path in (folder / "splits.toml", folder / "corpus" / "splits.toml"):
            if path.is_file():
                found: dict[str, dict[str, object]] = tomllib.loads(path.read_text(encoding="utf-8"))["process"]
                return found
    return {}


def _beside(name: str, value: float) -> str:
    if name == "template rate":
        return "  (bar <= 0.05)"
    if name not in BARS:
        return ""
    return f"  (bar {BARS[name]:g}{'' if value >= BARS[name] else ', short'})"


def _mentions(reports: list[Report]) -> Iterable[EventMention]:
    return (m for r in reports for s in r.sentences for m in s.events)


def _table(title: str, counts: Counter[str], rows: list[str] | None = None) -> None:
    print(f"\n{title}")
    for row in rows or sorted(counts, key=lambda k: (-counts[k], k)):
        print(f"  {row:28} {counts[row]:5}")
