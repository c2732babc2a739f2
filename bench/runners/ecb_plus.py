"""Event coreference across reports, on gold mentions: what Détente joins of those that it tells at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.result import Result
from bench.runner import run_on_rows
from bench.scoring.coref import score_clusters
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
    for row in rows:
        for said in row["mentions"]:
            if said["kind"] == "event" and said["validated"] and said["tok"]:
                spans = [places[row["doc_id"]][token] for token in said["tok"]]
                name = f"{row['doc_id']}/{said['id']}"
                gold[name] = said["chain"]
                event = _event_at(spans, triggers[row["doc_id"]])
                ours[name] = event or f"alone {name}"
                told_count += event is not None
    return Result(
        {**score_clusters(gold, ours), "told_rate": told_count / len(gold) if gold else 1.0},
        {"documents": len(rows), "mentions": len(gold)},
    )


def _event_at(spans: Sequence[tuple[int, int]], told: Sequence[tuple[Mention, str]]) -> str | None:
    for mention, event in told:
        if any(mention.trigger.start < end and start < mention.trigger.end for start, end in spans):
            return event
    return None


FIELDS = ("doc_id", "tokens", "sent_id", "mentions")

RUNNER = run_on_rows("ecb-plus", "event coreference across reports, on gold mentions", FIELDS, measure)
