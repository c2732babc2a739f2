"""Which words of a sentence tell of an event, and of what kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from detente.extract.senses import sense_of
from detente.extract.tree import Tree
from detente.lexicon.frames import load_frames, load_support_verbs
from detente.lexicon.kinds import TriggerWord, load_kinds
from detente.lexicon.nouns import load_nouns
from detente.model import Kind, Token, ToldMark

GOING = frozenset({"visit", "travel", "fly"})
"""Verbs of going to somebody, whom one then meets."""
HARMS = frozenset({Kind.ATTACK, Kind.ARMED_CLASH, Kind.CASUALTIES_REPORT})
"""Kinds of deeds that cost lives, and of being told what they cost."""

_ASKING = frozenset({"whether", "if", "why", "what", "how", "who", "whom", "whose", "when", "where", "which"})
_NEAR = 4
"""Words at most from "asked" to "whether": "asked the two of them whether"."""

_SAID_OF = frozenset({"oprd", "acomp", "xcomp", "ccomp", "dep"})
_NOUNS, _VERBS = frozenset({"NOUN", "PROPN"}), frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that tells of an event. ``support`` is the verb that carries an event noun ("held" of "held talks").

    ``weak`` marks a word that often means something else: it needs an actor, a date or a figure beside it;
    ``sure`` one that stands although the reader marks nothing, ``sensed`` one whose sense the words around it show.
    ``told`` is what the reader says of the word, ``tabled`` the kind under which the tables have it.
    """

    index: int
    kind: Kind
    noun: bool
    support: int | None = None
    weak: bool = False
    sure: bool = False
    sensed: bool = False
    told: ToldMark | None = None
    tabled: Kind | None = None

    @property
    def verb(self) -> int:
        """The verb that the event's parts stand around: the support verb of a noun, else the trigger itself."""
        return self.index if self.support is None else self.support


def find_triggers(tree: Tree) -> list[Trigger]:
    """The triggers of one sentence in text order: one for each event told, light verbs folded into their nouns.

    >>> from detente.annotate import annotate
    >>> from detente.model import Report
    >>> marks = annotate(Report.of_text("The two leaders held talks in Doha."))
    >>> [(t.kind.value, t.noun) for t in find_triggers(Tree(marks.tokens[0]))]
    [('meeting', True)]
    """
    tokens = list(enumerate(tree.tokens))
    nouns = [t for i, token in tokens if _may_name(token) for t in _noun(tree, i)]
    verbs = [t for i, token in tokens if token.pos in _VERBS for t in _verb(tree, i)]
    return sorted(_fold(tree, verbs, nouns), key=lambda t: t.index)


def _may_name(token: Token) -> bool:
    """Whether a word can name an event as nouns do; so can what is said of somebody: "were found *dead*"."""
    return token.pos in _NOUNS or token.dep == "nsubj" or is_said_of(token)


def is_said_of(token: Token) -> bool:
    """Whether an adjective is what a verb says of somebody: "were found *dead*"."""
    return token.tag == "JJ" and token.dep in _SAID_OF


def only_asserts(tree: Tree, verb: int) -> bool:
    """Whether "insist" only says how things are: "insisted that it *knew* nothing", not "that they *leave*", "on talks".

    Who "asked *whether* it was over" wants nothing done either.
    """
    if tree[verb].lemma == "ask":
        return _is_question(tree, verb)
    clauses = (
        tree.kids(verb, "ccomp", "xcomp")
        if tree[verb].lemma == "insist" and not tree.objects_of(verb, "on", "upon")
        else []
    )
    return any(not _is_wanted(tree, clause) for clause in clauses)


def _is_question(tree: Tree, verb: int) -> bool:
    """Whether what is asked is a question, by the words right behind the verb, or by the question mark."""
    behind = [token.lemma.lower() for token in tree.tokens[verb + 1 : verb + 1 + _NEAR]]
    asked = next((word for word in behind if word in _ASKING or word in ("to", "for", ",")), None)
    return asked in _ASKING or (asked is None and any(token.text == "?" for token in tree.tokens))


def takes_people(tree: Tree, trigger: Trigger) -> bool:
    """Whether who is taken are persons alone, not land: "captured two rebel leaders"."""
    if trigger.noun:
        return False
    objects = tree.kids(trigger.index, "dobj")[:1]  # behind it the parse hangs more: "during an operation"
    heads = (
        tree.subjects(trigger.index)
        if tree.is_passive(trigger.index)
        else [c for o in objects for c in tree.conjuncts(o)]
    )
    return bool(heads) and all(tree[head].lemma in load_nouns().persons for head in heads)


def _is_wanted(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what is to be: by a bare verb, or "must" and "should"."""
    auxiliaries = [tree[k] for k in tree.kids(verb, "aux", "auxpass")]
    if any(a.lemma in ("must", "should", "shall", "need", "ought") for a in auxiliaries):
        return True
    first = auxiliaries[0] if auxiliaries else tree[verb]
    return first.tag == "VB" or (first.tag == "VBP" and first.text.lower() == "be")


def _verb(tree: Tree, index: int) -> Iterator[Trigger]:
    token = tree[index]
    if token.dep in ("amod", "compound") and token.tag in ("VBN", "VBG", "VBD"):
        return
    if (sense := sense_of(tree, index)) is not None:
        if sense.kind is not None:
            yield Trigger(index=index, kind=Kind(sense.kind), noun=False, sure=True, sensed=True)
        return
    table = load_kinds().verbs
    keys = [f"{token.lemma}+{tree[k].lemma}" for k in tree.kids(index, "prt", "prep", "advmod")] + [token.lemma]
    for key in keys:
        for word in table.get(key, ()):
            if not word.objects or _has_object(tree, index, word, key.partition("+")[2]):
                yield Trigger(index=index, kind=Kind(word.kind), noun=False, weak=word.weak, sure=word.sure)
                return


def _has_object(tree: Tree, verb: int, word: TriggerWord, particle: str) -> bool:
    beside = tree.kids(verb, "dobj", "nsubjpass", "attr") if not tree.is_passive(verb) else tree.kids(verb, "nsubjpass")
    if tree[verb].dep in ("acl", "relcl") and (up := tree.head(verb)) is not None:
        beside = [*beside, up]
    if particle:
        beside = [*beside, *tree.objects_of(verb, particle)]
    if word.kind in ("protest", "election", "other"):
        beside = [*beside, *tree.kids(verb, "nsubj", "pobj")]
    if word.kind == "casualties_report":
        beside = tree.kids(verb, "dobj")
    for noun in (c for b in beside for c in tree.conjuncts(b)):
        below = [noun, *(k for p in tree.kids(noun, "prep") for k in tree.kids(p, "pobj"))]
        if any(tree[i].lemma in word.objects or tree[i].text.lower() in word.objects for i in below):
            return True
    return False


def _noun(tree: Tree, index: int) -> Iterator[Trigger]:
    token = tree[index]
    if token.dep in ("compound", "amod", "npadvmod", "nmod") and not _is_hyphened(tree, index):
        return
    if sense_of(tree, index) is not None:
        return
    table = load_kinds().nouns
    for key in _noun_forms(tree, index):
        if words := table.get(key):
            word = words[0]
            support = support_of(tree, index)
            yield Trigger(index=index, kind=Kind(word.kind), noun=True, support=support, weak=word.weak, sure=word.sure)
            return


def _is_hyphened(tree: Tree, index: int) -> bool:
    return index + 1 < len(tree) and tree[index + 1].text == "-"


def _noun_forms(tree: Tree, index: int) -> Iterator[str]:
    """The forms under which a noun may stand in the table, longest first: compounds, hyphens, "of" phrases."""
    lemma, text = tree[index].lemma, tree[index].text.lower()
    lasts, firsts = _ends_of_phrases()
    run: list[str] = []
    for at in range(index - 1, max(-1, index - 4), -1) if lemma in lasts or text in lasts else ():
        run.insert(0, tree[at].text.lower())
        joined = "".join(f"{w}" if w == "-" else f" {w}" for w in [*run]).replace("- ", "-").strip()
        for last in (lemma, text):
            glue = "" if joined.endswith("-") else " "
            yield f"{joined}{glue}{last}"
    for prep in tree.kids(index, "prep") if lemma in firsts else ():
        for pobj in tree.kids(prep, "pobj"):
            yield f"{lemma} {tree[prep].lemma} {tree[pobj].lemma}"
            yield f"{lemma} {tree[prep].lemma} {tree[pobj].text.lower()}"
    yield lemma
    yield text


@cache
def _ends_of_phrases() -> tuple[frozenset[str], frozenset[str]]:
    """What the forms of several words in the table may end and begin with, so that few nouns are tried in all of them."""
    phrases = [(key, at) for key in load_kinds().nouns for at, char in enumerate(key) if char in " -"]
    return frozenset(key[at + 1 :] for key, at in phrases), frozenset(key[:at] for key, at in phrases)


def support_of(tree: Tree, noun: int) -> int | None:
    """The verb that carries an event noun, where it is one that can."""
    verbs = load_support_verbs()
    token, up = tree[noun], tree.head(noun)
    if up is None:
        return None
    if token.dep == "conj" and tree[up].pos in ("NOUN", "PROPN"):
        return support_of(tree, up)
    if tree[up].lemma == "use" and tree.kids(noun, "det"):
        return None  # "used violence" is violent, "used the truce" did something else
    if tree[up].pos in ("VERB", "AUX"):
        carried = {"dobj", "nsubjpass", "attr"} if token.dep != "nsubj" else {"nsubj"}
        roles = ("agent", "host", "mediator", "event") if token.dep != "nsubj" else ("event", "host", "mediator")
        if token.dep in carried and any(tree[up].lemma in verbs[role] for role in roles):
            return up
    if token.dep == "pobj" and tree[up].lemma == "of" and (whole := tree.head(up)) is not None:
        return support_of(tree, whole) if tree[whole].lemma in STRETCHES else None
    if token.dep == "pobj":
        above = tree.head(up)
        if (
            above is not None
            and tree[above].pos == "VERB"
            and not (tree[up].lemma == "on" and tree[above].lemma in _MEETING)
            and tree[up].lemma in ("in", "for", "to", "on", "at", "into", "by")
            and tree[above].lemma
            in {
                "take",
                "participate",
                "engage",
                "agree",
                "enter",
                "arrive",
                "gather",
                "join",
                "meet",
                "sit",
                "begin",
                "return",
            }
        ):
            return above
    return None


_MEETING = frozenset({"meet", "gather", "sit"})
"""Verbs of meeting: what they did so "on" is another event, or its margins."""
STRETCHES = frozenset(
    {"day", "week", "month", "hour", "round", "series", "session", "string", "wave", "spate", "set", "bout"}
)
"""Nouns that measure out an event: "four days of talks" are talks."""


def _fold(tree: Tree, verbs: list[Trigger], nouns: list[Trigger]) -> Iterator[Trigger]:
    """One trigger an event: a light or akin verb gives way to its noun, a noun that only completes a verb gives way to it."""
    frames = load_frames()
    by_verb = {t.index: t for t in verbs}
    gone: set[int] = set()
    for noun in nouns:
        verb = by_verb.get(noun.support) if noun.support is not None else None
        up = tree.head(noun.index)
        above = by_verb.get(tree[up].head) if up is not None and tree[noun.index].dep == "pobj" else None
        if verb is not None and tree[noun.index].dep != "nsubj":
            kin = frames[verb.kind].family == frames[noun.kind].family
            if kin:
                gone.add(verb.index)
                gone.update(_akin_clauses(tree, noun, by_verb))
                yield replace(noun, kind=verb.kind if verb.kind is Kind.MEDIATION else noun.kind)
                continue
            if verb.kind in (Kind.CEASEFIRE_VIOLATION, Kind.SUPPORT, Kind.DENIAL, Kind.DEMAND):
                continue
        gone.update(_akin_clauses(tree, noun, by_verb))
        if above is not None and frames[above.kind].family == frames[noun.kind].family == "talks":
            continue
        yield noun
    yield from (verb for verb in verbs if verb.index not in gone)


def _akin_clauses(tree: Tree, noun: Trigger, by_verb: dict[int, Trigger]) -> list[int]:
    """Verbs that only tell more of an event noun: "talks *mediated* by X", "a summit *hosted* by Y"."""
    frames, support = load_frames(), load_support_verbs()
    return [
        clause
        for clause in tree.kids(noun.index, "acl", "relcl")
        if clause in by_verb
        and (
            tree[clause].lemma in support["mediator"] | support["host"]
            or frames[by_verb[clause].kind].family == frames[noun.kind].family
        )
    ]
