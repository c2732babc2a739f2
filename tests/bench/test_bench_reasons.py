"""Why two tellings of one event were not joined."""

from bench.reasons import NOT_READ, Joining, Reasons
from detente.model import Kind, Status
from tests.resolve.tellings import Told, tell


def joining(*told: Told) -> Joining:
    return Joining.of([one.mention for one in told], [stmt for one in told for stmt in one.statements])


MET = tell("They [met]", Kind.MEETING, "2031-05-03", party=("Norway", "Portugal"))
AGAIN = tell("the [talks]", Kind.MEETING, "2031-05-03", report="r-2", party=("Norway", "Portugal"))
PLAN = tell(
    "will [meet]", Kind.MEETING, "2031-05-03", report="r-3", status=Status.PLANNED, party=("Norway", "Portugal")
)
RAID = tell("a [raid]", Kind.ATTACK, "2031-05-03", report="r-4", perpetrator="Norway")
ELSEWHERE = tell("They [met]", Kind.MEETING, "2029-01-03", report="r-5", party=("Chile", "Peru"))


def test_each_pair_has_one_reason() -> None:
    found = joining(MET, AGAIN, PLAN, RAID, ELSEWHERE)
    first = MET.mention.id
    assert found.why(first, AGAIN.mention.id) == "joined"
    assert found.why(first, PLAN.mention.id) == "ruled out, status: another"
    assert found.why(first, RAID.mention.id) == "kinds of two families"
    assert found.why(first, ELSEWHERE.mention.id) == "ruled out, when: apart"


def test_what_is_not_read_and_what_is_misread_are_counted() -> None:
    wanted = [(MET.mention, "e"), (AGAIN.mention, "e"), (PLAN.mention, "e")]
    ours = tell("the [talks]", Kind.MEETING, "2031-05-03", report="r-2", party="Chile")
    reasons = Reasons.empty()
    same = {told.mention.id: told.mention.id for told in (MET, AGAIN)}
    reasons.add(wanted, same, joining(MET, AGAIN, PLAN), joining(MET, ours))
    assert reasons.counts["across reports"][NOT_READ] == 2
    assert sum(reasons.counts["across reports"].values()) == 3
    assert not reasons.right["across reports"]
