"""The scorers of the suite: small cases by hand, and the figures of the suite's own scorers on garbled gold."""

from __future__ import annotations

import importlib.util
import random
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from bench.jsonl import read_rows
from bench.scoring.attributions import Attribution, characters, score_attributions
from bench.scoring.coref import score_clusters
from bench.scoring.counts import score_counts, score_days
from bench.scoring.labels import score_labels
from bench.scoring.timex import Timex, score_timexes
from bench.scoring.typed_spans import TypedSpan, score_spans
from bench.tokens import join_tokens


def load(shared: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, shared / "gold" / "suite" / "scorers" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def same(ours: dict[str, float], name: str, theirs: tuple[float, float, float]) -> None:
    assert [ours[f"{name}_{part}"] for part in ("p", "r", "f1")] == [pytest.approx(value) for value in theirs]


@pytest.fixture
def chance() -> random.Random:
    return random.Random(11)  # noqa: S311 - a test wants the same garble each time


def test_timexes_as_the_suite_scores_them(shared, chance):
    rows = read_rows(shared / "gold" / "suite" / "tempeval3" / "dev.jsonl")
    gold = {row["doc_id"]: row["timexes"] for row in rows}
    system = {}
    for doc, times in gold.items():
        kept = [time for time in times if chance.random() < 0.8]
        system[doc] = [
            time | {"end": time["end"] + chance.randint(0, 6), "value": chance.choice([time["value"], "2019"])}
            for time in kept
        ]
        system[doc] += [dict(time) for time in kept[::3]]
    theirs, _ = load(shared, "timex").score(gold, system)
    keys = ("start", "end", "type", "value")
    ours = score_timexes(
        ([Timex(*(t[k] for k in keys)) for t in gold[doc]], [Timex(*(t[k] for k in keys)) for t in system[doc]])
        for doc in gold
    )
    for name, values in theirs.items():
        same(ours, name, values)


def test_spans_as_the_suite_scores_them(shared, chance):
    rows = read_rows(shared / "gold" / "suite" / "re3d" / "dev.jsonl")
    gold = {row["doc_id"]: row["entities"] for row in rows}
    system = {
        doc: [
            {**span, "start": span["start"] + chance.randint(0, 2), "type": chance.choice([span["type"], "Person"])}
            for span in spans
            if chance.random() < 0.7
        ]
        for doc, spans in gold.items()
    }
    theirs = load(shared, "spans").score(gold, system)
    ours = score_spans(
        tuple([TypedSpan(s["start"], s["end"], s["type"]) for s in side[doc]] for side in (gold, system))
        for doc in gold
    )
    for name, other in (("exact", "exact"), ("untyped", "exact_untyped"), ("overlap", "overlap")):
        same(ours, name, theirs[other])


def test_attributions_as_the_suite_scores_them(shared, chance):
    rows = read_rows(shared / "gold" / "suite" / "polnear" / "dev.jsonl")
    gold = {row["doc_id"]: row["attributions"] for row in rows}

    def garble(said):
        return {
            "source": [] if chance.random() < 0.2 else said["source"],
            "content": [
                {"spans": [[s + chance.randint(0, 9), e + 9] for s, e in element["spans"]]}
                for element in said["content"]
            ],
        }

    system = {doc: [garble(said) for said in all_ if chance.random() < 0.8] for doc, all_ in gold.items()}

    def attribution(said):
        return Attribution(
            *(characters((s, e) for x in said[key] for s, e in x["spans"]) for key in ("content", "source"))
        )

    theirs, _ = load(shared, "quotes").score(gold, system)
    ours = score_attributions(tuple([attribution(s) for s in side[doc]] for side in (gold, system)) for doc in gold)
    for name in ("content_exact", "content_overlap", "content_char", "source_overlap", "attribution"):
        same(ours, name, theirs[name])


def test_clusters_as_the_suite_scores_them(shared, chance):
    gold = {f"m{i}": f"g{chance.randint(0, 60)}" for i in range(200)}
    system = {mention: chance.choice([label, f"s{chance.randint(0, 30)}"]) for mention, label in gold.items()}
    reference = load(shared, "coref")

    def clusters(labels):
        return {label: {m for m in labels if labels[m] == label} for label in set(labels.values())}

    theirs = reference.score(clusters(gold), clusters(system))
    ours = score_clusters(gold, system)
    assert ours["muc_f1"] == pytest.approx(theirs["MUC"][2])
    assert [ours["b3_p"], ours["b3_r"], ours["b3_f1"]] == [pytest.approx(value) for value in theirs["B3"]]
    assert ours["ceafe_f1"] == pytest.approx(theirs["CEAFe"][2])
    assert ours["conll_f1"] == pytest.approx(theirs["CoNLL"])


def test_labels_as_the_suite_scores_them(shared, chance):
    gold = {str(i): chance.choice("abc") for i in range(90)}
    system = {key: chance.choice([label, "a"]) for key, label in gold.items() if chance.random() < 0.8}
    theirs = load(shared, "labels").score(gold, system)
    ours, classes = score_labels((label, system.get(key)) for key, label in gold.items())
    assert ours["accuracy"] == pytest.approx(theirs["acc"])
    assert ours["macro_f1"] == pytest.approx(theirs["macro_f1"])
    assert {label: ratio.r for label, ratio in classes.items()} == {
        label: pytest.approx(values[1]) for label, values in theirs["per_class"].items()
    }


def test_counts_as_the_suite_scores_them(shared, chance):
    day = date(2019, 5, 6)
    gold = {str(i): {"killed": chance.choice([0, 0, 1, 4]), "date": day.isoformat()} for i in range(50)}
    system = {
        key: {"killed": chance.choice([row["killed"], 2, None]), "date": f"2019-05-0{chance.randint(5, 8)}"}
        for key, row in gold.items()
    }
    theirs = load(shared, "incidents").counts(gold, system)
    ours = score_counts("killed", [(gold[key]["killed"], system[key]["killed"]) for key in gold])
    ours |= score_days([(day, date.fromisoformat(system[key]["date"])) for key in gold])
    assert ours["killed_accuracy"] == pytest.approx(theirs["killed"]["acc"])
    same(ours, "killed_nonzero", theirs["killed"]["nonzero_PRF"])
    assert [ours["date_exact"], ours["date_within_1"]] == [
        pytest.approx(theirs["date"]["acc"]),
        pytest.approx(theirs["date"]["acc_pm1"]),
    ]


def test_two_sides_must_hold_the_same_mentions():
    with pytest.raises(ValueError, match="different mentions"):
        score_clusters({"a": "1"}, {"b": "1"})


def test_tokens_keep_their_places():
    text, ranges = join_tokens(["It", "cost", "$", "5", "(", "net", ")", ".", "Peru", "paid"], [0] * 8 + [1, 1])
    assert text == "It cost $5 (net).\n\nPeru paid"
    assert [text[start:end] for start, end in ranges][-2:] == ["Peru", "paid"]
