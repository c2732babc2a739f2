import csv
import io
import json
import shutil
from itertools import product
from pathlib import Path

import pytest

from detente.ask import Record
from detente.errors import BadField, UnreadableInput
from detente.export import FORMATS, SUBJECTS, TABLES, write, write_score
from detente.export.score import load_crosswalk
from detente.export.write import lines
from detente.model import Kind, Measure
from detente.record import Store
from detente.resolve import resolve
from tests.talks import LOCAL, WIRE, local_tellings, make_talks, wire_tellings


@pytest.fixture
def record(talks: Path):
    with Record(talks) as opened:
        yield opened


def rows(record: Record, subject: str) -> list[dict]:
    return [json.loads(line) for line in lines(record, subject)]


@pytest.mark.parametrize(
    ("subject", "form"),
    [(subject, form) for subject, form in product(SUBJECTS, FORMATS) if form != "csv" or subject in TABLES],
)
def test_two_records_of_one_input_give_the_same_bytes(tmp_path: Path, talks: Path, subject: str, form: str):
    # the second record takes the reports in the other order
    other = tmp_path / "other.db"
    with Store.create(other) as store:
        for report, tellings in ((LOCAL, local_tellings()), (WIRE, wire_tellings())):
            store.add_report(report, report.text.encode())
            statements = [stmt for telling in reversed(tellings) for stmt in telling.statements]
            mentions = [telling.mention for telling in reversed(tellings)]
            store.save_reading(report, "by hand", mentions, statements, notes=["read by hand"])
        store.set_origins({WIRE.id: WIRE.id, LOCAL.id: LOCAL.id})
        joined = resolve(store.mentions(), store.statements(), store.decisions())
        store.save_clusters(store.input_fingerprint(), joined.judgements, joined.clusters)
    with Record(talks) as one, Record(other) as two:
        first, second = "".join(lines(one, subject, form)), "".join(lines(two, subject, form))
    assert first == second
    assert first.endswith("\n") or subject == "decisions", "nobody decided anything"


def test_every_statement_is_exported_once_with_the_words_it_cuts(record: Record):
    exported = rows(record, "statements")
    texts = {WIRE.name: WIRE.text, LOCAL.name: LOCAL.text}
    assert len(exported) == len({row["id"] for row in exported}) == len(list(record.statements())) > 25
    assert all(texts[row["report"]][row["start"] : row["end"]] == row["exact"] for row in exported)


def test_events_hold_every_value_with_its_statements(record: Record):
    meeting = next(row for row in rows(record, "events") if row["place"] == "Reykjavik")
    assert [cell["value"] for cell in meeting["cells"]["party"]] == ["Ada Berg", "João Sá"]
    assert meeting["cells"]["date"][0]["statements"][0]["note"].startswith("the Friday before")
    figures = [cell for row in rows(record, "events") for cell in row["cells"].get("figure", [])]
    assert len(figures) == 2


def test_a_spreadsheet_runs_nothing(record: Record):
    table = list(csv.DictReader(io.StringIO("".join(lines(record, "claims", "csv")))))
    (harbour,) = [row for row in table if row["speaker"] == "the harbour office"]
    assert harbour["content"].startswith("'=cmd|")
    cells = [cell for row in table for cell in row.values()]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_score_form_of_an_event(record: Record):
    meeting = next(row for row in rows(record, "score") if row.get("place") == "Reykjavik")
    assert meeting == {
        "type": "meeting",
        "date": {"start": "2031-05-02", "end": "2031-05-02"},
        "participants": [
            {"name": "Ada Berg", "part": "party"},
            {"name": "João Sá", "part": "party"},
            {"name": "Iceland", "part": "mediator"},
        ],
        "place": "Reykjavik",
        "status": "occurred",
        "figures": [],
        "mentions": [{"file": "wire-may.txt", "quote": WIRE.text.split(".\n")[0], "attributed_to": None}],
    }


def test_score_form_says_who_says_so_and_keeps_both_tolls(record: Record):
    clashes = [row for row in rows(record, "score") if row.get("type") == "armed_clash"]
    told = {mention["file"]: mention["attributed_to"] for row in clashes for mention in row["mentions"]}
    assert told == {"wire-may.txt": "Portugal", "local-undated.txt": None}
    figures = [figure for row in clashes for figure in row["figures"]]
    assert sorted(figures, key=lambda figure: figure["min"]) == [
        {"what": "killed", "who": "sailors", "value": 9, "min": 9, "max": 9},
        {"what": "killed", "who": "sailors", "value": None, "min": 12, "max": None},
    ]


def test_score_form_of_status_dates_and_claims(record: Record):
    whole = rows(record, "score")
    assert {row["status"] for row in whole if "status" in row} == {"occurred", "planned"}
    denial = next(row for row in whole if row.get("speaker") == "Norway")
    assert denial == {
        "kind": "claim",
        "speaker": "Norway",
        "stance": "deny",
        "content": "its boats had fired first",
        "file": "wire-may.txt",
        "quote": "Norway denied that its boats had fired first",
    }


def test_the_score_form_s_crosswalk_maps_words_of_the_record_alone():
    known = (
        "meeting mediation agreement commitment ceasefire statement accusation denial demand proposal refusal threat "
    )
    known += "armed_clash attack territorial_capture ceasefire_violation casualties_report war deployment "
    known += "checkpoint_or_blockade protest election other"
    measures = "killed wounded detained exchanged participants displaced abducted released duration_days duration_weeks"
    crosswalk = load_crosswalk()
    assert {crosswalk["kinds"].get(kind.value, kind.value) for kind in Kind} == set(known.split())
    written = {crosswalk["measures"].get(measure.value, measure.value) for measure in Measure}
    assert written == {*measures.split(), ""}
    assert set(crosswalk["kinds"]) <= {kind.value for kind in Kind}
    assert set(crosswalk["measures"]) <= {measure.value for measure in Measure}


def test_score_quotes_are_substrings_and_short(record: Record, tmp_path: Path):
    write_score(record, tmp_path / "score.jsonl")
    texts = {WIRE.name: WIRE.text, LOCAL.name: LOCAL.text}
    quotes = []
    for line in (tmp_path / "score.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        quotes += [(m["file"], m["quote"]) for m in row.get("mentions", [])] or [(row["file"], row["quote"])]
    assert len(quotes) == 6
    assert all(quote in texts[file] and "\n" not in quote for file, quote in quotes)


def test_unsettled_date_is_null(tmp_path: Path):
    path = tmp_path / "undated.db"
    with Store.create(path) as store:
        store.add_report(LOCAL, LOCAL.text.encode())
        clash = local_tellings()[0]
        store.save_reading(LOCAL, "by hand", [clash.mention], clash.statements)
        store.save_clusters(store.input_fingerprint(), [], {clash.mention.id: "e-1"})
    with Record(path) as record:
        assert [row["date"] for row in rows(record, "score")] == [None]


def test_writing_is_whole_or_not_at_all(record: Record, tmp_path: Path):
    with pytest.raises(UnreadableInput, match=r"events\.jsonl"):
        write(record, "events", tmp_path / "no" / "events.jsonl")
    out = tmp_path / "events.jsonl"
    assert write(record, "events", out) == len(out.read_text(encoding="utf-8").splitlines())
    before = out.read_bytes()
    with pytest.raises(BadField, match="no CSV form"):
        write(record, "score", out, "csv")
    assert out.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(("subject", "form"), [("everything", "jsonl"), ("events", "xml")])
def test_unknown_subjects_and_forms_name_the_right_ones(record: Record, subject: str, form: str):
    with pytest.raises(BadField, match=r"it is one of: (events|jsonl)"):
        list(lines(record, subject, form))


def test_an_empty_record_exports_empty_files(tmp_path: Path):
    path = tmp_path / "empty.db"
    Store.create(path).close()
    with Record(path) as record:
        assert [list(lines(record, subject)) for subject in SUBJECTS] == [[] for _ in SUBJECTS]


def test_a_copied_record_exports_the_same(talks: Path, tmp_path: Path):
    copy = Path(shutil.copy(talks, tmp_path / "copy.db"))
    again = make_talks(tmp_path / "again.db")
    with Record(talks) as one, Record(copy) as two, Record(again) as three:
        whole = ["".join(lines(record, "events")) for record in (one, two, three)]
    assert whole[0] == whole[1] == whole[2]
