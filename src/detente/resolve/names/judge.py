"""Whether two printed names are one person's: the same, not the same, or a question; with the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from detente.lexicon.spellings import fathers_names, given_names, is_tight, systems_of, without_marks
from detente.model import Verdict
from detente.resolve.names.align import Alignment, Match, align
from detente.resolve.names.printed import PrintedName, take_apart

_VOWELS = "aiou"
_FIRST_VOWELS = "aeiou"
_GENDERED = (
    ("skaya", "sky"),
    ("skaia", "sky"),
    ("aya", "y"),
    ("ska", "sky"),
    ("ska", "ski"),
    ("ová", ""),
    ("ova", "ov"),
)
SLIGHT = 0.3
"""Up to here a word is spelt by the rules alone."""
TIGHT = 0.2
"""The same in words of one syllable."""
_LIMITS = ((3, SLIGHT), (5, 0.45), (7, 1.0), (99, 1.2))
"""Up to which cost words up to so many letters may be one."""


@dataclass(frozen=True, slots=True)
class NameJudgement:
    """What the comparison of two printed names came to, and why.

    ``cost`` is what it takes to read the one as the other: 0 for the same letters, 1 for a wrong one.
    """

    verdict: Verdict
    reasons: tuple[str, ...]
    cost: float = 0.0


@lru_cache(maxsize=131072)
def judge_names(left: str, right: str) -> NameJudgement:
    """Whether two printed names are one person's, as far as the names alone can say.

    Certain are other spellings, another order where the names show which word is the family's, and words left out in the
    middle. A surname alone, an initial alone or a word more before the name is a question. A different word, a feminine
    ending or a "Jr." is another person. It is never a claim that namesakes are one: two men may bear one name.

    >>> judge_names("Muammar Gaddafi", "Moammar Gadhafi").verdict.value, judge_names("Igor Ivanov", "Irina Ivanova").verdict.value
    ('same', 'not_same')
    >>> judge_names("V. Putin", "Vladimir Putin").reasons
    ('only an initial: v, vladimir',)
    """
    one, other = take_apart(left), take_apart(right)
    if one.suffix != other.suffix:
        return NameJudgement(Verdict.NOT_SAME, (f"only one is {one.suffix or other.suffix}",))
    if one.words == other.words:
        return NameJudgement(Verdict.SAME, ("the same words",))
    if one.whole == other.whole:
        return NameJudgement(Verdict.SAME, ("the same letters, cut in another way",))
    strict = is_tight(one.words) or is_tight(other.words)
    shared = systems_of(one.words) & systems_of(other.words)
    found = align(one, other, shared)
    return _judge(found, strict=strict or bool(shared & {"chinese", "korean"}), names=(one, other))


def _judge(found: Alignment, *, strict: bool, names: tuple[PrintedName, PrintedName]) -> NameJudgement:
    matched = [match for match in found.matches if match.left and match.right]
    words = [match for match in matched if not match.initial]
    cost = found.cost
    other = next((match for match in matched if _is_other(match, strict=strict)), None)
    extra = [number for number, match in enumerate(found.matches) if not (match.left and match.right)]
    if not words or other is not None or any(_both_sides(found, extra)):
        return NameJudgement(Verdict.NOT_SAME, (_tell_other(found, other),), cost)
    if any(_is_feminine(match, first=number == 0) for number, match in enumerate(words)):
        return NameJudgement(Verdict.NOT_SAME, ("one has a feminine or longer ending",), cost)
    reasons, doubts = [], []
    if cost:
        reasons.append("spelt in two ways: " + "; ".join(f"{m.left}, {m.right}" for m in matched if m.cost))
    if cost > _allowed(words, strict=strict):
        doubts.append(f"spelt too differently to be sure: {'; '.join(f'{m.left}, {m.right}' for m in words if m.cost)}")
    doubts += _doubts_of_extra(found, extra, words, strict=strict)
    if any(match.initial for match in matched) and len(words) < 2:
        doubts.append("only an initial: " + "; ".join(f"{m.left}, {m.right}" for m in matched if m.initial))
    if found.turned:
        doubts += _doubts_of_order(found, names)
        reasons.append("in another order")
    if extra and not doubts:
        reasons.append("one leaves out " + ", ".join(found.matches[n].left or found.matches[n].right for n in extra))
    if doubts:
        return NameJudgement(Verdict.ASK, tuple(doubts), cost)
    return NameJudgement(Verdict.SAME, tuple(reasons) or ("the same letters",), cost)


def _limit(match: Match, *, strict: bool) -> float:
    """Up to which cost two words may be one: more for longer words, the rules of spelling alone in short ones."""
    length = min(len(match.left), len(match.right))
    if strict:
        return TIGHT
    return next(most for longest, most in _LIMITS if length <= longest)


def _is_other(match: Match, *, strict: bool) -> bool:
    return match.cost > 2 * _limit(match, strict=strict)


def _allowed(words: list[Match], *, strict: bool) -> float:
    """How much a whole name may cost and still be certain."""
    if any(match.cost > _limit(match, strict=strict) for match in words):
        return -1.0
    return SLIGHT if len(words) == 1 else 2 * TIGHT if strict else 1.6


def _both_sides(found: Alignment, extra: list[int]) -> list[bool]:
    """Whether each side has a word that the other lacks: "Ali Saleh Ahmed", "Ali Omar Ahmed"."""
    return [bool(found.matches[a].left) != bool(found.matches[b].left) for a in extra for b in extra if a < b]


def _doubts_of_extra(found: Alignment, extra: list[int], words: list[Match], *, strict: bool) -> list[str]:
    if not extra:
        return []
    missing = ", ".join(found.matches[n].left or found.matches[n].right for n in extra)
    if len(words) < 2:
        return [f"a single word stands for a name that also has {missing}"]
    if strict and len(extra) < len(found.matches):
        return [f"one has {missing} besides"]
    if any(n == 0 for n in extra):
        return [f"one begins with {missing}"]
    if all(_is_given(match) for match in words):
        return [f"one has {missing}, and all else is common given names"]
    return []


def _doubts_of_order(found: Alignment, names: tuple[PrintedName, PrintedName]) -> list[str]:
    """A turned name is certain where its shape shows the family's word, or its letters are the same and no father's name."""
    shared = systems_of(names[0].words) & systems_of(names[1].words)
    if shared & {"chinese", "korean", "japanese"} and found.cost <= 2 * SLIGHT:
        return []
    if found.cost <= SLIGHT and not any(_is_common(match) for match in found.matches):
        return []
    return ["the words stand in another order"]


def _is_given(match: Match) -> bool:
    return bool({without_marks(match.left), without_marks(match.right)} & given_names().keys())


def _is_common(match: Match) -> bool:
    return bool({match.left, match.right} & fathers_names())


def _is_feminine(match: Match, *, first: bool) -> bool:
    """Another name, not another spelling: "Hussein" and "Husseini", "Ivanov" and "Ivanova"."""
    short, long = sorted((match.left, match.right), key=len)
    if match.cost <= SLIGHT:
        return False
    if any(long.endswith(she) and short == long.removesuffix(she) + he for she, he in _GENDERED):
        return True
    return len(long) == len(short) + 1 and long.startswith(short) and long[-1] in (_FIRST_VOWELS if first else _VOWELS)


def _tell_other(found: Alignment, other: Match | None) -> str:
    if other is not None:
        return f"other words: {other.left}, {other.right}"
    return "other words: " + "; ".join(f"{m.left or '-'}, {m.right or '-'}" for m in found.matches if m.left != m.right)
