"""Actors of a record: names, offices, contacts, questions; all on their words."""

from pathlib import Path

import pytest

from detente import Record, pipeline
from detente.errors import NoSuchThing
from detente.ingest import ReadOptions
from detente.record import Store

MAY = "Norwegian Foreign Minister Ada Berg met President Ali Ouman of Chad in Doha on Friday. Berg praised the talks."
JUNE = "Foreign Minister Ada Berg of Norway met Chadian President Ali Oumane in Oslo on Monday. He thanked her."
RIVAL = "Norwegian Foreign Minister Tor Lund met Chadian Prime Minister Tor Moe in Oslo on Tuesday."
JULY = "Norway, Chad and Foreign Minister Ada Berg met in Doha on Friday."
FORMER = "Former Norwegian Prime Minister Kari Moe met President Ali Ouman of Chad in Doha on Friday."


def make(folder: Path, days: dict[str, tuple[str, str]]) -> Path:
    """The path of a record of these reports: name, day of publication, text."""
    path = folder / "talks.db"
    with Store.create(path) as store:
        for name, (day, text) in days.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
            pipeline.add(store, [folder / f"{name}.txt"], ReadOptions(published=day))
        pipeline.read(store)
    return path


@pytest.fixture
def record(tmp_path: Path):  # type: ignore[no-untyped-def]
    days = {
        "may": ("2031-05-03", MAY),
        "june": ("2031-06-10", JUNE),
        "rival": ("2031-05-20", RIVAL),
        "former": ("2031-05-04", FORMER),
    }
    with Record(make(tmp_path, days)) as opened:
        yield opened


def test_an_office_is_shown_on_the_days_of_reports_and_not_across_anothers(record: Record) -> None:
    page = record.actor("Berg")
    assert page.actor == "Ada Berg"
    assert page.type == "person"
    assert page.state == "Norway"
    (role,) = page.roles
    assert (role.office, role.of, role.shown) == ("foreign minister", "Norway", ("2031-05-03", "2031-06-10"))
    assert role.reports == ("june.txt", "may.txt")
    assert {passage.exact for passage in role.passages} >= {"Foreign Minister", "Ada Berg", "Norwegian", "Norway"}


def test_every_alias_and_office_cuts_its_words(record: Record) -> None:
    texts = {
        report.name: report.text for report in map(record.report, ("may.txt", "june.txt", "rival.txt", "former.txt"))
    }
    for row in record.actors():
        page = record.actor(row.actor)
        assert page.aliases
        for alias in (*page.aliases, *page.meant_by):
            for cited in alias.passages:
                assert " ".join(texts[cited.report][cited.start : cited.end].split()) == alias.alias
        for role in page.roles:
            assert all(texts[cited.report][cited.start : cited.end] == cited.exact for cited in role.passages)


def test_spellings_are_one_actor_and_keep_their_print(record: Record) -> None:
    assert {alias.alias for alias in record.actor("Ouman").aliases} >= {"Ali Ouman", "Ali Oumane"}
    assert record.actor("ali oumane").actor == record.actor("Ali Ouman").actor


def test_contacts_have_their_meetings(record: Record) -> None:
    contacts = {contact.name: contact for contact in record.actor("Ada Berg").contacts}
    (other,) = [contact for name, contact in contacts.items() if name.startswith("Ali Ouman")]
    assert other.meetings
    assert all(event in {row.event for row in record.events()} for event in other.meetings)


def test_a_state_does_not_meet_its_own_minister(tmp_path: Path) -> None:
    path = make(tmp_path, {"may": ("2031-05-03", MAY), "july": ("2031-07-05", JULY)})
    with Record(path) as record:
        (row,) = [row for row in record.meetings() if row.date == "2031-07-04"]
        assert set(row.actors("party")) == {"Norway", "Chad", "Ada Berg"}
        assert {contact.name for contact in record.actor("Norway").contacts} >= {"Chad"}
        assert "Ada Berg" not in {contact.name for contact in record.actor("Norway").contacts}
        assert "Norway" not in {contact.name for contact in record.actor("Ada Berg").contacts}


def test_two_people_in_one_office_at_one_time_are_a_question(record: Record) -> None:
    (asked,) = [question for question in record.questions() if question.about == "office"]
    assert "Ada Berg" in asked.question
    assert "Tor Lund" in asked.question
    assert asked.known == "2031-05-20"
    assert {cited.report for cited in asked.passages} == {"may.txt", "june.txt", "rival.txt"}
    assert record.actor("Tor Lund").roles[0].of == "Norway"


def test_an_office_is_shown_from_the_first_to_the_last_report(record: Record) -> None:
    (role,) = record.actor("Ouman").roles
    assert role.shown == ("2031-05-03/2031-06-10",)


def test_a_former_office_is_kept_apart(record: Record) -> None:
    (role,) = record.actor("Kari Moe").roles
    assert (role.office, role.note) == ("prime minister", "former")
    assert str(role) == "former prime minister of Norway"


def test_a_name_that_is_nobodys_or_several_peoples_is_refused(record: Record) -> None:
    with pytest.raises(NoSuchThing, match="names nobody"):
        record.actor("Haldorsen")
    with pytest.raises(NoSuchThing, match="several"):
        record.actor("tor")
    with pytest.raises(NoSuchThing):
        record.actor("")
