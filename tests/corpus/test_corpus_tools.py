import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from detente.annotate.numbers import VAGUE
from detente.model.words import Act, Kind, Part, Status
from training.corpus.__main__ import main
from training.corpus.agree import Layer, agree
from training.corpus.beside import body_text, profile, rough_sentences
from training.corpus.check import LEGAL, check_folder
from training.corpus.convert import as_json, columns, convert
from training.corpus.numbers import read_words
from training.corpus.parse import folders, read_folder
from training.corpus.similar import near_duplicates
from training.corpus.stats import count, read_splits
from training.corpus.times import resolve
from training.corpus.titles import find_titles

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "corpus" / "dev" / "belloria-marsh"
TABLE = """norland = state Norland; people Norlander; seat Halm; ~ government
rff = group River Freedom Front; ~ rebels
bek = person Aldo Bek, Bek
- = place Umber
- = none Harvest Day
"""


def write(tmp_path, body, *, table=TABLE, head="register: wire\npublished: 1998-05-06\n"):
    folder = tmp_path / "train" / "norland"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "_process.txt").write_text(table, encoding="utf-8")
    (folder / "01.txt").write_text(f"{head}\nH: News\n\n{body}\n", encoding="utf-8")
    return folder


def errors(folder):
    return [p for p in check_folder(folder)[0] if p.level == "error"]


def only(folder):
    assert errors(folder) == []
    return read_folder(folder)[1][0].sentences[1]


def test_the_model_reports_are_clean_and_their_spans_cut_what_they_claim():
    problems, reports = check_folder(MODEL)
    assert problems == []
    for report in reports:
        row = as_json(report)
        marks = [m for s in row["sentences"] for key in ("names", "times", "figures") for m in s[key]]
        marks += [t for s in row["sentences"] for e in s["events"] for t in e["triggers"]]
        assert len(marks) > 25
        assert all(row["text"][m["start"] : m["end"]] == m["text"] for m in marks)


def test_a_sentence_is_read_with_its_links(tmp_path):
    text = 'Halm told the rebels on Tuesday it would "never" free at least 40 prisoners held near Umber.'
    notes = """  E told: refusal | speaker Halm | addressee rebels | time Tuesday | says it would .. near Umber | about free
  E free: concession not | party it>norland
  F at least 40: released | of prisoners | in free"""
    s = only(write(tmp_path, f"{text}\n{notes}"))
    assert [(n.span.of(text), n.type.value, n.metonym) for n in s.names] == [
        ("Halm", "state", True),
        ("Umber", "place", False),
    ]
    assert [(t.span.of(text), t.value) for t in s.times] == [("Tuesday", "1998-05-05")]
    told, free = s.events
    assert told.parts[1] == (Part.ADDRESSEE, told.parts[1][1])
    assert told.parts[1][1].actors == ("rff",)
    assert free.negated
    assert free.status is Status.HYPOTHETICAL
    assert s.figures[0].low == 40
    assert s.figures[0].event == free.id
    assert (s.speeches[0].mode, s.speeches[0].act, s.speeches[0].about) == ("mixed", Act.REJECT, (free.id,))


@pytest.mark.parametrize(
    ("lines", "mend"),
    [
        ("Bek met rebels.\n  E mett: meeting", "not in the sentence"),
        ("The talks about talks.\n  E talks: meeting", "add #1"),
        ("Bek met rebels.\n  E met: rendezvous", "no kind"),
        ("Bek met rebels.\n  E met: meeting maybe", "flags"),
        ("Bek met rebels.\n  E met: meeting | speaker Bek", "has no speaker"),
        ("Bek met rebels.\n  E met: meeting | party him", "not in the sentence"),
        ("Bek met two men.\n  E met: meeting | party two men", "who is"),
        ("Bek met rebels.\n  E met: meeting | party Bek>zed", "not in _process.txt"),
        ("Bek met rebels in Umber.\n  E met: meeting | host Umber", "no place takes part"),
        ("Bek left on Friday.", "not marked as a time"),
        ("Bek left on Friday.\n  T Friday =1998-05-04", "cannot be 1998-05-04, a Monday"),
        ("Bek left on the feast.\n  T the feast", "add =value"),
        ("Bek left on the feast.\n  T the feast =May3", "no TIMEX3"),
        ("Bek met rebels on Friday.\n  E met: meeting | time Friday +", "after the report"),
        ("Bek flew from Halm.", "does 'Halm' act"),
        ("Bek met Juno Tarr.", "no name of _process.txt"),
        ("Shells killed four.\n  F four: slain", "measure one of"),
        ("Shells killed four.\n  F four: killed", "no scope"),
        ("Shells killed four.\n  F four: killed | in raid", "no trigger of this sentence"),
        ("Bek spoke.\n  E spoke: statement", "no speaker"),
        ("Bek spoke.\n  E spoke: statement | speaker Bek | about @raid9", "told nowhere"),
        ("Bek spoke.\n  Z spoke", "one of N T F E Q"),
        ("Bek spoke.\n\n  E spoke: statement | speaker Bek", "drop the empty line"),
        ("Bek met Tarr.\n  N Tarr owner", "'Tarr' is no form of _process.txt"),
        ("Bek met Tarr.\n  N Tarr acts", "'Tarr' is no form of _process.txt"),
        ("Bek met Tarr.\n  N Tarr = bek", "`N Tarr person = bek`"),
    ],
)
def test_what_is_wrong_is_told_with_line_and_mend(tmp_path, lines, mend):
    found = errors(write(tmp_path, lines))
    assert found
    assert any(mend in str(p) for p in found)
    assert all(p.line >= 6 and p.path.endswith("01.txt") for p in found)


def test_a_bad_header_and_a_bad_table_are_told(tmp_path):
    folder = write(
        tmp_path, "Bek left.", head="register: gossip\npublished: soon\n", table=TABLE + "nonsense\nx y = state Z\n"
    )
    messages = " ".join(str(p) for p in errors(folder))
    assert "published: YYYY-MM-DD" in messages
    assert "not a line of the table" in messages
    assert "is no id" in messages


def test_events_of_several_reports_must_be_declared(tmp_path):
    folder = write(tmp_path, "Bek met rebels.\n  E met: meeting @umber1 | party Bek, rebels")
    shutil.copy(folder / "01.txt", folder / "02.txt")
    assert any("event umber1" in str(p) for p in errors(folder))


def test_two_persons_of_one_surname_are_asked_for(tmp_path):
    table = TABLE + "bek2 = person Ira Bek, Bek\n"
    folder = write(tmp_path, "Aldo Bek praised Ira Bek, and Bek left.\n  N Bek#3 = bek", table=table)
    assert [n.actor for n in only(folder).names] == ["bek", "bek2", "bek"]


def test_a_name_outside_the_table_needs_its_type(tmp_path):
    names = only(write(tmp_path, "Bek met Tarr.\n  N Tarr person")).names
    assert [(n.type.value, n.actor) for n in names] == [("person", "bek"), ("person", None)]


def test_titles_win_over_the_none_forms_inside_them_only(tmp_path):
    table = TABLE + "- = none State, President, Ambassador Hotel\n"
    text = "President Bek met the Secretary of State at the Ambassador Hotel."
    names = only(write(tmp_path, text, table=table)).names
    assert [(n.span.of(text), n.type.value) for n in names] == [
        ("President", "title"),
        ("Bek", "person"),
        ("Secretary of State", "title"),
    ]


def test_a_preposition_is_no_part_of_a_title():
    text = "a round under President Bek, and the under secretary"
    assert [s.of(text) for s in find_titles(text)] == ["President", "under secretary"]


def test_a_blank_line_before_notes_leaves_the_rest_as_it_was(tmp_path):
    body = "Bek spoke.\n\n  E spoke: statement | speaker Bek\n  T Friday\nHe left on Friday."
    problems = errors(write(tmp_path, body))
    assert sum("drop the empty line" in str(p) for p in problems) == 1
    _, reports, _ = read_folder(tmp_path / "train" / "norland")
    assert reports[0].layout()[0] == "News\n\nBek spoke. He left on Friday.\n"


def test_upper_case_wires_find_their_names(tmp_path):
    folder = write(tmp_path, "BEK LEFT UMBER ON TUESDAY.\n  T TUESDAY", head="register: upper\npublished: 1986-11-20\n")
    sentence = only(folder)
    assert [n.actor or n.type.value for n in sentence.names] == ["bek", "place"]
    assert sentence.times[0].value == "1986-11-18"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("yesterday", "2022-04-06"), ("last week", "2022-W13"), ("March 25", "2022-03-25"), ("the autumn of 2020", "2020-FA"),
        ("Saturday morning", "2022-04-02TMO"), ("the early 1990s", "199"), ("two decades", "P2DE"), ("some 30 years", "P30Y"),
        ("November last year", "2021-11"), ("three months ago", "2022-01"), ("decades", "PXDE"), ("several months", "PXM"),
        ("the end of last year", "2021"), ("mid-March", "2022-03"), ("four-day", "P4D"), ("Tuesday, 5 April 2022", "2022-04-05"),
        ("the eve of the vote", None),
    ],
)  # fmt: skip
def test_times_are_worked_out_from_the_day_of_the_report(words, value):
    assert resolve(words, date(2022, 4, 7)) == value


@pytest.mark.parametrize(
    ("words", "low", "best", "high"),
    [
        ("four", 4, 4, 4), ("at least 286", 286, None, None), ("up to forty-five", None, None, 45),
        ("around 30,000", None, 30000, None),
        ("1.2 million", 1.2e6, 1.2e6, 1.2e6), ("between 3 and 5", 3, None, 5),
        ("two hundred and six", 206, 206, 206), ("tens of thousands", 1e4, None, 99999),
        ("a pair", 2, 2, 2), ("A pair of", 2, 2, 2), ("a single", 1, 1, 1), ("another two", 2, 2, 2), ("an", 1, 1, 1),
        ("half a million", 5e5, 5e5, 5e5), ("one and a half million", 1.5e6, 1.5e6, 1.5e6), ("half a dozen", 6, 6, 6),
        ("a handful", 3, None, 9), ("a handful of", 3, None, 9), ("a few hundred", 200, None, 999),
        ("several thousand", 3000, None, 9999), ("scores of", 40, None, 199), ("two to three million", 2e6, None, 3e6),
        ("between 40 and 200", 40, None, 200), ("from 900 to two thousand", 900, None, 2000),
    ],
)  # fmt: skip
def test_numbers_keep_their_bounds(words, low, best, high):
    number = read_words(words)
    assert number is not None
    assert number[:3] == (low, best, high)


def test_vague_words_are_read_as_the_product_reads_them():
    for words, bounds in VAGUE.items():
        number = read_words(words)
        assert number is not None, words
        assert (number.low, number.high) == bounds, words


def test_agreement_is_one_with_itself_and_falls_with_changes(tmp_path):
    same = agree(MODEL, MODEL)
    assert all(layer.f1 == 1 for layer in same.values() if isinstance(layer, Layer))
    assert same["status kappa"] == 1
    other = tmp_path / "belloria-marsh"
    shutil.copytree(MODEL, other)
    text = (other / "01.txt").read_text(encoding="utf-8")
    (other / "01.txt").write_text(text.replace("E fired: attack denied", "E fired: armed_clash"), encoding="utf-8")
    changed = agree(MODEL, other)
    assert changed["triggers with kind"].both == same["triggers with kind"].both - 1
    assert changed["names"].f1 == 1


def test_two_annotations_of_different_texts_are_told_apart(tmp_path, capsys):
    one = write(tmp_path, "Bek left.")
    two = tmp_path / "again"
    shutil.copytree(one, two / "norland")
    (two / "norland" / "01.txt").write_text("register: wire\npublished: 1998-05-06\n\nH: News\n", encoding="utf-8")
    assert main(["agree", str(one.parent), str(two)]) == 1
    assert "norland/01: the texts differ" in capsys.readouterr().err


def test_every_format_is_written(tmp_path):
    process, reports, _ = read_folder(MODEL)
    for to in ("jsonl", "columns", "brat"):
        for path in convert(reports, [process], to, tmp_path / to):
            assert path.stat().st_size > 100
    row = json.loads((tmp_path / "jsonl" / "dev.jsonl").read_text(encoding="utf-8").splitlines()[0])
    fired = next(e for s in row["sentences"] for e in s["events"] if e["triggers"][0]["text"] == "fired")
    assert (fired["kind"], fired["status"], fired["said_by"]) == ("attack", "denied", ["belloria"])
    assert all(len(line.split("\t")) == 10 for line in columns(reports[0]).splitlines() if line and line[0] != "#")
    ann = (tmp_path / "brat" / "dev" / "belloria-marsh" / "01.ann").read_text(encoding="utf-8")
    assert "attack:T" in ann


def test_counts_and_splits():
    _, reports, _ = read_folder(MODEL)
    got = count(reports, ROOT / "corpus")
    assert got["reports"] == 2
    assert got["events told more than once"] >= 3
    assert got["template rate"] == 0
    splits = read_splits(ROOT / "corpus")
    assert len(splits) >= 60
    assert {s["split"] for s in splits.values()} == {"train", "dev", "test"}
    assert not any("armenia" in name or "azerbaijan" in name for name in splits)
    for batch in range(1, 7):
        held = [s for s in splits.values() if s["batch"] == batch and s["split"] == "test"]
        assert {s["invented"] for s in held} == {True, False}
    later = [s for s in splits.values() if s["batch"] == 7]
    assert {s["split"] for s in later} == {"train", "dev"}, (
        "the test split was fixed before the first reader was trained"
    )


def test_every_written_report_is_clean():
    folders = [p.parent for p in (ROOT / "corpus").rglob("_process.txt")]
    wrong = [str(p) for folder in folders for p in errors(folder)]
    assert wrong == []


def test_a_second_annotation_is_read_only_where_it_is_named(tmp_path):
    (tmp_path / "corpus" / "train").mkdir(parents=True)
    first = write(tmp_path / "corpus", "Bek left.")
    (first / "notes.txt").write_text("no report", encoding="utf-8")
    second = tmp_path / "corpus-second" / "norland"
    shutil.copytree(first, second)
    earlier = tmp_path / "corpus-second" / "first-round" / "norland"
    shutil.copytree(first, earlier)
    (second.parent / "remarks.txt").write_text("no report", encoding="utf-8")
    assert folders(tmp_path) == folders(tmp_path / "corpus") == [first]
    assert folders(tmp_path / "corpus-second") == folders(second) == [second]
    assert folders(earlier.parent) == [earlier]
    assert agree(tmp_path / "corpus", tmp_path / "corpus-second")["sentences"] == 2


def test_sentences_are_measured_beside_real_news(tmp_path, capsys):
    assert profile([]) == {}
    got = profile(['"We left, all of us," Bek said; nobody asked.', "Rain fell on 4 May."])
    assert (got["words"], got["commas"], got["short"]) == (7, 1, 0.5)
    assert (got["semicolon"], got["said"], got["nobody, nothing, neither"], got["digit"]) == (0.5, 0.5, 0.5, 0.5)
    _, reports, _ = read_folder(MODEL)
    cut = rough_sentences(body_text(reports))
    body = [s for r in reports for s in r.sentences if s.role == "body"]
    assert len(body) * 0.9 < len(cut) <= len(body)
    news = tmp_path / "gold" / "suite" / "wikinews_ccby" / "all.jsonl"
    news.parent.mkdir(parents=True)
    rows = [{"text": "Monday\nA bridge fell. Four died."}, {"text": "((Q)) Why now? Because it must."}]
    news.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert main(["stats", str(MODEL), "--shared", str(tmp_path)]) == 0
    printed = capsys.readouterr().out.splitlines()
    lines = {line[2:24].strip(): line.split() for line in printed if line.startswith("  ")}
    assert lines["wikinews_ccby"][1] == "4"
    assert lines["without interviews"][2] == "2"
    assert "seeds" not in lines


def test_a_reader_who_stops_early_is_no_error():
    command = f"{sys.executable} -m training.corpus show corpus/dev | head -n 1"
    shell = ["/bin/bash", "-c", f"set -o pipefail; {command}"]
    done = subprocess.run(shell, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1


def test_near_duplicates_are_found():
    texts = [
        "the two sides met again in the old port on a rainy day in may",
        "the two sides met again in the old port on a rainy day in june",
        "a bus",
    ]
    assert [(i, j) for i, j, _ in near_duplicates(texts)] == [(0, 1)]


def test_the_command_says_what_it_found(capsys, tmp_path):
    assert main(["check", str(MODEL)]) == 0
    assert "0 errors" in capsys.readouterr().out
    folder = write(tmp_path, "Bek left on Friday.")
    assert main(["check", str(folder)]) == 1
    assert "T Friday" in capsys.readouterr().out
    assert main(["raw", str(MODEL), "--out", str(tmp_path / "raw")]) == 0
    assert "  E " not in (tmp_path / "raw" / "01.txt").read_text(encoding="utf-8")


def test_kinds_have_their_parts():
    assert set(LEGAL) == set(Kind)
