"""A dependency tree under conversion: heads and labels that can be moved."""

from __future__ import annotations

from training.reader.treebanks import Word

NO_HEAD = -1


class Draft:
    """The words of a sentence with the heads and labels they have so far; the root's head is ``NO_HEAD``."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.heads = [word.head for word in words]
        self.deps = [word.deprel for word in words]

    def __len__(self) -> int:
        return len(self.words)

    def low(self, index: int) -> str:
        """The word in lower case, its apostrophe straightened."""
        return self.words[index].form.lower().replace("’", "'")

    def tag(self, index: int) -> str:
        """The part of speech in Penn Treebank tags."""
        return self.words[index].xpos

    def pos(self, index: int) -> str:
        """The part of speech in universal tags."""
        return self.words[index].upos

    def lemma(self, index: int) -> str:
        """The lemma in lower case."""
        return self.words[index].lemma.lower()

    def kids(self, index: int, *deps: str) -> list[int]:
        """The children, all or those with one of these labels, in text order."""
        return [k for k, head in enumerate(self.heads) if head == index and (not deps or self.deps[k] in deps)]

    def hang(self, index: int, head: int, dep: str | None = None) -> None:
        """Put a word with all below it under a head, with a new label or the one it has."""
        self.heads[index] = head
        if dep is not None:
            self.deps[index] = dep

    def lift(self, index: int, over: int) -> None:
        """Put a child in the place of its head, which becomes its child; the labels of both are the caller's to set.

        >>> words = [Word("in", "in", "ADP", "IN", 1, "case"), Word("Doha", "Doha", "PROPN", "NNP", -1, "root")]
        >>> draft = Draft(words)
        >>> draft.lift(0, 1)
        >>> draft.heads, draft.deps
        ([-1, 0], ['root', 'root'])
        """
        self.heads[index], self.deps[index] = self.heads[over], self.deps[over]
        self.heads[over] = index

    def is_tree(self) -> bool:
        """Whether there is one root and every word leads up to it."""
        if self.heads.count(NO_HEAD) != 1:
            return False
        for index in range(len(self)):
            at, steps = index, 0
            while self.heads[at] != NO_HEAD:
                at, steps = self.heads[at], steps + 1
                if steps > len(self):
                    return False
        return True
