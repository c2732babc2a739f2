"""An annotated process as a gold record, and the pooling of several; the runner itself reads whole records."""

from pathlib import Path

from bench.runners.generality import aliases, comparable, deeds, gold_of, pooled
from bench.scoring.record import score_record
from bench.scoring.rows import Gold
from bench.scoring.texts import Texts
from training.corpus.parse import read_folder

PROCESS, REPORTS, _ = read_folder(Path(__file__).parents[2] / "corpus" / "dev" / "belloria-marsh")
FILES = {f"{number:03}.txt": report for number, report in enumerate(REPORTS)}
TEXTS = Texts({name: report.layout()[0] for name, report in FILES.items()})


GOLD = gold_of(PROCESS, FILES)
DEEDS = deeds(GOLD["events"])


def score(rows):
    return score_record(Gold.of(GOLD | {"events": DEEDS}), rows, TEXTS)


def test_an_annotation_scored_against_itself_is_right_throughout():
    figures = score(DEEDS).figures
    assert [figures[f"events_strict_span_{part}"] for part in ("p", "r", "f1")] == [1.0, 1.0, 1.0]
    assert figures["participants_f1"] == 1.0
    assert figures["type_accuracy"] == 1.0


def test_quotes_of_the_gold_are_words_of_their_reports():
    for event in GOLD["events"]:
        assert all(said["quote"] in TEXTS.get(said["file"]) for said in event["mentions"])


def test_what_is_missed_costs_recall_and_processes_are_pooled_by_their_size():
    rows = DEEDS
    half = score(rows[: len(rows) // 2])
    assert half.figures["events_strict_span_r"] < 1.0
    both = pooled([score(rows), half], "events_strict_span")
    assert half.figures["events_strict_span_r"] < both["corpus_r"] < 1.0
    assert both["corpus_p"] == 1.0


def test_acts_of_speech_and_what_names_nobody_are_left_out():
    rows = [
        {"type": "meeting", "participants": [{"name": "Chad", "part": "party"}]},
        {"type": "meeting", "participants": []},
        {"type": "statement", "participants": [{"name": "Chad", "part": "speaker"}]},
        {"kind": "claim", "speaker": "Chad"},
    ]
    assert [row["type"] for row in deeds(rows)] == ["meeting"]


def test_ours_that_tells_only_what_the_gold_tells_of_nobody_is_left_out_too():
    nobody = next(row for row in GOLD["events"] if not row["participants"] and row["type"] != "statement")
    ours = {**nobody, "participants": [{"name": "villagers", "part": "party"}]}
    elsewhere = {**DEEDS[0], "participants": [{"name": "villagers", "part": "party"}]}
    assert comparable(GOLD, [ours, elsewhere], TEXTS) == [elsewhere]


def test_whoever_acts_for_a_state_of_the_corpus_is_that_state():
    forms = [form for form in PROCESS.forms if form.actors == ("belloria",)]
    assert {"Belloria", "Bellorian", "Bellorian army", "Bellorian foreign minister"} <= set(aliases(forms))


def test_what_is_missed_is_told_why():
    rows = [dict(row) for row in DEEDS]
    rows[0] = {**rows[0], "participants": [{"name": "Atlantis", "part": "party"}]}
    assert score(rows).why_missed == {"who": 1}
    assert sum(score(rows[1:]).why_missed.values()) == 1
    assert sum(score([]).why_missed.values()) == len(DEEDS)
