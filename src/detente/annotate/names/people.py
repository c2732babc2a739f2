"""Persons: learned from what is said around a name once, then known wherever the report prints them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from detente.annotate.names.evidence import Votes
from detente.annotate.names.page import Page
from detente.annotate.names.runs import Run, make_run
from detente.lexicon.folding import fold
from detente.lexicon.ordinary import is_ordinary

_PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "van",
        "von",
        "de",
        "der",
        "den",
        "del",
        "di",
        "da",
        "dos",
        "la",
        "le",
        "abu",
        "ben",
        "ould",
        "ul",
    }
)
_ALIKE = 84
_SURE, _LIKELY = 3, 2


@dataclass(slots=True)
class Person:
    """A person of one report: every form printed, as folded words, and the fullest as it is printed."""

    full: str
    forms: set[tuple[str, ...]] = field(default_factory=set)
    count: int = 1
    """How often it is printed by more than one word."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the fullest form, folded."""
        return tuple(fold(self.full).split())


def is_person(run: Run, votes: Votes) -> bool:
    """Whether the votes make a run of capitals a person."""
    if any(any(char.isdigit() for char in word) for word in run.words):
        return False
    if votes.place + votes.body >= max(votes.person, 1):
        return votes.person >= _SURE and votes.person > votes.place
    if len(run.words) > 1:
        return votes.person >= _LIKELY - 1
    return votes.person >= _LIKELY


def cut_headlines(runs: Sequence[Run], pages: Sequence[Page]) -> list[Run]:
    """The runs, those of headlines cut behind a name that the copy prints: "Berg" of "Berg Brokers Deal" where it has Ada Berg."""
    calm = [run for run in runs if not (pages[run.page].title_case or pages[run.page].sentence.heading)]
    known = {run.words for run in calm} | {run.words[-1:] for run in calm}
    whole = {run.words for run in calm}
    cut = []
    for run in runs:
        page = pages[run.page]
        heading = page.title_case or page.sentence.heading
        lengths = range(len(run.words) - 1, 0, -1) if heading and run.words not in whole else ()
        length = next((length for length in lengths if run.words[:length] in known), len(run.words))
        cut.append(run if length == len(run.words) else make_run(run.page, page, run.first, run.first + length - 1))
    return cut


def learn_people(runs: Sequence[Run], votes: Mapping[str, Votes], printed: Mapping[str, str]) -> list[Person]:
    """The persons that a report names, each with all its forms, in order of first full mention.

    ``printed`` maps a key to the name as printed. A shorter form belongs to the only longer one that it may shorten;
    forms that spell one name ("Mirziyoyev", "Mirziyoev") are one person.
    """
    count = Counter(run.key for run in runs)
    sure = [
        run
        for run in {run.key: run for run in reversed(runs)}.values()
        if run.key in votes and is_person(run, votes[run.key])
    ]
    often = {run.words for run in sure if count[run.key] > 1 and len(run.words) > 1}
    people: list[Person] = []
    for run in sorted(sure, key=lambda run: (-len(run.words), -count[run.key], run.start)):
        if count[run.key] == 1 and run.words[:-1] in often:
            continue  # a caption without its stop runs a name into the next word
        words = tuple(fold(printed[run.key]).split())
        host = _host(people, words)
        if host is None:
            people.append(Person(printed[run.key], {words}, count[run.key]))
        else:
            host.forms.add(words)
            host.count += count[run.key] if len(words) > 1 else 0
    return people


def _host(people: Sequence[Person], words: tuple[str, ...]) -> Person | None:
    """The person that a form names: the only one whose name it shortens or varies."""
    fits = [person for person in people if any(shortens(words, form) for form in person.forms)]
    if len(fits) > 1 and len(words) > 1:
        fits = [person for person in fits if " ".join(words) in " ".join(person.words)] or fits[:1]
    if not fits:
        return other_spelling(words, people)
    return fits[0] if len(fits) == 1 else None


def shortens(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a form is a shorter way to print a full name: its last words, its first, or some of them in order.

    >>> shortens(("al-burhan",), ("abdel", "fattah", "al-burhan")), shortens(("burhan",), ("abdel", "fattah", "al-burhan"))
    (True, True)
    """
    if words == full:
        return True
    if len(words) >= len(full):
        return False
    if len(words) == 1:
        return words[0] in tails(full)
    rest = iter(_core(word) for word in full)
    return all(any(_core(word) == other for other in rest) for word in words)


def tails(full: tuple[str, ...]) -> set[str]:
    """The single words that may stand for a full name."""
    found = _lasts(full[-1])
    if len(full) > 1 and len(full[0]) > 1:
        found.add(full[0])
    return {word for word in found if len(word) > 1}


def varies(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether two forms spell one name: last words alike, and first words alike where both have them.

    >>> varies(("shavkat", "mirziyoev"), ("shavkat", "mirziyoyev"))
    True
    """
    last, other = _core(words[-1]), _core(full[-1])
    if min(len(last), len(other)) < 4 or ratio(last, other) < _ALIKE or last[0] != other[0]:
        return False
    if len(words) == 1 or len(full) == 1:
        return True
    return (
        words[0] == full[0]
        or _consonants(words[0]) == _consonants(full[0])
        or (last != other and ratio(words[0], full[0]) >= _ALIKE)
    )


def other_spelling(words: tuple[str, ...], people: Iterable[Person]) -> Person | None:
    """The only person whose name a form spells in another way."""
    fits = [person for person in people if varies(words, person.words)]
    return fits[0] if len(fits) == 1 else None


def _consonants(word: str) -> str:
    """The first letter and the consonants, doubled ones once: what spellings of one name share."""
    kept = word[:1]
    for char in word[1:]:
        if char not in "aeiouy'-" and char != kept[-1:]:
            kept += char
    return kept


def _lasts(word: str) -> set[str]:
    """What a last word may be cut to: "burhan" of "al-burhan", "ferrer" of "coronel-ferrer"."""
    return {word, _core(word), word.rpartition("-")[2]}


def _core(word: str) -> str:
    head, dash, tail = word.partition("-")
    if dash and len(head) <= 4 and head in _PARTICLES | {"ad", "an", "ar", "as", "ash", "at", "az", "ur", "ud"}:
        return tail
    return word


def index_people(people: Sequence[Person]) -> dict[tuple[str, ...], Person]:
    """Every form, and every single word that may stand for one, to the person it means.

    A last word that two persons share means the one printed in full at least twice as often as any other; else it stands
    for itself. A first word counts only where it is nobody's last word and no ordinary one.
    """
    table: dict[tuple[str, ...], Person] = {}
    last: dict[str, list[Person]] = {}
    first: dict[str, list[Person]] = {}
    for person in people:
        for form in sorted(person.forms):
            table.setdefault(form, person)
            for word in sorted(_lasts(form[-1])):
                last.setdefault(word, []).append(person)
            if len(form) > 1 and len(form[0]) > 1:
                first.setdefault(form[0], []).append(person)
    for word, owners in last.items():
        table[(word,)] = _main_bearer(owners) or Person(word.title())
    for word, owners in first.items():
        if (word,) not in table and all(person is owners[0] for person in owners) and not is_ordinary(word):
            table[(word,)] = owners[0]
    return table


def _main_bearer(owners: Sequence[Person]) -> Person | None:
    ranked = sorted({id(person): person for person in owners}.values(), key=lambda person: -person.count)
    return ranked[0] if len(ranked) == 1 or ranked[0].count >= 2 * ranked[1].count else None
