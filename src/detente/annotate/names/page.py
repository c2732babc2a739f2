"""A sentence made ready for reading names: its words, and how it writes capitals."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import NamedTuple

from detente.lexicon.ordinary import is_ordinary
from detente.lexicon.titles import title_words
from detente.model import Report, Sentence, Token

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|[A-Z]\.(?=\s?[A-Z])|(?:St|Mt|Ste)\.(?=\s[A-Z])|[^\W_](?:[^\W_]|[’'‘ʼ\-‑](?=[^\W_])|\.(?=[A-Z]\.))*"
)
_APOSTROPHES = frozenset("’'‘ʼ")
_OWNS = ("' ", "'\n", "’ ", "’\n")
_SMALL_LETTERS = ascii_lowercase.encode()
_MOST_SMALL = 16
"""Small letters in a hundred characters, above which a text surely is no shouting."""
_POSSESSIVE = re.compile(r"[’'‘ʼ]s$", re.IGNORECASE)
_CONTRACTION = re.compile(r"(?:[’'](?:re|ve|ll|d|m)|n[’']t)$")
_PARTICLES = frozenset(
    "al bin bint ibn ben abu ould van von der den de del della da das dos di du la le el ul ter ten y e zu af av san ag".split()
)
CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_ASIDE = CALENDAR | frozenset(
    "and the for with from into over after that but nor yet upon via per than amid under off out not "
    "its his her are was has had who how why what".split()
)
_JOINED_PARTICLE = re.compile(r"^(?:al|el|ul|ur|ud|ad|an|ar|as|ash|at|az|abd|d|ibn|ag)[-’'][^\W\d_]", re.IGNORECASE)


class Word(NamedTuple):
    """A word of a sentence. ``token`` is its index in the parse, -1 where there is none; a possessive 's is cut off."""

    start: int
    end: int
    text: str
    low: str
    cap: bool
    owner: bool
    token: int
    joined: bool
    """Only a space, a line break or nothing stands between the word before and this one."""

    @property
    def particle(self) -> bool:
        """Whether the word can stand inside a person's name in lower case: "bin", "van", "al-"."""
        return self.low in _PARTICLES

    @property
    def namey(self) -> bool:
        """Whether the word is written as a part of a name is."""
        return self.cap or (not self.text.isalnum() and _JOINED_PARTICLE.match(self.text) is not None)

    @property
    def ordinary(self) -> bool:
        """Whether the word is an ordinary one, whatever its capitals, or a contraction ("we're")."""
        return is_ordinary(self.low) or (not self.low.isalnum() and _CONTRACTION.search(self.low) is not None)


@dataclass(frozen=True, slots=True)
class Page:
    """A sentence with its words. ``title_case``: capitals tell nothing, as in many headlines; ``shouting``: all are capitals."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    title_case: bool
    shouting: bool
    starts: tuple[int, ...]
    """The starts of the words, for looking one up."""

    def word_at(self, start: int) -> int:
        """The index of the first word that begins at or after an offset."""
        return bisect_left(self.starts, start)

    def words_in(self, start: int, end: int) -> range:
        """The indices of the words that begin inside a range."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def token_of(self, index: int) -> Token | None:
        """The token of a word, where the sentence was parsed."""
        number = self.words[index].token
        return self.tokens[number] if number >= 0 else None

    def tag(self, index: int) -> str:
        """The part-of-speech tag of a word, "" without a parse."""
        token = self.token_of(index)
        return token.tag if token else ""


def make_page(report: Report, sentence: Sentence, tokens: Sequence[Token]) -> Page:
    """Cut a sentence into words and match them with its parse."""
    text = report.text[sentence.start : sentence.end]
    shouting = _is_shouting(text)
    starts = [token.start for token in tokens]
    whole = report.text
    words: list[Word] = []
    before: Word | None = None
    for match in _WORD.finditer(text):
        found = match.group()
        word = _POSSESSIVE.sub("", found) if found[-2:-1] in _APOSTROPHES else found
        start = sentence.start + match.start()
        end = start + len(word)
        number = bisect_left(starts, start)
        if number == len(starts) or starts[number] >= end:
            number = number - 1 if number and tokens[number - 1].end > start else -1
        low = word.lower()
        cap = word[0].isupper() and not (shouting and is_ordinary(low))
        owner = len(word) < len(found) or (word[-1] == "s" and whole[end : end + 2] in _OWNS)
        gap = whole[before.end : start] if before else ""
        joined = before is not None and not before.owner and (gap == " " or _is_joint(gap))
        before = Word(start, end, word, low, cap, owner, number, joined)
        words.append(before)
    return Page(
        sentence=sentence,
        tokens=tuple(tokens),
        words=tuple(words),
        title_case=not shouting and (sentence.heading or text[-1:] != ".") and _is_title_case(words),
        shouting=shouting,
        starts=tuple(word.start for word in words),
    )


def _is_shouting(text: str) -> bool:
    plain = text.encode("ascii", "ignore")
    small = len(plain) - len(plain.translate(None, _SMALL_LETTERS))
    if small * 100 > _MOST_SMALL * len(text):
        return False
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 12 and sum(map(str.isupper, letters)) > 0.85 * len(letters)


def _is_joint(gap: str) -> bool:
    return not gap.strip() and gap.count("\n") < 2


def _is_title_case(words: Sequence[Word]) -> bool:
    """Whether ordinary words are capitalised too, the first, offices and small words aside."""
    ordinary = [
        word
        for word in words[1:]
        if len(word.low) > 2
        and word.low not in _ASIDE
        and word.low not in title_words()
        and word.text.isalpha()
        and word.ordinary
    ]
    return (
        len(ordinary) > 0
        and sum(word.cap for word in ordinary) > 0.85 * len(ordinary)
        and len(ordinary) * 6 > len(words)
    )
