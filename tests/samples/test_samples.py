"""The sample reports are whole, and hold the hard things that their README names."""

import json
import re
from datetime import date, datetime

from detente.model import DayInterval
from detente.samples import folder


def metadata() -> dict[str, dict[str, str]]:
    lines = (folder() / "metadata.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["file"]: row for row in map(json.loads, lines)}


def texts() -> dict[str, str]:
    files = [path for path in folder().iterdir() if path.suffix in (".txt", ".html")]
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(files)}


def test_there_are_as_many_as_the_readme_says():
    assert len(texts()) == 26
    assert "Twenty-six" in (folder().parent / "README.md").read_text(encoding="utf-8")


def test_metadata_name_files_that_are_there_and_days_that_parse():
    for name, row in metadata().items():
        assert name in texts()
        assert DayInterval.parse(row["published"]).bounded
        assert row["outlet"]


def test_file_name_and_metadata_agree_on_the_day():
    for name, row in metadata().items():
        printed = re.search(r"\d{4}-\d{2}-\d{2}", name)
        assert printed
        assert DayInterval.parse(row["published"]).start == date.fromisoformat(printed.group())


def test_some_reports_have_no_date():
    assert set(texts()) - set(metadata()) == {
        "page-2023-09-14-brussels.html",
        "repost-undated-zvecan.txt",
        "rewrite-undated-path.txt",
        "wire-police-released.txt",
    }


def test_every_report_is_short():
    for name, text in texts().items():
        words = len(re.sub(r"<script.*?</script>|<[^>]+>", " ", text, flags=re.DOTALL).split())
        assert 120 <= words <= 300, name


def test_the_readme_names_files_that_are_there():
    readme = (folder().parent / "README.md").read_text(encoding="utf-8")
    for pattern in re.findall(r"`([\w*-]+\.(?:txt|html)|[\w-]+\*)`", readme):
        assert list(folder().glob(pattern)), pattern


def test_a_weekday_beside_a_full_date_is_the_right_one():
    forms = [(r"(\w+day),? (\d{1,2} \w+ \d{4})", "%d %B %Y"), (r"(\w+day), (\w+ \d{1,2}, \d{4})", "%B %d, %Y")]
    found = [
        (name, weekday, datetime.strptime(day, form).date())  # noqa: DTZ007 - a day has no time zone
        for name, text in texts().items()
        for pattern, form in forms
        for weekday, day in re.findall(pattern, text)
    ]
    assert len(found) >= 3
    assert [(name, weekday) for name, weekday, day in found if f"{day:%A}" != weekday] == []
