"""Telexes on a guerrilla war, in capitals: the dead and hurt of each incident, and who did it, against filled templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bench.incidents import VIOLENT, numbers_given, read_incident
from bench.result import Result
from bench.runner import run_on_rows
from bench.scoring.counts import score_counts
from bench.scoring.ratio import Ratio
from bench.system import make_report, read_report
from detente.model import Measure, Prop
from detente.resolve import Assembly

_EFFECTS = {Measure.KILLED: "DEATH", Measure.WOUNDED: "INJURY"}
_SMALL = frozenset({"the", "a", "an", "of"})

Template = Mapping[str, Any]


def measure(rows: Sequence[Mapping[str, Any]]) -> Result:
    """Rows ``{"doc_id", "dct", "text", "templates"}``; templates as in the set's README.

    ``*_numbers``: the numbers of the templates, by effect, against all that the document is read to give. ``killed_greatest``:
    the greatest of the document, zero where there is none. Perpetrators: those of the templates against those of violent
    events, a name that holds the other counting as the same; each template's once.
    """
    numbers = dict.fromkeys(_EFFECTS, (0, 0, 0))
    greatest: dict[Measure, list[tuple[int, float | None]]] = {measure: [] for measure in _EFFECTS}
    who = (0, 0, 0)
    for row in rows:
        report = make_report(unwrap(row["text"]), str(row["doc_id"]), published=row["dct"])
        told = read_report(report)
        incident = read_incident(told, report.text)
        must = [t for t in row["templates"] if not t["optional"]]
        for kind, effect in _EFFECTS.items():
            gold = [n for t in must if (n := victims(t, effect))]
            ours = numbers_given(told, report.text, kind)
            numbers[kind] = _plus(numbers[kind], _matched(gold, ours))
            greatest[kind].append((max(gold, default=0), incident.count(kind)))
        who = _plus(who, _named(_slots(must), _perpetrators(told)))
    return Result(
        {
            **Ratio(*numbers[Measure.KILLED]).named("killed_numbers"),
            **score_counts("killed_greatest", greatest[Measure.KILLED]),
            **Ratio(*numbers[Measure.WOUNDED]).named("wounded_numbers"),
            **score_counts("wounded_greatest", greatest[Measure.WOUNDED]),
            **Ratio(*who).named("perpetrators"),
        },
        {"documents": len(rows), "templates": sum(len(row["templates"]) for row in rows)},
    )


def unwrap(text: str) -> str:
    r"""The telex with its wrapped lines joined, a paragraph a line.

    >>> unwrap("LIMA, 4 FEB 90 -- [TEXT] THE ARMY\nSAID.\n\n   IT DENIED IT.")
    'LIMA, 4 FEB 90 -- THE ARMY SAID.\n\nIT DENIED IT.'
    """
    paragraphs = re.split(r"\n\s*\n", text.replace("[TEXT] ", ""))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def victims(template: Template, effect: str) -> int:
    """How many a template says were killed or hurt; 0 where it gives no number of them."""
    given = {
        ref: int(entry["values"][0]) for entry in template["hum_number"] if _is_number(entry) for ref in entry["refs"]
    }
    total, seen = 0, set[str]()
    for entry in template["hum_effect"]:
        ref = next((ref for ref in entry["refs"] if ref in given), None)
        if ref and ref not in seen and any(effect in value for value in entry["values"]):
            total += given[ref]
            seen.update(entry["refs"])
    return total


def _is_number(entry: Mapping[str, Any]) -> bool:
    return bool(entry["values"]) and str(entry["values"][0]).isdigit()


def _matched(gold: Iterable[float], ours: Iterable[float]) -> tuple[int, int, int]:
    """Right, given, wanted: each number of the gold found once."""
    wanted, given = list(gold), list(ours)
    free, right = given[:], 0
    for number in wanted:
        if number in free:
            free.remove(number)
            right += 1
    return right, len(given), len(wanted)


def _slots(templates: Iterable[Template]) -> list[list[str]]:
    """Each perpetrator of the templates once, by all the words for it."""
    found: list[list[str]] = []
    for template in templates:
        for entry in (*template["perp_individual"], *template["perp_org"]):
            if not entry["optional"] and entry["alts"] not in found:
                found.append(entry["alts"])
    return found


def _perpetrators(told: Assembly) -> list[str]:
    """Who is read to have done violence, each once."""
    cells = (cell for event in told.events if event.kind in VIOLENT for cell in event.all(Prop.PERPETRATOR))
    return list(dict.fromkeys(cell.value for cell in cells))


def _named(gold: Sequence[Sequence[str]], ours: Sequence[str]) -> tuple[int, int, int]:
    free, right = [[_fold(name) for name in names] for names in gold], 0
    for name in map(_fold, ours):
        hit = next((names for names in free if any(_same(name, other) for other in names)), None)
        if hit is not None:
            free.remove(hit)
            right += 1
    return right, len(ours), len(gold)


def _same(one: str, other: str) -> bool:
    return bool(one) and bool(other) and (one in other or other in one)


def _fold(name: str) -> str:
    return " ".join(word for word in re.findall(r"\w+", name.lower()) if word not in _SMALL)


def _plus(one: tuple[int, int, int], other: tuple[int, int, int]) -> tuple[int, int, int]:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


FIELDS = ("doc_id", "dct", "text", "templates")

RUNNER = run_on_rows("muc4", "telexes on a guerrilla war: killed, hurt, perpetrators", FIELDS, measure)
