"""The day of an event that no words of time date: by what was told before, in its sentence or in the report, or as news."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.extract.acted import is_acted_on
from detente.extract.dating import Dating
from detente.extract.memory import DEEDS, ActorRef
from detente.extract.newness import is_benchmark, is_long_past
from detente.extract.timing import CHARGED
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.lexicon.frames import load_frames
from detente.model import DayInterval, Kind, Part, Status

if TYPE_CHECKING:
    from detente.extract.actors import Stage
    from detente.extract.tellings import Scene, Telling

_BEFORE = "as told before: "
BESIDE_NOTE = "told with what was then"
_ASIDE = frozenset({"relcl", "acl", "advcl", "pcomp"})
"""Where in a sentence background stands."""
_BACKGROUND = frozenset({"previously", "earlier", "formerly", "once", "before", "originally", "initially", "long"})
_PAST = re.compile(
    r"\bin\s+the\s+(?:\w+\s+)?past\b(?!\s+(?:\w+\s+){0,3}(?:days?|hours?|nights?|week)\b)", re.IGNORECASE
)
_AGAIN = frozenset(
    {"repeatedly", "always", "often", "frequently", "consistently", "regularly", "routinely", "never", "traditionally"}
)
_STILL = re.compile(r"\b(?:until now|up to now|on (?:several|many|numerous) occasions)\b", re.IGNORECASE)
_BESIDE = frozenset({"where", "when", "as", "before", "while"})
_WHEN = frozenset({"when", "as"})
_SET_BESIDE = _WHEN | {"after", "before"}
_BEGIN = frozenset({"begin", "start", "erupt", "break", "launch", "declare", "wage", "unleash"})
"""Verbs that tell a war itself: any other tells what came of it, or what somebody does about it."""
_PACTS = frozenset({Kind.AGREEMENT, Kind.CEASEFIRE})
_OF_PACTS = frozenset(
    "violation breach infringement breakdown collapse term provision clause article implementation enforcement guarantor signatory "
    "violate breach break honour honor respect observe uphold implement monitor supervise abide adhere comply renew extend".split()
)
"""What is only said or done of an accord that holds."""
_OF = frozenset({"of", "by", "to", "with"})
_DEFINITE = frozenset({"the", "this", "that"})
_KNOWN = _DEFINITE | {"these", "those"}


def carried_on(
    scene: Scene, trigger: Trigger, parts: tuple[tuple[Part, ActorRef], ...], again: Telling | None
) -> Dating | None:
    """The date that what was told before gives to an event without words of time; ``again`` is the event it comes back to."""
    tree, memory = scene.stage.tree, scene.stage.memory
    if again is not None:
        return dated_before(again, (tree[trigger.index].start, tree[trigger.index].end))
    if is_quoted(scene, trigger) or is_in_force(tree, trigger):
        return None
    goes_on = trigger.kind in DEEDS and (_is_plain_past(tree, trigger) or _is_step(tree, trigger))
    perfect = any(tree[k].lemma == "have" for k in tree.kids(trigger.verb, "aux"))
    return (None if perfect else memory.date_of(parts)) or (memory.date_of_deed() if goes_on else None)


def is_main(tree: Tree, trigger: Trigger) -> bool:
    """Whether a verb tells news in a main clause or in reported speech: the past, or the present perfect."""
    past = tree[trigger.verb].tag in ("VBD", "VBN") and tree[trigger.verb].dep in ("ROOT", "conj", "ccomp")
    return past and not any(tree[k].text.lower() == "had" for k in tree.kids(trigger.verb, "aux"))


def _is_told_past(tree: Tree, trigger: Trigger) -> bool:
    """Whether what a word tells stands in the simple past of a main clause; not "is responsible for attacks"."""
    verb = next((i for i in (trigger.verb, *tree.ancestors(trigger.verb)) if tree[i].pos in ("VERB", "AUX")), None)
    if verb is None or tree[verb].lemma == "be":
        return False
    return _is_plain_past(tree, replace(trigger, noun=False, index=verb, support=None))


def _is_step(tree: Tree, trigger: Trigger) -> bool:
    """Whether one happening is named in a clause of the plain past: "with an airstrike", not "is behind attacks"."""
    if not trigger.noun or tree[trigger.index].tag != "NN" or not tree.kids(trigger.index, "det"):
        return False
    verb = next((i for i in tree.ancestors(trigger.index) if tree[i].pos in ("VERB", "AUX")), None)
    return verb is not None and _is_plain_past(tree, replace(trigger, noun=False, index=verb, support=None))


def _is_plain_past(tree: Tree, trigger: Trigger) -> bool:
    """Whether a verb stands in the simple past of a main clause, as the next step of a story does."""
    verb = tree[trigger.verb]
    auxiliaries = {tree[k].lemma for k in tree.kids(trigger.verb, "aux")}
    background = any(tree[k].lemma in _BACKGROUND for k in tree.kids(trigger.verb, "advmod"))
    simple = verb.tag == "VBD" or (verb.tag == "VBN" and tree.is_passive(trigger.verb))
    return simple and not auxiliaries & {"have"} and verb.dep in ("ROOT", "conj", "ccomp") and not background


def dated_before(before: Telling, words: tuple[int, int]) -> Dating | None:
    """The date of an event told before, for a word that comes back to it."""
    dating = before.dating
    if dating is None:
        return None
    start, end = (dating.start, dating.end) if dating.told else words
    note = dating.note if dating.note.startswith(_BEFORE) else f"{_BEFORE}{dating.note}"
    return replace(dating, start=start, end=end, note=note, told=False)


def news_days(scene: Scene, trigger: Trigger, *, told_by: str | None) -> DayInterval | None:
    """The days of an event that is told without a day as news of the report; ``None`` where it is background.

    News is what a headline or the lead tells, what is said, and what is told in the plain past of a main clause before the report
    first looks back; background what is told "in the past", what stands in the past perfect, unless somebody is reported to have
    said it, or beside "previously", and the present perfect behind the lead.
    """
    tree, verb = scene.stage.tree, trigger.verb
    if is_background(tree, trigger) or is_in_force(tree, trigger) or (not scene.heading and _is_known(tree, trigger)):
        return None
    if _is_counted_back_to(scene, trigger) or is_acted_on(tree, trigger) or is_since(tree, trigger):
        return None
    auxiliaries = {tree[k].text.lower() for k in tree.kids(verb, "aux")}
    if any(tree[k].lemma in _BACKGROUND for k in tree.kids(verb, "advmod")) or ("had" in auxiliaries and not told_by):
        return None
    speech, perfect = load_frames()[trigger.kind].family == "speech", bool(auxiliaries & {"has", "have", "'ve", "’ve"})
    if perfect and _PAST.search(tree.text_after(tree[verb].end)):
        return None
    past = any(is_long_past(mark, scene.recent) for mark in scene.times if not is_benchmark(scene.stage.text, mark))
    aside = tree[verb].dep in _ASIDE or _marks(tree, verb) & _SET_BESIDE
    if speech and (_is_repeated(tree, verb) or (past and aside and not told_by)):
        return None
    if speech or (perfect and (scene.heading or scene.fresh)):
        return scene.recent
    if past:
        return None  # a sentence that looks back to a year or month tells no news beside it
    if trigger.kind in DEEDS and any(tree[i].lemma in CHARGED for i in tree.ancestors(verb)):
        return None
    if tree[verb].dep in _ASIDE:
        return None
    if scene.heading or scene.fresh:
        return scene.recent
    return scene.running if _is_told_past(tree, trigger) else None


def _is_repeated(tree: Tree, verb: int) -> bool:
    """Whether somebody is said to do so time and again: "has *repeatedly* denied", "has *so far* refused"."""
    if any(tree[k].lemma.lower() in _AGAIN for k in tree.kids(verb, "advmod")):
        return True
    first, last = tree.subtree(verb)[0], tree.subtree(verb)[-1]
    return _STILL.search(" ".join(tree[i].text for i in range(first, last + 1))) is not None


def _is_known(tree: Tree, trigger: Trigger) -> bool:
    """Whether a happening is only named as one that is known: "hailed *the accord*", "a *banned* party"."""
    if not trigger.noun and tree[trigger.index].dep in ("amod", "compound"):
        return True
    if not trigger.noun or trigger.support is not None or tree[trigger.index].dep in ("nsubj", "nsubjpass", "ROOT"):
        return False
    return any(tree[k].lemma in _KNOWN for k in tree.kids(trigger.index, "det"))


def _is_counted_back_to(scene: Scene, trigger: Trigger) -> bool:
    """Whether a happening lies a span of days or more before what is told: "talks only a week after *a raid*"."""
    tree = scene.stage.tree
    after = next((at for at in tree.ancestors(trigger.index) if tree[at].text.lower() == "after"), None)
    if after is None or after == 0 or after > trigger.index:
        return False
    spans = (mark for mark in scene.times if mark.kind == "DURATION" and "H" not in mark.value)
    return any(mark.end < tree[after].end and 0 < tree[after].start - mark.end < 3 for mark in spans)


def is_since(tree: Tree, trigger: Trigger) -> bool:
    """Whether a happening is only what something else is counted from: "their first meeting since *the clashes*"."""
    at = trigger.index if trigger.noun else None
    while at is not None and (prep := tree.head(at)) is not None and tree[prep].dep == "prep":
        if tree[prep].lemma.lower() == "since":
            return True
        at = tree.head(prep) if tree[prep].lemma == "of" else None
    return False


def is_background(tree: Tree, trigger: Trigger) -> bool:
    """Whether a war is only named, and not told to begin: "agreed on Friday to end *the war*" was no war of that Friday."""
    return trigger.kind is Kind.WAR and trigger.noun and tree[trigger.verb].lemma not in _BEGIN


def is_in_force(tree: Tree, trigger: Trigger) -> bool:
    """Whether an accord holds already where it is named: "a violation of *the ceasefire*", "monitors *the truce*"."""
    if trigger.kind not in _PACTS or not trigger.noun:
        return False
    the = next((k for k in tree.kids(trigger.index, "det") if tree[k].lemma in _DEFINITE), 0)
    before = [tree[at].lemma.lower() for at in range(max(0, the - 2), the)]
    return before[-1:] != [] and (before[-1] in _OF_PACTS or (before[-1] in _OF and before[0] in _OF_PACTS))


def of_its_sentence(stage: Stage, telling: Telling, others: list[Telling]) -> Telling:
    """A deed beside another deed of its sentence, with that one's day: "raided a house *where* three *died*".

    So "six *were killed when* men opened fire on Thursday, police said on Friday" was on Thursday.
    """
    tree, verb, dating = stage.tree, telling.trigger.verb, telling.dating
    if telling.kind not in DEEDS or telling.status is not Status.OCCURRED or dating is None or dating.told:
        return telling
    if any(tree[k].lemma == "have" for k in tree.kids(verb, "aux")):
        return telling
    deeds = [t for t in others if t is not telling and t.kind in DEEDS and t.dating]
    told = [
        t.dating
        for t in deeds
        if t.dating and t.dating.told and t.dating.interval.is_day and _is_beside(tree, telling, t)
    ]
    day = next((d for d in told if d.interval != dating.interval and dating.interval.contains(d.interval)), None)
    note = f"{BESIDE_NOTE} ({day.note})" if day else ""
    return replace(telling, dating=replace(day, note=note, told=False)) if day else telling


def _is_beside(tree: Tree, telling: Telling, other: Telling) -> bool:
    """Whether "where" or "when" joins one to the other: a clause on what was done, or on what came of it."""
    verb, dating = telling.trigger.verb, telling.dating
    own = {other.trigger.verb, other.trigger.index}
    if dating is not None and dating.interval.start is None:
        for at in (verb, *tree.ancestors(verb)):
            if (
                tree[at].dep in ("relcl", "advcl", "conj")
                and _marks(tree, at) & _BESIDE
                and own & set(tree.ancestors(at))
            ):
                return True
        return False
    clauses = [k for k in tree.kids(verb, "advcl") if _marks(tree, k) & _WHEN]
    return any(own & {k, *tree.subtree(k)} for k in clauses)


def _marks(tree: Tree, verb: int) -> set[str]:
    return {tree[k].text.lower() for k in tree.kids(verb, "advmod", "mark")}


def is_quoted(scene: Scene, trigger: Trigger) -> bool:
    """Whether a trigger stands in a quotation, whose story is not the report's own: no date is carried into it or out of it."""
    at = scene.stage.tree[trigger.index].start
    return any(quoted.mark.start <= at < quoted.mark.end for quoted in scene.quotes)
