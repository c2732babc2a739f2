"""Names that a noun only introduces: "the region of Abkhazia", "Taliban insurgents", "a convoy of peacekeepers"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.extract.memory import ActorRef
from detente.lexicon import state_of
from detente.lexicon.nouns import load_nouns
from detente.model import NameMark, NameType

if TYPE_CHECKING:
    from detente.extract.actors import Stage

_POLITIES = frozenset(
    {"region", "republic", "state", "kingdom", "nation", "country", "territory", "enclave", "emirate"}
)
_BESIDE_IT = re.compile(r"(?:\s+(?:in|of|from)(?:\s+[\w.'’-]+){1,3})?,\s+(?:the\s+)?")
"""From a group told by a common noun to its name: "a rebel group in Darfur, the …"."""
_CLOSED = re.compile(r"(?:\s*\([^)]*\)|,?\s+or\s+[A-Z]+)?(?:,(?!\s+(?:and|or)\b)|[.;)]|\s+[—–-]|$)")
_BANDS = frozenset({"convoy", "patrol", "column", "squad", "contingent"})


def members_of_band(stage: Stage, head: int) -> list[ActorRef]:
    """Those of whom a convoy or a patrol is: "a convoy *of peacekeepers*"."""
    behind = stage.tree.objects_of(head, "of") if stage.tree[head].lemma in _BANDS else []
    return [ref for at in behind for ref in stage.actors(at)]


def name_introduced(stage: Stage, head: int) -> NameMark | None:
    """The name of the polity or the group that a noun only introduces."""
    found = _polity(stage, head) or _group_before(stage, head) or _think_tank(stage, head)
    return found or name_behind(stage, stage.tree[head].lemma, stage.tree[head].end)


def name_behind(stage: Stage, lemma: str, end: int) -> NameMark | None:
    """The name between commas that says which group or body a common noun means: "the largest party, *the Free Front*, won".

    Not the next of a list: "a rebel group, the Free Front and the army".
    """
    nouns = load_nouns()
    if lemma.lower() not in nouns.bare_groups | nouns.bare_bodies:
        return None
    for mark in stage.names:
        if mark.type in (NameType.GROUP, NameType.BODY) and _BESIDE_IT.fullmatch(stage.text, end, mark.start):
            return mark if _CLOSED.match(stage.text, mark.end) else None
    return None


def _polity(stage: Stage, head: int) -> NameMark | None:
    """The state or region that a noun only introduces: "the breakaway region *of Abkhazia*", "the Gulf state *of Qatar*"."""
    if stage.tree[head].lemma not in _POLITIES:
        return None
    named = [m for at in stage.tree.objects_of(head, "of") if (m := stage.mark_at(at))]
    own = [m for m in named if m.type in (NameType.STATE, NameType.PLACE) and m.stands_for]
    return own[0] if len(named) == len(own) == 1 and state_of(own[0].text) == own[0].stands_for else None


def _group_before(stage: Stage, head: int) -> NameMark | None:
    """The group whose name stands with a noun: "*Taliban* insurgents"; none where something stands between them."""
    if stage.tree[head].lemma not in load_nouns().acts_for_group:
        return None
    before = [mark for mark in stage.names if mark.end <= stage.tree[head].start]
    mark = before[-1] if before else None
    beside = mark is not None and stage.text[mark.end : stage.tree[head].start] in (
        " ",
        ") ",
    )  # "the Front (XYZ) rebels"
    return mark if mark and mark.type is NameType.GROUP and beside else None


def _think_tank(stage: Stage, head: int) -> NameMark | None:
    """The body that is called one behind its name: "the *Sahel Forum* think tank"."""
    if not head or stage.tree[head].lemma != "tank" or stage.tree[head - 1].lemma != "think":
        return None
    at = stage.tree[head - 1].start
    return next((mark for mark in stage.names if mark.end + 1 == at and mark.type is NameType.BODY), None)
