"""Settling the names of a record: those that hang together with what reports move, or all anew.

All where people have decided about names since, and where so many reports are to be linked that it is sooner done for all.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from detente.model import Decision, Sort
from detente.pipeline.linking import keep_links, link_moved
from detente.pipeline.moved import OF_NAMES, settle_some
from detente.record import Store
from detente.record.joined import Joined
from detente.record.names import Renamed
from detente.record.showings import Showings
from detente.record.since import Since
from detente.record.spellings import Spellings
from detente.resolve.names import plain
from detente.resolve.names.keys import keys_of
from detente.resolve.names.shorts import short_keys
from detente.resolve.naming import NamedReport, SettledNames, settle_names

_AT_LEAST, _SHARE = 200, 20
"""More reports than so many, and than one in so many of the record, are sooner linked with all others than by themselves."""


def settle_moved(store: Store, kept: Joined, since: Since) -> Renamed:
    """Settle the names as these reports have changed; returns what is shown otherwise than before."""
    moved = kept.count_names(since.reports)
    decisions = store.decisions()
    reports = since.reports | since.sealed
    renamed: frozenset[str] = frozenset()
    with store.spellings() as spelt, store.showings() as showings:
        anew = since.everything or any(choice in OF_NAMES for choice, _ in since.decisions) or not spelt.any_forms()
        if not (anew or _are_many(kept, reports)) and (settled := settle_some(spelt, moved, decisions)):
            renamed = settled.renamed
            short = {name for shown in settled.meant for name in showings.names_of(shown)}
            reports |= kept.reports_naming(renamed | short)
            if not _are_many(kept, reports):
                return Renamed(renamed, link_moved(store, spelt, showings, reports, decisions))
        found = _settle_anew(store, kept, spelt, showings, decisions)
    return Renamed(found.printed | renamed, found.reports)


def _are_many(kept: Joined, reports: Collection[str]) -> bool:
    return len(reports) > _AT_LEAST and len(reports) * _SHARE > kept.count_reports()


def _settle_anew(
    store: Store, kept: Joined, spelt: Spellings, showings: Showings, decisions: Collection[Decision]
) -> Renamed:
    """Settle all names of the record, and keep what settling some of them hangs on."""
    counted = kept.names_counted()
    reports = _named_reports(store)
    names = _settle_all(store, counted, reports, decisions)
    persons = names.joined.shown
    spelt.put_forms({name: plain(name) for name in counted})
    spelt.put_all_keys(
        (name, short_keys(name) | keys_of(name) if name in persons else short_keys(name)) for name in counted
    )
    keep_links(showings, reports, names.joined.canonical, names.linked)
    return store.save_names(names.joined.canonical, names.doubts, names.linked.links, names.joined.reasons)


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
