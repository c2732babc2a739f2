"""Whether a word that could tell an event does: what has to stand beside it, kind by kind."""

from __future__ import annotations

from detente.extract.actors import Stage
from detente.extract.figures import FigureRef
from detente.extract.hazards import names_hazard
from detente.extract.localities import PlaceRef
from detente.extract.memory import ActorRef
from detente.extract.saying import is_hedge, is_of_compound
from detente.extract.senses import sense_of
from detente.extract.tolls import CASUALTY_VERBS
from detente.extract.tree import Tree
from detente.extract.triggers import GOING, Trigger
from detente.lexicon.frames import load_frames, load_judging_verbs
from detente.lexicon.kinds import load_kinds
from detente.lexicon.nouns import load_nouns
from detente.model import Kind, NameType, Part, TimeMark

_TALKED_OF = frozenset(
    "express voice reiterate reaffirm announce confirm stress emphasize emphasise underline underscore regret discuss".split(
        " "
    )
)
"""Verbs of saying that may have a plain object for their content, beside those of judging: "voiced concern"."""
CONTENT = 0.5
"""Least probability of the words that the reader takes for what is said."""
_TO_VICTIMS = frozenset(
    "visit treat see meet receive comfort help evacuate bury mourn honour honor commemorate remember tend talk speak pray "
    "condolence family relative funeral".split()
)
"""What is done to the dead and wounded after the deed, and those who are left."""
_CALLED = frozenset({"session", "meeting", "election", "referendum", "vote", "conference", "summit"})
_JUDGED = frozenset(
    "accusation allegation charge claim report deal accord agreement attack arrest raid killing decision move vote referendum "
    "statement plan proposal war truce ceasefire offer".split()
)
"""What is called something, and cannot be called up."""
_HABITS = frozenset(
    {"regularly", "often", "frequently", "usually", "routinely", "periodically", "always", "sometimes", "repeatedly"}
)
_AGAIN = "repeatedly"
"""Of the past it tells that something did happen, more than once: "the camp was *repeatedly* hit"."""
_RESTS = frozenset({"pause", "break", "lull", "hiatus"})
_COMING_BACK = frozenset({"step", "move", "action", "measure"})
_ARMS = frozenset(
    {"military", "armed", "joint", "new", "further", "punitive", "retaliatory", "police", "legal", "industrial"}
)
_NAMED = 5
"""Words at most of whom somebody is called something."""
_PRESENT = frozenset({"VBZ", "VBP"})
_SETTLED = frozenset({"sign", "initial", "adopt", "implement", "ratify"})
"""What is done with a plan that is proposed no longer."""
_AT_THE_TABLE = frozenset({Part.PARTY, Part.MEDIATOR, Part.HOST})
_TWO_SIDED = GOING | {"arrive", "receive", "call", "phone", "telephone"}


_ARMED = frozenset({NameType.STATE, NameType.PEOPLE, NameType.PERSON, NameType.BODY})
"""Who does harm with whatever stands for them in the sentence: what "Chadian warplanes" do is no accident."""


def is_habit(tree: Tree, trigger: Trigger) -> bool:
    """Whether something is told as happening over and over, which is no event: "shells often fall there".

    So it is with what is joined to such a verb, and with a noun of no certain event below it: "they *usually* come and attack",
    "there is *usually* a line of police outside a protest". What somebody keeps saying he has said: "has *repeatedly* denied it".
    """
    if load_frames()[trigger.kind].family == "speech":
        return False
    verbs, at = [trigger.verb], trigger.verb
    if trigger.noun and trigger.support is None:
        articles = {tree[k].lemma.lower() for k in tree.kids(trigger.index, "det", "poss")}
        above = next((i for i in tree.ancestors(trigger.index) if tree[i].pos in ("VERB", "AUX")), at)
        verbs += [above] if articles <= {"a", "an"} and tree[above].lemma == "be" else []
    elif tree[at].dep in ("conj", "xcomp") and (up := tree.head(at)) is not None and not tree.kids(at, "nsubj"):
        verbs.append(up)
    return any(
        tree[k].lemma in _HABITS and (tree[k].lemma != _AGAIN or _is_present(tree, verb))
        for verb in verbs
        for k in tree.kids(verb, "advmod")
    )


def _is_present(tree: Tree, verb: int) -> bool:
    """Whether a verb tells how things are: "fires", "is firing", not "fired", "has fired", "of firing"."""
    first = next(iter(tree.kids(verb, "aux", "auxpass")), verb)
    return tree[first].tag in _PRESENT and tree[first].lemma != "have"


def is_of_other_sense(tree: Tree, trigger: Trigger) -> bool:
    """Whether what stands around a verb gives it a sense that tells no such event, however sure the reader is of it.

    "*Closed in* on the town" bars no road, "*paraded* the captives" is no protest, "*called* a session" and "called the deal a
    mistake" ask nobody for anything and telephone nobody.
    """
    if is_of_compound(tree, trigger.index) or is_hedge(tree, trigger.index) or _is_hyphened(tree, trigger.index):
        return True
    if (sense := sense_of(tree, trigger.index, trigger.kind.value)) is not None and sense.kind is None:
        return True
    up = tree.head(trigger.index)
    if trigger.kind is Kind.CEASEFIRE and up is not None and tree[trigger.index].lemma in _RESTS:
        return tree[up].lemma == "after" and not tree.objects_of(trigger.index, "in")  # talks resumed "after a *pause*"
    if trigger.noun or trigger.index + 1 >= len(tree):
        return False
    lemma, things = tree[trigger.index].lemma, tree.kids(trigger.index, "dobj")
    after = tree[trigger.index + 1].text.lower()
    if trigger.kind is Kind.CHECKPOINT_OR_BLOCKADE:
        return lemma == "close" and after == "in"
    if trigger.kind is Kind.MEETING and lemma == "call" and _is_named_so(tree, trigger.index):
        return True
    if trigger.kind is Kind.PROTEST:
        return lemma == "parade" and bool(things)
    if lemma != "call" or not things or after in ("for", "on", "upon"):
        return False
    if trigger.kind is Kind.DEMAND:
        return any(tree[thing].lemma in _CALLED for thing in things)
    return trigger.kind is Kind.MEETING and any(
        tree[thing].pos == "NOUN" and tree[thing].lemma in _JUDGED for thing in things
    )


def is_of_no_kind_told(stage: Stage, trigger: Trigger) -> bool:
    """Whether a noun that names a deed only by coming back to it has none to come back to: "welcomed *the step*"."""
    tree, noun = stage.tree, trigger.index
    if not trigger.noun or tree[noun].lemma not in _COMING_BACK or trigger.kind in stage.memory.kinds:
        return False
    bare = not any(tree[k].lemma in ("against", "on", "into", "by") for k in tree.kids(noun, "prep"))
    return bare and not any(tree[k].lemma in _ARMS for k in tree.kids(noun, "amod", "compound"))


def _is_named_so(tree: Tree, verb: int) -> bool:
    """Whether "call" gives somebody a name: "called Deng *a bandit*". By the words, whatever the parse makes of them."""
    at = verb + 1
    while at < len(tree) and tree[at].pos in ("PROPN", "PRON", "NOUN", "DET", "ADJ") and at - verb < _NAMED:
        at += 1
        if at < len(tree) and tree[at].tag in ("DT", "``") and tree[at - 1].pos != "DET":
            return True
    return False


def _is_hyphened(tree: Tree, index: int) -> bool:
    """Whether a participle with a noun before its hyphen says what somebody always is: "Iran-*backed* rebels"."""
    if (
        index < 2
        or index + 1 >= len(tree)
        or tree[index - 1].text != "-"
        or tree[index].tag not in ("VBN", "VBD", "JJ")
    ):
        return False
    dash, first = tree[index - 1], tree[index - 2]
    whole = first.end == dash.start and dash.end == tree[index].start
    return whole and first.pos in ("NOUN", "PROPN", "ADJ") and tree[index + 1].pos in ("NOUN", "PROPN", "ADJ")


def is_of_victims(tree: Tree, trigger: Trigger) -> bool:
    """Whether a word names those whom harm has befallen, to whom something else is done: "visited *the wounded*"."""
    up = tree.head(trigger.index)
    if (
        up is not None
        and tree[trigger.index].dep == "amod"
        and tree[trigger.index].lemma in ("wound", "wounded", "injure", "injured")
    ):
        above = tree.head(up)  # "visited *wounded* soldiers"
        return tree[up].dep == "dobj" and above is not None and tree[above].lemma in _TO_VICTIMS
    if trigger.kind is not Kind.CASUALTIES_REPORT or up is None or tree[trigger.index].dep not in ("dobj", "pobj"):
        return False
    known = any(tree[k].lemma == "the" for k in tree.kids(trigger.index, "det"))
    up = tree.head(up) if tree[trigger.index].dep == "pobj" and tree[up].lemma in ("of", "with", "to", "for") else up
    return known and up is not None and tree[up].lemma in _TO_VICTIMS


def is_told(
    stage: Stage,
    trigger: Trigger,
    parts: tuple[tuple[Part, ActorRef], ...],
    figures: tuple[FigureRef, ...],
    mark: TimeMark | None,
    place: PlaceRef | None,
    *,
    quoted: bool,
) -> bool:
    """Whether there is enough beside the word to say that it tells an event."""
    if _is_other_sense(stage.tree, trigger):
        return False
    family = load_frames()[trigger.kind].family
    roles = {part for part, _ in parts}
    if family == "speech":
        said = trigger.kind is not Kind.STATEMENT or _has_content(stage.tree, trigger, quoted=quoted)
        return Part.SPEAKER in roles and said and not (trigger.noun and trigger.weak)
    if trigger.noun and trigger.support is None and not (parts or figures or (mark and place)):
        return False
    carried = mark or place or trigger.support is not None or not trigger.noun
    if trigger.weak and not (figures or (parts and carried)):
        return False
    if family == "talks":
        return _is_contact(stage.tree, trigger, parts, mark, place)
    if family == "accord" and trigger.noun and trigger.kind is not Kind.CEASEFIRE:
        return (trigger.support is not None and bool(parts)) or Part.MEDIATOR in roles
    if family == "force":
        if _is_accident(stage, trigger) and not any(p is Part.PERPETRATOR and r.type in _ARMED for p, r in parts):
            return False
        breach = trigger.kind is Kind.CEASEFIRE_VIOLATION and not trigger.noun
        return bool(parts or figures) or (mark is not None and (place is not None or breach))
    return bool(parts or figures) or (mark is not None and (place is not None or _ends_something(stage.tree, trigger)))


def _ends_something(tree: Tree, trigger: Trigger) -> bool:
    """Whether a verb tells, without a doer, what became of something else that is told: "the siege *was lifted*"."""
    things = tree.subjects(trigger.index) if not trigger.noun and tree.is_passive(trigger.index) else []
    return any(tree[thing].lemma in load_kinds().nouns for thing in things)


def _is_other_sense(tree: Tree, trigger: Trigger) -> bool:
    """Whether the grammar shows another sense of the word: "demonstrated leadership", "signed a disarmament plan"."""
    if trigger.kind is Kind.PROTEST and not trigger.noun:
        return tree[trigger.index].lemma == "demonstrate" and bool(tree.kids(trigger.index, "dobj"))
    up = tree.head(trigger.index) if trigger.kind is Kind.PROPOSAL and trigger.noun else None
    return up is not None and tree[trigger.index].dep in ("dobj", "nsubjpass") and tree[up].lemma in _SETTLED


def _is_contact(
    tree: Tree,
    trigger: Trigger,
    parts: tuple[tuple[Part, ActorRef], ...],
    mark: TimeMark | None,
    place: PlaceRef | None,
) -> bool:
    lemma = tree[trigger.index].lemma
    if lemma == "discuss":
        return sum(part in _AT_THE_TABLE for part, _ in parts) >= 2
    if lemma in _TWO_SIDED:
        return len(parts) >= 2 or (bool(parts) and place is not None and lemma not in ("call", "receive"))
    return bool(parts) or (mark is not None and place is not None)


def _is_accident(stage: Stage, trigger: Trigger) -> bool:
    """Whether what killed was neither an actor nor a weapon: a storm, a mine's roof, an illness."""
    tree = stage.tree
    if names_hazard(tree):
        return tree[trigger.index].lemma in CASUALTY_VERBS or trigger.kind is Kind.CASUALTIES_REPORT
    if tree[trigger.index].lemma in ("die", "perish", "succumb"):
        return False
    if trigger.noun and tree[trigger.index].lemma not in CASUALTY_VERBS:
        return False
    if tree.is_passive(trigger.verb):
        return False
    doers = [s for s in tree.subjects(trigger.verb) if tree[s].pos in ("NOUN", "PROPN")]
    armed = (tree[s].lemma in load_nouns().harmers or stage.actors(s) for s in doers)
    return bool(doers) and not any(armed)


def _reader_quotes(trigger: Trigger) -> bool:
    """Whether the reader finds what is said: "recalled *the killing of*", "spoke of *the attack*"."""
    links = trigger.told.links if trigger.told else ()
    return any(link.label == "content" and link.score >= CONTENT for link in links)


def _has_content(tree: Tree, trigger: Trigger, *, quoted: bool) -> bool:
    """Whether something is said: a clause, a quotation, or what a verb such as "praise" is about."""
    verb = trigger.verb
    if trigger.noun:
        return bool(tree.kids(trigger.index, "acl", "ccomp", "relcl")) or trigger.support is not None
    if tree.kids(verb, "ccomp", "xcomp") or tree[verb].dep in ("parataxis",) or quoted:
        return True
    if tree[verb].dep == "ccomp" and tree[verb].lemma in ("say", "tell", "add"):
        return True
    of_it = tree.kids(verb, "dobj") or tree.objects_of(verb, "of", "to")
    if of_it and any(tree[index].lemma in load_kinds().nouns for index in of_it) and _reader_quotes(trigger):
        return True
    return (tree[verb].lemma in _TALKED_OF or tree[verb].lemma in load_judging_verbs()) and bool(
        tree.kids(verb, "dobj")
    )
