"""The ledgers through ``Record``, over reports of an invented river dispute that the reader reads."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from detente import pipeline
from detente.ask import Record
from detente.ask.cited import CITED, PLAIN, uncited
from detente.ask.rows import EventRow, Row
from detente.errors import BadField
from detente.model import Report
from detente.record import Store


@pytest.fixture(scope="module")
def record(river: Path) -> Iterator[Record]:
    with Record(river) as opened:
        yield opened


def test_a_commitment_has_its_sides_its_words_its_due_day_and_on_whose_word(record: Record):
    (row,) = [row for row in record.commitments(report="talks.txt") if "border crossing" in row.what]
    assert set(row.sides) == {"Chad", "Sudan"}
    assert set(row.towards) == {"Chad", "Sudan"}
    assert row.due == "2024-03-21/2024-03-31"
    assert row.asserted_by == ("the mediator",)
    assert row.date == "2024-02-16"


def test_later_reports_bear_on_a_commitment_and_no_report_is_not_not_kept(record: Record):
    rows = record.commitments()
    (road,) = [row for row in rows if "border crossing" in row.what]
    assert all(row.standing == "no report" for row in rows if not row.later)
    assert all(later.report != "talks.txt" for later in road.later)
    assert {later.scale for later in road.later} == {0}
    assert road.standing == "0"


def made_of(tmp_path: Path, *reports: Report) -> Record:
    path = tmp_path / "own.db"
    with Store.create(path) as store:
        for report in reports:
            store.add_report(report, report.text.encode())
        pipeline.read(store)
    return Record(path)


PROMISE = Report.of_text(
    "Chad and Sudan pledged on Friday to withdraw troops from the Adre valley.", "promise.txt", published="2031-05-03"
)


@pytest.mark.parametrize(
    ("later", "standing"),
    [
        ("Chad and Sudan have not withdrawn troops from the Adre valley.", "0"),
        ("Chad and Sudan have not agreed on a withdrawal of customs officers.", "no report"),
        ("Chad attacked a market in Sudan on Monday, killing four people.", "no report"),
    ],
)
def test_only_what_names_the_undertaking_tells_for_or_against_it(tmp_path: Path, later: str, standing: str):
    with made_of(tmp_path, PROMISE, Report.of_text(later, "later.txt", published="2031-06-03")) as opened:
        (row,) = [row for row in opened.commitments() if "troops" in row.what and row.reports == ("promise.txt",)]
    assert row.standing == standing


def test_a_track_has_no_person_of_no_side_among_its_members_and_no_continent_between_them(tmp_path: Path):
    met = Report.of_text("Ada Berg met Jan Olsen in Oslo on Friday.", "met.txt", published="2031-05-03")
    between = Report.of_text(
        "Africa mediated talks between Chad and Sudan in Doha.", "between.txt", published="2031-06-03"
    )
    with made_of(tmp_path, met, between) as opened:
        assert {who.name for row in opened.meetings() for who in row.participants} >= {"Ada Berg", "Chad", "Sudan"}
        (track,) = opened.tracks()
    assert track.members == ("Chad", "Sudan")
    assert track.mediators == ()


def test_a_refusal_is_no_commitment(record: Record):
    assert not [row for row in record.commitments() if "accept foreign" in row.what]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Chad vowed on Friday that the border would stay open to traders of both sides.", True),
        ("Chad and Sudan agreed on Friday on the return of traders who are held at the border.", True),
        ("Chad vowed on Friday that dialogue is the best way out of the border dispute.", False),
        ('Chad pledged on Friday: "We\'ll see about the border."', False),
    ],
)
def test_how_things_are_is_no_undertaking(tmp_path: Path, said: str, kept: bool):
    with made_of(tmp_path, Report.of_text(said, "vow.txt", published="2031-05-03")) as record:
        assert any("border" in row.what for row in record.commitments()) == kept


@pytest.mark.parametrize(
    ("said", "answers"),
    [("its patrols had come to the villages for water", True), ("it would recall its envoy to Sudan", False)],
)
def test_a_name_alone_is_no_matter_in_common_of_a_charge_and_an_answer(tmp_path: Path, said: str, answers: bool):
    text = f"Sudan condemned the burning of villages in Sudan by patrols of Chad. Chad said {said}."
    with made_of(tmp_path, Report.of_text(text, "burnt.txt", published="2031-05-03")) as record:
        assert ["said by the side accused, of the same"] * answers == [row.how for row in record.answers()]


def test_our_commitment_is_not_theirs_to_whom_it_is_told(tmp_path: Path):
    told = "Statement by President Idriss Dembe\n\nI assure the people of Sudan of our ongoing commitment to help end this war."
    with made_of(tmp_path, Report.of_text(told, "vow.txt", published="2031-05-03")) as record:
        assert not any("Sudan" in name for row in record.commitments() for name in row.by)


def test_commitments_are_narrowed_by_day_side_and_issue(record: Record):
    assert len(record.commitments(since="2024-02-16", until="2024-02-16")) >= 1
    assert not record.commitments(until="2023")
    assert not record.commitments(actor="Norway")
    assert not record.commitments(issue="nuclear")
    with pytest.raises(BadField, match="is no issue"):
        record.commitments(issue="marmalade")


def test_the_press_takes_no_position_nor_gives_that_of_its_land(tmp_path: Path):
    text = "The truce has collapsed, Sudanese media said on Monday. Chad said that it was ready for a new truce."
    with made_of(tmp_path, Report.of_text(text, "a.txt", published="2024-03-06")) as record:
        assert {row.actor for row in record.positions()} == {"Chad"}
        assert {row.speaker for row in record.claims()} >= {"Chad", "Sudanese media"}


def test_a_position_is_the_latest_stance_and_says_from_what_it_moved(record: Record):
    (row,) = [row for row in record.positions(actor="Sudan", issue="monitoring") if row.actor == "Sudan"]
    assert (row.stance, row.report) == ("for", "turn.txt")
    assert re.fullmatch(r"from against \(2024-02-[^)]*\) to for \(2024-[^)]*\)", row.moved)
    assert row.earlier[-1].report == "talks.txt"
    assert row.earlier[-1].stance == "against"


def test_a_denial_answers_the_charge_of_its_sentence(record: Record):
    answers = [row for row in record.answers() if row.act == "deny"]
    assert [(row.speaker, row.claim_speaker, row.claim_act) for row in answers] == [("Sudan", "Chad", "accuse")]
    assert answers[0].how == "it says so in the same sentence"
    cited = {passage.prop: passage.exact for passage in answers[0].passages}
    assert cited["act"] == "denied"
    assert cited["claim_content"] == "arming rebels near the border"
    assert not record.answers(actor="Norway")


def test_a_track_is_silent_as_of_the_last_report(record: Record):
    (row,) = [row for row in record.tracks() if row.mediators == ("Qatar",)]
    assert (row.members, row.last, row.as_of) == (("Chad", "Sudan"), "2024-02-16", "2024-06-11")
    assert row.state == "silent since 2024-02-16"
    (patient,) = [row for row in record.tracks(quiet=200) if row.mediators == ("Qatar",)]
    assert patient.state == "alive"


def test_a_read_out_has_a_cell_for_each_side_empty_where_it_says_nothing(record: Record):
    rows = record.ask("readout", "Chad", "Sudan")
    borders = next(row for row in rows if row.issue == "borders")
    cells = {says.side: says.words for says in borders.says}
    assert cells["Chad"]
    assert cells["Sudan"] == ()
    assert any(row.row == "outcome" for row in rows)


def test_the_questions_of_the_week(record: Record):
    (last,) = record.ask("last-meeting", "Chad", "Sudan")
    assert (last.date, last.place) == ("2024-02-16", "Doha")
    assert {row.event for row in record.ask("contacts", "Chad", "Sudan")} >= {last.event}
    assert "Qatar" in {row.actor for row in record.ask("mediators", "Chad", "Sudan")}
    assert not record.ask("last-meeting", "Chad", "Norway")
    assert not record.ask("dead", last.event)
    (charge,) = [row for row in record.ask("accusations", "Chad", "Sudan") if "near the border" in row.content]
    assert (charge.answered_by, charge.answer_act) == ("Sudan", "deny")
    assert [row.name for row in record.ask("silence", "Qatar")] == ["Qatar: Chad - Sudan"]
    assert {row.question for row in record.weekly_questions()} >= {"last-meeting", "readout", "silence"}


@pytest.mark.parametrize(
    ("question", "about", "message"),
    [
        ("last-meating", ["Chad"], "did you mean 'last-meeting'"),
        ("dead", [], "dead takes EVENT"),
        ("dead", ["a", "b"], "dead takes EVENT"),
    ],
)
def test_a_question_that_is_none_is_refused_with_the_mend(
    record: Record, question: str, about: list[str], message: str
):
    with pytest.raises(BadField) as caught:
        record.ask(question, *about)
    assert message in str(caught.value)


def test_claims_know_to_whom_and_what_about(record: Record):
    (charge,) = [row for row in record.claims(kind="accuse") if "near the border" in (row.content or "")]
    assert charge.addressee == "Sudan"
    (said,) = [row for row in record.claims() if row.speaker == "Chadian government"]
    assert set(said.issues) == {"borders", "prisoners"}
    assert {p.exact for p in said.passages if p.prop == "issue"} == {"border delimitation", "exchange of prisoners"}


def test_own_issues_take_effect_at_once(river: Path, tmp_path: Path):
    own = tmp_path / "own.toml"
    own.write_text('[roads]\nlabel = "roads"\nwords = ["border crossing"]\n', encoding="utf-8")
    with Record(river, issues=own) as opened:
        assert "roads" in {issue for row in opened.commitments() for issue in row.issues}
        assert len(opened.commitments(issue="roads")) >= 1


def test_every_value_of_every_answer_rests_on_words(record: Record):
    assert uncited(record) == []


def test_a_value_without_words_and_words_that_read_otherwise_are_found(record: Record, monkeypatch: pytest.MonkeyPatch):
    whole = record.events()
    bare = [replace(row, passages=tuple(p for p in row.passages if p.prop != "place")) for row in whole]
    moved = [replace(row, passages=tuple(replace(p, start=p.start + 1) for p in row.passages)) for row in whole]
    monkeypatch.setattr(record, "events", lambda **_: bare)
    assert any("place 'Doha' stands on no words" in problem.what for problem in uncited(record))
    monkeypatch.setattr(record, "events", lambda **_: moved)
    assert any("which reads otherwise" in problem.what for problem in uncited(record))


@pytest.mark.parametrize("row_type", CITED, ids=lambda row_type: row_type.__name__)
def test_every_column_is_cited_or_plain(row_type: type[Row]):
    columns = set(row_type.columns())
    assert columns == (set(CITED[row_type]) | PLAIN) & columns
    assert set(CITED[row_type]) <= columns


def test_events_are_among_what_is_checked():
    assert EventRow in CITED


def test_who_only_offers_to_mediate_is_in_no_meeting(tmp_path: Path):
    text = "The presidents of Chad and Sudan met in Doha on Friday. Norway offered to mediate."
    with made_of(tmp_path, Report.of_text(text, "offer.txt", published="2031-05-03")) as opened:
        assert [row.place for row in opened.meetings()] == ["Doha"]
        assert [row.status for row in opened.meetings(status="called for")] == ["called_for"]


def test_a_number_of_what_is_denied_says_that_it_is(tmp_path: Path):
    text = (
        "Chad denied that its soldiers had killed four farmers in Adre. Rebels killed two farmers in Abeche on Friday."
    )
    with made_of(tmp_path, Report.of_text(text, "denied.txt", published="2031-05-03")) as opened:
        assert {(row.best, row.status) for row in opened.figures()} == {(4, "denied"), (2, "occurred")}
