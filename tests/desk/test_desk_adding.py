"""Reports added in the browser: taken, read with progress, refused by name, lost by no stop."""

import re
from pathlib import Path
from threading import Event
from time import monotonic, sleep
from typing import Any

import pytest
from fastapi.testclient import TestClient

from detente import pipeline
from detente.ask import Record
from detente.desk import adding as adding_module
from detente.desk import uploads
from detente.desk.adding import Adding
from detente.desk.keeper import Keeper
from detente.pipeline import reading
from detente.record import Store
from tests.desk.conftest import Open
from tests.desk.test_desk_pages import Sound

MET = "OSLO, 9 May 2031 - Ada Berg met João Sá in Bergen on Friday, officials said.\n"
Files = list[tuple[str, tuple[str, bytes]]]


def file(name: str, text: str | bytes = MET) -> tuple[str, tuple[str, bytes]]:
    return "files", (name, text if isinstance(text, bytes) else text.encode())


def send(client: TestClient, files: Files, **more: str) -> Any:
    csrf = re.findall(r'name="csrf" value="([^"]*)"', client.get("/adding").text)[0]
    return client.post("/adding", data={"csrf": csrf, **more}, files=files)


def done(client: TestClient) -> dict[str, Any]:
    until = monotonic() + 60
    while (state := client.get("/adding.json").json()["state"])["running"] and monotonic() < until:
        sleep(0.05)
    return state


def names(path: Path) -> list[str]:
    with Record(path) as record:
        return sorted(row.name for row in record.reports())


def incoming(path: Path) -> Path:
    return path.with_name(f"{path.name}.incoming")


def test_files_are_taken_read_and_gone_from_where_they_waited(desk: Open, empty: Path):
    client = desk(empty)
    assert "Add reports" in client.get("/").text
    answer = send(client, [file("a.txt"), file("b.txt", MET.replace("Bergen", "Tromsø"))], published="2031-05-10")
    assert (answer.status_code, answer.headers["location"]) == (303, "/adding")
    state = done(client)
    assert (state["phase"], state["new"], state["read"], state["refused"]) == ("done", 2, 2, [])
    assert names(empty) == ["a.txt", "b.txt"]
    assert not incoming(empty).exists()
    page = client.get("/adding")
    assert not Sound(page.text).faults
    assert "2 new reports" in page.text
    assert client.get("/index.json").json()["in_record"] > 0
    with Record(empty) as record:
        assert {row.published for row in record.reports()} == {"2031-05-10"}
    send(client, [file("again.txt")])
    assert done(client)["known"] == 1


def test_a_report_on_which_the_reader_fails_is_named_and_the_rest_is_read(
    desk: Open, empty: Path, monkeypatch: pytest.MonkeyPatch
):
    whole = reading.extract

    def failing(marks: Any) -> Any:
        if "Tromsø" in marks.report.text:
            raise IndexError("list index out of range")
        return whole(marks)

    monkeypatch.setattr(reading, "extract", failing)
    client = desk(empty)
    send(client, [file("a.txt"), file("b.txt", MET.replace("Bergen", "Tromsø"))], published="2031-05-10")
    state = done(client)
    assert (state["phase"], state["new"], state["read"]) == ("done", 2, 1)
    assert ["b.txt" in one["what"] and "detente read --debug" in one["mend"] for one in state["refused"]] == [True]
    assert "b.txt" in client.get("/adding").text


def test_metadata_among_the_files_and_lines_of_json_are_understood(desk: Open, empty: Path):
    client = desk(empty)
    lines = b'{"text": "They met in Oslo on 3 May 2031.", "name": "x1", "published": "2031-05-04"}\n{"no": 1}\n'
    meta = b'{"file": "a.txt", "published": "2031-05-10", "outlet": "The Harbour"}\n'
    send(client, [file("a.txt"), file("metadata.jsonl", meta), file("lines.jsonl", lines)])
    state = done(client)
    assert (state["new"], len(state["refused"])) == (2, 1)
    assert "lines.jsonl, line 2" in state["refused"][0]["what"]
    with Record(empty) as record:
        assert {row.name: (row.published, row.outlet) for row in record.reports()} == {
            "a.txt": ("2031-05-10", "The Harbour"),
            "x1": ("2031-05-04", None),
        }


@pytest.mark.parametrize(
    ("name", "data", "what", "mend"),
    [
        ("talks.pdf", b"%PDF-1.7 ...", "talks.pdf is a PDF", "pdftotext"),
        ("talks.zip", b"PK\x03\x04....", "talks.zip is a zip archive", "unpack it"),
        ("blank.txt", b"  \n", "blank.txt is empty", "leave it out"),
        ("noise.txt", b"a\x00b", "noise.txt is no text", "UTF-8"),
        (".hidden.txt", b"They met.", ".hidden.txt is hidden", "rename it"),
        ("a/" * 9 + "deep.txt", b"They met.", "deep.txt lies more than 8 folders deep", "by itself"),
        ("large.txt", b"They met. " * 600_000, "large.txt is larger than 5,000,000 bytes", "split it"),
        ("nested.jsonl", b"[" * 100_000, "nested.jsonl, line 1", ""),
    ],
)
def test_each_refusal_names_the_file_and_the_mend_and_the_rest_is_taken(
    desk: Open, empty: Path, name: str, data: bytes, what: str, mend: str
):
    client = desk(empty)
    send(client, [file(name, data), file("good.txt")])
    state = done(client)
    (refused,) = state["refused"]
    assert what in refused["what"]
    assert mend in refused["mend"]
    assert (state["phase"], state["new"]) == ("done", 1)
    assert names(empty) == ["good.txt"]
    assert what.split(",", maxsplit=1)[0].split(" ", maxsplit=1)[0] in client.get("/adding").text


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\boot.txt", "boot.txt"),
        ("a\u202egnp.txt", "a_gnp.txt"),
        ("<img src=x>.txt", "_img src=x_.txt"),
        ("x" * 300 + ".txt", "x" * 120 + ".txt"),
        ("..", "report.txt"),
        ("CON:1.txt", "CON_1.txt"),
    ],
)
def test_a_name_leads_nowhere_else(desk: Open, empty: Path, name: str, kept: str):
    client = desk(empty)
    send(client, [file(name)])
    assert done(client)["new"] == 1
    assert names(empty) == [kept]
    assert sorted(path.name for path in empty.parent.iterdir() if "incoming" in path.name) == []


def test_files_of_one_name_are_kept_apart(desk: Open, empty: Path):
    client = desk(empty)
    send(client, [file("one/a.txt"), file("two/a.txt", MET + "More."), file("three/a.txt", MET + "And more.")])
    assert done(client)["new"] == 3
    assert names(empty) == ["a-2.txt", "a-3.txt", "a.txt"]


def test_what_is_too_much_is_refused_whole(desk: Open, empty: Path, monkeypatch: pytest.MonkeyPatch):
    client = desk(empty)
    monkeypatch.setattr(uploads, "FILES", 3)
    many = send(client, [file(f"{number}.txt") for number in range(4)])
    assert many.status_code == 413
    assert "more than 3 files" in many.text
    assert "detente add" in many.text
    monkeypatch.setattr(uploads, "WHOLE", 10_000)
    assert send(client, [file("a.txt", "x" * 20_000)]).status_code == 413

    def unmeasured() -> Any:
        yield from [b"--x\r\n"] * 10_000

    told = {"content-type": "multipart/form-data; boundary=x"}
    assert client.post("/adding", content=unmeasured(), headers=told).status_code == 413
    assert names(empty) == []
    assert not incoming(empty).exists()


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"content-type": "text/plain"}, b"They met."),
        ({"content-type": "multipart/form-data"}, b"They met."),
        ({"content-type": "multipart/form-data; boundary=x"}, b"--y\r\n\r\n"),
    ],
)
def test_what_is_no_form_is_refused(desk: Open, empty: Path, headers: dict[str, str], body: bytes):
    assert desk(empty).post("/adding", content=body, headers=headers).status_code in (400, 403)


def test_a_form_from_elsewhere_or_without_files_is_refused(desk: Open, empty: Path):
    client = desk(empty)
    assert client.post("/adding", data={"csrf": "x"}, files=[file("a.txt")]).status_code == 403
    assert send(client, [file("a.txt")], published="soon").status_code == 400
    assert send(client, [("files", ("", b""))]).status_code == 400
    assert desk(empty, known=False).post("/adding", files=[file("a.txt")]).status_code == 401
    assert names(empty) == []
    assert not incoming(empty).exists() or not any(incoming(empty).iterdir())


def test_the_record_can_be_read_and_decided_on_meanwhile(desk: Open, talks: Path, monkeypatch: pytest.MonkeyPatch):
    client, begun, go_on = desk(talks), Event(), Event()
    real = pipeline.read

    def slow(store: Store, **more: Any) -> Any:
        begun.set()
        assert go_on.wait(30)
        return real(store, **more)

    monkeypatch.setattr(pipeline, "read", slow)
    send(client, [file("a.txt")])
    assert begun.wait(30)
    state = client.get("/adding.json").json()["state"]
    assert (state["running"], state["phase"], state["new"]) == (True, "reading", 1)
    page = client.get("/")
    assert page.status_code == 200
    assert "Reports are being read" in page.text
    event = client.get("/index.json").json()["rows"][0]["event"]
    form = dict(re.findall(r'name="(csrf|about|seen)" value="([^"]*)"', client.get(f"/events/{event}?judge=all").text))
    assert client.post("/review", data={**form, "choice": "accept", "why": "meanwhile"}).status_code == 303
    send(client, [file("b.txt", MET + "Later.")])
    go_on.set()
    assert done(client)["phase"] == "done"
    assert {"a.txt", "b.txt"} <= set(names(talks))
    with Record(talks) as record:
        assert [row.why for row in record.decisions()] == ["meanwhile"]
    with Store.open(talks) as store:
        assert store.verify() == []


def test_what_a_stop_left_behind_is_taken_up(desk: Open, empty: Path):
    keeper = Keeper(empty)
    adding = Adding(keeper, str)
    folder = adding.new_folder()
    (folder / "a.txt").write_text(MET)
    (folder / ".published").write_text("2031-05-10")
    folder.rename(folder.with_name("0a1b"))
    half = adding.new_folder()
    (half / "b.txt").write_text("half a rep")
    keeper.close()
    client = desk(empty)
    state = done(client)
    assert (state["new"], state["read"]) == (1, 1)
    assert names(empty) == ["a.txt"]
    assert not incoming(empty).exists()


def test_what_stops_the_work_is_told_and_the_files_stay(desk: Open, empty: Path, monkeypatch: pytest.MonkeyPatch):
    client = desk(empty)
    with Store.open(empty, wait=0) as other, other.together():
        monkeypatch.setattr(adding_module, "WAIT", 0.1)
        send(client, [file("a.txt")])
        state = done(client)
        assert state["phase"] == "stopped"
        assert state["trouble"]
        assert "The files are kept" in client.get("/adding").text
    assert [path.read_text() for path in incoming(empty).rglob("*.txt")] == [MET]
    again = desk(empty)
    assert done(again)["new"] == 1
    assert names(empty) == ["a.txt"]


def test_reading_only_takes_up_nothing(desk: Open, empty: Path):
    folder = incoming(empty) / "0a1b"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(MET)
    client = desk(empty, read_only=True)
    assert "data-add" not in client.get("/reports").text
    assert done(client)["phase"] == "nothing"
    assert names(empty) == []


def test_a_desk_that_closes_does_not_wait_for_the_reading_and_loses_nothing(
    empty: Path, monkeypatch: pytest.MonkeyPatch
):
    begun = Event()

    def endless(store: Store, *, at: str, progress: Any) -> None:
        for number in range(10_000):
            progress(pipeline.Progress("a.txt", number, 10_000, 0, 0))
            begun.set()
            sleep(0.01)

    monkeypatch.setattr(pipeline, "read", endless)
    keeper = Keeper(empty)
    adding = Adding(keeper, str)
    folder = adding.new_folder()
    (folder / "a.txt").write_text(MET)
    adding.take(folder, {}, ())
    assert begun.wait(30)
    started = monotonic()
    adding.close()
    keeper.close()
    assert monotonic() - started < 10
    assert [path.name for path in incoming(empty).rglob("*.txt")] == ["a.txt"]
