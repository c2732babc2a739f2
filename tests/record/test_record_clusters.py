import pytest

from detente.errors import BadField, NoSuchThing
from detente.model import Choice, Decision, Judgement, Sort, Verdict
from detente.record import Store
from tests.record import invented
from tests.record.invented import AT, raw, reading, report


def test_clusters_and_judgements_come_back(store: Store) -> None:
    invented.fill(store, 3)
    clusters = store.clusters()
    assert len(clusters) == 3
    assert len(set(clusters.values())) == 1
    assert list(clusters) == sorted(clusters)
    pairs = store.judgements()
    assert [(pair.left, pair.right) for pair in pairs] == sorted((pair.left, pair.right) for pair in pairs)
    assert pairs[0].reasons == ("same kind", "same place")
    first, middle, last = clusters
    assert len(store.judgements([first])) == 1
    assert len(store.judgements([middle])) == 2
    assert store.judgements([first, middle, last]) == pairs
    assert store.judgements([]) == []
    assert store.log()[-1].kind == "resolve"


def test_judgements_within_an_event_and_across_two(store: Store) -> None:
    invented.fill(store, 4)
    one, two, three, four = sorted(store.clusters())
    scores = {(one, two): 2.0, (one, three): 3.0, (two, three): 3.0, (three, four): -1.0}
    pairs = [Judgement(left=a, right=b, verdict=Verdict.SAME, score=score) for (a, b), score in scores.items()]
    store.save_clusters("f", pairs, {one: "e-1", two: "e-1", three: "e-1", four: "e-2"})
    assert [(pair.left, pair.right) for pair in store.judgements_across()] == [(three, four)]
    number, surest = store.judgements_within("e-1", 2)
    assert (number, [(pair.left, pair.right) for pair in surest]) == (3, [(one, three), (two, three)])
    assert store.judgements_within("e-2", 2) == (0, [])
    assert store.judgements_within("e-none", 2) == (0, [])


def test_mentions_are_counted_by_report_without_those_of_offices(store: Store) -> None:
    invented.fill(store, 2)
    told = [mention.report_id for mention in store.mentions() if mention.sort is not Sort.OFFICE]
    assert store.count_told() == {key: told.count(key) for key in told}


def test_clusters_of_mentions_that_are_not_there_are_refused_whole(store: Store) -> None:
    invented.fill(store, 2)
    before = store.clusters(), store.judgements(), store.fingerprint()
    with pytest.raises(NoSuchThing, match="m-none"):
        store.save_clusters("f", [], {"m-none": "e-1"})
    one = next(iter(store.clusters()))
    with pytest.raises(NoSuchThing, match="m-zzz"):
        store.save_clusters("f", [Judgement(left=one, right="m-zzz", verdict=Verdict.ASK, score=0.5)], {})
    assert (store.clusters(), store.judgements(), store.fingerprint()) == before


def test_the_fingerprint_says_whether_clusters_are_of_the_present_input(store: Store) -> None:
    told = invented.fill(store, 2)
    assert store.fingerprint() == store.input_fingerprint()
    store.decide(Decision(choice=Choice.KEEP_APART, about=("m-1", "m-2")), at=AT)
    assert store.fingerprint() != store.input_fingerprint()
    invented.resolve(store)
    store.set_origins({told[0].id: "o-1"})
    assert store.fingerprint() != store.input_fingerprint()
    invented.resolve(store)
    assert store.fingerprint() == store.input_fingerprint()
    assert store.verify(strict=True) != []  # the decision is about mentions that are not there


def test_a_reading_that_changes_and_changes_back_leaves_no_half_clusters(store: Store) -> None:
    told = invented.fill(store, 2)[0]
    joined = store.clusters()
    store.save_reading(told, "test/1", [], [])
    assert store.fingerprint() is None
    store.save_reading(told, "test/1", *reading(told), notes=[f"read {told.name}"])
    assert store.fingerprint() is None
    invented.resolve(store)
    assert store.clusters() == joined


def test_the_same_reading_by_another_method_keeps_the_clusters(store: Store) -> None:
    told = invented.fill(store, 2)
    joined = store.clusters()
    for one in told:
        store.save_reading(one, "test/2", *reading(one), notes=[f"read {one.name}"])
    assert store.unread("test/2") == []
    assert store.clusters() == joined
    assert store.fingerprint() == store.input_fingerprint()


def test_the_input_fingerprint_does_not_know_the_order_of_work(tmp_path) -> None:
    prints = []
    for order in ((1, 2, 3), (3, 1, 2)):
        with Store.create(tmp_path / f"{order[0]}.db") as store:
            for n in order:
                store.add_report(report(n), raw(report(n).text), at=str(n))
            for n in reversed(order):
                mentions, said = reading(report(n))
                store.save_reading(report(n), "test/1", mentions[:: 1 if n == 1 else -1], said[::-1], at=AT)
            prints.append((store.input_fingerprint(), store.statements(), store.mentions()))
    assert prints[0] == prints[1]


def test_an_event_is_found_by_its_id_its_beginning_and_its_mentions(store: Store) -> None:
    invented.fill(store, 2)
    mentions = sorted(store.clusters())
    store.save_clusters("f", [], {mentions[0]: "e-aa11", mentions[1]: "e-aa22"})
    for key in ("e-aa11", "e-aa1", "aa1", mentions[0], mentions[0][:8], mentions[0][2:9]):
        assert store.event_id(key) == "e-aa11"
    with pytest.raises(NoSuchThing, match="e-aa11, e-aa22"):
        store.event_id("e-aa")
    for nothing in ("", "e-zz", "%"):
        with pytest.raises(NoSuchThing, match="detente timeline"):
            store.event_id(nothing)
    with pytest.raises(NoSuchThing, match="e-aa11"):
        store.event_id("e-aa13")


def test_decisions_are_appended_and_repeated(store: Store) -> None:
    made = [
        Decision(choice=Choice.ANCHOR, about=("r-1",), value="2031-05-01", why="the archive"),
        Decision(choice=Choice.MERGE, about=("m-1", "m-2")),
        Decision(choice=Choice.ANCHOR, about=("r-1",), value="2031-05-02"),
        Decision(choice=Choice.ANCHOR, about=("r-1",), value="2031-05-01", why="the archive"),
    ]
    for decision in made:
        store.decide(decision, at=AT)
    assert store.decisions() == made
    assert [(entry.kind, entry.about, entry.at) for entry in store.log()[1:]] == [("decide", d.id, AT) for d in made]
    assert store.verify() == []


@pytest.mark.parametrize("value", [None, "", "Tuesday", "2031-13-01", "2031-05-03/2031-05-01"])
def test_an_anchor_without_days_is_refused(store: Store, value) -> None:
    with pytest.raises(BadField, match="r-1"):
        store.decide(Decision(choice=Choice.ANCHOR, about=("r-1",), value=value), at=AT)
    assert store.decisions() == []
    assert len(store.log()) == 1
