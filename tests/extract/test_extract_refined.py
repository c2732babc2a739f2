"""Kinds that the words around a verb settle. All sentences are the project's own."""

import pytest

from detente.annotate import annotate
from detente.extract.memory import ActorRef
from detente.extract.refined import refine_kind
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.model import Kind, NameType, Part, Report

ONE = ((Part.PARTY, ActorRef(name="Chad", start=0, end=0, type=NameType.STATE)),)


@pytest.mark.parametrize(
    ("text", "word", "kind", "expected"),
    [
        ("The Chadian spokesman agreed.", "agreed", Kind.AGREEMENT, Kind.STATEMENT),
        ("Chad agreed.", "agreed", Kind.AGREEMENT, Kind.AGREEMENT),
        ("The spokesman agreed to a truce.", "agreed", Kind.AGREEMENT, Kind.AGREEMENT),
        ("The president fired his vice president on Friday.", "fired", Kind.ATTACK, Kind.OTHER),
        ("The general was fired on by rebels in Gao.", "fired", Kind.ATTACK, Kind.ATTACK),
        ("Rebels fired at the president in Gao.", "fired", Kind.ATTACK, Kind.ATTACK),
        ("Idriss Dembe, a former president, died on Friday, aged 95.", "died", Kind.CASUALTIES_REPORT, Kind.OTHER),
        ("The number of deaths was 86, officials said.", "deaths", Kind.CASUALTIES_REPORT, Kind.CASUALTIES_REPORT),
        ("A trader, aged 70, died in the blast in Gao.", "died", Kind.CASUALTIES_REPORT, Kind.CASUALTIES_REPORT),
        ("A leader who was 66 died in custody.", "died", Kind.CASUALTIES_REPORT, Kind.CASUALTIES_REPORT),
    ],
)
def test_the_words_beside_a_verb_settle_its_kind(text, word, kind, expected):
    tree = Tree(annotate(Report.of_text(text)).tokens[0])
    at = next(i for i, token in enumerate(tree.tokens) if token.text == word)
    assert refine_kind(tree, Trigger(index=at, kind=kind, noun=tree[at].pos == "NOUN"), ONE)[0] is expected
