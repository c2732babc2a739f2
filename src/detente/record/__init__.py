"""The record: one file that holds reports, what was read from them, and what people decided. The only room with SQL."""

from detente.record.batch import Batch
from detente.record.log import LogEntry
from detente.record.readings import reading_key
from detente.record.reports import Added
from detente.record.search import SearchHit
from detente.record.session import WAIT
from detente.record.store import Store
from detente.record.verify import Problem

__all__ = ["WAIT", "Added", "Batch", "LogEntry", "Problem", "SearchHit", "Store", "reading_key"]
