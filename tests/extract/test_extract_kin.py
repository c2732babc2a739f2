"""Those told by whose they are, and those who only own: appositions, possessives, "their". All sentences are the project's own."""

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Prop, Report
from tests.extract.events import told_by
from tests.extract.parts import parts


@pytest.mark.parametrize(
    ("text", "word", "part", "expected"),
    [
        ("Ada Berg, Omar Berg's widow, told reporters she would accept the ruling.", "told", "speaker", ["Ada Berg"]),
        ("Chad's main opposition party, the Banner Party, accused the governor.", "accused", "speaker", ["Banner Party"]),
        ("Soldiers arrested Omar Deng, Ada Berg's brother, on Monday.", "arrested", "target", ["Omar Deng"]),
        ("Gunmen killed Omar Deng, Ada Berg's brother and a driver on Monday.", "killed", "perpetrator", ["gunmen"]),
        ("Police detained the suspect's brother and two friends.", "detained", "target", ["brother", "friends"]),
        ("Soldiers beat journalists and photographers on Monday.", "beat", "target", ["journalists", "photographers"]),
        ("The report accused Chad, Niger, Mali and Togo of abuses.", "accused", "addressee", ["Chad", "Niger", "Mali", "Togo"]),
    ],
)  # fmt: skip
def test_who_only_owns_somebody_takes_no_part(text: str, word: str, part: str, expected: list[str]):
    assert told_by(text, word)[part] == expected


def test_their_government_is_not_the_people_who_have_it():
    assert told_by("Protesters said their government had banned the march.", "banned")["perpetrator"] != ["protesters"]
    assert told_by("The rebels said their fighters had attacked Gao.", "attacked")["perpetrator"] == ["rebels"]


def test_something_is_demanded_and_comes_from_somebody():
    demanded = parts("Berlin demanded an explanation from Chad over the plan.", "demand")
    assert ("addressee", "Chad", None) in demanded
    assert ("addressee", "Chad", None) not in parts("Mali demanded a withdrawal of troops from Chad.", "demand")
    assert ("speaker", "Germany", None) in parts("Chad dismissed the claim from Berlin as groundless.", "accusation")


def test_one_person_is_none_of_several():
    text = "Lawmakers filed a suit against the decree President Ada Berg signed on Friday so she could seize Gao."
    assert told_by(text, "seize")["perpetrator"] == ["Ada Berg"]


def test_who_answered_goes_on_speaking():
    text = "A lawyer, Omar Deng, said he suspected the miners, but government spokesman Ali Ba denied that."
    said = parts(f"{text} “We hurt nobody,” he told CNN on Monday.", "statement")
    assert {who for part, who, _ in said if part == "speaker"} == {"Omar Deng", "Ali Ba"}


def test_a_union_is_told_by_its_name():
    text = "The country's largest union, the Miners' Front, said six of its members were arrested."
    assert told_by(text, "arrested")["target"] == ["Miners' Front"]


def test_one_whom_the_other_does_something_for_is_whom_the_first_clause_was_for():
    text = "Ministers gave Idris Sall their backing, and Prime Minister Omar Deng offered him soldiers."
    assert told_by(text, "offered")["addressee"] == ["Idris Sall"]


def test_who_is_judged_by_others_does_not_judge():
    said = parts("Chad was criticised by Niger on Monday.", "statement")
    assert said == {("addressee", "Chad", None), ("speaker", "Niger", None)}
    reading = extract(annotate(Report.of_text("The ministers were praised by the union for the accord.")))
    assert {s.value for s in reading.statements if s.prop is Prop.SPEAKER} == {"union"}
