"""Whom a surname or an office means in a report that introduces nobody by it: whom the other reports show in the role that day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from detente.lexicon.states import state_of
from detente.model import Choice, Decision, NameDoubt, NameLink
from detente.resolve.names.join import bearers_of, may_be_person
from detente.resolve.names.printed import plain, take_apart
from detente.resolve.offices import Holding, Offices, Shown, office_meant


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


@dataclass(frozen=True, slots=True)
class Printing:
    """A report as its names are read here: what it is called, its day where it is known, and the actors it names."""

    name: str
    day: date | None
    actors: frozenset[str]


def link_names(
    reports: Mapping[str, Printing],
    canonical: Mapping[str, str],
    holdings: Iterable[Holding],
    decisions: Iterable[Decision] = (),
) -> Linked:
    """Link the surnames and offices of each report of a known day to the one person whom the role fits.

    An office ("the Norwegian prime minister") means the one person whom reports show in it around that day. A surname that
    several people of the record bear means the one of them who is shown in the office that this report gives the name, else
    the one who is shown in an office of a state that this report names. Where two fit, nobody is chosen. What one person
    alone bears is settled by ``join_names``, and what people decide goes before.

    ``reports`` by id; ``canonical`` as ``join_names`` gives it. The order of nothing matters.
    """
    held = list(holdings)
    apart = _kept_apart(decisions)
    bearers = bearers_of(canonical)
    # a surname in an office shows nobody new: whose it is waits for a link itself
    offices = Offices(h for h in held if not (_is_surname(h.holder) and bearers.all(take_apart(h.holder).words)))
    given = _offices_given(held)
    is_surname, meant, borne_by = (
        cache(_is_surname),
        cache(office_meant),
        cache(bearers.all),
    )  # reports print the same names
    links, doubts, opened = [], [], []
    for report_id in sorted(reports):
        report = reports[report_id]
        if report.day is None:
            continue
        for printed in sorted(report.actors):
            if canonical.get(printed, printed) != printed:
                continue
            if office := meant(printed):
                found = offices.holders(*office, report.day)
                if len(found) == 1:
                    links.append(_link(report_id, printed, found[0], f"nobody else is near {report.day}", reports))
                elif found:
                    opened.append(OpenOffice(report_id, printed, tuple(found)))
            elif is_surname(printed):
                named = [
                    who for who in borne_by(take_apart(printed).words) if (plain(printed), plain(who)) not in apart
                ]
                fits = _fitting(named, report, given.get((report_id, printed), ()), offices)
                if len(fits) == 1:
                    why = f"the only one of {len(named)} of this surname whom the role fits"
                    links.append(_link(report_id, printed, fits[0], why, reports))
                else:
                    doubts += [_doubt(report, printed, one, reports) for one in fits]
    return Linked(tuple(links), _once(doubts), tuple(opened))


def may_be_linked(printed: str) -> bool:
    """Whether a name that is joined with no other may mean somebody in one report: an office, or a surname alone.

    >>> may_be_linked("Berg"), may_be_linked("Norwegian premier"), may_be_linked("Ada Berg")
    (True, True, False)
    """
    return office_meant(printed) is not None or _is_surname(printed)


def _is_surname(printed: str) -> bool:
    return len(take_apart(printed).words) == 1 and may_be_person(printed)


def _fitting(
    named: Collection[str], report: Printing, given: Collection[tuple[str, str | None]], offices: Offices
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


def _offices_given(holdings: Iterable[Holding]) -> dict[tuple[str, str], set[tuple[str, str | None]]]:
    """The offices in which each report shows each name that it prints."""
    found: dict[tuple[str, str], set[tuple[str, str | None]]] = {}
    for holding in holdings:
        if holding.note is None:
            whose = state_of(holding.of) or holding.of if holding.of else None
            found.setdefault((holding.report_id, holding.printed), set()).add((holding.office, whose))
    return found


def _kept_apart(decisions: Iterable[Decision]) -> set[tuple[str, str]]:
    pairs: dict[frozenset[str], bool] = {}
    for decision in decisions:
        if decision.choice in (Choice.SAME_ACTOR, Choice.OTHER_ACTOR):
            pairs[frozenset(map(plain, decision.about))] = decision.choice is Choice.OTHER_ACTOR
    told = [sorted(pair) for pair, apart in pairs.items() if apart and len(pair) == 2]
    return {(a, b) for a, b in told} | {(b, a) for a, b in told}


def _link(report_id: str, printed: str, one: Shown, why: str, reports: Mapping[str, Printing]) -> NameLink:
    return NameLink(report_id, printed, one.holder, f"{_told(one, reports)}; {why}")


def _doubt(report: Printing, printed: str, one: Shown, reports: Mapping[str, Printing]) -> NameDoubt:
    return NameDoubt(
        printed, one.holder, (f"{report.name} of {report.day} prints the surname alone", _told(one, reports))
    )


def _told(one: Shown, reports: Mapping[str, Printing]) -> str:
    by = reports[one.report_id].name if one.report_id in reports else one.report_id
    return f"shown as {one.office} of {one.of} by {by} on {one.day}"


def _once(doubts: Iterable[NameDoubt]) -> tuple[NameDoubt, ...]:
    """One doubt a pair, the reasons of the first report."""
    found: dict[tuple[str, str], NameDoubt] = {}
    for doubt in doubts:
        found.setdefault((doubt.left, doubt.right), doubt)
    return tuple(found[pair] for pair in sorted(found))
