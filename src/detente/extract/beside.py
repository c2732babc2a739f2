"""What an event is only told to come before or after: times and places of another, "the talks come ahead of *a forum in Lagos*"."""

from __future__ import annotations

from detente.extract.tree import Tree
from detente.extract.triggers import Trigger

_FOLLOWS = frozenset({"follow", "precede"})
_AGAINST = frozenset({"after", "before", "ahead", "following", "amid", "amidst", "as"})
_OF_NOUN = frozenset({"DT", "PRP$", "JJ", "CD", "NN", "NNS", "NNP", "NNPS"})
"""How the words begin that tell what something follows: "the talks *follow a raid*", not "the signature will *follow in* Paris"."""
_REACH = 6
"""Words at most from the verb to "after": "comes just a few days after"."""


def other_begins(tree: Tree, trigger: Trigger) -> int | None:
    """The offset from which a sentence tells of what its subject only comes after or before; ``None`` where it does not.

    Of "the visit follows a raid in Gao last week" it is that of "a raid"; "will be followed by talks" has one for all before it.
    """
    by = next((i for i in range(trigger.index + 2, len(tree)) if _is_followed_by(tree, i)), None)
    if by is not None:
        return tree[by].end
    verb = _verb_of_subject(tree, trigger)
    if verb is None:
        return None
    if tree[verb].lemma in _FOLLOWS:
        other = verb + 1 < len(tree) and tree[verb + 1].tag in _OF_NOUN  # by the words: the parse makes a subject of it
        return tree[verb].end if other else None
    behind = range(verb + 1, min(verb + 1 + _REACH, len(tree)))
    against = next((i for i in behind if tree[i].text.lower() in _AGAINST), None)
    held = tree[verb].lemma == "come" or _is_held(tree, verb)
    return tree[against].end if held and against is not None else None


def _is_held(tree: Tree, verb: int) -> bool:
    """Whether a verb only says that its subject was: "*took place* following a raid in Gao", "*was held* after a raid in Gao"."""
    if tree[verb].lemma == "hold":
        return tree.is_passive(verb)
    return tree[verb].lemma == "take" and any(tree[k].lemma == "place" for k in tree.kids(verb, "dobj"))


def _is_followed_by(tree: Tree, index: int) -> bool:
    """Whether a word is the "by" of "was followed by"."""
    return tree[index].lemma == "by" and tree[index - 1].lemma in _FOLLOWS and tree[index - 2].lemma == "be"


def _verb_of_subject(tree: Tree, trigger: Trigger) -> int | None:
    """The verb of which a noun is the subject, or stands in the subject: "the new *round* of *talks* comes"."""
    if not trigger.noun:
        return None
    below = trigger.index
    for above in tree.ancestors(trigger.index):
        if tree[above].pos in ("VERB", "AUX"):
            return above if tree[below].dep in ("nsubj", "nsubjpass") and above > trigger.index else None
        below = above
    return None
