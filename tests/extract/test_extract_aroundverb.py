"""Who takes part by where they stand around a verb. All sentences are the project's own."""

from tests.extract.events import told_by


def test_who_signed_is_who_the_verb_of_signing_names():
    text = (
        "The government of Chad and the rebels ended their talks in Doha on Thursday without a truce, but signed a protocol "
        "under which a commission will be set up."
    )
    assert told_by(text, "protocol")["party"] == ["Chadian government", "rebels"]


def test_a_venue_is_no_participant_and_a_visited_capital_is_its_state():
    visit = told_by("President Ana Duarte of Paraguay visited Lima on Tuesday.", "visited")
    assert visit["party"] == ["Ana Duarte"]
    assert visit["host"] == ["Peru"]
    assert visit["place"] == ["Lima"]
    met = told_by("Peru and Ecuador met in Geneva on Tuesday.", "met")
    assert not any(
        "Geneva" in name or "Switzerland" in name for part in ("party", "host") for name in met.get(part, ())
    )
