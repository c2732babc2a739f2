"""No chain of pairs brings together what is surely apart, and the order of the input plays no part."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import Choice, Decision, Judgement, Kind, Status, Verdict
from detente.resolve import resolve
from detente.resolve.cluster import cluster
from detente.resolve.decide import APART_BELOW, ASK_FROM, CERTAIN, SAME_FROM, surely_apart
from tests.resolve.tellings import Told, statements, tell

IDS = [f"m-{letter}" for letter in "abcdefg"]
SCORES = st.one_of(
    st.floats(-99, 9, allow_nan=False), st.sampled_from([-99.0, APART_BELOW, ASK_FROM, SAME_FROM, CERTAIN, -CERTAIN])
)


def judged(pair: tuple[str, str], score: float) -> Judgement:
    verdict = Verdict.SAME if score >= SAME_FROM else Verdict.ASK if score >= ASK_FROM else Verdict.NOT_SAME
    return Judgement(left=pair[0], right=pair[1], verdict=verdict, score=score)


JUDGEMENTS = st.lists(
    st.tuples(st.sampled_from(list(combinations(IDS, 2))), SCORES), max_size=21, unique_by=lambda item: item[0]
).map(lambda items: [judged(pair, score) for pair, score in items])


@given(JUDGEMENTS)
def test_no_chain_joins_what_is_surely_apart_unless_a_person_does(judgements: list[Judgement]) -> None:
    clusters = cluster(IDS, judgements)
    merged_by_hand = cluster(IDS, [j for j in judgements if abs(j.score) >= CERTAIN])
    for judgement in judgements:
        together = clusters[judgement.left] == clusters[judgement.right]
        if judgement.score <= -CERTAIN:
            assert not together
        elif surely_apart(judgement) and together:
            group = [m for m in IDS if clusters[m] == clusters[judgement.left]]
            assert any(merged_by_hand[a] == merged_by_hand[b] for a, b in combinations(group, 2))


@given(JUDGEMENTS, st.randoms(use_true_random=False))
def test_the_order_of_judgements_and_mentions_plays_no_part(judgements: list[Judgement], random) -> None:  # type: ignore[no-untyped-def]
    mixed, ids = list(judgements), list(IDS)
    random.shuffle(mixed)
    random.shuffle(ids)
    assert cluster(ids, mixed) == cluster(IDS, judgements)


def test_a_chain_stops_before_a_member_that_is_surely_apart() -> None:
    a, b, c = IDS[:3]
    found = cluster([a, b, c], [judged((a, b), 5.0), judged((b, c), 4.0), judged((a, c), -99.0)])
    assert found[a] == found[b] != found[c]


def test_an_open_question_between_two_does_not_part_them() -> None:
    a, b, c = IDS[:3]
    found = cluster([a, b, c], [judged((a, b), 5.0), judged((b, c), 4.0), judged((a, c), ASK_FROM)])
    assert len(set(found.values())) == 1


def test_a_person_joins_what_the_comparison_keeps_apart() -> None:
    a, b, c = IDS[:3]
    by_hand = [judged((a, b), CERTAIN), judged((b, c), CERTAIN), judged((a, c), -99.0)]
    assert len(set(cluster([a, b, c], by_hand).values())) == 1
    kept = [judged((a, b), CERTAIN), judged((b, c), 5.0), judged((a, c), -CERTAIN)]
    found = cluster([a, b, c], kept)
    assert found[a] == found[b] != found[c]


def test_the_id_of_an_event_stays_while_it_grows() -> None:
    a, b, c = IDS[:3]
    assert cluster([a, b], [judged((a, b), 5.0)])[a] == cluster([a, b, c], [judged((a, b), 5.0)])[a]


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
    for judgement in one.judgements:
        if judgement.verdict is not Verdict.NOT_SAME:
            assert judgement.score >= ASK_FROM


@settings(max_examples=40, deadline=None)
@given(st.lists(TELLINGS, min_size=2, max_size=7, unique_by=lambda t: t.mention.id))
def test_every_two_mentions_can_be_joined_and_kept_apart_by_hand(told: list[Told]) -> None:
    about = (told[0].mention.id, told[1].mention.id)
    mentions, said = [t.mention for t in told], statements(told)
    together = resolve(mentions, said, [Decision(choice=Choice.MERGE, about=about)]).clusters
    apart = resolve(mentions, said, [Decision(choice=Choice.KEEP_APART, about=about)]).clusters
    assert together[about[0]] == together[about[1]]
    assert apart[about[0]] != apart[about[1]]
