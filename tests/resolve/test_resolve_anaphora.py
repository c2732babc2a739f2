"""A definite noun means the last of its kind that fits, and nothing where nothing fits."""

from detente.model import Kind, Precision, Status
from detente.resolve.anaphora import find_antecedents
from tests.resolve.tellings import Told, facts, joined, tell

BOTH = ("Norway", "Portugal")
FIRST = tell("Norway and Portugal held [talks] in Oslo", Kind.MEETING, "2031-05-01", place="Oslo", party=BOTH)
LAST = tell(
    "Spain and Chile held [talks] in Bergen",
    Kind.MEETING,
    "2031-05-02",
    at=100,
    place="Bergen",
    party=("Spain", "Chile"),
)


def later(words: str, **more: object) -> Told:
    given = {"when": "../2031-05-04", "at": 200, "grain": Precision.ERA} | more
    return tell(words, more.pop("kind", Kind.MEETING), **{k: v for k, v in given.items() if k != "kind"})  # type: ignore[arg-type]


def meant(*told: Told) -> set[tuple[str, str]]:
    return set(find_antecedents(facts(*told)))


def pair(one: Told, two: Told) -> tuple[str, str]:
    return min(one.mention.id, two.mention.id), max(one.mention.id, two.mention.id)


def test_the_last_one_is_meant() -> None:
    talks = later("The [talks] broke up")
    assert meant(FIRST, LAST, talks) == {pair(LAST, talks)}
    assert joined(LAST, talks)


def test_those_named_decide_which_is_meant() -> None:
    talks = later("Norway left the [talks]", party=("Norway",))
    assert meant(FIRST, LAST, talks) == {pair(FIRST, talks)}


def test_what_does_not_fit_is_not_meant() -> None:
    for told in (
        later("They held [talks]"),
        later("another round, the other [talks]", when="2031-07-01"),
        later("the [talks]", status=Status.PLANNED),
        later("the [talks]", place="Geneva"),
        later("the new [talks]"),
        later("the [accord]", kind=Kind.AGREEMENT),
        later("the [talks]", party=("Iceland",)),
    ):
        assert meant(FIRST, LAST, told) == set()


def test_a_noun_of_another_report_is_never_meant() -> None:
    assert meant(FIRST, later("The [talks] broke up", report="r-2")) == set()
