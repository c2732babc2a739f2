"""What a sentence only names, because of what is done about it: "lifted *the sanctions*", "a strike over *the raid*"."""

from __future__ import annotations

from detente.extract.tree import Tree
from detente.extract.triggers import HARMS, Trigger
from detente.model import Kind

_STANDING = frozenset(
    {Kind.AGREEMENT, Kind.CEASEFIRE, Kind.SANCTION, Kind.CHECKPOINT_OR_BLOCKADE, Kind.WAR, Kind.DEPLOYMENT}
)
_UNDOING = frozenset(
    "lift end halt suspend scrap tear break shatter abandon annul cancel ditch quit breach violate extend renew revoke repeal "
    "rescind ease tighten honour honor void terminate denounce strain test threaten endanger imperil jeopardise jeopardize "
    "freeze".split()
)
"""What is done to an accord, a ban or a siege that stands."""
_JUDGING = frozenset("reject contest dispute recognise recognize annul".split())
"""What is done about a vote that was held."""
_LOOKING_BACK = frozenset("mark commemorate mourn remember avenge claim investigate probe deplore own deny".split())
"""What is done about violence that is over."""
_CAUSES = frozenset({"over", "behind"})
_UNDER = "under"
_ANSWERS = frozenset(
    "retaliation revenge reprisal response punish punishment responsibility blame justice apologise apologize apology compensation "
    "regret arrest trial charge try convict sentence jail want warrant".split()
)
"""What is done *for* violence that is over."""


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
        return harm and any(at is not None and tree[at].lemma in _ANSWERS for at in (above, up - 1))
    return (harm and tree[up].lemma in _CAUSES) or (stands and tree[up].lemma == _UNDER)


def _done_about(kind: Kind) -> frozenset[str]:
    """The verbs whose object was there before, by its kind."""
    if kind in HARMS:
        return _LOOKING_BACK
    if kind in _STANDING:
        return _UNDOING
    return _JUDGING if kind is Kind.ELECTION else frozenset()
