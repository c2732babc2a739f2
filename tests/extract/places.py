"""The places of the events of a text as tests compare them."""

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Prop, Report, Sort

DAY = "2021-03-06"


def places(text):
    """Of each event its kind, its place or ``None``, the words that the place rests on, and the note."""
    reading = extract(annotate(Report.of_text(text, published=DAY)))
    rows = []
    for mention in reading.mentions:
        if mention.sort is Sort.EVENT:
            said = {s.prop: s for s in reading.statements if s.mention_id == mention.id}
            place = said.get(Prop.PLACE)
            row = (place.value, place.passage.exact, place.note) if place else (None, None, None)
            rows.append((said[Prop.KIND].value, *row))
    return rows


def place(text, *kinds):
    """The place of the one event of these kinds."""
    found = {row[1] for row in places(text) if row[0] in kinds}
    assert len(found) == 1, f"{found} in {places(text)}"
    return found.pop()
