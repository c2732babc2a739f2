"""The record written to files: one module a form, each canonical, so that one record gives one file on any machine."""

from detente.export.score import write_score
from detente.export.write import FORMATS, SUBJECTS, write

__all__ = ["FORMATS", "SUBJECTS", "write", "write_score"]
