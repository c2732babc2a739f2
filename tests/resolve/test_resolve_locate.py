"""Places on the map: which of a name's places a report means, what sort of place it is, how exact."""

from collections import defaultdict

import pytest

from detente.annotate import annotate
from detente.lexicon import iso2_of, middle_of
from detente.lexicon.cities import all_cities
from detente.lexicon.tables import read_table
from detente.model import Report
from detente.resolve.distance import distance_km
from detente.resolve.locate import Named, locate, pin_names
from detente.resolve.pins import Shape, pins_named


def pins(text, *names):
    at = [Named(name, text.index(name), text.index(name) + len(name)) for name in names]
    return locate(text, at)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Clashes broke out in Tripoli on Monday.", "Tripoli", "LY"),
        ("Clashes broke out in Tripoli, Lebanon, on Monday.", "Tripoli", "LB"),
        ("Clashes broke out in Tripoli while the Lebanese army and Lebanon's cabinet looked on.", "Tripoli", "LB"),
        ("The two sides met in Paris, Texas.", "Paris", "US"),
        ("The two sides met in Paris.", "Paris", "FR"),
        ("Officials met in Hyderabad, Pakistan.", "Hyderabad", "PK"),
    ],
)
def test_a_town_is_chosen_by_what_the_report_says(text, name, country):
    [pin] = pins(text, name)
    assert (pin.country, pin.shape, pin.geo_precision, pin.where_prec) == (country, Shape.POINT, 1, 1)


def test_places_near_each_other_speak_for_each_other():
    alone, *_ = pins("They met in Cordoba.", "Cordoba")
    beside, *_ = pins("They met in Cordoba, then went to Seville and Malaga.", "Cordoba", "Seville", "Malaga")
    assert (alone.country, beside.country) == ("AR", "ES")


@pytest.mark.parametrize(
    ("name", "shape", "acled", "ucdp"),
    [
        ("Goma", Shape.POINT, 1, 1),
        ("Idlib Governorate", Shape.AREA, 3, 4),
        ("Chad", Shape.AREA, 3, 6),
        ("Red Sea", Shape.AREA, 3, 7),
        ("Strait of Hormuz", Shape.AREA, 3, 7),
        ("Suwalki corridor", Shape.LINE, 3, 5),
        ("Line of Control", Shape.LINE, 3, 5),
        ("Abkhazia", Shape.AREA, 3, 4),
    ],
)
def test_each_sort_of_place(name, shape, acled, ucdp):
    [pin] = pins(f"It was quiet in {name} on Monday.", name)
    assert (pin.shape, pin.geo_precision, pin.where_prec) == (shape, acled, ucdp)
    assert pin.basis


@pytest.mark.parametrize("name", ["Chad", "Red Sea", "Line of Control"])
def test_what_is_wide_has_no_point(name):
    [pin] = pins(f"It was quiet in {name} on Monday.", name)
    assert pin.latitude is None
    assert pin.longitude is None


def test_a_country_that_is_one_town_has_its_point():
    [pin] = pins("Envoys came from Chad, Singapore and Peru.", "Singapore")
    assert (pin.shape, pin.where_prec, round(pin.latitude), round(pin.longitude)) == (Shape.AREA, 4, 1, 104)


def test_initials_are_no_town_and_a_dateline_in_capitals_is():
    chu, _ = pins("Doctors at the CHU in Montpellier, France, said so.", "CHU", "Montpellier")
    assert (chu.country, chu.basis) == ("FR", "told to be in Montpellier")
    goma, _ = pins("GOMA, March 3 - Congo was calm.", "GOMA", "Congo")
    assert (goma.country, goma.where_prec) == ("CD", 1)


def test_what_no_table_holds_is_near_where_it_is_told_to_be():
    bridge, goma = pins("Soldiers held the Ndoshe Bridge in Goma.", "Ndoshe Bridge", "Goma")
    assert (bridge.latitude, bridge.geo_precision, bridge.where_prec) == (goma.latitude, 2, 2)
    assert "Goma" in bridge.basis


def test_what_nothing_settles_has_no_pin():
    assert pins("Soldiers held the Zzyqua Bridge.", "Zzyqua Bridge") == [None]


def test_a_government_and_a_people_have_no_pin():
    text = "Beirut condemned the attack. Lebanese troops fought in Sidon."
    assert [mark.text for mark in pin_names(text, annotate(Report.of_text(text)).names)] == ["Sidon"]


def test_a_degree_of_latitude_is_sixty_nautical_miles():
    assert distance_km((10.0, 20.0), (11.0, 20.0)) == pytest.approx(60 * 1.852, rel=0.01)


@pytest.mark.parametrize(
    ("text", "name", "town", "basis"),
    [
        ("The leaders met at the White House on Monday.", "White House", "Washington", "in Washington, the capital"),
        ("Gunmen took two teachers in the Afghan capital.", "Afghan capital", "Kabul", "in Kabul, the capital"),
        (
            "They signed it on the South Lawn of the White House.",
            "South Lawn",
            "Washington",
            "told to be in White House",
        ),
        ("Police fired from the bridge in Banja Luka.", "bridge", "Banja Luka", "told to be in Banja Luka"),
    ],
)
def test_what_lies_in_a_town_is_near_it(text, name, town, basis):
    (pin,) = pins(text, name)
    assert (pin.name, pin.basis, pin.geo_precision, pin.where_prec) == (town, basis, 2, 2)


def test_a_village_of_a_province_is_in_that_region():
    text = "Rebels took the village of Mbutaba in North Kivu."
    (pin,) = pins(text, "Mbutaba")
    assert (pin.name, pin.country, pin.geo_precision) == ("Nord Kivu", "CD", 3)


@pytest.mark.parametrize("name", ["Valley", "South", "Camp David"])
def test_common_words_and_retreats_have_no_pin_of_their_own(name):
    text = f"Indian troops and gunmen fought at the {name} on Sunday."
    assert pins(text, name) == [None]


def test_of_the_regions_only_the_widest_have_no_middle():
    of_one_land = ("region", "disputed", "de facto state", "site")
    regions = [row["name"] for row in read_table("regions.csv") if row["kind"] in of_one_land]
    chosen = {name: max(pins_named(name), key=lambda option: option[0])[1] for name in regions}
    without = {name for name, pin in chosen.items() if pin.latitude is None}
    assert without == {"Caucasus", "Great Lakes", "Korean Peninsula", "Lake Chad Basin", "South Caucasus"}


def test_the_middle_of_a_region_lies_by_the_towns_of_its_country():
    towns = defaultdict(list)
    for town in all_cities():
        towns[town.country].append((town.latitude, town.longitude))
    overseas = {"Diego Garcia", "Falkland Islands", "Guam", "Kuril Islands", "New Caledonia", "Spratly Islands"}
    empty = {"Aouzou Strip"}
    states = {row["name"]: row["states"].split("|") for row in read_table("regions.csv")}
    middles = {row["name"]: middle_of(row["name"]) for row in read_table("region_middles.csv")}
    assert middles.keys() <= states.keys()
    for name in middles.keys() - overseas - empty:
        around = [spot for state in states[name] for spot in towns[iso2_of(state) or ""]]
        assert min(distance_km(middles[name], spot) for spot in around) < 400, name


def test_what_is_in_a_disputed_land_is_pinned_to_it():
    [camp] = pins("A convoy reached the Red Oak camp in Darfur.", "Red Oak camp")
    assert (camp.shape, camp.geo_precision, camp.where_prec) == (Shape.AREA, 3, 4)
    assert camp.latitude == 13.0


def test_a_name_of_a_town_and_of_the_province_that_it_makes_up_is_the_town():
    [town] = pins("Delegations met in Ohrid.", "Ohrid")
    [province] = pins("Fighting went on in Idlib and in Idlib province.", "Idlib province")
    assert (town.shape, town.geo_precision) == (Shape.POINT, 1)
    assert (province.shape, province.geo_precision) == (Shape.AREA, 3)
