"""From a noun phrase to the actors it names: names, offices, forces, "both sides", pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from detente.extract.belonging import OFFICES, alliance_of, belonging, owners_pointed_at, whose
from detente.extract.bothsides import both_sides, other_side, owners_meant
from detente.extract.cast import Cast, singular
from detente.extract.firstperson import Voices, is_first
from detente.extract.held import counterpart, holders
from detente.extract.home import risen_against
from detente.extract.introduced import members_of_band, name_introduced
from detente.extract.joined import dashed, joined_after, joined_before
from detente.extract.local import half_of
from detente.extract.meant import meant_by
from detente.extract.memory import ActorRef, Memory
from detente.extract.mutual import each_other, halves
from detente.extract.owning import shares_noun
from detente.extract.printed import NAMING, counted_by, is_platform, plain_words, printed_actor
from detente.extract.pronouns import HE, RELATIVE, stood_for
from detente.extract.someof import some_of
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.lexicon.kinds import load_kinds
from detente.lexicon.nouns import load_nouns
from detente.lexicon.states import is_demonym
from detente.model import Marks, NameMark, NameType, Part

_NO_SPEAKERS = frozenset(
    {"that", "what", "it", "date", "move", "event", "attack", "number", "result", "fact", "time", "day"}
)
_DOER = re.compile(r"(?:man|woman|person|er|or|ist|ian|ant|ee)$")
_TEXTS = frozenset(
    {"statement", "communique", "communiqué", "release", "declaration", "readout", "read-out", "letter", "post"}
)
"""What somebody puts out, singular: it says what they say."""
_STATEMENT = re.compile(r"\b(statement|remarks|message|letter|address|speech)\b", re.IGNORECASE)
_SENT = frozenset({"delegation", "team", "panel"})
"""What several may send together: "a delegation of the government and of the XYZ"."""
_SOME = frozenset({"a", "an", "some", "several", "many", "other", "another"})


class Stage:
    """One sentence with its tree, its names, and the last actors on the scene, for pronouns."""

    def __init__(self, tree: Tree, marks: Marks, cast: Cast, memory: Memory) -> None:
        self.tree, self.text, self.cast, self.memory = tree, marks.report.text, cast, memory
        self.voices = Voices((), {})
        self.parts: dict[Trigger, list[tuple[Part, ActorRef]]] = {}
        self._found: dict[int, tuple[ActorRef | None, ActorRef | None, ActorRef | None, list[ActorRef]]] = {}
        self._asked: set[int] = set()
        start, end = tree[0].start, tree[len(tree) - 1].end
        self.names = [n for n in marks.names if n.start < end and start < n.end]
        self.quotes = [q for q in marks.quotes if q.start < end and start < q.end]
        self.times = [t for t in marks.times if start <= t.start < end and not t.furniture]

    def hear(self, voices: Voices) -> None:
        """Take in who speaks where in the sentence: from there on "I" and "we" stand for somebody, and "he" for no speaker."""
        self.voices = voices
        for head in [at for at in self._found if any(_is_voiced(self.tree[i].text) for i in self.tree.subtree(at))]:
            del self._found[head]

    def actors(self, head: int) -> list[ActorRef]:
        """The actors that the noun phrase under ``head`` names; none where it names a place, a thing or nobody."""
        known, memory = self._found.get(head), self.memory
        if known is None or known[:3] != (memory.person, memory.body, memory.author):
            if head in self._asked:  # what it stands for hangs on itself: "they" on "both sides", these on "they"
                return []
            self._asked.add(head)
            try:
                found = list(self._named(head)) or list(self._common(head))
            finally:
                self._asked.discard(head)
            found = dashed(self, [*joined_before(self, found), *found, *joined_after(self, found)])
            self._found[head] = known = (memory.person, memory.body, memory.author, found)
        return known[3][:]

    def author(self) -> ActorRef | None:
        """Whose words a report prints, by its headline: "Statement by President X", "Minister X statement on …"."""
        own = [m for m in self.names if m.type is NameType.PERSON]
        if own and _STATEMENT.search(self.text, self.tree[0].start, self.tree[len(self.tree) - 1].end):
            return self.named(own[0])
        return None

    def speakers(self, head: int) -> list[ActorRef]:
        """The actors of the subject of a verb of saying: there any noun is one ("nationalists said").

        "The statement" speaks for those whose it is or, where nobody is named with it, for those who spoke last.
        """
        found = self.actors(head) or some_of(self, head)
        token = self.tree[head]
        if token.lemma in _TEXTS and (not found or all(ref.type is NameType.GROUP for ref in found)):
            return self._behind(head)
        if found or token.pos not in ("NOUN", "PROPN") or self.mark_at(head) or token.lemma in _NO_SPEAKERS:
            return found
        if token.lemma in load_kinds().nouns or not (token.tag in ("NNS", "NNPS") or _DOER.search(token.lemma)):
            return []
        start, end = self.tree.phrase(head)
        name = plain_words(self, head)
        return [ActorRef(name=name, start=start, end=end, type=NameType.GROUP)] if name else []

    def _behind(self, head: int) -> list[ActorRef]:
        if owners := self.owners(head):
            return owners
        definite = any(self.tree[k].lemma in ("the", "this") for k in self.tree.kids(head, "det"))
        start, end = self.tree.phrase(head)
        return [replace(ref, start=start, end=end) for ref in self.memory.spoke] if definite else []

    def owners(self, head: int, *, behind: bool = True) -> list[ActorRef]:
        """Whose something is: the person, state or body before it or, with ``behind``, after its "of", "by" or "from"."""
        start, end = self.tree.phrase(head)
        found = [a for p in self.tree.objects_of(head, "by", "of", "from") for a in self.actors(p) if behind]
        own = [m for m in self.names if start <= m.start < end and m.type in (*NAMING, NameType.PERSON)]
        return [self.named(mark) for mark in own] or found

    def place_mark(self, head: int) -> NameMark | None:
        """The place or country that a noun phrase names, if it does."""
        mark = self.mark_at(head)
        return mark if mark and mark.type in (NameType.PLACE, NameType.STATE) else None

    def mark_at(self, index: int) -> NameMark | None:
        """The name in which a word stands."""
        token = self.tree[index]
        return next((n for n in self.names if n.start < token.end and token.start < n.end), None)

    def _named(self, head: int) -> Iterator[ActorRef]:
        mark = self.mark_at(head)
        if two := halves(self, head):
            yield from two
            return
        person = self._apposed_person(head)
        if person is not None and (mark is None or mark.type in (NameType.TITLE, NameType.PEOPLE)):
            yield self._of_pronoun(head, self.named(person))
        elif mark is None or mark.type is NameType.PLACE or is_platform(mark):
            return
        elif mark.type is NameType.BODY and mark.of is None and (meant := meant_by(self, head)):
            yield meant
        elif mark.type is NameType.TITLE:
            yield from holders(self, head, mark)
        elif mark.type is NameType.PEOPLE and shares_noun(self, mark):
            return
        elif mark.type is NameType.PEOPLE and self._are_counted(head):
            start, end = self.tree.phrase(head)
            yield ActorRef(
                name=plain_words(self, head), start=start, end=end, type=NameType.GROUP, state=mark.stands_for
            )
        else:
            yield self._of_pronoun(head, self.named(mark))

    def _of_pronoun(self, head: int, ref: ActorRef) -> ActorRef:
        """A person with whose he is by a pronoun: "*its* leader, X", "*her* spokesman X"."""
        if ref.type is not NameType.PERSON or ref.state is not None:
            return ref
        office = next((m for m in self.names if m.type is NameType.TITLE and m.stands_for == ref.name), None)
        at = self.tree.top_of(office.start, office.end) if office else None
        owners = [
            owner
            for index in dict.fromkeys((head, at))
            if office is not None and index is not None
            for owner in owners_pointed_at(self, index, singular(office.text))
        ]
        return replace(ref, state=self.cast.organs.get(owners[0], owners[0])) if len(owners) == 1 else ref

    def _are_counted(self, head: int) -> bool:
        """Whether a people's name is that of some of them, not of their state: "three Georgians", "local Serbs", "an American"."""
        if self.tree[head].dep in ("amod", "compound", "nmod"):
            return False
        before = self.tree.kids(head, "det", "nummod", "amod")
        counted = any(self.tree[k].dep == "nummod" or self.tree[k].lemma in _SOME for k in before)
        word = self.tree[head].text
        plural = self.tree[head].tag in ("NNS", "NNPS") or (word.endswith("s") and is_demonym(word[:-1]))
        return counted or (plural and any(self.tree[k].dep == "amod" for k in before))

    def named(self, mark: NameMark) -> ActorRef:
        """The actor of a name."""
        name = mark.stands_for or mark.text
        name = half_of(name, self.cast.named) or name
        state = self.cast.states.get(name) or mark.of
        state = self.cast.organs.get(state, state) if state else None
        return ActorRef(name=name, start=mark.start, end=mark.end, type=mark.type, state=state)

    def _apposed_person(self, head: int) -> NameMark | None:
        """The person in apposition to an office, or named inside its phrase ("Foreign Minister X of Y")."""
        for kid in self.tree.kids(head, "appos", "compound", "nmod", "flat"):
            mark = self.mark_at(kid)
            if mark and mark.type is NameType.PERSON:
                return mark
        return None

    def _common(self, head: int) -> Iterator[ActorRef]:
        token, nouns = self.tree[head], load_nouns()
        word = token.text.lower()
        if token.pos in ("PRON", "DET", "NUM") or word in RELATIVE:
            yield from stood_for(self, head, word)
            return
        if token.pos not in ("NOUN", "PROPN", "ADJ"):
            return
        if (
            collective := both_sides(self, head)
            or other_side(self, head)
            or members_of_band(self, head)
            or each_other(self, head)
            or counterpart(self, head)
            or self._counted(head)
        ):
            yield from collective
            return
        if (name_beside := name_introduced(self, head)) is not None:
            yield self.named(name_beside)
            return
        start, end = self.tree.phrase(head)
        owners = owners_meant(self, head)
        several = len(owners) > 1 and token.lemma in _SENT
        if (
            not several
            and token.lemma in nouns.belongs | nouns.adherents | nouns.acts_for_state | OFFICES
            and (own := self._ruled_by(head, whose(self, head)))
        ):
            yield from (
                belonging(ref, plain_words(self, head), (start, end), acts=token.lemma not in nouns.adherents)
                for ref in own
            )
        elif owners and self._is_own_force(head):
            if name := plain_words(self, head):
                state = owners[0] if len(owners) == 1 and not self._is_against_state(head) else None
                yield ActorRef(name=name, start=start, end=end, type=NameType.GROUP, state=state)
        elif owners and token.lemma in nouns.acts_for_state:
            for owner in owners:
                yield ActorRef(name=owner, start=start, end=end, type=NameType.STATE)
        elif token.lemma in nouns.speakers or token.lemma in nouns.groups or token.lemma in nouns.acts_for_state:
            if meant := meant_by(self, head):
                yield meant
                return
            name = plain_words(self, head)
            name = next((risen for owner in owners if (risen := risen_against(name, owner))), name)
            if name:
                yield ActorRef(name=name, start=start, end=end, type=NameType.GROUP, state=alliance_of(self, head))

    def _ruled_by(self, head: int, own: list[ActorRef]) -> list[ActorRef]:
        """Those whose a noun is; "their government" is that of people's state, where it is known, and never those people."""
        if self.tree[head].lemma not in load_nouns().bare_states:
            return own
        named = [ref for ref in own if ref.name[:1].isupper()]
        return [replace(ref, name=ref.state, type=NameType.STATE, state=None) if ref.state else ref for ref in named]

    def _counted(self, head: int) -> list[ActorRef]:
        """Those whom a word only counts: "a crowd of *students and nurses*"."""
        people = counted_by(self, head)
        found: list[ActorRef] = []
        for at in self.tree.conjuncts(people) if people != head else ():
            printed = printed_actor(self, at) if self.tree[at].tag in ("NNS", "NNPS") else None
            found += self.actors(at) or ([printed] if printed else [])
        return found

    def _is_own_force(self, head: int) -> bool:
        """Whether a force with a nationality is an actor of its own: "Chadian peacekeepers", "Chadian rebel troops"."""
        force = self.tree[head].lemma
        return force in load_nouns().own_forces or (
            force in load_nouns().acts_for_state and self._is_against_state(head)
        )

    def _is_against_state(self, head: int) -> bool:
        """Whether the words before a force say that it is not the state's: "rebel", "separatist"."""
        before = self.tree.kids(head, "amod", "compound", "nmod")
        return any(self.tree[k].lemma.lower() in load_nouns().against_state for k in before)

    def subject_named(self, subject: int) -> list[ActorRef]:
        """Who the subject of a governing clause is; a plain noun ("the committee") only where no pronoun stands in its phrase."""
        if self.tree[subject].pos == "PRON" or subject in self._asked:
            return []
        self._asked.add(subject)
        try:
            found = list(self._named(subject))
            plain = not any(self.tree[i].pos == "PRON" for i in self.tree.subtree(subject))
            return found or (list(self._common(subject)) if plain else [])
        finally:
            self._asked.discard(subject)


def _is_voiced(word: str) -> bool:
    """Whether whom a pronoun means depends on whose words it stands in."""
    return is_first(word) or word.lower() in HE


def stands_in(stage: Stage, ref: ActorRef, words: set[int]) -> bool:
    """Whether all words for somebody are among these."""
    inside = stage.tree.at(ref.start, ref.end)
    return bool(inside) and set(inside) <= words
