"""Whether the words say of those counted that they died: "shot" and "hit" alone do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.extract.figures import FigureRef
from detente.extract.measures import FATALLY, MEASURES, UNDONE
from detente.extract.nearby import said_beside
from detente.extract.tree import Tree
from detente.model import Measure

_DEATH = frozenset(
    "kill die perish slay murder massacre execute assassinate behead drown succumb dead death fatal fatally fatality deceased "
    "corpse body toll casualty life lose loss bury grave funeral slaughter lynch hang exterminate claim fall slain mourn "
    "killing slaying assassination execution cost homicide mortally expire suicide burn cadaver behead".split()
)
_HIT = frozenset("shoot hit strike fire gun graze stab shooting struck".split())
"""Harm that may be death."""
_HARMING = frozenset("attack ambush storm raid shoot open bomb shell assault stab".split())
"""What somebody does who harms others: "six men *opened* fire"."""
_HURT_MEASURES = frozenset({Measure.KILLED, Measure.WOUNDED})
_HURT = re.compile(
    r"\b(?:hospital\w*|wound\w*|injur\w*|hurt|stable|critical(?:ly)?|grazed|treated|leg|foot|arm|hand|thigh|shoulder)\b",
    re.IGNORECASE,
)
_NO_DEATH = re.compile(
    r"\b(?:attempted|attempt(?:ing)? (?:to|at)|planned|failed)\s+(?:\w+\s+)?(?:murders?|homicides?|assassinations?|kill\w*)\b"
    r"|\b(?:homicide|murder|death)\s+(?:unit|squad|division|bureau|detectives?|investigators?|section|threats?|row)\b"
    r"|\bcasualt(?:y|ies)\s+(?:ward|department)\b",
    re.IGNORECASE,
)
"""What speaks of no death: "attempted murder", "the homicide unit"."""
_BELOW = ("acl", "amod", "relcl", "oprd", "acomp", "xcomp", "ccomp", "dep", "advmod", "conj", "prep")
_OTHERS = frozenset({"conj", "oprd", "dep", "xcomp", "ccomp"})
_TOLD = re.compile(
    r"\b(?:(?:was|were|been|be|and|have|has|had|shot|left|pronounced|found|declared|lay|fatally)\s+(?:\w+\s+)?(?:killed|dead|slain|murdered)"
    r"|died|killing|killed\s+(?:\w+\s+){0,3}\w+|\d+\s+dead|deaths? of)\b",
    re.IGNORECASE,
)
_EITHER = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.DETAINED, Measure.CAPTURED})
_AMONG = frozenset({"on", "at", "toward", "towards", "into", "with"})
_SAVED = frozenset({"save", "spare", "protect", "rescue"})
_REACH = 3
"""Steps up from those counted within which a word of death is said of them."""


def tells_of_death(text: str) -> bool:
    """Whether a report tells anywhere that somebody died.

    >>> [tells_of_death(text) for text in ("Four were shot.", "Four faced death threats.", "Four were shot; one died.")]
    [False, False, True]
    """
    return _TOLD.search(_NO_DEATH.sub(" ", text)) is not None


def settle_deaths(tree: Tree, text: str, figures: Sequence[FigureRef], *, told: bool) -> list[FigureRef]:
    """The figures with those that the reader takes for deaths held to the words.

    ``told``: whether the report tells of a death at all. Those who were shot, hit or struck are wounded where it does not,
    where the sentence speaks of wounds, or where others in it are counted dead apart from them. Where it tells its deaths
    elsewhere, nothing is known of them but the number, save beside a word of death. Of whom nothing of the sort is said, in a
    sentence without a word of death, nothing is known but the number, or that they were hurt; so of those who have a verb of
    their own that is none of death. Those of whom one thing *or* another is said are neither.
    """
    sure = [f.figure.measure is Measure.KILLED and said_dead(tree, f) for f in figures]
    words = text[tree[0].start : tree[len(tree) - 1].end]
    spoken = any(_is_one_of(tree, index, _DEATH) for index in range(len(tree)))
    found: list[FigureRef] = []
    for figure, certain in zip(figures, sure, strict=True):
        measure = figure.figure.measure
        living = (measure is Measure.KILLED and _is_saved(tree, figure)) or (
            measure in _HURT_MEASURES and _kills(tree, figure)
        )
        beside = said_beside(tree, text, figure, found[-1] if found and not certain else None)
        if beside is not None:
            measure = beside
        elif living or (measure in _EITHER and _is_one_or_other(tree, figure)):
            measure = Measure.OTHER
        elif measure is Measure.KILLED and not certain:
            if _near(tree, figure, _HIT):
                hurt = (any(sure) and not _is_aimed_at(tree, figure)) or not told or _HURT.search(words)
                measure = Measure.WOUNDED if hurt else measure if spoken and not any(sure) else Measure.OTHER
            elif not spoken or (any(sure) and _is_aimed_at(tree, figure)) or _has_own_verb(tree, figure):
                measure = Measure.WOUNDED if _HURT.search(words) else Measure.OTHER
        found.append(figure.told_as(measure))
    return found


def _kills(tree: Tree, figure: FigureRef) -> bool:
    """Whether those counted are who does the harm: "*four gunmen* killed the governor", "*six men* attacked a post"."""
    up = tree.head(figure.counted)
    if up is None or tree[figure.counted].dep not in ("nsubj", "nsubjpass"):
        return False
    if tree[up].tag == "VBG" and tree[up].lemma in _HIT:
        return True  # "five men were shooting"
    if tree.is_passive(up) or not tree.kids(up, "dobj"):
        return False
    if any(tree[k].text.lower().endswith(("self", "selves")) for k in tree.kids(up, "dobj")):
        return False
    joined = (k for at in (up, *tree.kids(up, "dobj")) for k in tree.kids(at, "conj", "advcl"))
    if any(tree.kids(k, "auxpass") for k in joined):
        return False  # "nine rebels opened fire *and were killed*"
    return MEASURES.get(tree[up].lemma) is Measure.KILLED or tree[up].lemma in _HARMING


def _is_aimed_at(tree: Tree, figure: FigureRef) -> bool:
    """Whether those counted are only among whom the blow fell: "fired *on ten protesters*", "hit a bus *with 40 passengers*"."""
    up = tree.head(figure.counted)
    crowd = tree.head(up) if up is not None and tree[up].lemma == "of" else None
    up = tree.head(crowd) if crowd is not None and tree[crowd].dep == "pobj" else up  # "on *a crowd of* 30"
    return up is not None and tree[figure.counted].dep == "pobj" and tree[up].lemma in _AMONG


def _is_one_or_other(tree: Tree, figure: FigureRef) -> bool:
    """Whether those counted were one thing or another: "captured *or* killed 80" counts neither the dead nor the captives."""
    verb = next((up for up in (figure.anchor, *tree.ancestors(figure.anchor)) if tree[up].pos == "VERB"), None)
    if verb is None:
        return False
    both = {
        verb,
        *tree.kids(verb, "conj"),
        *([up] if (up := tree.head(verb)) is not None and tree[verb].dep == "conj" else []),
    }
    first, last = min(both), max(both)
    joined = last - first == 2 and tree[first + 1].text.lower() == "or"
    return joined and len({MEASURES.get(tree[at].lemma) for at in both} - {None}) == 2


def _is_saved(tree: Tree, figure: FigureRef) -> bool:
    """Whether what is counted was kept from harm: "the truce has saved thousands of lives"."""
    ups = (up for index in (figure.anchor, figure.counted) for up in [index, *tree.ancestors(index)][: _REACH + 2])
    return any(tree[up].lemma in _SAVED and tree[up].pos == "VERB" for up in ups)


def said_dead(tree: Tree, figure: FigureRef) -> bool:
    """Whether a word of death stands over or right below those counted."""
    return _near(tree, figure, _DEATH)


def _near(tree: Tree, figure: FigureRef, lemmas: frozenset[str]) -> bool:
    inside = tree.at(figure.start, figure.end)
    at = {figure.anchor, figure.counted, *inside}
    at.update(_beside(tree, inside))
    for index in (figure.anchor, figure.counted):
        below = index
        for step, up in enumerate(tree.ancestors(index)):
            if step >= _REACH or tree.is_cut(index, up) or _of_others(tree, below):
                break  # "one died, and three others were hurt": what was told before is not said of these
            below = up
            at.add(up)
            if tree[up].pos == "VERB" and tree[up].lemma in _HIT and tree[up].dep != "conj":
                break  # "one is dead after a gunman opened fire, shooting five": the five are told apart
    under = {kid for index in at for kid in tree.kids(index, *_BELOW) if not _of_others(tree, kid)}
    under |= {kid for index in at for kid in tree.kids(index, "advcl") if tree[kid].pos == "ADJ"}
    deeper = {kid for index in under if tree[index].pos == "ADP" for kid in tree.kids(index, "pobj")}
    return any(_is_one_of(tree, index, lemmas) for index in at | under | deeper)


def _is_one_of(tree: Tree, index: int, lemmas: frozenset[str]) -> bool:
    """Whether a word is one of these, and no "attempted murder" nor the "fatally" of those counted right before it."""
    token = tree[index]
    if token.text.lower() in FATALLY and index and tree[index - 1].pos in ("NUM", "PRON"):
        return False
    text = token.text.lower()
    named = token.lemma in lemmas or text in lemmas or text.removesuffix("s") in lemmas  # a plural tagged as none
    return named and not any(tree[kid].text.lower() in UNDONE for kid in tree.kids(index, "amod"))


def _of_others(tree: Tree, index: int) -> bool:
    """Whether a coordinated verb, or what the parse takes for its complement, tells of somebody else.

    So it does where another number stands before it: "five were shot, and *one* of them *was killed*".
    """
    up = tree.head(index)
    counted = tree[index].dep == "conj" and up is not None and any(tree[i].pos == "NUM" for i in range(up, index))
    return tree[index].dep in _OTHERS and (counted or bool(tree.kids(index, "nsubj", "nsubjpass")))


def _has_own_verb(tree: Tree, figure: FigureRef) -> bool:
    """Whether those counted do something themselves: "a million entered Europe and 4,000 drowned"."""
    return tree[figure.counted].dep in ("nsubj", "nsubjpass") and tree[figure.counted].pos != "NUM"


def _beside(tree: Tree, inside: Sequence[int]) -> set[int]:
    """The three words on either side of those counted, up to a comma or the like."""
    found: set[int] = set()
    for first, step in ((inside[0], -1), (inside[-1], 1)) if inside else ():
        for index in range(first + step, first + 4 * step, step):
            if not 0 <= index < len(tree) or tree[index].pos in ("PUNCT", "NUM", "CCONJ") or tree[index].dep == "mark":
                break
            found.add(index)
    return found
