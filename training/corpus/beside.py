"""The corpus beside real news: what its sentences are made of, and what gives them away."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from statistics import mean, median

from detente.model.words import Kind
from training.corpus.model import Report

HABITS = {
    "semicolon": ";",
    "colon": ":",
    "quotation mark": r'["“”]',
    "bracket": r"\(",
    "digit": r"\d",
    "number in words": r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand)\b",
    "said": r"\bsaid\b",
    "according to": r"\baccording to\b",
    "also, however": r"\b(?:also|however|meanwhile)\b",
    "adverb in -ly": r"\b\w{3,}ly\b",
    "had": r"\bhad\b",
    "whose, whom": r"\b(?:whose|whom)\b",
    "nobody, nothing, neither": r"\b(?:nobody|nothing|no one|none|neither|nor)\b",
}
"""What writers do without knowing it: patterns, small and capital letters alike, of which a sentence holds one or none."""

_SHAPE = ("n", "words", "median", "p10", "p90", "short", "commas")
_INTERVIEW = "(("
"""What marks the questions and answers of an interview in Wikinews ("((WN)) ..."): half of its words, and no news prose."""


def profile(texts: list[str]) -> dict[str, float]:
    """Measure sentences; empty for none.

    ``words``, ``median``, ``p10``, ``p90``: length in words; ``short``: share of those under six words; ``commas``: a
    sentence; then each of ``HABITS``: the share of sentences that hold one.

    >>> profile(["The talks ended; nobody signed.", "He left."])["semicolon"]
    0.5
    """
    if not texts:
        return {}
    lengths = sorted(len(t.split()) for t in texts)
    n = len(texts)
    return {
        "n": n,
        "words": mean(lengths),
        "median": median(lengths),
        "p10": lengths[n // 10],
        "p90": lengths[n * 9 // 10],
        "short": sum(x < 6 for x in lengths) / n,
        "commas": mean(t.count(",") for t in texts),
    } | {name: sum(bool(re.search(p, t, re.IGNORECASE)) for t in texts) / n for name, p in HABITS.items()}


def rough_sentences(text: str) -> list[str]:
    r"""Cut running text into sentences by their marks; lines without a closing mark (headings, datelines) are left out.

    >>> rough_sentences('Monday, May 4\n"We left," he said. It rained.')
    ['"We left," he said.', 'It rained.']
    """
    pieces = (p.strip() for line in text.splitlines() for p in re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])", line))
    return [p for p in pieces if re.search(r"[.!?][”\"’')]*$", p)]


def body_text(reports: Iterable[Report]) -> str:
    """Join the body sentences of the reports, a paragraph a line, as a page would print them."""
    lines: dict[tuple[str, int], list[str]] = {}
    for report in reports:
        for sentence in report.sentences:
            if sentence.role == "body":
                lines.setdefault((report.id, sentence.paragraph), []).append(sentence.text)
    return "\n".join(" ".join(line) for line in lines.values())


def print_beside(reports: list[Report], shared: Path | None) -> None:
    """Print ours, cut by the same rule as the others, then real news where ``shared`` holds it, then our registers."""
    sets = {"this corpus": [body_text(reports)]} | (real_news(shared) if shared else {})
    rows = {label: profile([s for text in texts for s in rough_sentences(text)]) for label, texts in sets.items()}
    rows = {label: row for label, row in rows.items() if row}
    print("\nsentences beside real news")
    print("  " + " " * 22 + "".join(f"{c:>8}" for c in _SHAPE))
    for label, row in rows.items():
        cells = (f"{row[c]:8.2f}" if c in ("short", "commas") else f"{row[c]:8.0f}" for c in _SHAPE)
        print(f"  {label:22}" + "".join(cells))
    print("\nshare of sentences with (columns as the rows above)")
    for habit in HABITS:
        print(f"  {habit:26}" + "".join(f"{row[habit]:8.3f}" for row in rows.values()))
    print("\nregisters: reports, sentences, words, triggers a sentence, share of sentences without any")
    for register, number in Counter(r.register for r in reports).most_common():
        _density(register, number, [r for r in reports if r.register == register])
    _density("all", len(reports), reports)


def real_news(shared: Path) -> dict[str, list[str]]:
    """Read the texts of real news under the folder, by label; sets that are not there are left out."""
    found: dict[str, list[str]] = {}
    news = shared / "gold" / "suite" / "wikinews_ccby" / "all.jsonl"
    if news.is_file():
        texts = [str(json.loads(line)["text"]) for line in news.read_text(encoding="utf-8").splitlines()]
        found["wikinews_ccby"] = texts
        found["  without interviews"] = [t for t in texts if _INTERVIEW not in t]
    for folder in ("reports", "seeds"):
        if paths := sorted((shared / folder).glob("*.txt")):
            found[folder] = [p.read_text(encoding="utf-8") for p in paths]
    return found


def print_kinds_beside(ours: Counter[str], shared: Path) -> None:
    """Print the share of each kind beside that of the seeds' gold, where it is at hand."""
    gold = shared / "gold" / "seeds" / "seeds_gold.json"
    if not gold.is_file():
        return
    events = json.loads(gold.read_text(encoding="utf-8"))["events"]
    theirs = Counter(e["type"].replace(" ", "_") for e in events for _ in e["mentions"])
    print("\nshare of kinds: this corpus, seeds (mentions)")
    for kind in Kind:
        left, right = (c[kind.value] / max(1, c.total()) for c in (ours, theirs))
        print(f"  {kind.value:28} {left:6.3f} {right:6.3f}")
    states = Counter(e["status"].replace(" ", "_") for e in events)
    print("status of the seeds' events: " + ", ".join(f"{k} {v / states.total():.2f}" for k, v in states.most_common()))


def _density(label: str, number: int, reports: list[Report]) -> None:
    sentences = [s for r in reports for s in r.sentences if s.role == "body"]
    if sentences:
        told = [sum(len(m.triggers) for m in s.events) for s in sentences]
        words = mean(len(s.text.split()) for s in sentences)
        bare = sum(n == 0 for n in told) / len(told)
        print(f"  {label:14} {number:5} {len(sentences):6} {words:6.1f} {mean(told):6.2f} {bare:6.2f}")
