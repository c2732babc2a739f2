"""What people say of single tellings, laid over what was read: the statements stay, and what is shown follows the person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from detente.model import (
    A_PERSON,
    ONE_VALUED,
    PART_PROPS,
    Choice,
    Correction,
    Decision,
    Mention,
    Prop,
    Statement,
    is_correction,
)

_ON_TELLINGS = (Choice.ACCEPT, Choice.REJECT, Choice.EDIT)


def rejected_mentions(decisions: Iterable[Decision]) -> frozenset[str]:
    """The mentions of which a person says that they tell of no event, the last word of each.

    >>> no = Decision(choice=Choice.REJECT, about=("m-1", "m-2"))
    >>> sorted(rejected_mentions([no, Decision(choice=Choice.ACCEPT, about=("m-2",))]))
    ['m-1']
    """
    rejected: set[str] = set()
    for decision in decisions:
        if decision.value is None and decision.choice is Choice.REJECT:
            rejected.update(decision.about)
        elif decision.value is None and decision.choice is Choice.ACCEPT:
            rejected.difference_update(decision.about)
    return frozenset(rejected)


def without_rejected(
    mentions: Sequence[Mention], statements: Sequence[Statement], decisions: Iterable[Decision]
) -> tuple[Sequence[Mention], Sequence[Statement]]:
    """Mentions and statements without those of tellings that a person rejected: joining does not see them."""
    rejected = rejected_mentions(decisions)
    if not rejected:
        return mentions, statements
    return (
        [mention for mention in mentions if mention.id not in rejected],
        [stmt for stmt in statements if stmt.mention_id not in rejected],
    )


def names_given(decisions: Iterable[Decision]) -> set[str]:
    """The names of actors that people gave for a part in an event, as they gave them."""
    corrections = (Correction.from_value(one.value or "") for one in decisions if is_correction(one.value))
    return {one.now for one in corrections if one.now and one.prop in PART_PROPS}


class Corrections:
    """The standing decisions about cells, by mention. ``rejected`` are the mentions that tell of no event."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        made = [decision for decision in decisions if decision.choice in _ON_TELLINGS]
        self.rejected = rejected_mentions(made)
        self._of: dict[str, list[tuple[Decision, Correction]]] = defaultdict(list)
        for decision in made:
            if decision.value is not None and is_correction(decision.value):
                correction = Correction.from_value(decision.value)
                for mention in decision.about:
                    self._of[mention].append((decision, correction))

    def lay_over(self, mention: str, said: list[Statement]) -> tuple[list[Statement], list[tuple[Decision, Statement]]]:
        """The statements of a mention that are shown, with those that a person made; and those set aside, each by which decision.

        A later decision goes over an earlier one. To edit what has one value sets all others of the mention aside.
        """
        if mention not in self._of:
            return said, []
        shown, aside = list(said), list[tuple[Decision, Statement]]()
        for decision, correction in self._of[mention]:
            if decision.choice is Choice.ACCEPT:
                back = [(by, stmt) for by, stmt in aside if _holds(correction, stmt)]
                shown += [stmt for _, stmt in back]
                aside = [pair for pair in aside if pair not in back]
                continue
            out = [stmt for stmt in shown if _goes(decision, correction, stmt)]
            shown = [stmt for stmt in shown if stmt not in out]
            aside += [(decision, stmt) for stmt in out]
            if correction.now is not None and correction.mention == mention:
                there = any(stmt.prop is correction.prop and stmt.value == correction.now for stmt in shown)
                shown += [] if there else [_statement(decision, correction)]
        return shown, [(by, stmt) for by, stmt in aside if stmt.method != A_PERSON]


def _holds(correction: Correction, stmt: Statement) -> bool:
    return stmt.prop is correction.prop and stmt.value in correction.was


def _goes(decision: Decision, correction: Correction, stmt: Statement) -> bool:
    """Whether a decision sets a statement aside."""
    if decision.choice is Choice.EDIT and stmt.prop is correction.prop and correction.prop in ONE_VALUED:
        return stmt.value != correction.now
    return _holds(correction, stmt) and stmt.value != correction.now


def _statement(decision: Decision, correction: Correction) -> Statement:
    """What a person says, as a statement on the words that they name."""
    if correction.words is None or correction.now is None or correction.mention is None:
        raise ValueError(f"{decision.id} says no words for what it says")
    why = f": {decision.why}" if decision.why else ""
    return Statement(
        mention_id=correction.mention,
        prop=Prop(correction.prop),
        value=correction.now,
        passage=correction.words,
        said_by=correction.said_by,
        factuality=correction.factuality,
        precision=correction.precision,
        note=f"decided by {decision.by or A_PERSON}{why}",
        method=A_PERSON,
    )
