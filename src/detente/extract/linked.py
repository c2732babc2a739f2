"""The participants that the reader links to a trigger, as actors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from detente.extract.actors import Stage
from detente.extract.brokers import backs_somebody
from detente.extract.bystanders import without_bystanders
from detente.extract.cast import is_actor
from detente.extract.crowds import of_protest
from detente.extract.firstperson import is_first
from detente.extract.inner import of_own_subject, without_inner
from detente.extract.joints import DASHES
from detente.extract.memory import ActorRef
from detente.extract.mutual import names_each_other
from detente.extract.onlookers import of_undertaking
from detente.extract.outright import told_outright
from detente.extract.owning import is_in_compound, only_says_whose, without_owners
from detente.extract.parts import find_parts
from detente.extract.printed import printed_actor
from detente.extract.pronouns import RELATIVE
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.lexicon.contacts import gathers_many
from detente.lexicon.frames import Frame, load_frames
from detente.lexicon.kinds import load_kinds
from detente.lexicon.nouns import load_nouns
from detente.model import PART_PROPS, Kind, LinkMark, NameType, Part

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "conj"})
_OWNING = _ARGUMENTS | {"poss", "compound", "nmod"}
_DASHED = re.compile(r"\s[-–—]\s.+\s[-–—]\s")
LINKED = 0.5
"""Least probability of a link that is taken."""
SURELY = 0.85
"""From this probability on a link counts more than the words around, and a time is another event's."""
_SOURCE = re.compile(r"\baccording to (?:[\w'’.-]+ ){0,3}$", re.IGNORECASE)
_NEAR = 60
_IN_PHRASE = re.compile(r"[ ‑–-](?:(?!and |or )[\w’'.‑–-]+ )*")
"""What may stand between a word and the noun that it modifies: no second of a row."""
_ACTING_PARTS = frozenset({Part.SPEAKER, Part.PARTY, Part.PERPETRATOR})
_UNDERGOING = frozenset({Part.ADDRESSEE, Part.TARGET})
_BETWEEN = frozenset({Part.MEDIATOR, Part.HOST})
"""Parts that a word says outright ("mediated", "hosted by"): there the rules know better than a link."""
_DONE_BY = frozenset({Part.SPEAKER.value, Part.PERPETRATOR.value})
"""Parts of those who are the subject of what they do."""
_OF_EQUALS = frozenset({Kind.MEETING, Kind.ARMED_CLASH})
"""Kinds of event that nobody takes part in alone."""
_TALKING = frozenset({"speak", "talk", "meet", "phone", "telephone", "call", "tell", "write", "visit"})
_ACTING = (NameType.PERSON, NameType.STATE, NameType.BODY, NameType.GROUP, NameType.PEOPLE)


def linked_parts(stage: Stage, trigger: Trigger) -> list[tuple[Part, ActorRef]]:
    """The parts of an event by the reader's links, in text order; an actor takes the likeliest of its parts."""
    found: dict[str, tuple[float, Part, ActorRef]] = {}
    frame = load_frames()[trigger.kind]
    links = [
        link
        for link in (trigger.told.links if trigger.told else ())
        if link.label in PART_PROPS and link.score >= LINKED and not _only_backs(stage, trigger, link)
    ]
    links = _of_subject(stage, trigger, _of_clause(stage, trigger, links))
    for link in sorted(links, key=lambda link: names_each_other(stage, link.start, link.end)):
        if not _is_within(stage, link, links):
            part, mutual = _framed(Part(link.label), frame), names_each_other(stage, link.start, link.end)
            for ref in [*actors_in(stage, link), *_joined_to(stage, link, trigger)]:
                if ref.name not in found or (link.score > found[ref.name][0] and not mutual):
                    found[ref.name] = (link.score, part, ref)
    at = stage.tree[trigger.index].start
    said = [ref for _, part, ref in found.values() if part is Part.SPEAKER]
    own = of_own_subject(stage, trigger.index, without_asides(stage, said, at))
    aside = {ref.name for ref in said} - {ref.name for ref in own}
    rest = ((part, ref) for _, part, ref in found.values() if part is not Part.SPEAKER or ref.name not in aside)
    return sorted(rest, key=lambda p: p[1].start)


def _of_clause(stage: Stage, trigger: Trigger, links: list[LinkMark]) -> list[LinkMark]:
    """The links without those over a semicolon, where any are left: the next clause has people of its own."""
    tree = stage.tree
    tops = ((link, tree.top_of(link.start, link.end)) for link in links)
    return [link for link, top in tops if top is not None and not tree.is_cut(trigger.index, top)] or links


def _of_subject(stage: Stage, trigger: Trigger, links: list[LinkMark]) -> list[LinkMark]:
    """The links without those that rival the verb's own subject in its part, less surely, from another clause.

    "Chad accused Mali of hiding the *gunmen who attacked* a bridge": the gunmen attacked it, not Mali.
    """
    tree = stage.tree
    own = [] if trigger.noun else tree.kids(trigger.index, "nsubj", "nsubjpass")
    relative = [at for at in own if tree[at].text.lower() in RELATIVE]
    words = {i for at in own for i in tree.subtree(at)} | {at - 1 for at in relative if at}
    inside = (link for link in links if link.label in _DONE_BY and words & {*tree.at(link.start, link.end)})
    sure = {link.label: link.score for link in sorted(inside, key=lambda link: link.score)}
    tops = ((link, tree.top_of(link.start, link.end)) for link in links)
    return [
        link
        for link, top in tops
        if top is None
        or link.score >= min(SURELY, sure.get(link.label, 0.0))
        or top in words
        or tree.head(top) == trigger.index
        or not (tree[top].dep in ("nsubj", "nsubjpass", "dobj") and trigger.index > top)
    ]


def without_asides(stage: Stage, speakers: Sequence[ActorRef], cue: int) -> tuple[ActorRef, ...]:
    """The speakers without those that only tell more of another: behind a dash and before the next, or the office of a person.

    "The union - made up of X and Y - said" is said by the union, "UN Commissioner X said" by X, "X, Y's sister, said" by X.
    ``cue`` is an offset.
    """
    first = min(speakers, key=lambda ref: ref.start, default=None)
    dashed = _DASHED.search(stage.text, first.end, cue) if first is not None and first.end < cue else None
    people = [ref.start for ref in speakers if ref.type is NameType.PERSON]
    return without_inner(
        stage,
        [
            ref
            for ref in speakers
            if not any(other is not ref and only_says_whose(stage, ref, other) for other in speakers)
            and not (dashed and dashed.start() <= ref.start < dashed.end())
            and not (ref.type is not NameType.PERSON and any(stage.text[ref.end : start] == " " for start in people))
        ],
    )


def _only_backs(stage: Stage, trigger: Trigger, link: LinkMark) -> bool:
    """Whether linked words only say who is behind somebody who takes part, in anything but his backing itself."""
    mark = next((m for m in stage.names if m.start == link.start and m.end == link.end), None)
    return mark is not None and stage.tree[trigger.index].start != mark.end + 1 and backs_somebody(stage, mark)


def _joined_to(stage: Stage, link: LinkMark, trigger: Trigger) -> Iterator[ActorRef]:
    """Those whom an "and" joins to one linked, where the reader links them to nothing: "Chad and *Sudan* met".

    Those before it only where others of the row are linked too: "abuses by *Chad*, Mali, Niger and Togo".
    """
    tree = stage.tree
    top = tree.top_of(link.start, link.end)
    if top is None:
        return
    links = [o for o in (trigger.told.links if trigger.told else ()) if o.score >= LINKED and o.label in PART_PROPS]
    row = tree.conjuncts(_first_of_row(tree, top))
    known = {i for i in row if any(o.start < tree[i].end and tree[i].start < o.end for o in links)}
    for index in row:
        here = tree[index].start >= link.end or (tree[index].end <= link.start and len(known) > 1)
        if here and index not in known and index != trigger.index and tree[index].pos in ("PROPN", "NOUN"):
            yield from _people(stage, index)


def _people(stage: Stage, head: int) -> list[ActorRef]:
    """The actors of a noun in a row; people of a sort that is no actor's elsewhere as they are printed: "soldiers and *nurses*"."""
    tree, found = stage.tree, stage.actors(head)
    beside = [
        *tree.kids(head, "conj"),
        *([up] if tree[head].dep == "conj" and (up := tree.head(head)) is not None else []),
    ]
    plural = tree[head].tag == "NNS" and any(tree[at].tag == "NNS" for at in beside)
    if found or not plural or tree[head].lemma.lower() not in load_nouns().persons:
        return found
    printed = printed_actor(stage, head)
    return [printed] if printed is not None else []


def _first_of_row(tree: Tree, index: int) -> int:
    """The first of those joined by "and" or commas, of which a noun is one."""
    while tree[index].dep == "conj" and (up := tree.head(index)) is not None and tree[up].pos in ("PROPN", "NOUN"):
        index = up
    return index


def _framed(part: Part, frame: Frame) -> Part:
    """The part as the kind of event calls it: who acts in an agreement is a party, in an attack its perpetrator."""
    for kin, own in ((_ACTING_PARTS, frame.agent), (_UNDERGOING, frame.object)):
        if part in kin and own in kin:
            return Part(own)
    return part


def parts_of(stage: Stage, trigger: Trigger) -> list[tuple[Part, ActorRef]]:
    """The reader's links; for a part that it links nobody to, those whom the rules find around the word."""
    parts = [
        (part, ref)
        for part, ref in _parts_of(stage, trigger)
        if not _is_source(stage, part, ref) and not _only_speaks(stage, trigger.kind, ref)
    ]
    parts = of_undertaking(stage, trigger, told_outright(stage, trigger, parts))
    return without_bystanders(stage, trigger, of_protest(stage, trigger, parts))


def _only_speaks(stage: Stage, kind: Kind, ref: ActorRef) -> bool:
    """Whether "we" only speak: of a war ("we want to end this war"), or in words that are told as theirs already ("I think")."""
    if not is_first(stage.text[ref.start : ref.end]):
        return False
    return kind is Kind.WAR or (kind is Kind.STATEMENT and stage.voices.is_quoted(ref.start))


def _parts_of(stage: Stage, trigger: Trigger) -> list[tuple[Part, ActorRef]]:
    linked, ruled = _said_to(stage, trigger, linked_parts(stage, trigger)), _ruled(stage, trigger)
    if not linked:
        return without_owners(stage, ruled)
    between = {ref.name: (part, ref) for part, ref in ruled if part in _BETWEEN}
    aside = {ref.name for part, ref in linked if part in _BETWEEN and _only_speaks_of(stage, trigger, ref)}
    stand = between or any(part in _BETWEEN and ref.name not in aside for part, ref in linked)
    linked = [
        (part, ref)
        for part, ref in linked
        if not (stand and part in _BETWEEN and ref.name not in between and ref.name in aside)
    ]
    linked = [between.get(ref.name, (part, ref)) for part, ref in linked]
    filled, names = {part for part, _ in linked}, {ref.name for _, ref in linked}
    # nobody meets alone
    equals = trigger.kind in _OF_EQUALS or (trigger.kind is Kind.MEDIATION and not filled & _BETWEEN)
    alone = equals and [part for part, _ in linked].count(Part.PARTY) == 1
    ruled += _undergoes(stage, trigger, {ref.name for _, ref in ruled})
    rest = (
        (part, ref)
        for part, ref in ruled
        if ref.name not in names and (part not in filled or (alone and ref.name[:1].isupper()))
    )
    return without_owners(stage, [*linked, *rest])


def _undergoes(stage: Stage, trigger: Trigger, known: set[str]) -> list[tuple[Part, ActorRef]]:
    """Who undergoes a deed by the frame of the reader's kind, where the tables have the verb under one that nobody undergoes."""
    if trigger.noun or trigger.kind is Kind.OTHER or trigger.tabled in (None, trigger.kind):
        return []
    return [(part, ref) for part, ref in find_parts(stage, trigger) if part in _UNDERGOING and ref.name not in known]


def _is_source(stage: Stage, part: Part, ref: ActorRef) -> bool:
    """Whether somebody who is found to take part is who says it: "were flown out, according to *a local source*"."""
    if part is Part.SPEAKER:
        return False
    top = stage.tree.top_of(ref.start, ref.end)
    start = stage.tree.phrase(top)[0] if top is not None else ref.start
    return _SOURCE.search(stage.text, max(0, start - _NEAR), start) is not None


def _only_speaks_of(stage: Stage, trigger: Trigger, ref: ActorRef) -> bool:
    """Whether somebody is the subject of a verb far above an event noun: "*Chad* backed talks hosted by Sudan"."""
    tree = stage.tree
    top = tree.top_of(ref.start, ref.end)
    verb = tree.head(top) if top is not None and tree[top].dep == "nsubj" else None
    return trigger.noun and verb is not None and verb != trigger.verb and verb in tree.ancestors(trigger.index)


def _said_to(stage: Stage, trigger: Trigger, linked: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """Of a participle of speech, those to whom the main verb is done listen: "spoke with *Ouman*, expressing concern"."""
    tree = stage.tree
    main = (
        tree.main_verb(trigger.index) if not trigger.noun and load_frames()[trigger.kind].family == "speech" else None
    )
    if main is None:
        return linked
    to = {ref.name: ref for at in tree.partners(trigger.index) for ref in stage.actors(at)}
    speaks = [(part, ref) for part, ref in linked if ref.name not in to]
    if not any(part is Part.SPEAKER for part, _ in speaks):
        return linked
    if tree[main].lemma not in _TALKING:
        to = {name: ref for name, ref in to.items() if name in {ref.name for _, ref in linked}}
    return [*speaks, *((Part.ADDRESSEE, ref) for ref in to.values())]


def _ruled(stage: Stage, trigger: Trigger) -> list[tuple[Part, ActorRef]]:
    """Those whom the rules find around a word, by the kind that the tables have it under, where it is kin.

    The subject of "met" is a party though the reader calls it a mediation; "violence" that is an attack has a doer. Of a word that
    the tables do not know, one who does it alone mediates, several do not: "the sides *exchanged* views", "both delegations
    *worked* for five days".
    """
    kind = trigger.tabled
    if kind is None and trigger.kind is Kind.MEDIATION:
        found = find_parts(stage, trigger)
        between = [ref for part, ref in found if part is Part.MEDIATOR]
        alone = len(between) == 1 and not _is_plural(stage, between[0])
        return found if alone else find_parts(stage, replace(trigger, kind=Kind.MEETING))
    family = load_frames()[trigger.kind].family
    kin = kind is not None and load_frames()[kind].family == family and family != "force"
    return find_parts(stage, replace(trigger, kind=kind) if kin and kind else trigger)


def _is_plural(stage: Stage, ref: ActorRef) -> bool:
    top = stage.tree.top_of(ref.start, ref.end)
    return top is not None and stage.tree[top].tag == "NNS"


def _is_within(stage: Stage, link: LinkMark, links: Sequence[LinkMark]) -> bool:
    """Whether words only say whose the ones linked to the same part are: "the leaders of Chad *and Sudan*"."""
    tree = stage.tree
    if link.score >= SURELY and any(
        m.type is NameType.PERSON and link.start <= m.start < link.end for m in stage.names
    ):
        return False  # a person owns nobody: "with X of Chad and the head of the office of Sudan Y"
    top = tree.top_of(link.start, link.end)
    owned = False
    for at in [top, *tree.ancestors(top)] if top is not None else ():
        others = (o for o in links if o is not link and o.label == link.label)
        if owned and any(o.start <= tree[at].start < o.end for o in others):
            return True
        if tree[at].pos in ("VERB", "AUX"):
            return False
        owned = owned or tree[at].dep in ("pobj", "poss")
    return False


def actors_in(stage: Stage, link: LinkMark) -> list[ActorRef]:
    """The actors that linked words name: by their heads, by the names in them, or under the words as printed."""
    tree = stage.tree
    inside = tree.at(link.start, link.end)
    members = set(inside)
    tops = [_kin(stage, i) for i in inside if tree[i].head not in members or tree[i].head == i]
    members.update(tops)
    heads = list(dict.fromkeys(c for top in tops for c in tree.conjuncts(top) if c in members))
    heads = [whole for head in heads if (whole := _noun_of(stage, link, head, members)) is not None]
    found = list(_unique(ref for head in heads for ref in stage.actors(head)))
    if found and len(heads) > 1:
        found = list(_unique(ref for head in heads for ref in _people(stage, head)))
    if not found:
        acting = (m for m in stage.names if link.start <= m.start < link.end and m.type in _ACTING)
        marks = [m for m in acting if is_actor(m.stands_for) and not is_in_compound(stage, m)]
        found = list(_unique(stage.named(mark) for mark in marks))
    if not found and link.label == Part.ADDRESSEE.value and link.score >= SURELY:  # "sent aid to *Chad*": to the state
        lands = [
            m for m in stage.names if link.start <= m.start < link.end and m.type is NameType.PLACE and m.stands_for
        ]
        found = list(_unique(stage.named(mark) for mark in lands))
    if found or (heads and link.label != Part.TARGET.value and _is_happening(stage, link, _whole(stage, heads[0]))):
        return found
    return [ref for head in heads[:1] if (ref := printed_actor(stage, _whole(stage, head)))]


def _is_happening(stage: Stage, link: LinkMark, head: int) -> bool:
    """Whether a noun that names nobody is that of a happening, which takes no part in another: "the *incident* prompted …"."""
    lemma, nouns = stage.tree[head].lemma.lower(), load_nouns()
    people = nouns.groups | nouns.acts_for_state | nouns.collective_heads
    whose = link.label == Part.SPEAKER.value and stage.tree.kids(
        head, "compound", "poss", "amod"
    )  # "an *opposition* statement"
    return lemma in load_kinds().nouns and not whose and not gathers_many(lemma) and lemma not in people


def _noun_of(stage: Stage, link: LinkMark, head: int, members: set[int]) -> int | None:
    """The noun of people of which linked words only say which or how many: "*14 armed* groups"; none of "*rebel*-held town".

    A nationality is that of a group right behind it: "*Chadian* mercenaries".
    """
    tree, up, mark = stage.tree, stage.tree.head(head), stage.mark_at(head)
    if up is None or up in members or tree[head].dep not in ("compound", "amod", "nmod", "nummod"):
        return head
    between = stage.text[tree[head].end : tree[up].start]
    if mark is None and tree[up].tag == "VBN" and between in DASHES:
        return None
    nouns, office = load_nouns(), stage.mark_at(up)
    lemma = tree[up].lemma.lower() if tree[up].pos in ("NOUN", "PROPN") else ""
    if mark is not None and not is_actor(mark.stands_for):
        return up if between == " " and (office is not None or lemma in nouns.groups | nouns.speakers) else head
    if mark is not None:
        own = mark.type is NameType.PEOPLE and between == " " and Part(link.label) not in _UNDERGOING
        return up if own and lemma in (nouns.groups - nouns.speakers) | nouns.own_forces else head
    if not _IN_PHRASE.fullmatch(between) or any(tree[k].pos == "PRON" for k in tree.kids(up, "poss")):
        return head
    whose = tree[head].lemma.lower() in nouns.groups | nouns.acts_for_state
    titled = office is not None and office.type is NameType.TITLE and not whose  # "*government* officials"
    others = nouns.groups | nouns.acts_for_state | nouns.persons | nouns.vehicles
    return up if titled or (lemma in others and not (whose and lemma in nouns.speakers)) else head


def _kin(stage: Stage, top: int) -> int:
    """Whoever is told by whose he is, where only that one is linked: "*the driver's* brother" was taken, not the driver."""
    tree, persons = stage.tree, load_nouns().persons
    if top + 2 >= len(tree) or tree[top + 1].tag != "POS" or tree[top].dep not in _OWNING:
        return top
    behind = takewhile(lambda i: tree[i].tag in ("JJ", "NN"), range(top + 2, len(tree)))
    return next((i for i in behind if tree[i].lemma.lower() in persons and tree[i].dep in _ARGUMENTS), top)


def _whole(stage: Stage, head: int) -> int:
    """The noun of which linked words are only what stands before it: "force" of "*Chadian-led* force"."""
    tree, up = stage.tree, stage.tree.head(head)
    joined = tree[head].dep == "amod" and stage.text[tree[head].start - 1 : tree[head].start] in DASHES
    led = up is not None and joined and tree[up].pos == "NOUN" and up == head + 1
    return up if led and up is not None else head


def _unique(refs: Iterator[ActorRef]) -> Iterator[ActorRef]:
    seen: set[str] = set()
    for ref in refs:
        if ref.name not in seen:
            seen.add(ref.name)
            yield ref
