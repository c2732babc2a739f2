"""Which printed names of a record are one actor: spelling variants and short forms, homonyms kept apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations, product

from detente.lexicon import entry_of
from detente.lexicon.ordinary import is_ordinary
from detente.lexicon.readings import head_words
from detente.lexicon.titles import is_title, organs
from detente.model import Choice, Decision, NameDoubt, Verdict
from detente.resolve.names.judge import judge_names
from detente.resolve.names.owners import Owners
from detente.resolve.names.printed import is_office_of, plain, take_apart
from detente.resolve.names.sounds import name_keys

_DECIDED = "a person said so"
BY_SURNAME = "nobody else in the record has this surname"
CROWD = 60
"""A key that more names share tells nothing: there only those with one first word are set beside each other."""


MetBy = Callable[[str], Collection[str]]
"""The names beside which one is set."""


@dataclass(frozen=True, slots=True)
class JoinedNames:
    """``canonical``: each printed name with the one it is recorded under. ``doubts``: pairs left apart for a person to settle.

    ``reasons``: why a printed name is recorded under another, where more than accents, case and titles set the two apart; through
    a third name where that joins them. ``shown``: those of persons, the most
    frequent of several that are equal but for accents, case and titles.
    """

    canonical: dict[str, str]
    doubts: tuple[NameDoubt, ...]
    reasons: dict[str, str] = field(default_factory=dict)
    shown: frozenset[str] = frozenset()


def canonical_names(names: Iterable[str] | Mapping[str, int]) -> dict[str, str]:
    """Each printed name with the one it is recorded under: the most frequent full form of the same actor.

    ``names`` may be given with their counts. Order does not matter. See ``join_names``.

    >>> canonical_names(["Ana Petrović", "Petrovic", "Ana Petrovich", "Chad"])["Petrovic"]
    'Ana Petrović'
    """
    return join_names(names).canonical


def join_names(
    names: Iterable[str] | Mapping[str, int], decisions: Iterable[Decision] = (), met_by: MetBy | None = None
) -> JoinedNames:
    """Join the names that are certainly one actor's; list those that may be.

    What a person decided about two names goes before all else; of several decisions about a pair the last holds. Where these are
    some names of many, ``met_by`` tells beside which one is set among all.

    Names join when their plain forms are equal; when ``judge_names`` is certain of them, and of every name that either
    is joined with already; or when one is the surname of exactly one longer name. What the lexicon knows (a state, a
    body), offices, and what is written small ("soldiers") join only their equals.

    >>> join_names(["Ada Berg", "Ada Berg", "A. Berg"]).doubts
    (NameDoubt(left='Ada Berg', right='A. Berg', reasons=('only an initial: ada, a',)),)
    """
    counts = Counter(names)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        groups[plain(name)].append(name)
    weight = {key: sum(counts[n] for n in members) for key, members in groups.items()}
    shown = {key: max(members, key=lambda n: (counts[n], n)) for key, members in groups.items()}
    proper = [key for key in sorted(groups, key=lambda k: (-weight[k], k)) if _may_be_person(groups[key])]
    ruled = _ruled(decisions, shown)
    bundles = _Bundles(shown, {pair for pair, same in ruled.items() if not same})
    for left, right in sorted(pair for pair, same in ruled.items() if same):
        leader, led = sorted((left, right), key=lambda k: (_is_short(k), -weight[k], k))
        bundles.lead(leader, led, why=_DECIDED)
    full = [key for key in proper if len(take_apart(shown[key]).words) > 1]
    doubts = []
    for left, right in _in_order(full, _met(full, shown, met_by) if met_by else _candidates(full, shown)):
        judged = judge_names(shown[left], shown[right])
        if (min(left, right), max(left, right)) in ruled:
            continue
        if judged.verdict is Verdict.ASK:
            doubts.append((left, right, judged.reasons))
        elif judged.verdict is Verdict.SAME and not bundles.join(left, right, "; ".join(judged.reasons)):
            doubts.append((left, right, ("one of them is joined with a name that is not the other's",)))
    bearers = {key: take_apart(shown[key]) for key in full}
    owners = Owners(bearers, bundles.root)
    for key in proper:
        if key not in bearers and (owner := owners.of(take_apart(shown[key]).words)):
            bundles.lead(owner, key, why=BY_SURNAME)
    canonical = {name: shown[bundles.root(key)] for key, members in groups.items() for name in members}
    return JoinedNames(
        canonical,
        tuple(
            NameDoubt(shown[left], shown[right], reasons)
            for left, right, reasons in doubts
            if bundles.root(left) != bundles.root(right)
        ),
        {name: told for key, told in bundles.reasons.items() for name in groups[key] if canonical[name] != name},
        frozenset(shown[key] for key in proper),
    )


def _ruled(decisions: Iterable[Decision], shown: Mapping[str, str]) -> dict[tuple[str, str], bool]:
    """The pairs of plain names that a person judged, and whether they are one actor's."""
    ruled: dict[tuple[str, str], bool] = {}
    for decision in decisions:
        if decision.choice in (Choice.SAME_ACTOR, Choice.OTHER_ACTOR):
            left, right = sorted(plain(name) for name in decision.about)
            if left != right and left in shown and right in shown:
                ruled[left, right] = decision.choice is Choice.SAME_ACTOR
    return ruled


def _is_short(key: str) -> bool:
    """Whether a plain name is a surname alone or has an initial: it is shown under the fuller one."""
    words = key.split()
    return len(words) == 1 or any(len(word) == 1 for word in words)


class _Bundles:
    """Names joined so far; the weightier leads. None is joined with one that another of its bundle is not.

    ``apart`` are pairs that a person keeps apart: no bundle holds both.
    """

    def __init__(self, shown: Mapping[str, str], apart: Collection[tuple[str, str]] = ()) -> None:
        self._shown = shown
        self._apart = frozenset(apart) | {pair[::-1] for pair in apart}
        self._parent = {key: key for key in shown}
        self._members = {key: [key] for key in shown}
        self.reasons: dict[str, str] = {}

    def root(self, key: str) -> str:
        while self._parent[key] != key:
            key = self._parent[key]
        return key

    def join(self, left: str, right: str, why: str) -> bool:
        """Join the bundles of two names; ``False`` where a name of the one is certainly not one of the other."""
        one, other = self.root(left), self.root(right)
        if one == other:
            return True
        pairs = ((a, b) for a in self._members[one] for b in self._members[other] if (a, b) != (left, right))
        if self._kept_apart(one, other):
            return False
        if any(judge_names(self._shown[a], self._shown[b]).verdict is Verdict.NOT_SAME for a, b in pairs):
            return False
        self.lead(left, right, why)
        return True

    def _kept_apart(self, one: str, other: str) -> bool:
        members = ((a, b) for a in self._members[one] for b in self._members[other])
        return bool(self._apart) and any(pair in self._apart for pair in members)

    def lead(self, owner: str, key: str, why: str) -> None:
        """Put the bundle of a name under another, unless a person keeps two of them apart; ``why`` the two names are one."""
        one, other = self.root(owner), self.root(key)
        if one != other and not self._kept_apart(one, other):
            self.reasons[other] = f"{self._shown[key]}, {self._shown[owner]}: {why}"
            self._parent[other] = one
            self._members[one] += self._members.pop(other)


def _may_be_person(forms: Iterable[str]) -> bool:
    return all(may_be_person(form) for form in forms if form.split())


def may_be_person(form: str) -> bool:
    """Whether a name may be joined with others: written as a name, no office, no body, and nothing that the lexicon holds.

    >>> may_be_person("Berg"), may_be_person("two soldiers"), may_be_person("Norway"), may_be_person("Prime Minister")
    (True, False, False, False)
    """
    last = form.rsplit(maxsplit=1)[-1]
    if not last[:1].isupper() or is_title(last) or is_office_of(form):
        return False
    return entry_of(form) is None and not _is_body(form)


def bearers_of(canonical: Mapping[str, str]) -> Owners:
    """The bearers of each surname in a record, by the names that are shown for them."""
    full = {name: take_apart(name) for name in canonical if name.split() and may_be_person(name)}
    return Owners({name: taken for name, taken in full.items() if len(taken.words) > 1}, canonical.__getitem__)


@lru_cache(maxsize=65536)
def _is_body(form: str) -> bool:
    """Whether a name is made of common nouns: "Democratic Party", of which "Democratic Progressive Party" is another."""
    words = [word.lower() for word in form.split()]
    heads = head_words()
    nouns = heads.body | heads.group | heads.place | heads.other | organs()
    return len(words) > 1 and (not nouns.isdisjoint(words) or all(is_ordinary(word) for word in words))


def _candidates(full: Sequence[str], shown: Mapping[str, str]) -> set[tuple[str, str]]:
    """Pairs of names that share a key of sounds, or all but two letters of a surname."""
    blocks: dict[str, list[str]] = defaultdict(list)
    near: dict[tuple[str, str], list[str]] = defaultdict(list)
    initials: dict[tuple[str, str], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for key in full:
        name = take_apart(shown[key])
        for sound in name_keys(name):
            blocks[sound].append(key)
        first, last = name.words[0], name.words[-1]
        if len(last) >= 5:
            for form in less(last, 1):
                near[first, form].append(key)
        initials[first[0], last][len(first) > 1].append(key)
    found = {pair for short, long in initials.values() for pair in product(short, long)}
    for block in (*blocks.values(), *near.values()):
        if 1 < len(block) <= CROWD:
            found.update(combinations(block, 2))
        elif len(block) > CROWD:
            by_first: dict[str, list[str]] = defaultdict(list)
            for key in block:
                by_first[take_apart(shown[key]).words[0][:3]].append(key)
            found.update(pair for some in by_first.values() for pair in combinations(sorted(some)[:CROWD], 2))
    return found


def _met(full: Sequence[str], shown: Mapping[str, str], met_by: MetBy) -> set[tuple[str, str]]:
    """Pairs of these names of which one tells that it meets the other."""
    there = {shown[key]: key for key in full}
    return {(key, there[other]) for key in full for other in met_by(shown[key]) if other in there}


def _in_order(full: Sequence[str], found: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """These pairs, each once, the weightier first."""
    order = {key: number for number, key in enumerate(full)}
    pairs = {(order[a], order[b]) if order[a] < order[b] else (order[b], order[a]) for a, b in found}
    yield from ((full[a], full[b]) for a, b in sorted(pairs))


def less(word: str, letters: int) -> set[str]:
    """The word, and what is left of it without one letter, or two.

    >>> sorted(less("abc", 1))
    ['ab', 'abc', 'ac', 'bc']
    """
    forms = {word}
    for _ in range(letters):
        forms |= {form[:at] + form[at + 1 :] for form in forms for at in range(len(form))}
    return forms
