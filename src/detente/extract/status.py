"""Whether an event is told as held, planned, called for, thought of, or contested."""

from __future__ import annotations

from detente.extract.mended import MODIFIERS
from detente.extract.putoff import puts_off
from detente.extract.tree import Tree
from detente.extract.triggers import HARMS, Trigger
from detente.lexicon.frames import load_frames
from detente.lexicon.modality import load_modality
from detente.lexicon.standing import load_standing
from detente.model import DayInterval, Kind, Status, TimeMark

_UP = frozenset(
    {
        "xcomp",
        "ccomp",
        "pcomp",
        "acl",
        "advcl",
        "pobj",
        "prep",
        "dobj",
        "conj",
        "nsubj",
        "nsubjpass",
        "relcl",
        "attr",
        "dep",
        "oprd",
    }
)
_BARE = frozenset({"dobj", "pobj", "prep", "nsubjpass", "pcomp"})
_BESIDE = frozenset({"in", "at", "during", "after", "following", "since", "amid", "before", "despite", "over"})
"""Prepositions that set an event beside another, which then says nothing of how it stands."""
_CONTENT = frozenset({"ccomp", "pcomp", "xcomp", "dobj", "prep", "pobj"})


def find_status(tree: Tree, trigger: Trigger, when: DayInterval | None, published: DayInterval | None) -> Status | None:
    """The status of an event, or ``None`` where the words say that it did not take place ("no talks were held").

    The nearest word decides: the event's own modal or adjective, then the verbs and nouns above it, one by one, until
    a verb that tells an event in its own right.
    """
    if tree.is_negated(trigger.verb) or (trigger.noun and tree.is_negated(trigger.index)):
        return None
    if is_lacking(tree, trigger):
        return None
    if is_put_off(tree, trigger):
        return Status.PLANNED
    near = _own(tree, trigger) or _above(tree, trigger)
    if near is None and when and published and when.start and published.end and when.start > published.end:
        near = Status.PLANNED
    speech = load_frames()[trigger.kind].family == "speech"
    if (
        near in (Status.PLANNED, Status.CALLED_FOR)
        and when
        and published
        and when.end
        and published.start
        and when.end < published.start
    ):
        near = None if not speech else near
    return near or Status.OCCURRED


def is_lacking(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is told as what there was none of: "the lack of *a meeting*", "in the absence of direct *talks*".

    By the words: the parse hangs "of" now on the lack, now on what stands before it. So is what somebody is to refrain from.
    """
    if _is_refrained_from(tree, trigger):
        return True
    at = trigger.index - 1
    while at > 1 and tree[at].dep in MODIFIERS and tree[at].lemma not in load_standing()["lacking"]:
        at -= 1
    return trigger.noun and at > 0 and tree[at].lemma == "of" and tree[at - 1].lemma in load_standing()["lacking"]


def _is_refrained_from(tree: Tree, trigger: Trigger) -> bool:
    """Whether somebody does not do it, or is not to: "agreed to refrain from *attacks*", "from taking military *action*"."""
    for at in (trigger.index, *tree.ancestors(trigger.index)):
        prep = tree.head(at)
        if prep is not None and tree[prep].lemma == "from" and tree[at].dep in ("pobj", "pcomp"):
            verb = tree.head(prep)
            return verb is not None and tree[verb].lemma in load_standing()["refraining"]
        if tree[at].dep not in ("conj", "dobj", "pobj", "prep", "compound"):
            return False
    return False


def came_to_nothing(tree: Tree, trigger: Trigger) -> bool:
    """Whether words tell of the past that something was not: "*did* not *meet*", "no shot was *fired*", "ended without *a deal*".

    It is not ahead, as what is only thought of mostly is.
    """
    at = trigger.index
    if not trigger.noun and tree[at].tag in ("VB", "VBG", "VBD", "VBN") and tree.is_negated(at):
        verb = at
    elif trigger.noun and (tree.is_negated(at) or tree.is_negated(trigger.verb) or _is_without(tree, at)):
        verb = next((i for i in (trigger.verb, *tree.ancestors(trigger.verb)) if tree[i].pos in ("VERB", "AUX")), -1)
    else:
        return False
    if (
        verb < 0
        or _is_infinitive(tree, verb)
        or any(tree[i].lemma.lower() in _IF for i in range(max(0, at - _NEAR), at))
    ):
        return False
    tags = {tree[verb].tag, *(tree[k].tag for k in tree.kids(verb, "aux", "auxpass"))}
    perfect = any(tree[k].lemma == "have" for k in tree.kids(verb, "aux"))
    return "MD" not in tags and ("VBD" in tags or perfect)


def _is_without(tree: Tree, noun: int) -> bool:
    up = tree.head(noun)
    return up is not None and tree[up].lemma.lower() == "without"


def is_put_off(tree: Tree, trigger: Trigger) -> bool:
    """Whether something that was to be was put off or cancelled: "the exchange was postponed", "cancelled a visit"."""
    noun = trigger.noun or tree[trigger.index].tag in ("NN", "NNS")
    up = tree.head(trigger.index) if noun and trigger.kind in _ARRANGED else None
    if up is None or tree[trigger.index].dep not in ("dobj", "nsubjpass", "nsubj") or tree.is_negated(up):
        return False
    return puts_off(tree, up) and tree.is_passive(up) is (tree[trigger.index].dep != "dobj")


def is_past_by_words(tree: Tree, trigger: Trigger, mark: TimeMark | None, published: DayInterval | None) -> bool:
    """Whether words set violence in the past, whatever stands above: "will hit back for *recent* raids", "the raid *of May 7*"."""
    if not trigger.noun or trigger.kind not in HARMS:
        return False
    if {tree[k].text.lower() for k in tree.kids(trigger.index, "amod")} & _PAST:
        return True
    when = mark.interval if mark else None
    before = bool(when and published and when.end and published.start and when.end < published.start)
    return before and mark is not None and set(tree.at(mark.start, mark.end)) <= set(tree.subtree(trigger.index))


def is_called_possible(tree: Tree, trigger: Trigger) -> bool:
    """Whether the event's own adjective says that it may only come to be: "a *potential* assault"."""
    words = load_modality()["adjectives"]
    own = (words.get(tree[kid].text.lower()) for kid in tree.kids(trigger.index, "amod"))
    return trigger.noun and Status.HYPOTHETICAL in own


def is_talked_of(tree: Tree, trigger: Trigger) -> bool:
    """Whether terms are what somebody is talking about, which are not come to: "talks on *a truce*", "to negotiate *a treaty*".

    "The truce" of which they talk may stand.
    """
    at = trigger.index
    while (up := tree.head(at)) is not None and at < up and tree[at].dep in MODIFIERS:
        at = up  # "a *ceasefire* agreement"
    known = any(tree[k].lemma in _KNOWN or tree[k].dep == "poss" for k in tree.kids(at, "det", "poss"))
    if up is None or known or not trigger.noun or trigger.kind not in _TERMS:
        return False
    if tree[at].dep == "pobj" and tree[up].lemma in _ABOUT:
        above = tree.head(up)
        return tree[up - 1].lemma.lower() in _TALK or (above is not None and tree[above].lemma.lower() in _TALK)
    return tree[up].lemma in _DEALING and tree[up].tag in ("VB", "VBG")


def is_held_to_be(tree: Tree, trigger: Trigger) -> bool:
    """Whether words tell what people hold to be so, not what is to come: "is *thought to hold* 26 hostages".

    Of what is to be done the verb is another: "is *expected to free* them". By the words: the parse hangs "is" where it likes.
    """
    at = trigger.verb - 1
    while at > 0 and tree[at].lemma in ("have", "be"):
        at -= 1
    held = at - 1
    if held < 1 or tree[at].lemma != "to" or tree[held].tag != "VBN" or tree[held].lemma not in _HELD:
        return False
    return any(tree[i].lemma == "be" for i in range(max(0, held - 3), held)) and not tree.is_negated(held)


def was_tried(tree: Tree, trigger: Trigger) -> bool:
    """Whether violence is told as tried, not as wished: who "*tried to kill* the governor" has attacked."""
    up = tree.head(trigger.verb)
    return trigger.kind in HARMS and tree[trigger.verb].dep == "xcomp" and up is not None and _is_try(tree, up)


def is_brought_about(tree: Tree, trigger: Trigger) -> bool:
    """Whether it was done because something made somebody do it: "the raid *prompted* Chad *to close* its border"."""
    up = tree.head(trigger.verb)
    if up is None or tree[trigger.verb].dep not in ("xcomp", "ccomp") or not _is_infinitive(tree, trigger.verb):
        return False
    made = tree[up].lemma in _MADE_TO and tree[up].tag in ("VBD", "VBN", "VBG") and not tree.is_negated(up)
    return made and not any(tree[k].tag in ("MD", "TO") for k in tree.kids(up, "aux"))


def _is_try(tree: Tree, verb: int) -> bool:
    return tree[verb].lemma in _TRYING and tree[verb].tag in ("VBD", "VBN") and not tree.is_negated(verb)


_ARRANGED = frozenset({Kind.MEETING, Kind.MEDIATION, Kind.CONCESSION, Kind.ELECTION, Kind.DEPLOYMENT, Kind.PROTEST})
"""Kinds of event that are arranged beforehand: what befalls talks under way is not that they are put off."""
_TERMS = frozenset(
    {Kind.AGREEMENT, Kind.CEASEFIRE, Kind.COMMITMENT, Kind.CONCESSION, Kind.COOPERATION, Kind.DEPLOYMENT, Kind.ELECTION}
)
"""Kinds of what is come to at a table."""
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_ABOUT = frozenset({"on", "about", "over", "for", "toward", "towards", "regarding"})
_TALK = frozenset({"talk", "talks", "negotiation", "discussion", "dialogue", "consultation", "negotiate", "confer"})
_DEALING = frozenset({"negotiate", "discuss", "broker", "mediate", "mull", "pursue"})
_HELD = frozenset(
    {"think", "believe", "say", "know", "report", "suspect", "understand", "presume", "rumour", "rumor", "allege"}
)
_MAKING = frozenset({"sign", "initial", "hold", "convene", "conclude"})
_TELLING = frozenset({"say", "tell", "announce", "add", "report", "confirm", "state", "declare"})
_CONDITIONS = frozenset(
    {"if", "unless", "whether", "otherwise", "provided", "could", "without", "ready", "willing", "not", "n't", "never"}
)
_IF = frozenset({"if", "unless", "whether", "until"})
_NEAR = 6
"""Words at most from "if" to what is on the condition, and steps up to who agreed to it."""
_TRYING = frozenset({"try", "attempt"})
_MADE_TO = frozenset({"prompt", "force", "lead", "cause", "compel", "drive"})
_PAST = frozenset({"recent", "past", "previous", "earlier", "latest", "last"})


def _own(tree: Tree, trigger: Trigger) -> Status | None:
    words = load_modality()
    for index in {trigger.verb, trigger.index}:
        for kid in tree.kids(index, "aux"):
            if status := words["modals"].get(tree[kid].lemma) or words["modals"].get(tree[kid].text.lower()):
                perfect = any(tree[k].lemma == "have" for k in tree.kids(index, "aux"))
                if not perfect and tree[kid].text.lower() == "would" and _is_told_to_come(tree, index):
                    return Status.PLANNED
                return Status.HYPOTHETICAL if perfect and status == "planned" else Status(status)
        for kid in tree.kids(index, "mark"):
            if status := words["marks"].get(tree[kid].lemma):
                return Status(status)
    if trigger.noun:
        for kid in tree.kids(trigger.index, "amod", "compound"):
            if status := words["adjectives"].get(tree[kid].text.lower()):
                above = [tree[up].lemma for up in tree.ancestors(trigger.index)][:_NEAR]
                if status != Status.CALLED_FOR or "agree" not in above:  # "agreed to an *immediate* ceasefire"
                    return Status(status)
    return None


def _is_told_to_come(tree: Tree, verb: int) -> bool:
    """Whether "would" is the "will" of what somebody said, on no condition: "said the accord *would be signed* on Monday"."""
    if any(token.lemma.lower() in _CONDITIONS for token in tree.tokens):
        return False
    up = tree.head(verb)
    return tree[verb].dep == "ccomp" and up is not None and tree[up].tag == "VBD" and tree[up].lemma in _TELLING


def is_yet_to_be_made(tree: Tree, trigger: Trigger) -> bool:
    """Whether the making itself of what a noun names is yet to come: "said the accord *would be signed* on Monday"."""
    up = tree.head(trigger.index) if trigger.noun and tree[trigger.index].dep == "nsubjpass" else None
    if up is None or tree[up].lemma not in _MAKING:
        return False
    return any(tree[k].text.lower() in ("will", "would") for k in tree.kids(up, "aux"))


def _above(tree: Tree, trigger: Trigger) -> Status | None:
    """The status that the nearest governing word gives, going up at most five steps."""
    at = trigger.index if trigger.noun and trigger.support is None else trigger.verb
    if tree[at].dep == "ROOT" and _is_infinitive(tree, at):
        return Status.PLANNED
    for _ in range(5):
        up = tree.head(at)
        if up is None or tree[at].dep not in _UP:
            return None
        found, go_on = _under(tree, trigger, at, up)
        if found or not go_on:
            return found
        at = up
    return None


def _under(tree: Tree, trigger: Trigger, at: int, up: int) -> tuple[Status | None, bool]:
    """What the word above says of the one below it, and whether to look further up."""
    words, dep, above = load_modality(), tree[at].dep, tree[up]
    if tree.is_cut(at, up):
        return None, False
    bare = _is_infinitive(tree, at) or tree[at].tag == "VBG" or dep in _BARE
    if above.pos in ("NOUN", "PROPN"):
        status = words["nouns"].get(above.lemma) if bare or dep in ("acl", "prep") else None
        return (Status(status) if status else None), True
    if above.pos not in ("VERB", "AUX", "ADJ"):
        return None, True
    if dep == "prep" and tree[at].lemma in _BESIDE:
        return None, False
    if dep == "conj" and above.pos != "AUX":
        modal = next((m for k in tree.kids(up, "aux") if (m := words["modals"].get(tree[k].lemma))), None)
        return (Status(modal) if modal and not tree.kids(at, "nsubj", "aux") else None), True
    if dep in ("nsubj", "relcl") and above.pos != "AUX":
        return None, False
    if _is_try(tree, up) and trigger.kind in HARMS:
        return None, False
    status = words["verbs"].get(above.lemma)
    if above.lemma == "be" and dep == "xcomp" and _is_infinitive(tree, at):
        return Status.PLANNED, False
    if above.lemma == "be":
        status = next((s for k in tree.kids(up, "acomp", "attr") if (s := words["verbs"].get(tree[k].lemma))), None)
    if status == Status.DENIED:
        return (Status.DENIED, False) if dep in _CONTENT else (None, True)
    if status and bare and tree[trigger.verb].tag != "VBD":
        return Status(status), False
    if dep in ("ccomp", "advcl") and not bare:
        return None, False
    modal = next((m for k in tree.kids(up, "aux") if (m := words["modals"].get(tree[k].lemma))), None)
    return (Status(modal) if modal else None), True


def _is_infinitive(tree: Tree, index: int) -> bool:
    return any(tree[k].tag == "TO" for k in tree.kids(index, "aux"))
