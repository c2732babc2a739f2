"""Receiving: what is on disk comes in, what cannot be used is refused by name, and the rest goes on."""

import io
import json
import os
from pathlib import Path

import pytest

from detente.errors import BadField, UnreadableInput
from detente.ingest import ReadOptions, Received, Refusal, make_report, read_metadata, receive, unused_metadata

STORY = "The envoys of Borduria and Syldavia met in Klow on Friday, and they agreed to meet again.\n"


def good_and_bad(items):
    items = list(items)
    return [i for i in items if isinstance(i, Received)], [i for i in items if isinstance(i, Refusal)]


def refused(path, *expected, options=None):
    """The one refusal for a path beside a good file, whose message holds all the expected words."""
    beside = Path(path).parent / "zz_good.txt"
    beside.write_text(STORY)
    good, bad = good_and_bad(receive([path, beside], options or ReadOptions()))
    assert [g.name for g in good] == ["zz_good.txt"]
    assert len(bad) == 1
    assert isinstance(bad[0].error, UnreadableInput)
    for words in (*expected, Path(path).name):
        assert words in str(bad[0].error)
    assert bad[0].error.mend


@pytest.fixture
def lines(tmp_path):
    """Ten lines of JSONL, the seventh broken."""
    rows = [json.dumps({"text": STORY, "id": f"n{n}"}) for n in range(1, 11)]
    rows[6] = '{"text": "The envoys met'
    path = tmp_path / "ten.jsonl"
    path.write_text("\n".join(rows))
    return path


def test_text_html_and_folder_come_in_sorted_without_hidden_files(tmp_path):
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "a.html").write_text("<html><p>x</p></html>")
    (tmp_path / ".hidden.txt").write_text(STORY)
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "page").write_text("<!DOCTYPE html><title>x</title>")
    good, bad = good_and_bad(receive([tmp_path]))
    assert [(g.name, g.media) for g in good] == [("a.html", "html"), ("b.txt", "text"), ("page", "html")]
    assert not bad


def test_bytes_come_in_unchanged(tmp_path):
    data = b"\xef\xbb\xbfOne line.\r\n" + STORY.encode() * 100
    (tmp_path / "a.txt").write_bytes(data)
    (item,) = receive([tmp_path / "a.txt"])
    assert item.data == data


@pytest.mark.parametrize("content", [b"", b"  \r\n\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_refused(tmp_path, content):
    (tmp_path / "void.txt").write_bytes(content)
    refused(tmp_path / "void.txt", "empty")


@pytest.mark.parametrize(
    ("name", "data", "kind", "mend"),
    [
        ("talks.pdf", b"%PDF-1.7\n...", "a PDF", "pdftotext talks.pdf talks.txt"),
        ("talks.docx", b"PK\x03\x04....", "a Word document", "pandoc talks.docx"),
        ("talks.zip", b"PK\x03\x04....", "a zip archive", "unpack"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n", "a PNG image", "OCR"),
        ("talks.rtf", b"{\\rtf1 talks}", "a Rich Text document", "pandoc"),
        ("wide.txt", "They met.".encode("utf-16"), "UTF-16", "--encoding utf-16"),
        ("odd.txt", b"They met\x00 in Klow", "byte 8 is a NUL", "UTF-8"),
    ],
)
def test_a_binary_file_is_refused_by_what_it_is(tmp_path, name, data, kind, mend):
    (tmp_path / name).write_bytes(data)
    refused(tmp_path / name, kind, mend)


def test_a_huge_file_is_refused_without_being_read(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    refused(path, "larger than 5,000,000 bytes", "split")


def test_a_huge_stream_is_read_no_further_than_the_limit():
    class Endless(io.RawIOBase):
        given = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            self.given += len(buffer)
            buffer[:] = b"a" * len(buffer)
            return len(buffer)

    endless = Endless()
    (item,) = receive(["-"], ReadOptions(max_bytes=10_000), stdin=endless)
    assert "larger than 10,000 bytes" in str(item.error)
    assert endless.given <= 20_000


def test_a_missing_file_suggests_the_near_name(tmp_path):
    (tmp_path / "zz_good.txt").write_text(STORY)
    refused(tmp_path / "zz_goood.txt", "no such file", "did you mean", "zz_good.txt")


def test_an_unreadable_file_is_refused(tmp_path, monkeypatch):
    (tmp_path / "locked.txt").write_text(STORY)
    opened = Path.open

    def closed(path, *args, **kwargs):
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", closed)
    good, bad = good_and_bad(receive([tmp_path]))
    assert not good
    assert "locked.txt cannot be read: permission denied" in str(bad[0].error)


def test_a_directory_loop_is_reported_and_walked_once(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(STORY)
    (tmp_path / "in" / "back").symlink_to(tmp_path)
    good, bad = good_and_bad(receive([tmp_path]))
    assert [g.name for g in good] == ["a.txt"]
    assert len(bad) == 1
    assert "back leads back" in str(bad[0].error)


def test_a_link_to_itself_and_a_pipe_in_a_folder_are_refused(tmp_path):
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text(STORY)
    good, bad = good_and_bad(receive([tmp_path]))
    assert [g.name for g in good] == ["a.txt"]
    assert sorted(b.name for b in bad) == ["pipe.txt", "round.txt"]


def test_an_empty_folder_is_refused(tmp_path):
    (item,) = receive([tmp_path])
    assert "empty folder" in str(item.error)


def test_a_broken_line_is_refused_and_nine_are_kept(lines):
    good, bad = good_and_bad(receive([lines]))
    assert [g.name for g in good] == [f"n{n}" for n in range(1, 11) if n != 7]
    assert len(bad) == 1
    assert isinstance(bad[0].error, BadField)
    assert "ten.jsonl, line 7: not JSON" in str(bad[0].error)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"title": "Talks"}', "without text"),
        (b'["a"]', "not a JSON object but list"),
        (b'{"text": "caf\xe9"}', "byte 13 is 0xe9"),
        (b'{"text": "' + b"a" * 3000 + b'"}', "larger than 2,000 bytes"),
        (b"[" * 1500, "not JSON"),
    ],
)
def test_a_line_that_is_no_report_is_refused_by_number(tmp_path, line, words):
    path = tmp_path / "two.jsonl"
    path.write_bytes(b'{"text": "The envoys met in Klow."}\r\n\r\n' + line + b'\n{"body": "They parted."}')
    good, bad = good_and_bad(receive([path], ReadOptions(max_bytes=2000)))
    assert [g.name for g in good] == ["two.jsonl:1", "two.jsonl:4"]
    assert len(bad) == 1
    assert "two.jsonl, line 3" in str(bad[0].error)
    assert words in str(bad[0].error)


def test_a_line_brings_its_fields(tmp_path):
    path = tmp_path / "one.jsonl"
    row = {
        "body": STORY,
        "date": "2031-05-02",
        "source": "The Klow Courier",
        "url": "x:y",
        "headline": "Talks",
        "id": 4,
    }
    path.write_text(json.dumps(row))
    (item,) = receive([path])
    assert (item.name, item.media) == ("4", "jsonl")
    assert item.fields == {"published": "2031-05-02", "outlet": "The Klow Courier", "url": "x:y", "title": "Talks"}


@pytest.mark.parametrize(
    ("data", "media"),
    [(STORY.encode(), "text"), (b"\n<html><p>x", "html"), (b'{"text": "They met."}\n', "jsonl")],
)
def test_standard_input_is_known_by_how_it_starts(data, media):
    (item,) = receive(["-"], stdin=io.BytesIO(data))
    assert item.media == media
    assert item.name.startswith("stdin")


def test_long_lines_on_standard_input_are_put_together():
    rows = [json.dumps({"text": f"{n} " + STORY * 40}) for n in range(3)]
    items = list(receive(["-"], stdin=io.BytesIO("\n".join(rows).encode())))
    assert [json.loads(item.data)["text"][0] for item in items] == ["0", "1", "2"]


def test_an_empty_jsonl_file_is_refused(tmp_path):
    (tmp_path / "none.jsonl").touch()
    (item,) = receive([tmp_path / "none.jsonl"])
    assert "none.jsonl is empty" in str(item.error)


def test_a_metadata_file_in_a_folder_of_reports_is_refused_once(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "dates.jsonl").write_text('{"file": "a.txt", "published": "2031"}\n{"file": "b.txt"}\n')
    good, bad = good_and_bad(receive([tmp_path]))
    assert [g.name for g in good] == ["a.txt"]
    assert len(bad) == 1
    assert "--metadata dates.jsonl" in str(bad[0].error)


def test_a_folder_brings_its_own_metadata(tmp_path):
    below = tmp_path / "below"
    below.mkdir()
    (tmp_path / "a.txt").write_text(STORY)
    (below / "b.txt").write_text(f"{STORY} Again.")
    (tmp_path / "metadata.jsonl").write_text(
        '{"file": "a.txt", "published": "2031-05-02"}\n{"file": "b.txt", "outlet": "The Klow Courier"}\n'
    )
    told = []
    good, bad = good_and_bad(receive([tmp_path], tell=told.append))
    assert bad == []
    assert told == [f"{tmp_path / 'metadata.jsonl'}: dates and outlets taken for 2 files"]
    first, second = (make_report(item, ReadOptions(published="2031-06-01")) for item in good)
    assert (str(first.published.interval), first.published.basis) == ("2031-05-02", "metadata")
    assert (str(second.published.interval), second.outlet) == ("2031-06-01", "The Klow Courier")
    given = ReadOptions(metadata={"a.txt": {"published": "2031-05-09"}})
    assert str(make_report(good[0], given).published.interval) == "2031-05-09"


def test_a_folder_s_metadata_at_fault_is_refused_and_the_reports_are_kept(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "metadata.jsonl").write_text('{"file": "a.txt", "published": "soon"}\n')
    good, bad = good_and_bad(receive([tmp_path]))
    assert [item.name for item in good] == ["a.txt"]
    assert [item.name for item in bad] == ["metadata.jsonl"]
    assert "metadata.jsonl: line 1" in str(bad[0].error)


def test_reports_may_stand_in_a_file_called_metadata(tmp_path):
    (tmp_path / "metadata.jsonl").write_text(json.dumps({"file": "a.txt", "text": STORY}) + "\n")
    good, bad = good_and_bad(receive([tmp_path]))
    assert ([item.name for item in good], bad) == (["a.txt"], [])


def test_metadata_is_read_by_base_name(tmp_path):
    path = tmp_path / "dates.jsonl"
    path.write_text(
        '{"file": "in/a.txt", "published": "2031-05-02/2031-05-04", "outlet": null, "basis": "x"}\n\n'
        '{"file": "b.txt", "published": null, "outlet": "The Klow Courier", "title": "Talks", "url": "x:y"}\n'
    )
    rows = read_metadata(path)
    assert rows == {
        "a.txt": {"published": "2031-05-02/2031-05-04"},
        "b.txt": {"outlet": "The Klow Courier", "title": "Talks", "url": "x:y"},
    }
    assert unused_metadata(ReadOptions(metadata=rows), ["a.txt"]) == ("b.txt",)


def test_every_fault_of_a_metadata_file_is_named(tmp_path):
    path = tmp_path / "dates.jsonl"
    path.write_text(
        '{"file": "a.txt", "published": "2031-05-02"}\n{"published": "2031"}\n{"file": "b.txt", "published": "soon"}\n'
        '{"file": "a.txt", "published": "2031-05-03"}\n{"file": "c.txt", "published": 2031}\nnot json\n'
    )
    with pytest.raises(BadField) as caught:
        read_metadata(path)
    for words in (
        "dates.jsonl",
        "line 2: no field file",
        "line 3",
        "'soon'",
        "line 4: a.txt again",
        "line 5",
        "line 6",
    ):
        assert words in str(caught.value)
    assert "line 1" not in str(caught.value)


def test_a_missing_metadata_file_is_named(tmp_path):
    with pytest.raises(UnreadableInput, match="no such file"):
        read_metadata(tmp_path / "nowhere.jsonl")


def test_what_is_received_can_be_made_a_report(lines):
    good, _ = good_and_bad(receive([lines]))
    assert {make_report(item).text for item in good} == {STORY}
