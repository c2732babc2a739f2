"""The forms of an English verb or noun, made from its lemma: more than there are, so that none is missed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.lexicon.folding import plural

_VOWELS = "aeiou"
_NEVER_DOUBLED = "aeiouwxyh"


def verb_forms(lemma: str, irregular: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """A verb with every ending, its doer among them; what follows the verb stays ("step down").

    >>> sorted(verb_forms("plot", {}))
    ['plot', 'ploted', 'ploter', 'ploters', 'ploting', 'plots', 'plotted', 'plotter', 'plotters', 'plotting']
    >>> "flew to" in verb_forms("fly to", {"fly": ["flew"]})
    True
    """
    verb, space, rest = lemma.partition(" ")
    forms = {verb, _third_person(verb), *irregular.get(verb, ())}
    forms.update(stem + ending for stem in _stems(verb) for ending in ("ed", "ing", "er", "ers"))
    return frozenset(form + space + rest for form in forms)


def noun_forms(lemma: str, irregular: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """A noun with its plural; of several words the last one changes, and the one before "of" too.

    >>> sorted(noun_forms("peace treaty", {})), sorted(noun_forms("prisoner of war", {}))
    (['peace treaties', 'peace treaty'], ['prisoner of war', 'prisoners of war'])
    """
    start, space, last = lemma.rpartition(" ")
    return frozenset({lemma, plural(lemma), *(start + space + form for form in irregular.get(last, ()))})


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _stems(verb: str) -> tuple[str, ...]:
    """What the endings are put to; both spellings where a letter may be doubled ("travelled", "traveled")."""
    if verb.endswith("e"):
        return (verb[:-1],)
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return (verb, verb[:-1] + "i")
    if verb[-1:] not in _NEVER_DOUBLED and verb[-2:-1] in _VOWELS and verb[-3:-2] not in _VOWELS:
        return (verb, verb + verb[-1])
    return (verb,)
