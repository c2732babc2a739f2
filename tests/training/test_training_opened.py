"""The weights of mentions of no known kind: learned on the corpus told by its words, within their bounds."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from detente.model import Mention, Passage, Prop, Report, Sort, Statement
from detente.resolve.weights import OPEN, Weights
from training.hashes import hash_folder
from training.joining.fit import Row
from training.joining.open_bounds import LEVELS, bound_of
from training.joining.opened import Scored, Split, compare_all, read_corpus, undated, weigh

CORPUS = Path(__file__).parents[2] / "corpus"
TEXT = "Ida Holm resigned. A ferry sank. The resignation of Ida Holm came at noon."
WORDS = {"resigned": "a", "sank": "b", "resignation": "a"}


def split() -> Split:
    """Two reports that print the same text, in folders of their own."""
    reports = [Report.of_text(TEXT + end, published="2031-05-04") for end in ("", " It rained.")]
    mentions, events = [], {}
    for report in reports:
        for word, event in WORDS.items():
            trigger = Passage.cut(report.id, report.text, TEXT.index(word), TEXT.index(word) + len(word))
            mention = Mention(sort=Sort.EVENT, trigger=trigger, telling=trigger, serial=0)
            mentions.append(mention)
            events[mention.id] = event
    said = [
        Statement(mention_id=m.id, prop=prop, value=value, precision=grain, passage=m.trigger, method="test")
        for m in mentions
        for prop, value, grain in ((Prop.KIND, "other", None), (Prop.DATE, "2031-05-04", "day"))
    ]
    return Split(reports, mentions, said, events, {report.id: report.id for report in reports})


def test_pairs_of_words_are_rows_by_what_the_annotators_say() -> None:
    compared = compare_all(split(), covered=True)
    of = {m.id: m.trigger.exact for m in split().mentions}
    told = {frozenset((of[a], of[b])): row for (a, b), row in compared.rows.items()}
    assert told.keys() == {
        frozenset(("resigned", "resignation")),
        frozenset(("resigned",)),
        frozenset(("sank",)),
        frozenset(("resignation",)),
    }
    assert all(row.same for row in told.values())
    assert "word: one root" in told[frozenset(("resigned", "resignation"))].levels
    assert compared.teach == compared.rows.keys()


def test_without_days_no_level_of_days_is_left() -> None:
    levels = {level for row in compare_all(undated(split()), covered=True).rows.values() for level in row.levels}
    assert {level for level in levels if level.startswith("when: ")} == {"when: one undated"}


def test_groups_follow_the_threshold() -> None:
    compared = compare_all(split(), covered=True)
    fitted = weigh(list(compared.rows.values()))
    scored = Scored.of(compared, fitted)
    assert scored.conll(-9.0) == 1.0
    assert scored.conll(99.0) < 1.0
    assert Scored.of(compared, replace(fitted, prior=-99.0)).conll(0.0) < 1.0


def test_the_order_of_rows_plays_no_part() -> None:
    rows = [Row(("word: the same", "coverage: one"), "other", same=n % 3 > 0) for n in range(9)]
    rows += [Row(("word: one meaning", "coverage: one"), "other", same=n % 3 == 0) for n in range(9)]
    assert weigh(rows) == weigh(rows[::-1])


def test_what_no_row_reached_weighs_the_least_that_its_bounds_allow() -> None:
    levels = weigh([Row(("word: the same",), "other", same=True)]).levels
    assert levels["who: other persons"] == LEVELS["who: other persons"][1]
    assert levels["when: both open"] == 0.0


@pytest.mark.parametrize("level", Weights.load(OPEN).levels)
def test_every_shipped_weight_lies_in_its_bounds(level: str) -> None:
    least, most = bound_of(level)
    assert least <= Weights.load(OPEN).levels[level] <= most


def test_the_shipped_thresholds_are_in_order() -> None:
    weights = Weights.load(OPEN)
    assert weights.apart < weights.ask < weights.same


def test_the_shipped_weights_are_of_this_corpus() -> None:
    table = json.loads((files("detente.resolve") / "data" / "opened.json").read_text(encoding="utf-8"))
    assert table["learned_on"] == hash_folder(CORPUS / "train")
    assert table["chosen_on"] == hash_folder(CORPUS / "dev")
    assert {len(table[key]) for key in ("meantime_learned_on", "meantime_chosen_on")} == {64}


def test_the_corpus_gives_its_words_with_their_events() -> None:
    told = next(read_corpus(CORPUS / "dev"))
    assert told.words
    for start, end in told.words:
        assert told.report.text[start:end].strip() == told.report.text[start:end] != ""


def test_bounds_are_in_order() -> None:
    assert all(least <= most for least, most in LEVELS.values())
