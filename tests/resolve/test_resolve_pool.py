"""What a report says of one event in several sentences is taken together, and no date is made of two."""

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import Kind, Precision
from detente.resolve.pool import pool
from tests.resolve.tellings import Told, facts, tell
from tests.resolve.test_resolve_cluster import DAYS

FIRST = tell("Berg [met] Sá", Kind.MEETING, "2031-05-01/2031-05-03", told=False, party=("Berg>Norway",))
LATER = tell(
    "their [talks] on Friday in Oslo", Kind.MEETING, "2031-05-02", at=100, place="Oslo", party=("João Sá>Portugal",)
)
OPEN = tell("the [talks]", Kind.MEETING, "../2031-05-03", at=200, grain=Precision.ERA, place="Norway", killed=2)


def test_a_pool_names_all_and_keeps_the_day_that_is_told() -> None:
    whole = pool(facts(OPEN, FIRST, LATER))
    assert str(whole.when) == "2031-05-02"
    assert whole.told
    assert whole.place == "Oslo"
    assert whole.states == {"norway", "portugal"}
    assert len(whole.figures) == 1
    assert whole.wording.triggers == {"met", "talks"}


def test_a_pool_stands_under_its_smallest_mention_whatever_the_order() -> None:
    told = facts(OPEN, FIRST, LATER)
    whole = pool(told)
    assert whole.mention.id == min(fact.mention.id for fact in told)
    assert pool(told[::-1]) == whole


def test_one_telling_is_its_own_pool() -> None:
    (fact,) = facts(LATER)
    assert pool([fact]) is fact


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(DAYS), min_size=1, max_size=5))
def test_the_date_of_a_pool_is_one_that_a_telling_has(days: list[str | None]) -> None:
    told: list[Told] = [tell("They [met]", Kind.MEETING, day, at=at * 100) for at, day in enumerate(days)]
    assert pool(facts(*told)).when in [fact.when for fact in facts(*told)]
