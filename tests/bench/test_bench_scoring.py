"""The scorers on a gold of our own: 1 against itself, and each corruption costs the figure that it attacks."""

from __future__ import annotations

import random

import pytest

from bench.scoring.assignment import pair_best
from bench.scoring.days import read_days, widen
from bench.scoring.events import figures_agree
from bench.scoring.lemmas import group_texts, join_by_lemma
from bench.scoring.names import score_names
from bench.scoring.pairs import score_pairs
from bench.scoring.record import gold_as_system, score_record
from bench.scoring.rows import FigureRow, Gold
from bench.scoring.texts import Texts
from bench.scoring.times import score_times
from tests.bench.corruptions import CORRUPTIONS, copy, events
from tests.bench.gold import GOLD, NAMES, PAIRS, TEXTS, TIMES

NOT_SHARES = {
    "false_events_in_empty_files",
    "duplicates_unmatched",
    "date_mean_start_error_days",
    "date_mean_width_days",
    "date_mean_width_days_gold",
}


def score(rows):
    return score_record(Gold.of(GOLD), rows, Texts(TEXTS))


@pytest.fixture
def rows():
    return copy(gold_as_system(GOLD))


def test_gold_scores_one_against_itself_in_any_order(rows):
    random.Random(3).shuffle(rows)  # noqa: S311 - any order will do
    figures = score(rows).figures
    shares = {key: value for key, value in figures.items() if key not in NOT_SHARES}
    assert shares == dict.fromkeys(shares, pytest.approx(1.0))
    assert figures["date_mean_start_error_days"] == 0


@pytest.mark.parametrize(("harm", "figure"), CORRUPTIONS, ids=lambda value: getattr(value, "__name__", value))
def test_corruption_costs_the_figure_it_attacks(harm, figure, rows):
    harm(rows)
    assert score(rows).figures[figure] < 1


def test_writing_costs_nothing(rows):
    for event in events(rows):
        event["type"] = event["type"].replace("_", " ").title()
        event["status"] = event["status"].replace(" ", "_")
        event["date"] = f"{event['date']['start']}/{event['date']['end']}"
        event["mentions"] = [mention | {"file": "some/folder/" + mention["file"]} for mention in event["mentions"]]
        names = {"what": "measure", "who": "population", "value": "best", "min": "low", "max": "high"}
        event["figures"] = [{names[key]: value for key, value in figure.items()} for figure in event["figures"]]
    figures = score(rows).figures
    assert all(value == pytest.approx(1.0) for key, value in figures.items() if key not in NOT_SHARES)


def test_whole_file_quotes_earn_no_mention(rows):
    for event in events(rows):
        for mention in event["mentions"]:
            mention["quote"] = TEXTS[mention["file"]]
    figures = score(rows).figures
    assert figures["events_strict_span_f1"] < 1
    assert figures["mention_recall"] < 1


def test_dropping_parts_altogether_is_not_measured_as_right(rows):
    for event in events(rows):
        event["participants"] = [who["name"] for who in event["participants"]]
    assert score(rows).figures["part_accuracy"] is None


def test_event_of_an_empty_file_is_false(rows):
    fair = events(rows)[0] | {"mentions": [{"file": "three.txt", "quote": "The harvest fair opens"}]}
    scored = score([*rows, fair])
    assert scored.figures["false_events_in_empty_files"] == 1
    assert scored.figures["events_p"] == pytest.approx(5 / 6)
    assert [event.mentions[0].quote for event in scored.false] == ["The harvest fair opens"]


def test_event_merged_where_it_may_be_is_not_missed(rows):
    gold = copy([GOLD])[0]
    gold["events"][1]["may_merge_with"] = ["next-talks"]
    _, first, planned = events(rows)[:3]
    first["mentions"] += planned["mentions"]
    rows.remove(planned)
    figures = score_record(Gold.of(gold), rows, Texts(TEXTS)).figures
    assert figures["events_f1"] == 1
    assert figures["bcubed_f1"] == pytest.approx(1)


def test_unknown_words_are_told(rows):
    events(rows)[0]["type"] = "palaver"
    events(rows)[1]["status"] = "perhaps"
    oddities = str(score(rows).oddities)
    assert "palaver" in oddities
    assert "perhaps" in oddities


def test_nothing_at_all_scores_nothing():
    figures = score([]).figures
    assert figures["events_f1"] == 0
    assert figures["claims_end_to_end_f1"] == 0
    assert figures["quote_exact_rate"] is None


@pytest.mark.parametrize(
    ("value", "low", "high", "right"),
    [(4, 4, 4, True), (None, 4, None, True), (5, 5, 5, False), (None, None, None, False)],
)
def test_figure_of_an_exact_number(value, low, high, right):
    assert figures_agree(FigureRow("deaths", value, low, high), FigureRow("killed", 4, 4, 4)) is right


def test_open_end_is_no_single_day():
    days = read_days({"start": "2031-05-06", "end": None})
    assert days is not None
    assert not days.bounded
    assert widen(days, "day").end == days.end


def test_pairing_maximises_the_sum():
    weights = {(0, 0): 5.0, (0, 1): 4.0, (1, 0): 4.0, (2, 2): 1.0}
    assert sorted(pair_best(weights, 3, 3)) == [(0, 1), (1, 0), (2, 2)]


def test_names_against_themselves_and_the_parts_of_one_instead_of_the_whole():
    for system in (NAMES, [name for name in NAMES if not name.get("within")], NAMES[:-2] + NAMES[-1:]):
        figures = score_names(NAMES, system, GOLD["actors"])
        assert figures["exact_f1"] == figures["overlap_f1"] == figures["seats_reading"] == 1
        assert figures["stands_for_accuracy"] == figures["metonym_accuracy"] == 1


@pytest.mark.parametrize(
    ("change", "figure"),
    [
        ({"type": "person"}, "exact_f1"),
        ({"end": 9_000}, "exact_f1"),
        ({"metonym": None, "type": "place"}, "seats_reading"),
        ({"stands_for": "Marsh"}, "stands_for_accuracy"),
        ({"metonym": True}, "metonym_accuracy"),
    ],
)
def test_spoilt_names_cost_their_figure(change, figure):
    assert score_names(NAMES, [name | change for name in NAMES], GOLD["actors"])[figure] < 1


def test_row_that_is_no_span_is_counted_as_bad():
    figures = score_names(NAMES, [{"file": "one.txt", "start": 5, "end": 5}])
    assert figures["rows_bad"] == 1


@pytest.mark.parametrize(
    ("change", "figure"),
    [
        ({"value": "2031-W19"}, "value_f1"),
        ({"type": "SET"}, "type_f1"),
        ({"start": 1}, "strict_f1"),
        ({"start_date": "2031-05-01"}, "interval_accuracy"),
        ({"end_date": None}, "interval_recall"),
    ],
)
def test_spoilt_times_cost_their_figure(change, figure):
    right, wrong = score_times(TIMES, TIMES), score_times(TIMES, [time | change for time in TIMES])
    assert right[figure] == 1
    assert wrong[figure] < 1


def test_without_anchors_silence_is_honest_and_a_wrong_day_is_not():
    silent = [time | {"start_date": None, "end_date": None} for time in TIMES]
    figures = score_times(TIMES, silent, anchored=False)
    assert (figures["settled_right"], figures["unsettled_false"]) == (0, 0)
    guessed = [time | {"start_date": "2030-01-01", "end_date": "2030-01-01"} for time in TIMES]
    assert score_times(TIMES, guessed, anchored=False)["unsettled_false"] == 1
    ranged = [time | {"start_date": "2030-01-01", "end_date": "2032-01-01"} for time in TIMES]
    assert score_times(TIMES, ranged, anchored=False)["unsettled_false"] == 0


def test_pairs_merged_and_kept_apart(rows):
    texts = Texts(TEXTS)
    assert score_pairs(PAIRS, events(rows), texts, GOLD["actors"])["pairs_right"] == 1
    _, first, planned = events(rows)[:3]
    lumped = [first | {"mentions": first["mentions"] + planned["mentions"]}]
    assert score_pairs(PAIRS, lumped, texts, GOLD["actors"])["must_not_merge_right"] == 0
    split = [first | {"mentions": [mention]} for mention in first["mentions"]]
    figures = score_pairs(PAIRS, [*split, planned], texts, GOLD["actors"])
    assert (figures["must_merge_right"], figures["false_splits"]) == (0, 1)
    assert score_pairs(PAIRS, [], texts)["unanswered_rate"] == 1


def test_the_same_lemma_joins_within_a_topic_only() -> None:
    texts = {
        "a": "the harbour strike shut the port",
        "b": "dockers on strike shut the harbour port",
        "c": "an orchestra toured villages with fiddles",
    }
    topic = group_texts(texts)
    assert topic["a"] == topic["b"] != topic["c"]
    labels = join_by_lemma({"1": "struck", "2": "strike", "3": "strikes"}, {"1": "a", "2": "a", "3": "c"})
    assert labels["1"] == labels["2"] != labels["3"]
