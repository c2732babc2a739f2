"""Whom a surname or an office means in a report that introduces nobody by it: whom the other reports show in the role that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Protocol

from detente.lexicon.states import state_of
from detente.model import Choice, Decision, NameDoubt, NameLink
from detente.resolve.names.join import bearers_of, may_be_person
from detente.resolve.names.printed import plain, take_apart
from detente.resolve.offices import Holders, Holding, Offices, Shown, Witness, office_meant


@dataclass(frozen=True, slots=True)
class OpenOffice:
    """An office that a report names and that two or more may hold on its day: a question for the user."""

    report_id: str
    printed: str
    holders: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """``links`` hold in one report each; ``doubts`` and ``offices`` are what more than one person fits, and nobody is chosen."""

    links: tuple[NameLink, ...] = ()
    doubts: tuple[NameDoubt, ...] = ()
    offices: tuple[OpenOffice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedNames(Linked):
    """Those of a whole record, a doubt once a pair; with what they rest on.

    ``asked``: the doubts of each report; ``witnesses``: who is shown in an office, behind the state or body whose it is.
    """

    asked: tuple[tuple[str, NameDoubt], ...] = ()
    witnesses: tuple[tuple[str, Witness], ...] = ()


@dataclass(frozen=True, slots=True)
class Printing:
    """A report as its names are read here: what it is called, its day where it is known, and the actors it names."""

    name: str
    day: date | None
    actors: frozenset[str]


class Roles(Holders, Protocol):
    """Who may be meant by an office on a day, and which offices are somebody's."""

    def of_person(self, who: str, day: date) -> list[Shown]:
        """The offices that somebody may hold on a day, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """What the other reports of a record say that a short name of one hangs on.

    ``shown``: the name under which a printed one is shown; ``bearers``: whose surname words are; ``called``: the name of a report;
    ``apart``: the pairs of plain names that people keep apart.
    """

    roles: Roles
    shown: Callable[[str], str]
    bearers: Callable[[tuple[str, ...]], Collection[str]]
    called: Callable[[str], str]
    apart: Collection[tuple[str, str]]


Given = Mapping[str, Collection[tuple[str, str | None]]]
"""The offices in which one report shows each name that it prints, with whose they are."""


def link_names(
    reports: Mapping[str, Printing],
    canonical: Mapping[str, str],
    holdings: Iterable[Holding],
    decisions: Iterable[Decision] = (),
) -> LinkedNames:
    """Link the surnames and offices of each report of a known day to the one person whom the role fits.

    An office ("the Norwegian prime minister") means the one person whom reports show in it around that day. A surname that
    several people of the record bear means the one of them who is shown in the office that this report gives the name, else
    the one who is shown in an office of a state that this report names. Where two fit, nobody is chosen. What one person
    alone bears is settled by ``join_names``, and what people decide goes before.

    ``reports`` by id; ``canonical`` as ``join_names`` gives it. The order of nothing matters.
    """
    held = list(holdings)
    bearers = bearers_of(canonical)
    offices = Offices(h for h in held if shows_somebody(h, bearers.all))
    given: dict[str, dict[str, set[tuple[str, str | None]]]] = defaultdict(dict)
    for (report_id, printed), found in offices_given(held).items():
        given[report_id][printed] = found
    others = Others(
        roles=offices,
        shown=lambda name: canonical.get(name, name),
        bearers=cache(bearers.all),  # reports print the same names
        called=lambda report_id: reports[report_id].name if report_id in reports else report_id,
        apart=kept_apart(decisions),
    )
    each = [
        (report_id, link_report(report_id, reports[report_id], given[report_id], others))
        for report_id in sorted(reports)
    ]
    return LinkedNames(
        links=tuple(link for _, one in each for link in one.links),
        doubts=_once(doubt for _, one in each for doubt in one.doubts),
        offices=tuple(office for _, one in each for office in one.offices),
        asked=tuple((report_id, doubt) for report_id, one in each for doubt in one.doubts),
        witnesses=tuple(offices.witnesses),
    )


def link_report(report_id: str, report: Printing, given: Given, others: Others) -> Linked:
    """Link the surnames and offices of one report, by what the others say."""
    if report.day is None:
        return Linked()
    links, doubts, opened = [], [], []
    for printed in sorted(report.actors):
        if others.shown(printed) != printed:
            continue
        if office := _meant(printed):
            found = others.roles.holders(*office, report.day)
            if len(found) == 1:
                links.append(_link(report_id, printed, found[0], f"nobody else is near {report.day}", others))
            elif found:
                opened.append(OpenOffice(report_id, printed, tuple(found)))
        elif is_surname(printed):
            bearers = others.bearers(take_apart(printed).words)
            named = [who for who in bearers if (plain(printed), plain(who)) not in others.apart]
            fits = _fitting(named, report, given.get(printed, ()), others.roles)
            if len(fits) == 1:
                why = f"the only one of {len(named)} of this surname whom the role fits"
                links.append(_link(report_id, printed, fits[0], why, others))
            else:
                doubts += [_doubt(report, printed, one, others) for one in fits]
    return Linked(tuple(links), tuple(doubts), tuple(opened))


def shows_somebody(holding: Holding, bearers: Callable[[tuple[str, ...]], Collection[str]]) -> bool:
    """Whether it is known who is shown: a surname in an office shows nobody new, as whose it is waits for a link itself."""
    return not (is_surname(holding.holder) and bearers(take_apart(holding.holder).words))


def may_be_linked(printed: str) -> bool:
    """Whether a name that is joined with no other may mean somebody in one report: an office, or a surname alone.

    >>> may_be_linked("Berg"), may_be_linked("Norwegian premier"), may_be_linked("Ada Berg")
    (True, True, False)
    """
    return _meant(printed) is not None or is_surname(printed)


_meant = lru_cache(maxsize=65536)(office_meant)


@lru_cache(maxsize=65536)
def is_surname(printed: str) -> bool:
    """Whether a name is a person's surname alone."""
    return len(take_apart(printed).words) == 1 and may_be_person(printed)


def _fitting(
    named: Collection[str], report: Printing, given: Collection[tuple[str, str | None]], offices: Roles
) -> list[Shown]:
    """The bearers whose offices fit the day: those that the report gives the name, else those of the states that it names."""
    if report.day is None:
        return []
    states = {state for actor in report.actors if (state := state_of(actor))}
    fits = []
    for who in sorted(named):
        held = offices.of_person(who, report.day)
        if given:
            held = [one for one in held if any(one.office == office and of in (None, one.of) for office, of in given)]
        else:
            held = [one for one in held if one.of in states]
        fits += held[:1]
    return fits


def offices_given(holdings: Iterable[Holding]) -> dict[tuple[str, str], set[tuple[str, str | None]]]:
    """The offices in which each report shows each name that it prints."""
    found: dict[tuple[str, str], set[tuple[str, str | None]]] = {}
    for holding in holdings:
        if holding.note is None:
            whose = state_of(holding.of) or holding.of if holding.of else None
            found.setdefault((holding.report_id, holding.printed), set()).add((holding.office, whose))
    return found


def kept_apart(decisions: Iterable[Decision]) -> set[tuple[str, str]]:
    """The pairs of plain names that people keep apart, each both ways round."""
    pairs: dict[frozenset[str], bool] = {}
    for decision in decisions:
        if decision.choice in (Choice.SAME_ACTOR, Choice.OTHER_ACTOR):
            pairs[frozenset(map(plain, decision.about))] = decision.choice is Choice.OTHER_ACTOR
    told = [sorted(pair) for pair, apart in pairs.items() if apart and len(pair) == 2]
    return {(a, b) for a, b in told} | {(b, a) for a, b in told}


def _link(report_id: str, printed: str, one: Shown, why: str, others: Others) -> NameLink:
    return NameLink(report_id, printed, one.holder, f"{_told(one, others)}; {why}")


def _doubt(report: Printing, printed: str, one: Shown, others: Others) -> NameDoubt:
    return NameDoubt(
        printed, one.holder, (f"{report.name} of {report.day} prints the surname alone", _told(one, others))
    )


def _told(one: Shown, others: Others) -> str:
    return f"shown as {one.office} of {one.of} by {others.called(one.report_id)} on {one.day}"


def _once(doubts: Iterable[NameDoubt]) -> tuple[NameDoubt, ...]:
    """One doubt a pair, the reasons of the first report."""
    found: dict[tuple[str, str], NameDoubt] = {}
    for doubt in doubts:
        found.setdefault((doubt.left, doubt.right), doubt)
    return tuple(found[pair] for pair in sorted(found))
