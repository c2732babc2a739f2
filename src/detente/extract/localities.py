"""From words to the place they name: a town with the country beside it, a border with its two sides, the land of a state."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from detente.extract.actors import Stage
from detente.lexicon import Sort, cities_named, divisions_named, entry_of, have_a_border, may_lie_in
from detente.lexicon.readings import head_words
from detente.model import NameMark, NameType

_PLACES = (NameType.PLACE, NameType.STATE)
_OWNERS = (NameType.PLACE, NameType.STATE, NameType.PEOPLE)
_LINES = frozenset({"border", "frontier", "boundary", "line of contact", "contact line", "front line", "frontline"})
_LAND = frozenset({"territory", "soil", "airspace", "waters", "water"})
"""With a state or its adjective before them they are the state's land: "Chadian territory"."""
_OWN = frozenset({"their", "common", "shared", "mutual", "joint", "disputed", "contested", "contentious"})
_OF_NAME = re.compile(r" of ([A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2})(?<!['’]s)(?<!['’])(?=[\s.,;)])")
_SETTLED = frozenset({"town", "village", "city", "hamlet", "settlement", "district", "suburb"})
_INSIDE = re.compile(r"(?:, (?:in )?| in (?:the )?)(?:(?:north|south|east|west|central)\w*[ -])?")
_CAPITAL_OF = re.compile(
    r", the (?:[\w-]+ ){0,2}capital of (?:the )?_.*|, _['’]s (?:[\w-]+ ){0,2}capital\b.*", re.DOTALL
)
_BEHIND = 40
_SAYS_WHICH = re.compile(
    r"(?:north|south|east|west|other|new|first|second|land|sea|maritime|outer|inner)", re.IGNORECASE
)
_BEFORE = re.compile(r"front of (?:the )?")
_PART = re.compile(r"['’]s (?:[a-z-]+ ){0,2}[A-Z][^,;.]*$")
_AFTER = re.compile(r"$|[,.;:)\s]")
_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her|this|that)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRef:
    """A place as named at one spot of the text; ``note`` says how it was understood where the words alone do not."""

    name: str
    start: int
    end: int
    note: str | None = None


def are_apart(one: PlaceRef | None, other: PlaceRef | None) -> bool:
    """Whether two places have names of which neither holds the other: not "Geneva" and "Geneva, Switzerland", nor "the hotel".

    >>> are_apart(PlaceRef(name="Astana", start=0, end=6), PlaceRef(name="Geneva", start=0, end=6))
    True
    """
    if one is None or other is None or not (one.name[:1].isupper() and other.name[:1].isupper()):
        return False
    return one.name not in other.name and other.name not in one.name


def place_of_mark(stage: Stage, mark: NameMark) -> PlaceRef:
    """A named place with what it lies in, where that stands beside it: "Geneva, Switzerland", "Goma in eastern Congo"."""
    for other in stage.names:
        if other.start > mark.end and other.type in _PLACES and not other.metonym:
            between = stage.text[mark.end : other.start]
            if _INSIDE.fullmatch(between) and _closes(stage, other) and not _is_next_town(mark, other):
                return PlaceRef(name=f"{mark.text}, {other.text}", start=mark.start, end=other.end)
            break
    return PlaceRef(name=mark.text, start=mark.start, end=mark.end)


def _is_next_town(mark: NameMark, other: NameMark) -> bool:
    """Whether a name behind a comma is no land of the town before it: "in Juba, *Malakal*, Bor", "in Lagos, *Chad* and Mali"."""
    entry = entry_of(other.text)
    if entry is not None:
        return entry.sort is Sort.STATE and not may_lie_in(mark.text, entry.name)
    return not divisions_named(other.text) and bool(cities_named(mark.text)) and bool(cities_named(other.text))


def finest(stage: Stage, mark: NameMark) -> NameMark:
    """The named place of which a land or province only says where it lies: of "Uvira in South Kivu" Uvira.

    So where it says whose capital that is: "Nairobi, *Kenya's capital*", "Nairobi, the capital *of Kenya*".
    """
    for other in stage.names:
        if other.type is NameType.PLACE and not other.metonym and other.end < mark.start:
            between = stage.text[other.end : mark.start]
            if _CAPITAL_OF.fullmatch(between + "_" + stage.text[mark.end : mark.end + _BEHIND]):
                return other
            if _INSIDE.fullmatch(between) and holds_others(mark) and not holds_others(other):
                return other
    return mark


def holds_others(mark: NameMark) -> bool:
    """Whether a name is that of a state, a region or a province."""
    entry = entry_of(mark.text)
    if mark.type is NameType.STATE or (entry is not None and entry.sort in (Sort.STATE, Sort.REGION)):
        return True
    return bool(divisions_named(mark.text)) and not cities_named(mark.text)


def part_of_state(stage: Stage, owner: NameMark, head: int) -> PlaceRef | None:
    """A part of a state that its noun phrase names without a name of its own: "Ethiopia's Somali region"."""
    between = stage.text[owner.end : stage.tree[head].start]
    if owner.type is not NameType.STATE or not is_place_noun(stage.tree[head].lemma) or not _PART.match(between):
        return None
    end = stage.tree[head].end
    return PlaceRef(name=" ".join(stage.text[owner.start : end].split()), start=owner.start, end=end)


def place_of_head(stage: Stage, head: int) -> PlaceRef | None:
    """The place that a noun phrase names: by a name, by a border's two sides, by the state whose land it is.

    >>> # "on the border between Chad and Sudan" -> "Chad-Sudan border"; "on Chadian territory" -> "Chad"
    """
    mark = stage.place_mark(head)
    if mark is not None and mark.type is NameType.PLACE:
        return place_of_mark(stage, finest(stage, mark))
    if (capital := _capital_of(stage, head)) is not None:
        return capital
    told = line_at(stage, head) or land_at(stage, head) or (place_of_mark(stage, mark) if mark else None)
    return told or _introduced(stage, head) or _owned(stage, head)


def _capital_of(stage: Stage, head: int) -> PlaceRef | None:
    """A capital that only its state tells, in whose name it is not lost: "met in *Kenya's capital*"."""
    tree = stage.tree
    owner = next((stage.place_mark(k) for k in tree.kids(head, "poss") if k < head), None)
    if tree[head].lemma.lower() != "capital" or owner is None or owner.type is not NameType.STATE:
        return None
    start, end = owner.start, tree[head].end
    behind = (m for m in stage.names if m.type is NameType.PLACE and stage.text[end : m.start] in (" ", ", "))
    if (named := next(behind, None)) is not None:
        return place_of_mark(stage, named)  # "in Kenya's capital, *Nairobi*"
    return PlaceRef(name=" ".join(stage.text[start:end].split()), start=start, end=end)


def _introduced(stage: Stage, head: int) -> PlaceRef | None:
    """The place that a noun only introduces: "the river port *of Uvira*"."""
    named = any(
        stage.tree[k].pos == "PROPN" for k in stage.tree.kids(head, "compound")
    )  # "the Marais quarter of Paris"
    if named or not is_place_noun(stage.tree[head].lemma):
        return None
    objects, end = stage.tree.objects_of(head, "of"), stage.tree[head].end
    places = [m for m in stage.names if m.type is NameType.PLACE]
    named_next = (m for m in places if stage.text[end : m.start] == " of " or _is_its_name(stage, end, m))
    if (direct := next(named_next, None)) is not None and not direct.metonym:
        return place_of_mark(stage, direct)  # whatever the parse makes of it
    marks = [m for at in objects if (m := stage.place_mark(at)) and m.type is NameType.PLACE]
    if not marks and stage.tree[head].lemma in _SETTLED:
        return _unknown(stage, head)
    return place_of_mark(stage, marks[0]) if len(marks) == 1 and not marks[0].metonym else None


def _is_its_name(stage: Stage, end: int, mark: NameMark) -> bool:
    """Whether a name between commas is that of what was only described: "in Peru's second-largest city, *Arequipa*,"."""
    return stage.text[end : mark.start] == ", " and stage.text[mark.end : mark.end + 1] in (",", ".", ";", "")


def _unknown(stage: Stage, head: int) -> PlaceRef | None:
    """A name that no table holds and that the words call a town: "the village of Zzyqua"; none that is a state's or people's."""
    found = _OF_NAME.match(stage.text, stage.tree[head].end)
    if found is None:
        return None
    start, end = found.span(1)
    lands = (m for m in stage.names if m.type in (NameType.STATE, NameType.PEOPLE))
    return (
        None if any(m.start < end and start < m.end for m in lands) else PlaceRef(name=found[1], start=start, end=end)
    )


def _owned(stage: Stage, head: int) -> PlaceRef | None:
    """A part of a town: "Beirut's southern suburbs"; a capital in it is no government."""
    tree = stage.tree
    owners = [
        m
        for k in tree.kids(head, "poss")
        if k < head and (m := stage.place_mark(k)) and m.type is NameType.PLACE  # a parse may hang an owner behind
    ]
    if len(owners) != 1 or not is_place_noun(tree[head].lemma):
        return None
    start, end = owners[0].start, tree[head].end
    return PlaceRef(name=" ".join(stage.text[start:end].split()), start=start, end=end)


def line_at(stage: Stage, head: int) -> PlaceRef | None:
    """A border by the two whom it parts, in the order of the alphabet, so that each report calls it the same."""
    tree = stage.tree
    if tree[head].lemma.lower() not in _LINES:
        return None
    sides, end = _sides_of(stage, head)
    start, close = tree.phrase(head)
    if len(sides) != 2 and _is_bare(stage, head):
        if (line := stage.memory.line) is not None:
            return replace(line, note=line.note or "the border named before")
        sides = list(stage.cast.sides)
        sides = sides if len(sides) == 2 and have_a_border(sides[0], sides[1]) else []
    if len(sides) != 2:
        return None
    name = f"{'-'.join(sorted(sides))} {tree[head].lemma.lower()}"
    return PlaceRef(name=name, start=_bare(stage, start), end=max(close, end))


def _sides_of(stage: Stage, head: int) -> tuple[list[str], int]:
    """The two whom a border parts, and where the words that name them end."""
    tree = stage.tree
    for prep in tree.kids(head, "prep"):
        if tree[prep].lemma in ("between", "with", "of"):
            objects = tree.objects_of(head, tree[prep].lemma)
            refs = [ref for at in objects for ref in stage.actors(at)]
            marks = [m for at in objects if (m := stage.place_mark(at)) and m.stands_for]
            named = dict.fromkeys([*(ref.name for ref in refs), *(m.stands_for or m.text for m in marks)])
            ends = [tree.phrase(at)[1] for at in objects]
            if tree[prep].lemma == "with":
                named |= dict.fromkeys(_owners(stage, head))
            if len(named) == 2:
                return list(named), max(ends, default=0)
    owners = _owners(stage, head)
    if not owners and (across := _across(stage, head)) is not None:
        return across
    return (owners or (list(stage.cast.sides) if _is_owned(stage, head) else [])), 0


def _across(stage: Stage, head: int) -> tuple[list[str], int] | None:
    """The two whom a border parts that is told by the one it is with, by the words, and where they end.

    The other is the report's other side, else the state that it is at home in: "closed *its border with Chad*".
    """
    behind = stage.tree[head].end
    mark = next((m for m in stage.names if m.stands_for and stage.text[behind : m.start] == " with "), None)
    if mark is None or mark.stands_for is None:
        return None
    for pair in (stage.cast.sides, (stage.cast.home or "", mark.stands_for)):
        if mark.stands_for in pair and len(pair) == 2 and have_a_border(pair[0], pair[1]):
            return list(pair), mark.end
    return None


def _is_owned(stage: Stage, head: int) -> bool:
    return any(stage.tree[k].lemma in _OWN for k in stage.tree.kids(head, "poss", "amod"))


def _owners(stage: Stage, head: int) -> list[str]:
    """The states whose names stand before a noun, in text order: "the Chad-Sudan border", "its border" of nobody known."""
    start, end = stage.tree.phrase(head)
    marks = [m for m in stage.names if start <= m.start < end and m.type in (*_PLACES, NameType.PEOPLE)]
    return list(dict.fromkeys(m.stands_for for m in marks if m.stands_for))


def _is_bare(stage: Stage, head: int) -> bool:
    """Whether a noun stands alone or is only described: "the *disputed* border", not "the northern border", "the border town"."""
    tree = stage.tree
    for kid in tree.kids(head):
        token = tree[kid]
        described = token.dep == "amod" and token.text.islower() and not _SAYS_WHICH.match(token.lemma)
        if not described and token.lemma.lower() not in ("the", "this", "that") and token.dep != "punct":
            return False
    return True


def line_with(stage: Stage, mark: NameMark) -> int | None:
    """The border that is told by a name behind it, wherever the parse hangs it: of "the border with *Chad*" the border."""
    tree, inside = stage.tree, stage.tree.at(mark.start, mark.end)
    noun = inside[0] - 2 if inside else -1
    told = noun >= 0 and tree[noun + 1].lemma == "with" and tree[noun].lemma.lower() in _LINES
    return noun if told else None


def find_line(stage: Stage) -> PlaceRef | None:
    """The last border that a sentence names by its two sides."""
    found = [ref for i in range(len(stage.tree)) if (ref := line_at(stage, i)) is not None and ref.note is None]
    return found[-1] if found else None


def land_at(stage: Stage, head: int) -> PlaceRef | None:
    """The state whose land a noun phrase names: "Chadian territory", "Sudan's airspace"."""
    tree = stage.tree
    if tree[head].lemma.lower() not in _LAND:
        return None
    start, end = tree.phrase(head)
    owners = _owners(stage, head)
    return PlaceRef(name=owners[0], start=_bare(stage, start), end=end) if len(owners) == 1 else None


def place_of_words(stage: Stage, start: int, end: int) -> PlaceRef | None:
    """The place of a range of words without a name in it, under its whole noun phrase: "the main road"."""
    tree = stage.tree
    head = tree.top_of(start, end)
    if head is None:
        return None
    if tree[head].pos == "ADP":
        head = next(iter(tree.kids(head, "pobj")), head)
        start, end = tree.phrase(head)
    if (known := line_at(stage, head) or land_at(stage, head)) is not None:
        return known
    owners = [m.start for m in stage.names if tree.phrase(head)[0] <= m.start < start and m.type in _OWNERS]
    start, end = min([start, *owners]), _end_of(stage, start, end)
    if before := _BEFORE.match(stage.text, start, end):
        start = before.end()  # "in front of the ministry"
    words = _ARTICLE.sub("", " ".join(stage.text[start:end].split()))
    if not words or words == "front" or not words[0].isalpha() or tree[head].pos not in ("NOUN", "PROPN"):
        return None
    return PlaceRef(name=words, start=_bare(stage, start), end=end)


def _end_of(stage: Stage, start: int, end: int) -> int:
    """Where words end that break off at a preposition: behind what it governs ("the road to Goma"), else before it.

    A pronoun behind it says nothing either: of "the road to it" the road.
    """
    inside = stage.tree.at(start, end)
    if len(inside) > 2 and stage.tree[inside[-1]].pos == "PRON" and stage.tree[inside[-2]].pos == "ADP":
        return stage.tree[inside[-3]].end
    if len(inside) < 2 or stage.tree[inside[-1]].pos != "ADP":
        return end
    governed = [kid for kid in stage.tree.kids(inside[-1], "pobj") if stage.tree[kid].pos != "PRON"]
    return stage.tree.phrase(governed[0])[1] if governed else stage.tree[inside[-2]].end


def is_place_noun(lemma: str) -> bool:
    """Whether a common noun names a kind of place: "bridge", "village", "border"."""
    words = head_words()
    return lemma in words.place or lemma in words.introduce or lemma in _LINES


def _bare(stage: Stage, start: int) -> int:
    match = _ARTICLE.match(stage.text, start)
    return match.end() if match else start


def _closes(stage: Stage, mark: NameMark) -> bool:
    tail = stage.text[mark.end : mark.end + 5]
    return bool(_AFTER.match(tail)) and not tail.startswith((" and", "'s", "’s"))
