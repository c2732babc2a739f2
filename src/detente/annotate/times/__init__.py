"""Time expressions: found by a grammar over word classes, read against the report's publication date."""

from detente.annotate.times.find import explain, find_times

__all__ = ["explain", "find_times"]
