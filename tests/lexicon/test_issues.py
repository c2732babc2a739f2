"""Issues: the list, the search, and a user's own."""

import re
from pathlib import Path

import pytest

from detente.errors import BadField, UnreadableInput
from detente.lexicon.issues import load_issues

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "issues.md").read_text(encoding="utf-8")


def test_the_page_lists_the_issues_with_their_codes():
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.*?) \| (.*?) \|$", PAGE, flags=re.MULTILINE)
    listed = {name: (label, pax, plover) for name, label, pax, plover in rows}
    issues = load_issues().by_name
    assert listed == {i.name: (i.label, ", ".join(i.pax), ", ".join(i.plover)) for i in issues.values()}
    assert len(issues) >= 30
    assert all(issue.pax and issue.plover and issue.words for issue in issues.values())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the release of POWs", ["prisoners"]),
        ("a ceasefire monitoring mission", ["monitoring"]),
        ("Demining has begun along the railway", ["demining", "transit"]),
        ("the self-determination of the island", ["status"]),
        ("a precedent for damages", []),
        ("THE RIGHT OF\nRETURN", ["refugees"]),
        ("nothing of the kind", []),
    ],
)
def test_words_are_whole_and_the_longest_phrase_wins(text: str, found: list[str]):
    assert list(load_issues().names_in(text)) == found


def test_no_phrase_is_claimed_by_two_issues():
    words = [word.lower() for issue in load_issues().by_name.values() for word in issue.words]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_a_file_adds_words_and_issues(tmp_path: Path):
    own = tmp_path / "own.toml"
    own.write_text('[transit]\nwords = ["river port"]\n\n[fishing]\nwords = ["cod quota"]\n', encoding="utf-8")
    issues = load_issues(own)
    assert issues.names_in("the river port and the cod quotas") == ("transit", "fishing")
    assert issues.label("fishing") == "fishing"
    assert issues.label("transit") == load_issues().label("transit")
    assert "river port" not in load_issues().by_name["transit"].words


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("[transit\n", UnreadableInput, "is no TOML"),
        ('[transit]\nwords = "road"\n', BadField, "words = 'road'"),
        ('[transit]\nwords = ["*"]\n', BadField, "words = "),
        ('[transit]\nphrases = ["road"]\n', BadField, "phrases"),
        ('["Big Road"]\nwords = ["road"]\n', BadField, "is no issue"),
    ],
)
def test_a_file_at_fault_is_refused_with_the_mend(tmp_path: Path, text: str, error: type[Exception], message: str):
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(error) as caught:
        load_issues(own)
    assert message in str(caught.value)
    assert "own.toml" in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(UnreadableInput, match=r"none\.toml"):
        load_issues(tmp_path / "none.toml")


def test_an_issue_is_asked_for_by_name_or_label():
    issues = load_issues()
    assert issues.meant("Prisoners") == issues.meant("prisoners and hostages") == "prisoners"
    with pytest.raises(BadField, match="--issues"):
        issues.meant("cheese")
