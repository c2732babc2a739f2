"""``actors`` and ``actor``: who is named in the record, in which offices, with whom; and where each of it stands."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from detente.ask import ActorPage, ActorRow, Evidence, Role
from detente.cli import options
from detente.cli.listing import json_array, print_rows
from detente.cli.plain import count, in_words, one_line, short_ids, when, word
from detente.cli.table import Column
from detente.lexicon.codes import inter_label

_MORE = 100
_MOST_SHOWN = 5
"""So many passages are shown of one alias or office; ``--json`` gives all."""


def actors(
    context: typer.Context,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    record: options.RecordPath = None,
) -> None:
    """List who is named, the most reported first.

    Beside the name: what it is, for which state it acts, its offices with the days on which reports show it in them, and the
    other names that reports print.
    """
    with options.open_record(context, record) as opened:
        rows = opened.actors()
    columns = [
        Column("ACTOR"),
        Column("TYPE"),
        Column("STATE", most=18),
        Column("OFFICES"),
        Column("REPORTS", whole=True, right=True),
        Column("EVENTS", whole=True, right=True),
        Column("CLAIMS", whole=True, right=True, wide=_MORE),
        Column("ALSO PRINTED AS", wide=_MORE, most=40),
    ]

    def cells(row: ActorRow) -> list[str]:
        return [
            row.actor, word(row.type or "?"), " or ".join(row.states), "; ".join(_told(role) for role in row.roles),
            str(row.reports), str(row.events), str(row.claims),
            ", ".join(alias for alias in row.aliases if alias != row.actor),
        ]  # fmt: skip

    print_rows(rows, columns, cells, noun="actor", as_json=as_json, as_csv=as_csv)


def actor(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Any name of an actor, or a part of one.")],
    as_json: options.AsJson = False,
    record: options.RecordPath = None,
) -> None:
    """Show one actor with the words behind every alias and office.

    Then whom it met, and when; what it says is listed by `detente claims --actor NAME`.
    """
    with options.open_record(context, record) as opened:
        page = opened.actor(name)
        if as_json:
            sys.stdout.write(json_array([page.to_dict()]))
            return
        sys.stdout.writelines(line + "\n" for line in told_page(page))


def told_page(page: ActorPage) -> Iterable[str]:
    """An actor's page, line by line."""
    state = f", {' or '.join(page.states)}" if page.states and page.states != (page.actor,) else ""
    yield one_line(f"{page.actor}: {word(page.type or 'it is not shown what')}{state}")
    if told := _codes(page):
        yield f"codes       {told}"
    for role in page.roles:
        yield f"office      {one_line(_told(role))}"
        yield from _citations(role.passages)
    for alias in page.aliases:
        yield f"printed as  {one_line(alias.alias)}"
        yield from (f"  because {in_words(one_line(reason))}" for reason in alias.why)
        yield from _citations(alias.passages)
    if page.meant_by:
        yield f"meant by    {one_line(', '.join(f'{alias.alias} ({len(alias.passages)})' for alias in page.meant_by))}"
        why = dict.fromkeys(reason for alias in page.meant_by for reason in alias.why)
        yield from (f"  because {in_words(one_line(reason))}" for reason in why)
    ids = short_ids([event for contact in page.contacts for event in contact.meetings])
    for contact in page.contacts:
        days = f" ({', '.join(map(when, dict.fromkeys(contact.dates)))})" if contact.dates else ""
        told = ", ".join(ids[event] for event in contact.meetings)
        yield f"met         {one_line(f'{contact.name}{days}: {told}')}"
        yield from _citations(contact.passages)
    yield f"told of in  {count(len(page.events), 'event')}; says or is told {count(len(page.claims), 'claim')}"


def _codes(page: ActorPage) -> str:
    codes = page.codes
    told = {
        "ISO 3166": codes.iso3,
        "GW": codes.gw,
        "COW": codes.cow,
        "PLOVER": codes.sector,
        "ACLED": f"{codes.inter} {inter_label(codes.inter)}" if codes.inter else None,
    }
    return ", ".join(f"{set_} {code}" for set_, code in told.items() if code)


def _told(role: Role) -> str:
    shown = f"shown {', '.join(map(when, role.shown))}" if role.shown else "shown by undated reports"
    return f"{role} ({shown})"


def _citations(passages: tuple[Evidence, ...]) -> Iterable[str]:
    for cited in passages[:_MOST_SHOWN]:
        yield "  " + one_line(f'"{cited.exact}" - {cited.report} {cited.start}-{cited.end}')
    if len(passages) > _MOST_SHOWN:
        yield f"  and {len(passages) - _MOST_SHOWN} more; --json gives all"
