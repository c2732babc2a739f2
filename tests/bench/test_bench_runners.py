"""Every runner goes from a file of its form to fractions, through Détente itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.__main__ import main
from bench.plover import choose
from bench.runners import NAMES as RUNNERS
from bench.runners import load_runner
from tests.bench.gold import GOLD, NAMES, PAIRS, TEXTS, TIMES

TALKS = "The presidents of Chad and Sudan met in Doha on Friday. Four soldiers were killed, Chad said."
TOKENS = ["Chad", "said", "its", "envoy", "left", "for", "Khartoum", "on", "Friday", "."]


def event(doc: str, chain: str) -> dict[str, Any]:
    mention = {"id": "1", "kind": "event", "tok": [1], "chain": chain, "validated": True}
    return {"doc_id": doc, "tokens": TOKENS, "sent_id": [0] * len(TOKENS), "mentions": [mention]}


ROWS: dict[str, list[dict[str, Any]]] = {
    "tempeval3": [
        {
            "doc_id": "a",
            "dct": "2019-05-06T10:00",
            "text": TALKS,
            "timexes": [{"start": 48, "end": 54, "type": "DATE", "value": "2019-05-03"}],
        }
    ],
    "meantime": [
        {
            "doc_id": "a",
            "dct": "2019-05-06",
            "tokens": TOKENS,
            "sent_id": [0] * len(TOKENS),
            "last_annotated_sentence": "0",
            "timexes": [{"tok": [8], "type": "DATE", "value": "2019-05-03"}, {"tok": [], "type": "DATE", "value": "x"}],
        }
    ],
    "docdate": [
        {
            "url": "https://example.org/2019/05/06/talks.html",
            "date": "2019-05-06",
            "visible_text": f"Talks resume\n\nPublished May 6, 2019\n\n{TALKS}",
            "lang": "en",
        },
        {"url": "https://example.org/", "date": float("nan"), "visible_text": TALKS, "lang": "en"},
        {"url": "https://example.org/", "date": "2019-05-06", "visible_text": "", "lang": None},
    ],
    "re3d": [{"doc_id": "a", "text": TALKS, "entities": [{"start": 18, "end": 22, "type": "Location"}]}],
    "metonymy": [
        {"id": "a", "tokens": TOKENS, "tok": [0, 1], "label": "met"},
        {"id": "b", "tokens": TOKENS, "tok": [6, 7], "label": "lit"},
    ],
    "plv": [{"id": "a", "marked": "<s>Chad</s> accused <t>Sudan</t> of shelling its border.", "plover": "ACCUSE"}],
    "plover-gsr": [
        {"id": "doc", "event": "DOCUMENT"},
        {
            "id": "a",
            "event": "DISAPPROVE",
            "text": "Chad accused Sudan of shelling its border.",
            "date": "2019-05-06",
            "source": [{"actorText": "Chad"}],
            "target": [{"actorText": "Sudan"}],
        },
        {"id": "b", "event": "AGREE", "text": "Chad agreed.", "source": [{"actorText": "Chad"}], "target": ""},
    ],
    "isaf": [
        {
            "id": "a",
            "text": "Troops killed two insurgents in Kandahar on Sunday.",
            "dateline": "2019-05-06",
            "gold": {"start_date": "2019-05-05", "min_killed": 2, "min_captured": 0},
        },
        {"id": "b", "text": TALKS, "dateline": None, "gold": {"start_date": None, "min_killed": 4, "min_captured": 0}},
    ],
    "polnear": [
        {
            "doc_id": "a",
            "date": "2019-05-06",
            "text": TALKS,
            "attributions": [{"source": [{"spans": [[83, 87]]}], "content": [{"spans": [[56, 81]]}]}],
        }
    ],
    "geowebnews": [
        {
            "doc_id": "a",
            "text": TALKS,
            "toponyms": [
                {"start": 40, "end": 44, "type": "Literal"},
                {"start": 4, "end": 14, "type": "Literal_Expression"},
            ],
        }
    ],
    "ecb-plus": [event("a", "c1"), event("b", "c1")],
}


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, float | None]:
    assert main([str(word) for word in words]) == 0
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert figures
    assert all(value is None or 0 <= value <= 1 for value in figures.values())
    return figures


@pytest.mark.parametrize("name", ROWS)
def test_runner_on_a_file_of_its_form(name, tmp_path, capsys):
    run(capsys, name, "--data", write(tmp_path / "any.name", ROWS[name]))


@pytest.mark.parametrize("name", ROWS)
def test_runner_on_a_limited_file(name, tmp_path, capsys):
    run(capsys, name, "--data", write(tmp_path / "any.name", ROWS[name]), "--limit", 1)


def test_what_is_plain_is_read_rightly(tmp_path, capsys):
    def figures(name: str) -> dict[str, float | None]:
        return run(capsys, name, "--data", write(tmp_path / name, ROWS[name]))

    assert figures("tempeval3")["strict_value_f1"] == 1
    assert figures("meantime")["strict_value_f1"] == 1
    assert figures("metonymy")["accuracy"] == 1
    assert figures("plv")["accuracy"] == 1
    assert figures("polnear")["attribution_f1"] == 1


def test_gva_and_t17_take_two_files(tmp_path, capsys):
    docs = [{"doc_id": "a", "incident": "i", "dct": "2019-05-06", "text": "A man shot and killed two on Sunday."}]
    incidents = [{"incident": "i", "date": "2019-05-05", "killed": 2, "injured": 0}]
    run(capsys, "gva", "--data", write(tmp_path / "d", docs), "--gold", write(tmp_path / "i", incidents))
    docs.append({**docs[0], "doc_id": "b", "text": "Two were shot and killed by a man on Sunday."})
    assert run(capsys, "gva-coverage", "--events", "--data", write(tmp_path / "d", docs))["b3_p"] == 1
    articles = [{"id": "a", "date": "2019-05-06", "sentences": ["The presidents of Chad and Sudan met on Friday ."]}]
    timelines = [{"source": "s", "timeline": [{"date": "2019-05-03"}]}]
    words = ("--data", write(tmp_path / "t", timelines), "--articles", write(tmp_path / "a", articles))
    assert run(capsys, "t17", *words)["date_f1"] == 1
    assert main(["t17", *map(str, words), str(tmp_path / "a")]) == 3


def test_a_record_is_made_and_scored(tmp_path, capsys):
    (tmp_path / "texts").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "texts" / name).write_text(text, encoding="utf-8", newline="")
    metadata = write(tmp_path / "metadata", [{"file": name, "published": "2031-05-07"} for name in TEXTS])
    actors = tmp_path / "gold.json"
    actors.write_text(json.dumps(GOLD), encoding="utf-8")
    texts = ("--texts", tmp_path / "texts")
    figures = run(capsys, "seeds", "--gold", actors, *texts, "--metadata", metadata)
    assert figures["quote_exact_rate"] == 1
    assert figures["events_f1"] > 0
    bare = run(capsys, "seeds", "--gold", actors, *texts, "--metadata", metadata, "--no-anchors")
    assert bare["events_f1"] <= figures["events_f1"]
    for name, rows in (("seeds-names", NAMES), ("seeds-times", TIMES), ("seeds-pairs", PAIRS)):
        run(capsys, name, "--gold", write(tmp_path / name, rows), *texts, "--metadata", metadata)
    position = {"by": "marsh", "says": "", "file": "one.txt"}
    denied = [{**position, "quote": q} for q in ("at least 12 civilians had been killed", "it had shelled the town")]
    contradictions = [
        {"about": "the shelling", "kind": "opposed positions", "positions": denied},
        {"about": "the place", "kind": "files agree (control)", "positions": [{**position, "quote": "Port Sel"}] * 2},
    ]
    actors.write_text(json.dumps({**GOLD, "contradictions": contradictions}), encoding="utf-8")
    disagreements = run(capsys, "seeds-disagreements", "--gold", actors, *texts, "--metadata", metadata, "--misses")
    assert (disagreements["recall"], disagreements["controls_kept_out"]) == (1, 1)
    assert disagreements["recall_all"] == 0.5
    times = run(capsys, "seeds-times", "--gold", tmp_path / "seeds-times", *texts, "--metadata", metadata)
    assert times["interval_accuracy"] == 1


def test_every_runner_bears_its_name():
    assert [load_runner(name).name for name in RUNNERS] == list(RUNNERS)


def test_root_of_another_version_of_plover_is_no_guess():
    assert choose("AID", ["DEMAND", "AID"], {"AID"}) == "AID"
    assert choose("REQUEST", ["DEMAND"], {"REQUEST", "AID"}) is None
