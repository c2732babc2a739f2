"""Settling the names of a record, all anew only where a report moves one on which others hang.

What ``join_names`` does with a name hangs on the names that are printed at all, on which form of each is the most frequent, and on
which of two names that may be one is the weightier: counts of names that never meet can change as they like. A name that is no
person's is one with its equals alone, so that it may come and go; a newcomer is set beside those that it can meet. All else
goes over all names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from detente.model import Choice, Decision, Sort
from detente.pipeline.linking import keep_links, link_moved
from detente.record import Store
from detente.record.joined import Joined
from detente.record.names import Renamed
from detente.record.since import Since
from detente.record.spellings import Spellings
from detente.resolve.names import plain
from detente.resolve.names.join import BY_SURNAME, may_be_person
from detente.resolve.names.newcomer import bearer_of, is_apart, keys_of
from detente.resolve.names.printed import take_apart
from detente.resolve.names.shorts import short_keys
from detente.resolve.naming import NamedReport, SettledNames, settle_names

_OF_NAMES = (Choice.SAME_ACTOR, Choice.OTHER_ACTOR)


def settle_moved(store: Store, kept: Joined, since: Since) -> Renamed:
    """Settle the names as these reports have changed; returns what is shown otherwise than before."""
    moved = kept.count_names(since.reports)
    decisions = store.decisions()
    with store.spellings() as spelt, store.showings() as showings:
        anew = since.everything or any(choice in _OF_NAMES for choice, _ in since.decisions) or not spelt.any_forms()
        work = _Moved(spelt, moved, decisions)
        if not anew and work.leaves_names() and work.settle():
            linked = link_moved(store, spelt, showings, since.reports | since.sealed, decisions)
            return Renamed(work.renamed, linked)
        counted = kept.names_counted()
        reports = _named_reports(store)
        names = _settle_all(store, counted, reports, decisions)
        persons = names.joined.shown
        spelt.put_forms({name: plain(name) for name in counted})
        spelt.put_keys(counted, lambda name: short_keys(name) | keys_of(name) if name in persons else short_keys(name))
        keep_links(showings, reports, names.joined.canonical, names.linked)
    return store.save_names(names.joined.canonical, names.doubts, names.linked.links, names.joined.reasons)


class _Moved:
    """The names whose counts have changed, with what hangs on them."""

    def __init__(self, spelt: Spellings, moved: Mapping[str, int], decisions: Collection[Decision]) -> None:
        self._spelt = spelt
        self._moved = moved
        self._forms: dict[str, dict[str, int]] = {}
        self._ruled: dict[str, set[str]] = defaultdict(set)
        for decision in decisions:
            if decision.choice in _OF_NAMES:
                keys = {plain(name) for name in decision.about}
                for key in keys:
                    self._ruled[key] |= keys
        self._came: dict[str, str] = {}
        self._gone: dict[str, str] = {}

    def leaves_names(self) -> bool:
        """Whether all other names stay as they are."""
        keys = {name: plain(name) for name in self._moved}
        stay = {key for name, key in keys.items() if self._now(key).get(name, 0) > 0}
        for name, key in keys.items():
            if self._now(key).get(name, 0) > 0:
                continue
            beside = any(other == key for one, other in keys.items() if one != name) or bool(
                self._now(key).keys() - {name}
            )
            gone = name in self._now(key)
            if beside or key in self._ruled or not name.split() or (gone and may_be_person(name)):
                return False
            (self._gone if gone else self._came)[name] = key
        done: set[str] = set()
        return all(self._stands(key, done) for key in sorted(stay))

    @property
    def renamed(self) -> frozenset[str]:
        """The printed names that are shown otherwise than before."""
        return frozenset(self._came) | frozenset(self._gone)

    def settle(self) -> bool:
        """Put in the names that came and take out those that are gone; ``False``, and nothing, where more than they would move."""
        placed: dict[str, tuple[str, str | None]] = {}
        for name in sorted(self._came, key=lambda name: (-len(take_apart(name).words), name)):
            found = self._place(name, placed)
            if found is None:
                for one in placed:
                    self._spelt.drop_key(one)
                return False
            placed[name] = (found, None if found == name else f"{name}, {found}: {BY_SURNAME}")
            self._spelt.put_key(name, keys_of(name) | short_keys(name))
        for name, (shown, reason) in placed.items():
            self._spelt.put_alone(name, self._came[name], shown, reason)
        for name, key in self._gone.items():
            self._spelt.drop_alone(name, key)
        return True

    def _place(self, name: str, placed: Mapping[str, tuple[str, str | None]]) -> str | None:
        """The name under which one that came is shown, where it moves no other."""
        if not keys_of(name):
            return name
        if len(take_apart(name).words) > 1:
            return name if is_apart(name, self._spelt.holders) else None
        return bearer_of(
            name, self._spelt.holders, lambda one: placed[one][0] if one in placed else self._spelt.shown(one)
        )

    def _now(self, key: str) -> dict[str, int]:
        if key not in self._forms:
            self._forms[key] = self._spelt.forms(key)
        return self._forms[key]

    def _before(self, key: str) -> dict[str, int]:
        return {name: many - self._moved.get(name, 0) for name, many in self._now(key).items()}

    def _stands(self, key: str, done: set[str]) -> bool:
        """Whether each of the names that hang together with this is shown as before, and they stand in the same order."""
        together: set[str] = set()
        waiting = [key]
        while waiting:
            one = waiting.pop()
            if one in together or one in done or not self._now(one):
                continue
            together.add(one)
            waiting += self._ruled.get(one, ())
            waiting += {plain(other) for name in self._now(one) for other in self._spelt.beside(name)}
        done |= together
        before, now = ({one: forms(one) for one in together} for forms in (self._before, self._now))
        if any(_shown(before[one]) != _shown(now[one]) for one in together):
            return False
        by_word = self._ruled.keys().isdisjoint(together)  # what people decide sets names of one word beside others
        return _ordered(before, by_word=by_word) == _ordered(now, by_word=by_word)


def _shown(forms: Mapping[str, int]) -> str:
    return max(forms, key=lambda name: (forms[name], name))


def _ordered(counts: Mapping[str, Mapping[str, int]], *, by_word: bool) -> list[str]:
    """The weightier first; ``by_word`` those of one word behind all others, as they are looked at."""

    def place(key: str) -> tuple[bool, int, str]:
        return by_word and _is_single(_shown(counts[key])), -sum(counts[key].values()), key

    return sorted(counts, key=place)


def _is_single(name: str) -> bool:
    return len(take_apart(name).words) < 2


def _named_reports(store: Store) -> dict[str, NamedReport]:
    """The reports of the record as their names are read, as they are dated now."""
    taken, actors = store.counted_from(), store.actor_names_by_report()
    dated = (
        report if report.published else replace(report, published=taken.get(report.id))
        for report in store.headers(actors)
    )
    return {report.id: NamedReport.of(report, actors[report.id]) for report in dated}


def _settle_all(
    store: Store, counted: Mapping[str, int], reports: Mapping[str, NamedReport], decisions: Collection[Decision]
) -> SettledNames:
    """The names of the record."""
    offices, said = store.mentions(sort=Sort.OFFICE), store.statements(sort=Sort.OFFICE)
    return settle_names(counted, reports, offices, said, decisions)
