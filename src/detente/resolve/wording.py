"""What the words around a trigger show ("the talks", "a second round", a proper name), and how alike two tellings sound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from detente.lexicon import Sort, entry_of, fold
from detente.lexicon.letters import WORD
from detente.lexicon.times import load_times
from detente.model import Mention
from detente.resolve.rarity import stem_of, weight

LITTLE = 8.0
"""Words that tell less than this together are not compared."""
COPY = 0.8

_BEFORE = 4
"""So many words before a trigger can belong to its noun group."""

_POINTING = frozenset({"the", "this", "that", "these", "those"})
_OWNED = frozenset({"their", "its", "his", "her"})
_BREAKS = frozenset(
    {
        "of", "in", "on", "at", "to", "for", "with", "by", "from", "after", "before", "during", "since", "and", "or", "but",
        "a", "an", "had", "has", "have", "was", "were", "is", "are", "be", "been", "said", "will", "would", "not", "no",
    }
)  # fmt: skip
_ORDER = {
    word: number
    for number, words in enumerate(
        ("first opening", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), start=1
    )
    for word in words.split()
}
_OTHER = frozenset({"another", "new", "next", "further", "previous", "earlier", "last", "past", "former", "future"})
_SIDES = {
    word: number
    for number, words in (
        (2, "bilateral bilaterals two-way one-on-one tete-a-tete"),
        (3, "trilateral three-way three-sided tripartite"),
        (4, "quadrilateral four-way four-party"),
        (5, "five-way five-party"),
        (6, "six-way six-party"),
    )
    for word in words.split()
}
_BESIDES = frozenset({"another", "further"})
_SEVERAL = frozenset({"wars", "conflicts"})
_PHONE = frozenset(
    {"call", "calls", "phone", "phoned", "telephone", "telephoned", "called", "video", "videoconference"}
)
_TRUCE = frozenset({"ceasefire", "cease-fire", "truce", "armistice"})
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())
_CAPITALIZED_ANYWAY = _DAYS | frozenset(
    "january february march april may june july august "
    "september october november december spring summer autumn winter".split()
)
_EMPTY = _BREAKS | _POINTING | _OWNED | frozenset(
    "that which who whom whose when where while there here this these those it he she they we you his her their them "
    "said says told also both into over under about some more most other than then they were would could should".split()
)  # fmt: skip


_SAYS_NOTHING = _EMPTY | _CAPITALIZED_ANYWAY


@dataclass(frozen=True)
class Wording:
    """How a mention is worded.

    ``definite``: its noun is pointed at ("the talks"). ``order``: which of a series it is ("second"), ``other``: that it
    is none of those told before ("another"). ``name``: the capitalized words of its noun group. ``phone``: told as a call.
    ``triggers``: the stem of the trigger, of several tellings those of all. ``content``: the words that carry meaning, folded
    and cut to their stems. ``truce``: the group names one ("ceasefire deal").
    ``sides``: how many sit at the table, where a word tells it ("three-way"). ``several``: it tells of more than one
    ("two wars"); ``another``: one besides all those told before, in so many words. ``calendar``: a day stands in
    it by month and number ("the 3 May attack"), as reports do not tell the news.
    """

    trigger: str
    definite: bool
    order: int | None
    other: bool
    name: frozenset[str]
    phone: bool
    content: frozenset[str]
    triggers: frozenset[str] = frozenset()
    truce: bool = False
    sides: int | None = None
    several: bool = False
    another: bool = False
    calendar: bool = False

    @cached_property
    def telling(self) -> float:
        """What the words beside the triggers tell together, by their rarity."""
        return weight(self.content - self.triggers)


def read_wording(mention: Mention) -> Wording:
    """The wording of a mention, from the telling around its trigger."""
    return _read(mention.telling.exact, mention.trigger.start - mention.telling.start, mention.trigger.exact)


@lru_cache(maxsize=16384)
def _read(telling: str, at: int, printed: str) -> Wording:
    """The wording of a telling with its trigger at a place; reports print each other's."""
    before = telling[: max(at, 0)]
    group = _noun_group(before)
    low = [word.lower() for word in group]
    trigger = fold(printed)
    return Wording(
        trigger=trigger,
        definite=any(word in _POINTING or re.sub("['’]s$", "", word) in _DAYS for word in low),
        order=next((_ORDER[word] for word in low if word in _ORDER), None),
        other=any(word in _OTHER for word in low),
        name=frozenset(
            fold(word)
            for word in group
            if word[0].isupper() and word.lower() not in _POINTING | _OWNED and not _says_little(word)
        ),
        phone=bool({trigger, *low} & _PHONE),
        content=content_words(telling),
        triggers=frozenset({stem_of(trigger)}),
        truce=bool({trigger, *low} & _TRUCE),
        sides=next((_SIDES[word] for word in (*low, trigger) if word in _SIDES), None),
        several=trigger in _SEVERAL,
        another=not _BESIDES.isdisjoint(low),
        calendar=_calendar().search(telling) is not None,
    )


@cache
def _calendar() -> re.Pattern[str]:
    """A day of a month: "May 3", "3rd of May"."""
    months = load_times().values["months"]
    month = "|".join(sorted(printed for word in months for printed in (word.capitalize(), word.upper())))
    return re.compile(rf"\b(?:(?:{month})\.?\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{month}))\b")


def content_words(text: str) -> frozenset[str]:
    """The stems of the words of a text that carry meaning.

    >>> sorted(content_words("They agreed on the agreements"))
    ['agree']
    """
    return frozenset([stem for word in WORD.findall(text) if len(word) > 3 and (stem := _stem(word))])


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """The stem of a word, or nothing of one that carries no meaning."""
    return "" if word.lower() in _SAYS_NOTHING else stem_of(fold(word))


def alike(left: Wording, right: Wording) -> float:
    """The share of the shorter telling's words that the longer has too, 0 to 1.

    >>> one = Wording("met", False, None, False, frozenset(), False, frozenset({"a", "b"}))
    >>> alike(one, one)
    1.0
    """
    fewer = min(len(left.content), len(right.content))
    return len(left.content & right.content) / fewer if fewer else 0.0


def weigh_alike(left: Wording, right: Wording) -> tuple[float, float]:
    """The same with each word by its rarity and without the triggers; and of the longer telling's words.

    >>> one = Wording("met", False, None, False, frozenset(), False, frozenset({"isthm", "met"}), frozenset({"met"}))
    >>> weigh_alike(one, one)
    (1.0, 1.0)
    """
    fewer, more = sorted((left.telling, right.telling))
    common = weight((left.content & right.content) - left.triggers - right.triggers)
    return (common / fewer, common / more) if fewer else (0.0, 0.0)


def are_copies(left: Wording, right: Wording) -> bool:
    """Whether two tellings that are long enough are told in the same words."""
    return min(left.telling, right.telling) >= LITTLE and weigh_alike(left, right)[1] >= COPY


def _noun_group(before: str) -> list[str]:
    """The words that stand straight before a trigger, back to the article or the nearest break."""
    group: list[str] = []
    end = len(before)
    for found in reversed(list(WORD.finditer(before))):
        if before[found.end() : end].strip(" -\u2013\u2019'0123456789s") or len(group) == _BEFORE:
            break
        if found[0].lower() in _BREAKS:
            break
        group.append(found[0])
        end = found.start()
        if found[0].lower() in _POINTING | _OWNED:
            break
    return group[::-1]


def _says_little(word: str) -> bool:
    """A day, a month, a people or a state: every accord of a conflict may bear it."""
    if word.lower() in _CAPITALIZED_ANYWAY:
        return True
    entry = entry_of(word)
    return entry is not None and entry.sort in _STATELIKE


_STATELIKE = frozenset({Sort.STATE, Sort.FORMER_STATE, Sort.DEMONYM, Sort.GROUP, Sort.BODY})
