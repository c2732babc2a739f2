"""Names that a noun only introduces. All sentences are the project's own."""

from tests.extract.parts import parts


def test_the_fighters_of_a_group_are_the_group():
    assert {(p, n) for p, n, _ in parts("Houthi rebels attacked Aden on Monday.", "attack")} == {
        ("perpetrator", "Houthis")
    }


def test_a_region_that_a_noun_introduces_acts_itself():
    signed = parts(
        "Moldova and the breakaway region of Transnistria signed a technical agreement on Thursday.", "agreement"
    )
    assert {(part, name) for part, name, _ in signed} == {("party", "Moldova"), ("party", "Transnistria")}


def test_a_convoy_is_those_of_whom_it_is():
    attack = parts("Rebels ambushed a convoy of Chadian peacekeepers near Abeche on Friday.", "attack")
    assert {name for part, name, _ in attack if part == "target"} == {"Chadian peacekeepers"}
