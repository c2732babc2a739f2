"""The runners that came with the reader: names of MEANTIME, errors by layer, the speed of the network."""

from __future__ import annotations

import json
from collections import Counter
from importlib.resources import files

import pytest
from tokenizers import Tokenizer

from bench.__main__ import main
from bench.jobs import JOBS
from bench.runners.errors import NOTHING, Errors, Item, Slip
from bench.runners.meantime_names import LAST_NAMED_SENTENCE, lay_out
from bench.runners.reader_speed import PIECES, SENTENCES, best_of
from bench.scoring.typed_spans import TypedSpan
from detente.annotate.reader.pieces import to_pieces

TABLE = """norland = state Norland; people Norlander; seat Halm; ~ government
rff = group River Freedom Front; ~ rebels
bek = person Aldo Bek, Bek
- = place Umber
"""
REPORT = """register: wire
published: 1998-05-06

H: Rebels attack Umber
  E attack: attack | perpetrator Rebels>rff | target >norland | place Umber

Rebels attacked Umber on Tuesday, killing four soldiers.
  E attacked: attack | perpetrator Rebels>rff | place Umber | time Tuesday
  F four: killed
  T Tuesday

"We reject the charge", Aldo Bek said.
  E said: denial | speaker Aldo Bek | says We reject the charge
"""


def entity(*tokens, kind="ORG", syn="NAM"):
    return {"tok": list(tokens), "etype": kind, "syn": syn}


@pytest.fixture
def row():
    """Two sentences with names, and one after the last in which names are marked."""
    tokens = ["Chad", "'s", "envoy", "met", "Aldo", "Bek", ".", "Halm", "is", "far", "."]
    return {
        "doc_id": "a",
        "tokens": tokens,
        "sent_id": [0] * 7 + [LAST_NAMED_SENTENCE + 1] * 4,
        "last_annotated_sentence": "20",
        "entities": [
            entity(0, kind="LOC"),
            entity(0, kind="LOC"),
            entity(4, 5, kind="PER"),
            entity(2, kind="PER", syn="NOM"),
            entity(0, 2, kind="ORG"),
            entity(3, kind="PRO"),
            entity(7, kind="LOC", syn=None),
            entity(kind="LOC"),
        ],
    }


def test_names_of_meantime_are_those_in_one_piece_in_the_sentences_that_mark_them(row):
    text, gold = lay_out(row)
    assert text == "Chad's envoy met Aldo Bek."
    assert gold == [TypedSpan(0, 4, "LOC"), TypedSpan(17, 25, "PER")]


def test_meantime_names_runs_and_is_watched(row, tmp_path, capsys):
    path = tmp_path / "rows"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert main(["meantime-names", "--data", str(path)]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["exact_f1"] == 1
    job = next(job for job in JOBS if job.runner == "meantime-names")
    assert set(job.watched) == {"exact_f1", "overlap_f1"}


def test_each_made_up_sentence_has_its_word_pieces():
    folder = files("detente.annotate.reader") / "data"
    tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
    assert [len(one.ids) for one in to_pieces(tokenizer, SENTENCES)] == [PIECES] * 16
    assert len({tuple(words) for words in SENTENCES}) == 16


def test_speed_of_the_network_is_told(capsys):
    assert main(["reader-speed", "--rounds", "1"]) == 0
    told = capsys.readouterr().out
    assert "sentences a second, both" in told
    assert 0 < json.loads(told.splitlines()[-1])["pairs_share"] < 1


def test_the_round_before_the_first_counts_nothing():
    calls = []
    assert best_of(3, lambda: calls.append(1), passes=2) >= 0
    assert len(calls) == 1 + 3 * 2


def item(label, start, end, key=None):
    return Item(label, start, end, f"{label}-{start}", key or label)


def test_what_is_right_is_set_aside_before_anything_is_called_confused():
    errors = Errors()
    corpus = [item("host", 0, 4), item("party", 0, 9), item("target", 20, 24), item("witness", 40, 44)]
    read = [item("party", 0, 9), item("mediator", 2, 4), item("speaker", 60, 64)]
    errors._sort("link", corpus, read, "other words")
    assert {slip: words.total() for slip, words in errors.slips.items()} == {
        Slip("link", "host", "mediator"): 1,
        Slip("link", "target", NOTHING): 1,
        Slip("link", "witness", NOTHING): 1,
        Slip("link", NOTHING, "speaker"): 1,
    }


def test_one_type_with_another_key_is_told_apart():
    errors = Errors()
    errors._sort("figure", [item("killed", 0, 4, 4)], [item("killed", 0, 4, 5)], "another number")
    assert list(errors.slips) == [Slip("figure", "killed", "killed, another number")]


def test_costliest_come_first_and_scores_are_binned():
    errors = Errors()
    errors.slips[Slip("kind", "meeting", "mediation")] = Counter({"met": 2, "sat": 1})
    errors.slips[Slip("trigger", "war", NOTHING)] = Counter({"war": 5})
    errors.kinds.update({("meeting", "mediation"): 3, ("war", NOTHING): 5, ("war", "war"): 5})
    errors.scored = [(1.0, True), (0.96, True), (0.9, False), (0.05, False)]
    result = errors.sorted_result(1)
    costliest, layers, kinds, scores = (section.rows for section in result.sections)
    assert costliest == [[6, "kind", "meeting", "mediation", 3, "met, sat"]]
    assert layers == [["kind", 6], ["trigger", 5]]
    assert kinds == [
        ["mediation", 0, 3, 0.0, None, 0.0],
        ["meeting", 3, 0, None, 0.0, 0.0],
        ["war", 10, 5, 1.0, 0.5, pytest.approx(2 / 3)],
    ]
    assert [row[:2] + row[3:] for row in scores] == [
        ["0.00 to 0.10", 1, 0.0],
        ["0.90 to 0.95", 1, 0.0],
        ["0.95 to 1.00", 2, 1.0],
    ]
    assert result.fractions["trigger_calibration_error"] == pytest.approx((0.05 + 0.9 + 0.04) / 4)


def test_errors_over_a_small_corpus(tmp_path, capsys):
    folder = tmp_path / "test" / "norland"
    folder.mkdir(parents=True)
    (folder / "_process.txt").write_text(TABLE, encoding="utf-8")
    (folder / "01.txt").write_text(REPORT, encoding="utf-8")
    assert main(["errors", "--data", str(tmp_path / "test")]) == 0
    told = capsys.readouterr().out
    assert "cost by layer" in told
    figures = json.loads(told.splitlines()[-1])
    assert figures.pop("trigger_calibration_error") is not None
    assert main(["corpus-events", "--data", str(tmp_path / "test")]) == 0
    assert figures == json.loads(capsys.readouterr().out.splitlines()[-1])
    assert figures["triggers_r"] > 0
