"""What talks and accords are about: a place named there is no place where they were held."""

from __future__ import annotations

from detente.extract.actors import Stage
from detente.extract.localities import holds_others, is_place_noun
from detente.extract.tree import FINITE, Tree
from detente.extract.triggers import Trigger
from detente.lexicon.frames import load_frames, load_judging_verbs
from detente.lexicon.nouns import load_nouns
from detente.model import LinkMark

AT = frozenset({"in", "at", "near", "outside", "inside", "around", "along", "across", "throughout"})
"""Prepositions of place."""
ON_TOPICS = frozenset({"talks", "accord"})
"""Families of kinds that are about something."""
_ABOUT = frozenset({"on", "over", "about", "regarding", "concerning", "for"})
_DISCUSSING = frozenset(
    {"discuss", "address", "review", "cover", "focus", "centre", "center", "concentrate", "deal", "touch"}
)
_NEGOTIATING = frozenset({"negotiate", "exchange", "broker"})
_MATTERS = frozenset(
    "situation crisis war conflict fighting violence development escalation tension unrest hostility instability coup famine "
    "insurgency emergency dispute stability ceasefire cease-fire truce peace".split()
)
"""States of affairs: what stands right behind them says where they are, not where somebody talked of them."""
_OF_ITSELF = frozenset(
    "be begin close conclude continue convene end go hold meet open reconvene resume start take".split()
)
"""What talks themselves are to do: "talks due *to open* in Lagos"."""
_AHEAD = frozenset({"VB", "VBZ", "VBP"})
_DELEGATIONS = frozenset({"delegation", "team", "member", "side", "party"})
_SITES = frozenset({"border", "frontier", "island", "bridge", "line"})


def is_topic(stage: Stage, link: LinkMark, trigger: Trigger) -> bool:
    """Whether words say what was dealt with: "talks on Cyprus", "a deal on aid to Goma", "the talks focused on the war in Chad".

    "On the border" is a place all the same.
    """
    tree = stage.tree
    head = tree.top_of(link.start, link.end)
    if head is None or load_frames()[trigger.kind].family not in ON_TOPICS:
        return False
    named = {tree.top_of(m.start, m.end) for m in stage.names if m.start < link.end and link.start < m.end}
    if is_where_matter_stands(stage, head, trigger):
        return True
    if any(is_of_the_matter(stage, at, trigger) for at in named if at is not None):
        return True
    own = {trigger.index, trigger.verb}
    below = head
    for up in tree.ancestors(head):
        if up in own:
            return tree[below].dep == "dobj" and tree[up].lemma in _DISCUSSING and below != head
        if tree[up].tag in _AHEAD and tree[up].dep in ("acl", "relcl") and own & set(tree.ancestors(up)):
            return trigger.noun  # "an agreement to share power in Chad", "a deal that gives the north rule within Chad"
        about = tree[up].dep == "prep" and up < head and tree[up].lemma.lower() in _ABOUT
        if about and below == head and trigger.noun and trigger.index in (tree.head(up), up - 1):
            return stage.place_mark(head) is not None and tree[head].lemma not in _SITES
        if about and own & {tree.head(up), up - 1, *_subjects(tree, tree.head(up))}:
            return _is_matter(stage, below, head) and not _is_set_in(tree, head)
        below = up
    return False


def is_where_matter_stands(stage: Stage, head: int, trigger: Trigger) -> bool:
    """Whether words behind a state of affairs say where that is: "discussed *the war* in Chad", wherever the parse hangs them."""
    tree = stage.tree
    prep = tree.head(head)
    if prep is None or prep == 0 or tree[prep].dep != "prep" or tree[prep].lemma.lower() not in AT | _ABOUT:
        return False
    if prep - 1 != trigger.index and tree[prep - 1].lemma.lower() in _MATTERS:
        return True
    return _is_of_those_between(stage, head, prep, trigger)


def _is_of_those_between(stage: Stage, head: int, prep: int, trigger: Trigger) -> bool:
    """Whether a land says where those are between whom talks were: "talks between *the warring parties in Burundi*"."""
    tree, mark = stage.tree, stage.place_mark(head)
    if mark is None or not holds_others(mark) or tree[prep - 1].tag not in ("NN", "NNS"):
        return False
    start, end = tree.phrase(prep - 1)[0], tree[prep].start
    if any(start <= m.start < end for m in stage.names):
        return False  # "talks between the rebels and the Afghan government in Qatar"
    return any(tree[i].lemma == "between" for i in range(trigger.index + 1, prep))


def is_of_the_matter(stage: Stage, head: int, trigger: Trigger) -> bool:
    """Whether a land or region is that of what the talks are for, or of those who came: "met to discuss aid *for Darfur*".

    A town there may well be where they were held: "talks to end the war in Doha".
    """
    tree, mark = stage.tree, stage.place_mark(head)
    if mark is None or not holds_others(mark):
        return False
    of_talks = trigger.noun and load_frames()[trigger.kind].family == "talks"
    if of_talks and tree[head].dep in ("compound", "amod", "nmod") and tree.head(head) == trigger.index:
        return True  # "the Congo talks"
    return _is_behind_purpose(tree, trigger, head) or _is_home_of_people(tree, head)


def _is_behind_purpose(tree: Tree, trigger: Trigger, head: int) -> bool:
    """Whether words say before a place what the talks are to do, with no verb or comma since; the parse hangs it anywhere."""
    for i in range(head - 1, trigger.index, -1):
        if tree[i].text == "," or tree[i].tag in FINITE:
            return False
        if tree[i].tag == "VB" and tree[i - 1].tag == "TO":
            return tree[i].lemma not in _OF_ITSELF
    return not trigger.noun and trigger.index < head and tree[trigger.index].lemma in _DISCUSSING | _NEGOTIATING


def _is_home_of_people(tree: Tree, head: int) -> bool:
    """Whether a place only says where those who come are from: "envoys *from* Chad, Sudan and the region *of* Somaliland"."""
    people = load_nouns().speakers | _DELEGATIONS
    for i in range(head - 1, 0, -1):
        if tree[i].lemma.lower() in ("from", "of"):
            if tree[i - 1].lemma.lower() in people:
                return True
        elif tree[i].pos in ("ADP", "VERB", "AUX"):
            return False
    return False


def is_of_what_is_to_come(stage: Stage, trigger: Trigger, head: int) -> bool:
    """Whether a place behind a noun of terms is that of what they are to bring: "signed an agreement *to share* power in Chad"."""
    tree = stage.tree
    if not trigger.noun or load_frames()[trigger.kind].family not in ON_TOPICS:
        return False
    return any(
        tree[i].tag == "TO" and tree[i + 1].tag == "VB" and tree[i + 1].lemma not in _OF_ITSELF
        for i in range(trigger.index + 1, head - 1)
    )


def is_where_it_was_praised(stage: Stage, trigger: Trigger, head: int | None) -> bool:
    """Whether a place behind terms that somebody judges is where he spoke: "welcomed the truce *at the palace*"."""
    tree, noun = stage.tree, trigger.index
    verb = tree.head(noun) if trigger.noun and tree[noun].dep == "dobj" else None
    if verb is None or head is None or head < noun or load_frames()[trigger.kind].family != "accord":
        return False
    return tree[verb].lemma in load_judging_verbs()


def _subjects(tree: Tree, verb: int | None) -> list[int]:
    """Of what a verb of dealing tells what it is about: "the *talks* focused on X"."""
    return tree.kids(verb, "nsubj", "nsubjpass") if verb is not None and tree[verb].lemma in _DISCUSSING else []


def _is_set_in(tree: Tree, head: int) -> bool:
    """Whether "in" or "at" stands right before a place: behind a long matter that is where it was signed, not of the matter."""
    prep = tree.head(head)
    return prep is not None and tree[prep].dep == "prep" and tree[prep].lemma.lower() in ("in", "at")


def _is_matter(stage: Stage, noun: int, head: int) -> bool:
    """Whether a noun that is talked about only holds the place: "an agreement on *the supply* of water to the town of X"."""
    return noun != head and stage.tree[noun].lemma not in _SITES and not is_place_noun(stage.tree[noun].lemma)
