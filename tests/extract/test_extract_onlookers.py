"""Who has an event for an object and no part in it. All sentences are the project's own."""

import pytest

from tests.extract.parts import parts


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Chad sought a pledge from Mali on Monday.", "commitment", {("party", "Mali")}),
        ("Mali accepted the offer on Monday.", "proposal", set()),
        ("Police are investigating the killing of a teacher in Gao.", "attack", {("target", "teacher")}),
        ("The teachers said they wanted an immediate exit by Omar Deng.", "concession", {("party", "Omar Deng")}),
        ("The ministry attacked the ruling, calling the accords with Mali legitimate.", "agreement", {("party", "Mali")}),
        ("Mali defied the sanctions on Monday.", "sanction", set()),
        ("Mali called a truce on Monday.", "ceasefire", {("party", "Mali")}),
        ("Chad accepted the agreement on Monday.", "agreement", {("party", "Chad")}),
    ],
)  # fmt: skip
def test_who_wants_answers_or_judges_something_has_not_done_it(text: str, kind: str, expected: set[tuple[str, str]]):
    assert {(part, who) for part, who, _ in parts(text, kind)} == expected


@pytest.mark.parametrize(
    ("text", "kind", "part", "expected"),
    [
        ("Police stopped the villagers' attempt to burn the depot in Gao.", "attack", "perpetrator", {"villagers"}),
        ("Miners tried to reach Gao but police stopped their attempt to burn a depot.", "attack", "perpetrator", {"miners"}),
        ("The court upheld the regime's move to ban the Banner Party.", "sanction", "perpetrator", {"regime"}),
        ("Mali regretted Chad's plan to withdraw its troops.", "concession", "party", {"Chad"}),
        ("Niger has promised to extradite the gunman.", "coercion", "target", {"gunman"}),
    ],
)  # fmt: skip
def test_what_somebody_sets_out_to_do_is_done_by_nobody_else(text: str, kind: str, part: str, expected: set[str]):
    assert {who for own, who, _ in parts(text, kind) if own == part} == expected
