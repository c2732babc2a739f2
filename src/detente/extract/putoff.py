"""What was arranged and is put off, called off or moved to another day: the talks that "were moved to May 20"."""

from __future__ import annotations

import re

from detente.extract.tree import Tree
from detente.model import TimeMark

_PUT_OFF = frozenset({"postpone", "cancel", "defer", "reschedule"})
_OFF = frozenset({"put", "call"})
_AWAY = {"push": {"back"}, "put": {"off", "back"}, "bring": {"forward"}, "move": {"back", "forward", "up"}}
"""Verbs that with such a word put off or bring forward."""
_TO_A_DAY = frozenset({"move", "shift", "adjourn", "delay"})
"""Verbs that do where a day follows: "moved *to May 20*", but not "moved to Doha"."""
_CALLED = frozenset({"call"})
_DAY = re.compile(
    r"(?:(?:the|next|early|late|mid|this|following|a|monday|tuesday|wednesday|thursday|friday|saturday|sunday)[\s-]+)*"
    r"(?:\d|jan|feb|mar(?:ch)?\b|apr|may\b|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat(?:urday)?\b|sun(?:day)?\b"
    r"|week|month|year|spring|autumn|summer|winter|tomorrow)",
    re.IGNORECASE,
)


def puts_off(tree: Tree, verb: int) -> bool:
    """Whether a verb tells that something is put off, called off or moved to another day."""
    lemma = tree[verb].lemma
    beside = {tree[k].lemma for k in tree.kids(verb, "prt", "advmod")}
    if lemma in _PUT_OFF or (lemma in _OFF and "off" in beside) or beside & _AWAY.get(lemma, set()):
        return True
    return lemma in _TO_A_DAY and any(_names_a_day(tree, at) for at in tree.objects_of(verb, "to", "until", "till"))


def is_day_called(tree: Tree, verb: int) -> bool:
    """Whether "call for" only says for when something is called: "a session was called *for May 3*"."""
    called = tree[verb].lemma in _CALLED and tree.is_passive(verb)
    return called and any(_names_a_day(tree, at) for at in tree.objects_of(verb, "for"))


def moved_to(tree: Tree, mark: TimeMark) -> int | None:
    """The verb that puts something off to the days of an expression; ``None`` for any other expression."""
    top = tree.top_of(mark.start, mark.end)
    for above in tree.ancestors(top) if top is not None else ():
        if tree[above].pos in ("VERB", "AUX"):
            to = any(set(tree.subtree(p)) & set(tree.at(mark.start, mark.end)) for p in _preps(tree, above))
            return above if to and puts_off(tree, above) else None
    return None


def _preps(tree: Tree, verb: int) -> list[int]:
    return [p for p in tree.kids(verb, "prep") if tree[p].lemma in ("to", "until", "till")]


def _names_a_day(tree: Tree, noun: int) -> bool:
    return _DAY.match(tree.text_after(tree.phrase(noun)[0])) is not None
