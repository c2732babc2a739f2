"""The figures of a text as tests compare them."""

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Figure, Prop, Report

DAY = "2021-03-06"


def read(text):
    return extract(annotate(Report.of_text(text, published=DAY)))


def told(text):
    """The figures of a text as (figure, population, words), in text order."""
    found = [s for s in read(text).statements if s.prop is Prop.FIGURE]
    figures = [(Figure.from_value(s.value), s) for s in sorted(found, key=lambda s: s.passage)]
    return [(str(f), f.population, s.passage.exact) for f, s in figures]


def short(text):
    return [figure for figure, _, _ in told(text)]
