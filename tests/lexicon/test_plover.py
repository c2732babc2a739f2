"""The crosswalk of kinds to PLOVER and ACLED."""

import pytest

from detente.lexicon.plover import Code, _table, acled_type, announces_own, code_kind, code_negated, is_ordered
from detente.model import Kind, Status

TYPES = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}


def test_the_table_maps_words_of_the_record_to_types_of_plover():
    table = _table()
    kinds = {kind.value for kind in Kind}
    rules = [*table["rules"], table["negated"]]
    codes = [code for row in table["kinds"].values() for code in row.values()] + [rule["code"] for rule in rules]
    assert kinds - set(table["kinds"]) == {"statement", "election", "other"}
    assert {kind for rule in [*rules, table["ordered"]] for kind in rule["kinds"]} <= kinds
    assert {status for row in table["kinds"].values() for status in row} <= {status.value for status in Status}
    assert {code.partition(":")[0] for code in codes} == TYPES
    assert {key.partition(":")[0] for key in table["acled"]} <= kinds
    assert all(rule.get("words") or rule.get("telling") for rule in rules)


@pytest.mark.parametrize(
    ("kind", "status", "word", "telling", "code"),
    [
        ("meeting", "occurred", "met", "", Code("CONSULT")),
        ("meeting", "called_for", "meet", "", Code("REQUEST", "meet")),
        ("agreement", "occurred", "agreed", "agreed to pull back", Code("AGREE")),
        ("agreement", "occurred", "accepted", "accepted the demands of the strikers", Code("CONCEDE")),
        ("agreement", "occurred", "signed", "signed a treaty", Code("SUPPORT")),
        ("denial", "occurred", "denied", "denied the charge", Code("REJECT")),
        ("denial", "occurred", "refuted", "refuted the charge", Code("ACCUSE", "disapprove")),
        ("refusal", "occurred", "suspended", "suspended the talks", Code("SANCTION", "discontinue")),
        ("refusal", "occurred", "rejected", "rejected the talks", Code("REJECT")),
        ("deployment", "occurred", "sent", "sent peacekeepers", Code("AID")),
        ("sanction", "planned", "sanctions", "", Code("THREATEN", "relations")),
        ("statement", "occurred", "Condemned", "", Code("ACCUSE", "disapprove")),
        ("statement", "occurred", "said", "", None),
        ("attack", "denied", "shelled", "shelled the port", None),
        ("election", "occurred", "vote", "", None),
    ],
)
def test_status_and_words_decide(kind: str, status: str, word: str, telling: str, code: Code | None):
    assert code_kind(kind, status, word, telling) == code


def test_versions_call_one_code_by_their_own_names():
    raid, siege = Code("ASSAULT", "heavy-weapons"), code_kind("checkpoint_or_blockade", "occurred", "besieged")
    assert [raid.in_version(v) for v in ("0.1", "0.5", "0.8")] == ["ASSAULT", "FIGHT", "ASSAULT"]
    assert Code("ASSAULT", "torture").in_version("0.5") == "ASSAULT"
    assert siege is not None
    assert [siege.in_version(v) for v in ("0.1", "0.8")] == ["ASSAULT", "COERCE"]
    assert Code("CONCEDE", "future").in_version("0.1") == "AGREE"
    assert Code("ACCUSE", "investigate").in_version("0.5") == "INVESTIGATE"


def test_what_somebody_will_not_do_is_refused_and_what_they_order_is_done():
    assert code_negated("concession", "Peru won’t lift the ban") == Code("REJECT")
    assert code_negated("attack", "Peru will not attack") is None
    assert announces_own("vowed")
    assert is_ordered("sanction", "ordered")
    assert not is_ordered("sanction", "urged")


def test_acled_has_no_meetings():
    assert acled_type("meeting") is None
    assert acled_type("protest", "riot") == ("Riots", "Violent demonstration")
