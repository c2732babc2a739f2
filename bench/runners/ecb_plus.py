"""Event coreference across reports, on gold mentions: Détente is given the words, whose kind it does not know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.result import Result, Section
from bench.runner import run_on_rows
from bench.scoring.coref import score_clusters
from bench.scoring.lemmas import group_texts, join_by_lemma
from bench.scoring.merges import compare_pairs
from bench.system import join_reports, join_words, make_report
from bench.table import Cell
from bench.tokens import join_tokens
from detente.model import Mention, Report


def measure(rows: Sequence[Mapping[str, Any]]) -> Result:
    """Rows ``{"doc_id", "tokens", "sent_id", "mentions": [{"id", "kind", "tok", "chain", "validated"}]}``.

    Only validated event mentions count. Détente is given their words, of which it knows no kind, and the reports, of which
    it finds out itself which tell of one happening. Beside that, what its own reading joins: there a mention is told where a
    trigger touches it, and one that is not told stands alone.
    """
    texts: dict[str, tuple[Report, list[tuple[int, int]]]] = {}
    gold, words, at = {}, {}, {}
    topics: dict[str, Any] = {}
    for row in rows:
        text, places = join_tokens(row["tokens"], row["sent_id"])
        spans = []
        for said in row["mentions"]:
            if said["kind"] == "event" and said["validated"] and said["tok"]:
                name = f"{row['doc_id']}/{said['id']}"
                gold[name] = said["chain"]
                words[name] = " ".join(row["tokens"][token] for token in said["tok"])
                topics[name] = row
                spans.append((places[said["tok"][0]][0], places[said["tok"][-1]][1]))
                at[name] = (row["doc_id"], *spans[-1])
        texts[row["doc_id"]] = make_report(text, row["doc_id"]), list(dict.fromkeys(spans))
    joined = join_words(texts)
    ours = {name: joined.get(where, f"alone {name}") for name, where in at.items()}
    read = _as_read([report for report, _ in texts.values()], at)
    ways = {
        "Détente": ours,
        "Détente, by its own reading": {name: read.get(name, f"alone {name}") for name in gold},
        **_baselines(words, topics),
    }
    return Result(
        {**score_clusters(gold, ours), "told_rate": len(read) / len(gold) if gold else 1.0},
        {"documents": len(rows), "mentions": len(gold)},
        [
            Section(
                "beside the same word alone",
                ["joined by", *_SHOWN, *_PAIRS],
                [_row(n, gold, w) for n, w in ways.items()],
            )
        ],
    )


_SHOWN = ("muc_f1", "b3_p", "b3_r", "b3_f1", "ceafe_f1", "conll_f1")
_PAIRS = ("pairs right", "false merges", "false splits")


def _row(name: str, gold: Mapping[str, str], labels: Mapping[str, str]) -> list[Cell]:
    figures = score_clusters(gold, labels)
    merges, _ = compare_pairs(gold, labels, dict.fromkeys(gold, ""))
    return [name, *(figures[key] for key in _SHOWN), len(merges.right), len(merges.merged), len(merges.split)]


def _as_read(reports: Sequence[Report], at: Mapping[str, tuple[str, int, int]]) -> dict[str, str]:
    """The events of the mentions that Détente tells without being given them."""
    told = {report.name: mentions for report, mentions in join_reports(reports)}
    found = {name: _event_at(start, end, told[report]) for name, (report, start, end) in at.items()}
    return {name: event for name, event in found.items() if event}


def _event_at(start: int, end: int, told: Sequence[tuple[Mention, str]]) -> str | None:
    touching = (event for mention, event in told if mention.trigger.start < end and start < mention.trigger.end)
    return next(touching, None)


def _baselines(words: Mapping[str, str], rows: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """The same lemma in all reports, in a predicted topic and, where the rows tell it, in a gold topic."""
    predicted = group_texts({row["doc_id"]: " ".join(row["tokens"]) for row in rows.values()})
    ways = {
        "the lemma, in all reports": join_by_lemma(words, dict.fromkeys(words, "all")),
        "the lemma, in a predicted topic": join_by_lemma(words, {m: predicted[rows[m]["doc_id"]] for m in words}),
    }
    for part in ("topic", "subtopic"):
        if all(part in row for row in rows.values()):
            ways[f"the lemma, in a gold {part}"] = join_by_lemma(words, {m: str(rows[m][part]) for m in words})
    return ways


FIELDS = ("doc_id", "tokens", "sent_id", "mentions")

RUNNER = run_on_rows("ecb-plus", "event coreference across reports, on gold mentions", FIELDS, measure)
