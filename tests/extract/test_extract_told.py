"""Which of the reader's marks tell an event. All sentences are the project's own."""

from dataclasses import replace

import pytest

from detente.annotate import annotate
from detente.extract.told import KNOWN_KIND, weigh_triggers
from detente.extract.tree import Tree
from detente.model import Kind, Reading, Report, Status, ToldMark


def weighed(text, word, kind_score):
    marks = annotate(Report.of_text(text, published="2021-03-06"))
    start = text.index(word)
    mark = ToldMark(
        start=start,
        end=start + len(word),
        kind=Kind.ATTACK,
        status=Status.OCCURRED,
        score=0.9,
        kind_score=kind_score,
        status_score=0.9,
    )
    reading = replace(marks.read[0], told=(mark,)) if marks.read[0] else Reading(told=(mark,))
    return [trigger.kind for trigger in weigh_triggers(Tree(marks.tokens[0]), [], reading)]


@pytest.mark.parametrize(("kind_score", "kinds"), [(KNOWN_KIND - 0.01, []), (KNOWN_KIND, [Kind.ATTACK])])
def test_a_word_of_no_table_needs_a_kind_of_which_the_reader_is_sure(kind_score, kinds):
    assert weighed("The rebels rumbled into Adre on Monday and killed two soldiers.", "rumbled", kind_score) == kinds
