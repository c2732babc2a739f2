"""Bytes to reports: receive what is on disk, make a report of it, mark what is not its story, group the copies.

Top to bottom, as the pipeline does it::

    options = ReadOptions(metadata=read_metadata("metadata.jsonl"))
    for item in receive(["reports/"], options):     # the one place that touches files
        if isinstance(item, Refusal):
            print(item.error)                       # names the file and the mend; the rest goes on
            continue
        report = make_report(item, options)         # pure: text, title, dates, furniture, language; raises DetenteError
    origins = group_origins(reports)                # report id -> origin id: reprints of one text are one witness
"""

from detente.ingest.build import make_report
from detente.ingest.clean import find_date_shown, find_furniture, find_title
from detente.ingest.copies import group_origins
from detente.ingest.credit import find_credit
from detente.ingest.language import detect_language
from detente.ingest.read import read_metadata, receive, unused_metadata
from detente.ingest.received import MAX_BYTES, Media, ReadOptions, Received, Refusal

__all__ = [
    "MAX_BYTES", "Media", "ReadOptions", "Received", "Refusal", "detect_language", "find_credit", "find_date_shown",
    "find_furniture", "find_title", "group_origins", "make_report", "read_metadata", "receive", "unused_metadata",
]  # fmt: skip
