"""At what level a contact was and in which form, from the words that tell it or the offices of those who took part.

A level is that of the parties: who hosts or mediates says nothing of it, unless no party's office is told. Parties of different
rank give a level each. Nothing is said where the words leave it open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.extract.actors import Stage
from detente.extract.memory import ActorRef
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.lexicon.contacts import (
    gathers_many,
    offices_by_level,
    usual_level,
    verb_of_format,
    words_aside,
    words_of_format,
    words_of_level,
)
from detente.lexicon.frames import load_frames
from detente.model import Format, Kind, Marks, NameMark, NameType, Part, Prop

_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "xcomp", "conj", "parataxis"})
"""Branches that tell something else than how the contact was."""
_LEADING = frozenset({"lead", "head"})
_FORMER = ("former ", "ex-", "late ", "ousted ", "onetime ", "one-time ")
_SEVERAL = frozenset({"meeting", "call", "visit", "conversation", "trip", "contact", "phone"})
"""Nouns that in the plural tell of several contacts, where "talks" are one."""
_BY_NUMBER = {2: Format.BILATERAL, 3: Format.TRILATERAL}
_WORDS_OF_NUMBER = {2: "two", 3: "three"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """A level or a format of a contact and the words that tell it; ``note`` says how, where they do not name it."""

    prop: Prop
    value: str
    start: int
    end: int
    note: str | None = None


def find_traits(
    stage: Stage, marks: Marks, trigger: Trigger, kind: Kind, parts: Sequence[tuple[Part, ActorRef]]
) -> tuple[Trait, ...]:
    """The level and the forms of a contact, in the order of its words; nothing for what is no contact.

    ``marks`` are those of the whole report: an office may be told in another sentence.
    """
    if load_frames()[kind].family != "talks":
        return ()
    titles = [mark for mark in marks.names if mark.type is NameType.TITLE]
    return (*_levels(stage, titles, trigger, parts), *_formats(stage, trigger, kind, parts))


def _levels(
    stage: Stage, titles: Sequence[NameMark], trigger: Trigger, parts: Sequence[tuple[Part, ActorRef]]
) -> Iterator[Trait]:
    if named := _named_level(stage, trigger):
        yield named
        return
    parts = _told_here(stage, trigger, parts)
    parties = [ref for part, ref in parts if part is Part.PARTY]
    hosts = [ref for part, ref in parts if part is Part.HOST]
    one_comes = len(parties) < 2  # whoever receives one guest meets it
    by_office = list(_by_office(stage, titles, [*hosts, *parties] if one_comes else parties))
    by_office = by_office or list(_by_office(stage, titles, hosts))
    yield from by_office
    if not by_office and trigger.noun:
        start, end = stage.tree.phrase(trigger.index)
        if usual := usual_level(stage.text[start:end]):
            yield Trait(prop=Prop.LEVEL, value=usual[2], start=start + usual[0], end=start + usual[1])


def _named_level(stage: Stage, trigger: Trigger) -> Trait | None:
    """The level by what the contact is called: "ministerial talks", "met at the level of foreign ministers"."""
    tree = stage.tree
    stretches = [tree.phrase(trigger.index)] if trigger.noun else []
    for prep in (k for at in {trigger.index, trigger.verb} for k in tree.kids(at, "prep")):
        if tree[prep].lemma == "at":
            below = tree.subtree(prep, cut=_CLAUSES)
            stretches.append((tree[below[0]].start, tree[below[-1]].end))
    for start, end in stretches:
        if found := words_of_level(stage.text[start:end]):
            return Trait(prop=Prop.LEVEL, value=found[2], start=start + found[0], end=start + found[1])
    return None


def _told_here(stage: Stage, trigger: Trigger, parts: Iterable[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """Those whom words of their own name, not those understood by the event's word: "the talks"."""
    token = stage.tree[trigger.index]
    return [(part, ref) for part, ref in parts if not (ref.start <= token.start and token.end <= ref.end)]


def _by_office(stage: Stage, titles: Sequence[NameMark], refs: Iterable[ActorRef]) -> Iterator[Trait]:
    """Each level once, by the first of those who took part whose office or sort the words tell."""
    seen: set[str] = set()
    for ref in refs:
        found = _office(stage, titles, ref)
        if found is not None and found.value not in seen:
            seen.add(found.value)
            yield found


def _office(stage: Stage, titles: Sequence[NameMark], ref: ActorRef) -> Trait | None:
    """The level of one who took part: by the words that name it, those it is led by, or its office told in the report."""
    tree = stage.tree
    top = tree.top_of(ref.start, ref.end)
    stretches = [(ref.start, ref.end)]
    if top is not None:
        stretches.append(tree.phrase(top))
        stretches += [
            (tree[below[0]].start, tree[below[-1]].end)
            for clause in tree.kids(top, "acl", "relcl")
            if tree[clause].lemma in _LEADING
            for below in [tree.subtree(clause)]
        ]
    if ref.type is NameType.PERSON:
        held = [mark for mark in titles if mark.stands_for == ref.name and not _is_past(stage, mark.start)]
        held.sort(key=lambda mark: (min(abs(mark.end - ref.start), abs(mark.start - ref.end)) > _NEAR, mark.start))
        own = [(mark.start, mark.end) for mark in held]
        stretches = own if held else [(start, min(end, ref.end)) for start, end in stretches]
    for start, end in stretches:
        for first, last, level in offices_by_level(stage.text[start:end]):
            if not _is_past(stage, start + first) and not _is_in_body(stage, start + first):
                far = not (tree[0].start <= start + first < tree[len(tree) - 1].end)
                note = f"by the office of {ref.name}" + (", told elsewhere in the report" if far else "")
                return Trait(prop=Prop.LEVEL, value=level, start=start + first, end=start + last, note=note)
    return None


def _is_in_body(stage: Stage, offset: int) -> bool:
    """Whether a word only stands in the name of a body: "the *General* Assembly"."""
    return any(mark.type is NameType.BODY and mark.start <= offset < mark.end for mark in stage.names)


_NEAR = 60
"""So many characters from a name, an office is taken to be told with it."""


def _is_past(stage: Stage, start: int) -> bool:
    """Whether an office is told as one that was held: "former president"; a people may stand between."""
    before = stage.text[max(0, start - 30) : start].lower()
    return any(before.rstrip().endswith(word.rstrip()) or word in before[-24:] for word in _FORMER)


def _formats(stage: Stage, trigger: Trigger, kind: Kind, parts: Sequence[tuple[Part, ActorRef]]) -> Iterator[Trait]:
    tree, clause = stage.tree, _clause(stage.tree, trigger)
    first, last = tree[0].start, tree[len(tree) - 1].end
    sentence = stage.text[first:last]
    found: list[Trait] = []
    if verb := None if trigger.noun else verb_of_format(tree[trigger.index].lemma):
        token = tree[trigger.index]
        found.append(Trait(prop=Prop.FORMAT, value=verb, start=token.start, end=token.end))
    for start, end, form in words_of_format(sentence):
        if set(tree.at(first + start, first + end)) <= clause and form not in {t.value for t in found}:
            found.append(Trait(prop=Prop.FORMAT, value=form, start=first + start, end=first + end))
    for start, end in words_aside(sentence):
        words = tree.at(first + start, first + end)
        own = {trigger.index, trigger.verb} if trigger.noun else {trigger.verb}
        if set(words) <= clause and not any(words[0] in tree.ancestors(at) for at in own):
            close = max(
                tree[i].end for i in (words[-1], *tree.subtree(words[-1], cut=_CLAUSES), *_noun_after(tree, words[-1]))
            )
            found.append(Trait(prop=Prop.FORMAT, value=Format.ON_SIDELINES.value, start=first + start, end=close))
            break
    yield from found
    numbered = {Format.BILATERAL, Format.TRILATERAL, Format.MULTILATERAL, Format.THROUGH_MEDIATORS}
    if kind is Kind.MEETING and not numbered & {Format(t.value) for t in found}:
        yield from _by_number(stage, trigger, parts)


def _noun_after(tree: Tree, index: int) -> list[int]:
    """The tokens from one to the end of the next noun, where the parse has nothing below a preposition."""
    if tree.kids(index):
        return []
    at = index + 1
    while at < len(tree) and tree[at].pos not in ("NOUN", "PROPN"):
        at += 1
    while at + 1 < len(tree) and tree[at + 1].pos in ("NOUN", "PROPN"):
        at += 1
    return [at] if at < len(tree) else []


def _by_number(stage: Stage, trigger: Trigger, parts: Sequence[tuple[Part, ActorRef]]) -> Iterator[Trait]:
    """The form by how many sides the words name, where they name all who took part by their sides."""
    if gathers_many(stage.tree[trigger.index].lemma):
        return
    tree = stage.tree
    if trigger.noun and tree[trigger.index].tag == "NNS" and tree[trigger.index].lemma in _SEVERAL:
        return
    parts = _told_here(stage, trigger, parts)
    refs = [ref for part, ref in parts if part in (Part.PARTY, Part.HOST)]
    sides = {ref.side for ref in refs}
    if None in sides or len(sides) < 2 or any(part is Part.MEDIATOR for part, _ in parts):
        return
    spans = {(ref.start, ref.end) for ref in refs}
    if len(spans) == 1 and (top := tree.top_of(*min(spans))) is not None:
        below = tree.subtree(top, cut=_CLAUSES - {"conj"} | {"appos", "acl"})
        spans = {(tree[below[0]].start, tree[below[-1]].end)}
        named = {side for mark in stage.names for side in (mark.stands_for, mark.of) if _is_inside(mark, spans)}
        if not sides <= named:
            return  # "the two sides" may be others than those of the report
    count = len(sides)
    yield Trait(
        prop=Prop.FORMAT,
        value=_BY_NUMBER.get(count, Format.MULTILATERAL).value,
        start=min(start for start, _ in spans),
        end=max(end for _, end in spans),
        note=f"{_WORDS_OF_NUMBER.get(count, count)} sides are named: {', '.join(sorted(filter(None, sides)))}",
    )


def _is_inside(mark: NameMark, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= mark.start and mark.end <= end for start, end in spans)


def _clause(tree: Tree, trigger: Trigger) -> set[int]:
    """The tokens that tell how the contact was: the noun and what hangs on it, and its verb's own words."""
    found = set(tree.subtree(trigger.index, cut=_CLAUSES))
    if trigger.verb != trigger.index or not trigger.noun:
        found |= set(tree.subtree(trigger.verb, cut=_CLAUSES))
    elif tree[trigger.index].dep in ("dobj", "nsubj", "nsubjpass", "pobj", "attr"):
        verb = next((i for i in tree.ancestors(trigger.index) if tree[i].pos in ("VERB", "AUX")), None)
        if verb is not None:
            found |= {i for p in tree.kids(verb, "prep", "advmod") for i in tree.subtree(p, cut=_CLAUSES)}
    return found
