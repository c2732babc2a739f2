"""No chain of pairs brings together what is surely apart, and the order of the input plays no part."""

from collections.abc import Collection
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import Choice, Decision, Judgement, Kind, Status, Verdict
from detente.resolve import resolve
from detente.resolve.cluster import alone, cluster, name_events
from detente.resolve.decide import CERTAIN
from tests.resolve.tellings import Told, statements, tell

IDS = [f"m-{letter}" for letter in "abcdefg"]
PAIRS = list(combinations(IDS, 2))
SCORES = st.one_of(st.floats(-9, 9, allow_nan=False), st.sampled_from([0.0, CERTAIN]))
APART = st.sets(st.sampled_from(PAIRS))


def judged(pair: tuple[str, str], score: float) -> Judgement:
    verdict = Verdict.SAME if score >= 2.0 else Verdict.ASK if score >= 0.0 else Verdict.NOT_SAME
    return Judgement(left=pair[0], right=pair[1], verdict=verdict, score=score)


JUDGEMENTS = st.lists(st.tuples(st.sampled_from(PAIRS), SCORES), max_size=21, unique_by=lambda item: item[0]).map(
    lambda items: [judged(pair, score) for pair, score in items]
)


def grouped(
    ids: list[str],
    judgements: list[Judgement],
    apart: Collection[tuple[str, str]] = (),
    forbidden: Collection[tuple[str, str]] = (),
) -> dict[str, frozenset[str]]:
    def refuses(one: Collection[str], two: Collection[str]) -> bool:
        return any((min(a, b), max(a, b)) in apart for a in one for b in two)

    return cluster(alone(ids), judgements, refuses, forbidden)


@given(JUDGEMENTS, APART, APART)
def test_no_chain_joins_what_is_surely_apart_unless_a_person_does(
    judgements: list[Judgement], apart: set[tuple[str, str]], forbidden: set[tuple[str, str]]
) -> None:
    groups = grouped(IDS, judgements, apart, forbidden)
    merged_by_hand = grouped(IDS, [j for j in judgements if j.score >= CERTAIN], (), forbidden)
    for left, right in PAIRS:
        together = groups[left] is groups[right]
        if (left, right) in forbidden:
            assert not together
        elif (left, right) in apart and together:
            assert any(merged_by_hand[a] == merged_by_hand[b] for a, b in combinations(sorted(groups[left]), 2))


@given(JUDGEMENTS, APART, st.randoms(use_true_random=False))
def test_the_order_of_judgements_and_mentions_plays_no_part(  # type: ignore[no-untyped-def]
    judgements: list[Judgement], apart: set[tuple[str, str]], random
) -> None:
    mixed, ids = list(judgements), list(IDS)
    random.shuffle(mixed)
    random.shuffle(ids)
    assert grouped(ids, mixed, apart) == grouped(IDS, judgements, apart)


def test_a_chain_stops_before_a_member_that_is_surely_apart() -> None:
    a, b, c = IDS[:3]
    found = grouped([a, b, c], [judged((a, b), 5.0), judged((b, c), 4.0)], {(a, c)})
    assert found[a] == found[b] != found[c]


def test_what_nobody_compared_does_not_part_two() -> None:
    a, b, c = IDS[:3]
    assert len(set(grouped([a, b, c], [judged((a, b), 5.0), judged((b, c), 4.0)]).values())) == 1


def test_a_person_joins_what_the_comparison_keeps_apart() -> None:
    a, b, c = IDS[:3]
    by_hand = [judged((a, b), CERTAIN), judged((b, c), CERTAIN)]
    assert len(set(grouped([a, b, c], by_hand, {(a, c)}).values())) == 1
    found = grouped([a, b, c], [judged((a, b), CERTAIN), judged((b, c), 5.0)], (), {(a, c)})
    assert found[a] == found[b] != found[c]


def test_the_id_of_an_event_stays_while_it_grows() -> None:
    a, b, c = IDS[:3]
    small, large = grouped([a, b], [judged((a, b), 5.0)]), grouped([a, b, c], [judged((a, b), 5.0)])
    assert name_events(small)[a] == name_events(large)[a]


DAYS = ["2031-05-03", "2031-05-04", "2031-05-03/2031-05-05", "../2031-05-06", "2031-06-01", None]
TELLINGS = st.builds(
    lambda words, kind, when, report, at, status, place, party: tell(
        words, kind, when, report=report, at=at * 100, status=status, place=place, party=party
    ),
    st.sampled_from(["They [met] again", "the [talks] in Oslo", "a second [round]", "the third [round]"]),
    st.sampled_from([Kind.MEETING, Kind.MEDIATION, Kind.AGREEMENT, Kind.STATEMENT]),
    st.sampled_from(DAYS),
    st.sampled_from(["r-1", "r-2", "r-3"]),
    st.integers(0, 5),
    st.sampled_from([Status.OCCURRED, Status.PLANNED]),
    st.sampled_from(["Oslo", "Geneva", None]),
    st.sampled_from([("Norway", "Portugal"), ("Norway",), ("Ada Berg>Norway", "Portugal"), ("sailors",), ()]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(TELLINGS, max_size=9, unique_by=lambda t: t.mention.id), st.randoms(use_true_random=False))
def test_the_order_of_reports_plays_no_part(told: list[Told], random) -> None:  # type: ignore[no-untyped-def]
    mixed = list(told)
    random.shuffle(mixed)
    one = resolve([t.mention for t in told], statements(told))
    two = resolve([t.mention for t in mixed], reversed(statements(mixed)))
    assert one == two
    assert set(one.clusters) == {t.mention.id for t in told}
    assert all(judgement.verdict is not Verdict.NOT_SAME and judgement.reasons for judgement in one.judgements)


@settings(max_examples=40, deadline=None)
@given(st.lists(TELLINGS, min_size=2, max_size=7, unique_by=lambda t: t.mention.id))
def test_every_two_mentions_can_be_joined_and_kept_apart_by_hand(told: list[Told]) -> None:
    about = (told[0].mention.id, told[1].mention.id)
    mentions, said = [t.mention for t in told], statements(told)
    together = resolve(mentions, said, [Decision(choice=Choice.MERGE, about=about)]).clusters
    apart = resolve(mentions, said, [Decision(choice=Choice.KEEP_APART, about=about)]).clusters
    assert together[about[0]] == together[about[1]]
    assert apart[about[0]] != apart[about[1]]


def test_a_third_report_does_not_bring_two_days_together() -> None:
    told = [
        tell("They [met] in Oslo", Kind.MEETING, when, report=report, place="Oslo", party=("Norway", "Portugal"))
        for when, report in (("2031-05-03", "r-1"), ("2031-05-03/2031-05-09", "r-2"), ("2031-05-09", "r-3"))
    ]
    clusters = resolve([t.mention for t in told], statements(told)).clusters
    first, _, last = (clusters[t.mention.id] for t in told)
    assert first != last


def test_what_is_merged_by_hand_within_a_report_holds_against_what_is_kept_apart_elsewhere() -> None:
    one, two, other = (
        tell(
            "They [met] in Oslo",
            Kind.MEETING,
            "2031-05-03",
            report=report,
            at=at,
            place="Oslo",
            party=("Norway", "Chile"),
        )
        for report, at in (("r-1", 0), ("r-1", 500), ("r-2", 0))
    )
    mentions, said = [t.mention for t in (one, two, other)], statements((one, two, other))
    decisions = [
        Decision(choice=Choice.KEEP_APART, about=(one.mention.id, other.mention.id)),
        Decision(choice=Choice.MERGE, about=(two.mention.id, other.mention.id)),
    ]
    clusters = resolve(mentions, said, decisions).clusters
    assert clusters[two.mention.id] == clusters[other.mention.id] != clusters[one.mention.id]
