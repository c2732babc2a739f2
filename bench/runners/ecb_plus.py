"""Event coreference across reports, on gold mentions: what Détente joins of those that it tells at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.result import Result, Section
from bench.runner import run_on_rows
from bench.scoring.coref import score_clusters
from bench.scoring.lemmas import group_texts, join_by_lemma
from bench.scoring.merges import compare_pairs
from bench.system import join_reports, make_report
from bench.tokens import join_tokens
from detente.model import Mention


def measure(rows: Sequence[Mapping[str, Any]]) -> Result:
    """Rows ``{"doc_id", "tokens", "sent_id", "mentions": [{"id", "kind", "tok", "chain", "validated"}]}``.

    Only validated event mentions count. A gold mention is told where a trigger of Détente's touches it; one that is not
    told stands alone.
    """
    reports, places = [], {}
    for row in rows:
        text, places[row["doc_id"]] = join_tokens(row["tokens"], row["sent_id"])
        reports.append(make_report(text, row["doc_id"]))
    triggers: dict[str, list[tuple[Mention, str]]] = {}
    for report, told in join_reports(reports):
        triggers[report.name] = told
    gold, ours, told_count = {}, {}, 0
    words: dict[str, str] = {}
    topics: dict[str, Any] = {}
    for row in rows:
        for said in row["mentions"]:
            if said["kind"] == "event" and said["validated"] and said["tok"]:
                spans = [places[row["doc_id"]][token] for token in said["tok"]]
                name = f"{row['doc_id']}/{said['id']}"
                gold[name] = said["chain"]
                words[name] = " ".join(row["tokens"][token] for token in said["tok"])
                topics[name] = row
                event = _event_at(spans, triggers[row["doc_id"]])
                ours[name] = event or f"alone {name}"
                told_count += event is not None
    return Result(
        {**score_clusters(gold, ours), "told_rate": told_count / len(gold) if gold else 1.0},
        {"documents": len(rows), "mentions": len(gold), **_count(gold, ours)},
        [Section("beside the same word alone", ["joined by", *_SHOWN], _baselines(gold, ours, words, topics))],
    )


_SHOWN = ("muc_f1", "b3_p", "b3_r", "b3_f1", "ceafe_f1", "conll_f1")


def _count(gold: Mapping[str, str], ours: Mapping[str, str]) -> dict[str, float]:
    """Pairs falsely joined and falsely kept apart."""
    merges, _ = compare_pairs(gold, ours, dict.fromkeys(gold, ""))
    return {"pairs right": len(merges.right), "false merges": len(merges.merged), "false splits": len(merges.split)}


def _baselines(
    gold: Mapping[str, str], ours: Mapping[str, str], words: Mapping[str, str], rows: Mapping[str, Mapping[str, Any]]
) -> list[list[str | float]]:
    """Détente, and the same lemma in all reports, in a predicted topic and, where the rows tell it, in a gold topic."""
    texts = {row["doc_id"]: " ".join(row["tokens"]) for row in rows.values()}
    predicted = group_texts(texts)
    ways = {
        "Détente": ours,
        "the lemma, in all reports": join_by_lemma(words, dict.fromkeys(words, "all")),
        "the lemma, in a predicted topic": join_by_lemma(words, {m: predicted[rows[m]["doc_id"]] for m in words}),
    }
    for part in ("topic", "subtopic"):
        if all(part in row for row in rows.values()):
            labels = {mention: str(rows[mention][part]) for mention in words}
            ways[f"the lemma, in a gold {part}"] = join_by_lemma(words, labels)
    return [[name, *(score_clusters(gold, labels)[key] for key in _SHOWN)] for name, labels in ways.items()]


def _event_at(spans: Sequence[tuple[int, int]], told: Sequence[tuple[Mention, str]]) -> str | None:
    for mention, event in told:
        if any(mention.trigger.start < end and start < mention.trigger.end for start, end in spans):
            return event
    return None


FIELDS = ("doc_id", "tokens", "sent_id", "mentions")

RUNNER = run_on_rows("ecb-plus", "event coreference across reports, on gold mentions", FIELDS, measure)
