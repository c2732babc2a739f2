"""A name that one report leaves short is shown with whom the others make it, with the reason; the words stay."""

from pathlib import Path

import pytest

from detente import Record, pipeline
from detente.ingest import ReadOptions
from detente.record import Store

TEXTS = {
    "may": ("2031-05-03", "Norwegian Foreign Minister Ada Berg met President Ali Ouman of Chad in Doha on Friday."),
    "june": ("2031-06-10", "The Norwegian foreign minister met President Ali Ouman of Chad in Oslo on Monday."),
}
RIVAL = ("2031-07-20", "Norwegian Foreign Minister Tor Lund met Chadian Prime Minister Tor Moe in Oslo on Tuesday.")


def make(folder: Path, texts: dict[str, tuple[str, str]]) -> Path:
    with Store.create(folder / "talks.db") as store:
        for name, (day, text) in texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
            pipeline.add(store, [folder / f"{name}.txt"], ReadOptions(published=day))
        pipeline.read(store)
    return folder / "talks.db"


@pytest.mark.parametrize("as_of", [None, "2031-12-31"])
def test_an_office_alone_is_shown_as_its_holder_with_the_reason_and_the_words(
    tmp_path: Path, as_of: str | None
) -> None:
    with Record(make(tmp_path, TEXTS), as_of=as_of) as record:
        page = record.actor("Ada Berg")
        (meant,) = [alias for alias in page.meant_by if "june.txt" in alias.reports]
        assert [cited.exact for cited in meant.passages] == ["Norwegian foreign minister"]
        (why,) = meant.why
        assert why == "shown as foreign minister of Norway by may.txt on 2031-05-03; nobody else is near 2031-06-10"
        printed = {stmt.value for stmt in record.statements() if stmt.passage.exact.endswith("foreign minister")}
        assert "Norwegian foreign minister" in printed


def test_two_who_fit_are_asked_about(tmp_path: Path) -> None:
    with Record(make(tmp_path, {**TEXTS, "rival": RIVAL})) as record:
        assert not [alias for alias in record.actor("Ada Berg").meant_by if "june.txt" in alias.reports]
        (asked,) = [question for question in record.questions() if question.about == "office"]
        assert asked.question == "Whom does june.txt mean by Norwegian foreign minister?"
        assert asked.known == "Ada Berg or Tor Lund"
        assert len(asked.notes) == 2


def test_a_removed_report_takes_its_links_along(tmp_path: Path) -> None:
    path = make(tmp_path, TEXTS)
    with Store.open(path) as store:
        assert [link.shown for link in store.name_links()] == ["Ada Berg"]
        store.remove_report(store.report("june.txt").id, why="not ours", at="")
        assert not store.name_links()
