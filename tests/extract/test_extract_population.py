"""Who is counted, and what counts nobody. All sentences are the project's own."""

from detente.annotate import annotate
from detente.extract import extract
from detente.extract.population import population_at
from detente.extract.tree import Tree
from detente.model import Figure, Prop, Report
from tests.extract.figures import DAY, short


def test_units_of_measure_are_no_prisoners():
    text = "The patrol killed three rebels and seized 650 kilograms (1430 pounds) of opium."
    assert not any("detained" in figure or "captured" in figure for figure in short(text))


def test_words_that_count_nobody_name_no_population():
    text = "Peru said soldiers of the army, and - they left."
    tree = Tree(annotate(Report.of_text(text, published=DAY)).tokens[0])
    at = text.index
    assert population_at(tree, text, at("soldiers"), at("army")) == "soldiers"
    assert population_at(tree, text, at("they"), at(" left")) is None
    assert population_at(tree, text, at("- "), at(" they")) is None


def test_those_counted_are_not_cut_at_a_hyphen():
    text = "Clashes erupted in Gao between hundreds of pro- and anti-government demonstrators on Monday."
    reading = extract(annotate(Report.of_text(text, published=DAY)))
    whom = {Figure.from_value(s.value).population for s in reading.statements if s.prop is Prop.FIGURE}
    assert whom == {"pro- and anti-government demonstrators"}
