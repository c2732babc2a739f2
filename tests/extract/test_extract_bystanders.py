"""Those who stand near an event and have no part in it. All sentences are the project's own."""

import pytest

from detente.annotate import annotate
from detente.extract.actors import Stage
from detente.extract.bystanders import without_bystanders
from detente.extract.cast import find_cast
from detente.extract.memory import ActorRef, Memory
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.model import Kind, NameType, Part, Report
from tests.extract.events import tell, told_by
from tests.extract.parts import parts


def left(text, word, kind, part, who):
    """The part that somebody, as the words name him, keeps in the event that a word tells; ``None`` where he has none."""
    marks = annotate(Report.of_text(text))
    stage = Stage(Tree(marks.tokens[0]), marks, find_cast(marks), Memory())
    at = next(i for i, token in enumerate(stage.tree.tokens) if token.text == word)
    start = text.index(who)
    ref = ActorRef(name=who, start=start, end=start + len(who), type=NameType.GROUP)
    trigger = Trigger(index=at, kind=kind, noun=stage.tree[at].pos == "NOUN")
    kept = without_bystanders(stage, trigger, [(part, ref)])
    return kept[0][0] if kept else None


@pytest.mark.parametrize(
    ("text", "word", "kind", "part", "who", "expected"),
    [
        ("No group claimed the raid on Gao.", "claimed", Kind.STATEMENT, Part.SPEAKER, "No group", None),
        ("A group claimed the raid on Gao.", "claimed", Kind.STATEMENT, Part.SPEAKER, "A group", Part.SPEAKER),
        ("A car bomb killed nine soldiers in Gao.", "bomb", Kind.ATTACK, Part.PERPETRATOR, "car", None),
        ("A militant attack killed nine soldiers in Gao.", "attack", Kind.ATTACK, Part.PERPETRATOR, "militant", Part.PERPETRATOR),
        ("The Adre bombing killed nine soldiers.", "bombing", Kind.ATTACK, Part.PERPETRATOR, "Adre", None),
        ("The Chad strike killed nine soldiers.", "strike", Kind.ATTACK, Part.PERPETRATOR, "Chad", Part.PERPETRATOR),
        ("Chad urged Sudan to resume talks with the rebels.", "talks", Kind.MEETING, Part.PARTY, "Chad", None),
        ("Chad urged Sudan to resume talks with the rebels.", "talks", Kind.MEETING, Part.PARTY, "Sudan", Part.PARTY),
        ("Chad urged an end to its talks with the rebels.", "talks", Kind.MEETING, Part.PARTY, "Chad", Part.PARTY),
        ("Omar Deng repeated his warnings to Chad.", "warnings", Kind.THREAT, Part.SPEAKER, "Chad", Part.ADDRESSEE),
        ("The ministry had a request for comment on Chad.", "request", Kind.DEMAND, Part.SPEAKER, "Chad", None),
        ("There was a demand from Chad.", "demand", Kind.DEMAND, Part.SPEAKER, "Chad", Part.SPEAKER),
        ("The town was retaken from Chad.", "retaken", Kind.TERRITORIAL_CAPTURE, Part.PERPETRATOR, "Chad", Part.TARGET),
        ("The town was retaken by Chad.", "retaken", Kind.TERRITORIAL_CAPTURE, Part.PERPETRATOR, "Chad", Part.PERPETRATOR),
    ],
)  # fmt: skip
def test_who_only_stands_near_has_no_part(text, word, kind, part, who, expected):
    assert left(text, word, kind, part, who) is expected


def test_from_whom_ground_is_retaken_has_lost_it():
    event = told_by("The town was recaptured from the Taliban in 2017.", "recaptured")
    assert event.get("target") == ["Taliban"]
    assert "perpetrator" not in event


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        (
            '"The border must open," analyst Ana Reyes said of General Idriss Dembe. "He may refuse," she said.',
            "said",
            "Ana Reyes",
        ),
        ("The army summoned Idriss Dembe over the raid, but he refused to come.", "refused", "Idriss Dembe"),
    ],
)
def test_a_pronoun_goes_on_from_who_spoke_or_was_asked(text, word, who):
    assert [event for event in tell(text) if event["word"] == word][-1]["speaker"] == [who]


def test_him_behind_a_preposition_is_whom_the_clause_before_named():
    told = tell(
        "Prime Minister Ana Reyes spoke on Friday. Chad labelled General Idriss Dembe a rebel and imposed sanctions against him."
    )
    event = next(event for event in told if event["word"] == "sanctions")
    assert event["target"] == ["Idriss Dembe"]


def test_they_who_are_one_body_are_that_body():
    event = told_by("The State Department denied that they offered Sudan and Chad a reward.", "offered")
    assert event["speaker"] == ["State Department"]


@pytest.mark.parametrize("verb", ["told reporters that", "said"])
def test_the_two_sides_of_whom_a_side_tells_are_these(verb):
    told = tell(f"Chad and Sudan fought on Monday. Chad's foreign minister {verb} the two sides had agreed on a truce.")
    event = next(event for event in told if event["word"] in ("agreed", "truce") and event.get("party"))
    assert set(event["party"]) == {"Chad", "Sudan"}


def test_the_two_sides_of_whom_a_side_expects_something_are_others():
    told = tell("Chad and Sudan fought on Monday. Chad expects both sides to return to the talks in Doha.")
    assert not any("Chad" in event.get("party", []) for event in told if event["word"] in ("talks", "return"))


def test_who_did_what_was_before_has_no_part_in_what_came_after():
    text = "Norway organised talks between Chad and Mali only a week after a summit hosted by Omar Deng in Niamey."
    talks, summit = told_by(text, "talks"), told_by(text, "summit")
    assert (talks["host"], talks.get("place")) == (["Norway"], None)
    assert (summit["host"], summit["place"], summit["date"]) == (["Omar Deng"], ["Niamey"], ["2021-02-22/2021-03-02"])


@pytest.mark.parametrize(
    ("text", "word", "part", "expected"),
    [
        ("Omar Deng announced a troop withdrawal from Gao on Monday.", "withdrawal", "target", None),
        ("Phones were confiscated from the demonstrators on Monday.", "confiscated", "target", ["demonstrators"]),
        ("The banned Banner Party, the largest opposition to President Idris Sall, said it would march.", "banned", "target", ["Banner Party"]),  # noqa: E501
        ("The killer of two nurses was jailed on Monday.", "jailed", "target", ["killer"]),
    ],
)  # fmt: skip
def test_who_is_taken_from_banned_or_jailed_undergoes_it(text: str, word: str, part: str, expected: list[str] | None):
    event = told_by(text, word)
    assert event.get(part) == expected
    assert "perpetrator" not in event


def test_who_does_nothing_to_end_violence_does_none():
    reading = tell("Officers did nothing to stop the violence in Gao on Monday.")
    assert not any("perpetrator" in event for event in reading)


def test_its_members_are_those_of_the_body_told_before_who_says_so():
    text = "The Free Front said it would march, but some of its members have been threatened with arrest, Justice Watch said."
    assert told_by(text, "arrest")["target"] == ["Free Front"]


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Kenya agreed; Chad says that it attacked the port on Friday.", "attack", "Chad"),
        ("Kenya spoke. Monitors counted, and the JNIM said on Monday it had attacked the port.", "attack", "JNIM"),
        ("Kenya and Togo met. The JNIM admitted they had attacked the port on Friday.", "attack", "JNIM"),
    ],
)
def test_it_and_they_are_who_speaks_right_before(text, kind, who):
    assert who in {name for part, name, _ in parts(text, kind) if part == "perpetrator"}
