"""The record written to files: one module a form, each canonical, so that one record gives one file on any machine."""

from detente.export.score import write_score
from detente.export.write import FORMATS, SUBJECTS, TABLES, write

__all__ = ["FORMATS", "SUBJECTS", "TABLES", "write", "write_score"]
