"""From what a person types about a cell to a decision keyed to the tellings: which cell is meant, and which words support it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Unpack

from detente.ask.plain import shown, word
from detente.errors import BadField, NoSuchThing
from detente.model import (
    ONE_VALUED,
    PART_PROPS,
    Cell,
    Choice,
    Claim,
    Correction,
    DayInterval,
    Decision,
    Event,
    Factuality,
    Figure,
    Format,
    Kind,
    Level,
    Measure,
    Mention,
    Passage,
    Precision,
    Prop,
    Report,
    Signed,
    Statement,
    Status,
)

VOCABULARIES: dict[Prop, type[StrEnum]] = {
    Prop.KIND: Kind,
    Prop.STATUS: Status,
    Prop.LEVEL: Level,
    Prop.FORMAT: Format,
}
"""The cells whose value is one of some words."""
_PARTS = tuple(Prop(prop) for prop in Prop if prop in PART_PROPS)
EDITABLE = (Prop.KIND, Prop.STATUS, Prop.DATE, Prop.PLACE, Prop.FIGURE, *_PARTS, Prop.LEVEL, Prop.FORMAT)
"""The cells that a person can give another value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Another value for a cell: in the place of ``was``, or of the only one of what a happening has one, by words of a report.

    Without ``words`` it is the words of the old value that say the new one. ``report`` is an id.
    """

    prop: Prop
    now: str
    was: str | None = None
    words: str | None = None
    report: str | None = None


def read_prop(written: str) -> Prop:
    """The cell that a word names. Raises ``BadField`` with the words there are.

    >>> read_prop("Place").value
    'place'
    """
    try:
        return Prop(written.strip().lower().replace(" ", "_").replace("-", "_"))
    except ValueError as error:
        mend = f"it is one of: {', '.join(prop.value for prop in EDITABLE)}"
        raise BadField(f"{written!r} is no cell", mend=mend) from error


def judge_whole(told: Event | Claim, choice: Choice, **signed: Unpack[Signed]) -> Decision:
    """Accept that the tellings tell of an event, or of a claim, or reject it: it is none."""
    return Decision(choice=choice, about=tuple(sorted(mention.id for mention in told.mentions)), **signed)


def judge_cell(
    told: Event | Claim, prop: Prop, value: str | None, choice: Choice, **signed: Unpack[Signed]
) -> Decision:
    """Accept a value, or reject it: the words do not say it. Raises ``BadField`` where no one value is meant."""
    cell = _cell(told, prop, value, also_aside=choice is Choice.ACCEPT)
    correction = Correction(prop=prop, was=_printed(cell))
    return Decision(choice=choice, about=_about(cell.statements), value=correction.to_value(), **signed)


def change_cell(told: Event | Claim, edit: Edit, reports: Mapping[str, Report], **signed: Unpack[Signed]) -> Decision:
    """Give a cell another value. ``reports`` are those that tell of it, by id.

    Raises ``BadField`` for a value that is none, or words that stand in no report that tells of it.
    """
    if edit.prop not in EDITABLE:
        raise BadField(f"{edit.prop.value} cannot be edited", mend=f"edit {', '.join(prop.value for prop in EDITABLE)}")
    there = told.cells.get(edit.prop, ())
    # where reports give several, each account is its own: to edit one leaves the others beside it
    old = _cell(told, edit.prop, edit.was) if edit.was or (edit.prop in ONE_VALUED and there) else None
    now, precision = read_value(edit.prop, edit.now, old)
    replaced = old.statements if old else ()
    at = _words(told, edit, reports, old)
    mention = _nearest(told, at)
    before = next((stmt for stmt in (old.statements if old else ()) if stmt.mention_id == mention.id), None)
    before = before or (old.statements[0] if old else None)
    correction = Correction(
        prop=edit.prop,
        was=tuple(sorted({stmt.value for stmt in replaced} - {now})),
        now=now,
        precision=precision,
        mention=mention.id,
        words=at,
        said_by=before.said_by if before else None,
        factuality=before.factuality if before else Factuality.STATED,
    )
    about = tuple(sorted({mention.id, *_about(replaced)}))
    return Decision(choice=Choice.EDIT, about=about, value=correction.to_value(), **signed)


def read_value(prop: Prop, written: str, old: Cell | None = None) -> tuple[str, Precision | None]:
    """A value as statements hold it, and the grain of a date. Raises ``BadField`` where it is none of its kind.

    >>> read_value(Prop.DATE, "2024-02")
    ('2024-02-01/2024-02-29', <Precision.MONTH: 'month'>)
    >>> read_value(Prop.KIND, "armed clash")[0]
    'armed_clash'
    """
    written = " ".join(written.split())
    if not written:
        raise BadField(f"no value for {prop.value}", mend="say what it is, or reject what was read")
    try:
        match prop:
            case Prop.DATE:
                days = DayInterval.parse(written)
                return str(days), _grain(days)
            case prop if prop in VOCABULARIES:
                return VOCABULARIES[prop](written.lower().replace(" ", "_")).value, None
            case Prop.FIGURE:
                before = Figure.from_value(old.value) if old else None
                of = {"population": before.population, "scope": before.scope} if before else {}
                return Figure.parse(written, **of).to_value(), None
            case _:
                return written, None
    except ValueError as error:
        raise BadField(f"{written!r} is no {prop.value}", mend=_form(prop)) from error


def _form(prop: Prop) -> str:
    match prop:
        case Prop.DATE:
            return "write YYYY-MM-DD, YYYY-MM, or first/last"
        case Prop.FIGURE:
            return f"write 12 killed, 10-12, at least 12, up to 12 or about 12, with one of: {', '.join(map(word, Measure))}"
        case _:
            return f"it is one of: {', '.join(VOCABULARIES[prop])}"


def _grain(days: DayInterval) -> Precision:
    if days.start and days == DayInterval.year(days.start.year):
        return Precision.YEAR
    if days.start and days == DayInterval.month(days.start.year, days.start.month):
        return Precision.MONTH
    return Precision.DAY


def _cell(told: Event | Claim, prop: Prop, value: str | None, *, also_aside: bool = False) -> Cell:
    """The one cell that is meant, by its value as it is kept or as it is shown."""
    cells = [*told.cells.get(prop, ())]
    if also_aside:
        cells += [aside.cell for aside in told.set_aside if aside.cell.prop is prop]
    if value is None or not value.strip():
        found = cells[:1] if len(cells) == 1 else []
    else:
        wanted = _folded(value)
        found = [cell for cell in cells if wanted in (_folded(cell.value), _folded(shown(prop, cell.value)))][:1]
    if found:
        return found[0]
    there = "; ".join(dict.fromkeys(shown(prop, cell.value) for cell in cells))
    what = f"has no {prop.value} {value!r}" if value else f"has {len(cells)} values for {prop.value}"
    raise BadField(f"{told.id} {what}", mend=f"name one of: {there}" if there else "nothing was read; `edit` adds it")


def _folded(value: str) -> str:
    return " ".join(value.lower().replace("_", " ").split())


def _printed(cell: Cell) -> tuple[str, ...]:
    return tuple(sorted({stmt.value for stmt in cell.statements}))


def _about(statements: Iterable[Statement]) -> tuple[str, ...]:
    return tuple(sorted({stmt.mention_id for stmt in statements}))


def _words(told: Event | Claim, edit: Edit, reports: Mapping[str, Report], old: Cell | None) -> Passage:
    """The words that say the new value, as the report has them; of several places the one nearest to a telling."""
    own = sorted({mention.report_id for mention in told.mentions})
    if edit.report and edit.report not in own:
        name = reports[edit.report].name if edit.report in reports else edit.report
        raise NoSuchThing(f"{name} tells nothing of {told.id}", mend="name a report that tells of it")
    if not edit.words or not edit.words.strip():
        fits = [stmt.passage for stmt in (old.statements if old else ()) if edit.report in (None, stmt.report_id)]
        if not fits:
            raise BadField(
                f"no words say that its {edit.prop.value} is {edit.now!r}", mend="give them as the report has them"
            )
        return fits[0]
    pattern = re.compile(r"\s+".join(map(re.escape, edit.words.split())))
    found = [
        Passage.cut(key, reports[key].text, hit.start(), hit.end())
        for key in ([edit.report] if edit.report else own)
        for hit in pattern.finditer(reports[key].text)
    ]
    if not found:
        where = reports[edit.report].name if edit.report else "no report that tells of it"
        held = f"{where} does not hold" if edit.report else f"{where} holds"
        raise BadField(f"{held} the words {edit.words.strip()!r}", mend="copy them from the report, letter by letter")
    return min(found, key=lambda at: (min(_distance(at, m.telling) for m in told.mentions), at))


def _nearest(told: Event | Claim, at: Passage) -> Mention:
    """The telling to which words belong: the nearest of their report."""
    return min(told.mentions, key=lambda mention: (_distance(at, mention.telling), mention.trigger, mention.id))


def _distance(at: Passage, telling: Passage) -> int:
    if at.report_id != telling.report_id:
        return 1 << 40
    return max(0, telling.start - at.end, at.start - telling.end)
