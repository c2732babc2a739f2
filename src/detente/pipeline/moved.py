"""The names of which reports move the counts, settled anew with those that hang together with them, and no others.

What ``join_names`` does with a full name hangs on the names that it meets and that are not certainly another's, on those that these
meet, and so on, and on which of them is the weightier. Those that were there before are shown under one name or in doubt; who else
meets is found by keys. A surname printed alone hangs on the full names that bear it. The outcome is that of ``join_names`` over
all names. Where people decided about a surname printed alone, names hang together that never meet: there all are settled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from detente.model import Choice, Decision
from detente.pipeline.forms import Counts
from detente.record.spellings import Alias, Spellings
from detente.resolve.names import plain
from detente.resolve.names.join import BY_SURNAME, JoinedNames, join_names
from detente.resolve.names.keys import (
    alone_like,
    bearers_of,
    crowds_made,
    keys_of,
    may_be_one,
    met_by,
    owner_among,
)
from detente.resolve.names.printed import take_apart
from detente.resolve.names.shorts import bearers, meaning, short_keys

OF_NAMES = (Choice.SAME_ACTOR, Choice.OTHER_ACTOR)
"""What people decide about names."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What is otherwise than before: whom printed names are shown as (``renamed``), and who bears surnames alone (``meant``)."""

    renamed: frozenset[str]
    meant: frozenset[str]


def settle_some(spelt: Spellings, moved: Mapping[str, int], decisions: Iterable[Decision]) -> Moved | None:
    """Settle the names whose counts have changed by so much, and what hangs on them; ``None`` where all have to be settled."""
    work = _Work(spelt, moved, decisions)
    settled = work.settle()
    return work.keep(settled) if settled else None


@dataclass(frozen=True, slots=True)
class _Settled:
    """Some plain names settled: the full ones and what is no person's by ``joined``; all printed ones by ``aliases``."""

    keys: Collection[str]
    joined: JoinedNames
    aliases: Mapping[str, Alias]


class _Work:
    """One settling. ``fresh``: the plain names that meet others than before."""

    def __init__(self, spelt: Spellings, moved: Mapping[str, int], decisions: Iterable[Decision]) -> None:
        self._spelt = spelt
        self._counts = Counts(spelt, moved)
        self._fresh: set[str] = set()
        self._decisions = [decision for decision in decisions if decision.choice in OF_NAMES]
        self._ruled: dict[str, set[str]] = defaultdict(set)
        for decision in self._decisions:
            keys = {plain(name) for name in decision.about}
            for key in keys:
                self._ruled[key] |= keys

    def settle(self) -> _Settled | None:
        """Settle them; ``None`` where that cannot be known from them."""
        self._change_keys()
        keys = self._moved_together()
        if any(form.alone is not None for key in keys & self._ruled.keys() for form in self._counts.of(key)):
            return None
        now = [self._counts.of(key).now for key in keys]
        counts = {name: many for forms in now if forms.alone is None for name, many in forms.many.items()}
        joined = join_names(counts, self._decisions, lambda name: met_by(name, self._spelt.holders))
        alone = self._moved_alone(keys, joined)
        led = self._settle_alone(alone, joined)
        if led is None:
            return None
        aliases = {name: Alias(shown, joined.reasons.get(name)) for name, shown in joined.canonical.items()}
        return _Settled(keys | alone, joined, aliases | led)

    def keep(self, settled: _Settled) -> Moved:
        """Write it into the record."""
        spelt = self._spelt
        moving = {key: self._counts.of(key) for key in settled.keys}
        plain_of = {name: key for key, one in moving.items() for name in (*one.before.many, *one.now.many)}
        before = {name: spelt.alias(name) for name in plain_of}
        moved = {name for name, old in before.items() if old != settled.aliases.get(name)}
        renamed = {name for name in moved if _shown(before[name]) != _shown(settled.aliases.get(name))}
        like = {other for name in renamed for other in meaning(name, spelt.holders)}
        bore = {name: self._bearers(name) for name in like}
        for name in sorted(moved):
            spelt.drop_alias(name)
            if before[name] is None:
                spelt.put_form(name, plain_of[name])
                spelt.put_keys(name, short_keys(name))
            if name in settled.aliases:
                spelt.put_alias(name, settled.aliases[name])
            else:
                spelt.drop_form(name, plain_of[name])
                spelt.drop_keys(name, short_keys(name))
        spelt.drop_doubts(one.before.full for one in moving.values() if one.before.full)
        spelt.put_doubts(settled.joined.doubts)
        meant = {name for name, old in bore.items() if spelt.shown(name) == name and self._bearers(name) != old}
        return Moved(frozenset(renamed), frozenset(meant))

    def _bearers(self, surname: str) -> set[str]:
        return bearers(take_apart(surname).words, self._spelt.holders, self._spelt.shown)

    # What hangs together

    def _change_keys(self) -> None:
        """Take from under its keys what others no longer meet, and put in what they meet now."""
        moving = [self._counts.of(key) for key in sorted(self._counts.moved)]
        moving = [one for one in moving if one.before.met_as != one.now.met_as]
        for name in [one.before.met_as for one in moving if one.before.met_as is not None]:
            for some, others in crowds_made(name, self._spelt.holders):
                pairs = [(one, other) for one in some for other in others if one != other and may_be_one(one, other)]
                self._fresh.update(plain(one) for pair in pairs for one in pair)
            self._spelt.drop_keys(name, keys_of(name))
        for name in [one.now.met_as for one in moving if one.now.met_as is not None]:
            self._spelt.put_keys(name, keys_of(name))
            for some, others in crowds_made(name, self._spelt.holders):
                met = set(others)
                self._fresh.update(plain(one) for one in some if self._spelt.beside(one) & met - {one})
        self._fresh.update(
            plain(name) for one in moving for name in (one.before.met_as, one.now.met_as) if name is not None
        )

    def _moved_together(self) -> set[str]:
        """The plain names that hang together with one of other forms, that meets others, or has another place among them."""
        found: set[str] = set()
        done: set[str] = set()
        for key in [*sorted(self._counts.moved), *sorted(self._fresh)]:
            before, now = self._counts.of(key)
            if key not in done and (key in self._ruled or before.full or now.alone is None):
                together = self._together(key)
                done |= together
                found |= together if self._may_stir(together) else set()
        return found

    def _together(self, key: str) -> set[str]:
        found: set[str] = set()
        waiting = [key]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self._beside(one)
        return found

    def _beside(self, key: str) -> set[str]:
        """The plain names that a person decided on together with this, and the full ones that may be or have been one with it."""
        before, now = self._counts.of(key)
        found = set(self._ruled.get(key, ()))
        if before.full or key in self._ruled:
            found |= {plain(other) for name in before.many for other in self._spelt.beside(name)}
        if key in self._fresh and now.full:
            met = met_by(now.full, self._spelt.holders)
            found |= {plain(other) for other in met if may_be_one(now.full, other)}
        return {one for one in found if one in self._ruled or any(form.full for form in self._counts.of(one))}

    def _may_stir(self, together: Collection[str]) -> bool:
        """Whether ``join_names`` may find another outcome for names that hang together."""
        moving = {key: self._counts.of(key) for key in together}
        if not self._fresh.isdisjoint(together) or any(one.is_other for one in moving.values()):
            return True
        before, now = (sorted(together, key=lambda key: (-moving[key][at].weight, key)) for at in (0, 1))
        return before != now

    # Surnames alone

    def _moved_alone(self, keys: Iterable[str], joined: JoinedNames) -> set[str]:
        """The surnames printed alone of which a form came, went or is shown, or whose owner may hang on these names."""
        moved = {key: self._counts.of(key) for key in self._counts.moved}
        found = {key for key, one in moved.items() if one.now.alone is not None and one.is_other}
        for key in keys:
            before, now = self._counts.of(key)
            was = self._spelt.shown(before.full) if before.full else None
            shown = joined.canonical[now.full] if now.full else None
            if was != shown or before.full != now.full:
                for full in filter(None, (before.full, now.full)):
                    found |= {plain(one) for one in alone_like(full, self._spelt.holders)}
        return found

    def _settle_alone(self, keys: Collection[str], joined: JoinedNames) -> dict[str, Alias] | None:
        """The printed forms of surnames alone, as those who bear them are shown now; ``None`` where people decided about one."""
        tied = self._tied()
        found: dict[str, Alias] = {}
        for key in sorted(keys):
            forms = self._counts.of(key).now
            if forms.alone is None:
                continue
            borne = bearers_of(forms.alone, self._spelt.holders)
            shown = {name: joined.canonical.get(name) or self._spelt.shown(name) for name in borne}
            if key in self._ruled or not tied.isdisjoint(shown.values()):
                return None
            owner = owner_among(forms.alone, borne, shown.__getitem__)
            told = Alias(owner, f"{forms.alone}, {owner}: {BY_SURNAME}") if owner else Alias(forms.alone, None)
            found |= dict.fromkeys(forms.many, told)
        return found

    def _tied(self) -> set[str]:
        """Under what those names are shown that are one with a surname printed alone, or not, because people decided so."""
        alone = [key for key in self._ruled if any(form.alone is not None for form in self._counts.of(key))]
        return {self._spelt.shown(name) for key in alone for name in self._counts.of(key).before.many}


def _shown(alias: Alias | None) -> str | None:
    return alias and alias.shown
