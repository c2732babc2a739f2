"""`detente read` where the reader fails on one report."""

from pathlib import Path

import pytest

from detente.cli.exits import Code
from detente.pipeline import reading


@pytest.fixture
def failing(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = reading.extract

    def extract(marks):
        if "Lima" in marks.report.text:
            raise KeyError("no such part")
        return whole(marks)

    for name, town in (("a.txt", "Oslo"), ("b.txt", "Lima")):
        (tmp_path / name).write_text(f"Ada Berg met Bo Lind in {town} on 3 May 2031.", encoding="utf-8")
    assert run("init").exit_code == Code.OK
    assert run("add", "a.txt", "b.txt", "--published", "2031-05-04").exit_code == Code.OK
    monkeypatch.setattr(reading, "extract", extract)


def test_the_report_is_named_with_the_mend_and_the_code_tells_that_not_all_was_read(run, failing, monkeypatch):
    ended = run("read")
    assert ended.exit_code == Code.INPUT
    assert "error: b.txt (" in ended.stderr
    assert "KeyError: 'no such part'" in ended.stderr
    assert "run `detente read --debug`" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "1 report read" in ended.stderr
    assert "Oslo" in run("timeline").stdout
    monkeypatch.undo()


def test_debug_shows_where_the_reader_failed(run, failing):
    for words in (("--debug", "read"), ("read", "--debug")):
        ended = run(*words)
        assert ended.exit_code == Code.INPUT
        assert "Traceback" in ended.stderr
        assert "in extract" in ended.stderr
