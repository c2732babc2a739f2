"""Copulas, subordinate clauses, speech and coordination, from Universal Dependencies into the ClearNLP scheme."""

from __future__ import annotations

from itertools import pairwise

from training.reader.clear_phrases import BARE
from training.reader.draft import NO_HEAD, Draft

_CLAUSAL = frozenset(
    "nsubj nsubj:pass nsubj:outer csubj csubj:pass csubj:outer expl aux aux:pass mark advcl advcl:relcl parataxis "
    "vocative discourse dislocated orphan".split()
)
"""What belongs to the clause, never to its nominal or adjectival predicate."""
_ADVERBS = frozenset(
    "not n't never also still now then already however often always only just probably perhaps currently usually "
    "generally once again no longer yet ever indeed therefore thus actually really certainly clearly instead maybe "
    "previously formerly mostly mainly sometimes later soon here there today".split()
)
"""Adverbs that modify "be" rather than the adjective after it ("is still open", but "is very open")."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X"})
_MARKS = frozenset(
    "if whether unless although though while whilst because once lest that so whereas as when where how why even".split()
)
"""Subordinators that stay ``mark`` even before a participle."""
_BOTH = frozenset({"after", "before", "since", "until", "till", "than", "like", "for", "except", "with", "without"})
"""Prepositions before a participle, subordinators before a finite clause."""
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
QUOTING = frozenset(
    "say tell add write note report claim explain announce warn state declare insist argue reply ask recall believe "
    "think suggest conclude stress confirm admit".split()
)


def raise_copulas(draft: Draft) -> None:
    """ "be" heads its clause: the predicate becomes ``attr``, ``acomp``, ``prep`` … below it."""
    for be in range(len(draft)):
        predicate = draft.heads[be]
        if draft.deps[be] != "cop" or predicate == NO_HEAD:
            continue
        below = [k for k in draft.kids(predicate) if k != be]
        draft.lift(be, predicate)
        whole = bool(draft.kids(predicate, "nsubj:outer", "csubj:outer"))
        for kid in below:
            if _goes_up(draft, kid, be, predicate, whole=whole):
                draft.hang(kid, be)
        if any(be < k < predicate and _governs(draft, k, predicate) for k in draft.kids(predicate, "mark")):
            draft.deps[predicate] = "advcl"
            continue
        draft.deps[predicate] = _predicate_label(draft, predicate, whole=whole)


def _predicate_label(draft: Draft, predicate: int, *, whole: bool) -> str:
    if whole or (draft.pos(predicate) in ("VERB", "AUX") and not draft.tag(predicate).startswith(("JJ", "NN"))):
        finite = draft.kids(predicate, "nsubj", "nsubj:pass") or draft.tag(predicate) in FINITE
        return "ccomp" if finite else "xcomp"
    if any(draft.tag(k) != "POS" for k in draft.kids(predicate, "case")):
        return "obl"
    if draft.pos(predicate) == "ADV" or draft.tag(predicate) == "WRB":
        return "advmod"
    return "attr" if draft.pos(predicate) in NOMINAL else "acomp"


def _goes_up(draft: Draft, kid: int, be: int, predicate: int, *, whole: bool) -> bool:
    dep = draft.deps[kid]
    if whole:
        return (
            dep in ("nsubj:outer", "csubj:outer")
            or (kid < be and dep != "mark")
            or (dep == "punct" and kid > predicate)
        )
    if dep in ("advcl", "parataxis") and draft.pos(predicate) == "ADJ" and predicate < kid:
        return not _compares(draft, kid)
    if dep in _CLAUSAL:
        return dep != "mark" or kid < be
    if dep == "advmod":
        between = be < kid < predicate
        if not between or draft.low(kid) in _ADVERBS:
            return kid < be or between or kid > predicate + 1 or draft.low(kid) in _ADVERBS
        return draft.pos(predicate) in NOMINAL and any(kid < k < predicate for k in draft.kids(predicate, "det"))
    if dep == "punct":
        return not be < kid < predicate
    if dep in ("cc", "cc:preconj"):
        return kid < be
    if dep == "conj":
        return bool(draft.kids(kid, "cop", "nsubj", "nsubj:pass", "aux", "aux:pass")) or (
            draft.pos(kid) in ("VERB", "AUX") and draft.tag(kid) not in ("VBN", "VBG")
        )
    if dep == "ccomp":
        it = draft.kids(predicate, "expl") or draft.kids(be, "expl", "nsubj")
        return draft.pos(predicate) in NOMINAL or any(draft.low(k) == "it" for k in it)
    if dep in BARE or dep.startswith("obl"):
        return kid < be or draft.pos(predicate) in NOMINAL or dep in BARE
    return False


def _compares(draft: Draft, clause: int) -> bool:
    """ "taller than she is", "too weak to fight": the clause belongs to the adjective."""
    return any(draft.low(k) in ("than", "as", "to") for k in draft.kids(clause, "mark"))


def turn_marks(draft: Draft) -> None:
    """ "to" is ``aux``; a preposition before a participle governs it: "after meeting them" is prep + pcomp."""
    for verb in range(len(draft)):
        marks = draft.kids(verb, "mark")
        for mark in marks:
            if draft.tag(mark) == "TO" or (draft.low(mark) == "to" and draft.pos(mark) == "PART"):
                draft.deps[mark] = "aux"
        marks = [m for m in marks if draft.deps[m] == "mark"]
        orders = [m for m in marks if draft.low(m) == "in" and any(draft.low(k) == "order" for k in draft.kids(m))]
        if orders:
            _turn_order(draft, verb, orders[0])
        elif marks and draft.deps[verb] not in ("root", "conj") and _governs(draft, marks[0], verb):
            dep = draft.deps[verb]
            before = [k for k in draft.kids(verb) if k < marks[0]]
            draft.lift(marks[0], verb)
            draft.deps[marks[0]] = dep if dep in ("parataxis", "reparandum") else "prep"
            draft.deps[verb] = "amod" if draft.pos(verb) == "ADJ" and not draft.kids(verb, "nsubj") else "pcomp"
            for above, below in pairwise(marks):
                if _governs(draft, below, verb):
                    draft.hang(below, above, "prep")
                    draft.hang(verb, below)
            for kid in before:
                draft.hang(kid, marks[0])


def _turn_order(draft: Draft, verb: int, mark: int) -> None:
    """ "in order to win": in/prep, order/pobj, win/acl."""
    order = next(k for k in draft.kids(mark) if draft.low(k) == "order")
    draft.lift(mark, verb)
    draft.deps[mark] = "prep"
    draft.hang(order, mark, "pobj")
    draft.hang(verb, order, "acl")


def _governs(draft: Draft, mark: int, verb: int) -> bool:
    low = draft.low(mark)
    if low == "as" and draft.pos(verb) in ("ADJ", "NOUN", "PROPN") and not draft.kids(verb, "nsubj", "cop", "aux"):
        return True
    if low in _MARKS or draft.pos(mark) not in ("ADP", "SCONJ", "VERB"):
        return False
    kids = draft.kids(verb, "aux", "nsubj", "nsubj:pass", "expl")
    to_verb = any(draft.low(k) == "to" for k in kids if draft.deps[k] == "aux")
    finite = draft.tag(verb) in FINITE or any(draft.deps[k] == "aux" and draft.tag(k) in FINITE for k in kids)
    finite = finite or any(draft.tag(k) in FINITE for k in draft.kids(verb, "aux:pass", "cop"))
    if low in _BOTH:
        bare = draft.tag(verb) == "VBN" and not draft.kids(verb, "aux:pass", "nsubj", "nsubj:pass")
        return not finite and not to_verb and not bare
    return not to_verb


def turn_existence(draft: Draft) -> None:
    """ "there are talks": talks/attr; the other expletive, "it", is ``nsubj``."""
    for word in range(len(draft)):
        if draft.deps[word] != "expl":
            continue
        if draft.low(word) != "there":
            draft.deps[word] = "nsubj" if draft.heads[word] > word else "obj"
            continue
        for subject in draft.kids(draft.heads[word], "nsubj"):
            if draft.lemma(draft.heads[word]) == "be":
                draft.deps[subject] = "attr"


def turn_speech(draft: Draft) -> None:
    """ "Talks failed, he said": the verb of saying heads what was said, unless it stands in the middle of it."""
    for verb in range(len(draft)):
        content = draft.heads[verb]
        if draft.deps[verb] != "parataxis" or draft.lemma(verb) not in QUOTING or content > verb:
            continue
        if not draft.kids(verb, "nsubj") or draft.kids(verb, "obj", "ccomp", "obl"):
            continue
        if any(k > verb and draft.deps[k] != "punct" for k in draft.kids(content)):
            continue
        marks = [k for k in draft.kids(content, "punct") if k > verb]
        draft.lift(verb, content)
        draft.deps[content] = "ccomp"
        for mark in marks:
            draft.hang(mark, verb)


def chain_conjuncts(draft: Draft) -> None:
    """Each conjunct hangs on the one before it, and the conjunction on the one before it too."""
    for first in range(len(draft)):
        last = first
        for conjunct in [k for k in draft.kids(first, "conj") if k > first]:
            draft.hang(conjunct, last)
            for kid in draft.kids(conjunct, "cc", "punct"):
                if kid < conjunct and _leads(draft, kid, conjunct):
                    draft.hang(kid, last)
            last = conjunct


def _leads(draft: Draft, mark: int, conjunct: int) -> bool:
    """Whether a conjunction or comma stands before everything else of its conjunct."""
    return all(mark < k or draft.deps[k] in ("cc", "punct", "cc:preconj") for k in draft.kids(conjunct) if k != mark)
