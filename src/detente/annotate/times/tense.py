"""The tense of the clause that holds an expression, from the verbs and planning words nearest to it."""

from __future__ import annotations

from detente.annotate.times.reading import WORDS
from detente.annotate.times.tokens import Tokens

_BACK, _ON = 14, 10
_NEAR = 4  # a cue within so many words before the expression is that of its own verb
_NOT_VERBS = frozenset(
    {"united", "hundred", "indeed", "armed", "alleged", "need", "proposed", "disputed", "embattled", "speed"}
)
_STOPS = frozenset({";", "!", "?", "—"})
_OPEN = frozenset({"to", "will", "would", "may", "should", "must", "shall"})
_ASKING = frozenset({"given", "asked", "demanded", "ordered", "told", "urged", "required", "deadline", "ultimatum"})
_GIVING = frozenset({"gave", "put", "has", "have", "set"})
"""Words before which "until Monday" is a time given to somebody."""
_IS = frozenset({"be", "is", "are", "have", "has"})
_HAD_TO_COME = frozenset({"was", "were"})
_ARTICLES = frozenset({"", "the", "a", "an", "its", "their", "his", "her"})


def find_direction(tokens: Tokens, first: int, last: int, low: int, high: int) -> int:
    """Above 0 where the clause speaks of the future, below 0 of the past, 0 where nothing shows it.

    2 and -2 where the cue stands right before the expression.
    ``first`` and ``last`` are the expression's tokens, ``low`` and ``high`` the bounds of its sentence (token indexes).
    """
    led = _by_lead(tokens, first, low)
    if led is not None:
        return led
    if tokens.lower(last + 1) == "deadline":
        return 1
    if tokens.lower(last + 1) in WORDS.unplanned:
        return -2
    owner = tokens.lower(last + 2) == "s" and tokens.lower(last + 1) in ("'", "’")
    for i in range(first - 1, max(low, first - (_NEAR if owner else _BACK)) - 1, -1):
        word = tokens.lower(i)
        if word in _STOPS:
            break
        sign = _sign(tokens, i, word, low, first)
        if sign:
            return 2 * sign if i >= first - _NEAR else sign
    if owner:
        return 0
    for i in range(last + 1, min(high, last + _ON) + 1):
        word = tokens.lower(i)
        if word in _STOPS or (word == "." and len(tokens.lower(i - 1)) > 3):
            break
        sign = -1 if word in WORDS.saying else _sign(tokens, i, word, low, -1)
        if sign:
            return sign
    return 0


def _by_lead(tokens: Tokens, first: int, low: int) -> int | None:
    """The tense that the words right before an expression settle, ``None`` where they leave it to the clause."""
    lead, before = tokens.lower(first - 1), tokens.lower(first - 2)
    if (before, lead) in (("early", "as"), ("soon", "as"), ("ahead", "of")):
        return 2
    if lead == "since":
        return -2
    return _up_to(tokens, first, low) if lead in ("by", "until", "till") else None


def _up_to(tokens: Tokens, first: int, low: int) -> int:
    """The tense behind "by" and "until": ahead, save where the clause tells what had come about by then or went on until then."""
    if _had_been(tokens, first - 2, low):
        return -1
    until, before = tokens.lower(first - 1) != "by", tokens.lower(first - 2)
    passive = tokens.lower(first - 3) in _IS
    return 0 if until and not passive and before.endswith("ed") and before not in WORDS.future else 1


def _had_been(tokens: Tokens, last: int, low: int) -> bool:
    """Whether the clause up to "by" or "until" tells what had come about by then: "had taken two towns *by Monday*"."""
    for i in range(last, max(low, last - _BACK) - 1, -1):
        word = tokens.lower(i)
        if word in _STOPS or word in _OPEN or word in WORDS.future or word in _ASKING:
            return False
        if tokens.lower(i - 1) in _IS:
            return False
        if word == "had" or (word in WORDS.past and word not in _GIVING):
            return True
    return False


def _sign(tokens: Tokens, i: int, word: str, low: int, first: int) -> int:
    """The tense that one word shows, 0 for none; ``first`` is the expression's first token where it stands after the word."""
    after = tokens.lower(i + 1)
    if word == "to" and i > low and after not in _ARTICLES:
        governors = {tokens.lower(i - 1), tokens.lower(i - 2)} if i - 2 >= low else {tokens.lower(i - 1)}
        if tokens.lower(i - 1).endswith(("ed", "en")):
            governors -= {"is", "are"}  # "are believed to have been killed"
        return 1 if governors & WORDS.planners or tokens.lower(i - 1) in _HAD_TO_COME else 0
    if word in _HAD_TO_COME and after == "to":
        return 0  # "was to meet": what was to come, told by "to"
    if word == "would":
        return -1 if after == "have" else 1
    if word == "due" and after == "to" and tokens.lower(i + 2) in _ARTICLES:
        return 0
    if word == "set":
        return 1 if after in ("for", "to") else -1
    if word in WORDS.saying:
        return -1 if 0 < first <= i + 5 else 0
    if tokens.lower(i - 1) == "be" and word.endswith(("ed", "en", "ld")):
        return 1 if tokens.lower(i - 2) in _OPEN else 0
    if tokens.lower(i - 1) in ("is", "are") and word not in WORDS.future and word not in WORDS.planners:
        return 0  # "the day on which it is signed": the present
    if word in WORDS.future:
        return 0 if _is_adjective(tokens, i, word, first) else 1
    if word in WORDS.past or (word.endswith("ed") and len(word) > 4 and word not in _NOT_VERBS):
        return -1
    return 0


def _is_adjective(tokens: Tokens, i: int, word: str, first: int) -> bool:
    """Whether a participle only describes a noun: "held the expected talks Monday" tells of no future."""
    return word.endswith("ed") and tokens.lower(i - 1) in _ARTICLES - {""} and i + 1 != first
