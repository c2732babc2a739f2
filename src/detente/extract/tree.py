"""A sentence as a dependency tree, with the few questions that extraction asks of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from detente.extract.mended import MODIFIERS, mend
from detente.model import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_LOOSE = frozenset({"acl", "advcl", "conj"})
_BEFORE_NOUN = MODIFIERS | {"case", "quantmod", "predet", "cc", "conj", "dep"}
_CUTTING = frozenset({";", ":", "(", "—", "–"})
_FINDING = frozenset(
    "say report announce confirm claim declare state note see find record expect have acknowledge admit predict insist leave "
    "know".split()
)
"""Verbs that are not denied where what they have for an object is: "reported no losses"."""
_NOT_DOING = frozenset({"fail", "refuse", "decline"})
"""Verbs of which what follows was not done: "failed to meet"."""
_SETTLING = frozenset({"agree", "settle", "commit"})
_NOTHING = frozenset({"nothing", "little", "none"})
"""What those who "agree on little else" agree on."""
_SIDE = frozenset({"relcl", "appos", "acl", "advcl", "punct", "cc", "conj", "ccomp", "parataxis", "prep", "agent"})


class Tree:
    """The parse of one sentence. Indices are positions in its tuple of tokens."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens = mend(tokens)
        self.children: list[list[int]] = [[] for _ in tokens]
        self._starts, self._ends = [token.start for token in tokens], [token.end for token in tokens]
        self._phrases: dict[int, tuple[int, int]] = {}
        for index, token in enumerate(tokens):
            if token.head != index:
                self.children[token.head].append(index)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    def head(self, index: int) -> int | None:
        """The head of a token, or ``None`` at a root."""
        head = self.tokens[index].head
        return None if head == index else head

    def kids(self, index: int, *deps: str) -> list[int]:
        """The children of a token, all or those with one of these labels, in text order."""
        children = self.children[index]
        if not children or not deps:
            return children[:]
        tokens = self.tokens
        return [k for k in children if tokens[k].dep in deps]

    def ancestors(self, index: int) -> Iterator[int]:
        """From the head upwards."""
        seen = {index}
        up = self.head(index)
        while up is not None and up not in seen:
            yield up
            seen.add(up)
            up = self.head(up)

    def subtree(self, index: int, *, cut: frozenset[str] = frozenset()) -> list[int]:
        """A token and all below it, in text order; branches whose label is in ``cut`` are left off."""
        if not self.children[index]:
            return [index]
        found = [index]
        for at in found:
            children = self.children[at]
            found += [k for k in children if self.tokens[k].dep not in cut] if cut else children
        return sorted(found)

    def phrase(self, index: int) -> tuple[int, int]:
        """Offsets of the noun phrase of a head: its modifiers without clauses, appositions, conjuncts, prepositions."""
        if index not in self._phrases:
            inside = self._up_to_verbs(index, self.subtree(index, cut=_SIDE))
            self._phrases[index] = (self.tokens[inside[0]].start, self.tokens[inside[-1]].end)
        return self._phrases[index]

    def noun_phrase(self, index: int) -> tuple[int, int]:
        """Offsets of a noun with what stands right before it and modifies it, whatever else the parse hangs in its phrase.

        "A man on foot" hangs on nothing before it; of "militants freed in May" the noun alone is left.
        """
        first, inside = index, {*self.subtree(index)}
        while first and first - 1 in inside and self._may_precede(self.tokens[first - 1]):
            first -= 1
        return self.tokens[first].start, self.tokens[index].end

    @staticmethod
    def _may_precede(token: Token) -> bool:
        return token.dep in _BEFORE_NOUN and token.text not in _CUTTING

    def _up_to_verbs(self, index: int, inside: list[int]) -> list[int]:
        """What of a phrase stands between the finite verbs around its head.

        The parse may hang the clause itself into it, or a word of what follows: a number, a name behind the verb.
        """
        if self.tokens[index].tag in FINITE:
            return inside
        verbs = [i for i in range(inside[0], inside[-1] + 1) if self.tokens[i].tag in FINITE]
        first = max((i for i in verbs if i < index), default=-1)
        last = min((i for i in verbs if i > index), default=len(self.tokens))
        return [i for i in inside if first < i < last]

    def conjuncts(self, index: int) -> list[int]:
        """A token and those coordinated with it."""
        found = [index]
        for at in found:
            found.extend(
                k for k in self.kids(at, "conj") if self.tokens[k].pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
            )
        return found

    def objects_of(self, index: int, *prepositions: str) -> list[int]:
        """What stands after one of these prepositions below a token ("with", "between"), coordinated ones included."""
        found = []
        for kid in self.kids(index, "prep", "agent", "dative"):
            for prep in [kid, *self.kids(kid, "prep", "conj")]:
                if self.tokens[prep].lemma in prepositions:
                    for pobj in self.kids(prep, "pobj", "pcomp"):
                        found.extend(self.conjuncts(pobj))
        return found

    def subjects(self, index: int) -> list[int]:
        """Subjects of a verb, going up through "agreed to …" and coordination where it has none of its own."""
        own = self.kids(index, "nsubj", "nsubjpass") or self._before(index)
        if own:
            return [c for s in own for c in self.conjuncts(s)]
        token, up = self.tokens[index], self.head(index)
        if up is None:
            return []
        if token.dep in ("acl", "relcl") and token.tag in ("VBG", "VBN"):
            main = self.main_verb(index)
            return self.subjects(main) if main is not None else self.conjuncts(up) if token.tag == "VBG" else []
        if token.dep in ("conj", "xcomp", "advcl", "pcomp", "aux", "ccomp", "dep"):
            if token.dep == "xcomp":
                objects = self.kids(up, "dobj")
                if objects:
                    return [c for o in objects for c in self.conjuncts(o)]
            if token.dep in ("ccomp", "dep") and token.tag not in ("VBG", "VB"):
                return self._taken_by(up, index)
            if token.dep == "pcomp":
                up = self.head(up)
                if up is None:
                    return []
                objects = self.kids(up, "dobj")
                if self.tokens[up].pos not in ("VERB", "AUX"):
                    return [up] if self.tokens[up].dep == "dobj" else []
                if objects:
                    return [c for o in objects for c in self.conjuncts(o)]
            if self.is_passive(index) and token.dep == "advcl" and token.tag != "VBN":
                return []
            return self.subjects(up) if self.tokens[up].pos in ("VERB", "AUX") else []
        return []

    def _before(self, verb: int) -> list[int]:
        """The subject that the parse takes for the object of its own verb: "said *the governor* died on Sunday"."""
        tensed = self.tokens[verb].dep == "ccomp" and self.tokens[verb].tag in ("VBD", "VBZ", "VBP")
        return [k for k in self.kids(verb, "dobj") if tensed and k < verb and self.tokens[k].pos in ("NOUN", "PROPN")]

    def _taken_by(self, above: int, verb: int) -> list[int]:
        """The subject of a clause that the parse takes for the object of the verb above: "said *the governor* died on Sunday"."""
        first = min([verb, *self.kids(verb, "aux", "auxpass", "neg", "advmod", "mark")])
        objects = [at for at in self.kids(above, "dobj") if above < at < first == max(self.subtree(at)) + 1]
        taken = [at for at in objects if not any(self.tokens[i].lemma == "that" for i in self.subtree(at))]
        return [c for at in taken for c in self.conjuncts(at)]

    def main_verb(self, index: int) -> int | None:
        """The verb with which a participle behind a comma goes, whatever noun the parse hangs it on: "met him, *urging* calm"."""
        token = self.tokens[index]
        if token.tag != "VBG" or token.dep not in _LOOSE or index == 0 or self.tokens[index - 1].text != ",":
            return None
        return next((up for up in self.ancestors(index) if self.tokens[up].pos == "VERB" and up < index), None)

    def partners(self, index: int) -> list[int]:
        """Those with whom or to whom the verb does what a participle goes on with: "met *him*, urging calm"."""
        main = self.main_verb(index)
        if main is None:
            return []
        objects = [*self.kids(main, "dobj", "dative"), *(k for k in self.kids(index, "dobj") if k < index)]
        return [*(c for o in objects for c in self.conjuncts(o)), *self.objects_of(main, "with", "to")]

    def is_passive(self, index: int) -> bool:
        """Whether a verb stands in the passive, reduced ones ("talks mediated by") included."""
        token = self.tokens[index]
        if self.kids(index, "auxpass", "nsubjpass"):
            return True
        if token.tag != "VBN" or self.kids(index, "aux", "dobj"):
            return False
        if token.dep in ("acl", "advcl"):
            return True
        up = self.head(index)
        return token.dep == "conj" and up is not None and self.is_passive(up) and not self.kids(index, "nsubj")

    def is_negated(self, index: int) -> bool:
        """Whether a verb or noun is denied in place ("did not meet", "no talks", "gave no toll"); "reported no losses" is said."""
        nobody = ("no", "neither", "none", "nobody")
        subjects = self.kids(index, "nsubj", "nsubjpass")
        if any(self.tokens[i].lemma in nobody for s in subjects for i in (s, *self.kids(s, "det"))):
            return True
        if any(
            self.tokens[k].dep == "neg" or self.tokens[k].lemma in ("never", "no", "neither", "nor")
            for k in self.kids(index)
        ):
            return True
        if self.tokens[index].pos == "VERB" and self.tokens[index].lemma not in _FINDING:
            objects = self.kids(index, "dobj", "nsubjpass")
            if any(self.tokens[d].lemma == "no" for o in objects for d in self.kids(o, "det")):
                return True
            if self.tokens[index].lemma in _SETTLING and any(
                self.tokens[o].lemma in _NOTHING for o in self.objects_of(index, "on", "to", "upon")
            ):
                return True
        above = [self.tokens[index].head] if self.tokens[index].dep == "xcomp" else []
        if index > 1 and self.tokens[index - 1].tag == "TO":  # by the words: the parse may hang both on "said"
            above.append(index - 2)
        return any(self.tokens[k].lemma in _NOT_DOING for k in above)

    def is_cut(self, left: int, right: int) -> bool:
        """Whether a semicolon stands between two tokens: then neither clause governs the other, whatever the parse."""
        first, last = sorted((left, right))
        return any(token.text == ";" for token in self.tokens[first:last])

    def distance(self, left: int, right: int) -> int:
        """Edges between two tokens; large where they are in different trees."""
        up_left = [left, *self.ancestors(left)]
        up_right = {at: n for n, at in enumerate([right, *self.ancestors(right)])}
        for n, at in enumerate(up_left):
            if at in up_right:
                return n + up_right[at]
        return 99

    def text_after(self, offset: int) -> str:
        """The words of the sentence from an offset on, a blank where the text has any room between them."""
        last, parts = offset, []
        for token in self.tokens:
            if token.start >= offset:
                parts.append(" " if token.start > last else "")
                parts.append(token.text)
                last = token.end
        return "".join(parts)

    def at(self, start: int, end: int) -> list[int]:
        """The tokens that share a character with ``[start, end)``."""
        last = bisect_left(self._starts, end)
        first = bisect_right(self._ends, start, hi=last)
        return list(range(first, last))

    def top_of(self, start: int, end: int) -> int | None:
        """The token of a range that heads the others, or ``None`` where the range holds no token."""
        inside = self.at(start, end)
        members = set(inside)
        return next((i for i in inside if self.tokens[i].head not in members or self.tokens[i].head == i), None)
