"""What a sentence only names, because of what is done about it: "lifted *the sanctions*", "a strike over *the raid*"."""

from __future__ import annotations

from detente.extract.mended import MODIFIERS
from detente.extract.tree import Tree
from detente.extract.triggers import HARMS, Trigger
from detente.lexicon.standing import load_standing
from detente.model import TALKS, Kind

_STANDING = frozenset(
    {Kind.AGREEMENT, Kind.CEASEFIRE, Kind.SANCTION, Kind.CHECKPOINT_OR_BLOCKADE, Kind.WAR, Kind.DEPLOYMENT}
)
_CAUSES = frozenset({"over", "behind"})
_UNDER = "under"
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_YEARS_OLD = frozenset({"year", "month", "week", "day"})
_AT_THE_TABLE = frozenset({*TALKS, Kind.CEASEFIRE, Kind.AGREEMENT})
_BEHIND = frozenset({"following", "after", "since"})
_SET = frozenset({"schedule", "plan", "expect", "set", "due"})


def is_acted_on(tree: Tree, trigger: Trigger) -> bool:
    """Whether a happening is only what something is done about, so that it was before that.

    "Mali *lifted* its blockade", "*tore* up the pact", "freed *under* a deal", "*claimed* the raid", "jailed *for* the killings".
    """
    up = tree.head(trigger.index) if trigger.noun else None
    if up is None:
        return False
    harm, stands = trigger.kind in HARMS, trigger.kind in _STANDING
    if tree[trigger.index].dep in ("dobj", "nsubjpass", "ccomp"):
        off = stands and tree[up].lemma == "call" and any(tree[k].lemma == "off" for k in tree.kids(up, "prt"))
        return off or tree[up].lemma in _done_about(trigger.kind)
    if tree[trigger.index].dep != "pobj" or trigger.support is not None:
        return False
    if tree[up].lemma == "for":
        above = tree.head(up)
        return harm and any(at is not None and tree[at].lemma in load_standing()["answers"] for at in (above, up - 1))
    return (harm and tree[up].lemma in _CAUSES) or (stands and tree[up].lemma == _UNDER)


def _done_about(kind: Kind) -> frozenset[str]:
    """The verbs whose object was there before, by its kind."""
    if kind in HARMS:
        return load_standing()["looking_back"]
    if kind in _STANDING:
        return load_standing()["undoing"]
    if kind in TALKS:
        return load_standing()["disturbing"]
    return load_standing()["judging"] if kind is Kind.ELECTION else frozenset()


def stands_already(tree: Tree, trigger: Trigger) -> bool:
    """Whether an accord or talks are told as what there is: "a *fragile* truce", "hoped *the truce* would hold".

    So in "threats to *the truce*"; "a truce" that may hold is none yet.
    """
    at = trigger.index
    up = tree.head(at) if trigger.noun and trigger.kind in _AT_THE_TABLE else None
    if up is None:
        return False
    words, before = load_standing(), tree.kids(at, "amod", "compound", "nmod")
    if any(tree[k].text.lower() in words["lasting"] or _is_an_age(tree, k) for k in before):
        return True
    known = any(tree[k].lemma in _KNOWN or tree[k].dep == "poss" for k in tree.kids(at, "det", "poss"))
    bare = trigger.kind in TALKS and not any(tree[k].tag in ("MD", "TO") for k in tree.kids(up, "aux"))
    if tree[at].dep in ("nsubj", "nsubjpass") and tree[up].lemma in words["going_on"] and not tree.kids(up, "auxpass"):
        return known or (bare and not tree.kids(at, "det"))
    at -= 1
    while at > 1 and tree[at].dep in MODIFIERS and tree[at].lemma != "to":
        at -= 1
    return known and at > 0 and tree[at].lemma == "to" and tree[at - 1].lemma in words["in_danger"]


def _is_an_age(tree: Tree, word: int) -> bool:
    """Whether a word before a noun tells how old it is: "a *four-year-old* truce"."""
    return tree[word].lemma == "old" and any(tree[k].lemma in _YEARS_OLD for k in tree.kids(word, "npadvmod", "nmod"))


def came_before(tree: Tree, trigger: Trigger) -> bool:
    """Whether something is only what was before what has happened: "resumed *following the release* of two hostages".

    What is held, or was to be held, after it leaves open whether it was.
    """
    at = trigger.index
    while tree[at].dep == "conj" and (up := tree.head(at)) is not None and up < at:
        at = up
    prep = tree.head(at) if trigger.noun and tree[at].dep in ("pobj", "pcomp") else None
    if prep is None or tree[prep].lemma.lower() not in _BEHIND:
        return False
    verb = next((i for i in tree.ancestors(prep) if tree[i].pos in ("VERB", "AUX")), None)
    if verb is None or tree[verb].lemma in _SET:
        return False
    tags = {tree[verb].tag, *(tree[k].tag for k in tree.kids(verb, "aux", "auxpass"))}
    return not tags & {"MD", "TO", "VB"} and bool(tags & {"VBD", "VBN"})
