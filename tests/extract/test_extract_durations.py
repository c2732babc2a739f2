"""How long something lasted: bounds, units, decades. All sentences are the project's own."""

from tests.extract.figures import short, told


def test_decades_are_counted_in_years():
    assert "about 20 years" in short("The truce ended about two decades of war between Chad and Sudan.") or (
        "20 years" in short("The truce ended two decades of war between Chad and Sudan.")
    )


def test_a_duration_keeps_the_bound_of_its_number():
    assert "up to 60 days" in short("The coast guard may hold foreigners on suspicion of trespass for up to 60 days.")


def test_the_words_of_a_duration_hold_its_unit():
    assert ("20 years", None, "two decades") in told("Talks in Goma on Friday aim at ending two decades of war.")
