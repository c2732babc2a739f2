"""Claims with their statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from detente.ask import Record
from detente.export.events import cells_fields
from detente.model import Claim, Prop


def claim_fields(claim: Claim, names: Mapping[str, str]) -> dict[str, Any]:
    """A claim as plain data, its words and where they stand."""
    telling = claim.mention.telling
    return {
        "id": claim.id,
        "speaker": claim.speaker,
        "act": claim.value(Prop.ACT),
        "addressee": claim.value(Prop.ADDRESSEE),
        "content": claim.value(Prop.CONTENT),
        "verbatim": claim.value(Prop.VERBATIM),
        "date": claim.value(Prop.DATE),
        "report": names.get(telling.report_id, telling.report_id),
        "start": telling.start,
        "end": telling.end,
        "telling": telling.exact,
        "cells": cells_fields(claim.cells, names),
    }


def claims(record: Record) -> Iterator[dict[str, Any]]:
    """All claims, report by report in the order of the names, and in the order of the text."""
    names = record.report_names
    in_order = sorted(
        record.assembly.claims,
        key=lambda claim: (names.get(claim.mention.report_id, ""), claim.mention.telling, claim.id),
    )
    for claim in in_order:
        yield claim_fields(claim, names)
