"""Each test breaks one thing in the file behind the record's back and looks for what verify says."""

import pytest

from detente.errors import RecordError
from detente.model import Choice, Decision
from detente.record import Store
from tests.record import invented
from tests.record.invented import AT


@pytest.fixture
def filled(path):
    with Store.create(path, at=AT) as store:
        invented.fill(store, 3)
        store.decide(Decision(choice=Choice.REJECT, about=(store.statements()[0].id,), why="misread"), at=AT)
        invented.resolve(store)
        assert store.verify(strict=True) == []
    return path


def problems(path, *, strict: bool = False) -> list[str]:
    with Store.open(path) as store:
        found = store.verify(strict=strict)
    assert all(problem.what and problem.where and problem.mend for problem in found)
    return [f"{problem.where}: {problem.what}" for problem in found]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("UPDATE raw SET bytes = replace(bytes, 'Selby', 'Selba') WHERE report_id = {report}", "bytes are not those"),
        ("UPDATE raw SET bytes = x'00' WHERE report_id = {report}", "bytes are not those"),
        ("DELETE FROM raw WHERE report_id = {report}", "bytes are not those"),
        ("UPDATE report SET text = replace(text, 'Selby', 'Selba') WHERE id = {report}", "text is not the one"),
        ("UPDATE report SET text = replace(text, 'Selby', 'Selba') WHERE id = {report}", "are not 'Port Selby'"),
        ("UPDATE report SET text = replace(text, 'Selby', 'Selba') WHERE id = {report}", "full-text index"),
        ("UPDATE report SET title = 'Other' WHERE id = {report}", "full-text index"),
        ("UPDATE report SET text = CAST(x'ff41' AS TEXT) WHERE id = {report}", "text is not the one"),
        ("UPDATE report SET published = 'soon' WHERE id = {report}", "published on 'soon'"),
        ("UPDATE statement SET starts = starts + 1, ends = ends + 1 WHERE id = {statement}", "are not"),
        (
            "UPDATE statement SET starts = starts + 1, ends = ends + 1 WHERE id = {statement}",
            "is not the id of what it says",
        ),
        ("UPDATE statement SET starts = 'here' WHERE id = {statement}", "what no reading gives"),
        ("UPDATE statement SET exact = '' WHERE id = {statement}", "without words"),
        ("UPDATE statement SET value = 'Elsewhere' WHERE id = {statement}", "is not the id of what it says"),
        ("UPDATE statement SET score = 0.1 WHERE id = {statement}", "not those that were saved"),
        ("UPDATE statement SET prop = 'mood' WHERE id = {statement}", "'mood'"),
        ("UPDATE statement SET mention_id = 'm-none' WHERE id = {statement}", "names mention m-none"),
        ("UPDATE statement SET mention_id = 'm-none' WHERE id = {statement}", "is no mention of"),
        ("UPDATE statement SET report_id = {other} WHERE id = {statement}", "is no mention of"),
        ("DELETE FROM statement WHERE id = {statement}", "not those that were saved"),
        ("DELETE FROM statement WHERE prop = 'kind'", "an event without a statement of its kind"),
        ("UPDATE mention SET trigger_starts = trigger_starts - 1", "are not"),
        ("UPDATE mention SET serial = 4", "is not the id of what it says"),
        ("DELETE FROM mention WHERE report_id = {report}", "names mention m-"),
        ("DELETE FROM report WHERE id = {report}", "table statement: it names report r-"),
        ("DELETE FROM reading WHERE report_id = {report}", "not those that were saved"),
        ("DELETE FROM note WHERE report_id = {report}", "not those that were saved"),
        (
            "INSERT INTO cluster (mention_id, event_id) VALUES ('m-none', 'e-1')",
            "table cluster: it names mention m-none",
        ),
        ("UPDATE judgement SET left_id = 'm-none'", "table judgement: it names mention m-none"),
        ("UPDATE log SET at = '1999' WHERE number = 3", "entry 3 of the log"),
        ("UPDATE log SET detail = '{{}}' WHERE number = 3", "entry 3 of the log"),
        ("UPDATE log SET detail = 'no' WHERE number = 3", "the log: it holds what Détente does not write"),
        ("DELETE FROM log WHERE number = 4", "entry 5 of the log"),
        ("DELETE FROM log WHERE number = 1", "does not begin with the making"),
        ("DELETE FROM log WHERE number >= 5", "no entry 'read' for r-"),
        ("DELETE FROM log", "no entry 'add' for r-"),
        ("UPDATE decision SET why = 'well read'", "does not say what was decided"),
        ("UPDATE decision SET choice = 'shrug'", "the decisions: it holds what"),
        ("DELETE FROM decision", "in the log and nowhere else"),
    ],
)
def test_verify_finds(filled, command: str, told: str) -> None:
    with Store.open(filled) as store:
        report, other = store.reports()[0].id, store.reports()[1].id
        statement = next(stmt.id for stmt in store.statements(report_ids=[report]) if stmt.value == "Port Selby")
    ids = {"report": f"'{report}'", "other": f"'{other}'", "statement": f"'{statement}'"}
    invented.sql(filled, command.format(**ids))
    found = problems(filled)
    assert any(told in problem for problem in found), found


def test_a_problem_names_the_report_by_its_file(filled) -> None:
    invented.sql(filled, "UPDATE raw SET bytes = x'00'")
    assert [where.split(":")[0][-16:] for where in problems(filled)] == [f"(talks-{n:04}.txt)" for n in (1, 2, 3)]


def test_a_log_that_was_sealed_anew_in_the_middle_does_not_fit_what_follows(filled) -> None:
    with Store.open(filled) as store:
        third = store.log()[2]
    forged = type(third)(
        number=3, at="1999", kind=third.kind, about=third.about, detail=third.detail, previous=third.previous, hash=""
    )
    invented.sql(filled, f"UPDATE log SET at = '1999', hash = '{forged.seal}' WHERE number = 3")  # noqa: S608
    assert any("entry 4 of the log" in problem for problem in problems(filled))


@pytest.mark.parametrize("words", [b"envoys of Arvenia", b"raw: Talks resume, round 2"])
def test_a_byte_changed_in_the_file_itself_is_found(filled, words: bytes) -> None:
    whole = filled.read_bytes()
    assert words in whole
    filled.write_bytes(whole.replace(words, words[:3] + b"\xff" + words[4:]))
    assert problems(filled)


def test_a_page_of_the_file_overwritten_is_found_or_refused(filled) -> None:
    whole = bytearray(filled.read_bytes())
    found = 0
    for page in range(1, len(whole) // 4096):
        broken = bytearray(whole)
        broken[page * 4096 : page * 4096 + 64] = b"\x07" * 64
        filled.write_bytes(broken)
        try:
            found += bool(problems(filled))
        except RecordError:
            found += 1
    assert found == len(whole) // 4096 - 1


def test_the_tables_themselves_refuse_a_statement_without_words(filled) -> None:
    with Store.open(filled) as store:
        connection = store._connection
        for change in ("exact = ''", "exact = NULL", "ends = starts", "starts = -1", "mention_id = 'm-none'"):
            with pytest.raises(Exception, match="constraint failed"):
                connection.exec_driver_sql(f"UPDATE statement SET {change}")  # noqa: S608
            connection.rollback()


def test_strict_tells_what_is_unfinished(filled) -> None:
    with Store.open(filled) as store:
        new = invented.report(9)
        store.add_report(new, invented.raw(new.text))
        old = invented.report(1, outlet="Courier")
        store.add_report(old, invented.raw(old.text))
        store.decide(Decision(choice=Choice.MERGE, about=("m-none", store.mentions()[0].id)), at=AT)
    assert problems(filled) == []
    assert [problem.split(": ")[1] for problem in problems(filled, strict=True)] == [
        "it was read before it changed",
        "it was not read",
        "they were made before a reading or a decision changed",
        "it is about m-none, which is not in the record",
    ]


def test_verify_changes_nothing(filled) -> None:
    before = invented.table(filled, "log"), invented.table(filled, "report_search_data")
    problems(filled, strict=True)
    assert (invented.table(filled, "log"), invented.table(filled, "report_search_data")) == before
