"""Complements of verbs and nouns, from Universal Dependencies into the ClearNLP scheme."""

from __future__ import annotations

from training.reader.clear_clauses import FINITE, NOMINAL
from training.reader.draft import NO_HEAD, Draft

_RAISING = frozenset("want expect allow let make help see hear watch have find cause need like get permit".split())
"""Verbs whose object is, in ClearNLP, the subject of the clause after it ("want them to come")."""
_JUDGING = frozenset({"make", "find", "consider", "declare", "deem"})
"""Verbs whose object is the subject of the predicate after it ("made them angry" has them/nsubj under angry/ccomp)."""


def open_free_relatives(draft: Draft) -> None:
    """ "what he said": UD heads it by "what", ClearNLP by the verb."""
    for word in range(len(draft)):
        if draft.tag(word) not in ("WP", "WRB", "WDT"):
            continue
        clauses = [k for k in draft.kids(word, "acl:relcl", "advcl:relcl") if k > word]
        if not clauses:
            continue
        verb, dep = clauses[0], draft.deps[word]
        others = [k for k in draft.kids(word) if k != verb]
        draft.lift(verb, word)
        draft.deps[verb] = {"nsubj": "csubj", "nsubj:pass": "csubj:pass", "obl": "pcomp", "nmod": "pcomp"}.get(dep, dep)
        if dep in ("obj", "advmod", "obl:unmarked"):
            draft.deps[verb] = "ccomp" if dep == "obj" or draft.low(word) in ("how", "why") else "advcl"
        if draft.tag(word) == "WRB":
            draft.deps[word] = "advmod"
        else:
            has_subject = bool(draft.kids(verb, "nsubj", "nsubj:pass", "expl"))
            draft.deps[word] = "obj" if has_subject else "nsubj"
        for kid in others:
            draft.hang(kid, verb)


def turn_complements(draft: Draft) -> None:
    """Predicates without "be", clauses after nouns, and the objects of "want", "let" and their like."""
    for word in range(len(draft)):
        dep, head = draft.deps[word], draft.heads[word]
        if head == NO_HEAD:
            continue
        if dep == "xcomp" and draft.pos(word) not in ("VERB", "AUX") and not draft.kids(word, "aux"):
            _turn_predicate(draft, word, head)
        elif dep == "xcomp" and draft.lemma(head) in _RAISING:
            _make_subjects(draft, word, draft.kids(head, "obj", "iobj"))
        elif dep in ("obj", "iobj"):
            draft.deps[word] = _object_label(draft, word, head)
        elif dep in ("nmod:unmarked", "dep"):
            draft.deps[word] = _noun_label(draft, word, head)
        elif dep in ("ccomp", "acl", "csubj"):
            draft.deps[word] = _clause_label(draft, word, head)


def _turn_predicate(draft: Draft, word: int, head: int) -> None:
    objects, verb = draft.kids(head, "obj"), draft.lemma(head)
    if objects and verb in _JUDGING and draft.pos(word) in ("ADJ", "NOUN", "PROPN"):
        _make_subjects(draft, word, objects)
    elif draft.pos(word) in ("NOUN", "PROPN", "PRON", "NUM"):
        draft.deps[word] = "oprd" if objects or verb not in ("become", "remain") else "attr"
    elif draft.pos(word) == "ADJ":
        draft.deps[word] = "oprd" if objects or verb in ("seem", "appear") else "acomp"
    else:
        draft.deps[word] = "advmod"


def _object_label(draft: Draft, word: int, head: int) -> str:
    """ "told them" has a direct object, "gave them letters" an indirect one; "worth it" has a measure."""
    dep, verb = draft.deps[word], draft.lemma(head)
    if dep == "iobj":
        return "obj" if verb in ("tell", "ask", "remind") or not draft.kids(head, "obj") else dep
    return "obl:unmarked" if verb == "worth" else dep


def _noun_label(draft: Draft, word: int, head: int) -> str:
    """ "Halm, Norland", "the army itself" and "the accord (1999)" are ``appos``; "talks Monday" stays a bare modifier."""
    dep, names = draft.deps[word], draft.pos(word) == draft.pos(head) == "PROPN"
    if draft.pos(head) not in NOMINAL:
        return dep
    if dep == "dep":
        return "appos" if word > head and draft.pos(word) in NOMINAL else dep
    return "appos" if (names and _has_comma(draft, word)) or _stands_beside(draft, word, head) else dep


def _clause_label(draft: Draft, word: int, head: int) -> str:
    dep, marks = draft.deps[word], [draft.low(k) for k in draft.kids(word, "mark")]
    if dep == "ccomp":
        if draft.pos(head) in ("NOUN", "PROPN") and not draft.kids(head, "nsubj", "aux"):
            return "acl"
        return "xcomp" if marks == ["to"] and not _has_own_subject(draft, word) else dep
    if dep == "acl":
        return "acl:relcl" if not marks and _has_finite_subject(draft, word) else dep
    extraposed = draft.kids(head, "expl") or any(draft.low(k) == "it" for k in draft.kids(head, "nsubj"))
    if word < head or not extraposed:
        return dep
    return "xcomp" if "to" in marks else "ccomp"


def _make_subjects(draft: Draft, predicate: int, objects: list[int]) -> None:
    for subject in objects:
        if draft.heads[predicate] < subject < predicate and not draft.kids(predicate, "case"):
            draft.hang(subject, predicate, "nsubj")
            draft.deps[predicate] = "ccomp"


def _has_own_subject(draft: Draft, verb: int) -> bool:
    kids = draft.kids(verb)
    return any(draft.deps[k].startswith(("nsubj", "csubj")) or draft.tag(k) in ("WP", "WRB", "WDT") for k in kids)


def _has_comma(draft: Draft, word: int) -> bool:
    return "TemporalNPAdjunct" not in draft.words[word].misc and any(
        draft.low(k) == "," and k < word for k in draft.kids(word, "punct")
    )


def _stands_beside(draft: Draft, word: int, head: int) -> bool:
    """ "the army itself", "them all", "the accord (1999)"."""
    pronoun = word == head + 1 and (draft.low(word).endswith(("self", "selves")) or draft.low(word) in ("all", "both"))
    return draft.pos(head) in NOMINAL and (pronoun or any(draft.low(k) == "(" for k in draft.kids(word, "punct")))


def _has_finite_subject(draft: Draft, verb: int) -> bool:
    finite = draft.tag(verb) in FINITE or any(
        draft.tag(k) in FINITE for k in draft.kids(verb, "aux", "aux:pass", "cop")
    )
    return finite and bool(draft.kids(verb, "nsubj", "nsubj:pass"))
