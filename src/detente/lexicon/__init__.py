"""Knowledge as data: states, regions, bodies, groups, offices, towns, and the words that show how a name is meant.

    from detente.lexicon import find_lexicon_names, state_of

    state_of("Kiev")                            # 'Ukraine'
    find_lexicon_names("Kyiv and the OSCE")     # [(0, 4, Entry(...)), (13, 17, Entry(...))]

The tables lie in ``lexicon/data`` (CSV, TOML; sources in its ``SOURCES.md``); no table holds the name of a person.
"""

from detente.lexicon.cities import City, cities_named, city_named, small_towns_named
from detente.lexicon.divisions import Division, divisions_named
from detente.lexicon.entries import Entry, Form, Sort
from detente.lexicon.folding import fold
from detente.lexicon.lands import have_a_border, may_lie_in
from detente.lexicon.matching import find_lexicon_names
from detente.lexicon.middles import middle_of
from detente.lexicon.states import adjective_of, capital_of, entry_of, iso2_of, state_of
from detente.lexicon.titles import find_titles, is_title, rank_of

__all__ = [
    "City", "Division", "Entry", "Form", "Sort", "adjective_of", "capital_of", "cities_named", "city_named", "divisions_named",
    "entry_of", "find_lexicon_names", "find_titles", "fold", "have_a_border", "is_title", "iso2_of", "may_lie_in", "middle_of",
    "rank_of", "small_towns_named", "state_of",
]  # fmt: skip
