"""The parts of events as tests compare them."""

from detente.annotate import annotate
from detente.extract import extract
from detente.model import PART_PROPS, Report, Sort


def parts(text, kind):
    """The parts of the events of a kind, all sentences together."""
    reading = extract(annotate(Report.of_text(text, published="2031-05-10")))
    kinds = {s.mention_id: s.value for s in reading.statements if s.prop.value == "kind"}
    events = {m.id for m in reading.mentions if m.sort in (Sort.EVENT, Sort.PASSING)}
    said = [
        s for s in reading.statements if s.mention_id in events and kinds[s.mention_id] == kind and s.prop in PART_PROPS
    ]
    return {(s.prop.value, s.value, s.note) for s in said}
