"""A text as a string of word classes, one letter a token, so that a grammar of dates is a handful of short patterns.

Every set of classes that a token can have gets one letter of its own; ``{month}`` in a pattern stands for all letters whose
set holds *month*. A pattern therefore runs over some ten times fewer letters than the text has, and never looks inside a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from detente.lexicon.times import TimeWords, load_times

_PIECE = re.compile(
    r"""
      [apAP]\.[mM]\b\.?
    | (?:1/2\b|½)
    | [^\W\d_]+
    | \s+
    | \d{4}-\d{1,3}-[A-Z]{1,4}(?:-?\d+)*(?:-[A-Z\d]+)*(?!\w)
    | \d{4}-[01]\d-[0-3]\d(?:[T ][0-2]\d:[0-5]\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w)
    | (?:\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)|\d{1,2}-\d{1,2}-(?:\d{4}|\d\d)
        |\d{4}/[01]?\d/[0-3]?\d|\d{4}\.[01]\d\.[0-3]\d)(?![\w/-]|\.\d)
    | [0-2]?\d:[0-5]\d(?::[0-5]\d)?(?!\d)
    | [0-2]?\d\.[0-5]\d(?=\s?[ap]\.?m\b)
    | (?:\d{3}0|['’‘`]?\d0)['’]?s\b
    | \d{1,2}(?:st|nd|rd|th)\b
    | \d+(?:,\d{3})*(?:\.\d+)?
    | [^\w\s] | _
    """,
    re.VERBOSE,
)
_RELEASE_NUMBER = re.compile(r"\d{4}-\d+-[A-Z].*")
"""The number of a press release or a file, such as ``2011-01-S-273``: its year is no date of the story."""
_KINDS = (  # in order: what a piece that begins with a digit or an apostrophe is
    ("iso", re.compile(r"\d{4}-\d\d-\d\d.*")),
    ("numeric", re.compile(r"\d+([/.-])\d+\1\d+")),
    ("fraction", re.compile(r"1/2|½")),
    ("clock", re.compile(r"\d+:.*")),
    ("tens", re.compile(r".*s")),
)
_CORE = (
    "month|weekday|short_weekday|unit|units|clock_unit|clock_units|year|deictic|tonight|overnight|iso|numeric|clock|dotted|tens|"
    "decade_word|period|meridiem|holiday|era|season|part|frequency|numword|noon|oclock|zone|present_ref|past_ref|ref_adjective|future|past"
)
_PUNCT = {
    ",": "comma", ".": "dot", "-": "hyphen", "–": "hyphen", "‑": "hyphen", "/": "slash", "'": "apos", "’": "apos", "(": "open",
    ")": "close_bracket", "[": "open", "]": "close_bracket", "$": "money", "£": "money", "€": "money", "¥": "money", "#": "money",
    "%": "percent", ":": "colon", ";": "stop", "!": "stop", "?": "stop", "&": "and",
}  # fmt: skip
_OTHER = frozenset({"other"})
_FIRST_LETTER = 0x4E00  # a block with no letter that means something in a pattern


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Which letter stands for which set of classes."""

    words: TimeWords
    letters: dict[frozenset[str], str]
    by_word: dict[str, str]
    numbers: dict[str, str]
    phrases: dict[str, re.Pattern[str]]
    runs: re.Pattern[str]
    other: str
    capitalized: str

    def of(self, *classes: str) -> str:
        """The letter of exactly this set of classes."""
        return self.letters[frozenset(classes)]

    def compile(self, pattern: str) -> re.Pattern[str]:
        """A pattern over classes as one over letters: ``{month} {day}`` (blanks do not count).

        Raises ``KeyError`` where no token can have a class.
        """
        return re.compile(re.sub(r"\{([a-z_|]+)\}", lambda m: self._class(m[1]), pattern), re.VERBOSE)

    def squeeze(self, codes: str) -> tuple[str, list[int]]:
        """The runs of letters in which an expression can stand, parted by one that is in none, and where each letter stood."""
        pieces: list[str] = []
        index: list[int] = []
        rest = self.other
        for run in self.runs.finditer(codes):
            pieces += (run[0], rest)
            index += range(run.start(), run.end() + 1)
        return "".join(pieces), index

    def letter(self, piece: str) -> str:
        """The letter of a piece of text; a blank has none, save where it parts paragraphs."""
        first = piece[0]
        if first.isalpha():
            if len(piece) < 5 and piece.replace(".", "").lower() in ("am", "pm"):
                return self.of("meridiem")
            return self.capitalized if first.isupper() else self.other
        if first.isspace():
            return self.of("gap") if piece.count("\n") > 1 else ""
        if first.isdigit() and _RELEASE_NUMBER.fullmatch(piece):
            return self.other
        if first.isdigit() or (len(piece) > 1 and first in "'’‘`"):
            return self._figure(piece)
        return self.of("fraction") if piece == "½" else self.other

    def _figure(self, piece: str) -> str:
        if piece.isdigit() or "," in piece:
            return _number(piece, self.numbers)
        if piece[-2:] in ("st", "nd", "rd", "th"):
            return self.of("nth", "ordinal", "day") if 0 < int(piece[:-2]) < 32 else self.of("nth", "ordinal")
        for kind, pattern in _KINDS:
            if pattern.fullmatch(piece):
                return self.of(kind)
        clock = re.fullmatch(r"[0-2]?\d\.[0-5]\d", piece)
        return self.of("dotted") if clock else self.numbers["decimal"]

    def _class(self, names: str) -> str:
        wanted = set(names.split("|"))
        found = sorted(letter for tags, letter in self.letters.items() if tags & wanted)
        if not found or not wanted <= {tag for tags in self.letters for tag in tags}:
            raise KeyError(f"no token has the class {names}")
        return f"[{''.join(found)}]"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: ``codes[i]`` is the letter of the token at ``text[starts[i]:ends[i]]``."""

    text: str
    starts: list[int]
    ends: list[int]
    codes: str

    def __getitem__(self, index: int) -> str:
        return self.text[self.starts[index] : self.ends[index]]

    def lower(self, index: int) -> str:
        """A token in lower case; nothing before the first and after the last."""
        return self[index].lower() if 0 <= index < len(self.starts) else ""


@cache
def load_alphabet() -> Alphabet:
    """The alphabet of the English table."""
    words = load_times()
    numbers = {
        "day": frozenset({"num", "quantity", "day", "hour", "yy"}), "short_day": frozenset({"num", "quantity", "day", "hour"}),
        "yy": frozenset({"num", "quantity", "yy"}), "year": frozenset({"num", "year"}), "plain": frozenset({"num", "quantity"}),
        "decimal": frozenset({"num", "quantity", "decimal"}), "hhmm": frozenset({"num", "hhmm"}),
        "year_hhmm": frozenset({"num", "year", "hhmm"}),
    }  # fmt: skip
    fixed = {
        "iso",
        "numeric",
        "clock",
        "dotted",
        "tens",
        "fraction",
        "meridiem",
        "gap",
        "holiday",
        "era",
        "capitalized",
    }
    sets = {
        *words.classes.values(), *(frozenset({tag}) for tag in (*fixed, *_PUNCT.values())), *numbers.values(), _OTHER,
        frozenset({"nth", "ordinal", "day"}), frozenset({"nth", "ordinal"}),
    }  # fmt: skip
    letters = {tags: chr(_FIRST_LETTER + i) for i, tags in enumerate(sorted(sets, key=sorted))}
    by_word: dict[str, str] = {}
    for word, tags in words.classes.items():
        forms = {word.capitalize(), word.upper()} if word in words.capital else {word, word.capitalize(), word.upper()}
        by_word |= dict.fromkeys(forms, letters[tags])
    by_word |= {mark: letters[frozenset({name})] for mark, name in _PUNCT.items()}
    firsts: dict[str, list[str]] = {}
    for phrase in (*words.holidays, *words.eras):
        firsts.setdefault(re.split(r"[^a-z]", phrase)[0], []).append(phrase)
    phrases = {first: _any_of(group) for first, group in firsts.items()}
    plain = (letters[_OTHER], letters[frozenset({"capitalized"})])
    core = {letter for tags, letter in letters.items() if tags & set(_CORE.split("|"))}
    around = "".join(sorted(set(letters.values()) - {*plain} - core))
    known = around + "".join(sorted(core))
    runs = re.compile(f"[{around}]*[{''.join(sorted(core))}][{known}]*")
    return Alphabet(
        words, letters, by_word, {name: letters[tags] for name, tags in numbers.items()}, phrases, runs, *plain
    )


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(f"(?i:{'|'.join(map(_loose, longest_first))})(?!\\w)")


def _loose(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]?").replace(r"the\s+", r"(?:the\s+)?")


def normal_phrase(text: str, words: TimeWords) -> str:
    """A holiday or era as its table writes it.

    >>> normal_phrase("Valentine’s  Day", load_times())
    "valentine's day"
    """
    squeezed = re.sub(r"[\s'’]|the\b", "", text.lower())
    for phrase in (*words.holidays, *words.eras):
        if re.sub(r"[\s']|the\b", "", phrase) == squeezed:
            return phrase
    raise KeyError(text)


class _Letters(dict[str, str]):
    """Letters by piece, those not met before worked out once; so many are kept at most."""

    def __init__(self, alphabet: Alphabet) -> None:
        super().__init__(alphabet.by_word)
        self._alphabet = alphabet

    def __missing__(self, piece: str) -> str:
        if len(self) > _KEPT_PIECES:
            self.clear()
            self.update(self._alphabet.by_word)
        letter = self[piece] = self._alphabet.letter(piece)
        return letter


_KEPT_PIECES = 50_000


@cache
def _letters() -> _Letters:
    return _Letters(load_alphabet())


def tokenize(text: str) -> Tokens:
    """Cut a text into tokens and give each its letter.

    >>> tokens = tokenize("on 3 May, at 10 a.m.")
    >>> [tokens[i] for i in range(len(tokens.starts))]
    ['on', '3', 'May', ',', 'at', '10', 'a.m.']
    """
    alphabet = load_alphabet()
    pieces = _PIECE.findall(text)
    offsets = list(accumulate(map(len, pieces), initial=0))
    codes = list(map(_letters().__getitem__, pieces))
    index = [i for i, code in enumerate(codes) if code]
    starts, ends = [offsets[i] for i in index], [offsets[i + 1] for i in index]
    kept = [codes[i] for i in index]
    opening = {piece for piece in set(pieces) if piece.lower() in alphabet.phrases}
    for at in reversed([k for k, i in enumerate(index) if pieces[i] in opening] if opening else []):
        _merge_phrase(text, at, alphabet, starts, ends, kept)
    return Tokens(text, starts, ends, "".join(kept))


def _merge_phrase(text: str, at: int, alphabet: Alphabet, starts: list[int], ends: list[int], codes: list[str]) -> None:
    """Make one token of the holiday or era that begins at a token, if one does."""
    first = text[starts[at] : ends[at]]
    found = alphabet.phrases[first.lower()].match(text, starts[at])
    if not found or not (first[0].isupper() or first in _LOWER_ERA):
        return
    last = bisect_left(starts, found.end()) - 1
    is_era = normal_phrase(found[0], alphabet.words) in alphabet.words.eras
    ends[at : last + 1] = [found.end()]
    codes[at : last + 1] = [alphabet.of("era" if is_era else "holiday")]
    del starts[at + 1 : last + 1]


_LOWER_ERA = frozenset({"collapse", "fall", "breakup", "break", "dissolution", "end"})


def _number(piece: str, letters: dict[str, str]) -> str:
    if not piece.isdigit():
        return letters["decimal" if "." in piece else "plain"]
    value, size = int(piece), len(piece)
    if size <= 2:
        if 1 <= value <= 31:
            return letters["day" if size == 2 else "short_day"]
        return letters["yy"] if size == 2 and value else letters["plain"]
    if size == 4:
        clock = value // 100 < 24 and value % 100 < 60
        if 1000 <= value <= 2100:
            return letters["year_hhmm" if clock else "year"]
        if clock:
            return letters["hhmm"]
    return letters["plain"]
