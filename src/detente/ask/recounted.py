"""What the sides of talks each tell of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from detente.ask.differing import Parties
from detente.ask.opposition import READ_OUT, Opposition
from detente.ask.utterances import Utterance
from detente.lexicon import fold
from detente.lexicon.frames import load_frames
from detente.lexicon.inflection import noun_forms, verb_forms
from detente.lexicon.kinds import load_kinds
from detente.lexicon.letters import LETTERS
from detente.model import Act, Event, Prop, Status


def find_recounted(said: Sequence[Utterance], events: Iterable[Event], parties: Parties) -> Iterator[Opposition]:
    """What several sides of talks each tell of them, behind their telling in a report and before that of the next."""
    told: dict[str, list[tuple[int, Event]]] = defaultdict(list)
    for event in events:
        held = event.status is Status.OCCURRED and event.date is not None and event.date.is_day
        for mention in event.mentions if held and load_frames()[event.kind].family == "talks" else ():
            told[mention.report_id].append((mention.trigger.start, event))
    occasions: dict[str, dict[str, dict[tuple[str, int], Utterance]]] = defaultdict(lambda: defaultdict(dict))
    for one in said:
        before = max(((at, event.id, event) for at, event in told[one.report_id] if at < one.end), default=None)
        if len(one.sides) > 1 or one.act not in (Act.ASSERT, Act.PLEDGE) or before is None:
            continue
        if words_of_talks().isdisjoint(LETTERS.findall(fold(one.words))):
            continue
        event = before[2]
        if one.sides <= {parties.of_cell(cell) for cell in event.all(Prop.PARTY, Prop.MEDIATOR, Prop.HOST)}:
            occasions[str(event.date)][next(iter(one.sides))][one.report_id, one.start] = one
    for _, sides in sorted(occasions.items()):
        if len(sides) > 1:
            yield Opposition(READ_OUT, tuple(one for side in sorted(sides) for one in sides[side].values()))


@cache
def words_of_talks() -> frozenset[str]:
    """Every form of the words that tell of talks and of what they come to.

    >>> {"treaty", "discussed", "negotiations"} <= words_of_talks()
    True
    """
    table, families = load_kinds(), load_frames()
    found: set[str] = set()
    for words, forms in ((table.nouns, noun_forms), (table.verbs, verb_forms)):
        for lemma, readings in words.items():
            if lemma.isalpha() and any(families[w.kind].is_dealing and not w.weak for w in readings):
                found |= forms(lemma, {})
    return frozenset(found)
