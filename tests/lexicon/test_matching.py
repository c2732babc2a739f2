import pytest

from detente.lexicon import (
    adjective_of,
    capital_of,
    cities_named,
    city_named,
    find_lexicon_names,
    find_titles,
    iso2_of,
    rank_of,
    state_of,
)


def found(text):
    return [(text[start:end], entry.name) for start, end, entry in find_lexicon_names(text)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Chad protested; a hanging chad did not.", [("Chad", "Chad")]),
        ("They told us that the US would pay.", [("US", "United States")]),
        ("Nigeriens and Nigerians", [("Nigeriens", "Nigerien"), ("Nigerians", "Nigerian")]),
        ("the U.S.-Omani channel", [("U.S.", "United States"), ("Omani", "Omani")]),
        ("Côte d’Ivoire and COTE D'IVOIRE", [("Côte d’Ivoire", "Ivory Coast"), ("COTE D'IVOIRE", "Ivory Coast")]),
        (
            "the Democratic\nRepublic of the Congo",
            [("Democratic\nRepublic of the Congo", "Democratic Republic of the Congo")],
        ),
        ("the Philippines", [("Philippines", "Philippines")]),
        ("pro-Kuwaiti", [("Kuwaiti", "Kuwaiti")]),
        ("see example.org/Peru or @Peru", []),
        ("Malian, not Maliana", [("Malian", "Malian")]),
    ],
)
def test_names_are_found_whole_and_in_their_case(text, want):
    assert found(text) == want


def test_upper_case_copy_is_read_but_its_ordinary_words_are_not():
    names = found("THE ENVOY WHO LET US KNOW OF THE TALKS IN PERU SAID THAT CHAD HAD SENT A CAR")
    assert ("PERU", "Peru") in names
    assert ("CHAD", "Chad") in names
    assert {text for text, _ in names} <= {"PERU", "CHAD"}


def test_a_shorter_name_is_found_where_the_longer_breaks_off():
    assert found("Guinea-Bissauer") == [("Guinea", "Guinea")] or found("Guinea-Bissauer") == []
    assert found("South Sudanesque Sudan")[-1] == ("Sudan", "Sudan")


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Kiev", "Ukraine"),
        ("Rangoon", "Myanmar"),
        ("the Elysée", "France"),
        ("Filipino", "Philippines"),
        ("USSR", "Soviet Union"),
        ("Abkhazia", "Abkhazia"),
        ("Kurdish", None),
        ("Bukavu", None),
    ],
)
def test_state_of(name, state):
    assert state_of(name) == state


def test_facts_of_a_state_by_any_of_its_names():
    assert capital_of("Kyrgyz Republic") == "Bishkek"
    assert adjective_of("the Netherlands") == "Dutch"
    assert iso2_of("Burma") == "MM"
    assert iso2_of("Zaire") is None
    assert capital_of("Atlantis") is None


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("the first deputy foreign minister", ["first deputy foreign minister"]),
        ("Presidents and prime ministers met.", ["Presidents", "prime ministers"]),
        ("Lt. Gen. Okello and Sgt. Mba", ["Lt. Gen.", "Sgt."]),
        ("the minister for internal security", ["minister for internal security"]),
        ("ministerial presidencies", []),
        ("then-president Ouko", ["president"]),
    ],
)
def test_titles(text, want):
    assert [text[start:end] for start, end, _ in find_titles(text)] == want


def test_ranks():
    assert rank_of("Crown Prince") == "head_of_state"
    assert rank_of("warlords") == "rebel_leader"
    assert rank_of("sandwich") is None


def test_cities_are_told_apart_by_country():
    assert city_named("Tripoli").country == "LY"
    assert city_named("Tripoli", "LB").country == "LB"
    assert city_named("Tripoli", "JP") is None
    assert [city.population for city in cities_named("Tripoli")] == sorted(
        (c.population for c in cities_named("Tripoli")), reverse=True
    )
    assert cities_named("Nowhereville") == ()
