"""The events of a text as tests compare them."""

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Figure, Prop, Report, Sort

DAY = "2021-03-06"  # a Saturday


def tell(text):
    """The events of a text as dicts from a property to its values, with the word that tells each."""
    reading = extract(annotate(Report.of_text(text, published=DAY)))
    events = {m.id: {"word": m.trigger.exact} for m in reading.mentions if m.sort is Sort.EVENT}
    for stmt in reading.statements:
        if stmt.mention_id in events:
            value = str(Figure.from_value(stmt.value)) if stmt.prop is Prop.FIGURE else stmt.value
            events[stmt.mention_id].setdefault(stmt.prop.value, []).append(value)
    return list(events.values())


def told_by(text, word):
    return next(event for event in tell(text) if event["word"] == word)
