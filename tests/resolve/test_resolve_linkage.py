"""Groups are joined by what all their pairs say together."""

import pytest

from detente.model import Kind, Status
from detente.resolve.compare import weigh_grounds
from detente.resolve.decide import score_apart
from detente.resolve.linkage import Linkage, link_reports, link_tellings
from detente.resolve.weights import NEVER, Weights
from tests.resolve.tellings import facts, tell

WEIGHTS = Weights(name="test", prior=-1.0, levels={}, same=2.0, ask=1.0, apart=-3.0, mean=0.5)


def refuses(*scores: float) -> bool:
    """Whether the join of a pair with a third is refused, where the third's two pairs have these scores."""
    told = {("a", "c"): scores[0], ("b", "c"): scores[1]}
    return Linkage(lambda *pair: told[pair], WEIGHTS)({"a", "b"}, {"c"})


@pytest.mark.parametrize(
    ("scores", "refused"),
    [((3.0, 2.0), False), ((3.0, -2.0), False), ((3.0, -2.1), True), ((99.0, -3.1), True), ((0.4, 0.5), True)],
)
def test_the_mean_decides_unless_a_pair_is_surely_apart(scores: tuple[float, float], refused: bool) -> None:
    assert refuses(*scores) is refused


def test_tellings_without_a_score_are_ruled_out_and_those_of_two_reports_are_not_compared() -> None:
    one, two, other = facts(
        tell("they [met]", Kind.MEETING),
        tell("they [met]", Kind.MEETING, at=90),
        tell("[met]", Kind.MEETING, report="r-2"),
    )
    told = {fact.mention.id: fact for fact in (one, two, other)}
    linkage = link_tellings(told, {})
    assert linkage({one.mention.id}, {two.mention.id})
    assert not linkage({one.mention.id}, {other.mention.id})


def test_two_pools_of_one_report_are_weighed_as_of_two_and_that_it_tells_them_apart_counts() -> None:
    one, two = facts(
        tell("Norway and Chile [met] in Oslo", Kind.MEETING, "2031-05-03", place="Oslo", party=("Norway", "Chile")),
        tell("Norway and Chile [met]", Kind.MEETING, "2031-05-03", at=900, party=("Norway", "Chile")),
    )
    levels = {ground[0] for _, ground in weigh_grounds(one, two, as_reports=True)}
    assert {"report: tells both", "scene: one"} <= levels
    assert not any(level.startswith("telling: ") for level in levels)
    assert not link_reports({f.mention.id: f for f in (one, two)}, {f.mention.id: f.mention.id for f in (one, two)})(
        {one.mention.id}, {two.mention.id}
    )


def test_a_plan_and_its_fulfilment_are_ruled_out_across_reports_too() -> None:
    held, planned = facts(
        tell("they [met]", Kind.MEETING, "2031-05-03"),
        tell("they will [meet]", Kind.MEETING, "2031-05-03", report="r-2", status=Status.PLANNED),
    )
    assert score_apart(held, planned) == NEVER
