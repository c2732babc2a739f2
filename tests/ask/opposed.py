"""What stands against each other in a text, as tests compare it."""

from collections.abc import Mapping

from detente.annotate import annotate
from detente.ask.disagreements import disagreement_rows
from detente.extract import extract
from detente.model import Report
from detente.resolve import assemble


def read(text: str, *, served: Mapping[str, frozenset[str]] | None = None):
    report = Report.of_text(text, "read.txt", published="2031-05-06")
    reading = extract(annotate(report))
    assembly = assemble(reading.mentions, reading.statements, {})
    rows = disagreement_rows(assembly.events, assembly.claims, {report.id: report}, served or {})
    return [(row.type, row.how, [account.said_by for account in row.accounts]) for row in rows]
